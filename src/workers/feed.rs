//! Whether anything has happened in the hall since it was read last.
use crate::store::{Store, StoreError};
use std::time::{Duration, Instant};

/// What depends on time alone is read again after this long.
pub const AGE: Duration = Duration::from_secs(2);

/// A reader's place in what happens in the hall.
///
/// One number is waited for or looked at, and everything is read only where it is another. This is the one place that
/// decides so, for windows, boards, the voice and the lead's screen.
#[derive(Debug, Default)]
pub struct Feed {
    /// The number when the hall was read last, and the one that was looked at since.
    read: Option<i64>,
    seen: Option<i64>,
    at: Option<Instant>,
}

impl Feed {
    /// Looks whether the hall should be read: anything has happened, or it was read longer than `age` ago.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn has_news(&mut self, store: &mut Store, age: Duration) -> Result<bool, StoreError> {
        let seen = Some(store.change_token()?);
        self.seen = seen;
        Ok(self.read != seen || self.at.is_none_or(|at| at.elapsed() >= age))
    }

    /// Waits until something may have happened since it was looked at last, or so long.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn wait(&self, store: &mut Store, limit: Duration) -> Result<(), StoreError> {
        store.wait_for_change(self.seen.unwrap_or_default(), limit).map(drop)
    }

    /// The hall was read, as it stood when it was looked at last or later.
    pub fn was_read(&mut self) {
        (self.read, self.at) = (self.seen, Some(Instant::now()));
    }

    /// It was read on another occasion: what depends on time is fresh, what has happened may not have been seen.
    pub fn was_refreshed(&mut self) {
        self.at = Some(Instant::now());
    }

    /// Begins anew: the hall is to be read whatever has happened.
    pub fn forget(&mut self) {
        *self = Feed::default();
    }
}
