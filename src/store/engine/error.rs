//! What goes wrong with the store: what was being done, and the chain of causes.
use crate::store::{
    engine::cancelled::Cancelled,
    engine::other_centre::OtherCentre,
    engine::{fault::Fault, postgres, sqlite},
};
use std::{error::Error, fmt, io};

/// The store failed. A refusal of the hall is never one of these: it is a value.
#[derive(Debug)]
pub struct StoreError {
    doing: &'static str,
    source: Fault,
}

impl StoreError {
    pub(in crate::store) fn new(doing: &'static str, source: impl Into<Fault>) -> Self {
        StoreError { doing, source: source.into() }
    }

    /// What was being done, such as `taking a number`.
    pub fn doing(&self) -> &'static str {
        self.doing
    }

    /// Says whether the disk is full, or a file has reached its limit; room may come back.
    pub fn is_full(&self) -> bool {
        self.any(|cause| {
            let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
            matches!(
                io,
                Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge)
            ) || sqlite::is_full(cause)
                || postgres::is_full(cause)
        })
    }

    /// Says whether somebody else held the store for too long; the same may succeed later.
    pub fn is_busy(&self) -> bool {
        self.any(|cause| sqlite::is_busy(cause) || postgres::is_busy(cause))
    }

    /// Says whether only this operation failed and the open store is still of use, above all for reading.
    ///
    /// So it is where the disk is full or may not be written, where somebody was in the way for too long, and where a
    /// rule of the database was broken. In all other cases the store should be opened anew.
    pub fn leaves_store(&self) -> bool {
        let refused = |cause: &(dyn Error + 'static)| {
            let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
            matches!(io, Some(io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied))
                || sqlite::is_refused(cause)
                || postgres::is_refused(cause)
        };
        self.is_full() || self.is_busy() || self.any(refused)
    }

    /// Says whether the database file is damaged or is no database, so that trying again is no use.
    pub fn is_damaged(&self) -> bool {
        self.any(sqlite::is_damaged)
    }

    /// The other centre that the hall's code belongs to, where that is why the store was not opened.
    pub fn other_centre(&self) -> Option<&OtherCentre> {
        self.source.downcast_ref()
    }

    /// Says whether somebody gave the work up, and nothing failed.
    pub fn is_cancelled(&self) -> bool {
        self.source.is::<Cancelled>()
    }

    /// Says whether another program is doing the same at the same place.
    pub fn is_taken(&self) -> bool {
        self.any(|cause| {
            cause.downcast_ref::<io::Error>().is_some_and(|io| io.kind() == io::ErrorKind::WouldBlock)
        })
    }

    /// What the operating system says of a file, where that is why and no server; `Other` where a database says that its disk does
    /// not work.
    pub fn file_fault(&self) -> Option<io::ErrorKind> {
        let mut next = self.source();
        while let Some(cause) = next {
            if postgres::is_its_word(cause) {
                return None;
            }
            if let Some(fault) = cause.downcast_ref::<io::Error>() {
                return Some(fault.kind());
            }
            if sqlite::is_disk(cause) {
                return Some(io::ErrorKind::Other);
            }
            next = cause.source();
        }
        None
    }

    /// The whole chain of causes in one line, for the log.
    pub fn chain(&self) -> String {
        let mut said = self.to_string();
        let mut next = self.source();
        while let Some(cause) = next {
            let words = cause.to_string();
            if !said.ends_with(&words) {
                said.push_str(": ");
                said.push_str(&words);
            }
            next = cause.source();
        }
        said
    }

    fn any(&self, wanted: impl Fn(&(dyn Error + 'static)) -> bool) -> bool {
        let mut next = self.source();
        while let Some(cause) = next {
            if wanted(cause) {
                return true;
            }
            next = cause.source();
        }
        false
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the store failed while {}", self.doing)
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.source.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_known_and_the_chain_is_whole() {
        let full = StoreError::new("taking a number", io::Error::from(io::ErrorKind::StorageFull));
        assert!(full.is_full() && !full.is_busy() && !full.is_damaged() && full.leaves_store());
        let gone = StoreError::new("taking a number", io::Error::from(io::ErrorKind::NotFound));
        assert!(!gone.leaves_store());
        assert_eq!(full.chain(), "the store failed while taking a number: no storage space");
    }
}
