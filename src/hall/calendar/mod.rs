//! When the hall works: hours, working days, the business day.
mod business_day;
mod hours;
mod office;
mod workdays;

pub use business_day::{business_day, is_clock_set};
pub use hours::Span;
pub use office::OfficeCalendar;
pub use workdays::{MissingYear, Workdays};
