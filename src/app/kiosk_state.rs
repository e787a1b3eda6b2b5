//! What whoever tends a kiosk sees of it, behind the hidden entrance.
use crate::hall::people::{Authority, KioskOut};

/// How a kiosk is, as far as its own screens do not know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KioskState {
    /// Since when it is out of service, and by whom; nothing where it serves.
    pub out: Option<KioskOut>,
    /// Which program it is.
    pub version: String,
    /// The store's address without passwords.
    pub store: String,
    /// The edition of the setup in force.
    pub setup: u32,
    /// The edition of the catalogue in force.
    pub catalogue: u32,
    /// Bytes that are free where the program writes; nothing where nobody knows.
    pub free: Option<u64>,
}

/// Somebody who was let in behind a kiosk's entrance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KioskTending {
    /// Who it is, and what they may do.
    pub authority: Authority,
    /// How the kiosk is.
    pub state: KioskState,
}
