//! What windows order: calling, recalling, finishing and the rest; one transaction each, one after the other.
use crate::hall::Hall;
use crate::hall::desk::{Destination, DutyState, Order, Window};
use crate::hall::queue::{Line, Step, StepContext, StepError, Ticket, TicketState};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::queue::day_lock::lock;
use crate::store::read::waiting;
use crate::store::rows::duty;
use crate::store::rows::duty::DutyRow;
use crate::store::rows::line;
use crate::store::rows::ticket::{StepRecord, append_step, by_number, tickets, today, update, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// A window's deed while it is done.
pub(in crate::store) struct OrderRun<'a> {
    pub database: &'a mut dyn Database,
    pub hall: &'a Hall,
    pub window: &'a Window,
    pub clerk: &'a str,
    pub day: String,
    pub at: NaiveDateTime,
    /// Calls of the day so far.
    pub seq: u32,
}

impl Store {
    /// Does what a window orders: the ticket it has in hand afterwards, or the one that was dealt with; or why not.
    ///
    /// `press` names one press of a key. The same one again does nothing and says how things stand, so that an order whose
    /// answer was lost may be sent again.
    pub fn order(
        &mut self,
        hall: &Hall,
        window: &str,
        clerk: &str,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, StepError>, StoreError> {
        let Some(window) = hall.window(window) else { return Ok(Err(StepError::NoWindow)) };
        self.atomically("doing what a window orders", |database, _| {
            let day = today(database, at)?.to_string();
            let seq = lock(database, &day, at)?;
            let DutyRow { duty, press: last, .. } = duty::read(database, &window.code, &day)?;
            if duty.state == DutyState::Closed || duty.clerk != clerk {
                return Ok(TxOutcome::Rollback(Err(StepError::NotOnDuty)));
            }
            let in_hand = in_hand(database, &day, &window.code)?;
            if last == press {
                return Ok(TxOutcome::Rollback(Ok(in_hand)));
            }
            let calls = matches!(order, Order::Next | Order::Call(_) | Order::BringBack(_));
            if calls && duty.state != DutyState::Open {
                return Ok(TxOutcome::Rollback(Err(StepError::Paused)));
            }
            let mut action = OrderRun { database, hall, window, clerk, day, at, seq };
            match action.perform(order, in_hand)? {
                Err(no) => Ok(TxOutcome::Rollback(Err(no))),
                Ok(ticket) => {
                    duty::remember_press(database, &window.code, press)?;
                    Ok(TxOutcome::Commit(Ok(Some(ticket))))
                }
            }
        })
    }
}

/// The ticket a window has in hand.
pub(in crate::store) fn in_hand(
    database: &mut dyn Database,
    day: &str,
    window: &str,
) -> Result<Option<Ticket>, Fault> {
    let condition = "at_window <> '' AND at_window = $2 AND state IN ('called', 'serving')";
    Ok(tickets(database, day, condition, &[window.into()])?.pop())
}

/// The ticket after a deed, or why it is not done.
pub(in crate::store) type OrderAnswer = Result<Result<Ticket, StepError>, Fault>;

impl OrderRun<'_> {
    fn perform(&mut self, order: &Order, in_hand: Option<Ticket>) -> OrderAnswer {
        match order {
            Order::Next => match in_hand {
                Some(busy) => Ok(Err(StepError::InHand(busy.label()))),
                None => self.next(),
            },
            Order::Call(label) => self.chosen(label, Step::Called, in_hand),
            Order::BringBack(label) => self.chosen(label, Step::BroughtBack, in_hand),
            _ => match in_hand {
                Some(ticket) => self.with_hand(order, &ticket),
                None => Ok(Err(StepError::NothingInHand)),
            },
        }
    }

    fn with_hand(&mut self, order: &Order, ticket: &Ticket) -> OrderAnswer {
        match order {
            Order::Recall => self.step(ticket, Step::Recalled, ("", ""), ""),
            Order::Start => self.step(ticket, Step::Started, ("", ""), ""),
            Order::Miss => self.step(ticket, Step::Missed, ("", ""), ""),
            Order::Abandon => self.step(ticket, Step::Abandoned, ("", ""), ""),
            Order::Hold => self.step(ticket, Step::Held, ("", ""), ""),
            Order::Transfer(to) => match self.destination(ticket, to)? {
                Err(no) => Ok(Err(no)),
                Ok((queue, window)) => {
                    let detail = if window.is_empty() { &queue } else { &window };
                    self.step(ticket, Step::Transferred, (&queue, &window), detail)
                }
            },
            Order::Finish { works, remark, onward } => self.finish(ticket, works, remark, onward.as_deref()),
            Order::Next | Order::Call(_) | Order::BringBack(_) => Ok(Err(StepError::InHand(ticket.label()))),
        }
    }

    fn next(&mut self) -> OrderAnswer {
        let waiting = waiting::of_window(self.database, self.hall, self.window, (&self.day, self.at))?;
        match waiting::upcoming(self.hall, self.window, waiting, self.at, 1).pop() {
            Some(ticket) => self.step(&ticket, Step::Called, ("", ""), ""),
            None => Ok(Err(StepError::NobodyWaits)),
        }
    }

    fn chosen(&mut self, label: &str, step: Step, in_hand: Option<Ticket>) -> OrderAnswer {
        let Some(mut ticket) = self.labelled(label)? else { return Ok(Err(StepError::NoTicket)) };
        self.take_over(&mut ticket)?;
        match in_hand {
            Some(busy) if busy.code != ticket.code => Ok(Err(StepError::InHand(busy.label()))),
            _ => self.step(&ticket, step, ("", ""), ""),
        }
    }

    /// What a window keeps that is closed or gone is anybody's.
    fn take_over(&mut self, ticket: &mut Ticket) -> Result<(), Fault> {
        let kept =
            matches!(ticket.state, TicketState::Waiting | TicketState::Held) && !ticket.window.is_empty();
        if kept && !duty::is_there(&duty::read(self.database, &ticket.window, &self.day)?.duty, self.at) {
            ticket.window.clone_from(&self.window.code);
        }
        Ok(())
    }

    fn labelled(&mut self, label: &str) -> Result<Option<Ticket>, Fault> {
        let label = label.trim().to_uppercase();
        let digits = label.find(|c: char| c.is_ascii_digit()).unwrap_or(label.len());
        let (line, number) = label.split_at(digits);
        match number.parse() {
            Ok(number) => by_number(self.database, &self.day, line, number),
            Err(_) => Ok(None),
        }
    }

    /// Makes a step: the ticket, its line's counts, the step itself, and the call where it is one.
    pub(in crate::store) fn step(
        &mut self,
        ticket: &Ticket,
        step: Step,
        to: (&str, &str),
        detail: &str,
    ) -> OrderAnswer {
        let lost = Line::default();
        let line = self.hall.line(&ticket.queue).unwrap_or(&lost);
        let row = line::lock_row(self.database, &self.day, &ticket.queue)?;
        let around = StepContext { window: &self.window.code, at: self.at, line, called: row.called, to };
        let after = match ticket.step(step, &around, &self.hall.setup.calling) {
            Err(no) => return Ok(Err(no)),
            Ok(None) => return Ok(Ok(ticket.clone())),
            Ok(Some(after)) => after,
        };
        self.count(ticket, &after, step, row)?;
        update(self.database, &after)?;
        // Giving back is no work of the window that held the ticket.
        let window = if step == Step::Cancelled { "" } else { &self.window.code };
        let noted = StepRecord { step, at: self.at, window, clerk: self.clerk, detail, exact: true };
        append_step(self.database, &after, &noted)?;
        if matches!(step, Step::Called | Step::Recalled | Step::BroughtBack) {
            self.call(&after, step == Step::Recalled)?;
        }
        Ok(Ok(after))
    }

    /// Counts who waits where, how many the line has called, and how long its services take.
    fn count(
        &mut self,
        before: &Ticket,
        after: &Ticket,
        step: Step,
        mut row: line::LineRow,
    ) -> Result<(), Fault> {
        let (was, is) = (before.state == TicketState::Waiting, after.state == TicketState::Waiting);
        let has_class = !before.class.is_empty();
        if was {
            *row.count(has_class) = row.count(has_class).saturating_sub(1);
        }
        if was && after.state == TicketState::Called {
            row.called += 1;
            if let Some(line) = self.hall.line(&before.queue) {
                row.cycle = waiting::of_line(self.database, line, (&self.day, self.at))?
                    .cycle_after(self.hall, before);
            }
        }
        if is && before.queue == after.queue {
            *row.count(has_class) += 1;
        }
        if matches!(step, Step::Finished | Step::Missed) {
            self.count_service(before, &mut row);
        }
        line::update(self.database, &self.day, &row)?;
        if is && before.queue != after.queue {
            let mut other = line::lock_row(self.database, &self.day, &after.queue)?;
            *other.count(has_class) += 1;
            line::update(self.database, &self.day, &other)?;
        }
        Ok(())
    }

    /// Counts how long somebody took up a window, from the call to the end; whoever did not come took up time as well.
    fn count_service(&self, ticket: &Ticket, row: &mut line::LineRow) {
        if let Some(called_at) = ticket.called_at {
            row.recent.add(u32::try_from((self.at - called_at).num_seconds()).unwrap_or(0));
        }
    }

    /// The same for a service that ends although its ticket goes on elsewhere.
    pub(in crate::store) fn count_service_of(&mut self, ticket: &Ticket) -> Result<(), Fault> {
        let mut row = line::lock_row(self.database, &self.day, &ticket.queue)?;
        self.count_service(ticket, &mut row);
        line::update(self.database, &self.day, &row)
    }

    /// Writes a call down, after every other call of the day.
    fn call(&mut self, ticket: &Ticket, again: bool) -> Result<(), Fault> {
        self.seq += 1;
        let at = written(self.at);
        let values = [
            (&self.day).into(),
            self.seq.into(),
            (&ticket.line).into(),
            ticket.number.into(),
            (&self.window.code).into(),
            (&at).into(),
            again.into(),
        ];
        let statement = "INSERT INTO call (hall, day, seq, line, number, at_window, at, again)
             VALUES (:hall, $1, $2, $3, $4, $5, $6, $7)";
        self.database.run(statement, &values)?;
        let day = [self.seq.into(), (&self.day).into()];
        self.database.run("UPDATE calling SET seq = $1 WHERE hall = :hall AND day = $2", &day)?;
        let values = [self.seq.into(), (&ticket.code).into()];
        self.database
            .run("UPDATE ticket SET call_seq = $1 WHERE hall = :hall AND code = $2", &values)
            .map(drop)
    }

    /// Where a transfer goes: the line, and the window where only that one may call.
    pub(in crate::store) fn destination(
        &mut self,
        ticket: &Ticket,
        to: &Destination,
    ) -> Result<Result<(String, String), StepError>, Fault> {
        match to {
            Destination::Line(code) if self.hall.line(code).is_none() => Ok(Err(StepError::NoLine)),
            Destination::Line(code) if self.hall.windows_of(code).next().is_none() => {
                Ok(Err(StepError::NobodyThere))
            }
            Destination::Line(code) => Ok(Ok((code.clone(), String::new()))),
            Destination::Window(code) => {
                let Some(window) = self.hall.window(code) else { return Ok(Err(StepError::NoWindow)) };
                let own = window.lines.iter().find(|line| **line == ticket.queue);
                let line = own.or(window.lines.first());
                let duty = duty::read(self.database, code, &self.day)?.duty;
                match line.filter(|_| duty::is_there(&duty, self.at)) {
                    Some(line) => Ok(Ok((line.clone(), code.clone()))),
                    None => Ok(Err(StepError::NobodyThere)),
                }
            }
        }
    }

    /// Puts a ticket back into its line, such as one that was held by somebody who leaves.
    pub(in crate::store) fn release(&mut self, ticket: &Ticket) -> Result<(), Fault> {
        let queue = ticket.queue.clone();
        self.step(ticket, Step::Transferred, (&queue, ""), "released").map(drop)
    }
}

/// Lets everything a window keeps go back to its lines: what it holds, and what only it may call.
pub(in crate::store) fn release_all(
    database: &mut dyn Database,
    hall: &Hall,
    window: &Window,
    day: &str,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let condition = "at_window <> '' AND at_window = $2 AND state IN ('held', 'waiting')";
    let kept = tickets(database, day, condition, &[(&window.code).into()])?;
    let mut action = OrderRun { database, hall, window, clerk: "", day: day.to_owned(), at, seq: 0 };
    kept.iter().try_for_each(|ticket| action.release(ticket))
}
