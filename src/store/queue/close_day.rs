//! Closing the day (闭馆): what nobody finished is void, windows are signed out, nobody waits.
use crate::store::engine::{database::Database, fault::Fault};
use crate::store::queue::end_of_day;
use crate::store::rows::{duty, ticket::today};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

impl Store {
    /// Ends the business day: every ticket that is still open is void, every window closed, nobody waits.
    pub fn close_day(&mut self, at: NaiveDateTime) -> Result<(), StoreError> {
        self.write("closing the day", |database, _| {
            let day = today(database, at)?.to_string();
            // In the order in which everybody locks: duties, lines, tickets. Whoever is taking a number or ordering something
            // is waited for.
            duty::close_all(database, &day, at)?;
            nobody_waits(database, &day)?;
            // From here on no number can be given, since each takes an entry of the journal.
            database.run("UPDATE hall SET journal = journal WHERE code = :hall", &[])?;
            end_of_day::expire_one_by_one(database, end_of_day::OF_THE_DAY, &day, at)?;
            // A line may have given its first number just before.
            nobody_waits(database, &day)?;
            Ok(TxOutcome::Commit(()))
        })
    }
}

/// Locks the lines that have a row on the day, and counts nobody in them.
fn nobody_waits(database: &mut dyn Database, day: &str) -> Result<(), Fault> {
    let statement = "UPDATE line_day SET waiting = 0, waiting_priority = 0 WHERE hall = :hall AND day = $1";
    database.run(statement, &[day.into()]).map(drop)
}
