//! Who is on duty at which window, as rows: read, written, and every change noted.
use crate::hall::ClerkCode;
use crate::hall::desk::{Duty, DutyState};
use crate::hall::queue::LastOrder;
use crate::store::engine::{
    change_set::{ChangeSet, Columns},
    database::{Database, Row, all, first},
    entry::JournalEntry,
    fault::Fault,
};
use crate::store::rows::ticket::written;
use crate::store::rows::undo;
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

pub(in crate::store) use crate::hall::figures::OFFLINE_AFTER;

/// A duty as the store keeps it.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct DutyRow {
    pub duty: Duty,
    /// The mark of what the window's program shows to be let in again after a restart.
    pub token: String,
    /// The last press that was performed.
    pub press: String,
    /// What it did, where it may be taken back, as [`super::undo`] writes it; read of a window's own row alone.
    pub undo: String,
}

impl DutyRow {
    /// Says whether a clerk is on duty here. Without a mark nobody is let in again, and nothing is done for anybody: the account was
    /// closed, or may serve no window any more.
    pub fn is_of(&self, clerk: &ClerkCode) -> bool {
        self.duty.state != DutyState::Closed
            && self.duty.clerk.as_ref() == Some(clerk)
            && !self.token.is_empty()
    }
}

/// Ends the sessions of a clerk at the windows that are not kept, in the transaction that is open: their programs ask who is there, and
/// orders are refused. The windows stay as they are, with whoever is in hand there, until somebody signs in.
pub(in crate::store) fn end_sessions(
    database: &mut dyn Database,
    clerk: &str,
    keeps: impl Fn(&str) -> bool,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let statement = "SELECT at_window, day FROM duty
         WHERE hall = :hall AND clerk = $1 AND state <> 'closed' AND token <> '' ORDER BY at_window";
    let read = |row: &dyn Row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()));
    let mut open = all(database, statement, &[clerk.into()], read)?;
    open.retain(|(window, _)| !keeps(window));
    for (window, day) in open {
        let statement = "UPDATE duty SET token = '' WHERE hall = :hall AND clerk = $1 AND at_window = $2";
        database.run(statement, &[clerk.into(), (&window).into()])?;
        let (event, at, window) = ("ended".to_owned(), written(at), Some(window.into()));
        database.enter(JournalEntry { day, at, kind: "account", event, window, ..JournalEntry::default() });
    }
    Ok(())
}

/// The duty at a window on a day; closed where nobody has signed in that day.
pub(in crate::store) fn read(database: &mut dyn Database, window: &str, day: &str) -> Result<DutyRow, Fault> {
    let statement = "SELECT at_window, clerk, state, reason, since, auto_call, seen, token, press FROM duty
         WHERE hall = :hall AND at_window = $1 AND day = $2";
    let found = first(database, statement, &[window.into(), day.into()], |row| {
        Ok(DutyRow {
            duty: duty(row)?,
            token: row.text(7)?.to_owned(),
            press: row.text(8)?.to_owned(),
            ..DutyRow::default()
        })
    })?;
    Ok(found.unwrap_or_else(|| DutyRow {
        duty: Duty { window: window.into(), ..Duty::default() },
        ..DutyRow::default()
    }))
}

/// The duties of a clerk on a day that are not over, with sessions that are let in.
pub(in crate::store) fn of_clerk(
    database: &mut dyn Database,
    clerk: &ClerkCode,
    day: &str,
) -> Result<Vec<Duty>, Fault> {
    let statement = "SELECT at_window, clerk, state, reason, since, auto_call, seen FROM duty
         WHERE hall = :hall AND clerk = $1 AND day = $2 AND state <> 'closed' AND token <> '' ORDER BY at_window";
    all(database, statement, &[clerk.into(), day.into()], duty)
}

/// Reads a duty out of `at_window, clerk, state, reason, since, auto_call, seen`.
pub(in crate::store) fn duty(row: &dyn Row) -> Result<Duty, Fault> {
    let reason = row.text(3)?;
    Ok(Duty {
        window: row.text(0)?.into(),
        clerk: ClerkCode::in_field(row.text(1)?),
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
pub(in crate::store) fn is_online(duty: &Duty, at: NaiveDateTime) -> bool {
    duty.state != DutyState::Closed && at < duty.seen + TimeDelta::seconds(OFFLINE_AFTER)
}

fn words(state: &DutyState) -> (&'static str, &str) {
    match state {
        DutyState::Open => ("open", ""),
        DutyState::Paused(reason) => ("paused", reason),
        DutyState::Closed => ("closed", ""),
    }
}

/// The row of a window's duty must still be of the day, and as it was but for when the window was seen.
pub(in crate::store) fn require(changes: &mut ChangeSet, day: NaiveDate, on: &DutyRow) {
    changes.require(
        "duty",
        vec![
            ("at_window", (&on.duty.window).into()),
            ("day", (&day.to_string()).into()),
            ("clerk", on.duty.clerk.as_deref().unwrap_or_default().into()),
            ("state", words(&on.duty.state).0.into()),
            ("press", (&on.press).into()),
            // Another token is another session, although of the same clerk.
            ("token", (&on.token).into()),
        ],
    );
}

/// Makes the row of a window's duty where there is none: nobody is there.
pub(in crate::store) fn ensure(
    database: &mut dyn Database,
    window: &str,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let at = written(at);
    let statement = "INSERT INTO duty (hall, at_window, day, clerk, state, reason, since, auto_call, seen, token, press)
         VALUES (:hall, $1, $2, '', 'closed', '', $3, 0, $3, '', '') ON CONFLICT (hall, at_window) DO NOTHING";
    database.run(statement, &[window.into(), day.into(), (&at).into()]).map(drop)
}

/// Somebody takes up duty at a window on a day.
pub(in crate::store) fn sign_in(changes: &mut ChangeSet, day: NaiveDate, on: &DutyRow) {
    let mut set = state_columns(on);
    set.extend([
        ("day", (&day.to_string()).into()),
        ("clerk", on.duty.clerk.as_deref().unwrap_or_default().into()),
        ("auto_call", on.duty.auto_call.into()),
    ]);
    // Whoever was here before took it with them.
    set.extend(undo_columns(None));
    changes.update("duty", vec![("at_window", (&on.duty.window).into())], set);
}

/// A duty is open, paused or closed from now on.
pub(in crate::store) fn set_state(changes: &mut ChangeSet, on: &DutyRow) {
    changes.update("duty", vec![("at_window", (&on.duty.window).into())], state_columns(on));
}

fn state_columns(on: &DutyRow) -> Columns {
    let (state, reason) = words(&on.duty.state);
    vec![
        ("state", state.into()),
        ("reason", reason.into()),
        ("since", (&written(on.duty.since)).into()),
        ("seen", (&written(on.duty.seen)).into()),
        ("token", (&on.token).into()),
    ]
}

/// A window calls by itself from now on, or no longer.
pub(in crate::store) fn set_auto_call(changes: &mut ChangeSet, duty: &Duty) {
    let key = vec![("at_window", (&duty.window).into())];
    changes.update("duty", key, vec![("auto_call", duty.auto_call.into())]);
}

/// Adds a change of duty, also to the journal; `step` says which one of the day at the window it is, from 1.
pub(in crate::store) fn note(
    changes: &mut ChangeSet,
    day: NaiveDate,
    step: u32,
    duty: &Duty,
    at: NaiveDateTime,
) {
    let (event, detail) = words(&duty.state);
    let (day, at) = (day.to_string(), written(at));
    changes.insert(
        "duty_step",
        vec![
            ("day", (&day).into()),
            ("at_window", (&duty.window).into()),
            ("step", step.into()),
            ("at", (&at).into()),
            ("event", event.into()),
            ("clerk", duty.clerk.as_deref().unwrap_or_default().into()),
            ("detail", detail.into()),
        ],
    );
    let (event, window) = (event.to_owned(), Some(duty.window.clone()));
    changes.enter(JournalEntry { day, at, kind: "duty", event, step, window, ..JournalEntry::default() });
}

fn append(database: &mut dyn Database, day: &str, duty: &Duty, at: NaiveDateTime) -> Result<(), Fault> {
    let counting = "SELECT COUNT(*) FROM duty_step WHERE hall = :hall AND day = $1 AND at_window = $2";
    let values = [day.into(), (&duty.window).into()];
    let step = first(database, counting, &values, |row| row.count(0))?.unwrap_or(0) + 1;
    let mut changes = ChangeSet::default();
    note(&mut changes, day.parse()?, step, duty, at);
    changes.apply_in_transaction(database)
}

/// Ends every duty of a day, and writes that down: of those that this very statement ends.
pub(in crate::store) fn close_all(
    database: &mut dyn Database,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let since = written(at);
    let statement = "UPDATE duty SET state = 'closed', reason = '', token = '', since = $1
         WHERE hall = :hall AND day = $2 AND state <> 'closed'
         RETURNING at_window, clerk, state, reason, since, auto_call, seen";
    for duty in all(database, statement, &[(&since).into(), day.into()], duty)? {
        append(database, day, &duty, at)?;
    }
    Ok(())
}

/// Remembers which press was performed last at a window, and what it did where that may be taken back. `stops_calling` where the
/// window is to call by itself no longer.
pub(in crate::store) fn remember_press(
    changes: &mut ChangeSet,
    window: &str,
    press: &str,
    made: Option<&LastOrder>,
    stops_calling: bool,
) {
    let mut set = vec![("press", press.into())];
    set.extend(undo_columns(made));
    set.extend(stops_calling.then(|| ("auto_call", false.into())));
    changes.update("duty", vec![("at_window", window.into())], set);
}

/// What is kept of an order that may be taken back, and of which ticket.
fn undo_columns(made: Option<&LastOrder>) -> Columns {
    let (line, number) =
        made.map_or((String::new(), 0), |made| (made.before.line.to_string(), made.before.number));
    vec![
        ("undo", (&made.map(undo::text).unwrap_or_default()).into()),
        ("undo_line", (&line).into()),
        ("undo_number", number.into()),
    ]
}
