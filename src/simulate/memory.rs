//! A hall kept in memory: the same rules as the store's, without a store.
use super::{HallOperations, ModelVisitor};
use crate::hall::desk::{DutyState, Order};
use crate::hall::forecast::Pace;
use crate::hall::queue::{
    GREEN, Line, LineCounts, LineQueue, LineToday, Refusal, SelectionRules, Step, StepError, TakeAttempt,
    Ticket, TicketState, next,
};
use crate::hall::{Hall, LineCode, TicketCode, WindowCode};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// Services a line's pace is seen from.
const SERVICES: usize = 40;

/// How somebody is chosen: [`next`], or something that ought to be found out.
pub type SelectionFn = fn(&SelectionRules<'_>, &[LineQueue<'_>], NaiveDateTime) -> Option<(usize, usize)>;

/// A hall in memory.
#[derive(Clone, Debug)]
pub struct MemoryHall {
    day: NaiveDate,
    pub(super) tickets: Vec<Ticket>,
    visits: BTreeMap<String, usize>,
    pub(super) lines: BTreeMap<LineCode, LineCount>,
    pub(super) duties: BTreeMap<WindowCode, DutyState>,
    presses: BTreeMap<WindowCode, String>,
    pub(super) choose: SelectionFn,
}

/// How a line stands.
#[derive(Clone, Debug, Default)]
pub(super) struct LineCount {
    last: u32,
    by_interval: Vec<(NaiveTime, u32)>,
    pub(super) called: u32,
    pub(super) cycle: u32,
    /// When people called here were done with, and how many seconds each took; by ticket, when each was called.
    pub(super) took: Vec<(NaiveDateTime, u32)>,
    pub(super) calls: BTreeMap<TicketCode, NaiveDateTime>,
}

impl MemoryHall {
    /// An empty hall on a day.
    pub fn new(day: NaiveDate) -> MemoryHall {
        MemoryHall::choosing(day, next)
    }

    /// A hall in which people are chosen in some way.
    pub fn choosing(day: NaiveDate, choose: SelectionFn) -> MemoryHall {
        MemoryHall {
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
        let none = LineCount::default();
        let count = self.lines.get(line).unwrap_or(&none);
        let waits = |has_class: bool| {
            u32::try_from(self.waiting(line).filter(|t| t.class.is_empty() != has_class).count()).unwrap_or(0)
        };
        let there = |window: &str| self.duties.get(window) == Some(&DutyState::Open);
        let oldest = |line: &str| self.waiting(line).map(|ticket| ticket.issued_at).min();
        let took: Vec<u32> = count.took.iter().rev().take(SERVICES).map(|(_, took)| *took).collect();
        LineToday {
            line: line.into(),
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
}

impl HallOperations for MemoryHall {
    type Failure = Infallible;

    fn take(&mut self, hall: &Hall, visitor: &ModelVisitor) -> Result<Result<Ticket, Refusal>, Infallible> {
        let Some(line) = hall.line(&visitor.line) else { return Ok(Err(Refusal::NoSuchLine)) };
        if let Some(same) = self.visits.get(&visitor.visit).and_then(|place| self.tickets.get(*place)) {
            return Ok(Ok(same.clone()));
        }
        let (priority, has_class) = (visitor.class == GREEN, !visitor.class.is_empty());
        let asked = TakeAttempt { at: visitor.at, priority, has_class, workday: Some(true) };
        let today = self.now(hall, &line.code, visitor.at);
        let from = line.interval_at(visitor.at.time());
        let counted = LineCounts {
            last: today.last,
            today: today.today,
            in_interval: from.map_or(0, |interval| today.given_in(interval, interval.open.from)),
            waiting_priority: today.waiting_priority,
            waiting: today.waiting,
            oldest: today.oldest,
            windows: today.windows,
            pace: today.pace,
            ..LineCounts::default()
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
            code: visitor.visit.as_str().into(),
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

    fn sign_in(&mut self, _hall: &Hall, window: &WindowCode, _at: NaiveDateTime) -> Result<(), Infallible> {
        self.duties.insert(window.clone(), DutyState::Open);
        Ok(())
    }

    fn set_duty(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        state: &DutyState,
        at: NaiveDateTime,
    ) -> Result<(), Infallible> {
        if *state == DutyState::Closed {
            let kept = |t: &Ticket| {
                t.window.as_ref() == Some(window)
                    && matches!(t.state, TicketState::Held | TicketState::Waiting)
            };
            let kept: Vec<usize> =
                (0..).zip(&self.tickets).filter(|(_, t)| kept(t)).map(|(at, _)| at).collect();
            for place in kept {
                // A ticket that waits or is held can always go back to its line.
                let _back = self.step(hall, Some(window), place, Step::Transferred, None, at);
            }
        }
        self.duties.insert(window.clone(), state.clone());
        Ok(())
    }

    fn order(
        &mut self,
        hall: &Hall,
        window: &WindowCode,
        press: &str,
        order: &Order,
        at: NaiveDateTime,
    ) -> Result<Result<Option<Ticket>, StepError>, Infallible> {
        let Some(window) = hall.window(window) else { return Ok(Err(StepError::NoWindow)) };
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
        let window = self.tickets.get(place).and_then(|t| t.window.clone());
        Ok(self.step(hall, window.as_ref(), place, Step::Cancelled, None, at).ok().flatten())
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
