//! What windows order: calling, recalling, finishing and the rest; each is one read, the rule, and changes that are made
//! together or not at all.
use crate::hall::desk::{Destination, DutyState, Order, Window};
use crate::hall::queue::{LastOrder, Step, StepError, Ticket};
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::queue::step_changes::{StepChanges, StepResult};
use crate::store::read::order_snapshot::TicketScope;
use crate::store::read::snapshot::{Snapshot, TicketRow};
use crate::store::read::{order_snapshot, waiting};
use crate::store::rows::{case, duty, undo};
use crate::store::{Store, StoreError, TxDecision};
use chrono::NaiveDateTime;

/// What somebody at a window orders.
struct OrderRequest<'a> {
    hall: &'a Hall,
    window: &'a Window,
    clerk: &'a ClerkCode,
    /// Whose name the step bears.
    by: &'a ClerkCode,
    press: &'a str,
    order: &'a Order,
    at: NaiveDateTime,
}

impl Store {
    /// Does what a window orders: the ticket it has in hand afterwards, or the one that was dealt with; or why not.
    ///
    /// `press` names one press of a key. The same one again does nothing and says how things stand, so that an order whose
    /// answer was lost may be sent again.
    pub fn order(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        clerk: &ClerkCode,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, StepError>, StoreError> {
        self.order_by(hall, (window, clerk, None), press, order, at)
    }

    /// The same by somebody else than the clerk who is on duty there, whose name the step bears then.
    pub(in crate::store) fn order_by(
        &mut self,
        hall: &Hall,
        (window, clerk, by): (&WindowCode, &ClerkCode, Option<&ClerkCode>),
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, StepError>, StoreError> {
        let Some(window) = hall.window(window) else { return Ok(Err(StepError::NoWindow)) };
        let asked = OrderRequest { hall, window, clerk, by: by.unwrap_or(clerk), press, order, at };
        self.decide("doing what a window orders", |database| {
            let snapshot = asked.read(database)?;
            asked.decide(database, &snapshot)
        })
    }
}

impl OrderRequest<'_> {
    fn read(&self, database: &mut dyn Database) -> Result<Snapshot, Fault> {
        let scope = match self.order {
            Order::Next => TicketScope::Lines(&self.window.lines),
            Order::Call(label) | Order::LetIn(label, _) => TicketScope::NumberAndLine(label),
            Order::BringBack(label) | Order::Remove(label, _) => TicketScope::Number(label),
            Order::Undo => TicketScope::LastOrder,
            _ => TicketScope::InHand,
        };
        order_snapshot::of_window(database, &self.window.code, &scope, self.at)
    }

    fn decide(
        &self,
        database: &mut dyn Database,
        snapshot: &Snapshot,
    ) -> Result<TxDecision<Result<Option<Ticket>, StepError>>, Fault> {
        let on = snapshot.duty_row(&self.window.code);
        if !on.is_of(self.clerk) {
            return Ok(TxDecision::Leave(Err(StepError::NotOnDuty)));
        }
        let in_hand = snapshot.rows_of("in_hand").next();
        if on.press == self.press {
            // It may have been committed by a try whose answer was lost on its way.
            database.make_durable()?;
            return Ok(TxDecision::Leave(Ok(in_hand.map(|row| row.ticket.clone()))));
        }
        if let Some(no) = self.rated_since(database, snapshot)? {
            return Ok(TxDecision::Leave(Err(no)));
        }
        let calls =
            matches!(self.order, Order::Next | Order::Call(_) | Order::BringBack(_) | Order::LetIn(..));
        if calls && on.duty.state != DutyState::Open {
            return Ok(TxDecision::Leave(Err(StepError::Paused)));
        }
        // A window that is lent calls for the other line.
        let lent = snapshot.lending(self.hall, self.at);
        let window = lent.window(&self.window.code).unwrap_or(self.window);
        let asked = OrderRequest { hall: &lent, window, ..*self };
        let mut changes = StepChanges::new(&lent, Some(&self.window.code), Some(self.by), snapshot, self.at);
        duty::require(&mut changes.changes, snapshot.day, &on);
        match asked.perform(&mut changes, in_hand) {
            Err(no) => Ok(TxDecision::Leave(Err(no))),
            Ok(ticket) => {
                let made = changes.made().cloned();
                // Whoever takes a call back does not want the same person called again at once.
                let stops_calling = *self.order == Order::Undo && on.duty.auto_call;
                let (window, made) = (&self.window.code, made.as_ref());
                duty::remember_press(&mut changes.changes, window, self.press, made, stops_calling);
                changes.into_decision(database, Ok(Some(ticket)))
            }
        }
    }

    /// What was done is not taken back once whoever held the ticket has said how it went.
    fn rated_since(
        &self,
        database: &mut dyn Database,
        snapshot: &Snapshot,
    ) -> Result<Option<StepError>, Fault> {
        let made = last_order(snapshot).filter(|made| *self.order == Order::Undo && !made.is_call());
        let Some(made) = made else { return Ok(None) };
        let is_rated = case::is_rated_since(database, &made.before, made.at)?;
        Ok(is_rated.then(|| StepError::RatedSince(made.before.label())))
    }

    fn perform(&self, changes: &mut StepChanges<'_>, in_hand: Option<&TicketRow>) -> StepResult {
        match (self.order, in_hand) {
            (Order::Undo, _) => Self::undo(changes, in_hand),
            (Order::Remove(..), _) => self.remove(changes),
            (Order::Call(_) | Order::BringBack(_) | Order::LetIn(..), _) => self.chosen(changes, in_hand),
            (Order::Next, Some(busy)) => Err(StepError::InHand(busy.ticket.label())),
            (Order::Next, None) => self.next(changes),
            (_, Some(row)) => self.with_hand(changes, row),
            (_, None) => Err(StepError::NothingInHand),
        }
    }

    fn with_hand(&self, changes: &mut StepChanges<'_>, row: &TicketRow) -> StepResult {
        let mut simply = |step| changes.step(row, step, None, "");
        match self.order {
            Order::Recall => simply(Step::Recalled),
            Order::Start => simply(Step::Started),
            Order::Miss => simply(Step::Missed),
            Order::Abandon => simply(Step::Abandoned),
            Order::Hold => simply(Step::Held),
            Order::Transfer(to) => {
                let (queue, window) = self.destination(changes.snapshot, &row.ticket, to)?;
                let detail = window.as_deref().unwrap_or(&queue);
                changes.step(row, Step::Transferred, Some((&queue, window.as_ref())), detail)
            }
            Order::Finish { works, remark, onward } => {
                let onward = onward.as_ref().map(|line| Destination::Line(line.clone()));
                let onward =
                    onward.map(|to| self.destination(changes.snapshot, &row.ticket, &to)).transpose();
                changes.finish(row, works, remark, onward.map(|to| to.map(|(line, _)| line)))
            }
            Order::Next
            | Order::Call(_)
            | Order::BringBack(_)
            | Order::LetIn(..)
            | Order::Remove(..)
            | Order::Undo => Err(StepError::InHand(row.ticket.label())),
        }
    }

    fn next(&self, changes: &mut StepChanges<'_>) -> StepResult {
        let waiting = waiting::of_snapshot(changes.snapshot, self.hall, self.window, self.at);
        let next = waiting::upcoming(self.hall, self.window, waiting, self.at, 1).pop();
        let next = next.and_then(|ticket| {
            let row = changes.snapshot.rows_of("waiting").find(|row| row.ticket.code == ticket.code)?;
            Some(TicketRow { ticket, ..row.clone() })
        });
        match next {
            Some(row) => changes.step(&row, Step::Called, None, ""),
            None => Err(StepError::NobodyWaits),
        }
    }

    fn chosen(&self, changes: &mut StepChanges<'_>, in_hand: Option<&TicketRow>) -> StepResult {
        let Some(found) = changes.snapshot.rows_of("chosen").next() else {
            return Err(StepError::NoTicket);
        };
        let mut row = found.clone();
        let step = match self.order {
            Order::BringBack(_) => Step::BroughtBack,
            _ => Step::Called,
        };
        if changes.snapshot.is_reservation_void(&row.ticket, self.at) {
            // What is taken back leaves it to the window it was kept for, and not to this one.
            changes.remember(found, step, found.steps + 1);
            row.ticket.window = Some(self.window.code.clone());
        }
        match in_hand {
            Some(busy) if busy.ticket.code != row.ticket.code => Err(StepError::InHand(busy.ticket.label())),
            _ => match self.order {
                Order::LetIn(_, reason) => changes.let_in(&row, *reason),
                _ => changes.step(&row, step, None, ""),
            },
        }
    }

    /// Takes a waiting number out of the line.
    fn remove(&self, changes: &mut StepChanges<'_>) -> StepResult {
        let (Some(row), Order::Remove(_, reason)) = (changes.snapshot.rows_of("chosen").next(), self.order)
        else {
            return Err(StepError::NoTicket);
        };
        changes.remove(row, *reason)
    }

    /// Takes back what the window did last, where it has nobody else in hand by now.
    fn undo(changes: &mut StepChanges<'_>, in_hand: Option<&TicketRow>) -> StepResult {
        let snapshot = changes.snapshot;
        let kept = last_order(snapshot);
        let row = snapshot.rows_of("chosen").next();
        let (Some(made), Some(row)) = (kept, row) else { return Err(StepError::NothingToUndo) };
        match in_hand {
            Some(busy) if busy.ticket.label() != row.ticket.label() => {
                Err(StepError::InHand(busy.ticket.label()))
            }
            _ => changes.undo(&made, row),
        }
    }

    /// Where a transfer goes: the line, and the window where only that one may call.
    fn destination(
        &self,
        snapshot: &Snapshot,
        ticket: &Ticket,
        to: &Destination,
    ) -> Result<(LineCode, Option<WindowCode>), StepError> {
        match to {
            Destination::Line(code) if self.hall.line(code).is_none() => Err(StepError::NoLine),
            Destination::Line(code) if self.hall.windows_of(code).next().is_none() => {
                Err(StepError::NobodyThere)
            }
            Destination::Line(code) => Ok((code.clone(), None)),
            Destination::Window(code) => {
                let window = self.hall.window(code).ok_or(StepError::NoWindow)?;
                let own = window.lines.iter().find(|line| **line == ticket.queue);
                let line = own.or(window.lines.first()).filter(|_| snapshot.is_online(code, self.at));
                line.map(|line| (line.clone(), Some(code.clone()))).ok_or(StepError::NobodyThere)
            }
        }
    }
}

/// What a window did last, where it may be taken back.
fn last_order(snapshot: &Snapshot) -> Option<LastOrder> {
    snapshot.own_duty.as_ref().and_then(|(_, on)| undo::read(&on.undo).ok().flatten())
}
