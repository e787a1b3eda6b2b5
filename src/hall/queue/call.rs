//! The centre's rules of calling (叫号), and a call itself.
use super::TicketLabel;
use crate::hall::{LineCode, WindowCode};
use chrono::{NaiveDate, NaiveDateTime};

/// The centre's rules of calling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallingRules {
    /// How often a ticket may be called again (重呼).
    pub recalls: u32,
    /// Seconds between two calls of one ticket.
    pub cool_down: u16,
    /// Minutes an appointment may be checked in before its time.
    pub early: u16,
    /// Minutes an appointment may be checked in after its time.
    pub late: u16,
    /// After so many minutes without a key a window is locked until the clerk's PIN comes; 0 for never.
    pub lock: u16,
    /// For so many seconds a window may take back its last step; 0 for never.
    pub undo: u16,
}

impl Default for CallingRules {
    fn default() -> Self {
        CallingRules { recalls: 3, cool_down: 10, early: 30, late: 15, lock: 5, undo: 60 }
    }
}

/// A call (叫号) as the board shows it and the speaker says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The business day.
    pub day: NaiveDate,
    /// Its place among the calls of the day, from 1; every call after another has a higher one.
    pub seq: u32,
    /// The ticket's line, by code.
    pub line: LineCode,
    /// The ticket's number.
    pub number: u32,
    /// Where to go, by window code.
    pub window: WindowCode,
    /// The moment of the call, by the hall's clock.
    pub at: NaiveDateTime,
    /// It was called before, and is called again.
    pub again: bool,
}

impl Call {
    /// What is shown and said: `A012`.
    pub fn label(&self) -> TicketLabel {
        TicketLabel::new(self.line.clone(), self.number)
    }
}
