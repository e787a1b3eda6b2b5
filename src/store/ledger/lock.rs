//! Who is in: every open store holds a shared lock, so that the first in and the last out know that they are.
use crate::store::ledger::files::beside;
use rustix::{
    fs::{FlockOperation, flock},
    io::Errno,
};
use std::{
    fs::{File, OpenOptions},
    io,
    path::Path,
};

/// The way in: one at a time, until dropped.
pub struct OpenLock {
    _held: File,
    shared_lock: File,
    /// Nobody else is in, and nobody can come in before [`OpenLock::enter`].
    pub alone: bool,
}

impl OpenLock {
    /// Waits for the door of a store and looks whether anybody is in.
    pub fn acquire(base: &Path) -> io::Result<OpenLock> {
        let held = open(&beside(base, ".door"))?;
        patiently(&held, FlockOperation::LockExclusive)?;
        let shared_lock = open(&beside(base, ".lock"))?;
        let alone = at_once(&shared_lock)?;
        if !alone {
            // Whoever has it for himself is leaving, and done in a moment.
            patiently(&shared_lock, FlockOperation::LockShared)?;
        }
        Ok(OpenLock { _held: held, shared_lock, alone })
    }

    /// Goes in, and lets the next one knock.
    pub fn enter(self) -> io::Result<SharedLock> {
        // The change from alone to shared is not atomic, but all others stand before the door.
        patiently(&self.shared_lock, FlockOperation::LockShared)?;
        Ok(SharedLock(self.shared_lock))
    }
}

/// Being in; leaving is dropping it.
pub struct SharedLock(File);

impl SharedLock {
    /// Says whether nobody else is in. Whoever asks has to leave: the lock may be lost by asking.
    pub fn is_last(&self) -> bool {
        at_once(&self.0).unwrap_or(false)
    }
}

fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).read(true).write(true).open(path)
}

fn patiently(file: &File, lock: FlockOperation) -> io::Result<()> {
    loop {
        match flock(file, lock) {
            Err(Errno::INTR) => {}
            done => return Ok(done?),
        }
    }
}

fn at_once(file: &File) -> io::Result<bool> {
    match flock(file, FlockOperation::NonBlockingLockExclusive) {
        Ok(()) => Ok(true),
        Err(Errno::WOULDBLOCK) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_in_and_the_last_out_know() {
        let base = std::env::temp_dir().join(format!("service-hall-door-{}", std::process::id()));
        let first = OpenLock::acquire(&base).unwrap();
        assert!(first.alone);
        let first = first.enter().unwrap();
        let second = OpenLock::acquire(&base).unwrap();
        assert!(!second.alone);
        let second = second.enter().unwrap();
        assert!(!first.is_last());
        drop(first);
        assert!(second.is_last());
        drop(second);
        assert!(OpenLock::acquire(&base).unwrap().alone);
        for ending in [".door", ".lock"] {
            std::fs::remove_file(beside(&base, ending)).unwrap();
        }
    }
}
