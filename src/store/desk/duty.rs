//! Who is on duty at which window: signing in, pausing, leaving.
use crate::hall::desk::{Duty, DutyState};
use crate::hall::people::session_mark;
use crate::hall::queue::{Step, StepError};
use crate::hall::{ClerkCode, Hall, WindowCode};
use crate::store::engine::{change_set::ChangeSet, database::Database, fault::Fault};
use crate::store::queue::begin_day;
use crate::store::queue::step_changes::StepChanges;
use crate::store::read::order_snapshot::{self, TicketScope};
use crate::store::read::snapshot::Snapshot;
use crate::store::rows::duty::{self as duty_rows, DutyRow};
use crate::store::rows::ticket::{today, written};
use crate::store::{Store, StoreError, TxDecision};
use chrono::{NaiveDate, NaiveDateTime};

impl Store {
    /// Somebody takes up duty at a window; what was in hand there stays in hand.
    ///
    /// `token` is what the window's program shows to be let in again; the store keeps only its mark ([`session_mark`]). Whoever
    /// checks PINs does so before.
    /// Fails where somebody else is on duty there and their program still runs.
    pub fn sign_in(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        clerk: &ClerkCode,
        token: &str,
        at: NaiveDateTime,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        if hall.window(window).is_none() {
            return Ok(Err(StepError::NoWindow));
        }
        self.decide("signing in at a window", |database| {
            let (snapshot, row) = read_own(database, window, &TicketScope::InHand, at)?;
            let before = snapshot.duty_row(window);
            // A session without a mark is over: nobody waits until its program is taken for gone.
            let is_taken = duty_rows::is_online(&before.duty, at) && !before.token.is_empty();
            if is_taken && before.duty.clerk.as_ref() != Some(clerk) {
                return Ok(TxDecision::Leave(Err(StepError::WindowTaken)));
            }
            let duty = Duty {
                window: window.clone(),
                clerk: Some(clerk.clone()),
                state: DutyState::Open,
                since: at,
                // Whoever takes over after somebody else, or anew, did not ask for it.
                auto_call: before.duty.auto_call
                    && before.duty.clerk.as_ref() == Some(clerk)
                    && before.duty.state != DutyState::Closed,
                seen: at,
            };
            let on = DutyRow { duty, token: session_mark(token), press: before.press, ..DutyRow::default() };
            let mut changes = ChangeSet::default();
            duty_rows::require(&mut changes, row.0, &row.1);
            begin_day::ensure(database, &snapshot, at)?;
            duty_rows::sign_in(&mut changes, snapshot.day, &on);
            duty_rows::note(&mut changes, snapshot.day, snapshot.duty_steps + 1, &on.duty, at);
            Ok(TxDecision::Change(Box::new(changes), Ok(on.duty)))
        })
    }

    /// The duty at a window today, and the mark of the token it was taken up with.
    pub fn duty(&mut self, window: &str, at: NaiveDateTime) -> Result<(Duty, String), StoreError> {
        self.read("looking who is on duty", |database| {
            let day = today(database, at)?.to_string();
            let on = duty_rows::read(database, window, &day)?;
            Ok((on.duty, on.token))
        })
    }

    /// The windows where a clerk is on duty, and whether the program of each is there.
    pub fn windows_of(
        &mut self,
        clerk: &ClerkCode,
        at: NaiveDateTime,
    ) -> Result<Vec<(WindowCode, bool)>, StoreError> {
        self.read("looking where somebody is on duty", |database| {
            let day = today(database, at)?.to_string();
            let on = duty_rows::of_clerk(database, clerk, &day)?;
            Ok(on.into_iter().map(|duty| (duty.window.clone(), duty_rows::is_online(&duty, at))).collect())
        })
    }

    /// Pauses a window, opens it again, or ends the duty there.
    ///
    /// Ending it is refused while somebody is in hand; what the window held or kept goes back to its lines.
    pub fn set_duty(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        clerk: &ClerkCode,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        if hall.window(window).is_none() {
            return Ok(Err(StepError::NoWindow));
        }
        self.decide("changing a duty", |database| {
            let scope = if *state == DutyState::Closed { TicketScope::Kept } else { TicketScope::InHand };
            let snapshot = order_snapshot::of_window(database, window, &scope, at)?;
            let before = snapshot.duty_row(window);
            if !before.is_of(clerk) {
                return Ok(TxDecision::Leave(Err(StepError::NotOnDuty)));
            }
            if before.duty.state == *state {
                return Ok(TxDecision::Leave(Ok(before.duty)));
            }
            let mut changes = StepChanges::new(hall, Some(window), None, &snapshot, at);
            duty_rows::require(&mut changes.changes, snapshot.day, &before);
            let mut on = before;
            if *state == DutyState::Closed {
                if let Some(busy) = snapshot.tickets_of("in_hand").next() {
                    return Ok(TxDecision::Leave(Err(StepError::InHand(busy.label()))));
                }
                for row in snapshot.rows_of("kept") {
                    // What cannot be released stays with the window, and is anybody's while it is closed.
                    let _released = changes.step(row, Step::Transferred, None, "released");
                }
                on.token.clear();
            }
            (on.duty.state, on.duty.since, on.duty.seen) = (state.clone(), at, at);
            duty_rows::set_state(&mut changes.changes, &on);
            let step = snapshot.duty_steps + 1;
            duty_rows::note(&mut changes.changes, snapshot.day, step, &on.duty, at);
            changes.into_decision(database, Ok(on.duty))
        })
    }

    /// Calls the next person by itself as soon as the window is free, or no longer.
    pub fn set_auto_call(
        &mut self,
        window: &WindowCode,
        clerk: &ClerkCode,
        on: bool,
        at: NaiveDateTime,
    ) -> Result<Result<Duty, StepError>, StoreError> {
        self.decide("changing a duty", |database| {
            let snapshot = order_snapshot::of_window(database, window, &TicketScope::InHand, at)?;
            let mut known = snapshot.duty_row(window);
            if !known.is_of(clerk) {
                return Ok(TxDecision::Leave(Err(StepError::NotOnDuty)));
            }
            let mut changes = ChangeSet::default();
            duty_rows::require(&mut changes, snapshot.day, &known);
            known.duty.auto_call = on;
            duty_rows::set_auto_call(&mut changes, &known.duty);
            Ok(TxDecision::Change(Box::new(changes), Ok(known.duty)))
        })
    }

    /// A window's program says that it is there.
    pub fn seen(&mut self, window: &str, at: NaiveDateTime) -> Result<(), StoreError> {
        let when = written(at);
        let statement =
            "UPDATE duty SET seen = $1 WHERE hall = :hall AND at_window = $2 AND state <> 'closed'";
        // One statement commits by itself.
        let seen = self.database.run(statement, &[(&when).into(), window.into()]);
        seen.map(drop).map_err(|fault| StoreError::new("saying that a window is there", fault))
    }
}

/// Reads the hall as a window sees it, with the row of its duty, which is made where there is none.
fn read_own(
    database: &mut dyn Database,
    window: &str,
    scope: &TicketScope<'_>,
    at: NaiveDateTime,
) -> Result<(Snapshot, (NaiveDate, DutyRow)), Fault> {
    let read = |database: &mut dyn Database| order_snapshot::of_window(database, window, scope, at);
    let mut snapshot = read(database)?;
    if snapshot.own_duty.is_none() {
        duty_rows::ensure(database, window, &snapshot.day.to_string(), at)?;
        snapshot = read(database)?;
    }
    let row = snapshot.own_duty.clone().ok_or("the row of the duty does not come back")?;
    Ok((snapshot, row))
}
