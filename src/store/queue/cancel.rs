//! Giving a number back (退号): by whoever has the slip, or by the staff.
use crate::hall::Hall;
use crate::hall::desk::Window;
use crate::hall::queue::{Step, StepError, Ticket, TicketState};
use crate::store::queue::day_lock::lock;
use crate::store::queue::orders::OrderRun;
use crate::store::rows::ticket::{by_code, today};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

impl Store {
    /// Gives a number back (本人取消), by a member of the staff or, where `by` is empty, by whoever has the slip; `None`
    /// where there is no such ticket today.
    ///
    /// A number that was called is its window's. Whoever has the slip gives back only what waits; the staff also what is
    /// held, or missed and kept. With the number of an appointment the appointment is cancelled.
    pub fn cancel(
        &mut self,
        hall: &Hall,
        code: &str,
        by: &str,
        at: NaiveDateTime,
    ) -> Result<Option<Result<Ticket, StepError>>, StoreError> {
        self.atomically("giving a number back", |database, _| {
            let day = today(database, at)?.to_string();
            let seq = lock(database, &day, at)?;
            let found = by_code(database, code)?.filter(|ticket| ticket.day.to_string() == day);
            let Some(ticket) = found else { return Ok(TxOutcome::Rollback(None)) };
            let is_windows =
                ticket.state.is_at_window() || ticket.state == TicketState::Held && by.is_empty();
            if is_windows {
                return Ok(TxOutcome::Rollback(Some(Err(StepError::Elsewhere(ticket.window)))));
            }
            let nowhere = Window { code: ticket.window.clone(), ..Window::default() };
            let mut action = OrderRun { database, hall, window: &nowhere, clerk: by, day, at, seq };
            let after = match action.step(&ticket, Step::Cancelled, ("", ""), "")? {
                Err(no) => return Ok(TxOutcome::Rollback(Some(Err(no)))),
                Ok(after) => after,
            };
            if after.due.is_some() {
                let statement = "UPDATE appointment SET state = 'cancelled'
                     WHERE hall = :hall AND day = $1 AND line = $2 AND number = $3 AND state = 'here'";
                let day = after.day.to_string();
                database.run(statement, &[(&day).into(), (&after.line).into(), after.number.into()])?;
            }
            Ok(TxOutcome::Commit(Some(Ok(after))))
        })
    }
}
