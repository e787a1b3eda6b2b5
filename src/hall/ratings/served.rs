//! What was done for somebody, as far as a rating of it needs to know.
use crate::hall::{ClerkCode, LineCode, WindowCode};
use chrono::NaiveDateTime;

/// What was done for somebody; nothing in it is about the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServedWork {
    /// When it was finished; none where it is not, and then nobody rates it.
    pub finished_at: Option<NaiveDateTime>,
    /// The line the number was served in; none of an application.
    pub line: Option<LineCode>,
    /// The window that finished it, where one is known.
    pub window: Option<WindowCode>,
    /// The clerk who did, where one is known.
    pub clerk: Option<ClerkCode>,
    /// The departments it was done for, by Chinese name.
    pub departments: Vec<String>,
    /// The matter, by code; empty where none is known.
    pub matter: String,
    /// The class of the person in the line, by code; empty for everybody else.
    pub class: String,
    /// The number was one of an appointment.
    pub from_appointment: bool,
}
