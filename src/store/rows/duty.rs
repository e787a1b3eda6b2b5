//! Who is on duty at which window, as rows: read, written, and every change noted.
use crate::hall::desk::{Duty, DutyState};
use crate::store::engine::{
    database::{Database, Row, all, first},
    entry::JournalEntry,
    fault::Fault,
};
use crate::store::rows::ticket::written;
use chrono::{NaiveDateTime, TimeDelta};

pub(in crate::store) use crate::hall::figures::GONE;

/// A duty as the store keeps it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct DutyRow {
    pub duty: Duty,
    /// What the window's program shows to be let in again after a restart.
    pub token: String,
    /// The last press that was performed.
    pub press: String,
}

/// The duty at a window on a day; closed where nobody has signed in that day.
pub(in crate::store) fn read(database: &mut dyn Database, window: &str, day: &str) -> Result<DutyRow, Fault> {
    let statement = "SELECT at_window, clerk, state, reason, since, auto_call, seen, token, press FROM duty
         WHERE hall = :hall AND at_window = $1 AND day = $2";
    let found = first(database, statement, &[window.into(), day.into()], |row| {
        Ok(DutyRow { duty: duty(row)?, token: row.text(7)?.to_owned(), press: row.text(8)?.to_owned() })
    })?;
    Ok(found.unwrap_or_else(|| DutyRow {
        duty: Duty { window: window.to_owned(), ..Duty::default() },
        ..DutyRow::default()
    }))
}

/// Reads a duty out of `at_window, clerk, state, reason, since, auto_call, seen`.
pub(in crate::store) fn duty(row: &dyn Row) -> Result<Duty, Fault> {
    let reason = row.text(3)?;
    Ok(Duty {
        window: row.text(0)?.to_owned(),
        clerk: row.text(1)?.to_owned(),
        state: state(row.text(2)?, reason),
        since: row.text(4)?.parse()?,
        auto_call: row.number(5)? != 0,
        seen: row.text(6)?.parse()?,
    })
}

/// The state of a duty out of the words of its row.
pub(in crate::store) fn state(word: &str, reason: &str) -> DutyState {
    match word {
        "open" => DutyState::Open,
        "paused" => DutyState::Paused(reason.to_owned()),
        _ => DutyState::Closed,
    }
}

/// Says whether somebody is on duty, with a program that was heard lately.
pub(in crate::store) fn is_there(duty: &Duty, at: NaiveDateTime) -> bool {
    duty.state != DutyState::Closed && at < duty.seen + TimeDelta::seconds(GONE)
}

fn words(state: &DutyState) -> (&'static str, &str) {
    match state {
        DutyState::Open => ("open", ""),
        DutyState::Paused(reason) => ("paused", reason),
        DutyState::Closed => ("closed", ""),
    }
}

pub(in crate::store) fn update(database: &mut dyn Database, day: &str, on: &DutyRow) -> Result<(), Fault> {
    let (state, reason) = words(&on.duty.state);
    let (since, seen) = (written(on.duty.since), written(on.duty.seen));
    let values = [
        (&on.duty.window).into(),
        day.into(),
        (&on.duty.clerk).into(),
        state.into(),
        reason.into(),
        (&since).into(),
        on.duty.auto_call.into(),
        (&seen).into(),
        (&on.token).into(),
        (&on.press).into(),
    ];
    let statement = "INSERT INTO duty (hall, at_window, day, clerk, state, reason, since, auto_call, seen, token, press)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (hall, at_window) DO UPDATE SET day = excluded.day, clerk = excluded.clerk, state = excluded.state,
         reason = excluded.reason, since = excluded.since, auto_call = excluded.auto_call, seen = excluded.seen,
         token = excluded.token, press = excluded.press";
    database.run(statement, &values).map(drop)
}

pub(in crate::store) fn append(
    database: &mut dyn Database,
    day: &str,
    duty: &Duty,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let (event, detail) = words(&duty.state);
    let counting = "SELECT COUNT(*) FROM duty_step WHERE hall = :hall AND day = $1 AND at_window = $2";
    let window = (&duty.window).into();
    let step = first(database, counting, &[day.into(), window], |row| row.count(0))?.unwrap_or(0) + 1;
    let at = written(at);
    let values =
        [day.into(), window, step.into(), (&at).into(), event.into(), (&duty.clerk).into(), detail.into()];
    database.enter(JournalEntry {
        day: day.to_owned(),
        at: at.clone(),
        kind: "duty",
        event: event.to_owned(),
        step,
        window: duty.window.clone(),
        ..JournalEntry::default()
    });
    let statement = "INSERT INTO duty_step (hall, day, at_window, step, at, event, clerk, detail)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, $7)";
    database.run(statement, &values).map(drop)
}

/// Ends every duty of a day, and writes that down.
pub(in crate::store) fn close_all(
    database: &mut dyn Database,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    for duty in duties_of(database, day)? {
        if duty.state != DutyState::Closed {
            append(database, day, &Duty { state: DutyState::Closed, ..duty }, at)?;
        }
    }
    let since = written(at);
    let statement = "UPDATE duty SET state = 'closed', reason = '', token = '', since = $1
         WHERE hall = :hall AND day = $2 AND state <> 'closed'";
    database.run(statement, &[(&since).into(), day.into()]).map(drop)
}

/// Remembers which press was performed last at a window.
pub(in crate::store) fn remember_press(
    database: &mut dyn Database,
    window: &str,
    press: &str,
) -> Result<(), Fault> {
    let statement = "UPDATE duty SET press = $1 WHERE hall = :hall AND at_window = $2";
    database.run(statement, &[press.into(), window.into()]).map(drop)
}

/// Everybody who was on duty on a day.
pub(in crate::store) fn duties_of(database: &mut dyn Database, day: &str) -> Result<Vec<Duty>, Fault> {
    let statement = "SELECT at_window, clerk, state, reason, since, auto_call, seen FROM duty
         WHERE hall = :hall AND day = $1 ORDER BY at_window";
    all(database, statement, &[day.into()], duty)
}
