//! Giving a number back (退号): by whoever has the slip, or by the staff.
use crate::hall::desk::RemovalReason;
use crate::hall::queue::{Step, StepError, Ticket, TicketState};
use crate::hall::{ClerkCode, Hall};
use crate::store::queue::step_changes::StepChanges;
use crate::store::read::order_snapshot;
use crate::store::rows::receipt_key;
use crate::store::{Store, StoreError, TxDecision};
use chrono::NaiveDateTime;

impl Store {
    /// Gives a number back (本人取消), by a member of the staff or, where `by` is none, by whoever has the slip; `None`
    /// where there is no such ticket today.
    ///
    /// A number that was called is its window's. Whoever has the slip gives back only what waits; the staff also what is
    /// held, or missed and kept. With the number of an appointment the appointment is cancelled.
    pub fn cancel(
        &mut self,
        hall: &Hall,
        code: &str,
        by: Option<&ClerkCode>,
        at: NaiveDateTime,
    ) -> Result<Option<Result<Ticket, StepError>>, StoreError> {
        self.take_out(hall, code, by, None, at)
    }

    /// Takes a waiting number out of the line (移出): it is not the person who gave it back, and they are told so.
    pub fn remove(
        &mut self,
        hall: &Hall,
        code: &str,
        (by, reason): (&ClerkCode, RemovalReason),
        at: NaiveDateTime,
    ) -> Result<Option<Result<Ticket, StepError>>, StoreError> {
        self.take_out(hall, code, Some(by), Some(reason), at)
    }

    fn take_out(
        &mut self,
        hall: &Hall,
        code: &str,
        by: Option<&ClerkCode>,
        reason: Option<RemovalReason>,
        at: NaiveDateTime,
    ) -> Result<Option<Result<Ticket, StepError>>, StoreError> {
        let mut keys = self.receipt_keys.clone();
        let done = self.decide("giving a number back", |database| {
            if !receipt_key::is_true_ticket(database, &mut keys, code)? {
                return Ok(TxDecision::Leave(None));
            }
            let snapshot = order_snapshot::of_code(database, code, at)?;
            let found = snapshot.rows_of("coded").find(|row| row.ticket.day == snapshot.day);
            let Some(row) = found else { return Ok(TxDecision::Leave(None)) };
            let ticket = &row.ticket;
            let is_windows = ticket.state.is_at_window() || ticket.state == TicketState::Held && by.is_none();
            if let Some(window) = ticket.window.as_ref().filter(|_| is_windows) {
                return Ok(TxDecision::Leave(Some(Err(StepError::Elsewhere(window.clone())))));
            }
            let mut changes = StepChanges::new(hall, ticket.window.as_ref(), by, &snapshot, at);
            let done = match reason {
                Some(reason) => changes.remove(row, reason),
                None => changes.step(row, Step::Cancelled, None, ""),
            };
            let after = match done {
                Err(no) => return Ok(TxDecision::Leave(Some(Err(no)))),
                Ok(after) => after,
            };
            if reason.is_none() && after.due.is_some() && after.state != ticket.state {
                changes.cancel_appointment(&after);
            }
            changes.into_decision(database, Some(Ok(after)))
        });
        self.receipt_keys = keys;
        done
    }
}
