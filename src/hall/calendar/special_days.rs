//! Days on which the hall, or a line of it, is open at other times than usual: closed this afternoon, a Saturday morning.
use super::Span;
use crate::hall::{LineCode, Name};
use chrono::NaiveDate;

/// A day with hours of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpecialDay {
    /// The day.
    pub day: NaiveDate,
    /// The lines it is about; none means the whole hall.
    pub lines: Vec<LineCode>,
    /// When people are served, in order; none means not at all.
    pub open: Vec<Span>,
    /// Why, as people read it; may be empty.
    pub note: Name,
}
