//! What the lead decides about lines: they are stopped and reopened, and every time is kept.
use crate::hall::figures::LineChange;
use crate::hall::{ClerkCode, LineCode};
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{today, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// How a row says that a line was stopped.
const STOPPED: &str = "stopped";

impl Store {
    /// Stops a line: it gives no numbers until it is reopened. Whoever waits is still called.
    ///
    /// One that is stopped already stays so since it was, by the word of whoever spoke last.
    pub fn stop_line(
        &mut self,
        line: &str,
        who: &ClerkCode,
        reason: &str,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        self.write("stopping a line", |database, _| {
            let when = written(at);
            let values = [line.into(), (&when).into(), who.into(), reason.into()];
            let statement =
                "INSERT INTO line_stop (hall, line, at, who, reason) VALUES (:hall, $1, $2, $3, $4)
                 ON CONFLICT (hall, line) DO UPDATE SET who = excluded.who, reason = excluded.reason";
            database.run(statement, &values)?;
            mark(database, line, true)?;
            append(
                database,
                line,
                &LineChange { at, stopped: true, who: who.clone(), reason: reason.into() },
            )?;
            Ok(TxOutcome::Commit(()))
        })
    }

    /// Reopens a line; `false` where it was not stopped, and then nothing is noted.
    pub fn reopen_line(
        &mut self,
        line: &str,
        who: &ClerkCode,
        at: NaiveDateTime,
    ) -> Result<bool, StoreError> {
        self.write("reopening a line", |database, _| {
            if database.run("DELETE FROM line_stop WHERE hall = :hall AND line = $1", &[line.into()])? == 0 {
                return Ok(TxOutcome::Rollback(false));
            }
            mark(database, line, false)?;
            let step = LineChange { at, stopped: false, who: who.clone(), reason: String::new() };
            append(database, line, &step)?;
            Ok(TxOutcome::Commit(true))
        })
    }

    /// The lines that are stopped, by code: since when, by whom, and why.
    pub fn stopped_lines(&mut self) -> Result<Vec<(LineCode, LineChange)>, StoreError> {
        self.view("looking which lines are stopped", stopped)
    }

    /// Everything that was decided about a line on a business day, in order.
    pub fn line_steps(&mut self, line: &str, at: NaiveDateTime) -> Result<Vec<LineChange>, StoreError> {
        self.read("looking what was decided about a line", |database| {
            let day = today(database, at)?.to_string();
            let statement = "SELECT line, at, who, reason, event FROM line_step
                 WHERE hall = :hall AND day = $1 AND line = $2 ORDER BY step";
            let read = |row: &dyn Row| Ok(LineChange { stopped: row.text(4)? == STOPPED, ..step(row)? });
            all(database, statement, &[(&day).into(), line.into()], read)
        })
    }
}

/// The lines that are stopped, each with how that came.
pub(in crate::store) fn stopped(database: &mut dyn Database) -> Result<Vec<(LineCode, LineChange)>, Fault> {
    let statement = "SELECT line, at, who, reason FROM line_stop WHERE hall = :hall ORDER BY line";
    all(database, statement, &[], |row| Ok((row.text(0)?.into(), step(row)?)))
}

/// Reads a stop out of `line, at, who, reason`.
fn step(row: &dyn Row) -> Result<LineChange, Fault> {
    let (who, reason) = (row.text(2)?.into(), row.text(3)?.to_owned());
    Ok(LineChange { at: row.text(1)?.parse()?, stopped: true, who, reason })
}

/// Marks the line's rows from the business day on, so that whoever holds one of them knows.
fn mark(database: &mut dyn Database, line: &str, stopped: bool) -> Result<(), Fault> {
    let statement = "UPDATE line_day SET stopped = $1 WHERE hall = :hall AND line = $2
         AND day >= (SELECT MAX(newest.day) FROM line_day AS newest WHERE newest.hall = :hall)";
    database.run(statement, &[stopped.into(), line.into()]).map(drop)
}

/// Writes down what was decided about a line; whoever does has touched its row in `line_stop`, so that one goes after the other.
fn append(database: &mut dyn Database, line: &str, step: &LineChange) -> Result<(), Fault> {
    let day = today(database, step.at)?.to_string();
    let counting = "SELECT COUNT(*) FROM line_step WHERE hall = :hall AND day = $1 AND line = $2";
    let count = first(database, counting, &[(&day).into(), line.into()], |row| row.count(0))?.unwrap_or(0);
    let (at, event) = (written(step.at), if step.stopped { STOPPED } else { "reopened" });
    let values = [
        (&day).into(),
        line.into(),
        (count + 1).into(),
        (&at).into(),
        event.into(),
        (&step.who).into(),
        (&step.reason).into(),
    ];
    database.enter(JournalEntry {
        day: day.clone(),
        at: at.clone(),
        kind: "line",
        event: event.to_owned(),
        line: Some(line.into()),
        step: count + 1,
        ..JournalEntry::default()
    });
    let statement = "INSERT INTO line_step (hall, day, line, step, at, event, who, reason)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, $7)";
    database.run(statement, &values).map(drop)
}
