//! How far a backup or a restoring has come, told to whoever waits for it; and giving it up.
use crate::store::engine::{cancelled::Cancelled, fault::Fault};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupWork {
    /// Rows or pages are copied; so many of so many.
    Copying,
    /// What was written is read again and compared.
    Checking,
    /// The new takes the place of the old; a few steps that are over at once.
    Replacing,
}

/// Who is told how far it has come; `false` gives it up.
pub struct BackupObserver<'a>(pub &'a mut dyn FnMut(BackupWork, u64, u64) -> bool);

impl BackupObserver<'_> {
    /// Tells how far it has come; a fault where it is given up.
    pub fn tell(&mut self, work: BackupWork, done: u64, all: u64) -> Result<(), Fault> {
        if (self.0)(work, done, all) { Ok(()) } else { Err(Cancelled.into()) }
    }

    /// Tells of a step after which nothing can be given up any more.
    pub fn tell_only(&mut self, work: BackupWork, done: u64, all: u64) {
        (self.0)(work, done, all);
    }
}
