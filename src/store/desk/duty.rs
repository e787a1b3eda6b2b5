//! Who is on duty at which window: signing in, pausing, leaving.
use crate::hall::Hall;
use crate::hall::desk::{Duty, DutyState};
use crate::hall::queue::StepError;
use crate::store::engine::database::{Database, Row, first};
use crate::store::engine::error::Fault;
use crate::store::engine::journal::Entry;
use crate::store::queue::orders::{in_hand, lock, release_all};
use crate::store::rows::ticket::{today, written};
use crate::store::{Store, StoreError, TxOutcome};
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

fn update(database: &mut dyn Database, day: &str, on: &DutyRow) -> Result<(), Fault> {
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

fn append(database: &mut dyn Database, day: &str, duty: &Duty, at: NaiveDateTime) -> Result<(), Fault> {
    let (event, detail) = words(&duty.state);
    let counting = "SELECT COUNT(*) FROM duty_step WHERE hall = :hall AND day = $1 AND at_window = $2";
    let window = (&duty.window).into();
    let step = first(database, counting, &[day.into(), window], |row| row.count(0))?.unwrap_or(0) + 1;
    let at = written(at);
    let values =
        [day.into(), window, step.into(), (&at).into(), event.into(), (&duty.clerk).into(), detail.into()];
    database.enter(Entry {
        day: day.to_owned(),
        at: at.clone(),
        kind: "duty",
        event: event.to_owned(),
        step,
        window: duty.window.clone(),
        ..Entry::default()
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
    for duty in crate::store::read::lead::duties_of(database, day)? {
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

impl Store {
    /// Somebody takes up duty at a window; what was in hand there stays in hand.
    ///
    /// `token` is what the window's program shows to be let in again without a PIN. Whoever checks PINs does so before.
    /// Fails where somebody else is on duty there and their program still runs.
    pub fn sign_in(
        &mut self,
        hall: &Hall,
        window: &str,
        clerk: &str,
        token: &str,
        at: NaiveDateTime,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        if hall.window(window).is_none() {
            return Ok(Err(StepError::NoWindow));
        }
        self.atomically("signing in at a window", |database, _| {
            let day = today(database, at)?.to_string();
            lock(database, &day, at)?;
            let before = read(database, window, &day)?;
            if is_there(&before.duty, at) && before.duty.clerk != clerk {
                return Ok(TxOutcome::Rollback(Err(StepError::WindowTaken)));
            }
            let duty = Duty {
                window: window.to_owned(),
                clerk: clerk.to_owned(),
                state: DutyState::Open,
                since: at,
                // Whoever takes over after somebody else, or anew, did not ask for it.
                auto_call: before.duty.auto_call
                    && before.duty.clerk == clerk
                    && before.duty.state != DutyState::Closed,
                seen: at,
            };
            let on = DutyRow { duty, token: token.to_owned(), press: before.press };
            update(database, &day, &on)?;
            append(database, &day, &on.duty, at)?;
            Ok(TxOutcome::Commit(Ok(on.duty)))
        })
    }

    /// The duty at a window today, and the token it was taken up with.
    pub fn duty(&mut self, window: &str, at: NaiveDateTime) -> Result<(Duty, String), StoreError> {
        let database = self.database.as_mut();
        let day = today(database, at);
        let found = day.and_then(|day| read(database, window, &day.to_string()));
        let on = found.map_err(|fault| StoreError::new("looking who is on duty", fault))?;
        Ok((on.duty, on.token))
    }

    /// Pauses a window, opens it again, or ends the duty there.
    ///
    /// TxOutcome it is refused while somebody is in hand; what the window held or kept goes back to its lines.
    pub fn set_duty(
        &mut self,
        hall: &Hall,
        window: &str,
        clerk: &str,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        let Some(place) = hall.window(window) else { return Ok(Err(StepError::NoWindow)) };
        self.atomically("changing a duty", |database, _| {
            let day = today(database, at)?.to_string();
            lock(database, &day, at)?;
            let mut on = read(database, window, &day)?;
            if on.duty.state == DutyState::Closed || on.duty.clerk != clerk {
                return Ok(TxOutcome::Rollback(Err(StepError::NotOnDuty)));
            }
            if on.duty.state == *state {
                return Ok(TxOutcome::Rollback(Ok(on.duty)));
            }
            if *state == DutyState::Closed {
                if let Some(busy) = in_hand(database, &day, window)? {
                    return Ok(TxOutcome::Rollback(Err(StepError::InHand(busy.label()))));
                }
                release_all(database, hall, place, &day, at)?;
                on.token.clear();
            }
            (on.duty.state, on.duty.since, on.duty.seen) = (state.clone(), at, at);
            update(database, &day, &on)?;
            append(database, &day, &on.duty, at)?;
            Ok(TxOutcome::Commit(Ok(on.duty)))
        })
    }

    /// Calls the next person by itself as soon as the window is free, or no longer.
    pub fn set_auto_call(
        &mut self,
        window: &str,
        clerk: &str,
        on: bool,
        at: NaiveDateTime,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        self.atomically("changing a duty", |database, _| {
            let day = today(database, at)?.to_string();
            lock(database, &day, at)?;
            let mut known = read(database, window, &day)?;
            if known.duty.state == DutyState::Closed || known.duty.clerk != clerk {
                return Ok(TxOutcome::Rollback(Err(StepError::NotOnDuty)));
            }
            known.duty.auto_call = on;
            update(database, &day, &known)?;
            Ok(TxOutcome::Commit(Ok(known.duty)))
        })
    }

    /// A window's program says that it is there.
    pub fn seen(&mut self, window: &str, at: NaiveDateTime) -> Result<(), StoreError> {
        self.atomically("saying that a window is there", |database, _| {
            let when = written(at);
            let statement =
                "UPDATE duty SET seen = $1 WHERE hall = :hall AND at_window = $2 AND state <> 'closed'";
            database.run(statement, &[(&when).into(), window.into()])?;
            Ok(TxOutcome::Commit(()))
        })
    }
}
