//! What time does to applications: nobody said within five working days whether one is accepted, so that by law it is.
use crate::hall::Hall;
use crate::store::applications::import::{Importing, lock};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::rows::application;
use crate::store::rows::application::ApplicationEntry;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// How many are settled in one go at most; the rest follows the next time.
const AT_ONCE: u32 = 500;

impl Store {
    /// Accepts by law what nobody has accepted in time, so that lists go by the limit that runs since; how many there were. The
    /// step says when that was written down, as an import says it.
    pub fn settle_applications(&mut self, hall: &Hall, at: NaiveDateTime) -> Result<u32, StoreError> {
        let doing = "accepting applications by law";
        // Hardly ever is there one, and then nobody waits for a lock.
        if self.view(doing, |database| waited(database, at))?.is_empty() {
            return Ok(0);
        }
        self.write(doing, |database, _| {
            lock(database)?;
            let limits = HashMap::new();
            let importing = Importing { hall, limits: &limits, at };
            let mut settled = 0;
            for entry in waited(database, at)? {
                settled += u32::from(importing.change(database, &entry, &entry.application.as_told())?);
            }
            Ok(TxOutcome::Commit(settled))
        })
    }
}

/// Those that wait to be accepted, and whose limit for that is over.
fn waited(database: &mut dyn Database, at: NaiveDateTime) -> Result<Vec<ApplicationEntry>, Fault> {
    let now = written(at);
    let condition = format!(
        "is_open = 1 AND state = 'received' AND next_at < $1 ORDER BY next_at, number LIMIT {AT_ONCE}"
    );
    application::entries(database, &condition, &[(&now).into()])
}
