//! The end of a day: what nobody ended is void, and marked so that no average is taken of it.
use crate::{
    hall::Step,
    store::{
        Ending, Store, StoreError,
        desk::duty,
        engine::{
            database::{Database, all},
            error::Fault,
        },
        rows::ticket::{Noted, by_number, note, today, written},
    },
};
use chrono::NaiveDateTime;

/// Makes the live tickets of earlier days void (当日作废); done with the first number of a line on a day, and with the
/// first order of a window.
pub(in crate::store) fn expire(
    database: &mut dyn Database,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    // Everybody has a visit; asking for it makes SQLite go by the few live tickets and not by ten years of days.
    expire_where(database, "visit > '' AND day || '' < $2", day, at)
}

fn expire_where(database: &mut dyn Database, which: &str, day: &str, at: NaiveDateTime) -> Result<(), Fault> {
    let when = written(at);
    let statement = format!(
        "UPDATE ticket SET state = 'expired', since = $1 WHERE {which}
         AND state IN ('waiting', 'called', 'serving', 'held') RETURNING day, line, number"
    );
    let read = |row: &dyn crate::store::engine::database::Row| {
        Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.count(2)?))
    };
    for (day, line, number) in all(database, &statement, &[(&when).into(), day.into()], read)? {
        let Some(ticket) = by_number(database, &day, &line, number)? else { continue };
        let noted = Noted { exact: false, ..Noted::plain(Step::Expired, at) };
        note(database, &ticket, &noted)?;
    }
    Ok(())
}

impl Store {
    /// Ends the business day: every ticket that is still open is void, every window closed, nobody waits.
    pub fn close_day(&mut self, at: NaiveDateTime) -> Result<(), StoreError> {
        self.atomically("closing the day", |database, _| {
            let day = today(database, at)?.to_string();
            crate::store::queue::orders::lock(database, &day, at)?;
            // The rows of the lines first: whoever is taking a number holds one of them, and is waited for.
            database.run(
                "UPDATE line_day SET waiting = 0, waiting_priority = 0 WHERE day = $1",
                &[(&day).into()],
            )?;
            expire_where(database, "day = $2", &day, at)?;
            duty::close_all(database, &day, at)?;
            Ok(Ending::Keep(()))
        })
    }
}
