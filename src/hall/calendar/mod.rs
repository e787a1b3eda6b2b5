//! When the hall works: hours, working days, the business day.
mod business_day;
mod hours;
mod office;
mod special_days;
mod workdays;

pub use business_day::{business_day, is_clock_set};
pub use hours::Span;
pub use office::OfficeCalendar;
pub use special_days::{SpecialDay, with_special_day};
pub use workdays::{MissingYear, Workdays};
