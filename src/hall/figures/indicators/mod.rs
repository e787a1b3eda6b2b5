//! Indicators (指标) of a period: counts of whole numbers, each share with its numerator and its denominator (ADR 50).
mod applications;
mod cases;
mod deadline;
mod indicator;
mod matters;
mod percent;
mod question;
mod ratings;
mod report;
mod tickets;
mod value;

pub use applications::{ApplicationCounts, ApplicationFacts, ApplicationsAside, ShareCount};
pub use cases::CaseCounts;
pub use indicator::Indicator;
pub use percent::Percent;
pub use question::{Belonging, IndicatorQuestion, IndicatorScope, Period};
pub use ratings::RatingCounts;
pub use report::IndicatorCounts;
pub use tickets::{TicketCounts, TicketFacts};
pub use value::{IndicatorValue, Measure, Unknown};
