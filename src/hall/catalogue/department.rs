//! The units that have come into the hall, and the themes people look under.
use crate::hall::Name;

/// How a unit is present in the hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// With a window and people of its own (进驻).
    #[default]
    Resident,
    /// Its matters are taken in by others for it (委托).
    Delegated,
}

/// A unit whose matters are dealt with in the hall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Department {
    /// Its name; the Chinese one is the key that matters and lines use.
    pub name: Name,
    /// Resident or delegated.
    pub presence: Presence,
    /// The floor its windows are on, or 0 where unknown.
    pub floor: u8,
    /// Its telephone, or empty.
    pub phone: String,
}

/// A theme people look under, such as 社会保障.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Its name; the Chinese one is the key that matters use.
    pub name: Name,
    /// The one character drawn big on its tile.
    pub glyph: Option<char>,
}
