//! The hall at a glance, for whoever leads it (值班主任).
use super::{Duty, LineToday, Ticket};
use chrono::NaiveDateTime;

/// When somebody should look: minutes and people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarms {
    /// Somebody waits longer than so many minutes.
    pub longest_wait: u16,
    /// More people wait in a line.
    pub waiting: u16,
    /// Somebody is served longer than so many minutes.
    pub serving: u16,
    /// A window is free for so many minutes while people wait for it.
    pub idle: u16,
    /// A window pauses longer than so many minutes.
    pub pause: u16,
}

impl Default for Alarms {
    fn default() -> Self {
        Alarms { longest_wait: 30, waiting: 20, serving: 40, idle: 5, pause: 15 }
    }
}

/// A line as the lead sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineNow {
    /// Its counts, its pace, and whether it was stopped.
    pub today: LineToday,
    /// Since when the one who waits longest has waited.
    pub oldest: Option<NaiveDateTime>,
}

/// A window as the lead sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowNow {
    /// Who is on duty.
    pub duty: Duty,
    /// The ticket in hand.
    pub in_hand: Option<Ticket>,
    /// When it last had one, if it has none.
    pub free_since: Option<NaiveDateTime>,
    /// How many were finished today.
    pub done: u32,
}

/// The hall at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HallNow {
    /// Every line that has given numbers today.
    pub lines: Vec<LineNow>,
    /// Every window that was signed in at today.
    pub windows: Vec<WindowNow>,
}
