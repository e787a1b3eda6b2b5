//! What the worker knows of its kiosk's machine, for whoever tends it.
use super::identity::IdentityCheck;

/// What tending a kiosk needs of the world.
pub struct KioskKeeping {
    /// Says who somebody is.
    pub identity: IdentityCheck,
    /// Which program it is.
    pub version: String,
    /// The store's address without passwords.
    pub store: String,
    /// Says how many bytes are free where the program writes.
    pub free: Box<dyn Fn() -> Option<u64> + Send>,
}
