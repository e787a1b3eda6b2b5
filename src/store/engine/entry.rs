//! An entry of a hall's journal.
use crate::hall::{LineCode, WindowCode};

/// A settled change, as the journal lists it; its details are in the table of its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JournalEntry {
    /// The business day.
    pub day: String,
    /// The moment, as the store writes moments.
    pub at: String,
    /// The table with the details: `ticket`, `duty`, `line`, `print`, `appointment`, `case`, `setup`, `catalogue`, `account`.
    pub kind: &'static str,
    /// What happened, in the words of that table.
    pub event: String,
    /// The line of a ticket, or the line itself, where there is one.
    pub line: Option<LineCode>,
    /// The number of a ticket or of a case; 0 where there is none.
    pub number: u32,
    /// The step of a ticket or of a case, from 1; 0 where there is none.
    pub step: u32,
    /// The window, where there is one.
    pub window: Option<WindowCode>,
}
