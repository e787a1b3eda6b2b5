//! What windows order of a hall kept in memory.
use super::MemoryHall;
use crate::hall::desk::{Destination, DutyState, Order, Window};
use crate::hall::queue::{
    Line, LineQueue, SelectionRules, Step, StepContext, StepError, Ticket, TicketLabel, TicketState,
    TransferTarget, WaitingTicket,
};
use crate::hall::{Hall, LineCode, WindowCode};
use chrono::NaiveDateTime;

impl MemoryHall {
    pub(super) fn in_hand(&self, window: &WindowCode) -> Option<usize> {
        self.tickets.iter().position(|t| t.state.is_at_window() && t.window.as_ref() == Some(window))
    }

    fn next(&self, hall: &Hall, window: &Window, at: NaiveDateTime) -> Option<usize> {
        let lines: Vec<&Line> = window.lines.iter().filter_map(|code| hall.line(code)).collect();
        let places = |line: &&Line| {
            let waits = |t: &Ticket| t.queue == line.code && t.state == TicketState::Waiting;
            (0..).zip(&self.tickets).filter(|(_, t)| waits(t)).map(|(place, _)| place).collect()
        };
        let places: Vec<Vec<usize>> = lines.iter().map(places).collect();
        let waiters: Vec<Vec<WaitingTicket<'_>>> =
            places.iter().map(|places| self.waiters(hall, places)).collect();
        let queues: Vec<LineQueue<'_>> =
            lines.iter().zip(&waiters).map(|(line, waiters)| self.queue(line, waiters)).collect();
        let choosing = SelectionRules { window: &window.code, prefer: window.prefer, late: window.late };
        let (line, person) = (self.choose)(&choosing, &queues, at)?;
        places.get(line)?.get(person).copied()
    }

    fn waiters(&self, hall: &Hall, places: &[usize]) -> Vec<WaitingTicket<'_>> {
        places
            .iter()
            .filter_map(|at| self.tickets.get(*at))
            .map(|t| WaitingTicket::of(t, &hall.setup.classes))
            .collect()
    }

    fn queue<'a>(&self, line: &Line, waiters: &'a [WaitingTicket<'a>]) -> LineQueue<'a> {
        let (cycle, called) = self.lines.get(&line.code).map_or((0, 0), |count| (count.cycle, count.called));
        LineQueue { policy: line.policy, cycle, called, waiters }
    }

    pub(super) fn step(
        &mut self,
        hall: &Hall,
        window: Option<&WindowCode>,
        place: usize,
        step: Step,
        to: TransferTarget<'_>,
        at: NaiveDateTime,
    ) -> Result<Option<Ticket>, StepError> {
        let Some(before) = self.tickets.get(place).cloned() else { return Err(StepError::NoTicket) };
        let lost = Line::default();
        let line = hall.line(&before.queue).unwrap_or(&lost);
        let called = self.lines.get(&line.code).map_or(0, |count| count.called);
        let around = StepContext { window, at, line, called, to };
        let Some(after) = before.step(step, &around, &hall.setup.calling)? else { return Ok(Some(before)) };
        if before.state == TicketState::Waiting && after.state == TicketState::Called {
            let others: Vec<usize> =
                (0..self.tickets.len()).filter(|other| self.waits_in(*other, &line.code)).collect();
            let waiters = self.waiters(hall, &others);
            let cycle =
                self.queue(line, &waiters).cycle_after(&WaitingTicket::of(&before, &hall.setup.classes));
            let count = self.lines.entry(line.code.clone()).or_default();
            (count.called, count.cycle) = (count.called + 1, cycle);
        }
        self.note(&before.queue, &after, step, at);
        if let Some(kept) = self.tickets.get_mut(place) {
            kept.clone_from(&after);
        }
        Ok(Some(after))
    }

    fn waits_in(&self, place: usize, line: &str) -> bool {
        self.tickets.get(place).is_some_and(|t| t.queue == line && t.state == TicketState::Waiting)
    }

    /// Notes how long somebody took up the window.
    fn note(&mut self, queue: &LineCode, after: &Ticket, step: Step, at: NaiveDateTime) {
        let count = self.lines.entry(queue.clone()).or_default();
        match step {
            Step::Called | Step::BroughtBack => {
                count.calls.insert(after.code.clone(), at);
            }
            Step::Finished | Step::Missed => {
                if let Some(called) = count.calls.get(&after.code) {
                    count.took.push((at, u32::try_from((at - *called).num_seconds()).unwrap_or(0)));
                }
            }
            _ => {}
        }
    }

    pub(super) fn perform(
        &mut self,
        hall: &Hall,
        window: &Window,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Option<Ticket>, StepError> {
        let hand = self.in_hand(&window.code);
        let (step, to) = match order {
            Order::Next | Order::Call(_) | Order::BringBack(_) | Order::LetIn(..) => {
                let (place, step) = self.called(hall, window, order, at)?;
                if let Some(busy) = hand.filter(|busy| *busy != place).and_then(|busy| self.tickets.get(busy))
                {
                    return Err(StepError::InHand(busy.label()));
                }
                return self.step(hall, Some(&window.code), place, step, None, at);
            }
            Order::Remove(label, _) => {
                let place = self.tickets.iter().position(|ticket| ticket.label() == *label);
                let place = place.ok_or(StepError::NoTicket)?;
                return self.step(hall, Some(&window.code), place, Step::Removed, None, at);
            }
            // Nobody mistypes in a made-up day.
            Order::Undo => return Err(StepError::NothingToUndo),
            Order::Recall => (Step::Recalled, None),
            Order::Start => (Step::Started, None),
            Order::Miss => (Step::Missed, None),
            Order::Abandon => (Step::Abandoned, None),
            Order::Hold => (Step::Held, None),
            Order::Transfer(to) => (Step::Transferred, Some(to.clone())),
            Order::Finish { onward: Some(line), .. } => {
                (Step::Transferred, Some(Destination::Line(line.clone())))
            }
            Order::Finish { onward: None, .. } => (Step::Finished, None),
        };
        let Some(place) = hand else { return Err(StepError::NothingInHand) };
        let to = to.map(|to| self.destination(hall, &to)).transpose()?;
        let to = to.as_ref().map(|(queue, kept)| (queue, kept.as_ref()));
        self.step(hall, Some(&window.code), place, step, to, at)
    }

    fn called(
        &self,
        hall: &Hall,
        window: &Window,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<(usize, Step), StepError> {
        if self.duties.get(&window.code) != Some(&DutyState::Open) {
            return Err(StepError::Paused);
        }
        let by_label = |label: &TicketLabel| self.tickets.iter().position(|t| t.label() == *label);
        match order {
            Order::Call(label) | Order::LetIn(label, _) => {
                Ok((by_label(label).ok_or(StepError::NoTicket)?, Step::Called))
            }
            Order::BringBack(label) => Ok((by_label(label).ok_or(StepError::NoTicket)?, Step::BroughtBack)),
            _ => Ok((self.next(hall, window, at).ok_or(StepError::NobodyWaits)?, Step::Called)),
        }
    }

    fn destination(
        &self,
        hall: &Hall,
        to: &Destination,
    ) -> Result<(LineCode, Option<WindowCode>), StepError> {
        match to {
            Destination::Line(line) => {
                hall.windows_of(line).next().ok_or(StepError::NobodyThere)?;
                Ok((line.clone(), None))
            }
            Destination::Window(code) => {
                let there = self.duties.get(code).is_some_and(|duty| *duty != DutyState::Closed);
                let line = hall.window(code).and_then(|window| window.lines.first());
                let line = line.filter(|_| there).ok_or(StepError::NobodyThere)?;
                Ok((line.clone(), Some(code.clone())))
            }
        }
    }
}
