//! A window (窗口) of the hall.
use super::{Name, Span};
use chrono::NaiveTime;

/// A window and the lines it serves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// What is written above it, such as `A01`.
    pub code: String,
    /// What it is for.
    pub name: Name,
    /// The floor, or 0 where unknown.
    pub floor: u8,
    /// The lines it serves, by code.
    pub lines: Vec<String>,
    /// When it is staffed on a working day; empty means whenever its lines give numbers.
    pub open: Vec<Span>,
}

impl Window {
    /// Says whether the window is staffed at a time of a working day, by the timetable.
    pub fn is_open(&self, time: NaiveTime, otherwise: &[Span]) -> bool {
        let open = if self.open.is_empty() { otherwise } else { &self.open };
        open.iter().any(|span| span.contains(time))
    }
}
