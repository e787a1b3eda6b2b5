//! A hall kept in memory: the same rules as the store's, without a store.
use super::{Deeds, Visitor};
use crate::hall::{
    Around, Asked, Choosing, Counted, Destination, DutyState, GREEN, Hall, Line, LineToday, NoStep, Order,
    Pace, Queue, Refusal, Step, Ticket, TicketState, Waiter, Window, next,
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// Services a line's pace is seen from.
const SERVICES: usize = 40;

/// How somebody is chosen: [`next`], or something that ought to be found out.
pub type Choose = fn(&Choosing<'_>, &[Queue<'_>], NaiveDateTime) -> Option<(usize, usize)>;

/// A hall in memory.
#[derive(Clone, Debug)]
pub struct Memory {
    day: NaiveDate,
    tickets: Vec<Ticket>,
    visits: BTreeMap<String, usize>,
    lines: BTreeMap<String, Count>,
    duties: BTreeMap<String, DutyState>,
    presses: BTreeMap<String, String>,
    choose: Choose,
}

/// How a line stands.
#[derive(Clone, Debug, Default)]
struct Count {
    last: u32,
    by_interval: Vec<(NaiveTime, u32)>,
    called: u32,
    cycle: u32,
    /// When people called here were done with, and how many seconds each took; by ticket, when each was called.
    took: Vec<(NaiveDateTime, u32)>,
    calls: BTreeMap<String, NaiveDateTime>,
}

impl Memory {
    /// An empty hall on a day.
    pub fn new(day: NaiveDate) -> Memory {
        Memory::choosing(day, next)
    }

    /// A hall in which people are chosen in some way.
    pub fn choosing(day: NaiveDate, choose: Choose) -> Memory {
        Memory {
            day,
            tickets: Vec::new(),
            visits: BTreeMap::new(),
            lines: BTreeMap::new(),
            duties: BTreeMap::new(),
            presses: BTreeMap::new(),
            choose,
        }
    }

    fn waiting(&self, line: &str) -> impl Iterator<Item = &Ticket> {
        self.tickets.iter().filter(move |t| t.queue == line && t.state == TicketState::Waiting)
    }

    fn now(&self, hall: &Hall, line: &str, at: NaiveDateTime) -> LineToday {
        let none = Count::default();
        let count = self.lines.get(line).unwrap_or(&none);
        let waits = |has_class: bool| {
            u32::try_from(self.waiting(line).filter(|t| t.class.is_empty() != has_class).count()).unwrap_or(0)
        };
        let there = |window: &str| self.duties.get(window) == Some(&DutyState::Open);
        let oldest = |line: &str| self.waiting(line).map(|ticket| ticket.issued_at).min();
        let took: Vec<u32> = count.took.iter().rev().take(SERVICES).map(|(_, took)| *took).collect();
        LineToday {
            line: line.to_owned(),
            last: count.last,
            today: count.last,
            waiting_priority: waits(true),
            waiting: waits(false),
            by_interval: count.by_interval.clone(),
            windows: (!self.duties.is_empty()).then(|| hall.coverage(line, there, oldest, at)),
            oldest: oldest(line),
            pace: Pace::of(&took),
            ..LineToday::default()
        }
    }

    fn in_hand(&self, window: &str) -> Option<usize> {
        self.tickets.iter().position(|t| t.state.is_at_window() && t.window == window)
    }

    fn next(&self, hall: &Hall, window: &Window, at: NaiveDateTime) -> Option<usize> {
        let lines: Vec<&Line> = window.lines.iter().filter_map(|code| hall.line(code)).collect();
        let places = |line: &&Line| {
            let waits = |t: &Ticket| t.queue == line.code && t.state == TicketState::Waiting;
            (0..).zip(&self.tickets).filter(|(_, t)| waits(t)).map(|(place, _)| place).collect()
        };
        let places: Vec<Vec<usize>> = lines.iter().map(places).collect();
        let waiters: Vec<Vec<Waiter<'_>>> = places.iter().map(|places| self.waiters(hall, places)).collect();
        let queues: Vec<Queue<'_>> =
            lines.iter().zip(&waiters).map(|(line, waiters)| self.queue(line, waiters)).collect();
        let choosing = Choosing { window: &window.code, prefer: window.prefer, late: window.late };
        let (line, person) = (self.choose)(&choosing, &queues, at)?;
        places.get(line)?.get(person).copied()
    }

    fn waiters(&self, hall: &Hall, places: &[usize]) -> Vec<Waiter<'_>> {
        places.iter().filter_map(|at| self.tickets.get(*at)).map(|t| Waiter::of(t, &hall.classes)).collect()
    }

    fn queue<'a>(&self, line: &Line, waiters: &'a [Waiter<'a>]) -> Queue<'a> {
        let (cycle, called) = self.lines.get(&line.code).map_or((0, 0), |count| (count.cycle, count.called));
        Queue { policy: line.policy, cycle, called, waiters }
    }

    fn step(
        &mut self,
        hall: &Hall,
        window: &str,
        place: usize,
        step: Step,
        to: (&str, &str),
        at: NaiveDateTime,
    ) -> Result<Option<Ticket>, NoStep> {
        let Some(before) = self.tickets.get(place).cloned() else { return Err(NoStep::NoTicket) };
        let lost = Line::default();
        let line = hall.line(&before.queue).unwrap_or(&lost);
        let called = self.lines.get(&line.code).map_or(0, |count| count.called);
        let around = Around { window, at, line, called, to };
        let Some(after) = before.step(step, &around, &hall.calling)? else { return Ok(Some(before)) };
        if before.state == TicketState::Waiting && after.state == TicketState::Called {
            let others: Vec<usize> =
                (0..self.tickets.len()).filter(|other| self.waits_in(*other, &line.code)).collect();
            let waiters = self.waiters(hall, &others);
            let cycle = self.queue(line, &waiters).cycle_after(&Waiter::of(&before, &hall.classes));
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
    fn note(&mut self, queue: &str, after: &Ticket, step: Step, at: NaiveDateTime) {
        let count = self.lines.entry(queue.to_owned()).or_default();
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

    fn perform(
        &mut self,
        hall: &Hall,
        window: &Window,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Option<Ticket>, NoStep> {
        let nowhere = ("", "");
        let hand = self.in_hand(&window.code);
        let (step, to) = match order {
            Order::Next | Order::Call(_) | Order::BringBack(_) => {
                let (place, step) = self.called(hall, window, order, at)?;
                if let Some(busy) = hand.filter(|busy| *busy != place).and_then(|busy| self.tickets.get(busy))
                {
                    return Err(NoStep::InHand(busy.label()));
                }
                return self.step(hall, &window.code, place, step, nowhere, at);
            }
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
        let Some(place) = hand else { return Err(NoStep::NothingInHand) };
        let (queue, kept) = match to {
            None => (String::new(), String::new()),
            Some(to) => self.destination(hall, &to)?,
        };
        self.step(hall, &window.code, place, step, (&queue, &kept), at)
    }

    fn called(
        &self,
        hall: &Hall,
        window: &Window,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<(usize, Step), NoStep> {
        if self.duties.get(&window.code) != Some(&DutyState::Open) {
            return Err(NoStep::Paused);
        }
        let by_label = |label: &String| self.tickets.iter().position(|t| t.label() == *label);
        match order {
            Order::Call(label) => Ok((by_label(label).ok_or(NoStep::NoTicket)?, Step::Called)),
            Order::BringBack(label) => Ok((by_label(label).ok_or(NoStep::NoTicket)?, Step::BroughtBack)),
            _ => Ok((self.next(hall, window, at).ok_or(NoStep::NobodyWaits)?, Step::Called)),
        }
    }

    fn destination(&self, hall: &Hall, to: &Destination) -> Result<(String, String), NoStep> {
        match to {
            Destination::Line(line) => {
                hall.windows_of(line).next().ok_or(NoStep::NobodyThere)?;
                Ok((line.clone(), String::new()))
            }
            Destination::Window(code) => {
                let there = self.duties.get(code).is_some_and(|duty| *duty != DutyState::Closed);
                let line = hall.window(code).and_then(|window| window.lines.first());
                let line = line.filter(|_| there).ok_or(NoStep::NobodyThere)?;
                Ok((line.clone(), code.clone()))
            }
        }
    }
}

impl Deeds for Memory {
    type Trouble = Infallible;

    fn take(&mut self, hall: &Hall, visitor: &Visitor) -> Result<Result<Ticket, Refusal>, Infallible> {
        let Some(line) = hall.line(&visitor.line) else { return Ok(Err(Refusal::NoSuchLine)) };
        if let Some(same) = self.visits.get(&visitor.visit).and_then(|place| self.tickets.get(*place)) {
            return Ok(Ok(same.clone()));
        }
        let (priority, has_class) = (visitor.class == GREEN, !visitor.class.is_empty());
        let asked = Asked { at: visitor.at, priority, has_class, workday: Some(true) };
        let today = self.now(hall, &line.code, visitor.at);
        let from = line.interval_at(visitor.at.time());
        let counted = Counted {
            last: today.last,
            today: today.today,
            in_interval: from.map_or(0, |interval| today.given_in(interval)),
            waiting_priority: today.waiting_priority,
            waiting: today.waiting,
            oldest: today.oldest,
            windows: today.windows,
            pace: today.pace,
            ..Counted::default()
        };
        let rule = if visitor.due.is_some() { Line::admit } else { Line::give };
        let given = match rule(line, &asked, &counted) {
            Err(refusal) => return Ok(Err(refusal)),
            Ok(given) => given,
        };
        let count = self.lines.entry(line.code.clone()).or_default();
        count.last = given.number;
        let from = from.map_or(NaiveTime::MIN, |interval| interval.open.from);
        match count.by_interval.iter_mut().find(|(begins, _)| *begins == from) {
            Some((_, given)) => *given += 1,
            None => count.by_interval.push((from, 1)),
        }
        let ticket = Ticket {
            day: self.day,
            line: line.code.clone(),
            number: given.number,
            issued_at: visitor.at,
            kiosk: visitor.kiosk.clone(),
            priority,
            ahead: given.ahead,
            code: visitor.visit.clone(),
            since: visitor.at,
            queue: line.code.clone(),
            class: visitor.class.clone(),
            due: visitor.due,
            ..Ticket::default()
        };
        self.visits.insert(visitor.visit.clone(), self.tickets.len());
        self.tickets.push(ticket.clone());
        Ok(Ok(ticket))
    }

    fn line_now(&mut self, hall: &Hall, line: &str, at: NaiveDateTime) -> Result<LineToday, Infallible> {
        Ok(self.now(hall, line, at))
    }

    fn sign_in(&mut self, _hall: &Hall, window: &str, _at: NaiveDateTime) -> Result<(), Infallible> {
        self.duties.insert(window.to_owned(), DutyState::Open);
        Ok(())
    }

    fn set_duty(
        &mut self,
        hall: &Hall,
        window: &str,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<(), Infallible> {
        if *state == DutyState::Closed {
            let kept = |t: &Ticket| {
                t.window == window && matches!(t.state, TicketState::Held | TicketState::Waiting)
            };
            let kept: Vec<usize> =
                (0..).zip(&self.tickets).filter(|(_, t)| kept(t)).map(|(at, _)| at).collect();
            for place in kept {
                let queue = self.tickets.get(place).map(|t| t.queue.clone()).unwrap_or_default();
                // A ticket that waits or is held can always go back to its line.
                let _back = self.step(hall, window, place, Step::Transferred, (&queue, ""), at);
            }
        }
        self.duties.insert(window.to_owned(), state.clone());
        Ok(())
    }

    fn order(
        &mut self,
        hall: &Hall,
        window: &str,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, NoStep>, Infallible> {
        let Some(window) = hall.window(window) else { return Ok(Err(NoStep::NoWindow)) };
        if self.presses.get(&window.code).is_some_and(|last| last == press) {
            return Ok(Ok(self.in_hand(&window.code).and_then(|place| self.tickets.get(place)).cloned()));
        }
        let done = self.perform(hall, window, order, at);
        if done.is_ok() {
            self.presses.insert(window.code.clone(), press.to_owned());
        }
        Ok(done)
    }

    fn cancel(&mut self, hall: &Hall, code: &str, at: NaiveDateTime) -> Result<Option<Ticket>, Infallible> {
        let Some(place) = self.visits.get(code).copied() else { return Ok(None) };
        let window = self.tickets.get(place).map(|t| t.window.clone()).unwrap_or_default();
        Ok(self.step(hall, &window, place, Step::Cancelled, ("", ""), at).ok().flatten())
    }

    fn ticket(&mut self, code: &str) -> Result<Option<Ticket>, Infallible> {
        Ok(self.visits.get(code).and_then(|place| self.tickets.get(*place)).cloned())
    }

    fn close_day(&mut self, at: NaiveDateTime) -> Result<(), Infallible> {
        for ticket in self.tickets.iter_mut().filter(|ticket| ticket.state.is_live()) {
            (ticket.state, ticket.since) = (TicketState::Expired, at);
        }
        Ok(())
    }
}
