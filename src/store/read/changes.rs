//! Waiting for changes of a hall, in place of looking for them.
use crate::hall::HallCode;
use crate::store::engine::{
    change::Change, database::Database, fault::Fault, postgres::Postgres, schema, sqlite::Sqlite,
    url::StoreUrl,
};
use crate::store::{Store, StoreError};
use std::time::Duration;

/// How often the lead's screen looks whether another process has written: soon enough for a person at a desk.
const LOOK_STEP: Duration = Duration::from_millis(40);

/// A connection of its own that hears of a hall's changes and does nothing else, for a thread that waits.
///
/// It opens when it is waited on, and anew after a failure. It needs no ledger: whatever is heard is a reason to read the
/// store, never what is shown.
pub struct Changes {
    url: StoreUrl,
    hall: HallCode,
    database: Option<Box<dyn Database>>,
}

impl Changes {
    /// Waits for a change as [`Store::wait_for_change`] does.
    ///
    /// # Errors
    /// Fails where the database cannot be reached, or is lost; the next try connects anew.
    pub fn wait(&mut self, limit: Duration) -> Result<Change, StoreError> {
        let heard = self.listen(limit);
        if heard.is_err() {
            self.database = None;
        }
        heard.map_err(|fault| StoreError::new("listening for changes", fault))
    }

    fn listen(&mut self, limit: Duration) -> Result<Change, Fault> {
        if let Some(database) = &mut self.database {
            return database.wait_for_entry(limit);
        }
        let mut database: Box<dyn Database> = match &self.url {
            StoreUrl::Sqlite(path) => {
                Box::new(Sqlite::open(path, false, schema::NEWEST)?.looking_every(LOOK_STEP))
            }
            StoreUrl::Postgres(address) => Box::new(Postgres::connect(address, &self.hall)?),
        };
        database.serve(&self.hall);
        self.database.insert(database).wait_for_entry(limit)
    }
}

impl Store {
    /// Another connection to the same hall, which only hears of changes.
    pub fn changes(&self) -> Changes {
        Changes { url: self.url.clone(), hall: self.hall.clone(), database: None }
    }

    /// Waits until something that screens show may have changed, or so long; may end early.
    ///
    /// The first time it begins to listen and answers [`Change::Unknown`] at once. Where the database tells its sessions of
    /// changes, waiting costs no statement; elsewhere it is one small look every few milliseconds.
    ///
    /// # Errors
    /// Fails where the connection is lost.
    pub fn wait_for_change(&mut self, limit: Duration) -> Result<Change, StoreError> {
        let heard = self.database.wait_for_entry(limit);
        heard.map_err(|fault| StoreError::new("waiting for a change", fault))
    }
}
