//! Whether anything has happened in the hall since it was read last.
use crate::store::{Change, Store, StoreError};
use std::time::{Duration, Instant};

/// What depends on time alone is read again after this long; so is everything, should a notice be lost.
pub const MAX_AGE: Duration = Duration::from_secs(2);

/// A reader's place in what happens in the hall.
///
/// This is the one place that decides whether the hall is read again, for windows, boards, the voice and the lead's screen:
/// where a change was heard of, and where some time has passed. While nobody listens, one number is looked at instead.
#[derive(Debug, Default)]
pub struct Feed {
    /// The newest journal entry that was read, as far as is known.
    read: Option<i64>,
    /// The newest one that was heard of.
    heard: Option<i64>,
    /// Something has changed since the hall was read.
    is_stale: bool,
    /// Changes are heard of.
    is_listening: bool,
    /// When the hall was read.
    at: Option<Instant>,
}

impl Feed {
    /// Takes in what was heard while it was waited.
    pub fn hear(&mut self, change: Change) {
        self.is_listening = true;
        match change {
            Change::Nothing => {}
            // What a reader did itself it has read already.
            Change::Entry(number) if self.read.is_some_and(|read| number <= read) => {}
            Change::Entry(number) => (self.heard, self.is_stale) = (Some(number), true),
            Change::Unknown => (self.read, self.is_stale) = (None, true),
        }
    }

    /// Says whether something was heard of since the hall was read.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// Nobody listens any more: from now on it is looked.
    pub fn lose(&mut self) {
        self.is_listening = false;
    }

    /// Says whether the hall should be read: anything has happened, or it was read longer than `age` ago.
    ///
    /// # Errors
    /// Fails where it is looked, and the store fails.
    pub fn has_news(&mut self, store: &mut Store, age: Duration) -> Result<bool, StoreError> {
        if !self.is_listening {
            let newest = Some(store.change_token()?);
            self.is_stale |= self.read != newest;
            self.heard = newest;
        }
        Ok(self.is_stale || self.at.is_none_or(|at| at.elapsed() >= age))
    }

    /// Waits until something may have happened, or so long, on the reader's own connection.
    ///
    /// # Errors
    /// Fails where the connection is lost.
    pub fn wait(&mut self, store: &mut Store, limit: Duration) -> Result<(), StoreError> {
        let heard = store.wait_for_change(limit);
        match &heard {
            Ok(change) => self.hear(*change),
            Err(_) => self.lose(),
        }
        heard.map(drop)
    }

    /// The hall was read, after all that was heard.
    pub fn was_read(&mut self) {
        (self.read, self.is_stale, self.at) = (self.heard, false, Some(Instant::now()));
    }

    /// The hall was read as of an entry of the journal.
    pub fn was_read_at(&mut self, entry: i64) {
        self.heard = Some(entry);
        self.was_read();
    }

    /// Begins anew: the hall is to be read whatever has happened.
    pub fn forget(&mut self) {
        *self = Feed { is_listening: self.is_listening, ..Feed::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, process};

    const LONG: Duration = Duration::from_hours(1);

    fn in_a_store(name: &str, work: impl FnOnce(&mut Store, &mut Feed)) {
        let folder = env::temp_dir().join(format!("hall-feed-{}-{name}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let url = format!("sqlite:{}", folder.join("hall.db").display()).parse().unwrap();
        work(&mut Store::open(&url, None).unwrap(), &mut Feed::default());
        fs::remove_dir_all(&folder).unwrap();
    }

    fn change(store: &mut Store) -> i64 {
        store.stop_line("A", &"Li".into(), "", "2026-11-23T09:00:00".parse().unwrap()).unwrap();
        store.change_token().unwrap()
    }

    #[test]
    fn who_listens_reads_what_was_heard_of_and_nothing_else() {
        in_a_store("listening", |store, feed| {
            feed.hear(Change::Unknown);
            assert!(feed.has_news(store, LONG).unwrap(), "nobody listened before");
            feed.was_read();
            let entry = change(store);
            assert!(!feed.has_news(store, LONG).unwrap(), "nothing is asked of the store");
            feed.hear(Change::Nothing);
            assert!(!feed.has_news(store, LONG).unwrap());
            feed.hear(Change::Entry(entry));
            assert!(feed.has_news(store, LONG).unwrap());
            feed.was_read_at(entry);
            feed.hear(Change::Entry(entry));
            assert!(!feed.has_news(store, LONG).unwrap(), "what was read is no news");
        });
    }

    #[test]
    fn a_notice_that_is_lost_is_made_up_for_by_age() {
        in_a_store("age", |store, feed| {
            feed.hear(Change::Nothing);
            feed.was_read();
            assert!(feed.has_news(store, Duration::ZERO).unwrap());
        });
    }

    #[test]
    fn who_cannot_listen_looks() {
        in_a_store("looking", |store, feed| {
            assert!(feed.has_news(store, LONG).unwrap());
            feed.was_read();
            assert!(!feed.has_news(store, LONG).unwrap());
            feed.hear(Change::Nothing);
            change(store);
            assert!(!feed.has_news(store, LONG).unwrap());
            feed.lose();
            assert!(feed.has_news(store, LONG).unwrap(), "found by looking");
            feed.was_read();
            assert!(!feed.has_news(store, LONG).unwrap());
        });
    }

    #[test]
    fn an_older_copy_is_read_although_its_numbers_are_lower() {
        in_a_store("older", |store, feed| {
            feed.was_read_at(100);
            assert!(feed.has_news(store, LONG).unwrap(), "looked at");
            feed.was_read_at(100);
            feed.hear(Change::Unknown);
            feed.was_read_at(7);
            feed.hear(Change::Entry(8));
            assert!(feed.has_news(store, LONG).unwrap(), "heard of");
        });
    }
}
