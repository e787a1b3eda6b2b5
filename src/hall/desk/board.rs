//! The board of the hall (大屏): what it is set up to show, and what it shows.
use crate::hall::{LineCode, Name, WindowCode, queue::Call, queue::TicketLabel};

/// A board on a wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// Its code, such as `1`.
    pub code: String,
    /// What stands above it.
    pub name: Name,
    /// The windows whose calls it shows, by code; empty means all.
    pub windows: Vec<WindowCode>,
    /// Notices that take turns at its foot.
    pub notices: Vec<Name>,
}

/// What the store knows for a board: no names, nothing personal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoardView {
    /// The latest call of each ticket that is called or being served, the newest first.
    pub calls: Vec<Call>,
    /// The place of the newest call of the day; 0 before the first.
    pub seq: u32,
    /// How many wait in each line, by line code.
    pub waiting: Vec<(LineCode, u32)>,
    /// Tickets that were missed, the newest first: label, line it waits in, and whether it is called again by itself.
    pub missed: Vec<(TicketLabel, LineCode, bool)>,
    /// The edition of the setup in force.
    pub setup: u32,
}
