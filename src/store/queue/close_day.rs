//! Closing the day (闭馆): what nobody finished is void, windows are signed out, nobody waits.
use crate::store::engine::{
    database::{Database, first},
    fault::Fault,
};
use crate::store::queue::end_of_day;
use crate::store::rows::{
    duty,
    ticket::{today, written},
};
use crate::store::{Store, StoreError, TxOutcome, until_done};
use chrono::NaiveDateTime;

/// Closes a day in one statement, and says how much there was to close. Duties are locked before lines, and lines before
/// tickets, as everywhere; counts change by differences, because people take numbers meanwhile.
const CLOSE: &str = "WITH duties AS (
        UPDATE duty SET state = 'closed', reason = '', token = '', since = $2
        WHERE hall = :hall AND day = $1 AND state <> 'closed' RETURNING at_window, clerk
    ), lines AS (
        SELECT line FROM line_day WHERE hall = :hall AND day = $1 AND (SELECT COUNT(*) FROM duties) >= 0
        ORDER BY line FOR UPDATE
    ), open AS (
        SELECT line, number, state AS was, queue, class FROM ticket
        WHERE hall = :hall AND day = $1 AND state IN ('waiting', 'called', 'serving', 'held')
         AND (SELECT COUNT(*) FROM lines) >= 0
        ORDER BY line, number FOR UPDATE
    ), void AS (
        UPDATE ticket SET state = 'expired', since = $2, steps = steps + 1 FROM open
        WHERE ticket.hall = :hall AND ticket.day = $1 AND ticket.line = open.line AND ticket.number = open.number
        RETURNING ticket.line, ticket.number, ticket.steps, ticket.queue
    ), gone AS (
        SELECT queue, SUM(CASE WHEN class = '' THEN 1 ELSE 0 END) AS plain,
            SUM(CASE WHEN class = '' THEN 0 ELSE 1 END) AS priority
        FROM open WHERE was = 'waiting' GROUP BY queue
    ), counted AS (
        UPDATE line_day SET waiting = GREATEST(waiting - gone.plain, 0),
            waiting_priority = GREATEST(waiting_priority - gone.priority, 0)
        FROM gone WHERE line_day.hall = :hall AND line_day.day = $1 AND line_day.line = gone.queue
    ), step AS (
        INSERT INTO ticket_step (hall, day, line, number, step, at, event, queue, at_window, clerk, detail, exact)
        SELECT :hall, $1, line, number, steps, $2, 'expired', queue, '', '', '', 0 FROM void
    ), duty_steps AS (
        INSERT INTO duty_step (hall, day, at_window, step, at, event, clerk, detail)
        SELECT :hall, $1, duties.at_window, 1 + (SELECT COUNT(*) FROM duty_step AS earlier WHERE earlier.hall = :hall
            AND earlier.day = $1 AND earlier.at_window = duties.at_window), $2, 'closed', duties.clerk, '' FROM duties
        RETURNING at_window, step
    ), entries AS (
        SELECT 'duty' AS kind, 'closed' AS event, '' AS line, 0 AS number, step, at_window FROM duty_steps
        UNION ALL SELECT 'ticket', 'expired', line, number, steps, '' FROM void
    ), ordered AS (
        SELECT entries.*, ROW_NUMBER() OVER (ORDER BY kind, at_window, line, number) AS place FROM entries
    ), head AS (
        UPDATE hall SET journal = journal + (SELECT COUNT(*) FROM entries)
        WHERE code = :hall AND EXISTS (SELECT 1 FROM entries) RETURNING journal
    ), entered AS (
        INSERT INTO journal (hall, seq, day, at, kind, event, line, number, step, at_window)
        SELECT :hall, head.journal - (SELECT COUNT(*) FROM entries) + place, $1, $2, kind, event, line, number, step,
            at_window
        FROM head CROSS JOIN ordered
    )
    SELECT (SELECT COUNT(*) FROM entries), pg_notify('service_hall', :hall || ' ' || head.journal) FROM head";

impl Store {
    /// Ends the business day: every ticket that is still open is void, every window closed, nobody waits.
    pub fn close_day(&mut self, at: NaiveDateTime) -> Result<(), StoreError> {
        let doing = "closing the day";
        if self.database.locks_rows() {
            return self.view(doing, |database| close_at_once(database, at));
        }
        self.write(doing, |database, _| {
            let day = today(database, at)?.to_string();
            duty::close_all(database, &day, at)?;
            end_of_day::expire_one_by_one(database, end_of_day::OF_THE_DAY, &day, at)?;
            nobody_waits(database, &day)?;
            Ok(TxOutcome::Commit(()))
        })
    }
}

/// Closes the day where writers lock rows: again, until nothing is left of those who came while the last statement waited for
/// them.
fn close_at_once(database: &mut dyn Database, at: NaiveDateTime) -> Result<(), Fault> {
    let (day, at) = (today(database, at)?.to_string(), written(at));
    until_done(|_| match first(database, CLOSE, &[(&day).into(), (&at).into()], |row| row.number(0)) {
        Ok(Some(_)) => Ok(None),
        Ok(None) => Ok(Some(())),
        Err(fault) if database.is_transient(&fault) => Ok(None),
        Err(fault) => Err(fault),
    })
}

/// Counts nobody in the lines of the day.
fn nobody_waits(database: &mut dyn Database, day: &str) -> Result<(), Fault> {
    let statement = "UPDATE line_day SET waiting = 0, waiting_priority = 0 WHERE hall = :hall AND day = $1";
    database.run(statement, &[day.into()]).map(drop)
}
