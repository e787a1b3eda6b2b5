//! Closing the day (闭馆): what nobody finished is void, windows are signed out, nobody waits.
use crate::store::queue::end_of_day;
use crate::store::rows::{duty, ticket::today};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

impl Store {
    /// Ends the business day: every ticket that is still open is void, every window closed, nobody waits.
    pub fn close_day(&mut self, at: NaiveDateTime) -> Result<(), StoreError> {
        self.atomically("closing the day", |database, _| {
            let day = today(database, at)?.to_string();
            // In the order in which everybody locks: duties, lines, tickets. Whoever is taking a number or ordering something
            // is waited for.
            duty::close_all(database, &day, at)?;
            database.run(
                "UPDATE line_day SET waiting = 0, waiting_priority = 0 WHERE hall = :hall AND day = $1",
                &[(&day).into()],
            )?;
            end_of_day::expire_one_by_one(database, end_of_day::OF_THE_DAY, &day, at)?;
            Ok(TxOutcome::Commit(()))
        })
    }
}
