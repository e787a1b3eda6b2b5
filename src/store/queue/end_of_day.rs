//! The end of a day: what nobody ended is void, and marked so that no average is taken of it.
use crate::hall::LineCode;
use crate::store::engine::{
    database::{Database, Row, all},
    entry::JournalEntry,
    fault::Fault,
};
use crate::store::rows::ticket::written;
use chrono::NaiveDateTime;

/// Makes the live tickets of the days before one void (当日作废); done before the first number of a line on a day, and with
/// the first order of a window.
pub(in crate::store) fn expire_before(
    database: &mut dyn Database,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    if !database.locks_rows() {
        return expire_one_by_one(database, EARLIER, day, at);
    }
    let statement = expire_at_once(EARLIER);
    database.run(&statement, &[day.into(), (&written(at)).into()]).map(drop)
}

// Each kind of live ticket is found by its own index, so that ten years of days cost nothing.
const EARLIER: &str = "hall = :hall AND day || '' < $1 AND ((state = 'waiting' AND queue > '')
     OR (at_window <> '' AND state IN ('called', 'serving', 'held')))";
/// The live tickets of a day.
pub(in crate::store) const OF_THE_DAY: &str =
    "hall = :hall AND day = $1 AND state IN ('waiting', 'called', 'serving', 'held')";

/// One statement that voids tickets, appends their steps and enters them in the journal.
fn expire_at_once(which: &str) -> String {
    format!(
        "WITH void AS (
             UPDATE ticket SET state = 'expired', since = $2, steps = steps + 1 WHERE {which}
             RETURNING day, line, number, steps, queue
         ), step AS (
             INSERT INTO ticket_step (hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
             SELECT :hall, day, line, number, steps, $2, 'expired', queue, '', '', '', 0 FROM void
         ), counted AS (
             SELECT void.*, ROW_NUMBER() OVER (ORDER BY day, line, number) AS place FROM void
         ), head AS (
             UPDATE hall SET journal = journal + (SELECT COUNT(*) FROM void) WHERE code = :hall
              AND EXISTS (SELECT 1 FROM void) RETURNING journal
         )
         INSERT INTO journal (hall, seq, day, at, kind, event, line, number, step)
         SELECT :hall, head.journal - (SELECT COUNT(*) FROM void) + counted.place, counted.day, $2, 'ticket', 'expired',
             counted.line, counted.number, counted.steps
         FROM head CROSS JOIN counted RETURNING pg_notify('service_hall', hall || ' ' || (SELECT journal FROM head))"
    )
}

/// The same where one writer has the whole database.
pub(in crate::store) fn expire_one_by_one(
    database: &mut dyn Database,
    which: &str,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let at = written(at);
    let statement = format!("SELECT day, line, number, steps + 1, queue FROM ticket WHERE {which}");
    let read = |row: &dyn Row| {
        Ok((
            (row.text(0)?.to_owned(), LineCode::from(row.text(1)?), row.count(2)?),
            row.count(3)?,
            row.text(4)?.to_owned(),
        ))
    };
    for ((day, line, number), step, queue) in all(database, &statement, &[day.into()], read)? {
        let key = [(&at).into(), step.into(), (&day).into(), (&line).into(), number.into()];
        database.run(
            "UPDATE ticket SET state = 'expired', since = $1, steps = $2
             WHERE hall = :hall AND day = $3 AND line = $4 AND number = $5",
            &key,
        )?;
        database.run(
            "INSERT INTO ticket_step (hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
             VALUES (:hall, $1, $2, $3, $4, $5, 'expired', $6, '', '', '', 0)",
            &[(&day).into(), (&line).into(), number.into(), step.into(), (&at).into(), (&queue).into()],
        )?;
        let (at, event) = (at.clone(), "expired".to_owned());
        database.enter(JournalEntry {
            day,
            at,
            kind: "ticket",
            event,
            line: Some(line),
            number,
            step,
            window: None,
        });
    }
    Ok(())
}
