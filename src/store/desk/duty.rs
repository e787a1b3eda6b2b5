//! Who is on duty at which window: signing in, pausing, leaving.
use crate::hall::Hall;
use crate::hall::desk::{Duty, DutyState};
use crate::hall::queue::StepError;
use crate::store::queue::day_lock::lock;
use crate::store::queue::orders::{in_hand, release_all};
use crate::store::rows::duty::{self as duty_rows, DutyRow};
use crate::store::rows::ticket::{today, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

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
            let before = duty_rows::read(database, window, &day)?;
            if duty_rows::is_there(&before.duty, at) && before.duty.clerk != clerk {
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
            duty_rows::update(database, &day, &on)?;
            duty_rows::append(database, &day, &on.duty, at)?;
            Ok(TxOutcome::Commit(Ok(on.duty)))
        })
    }

    /// The duty at a window today, and the token it was taken up with.
    pub fn duty(&mut self, window: &str, at: NaiveDateTime) -> Result<(Duty, String), StoreError> {
        let database = self.database.as_mut();
        let day = today(database, at);
        let found = day.and_then(|day| duty_rows::read(database, window, &day.to_string()));
        let on = found.map_err(|fault| StoreError::new("looking who is on duty", fault))?;
        Ok((on.duty, on.token))
    }

    /// Pauses a window, opens it again, or ends the duty there.
    ///
    /// Ending it is refused while somebody is in hand; what the window held or kept goes back to its lines.
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
            let mut on = duty_rows::read(database, window, &day)?;
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
            duty_rows::update(database, &day, &on)?;
            duty_rows::append(database, &day, &on.duty, at)?;
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
            let mut known = duty_rows::read(database, window, &day)?;
            if known.duty.state == DutyState::Closed || known.duty.clerk != clerk {
                return Ok(TxOutcome::Rollback(Err(StepError::NotOnDuty)));
            }
            known.duty.auto_call = on;
            duty_rows::update(database, &day, &known)?;
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
