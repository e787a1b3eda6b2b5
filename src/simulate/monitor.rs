//! Holds every call of a day against what the policies promise, knowing nothing of how they choose.
use crate::hall::desk::Window;
use crate::hall::queue::{Line, LinePreference, Policy, Ticket, TicketLabel, rank};
use crate::hall::{Hall, LineCode};
use chrono::{NaiveDateTime, TimeDelta};
use std::collections::BTreeMap;

/// A promise of the hall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Promise {
    /// Somebody is called who waits, once, by a window that may.
    Waits,
    /// Nobody is called before their time and turn while anybody's have come.
    Turn,
    /// Nobody before somebody who came earlier: in a strict line, or within one class.
    Order,
    /// Nobody before somebody of a class that goes first.
    Class,
    /// No more of the others before than the ratio says.
    Ratio,
    /// Whoever has waited so many minutes, before everybody who came later.
    Ageing,
    /// The window's own preference among its lines.
    Preference,
}

/// A promise that was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenPromise {
    /// The promise that was broken.
    pub promise: Promise,
    /// Who was called.
    pub called: TicketLabel,
    /// Who ought to have been, or was counted wrong.
    pub instead: TicketLabel,
    /// The moment of the call, by the simulated clock.
    pub at: NaiveDateTime,
}

/// Somebody who waits, and who was called before since they might have been themselves.
#[derive(Clone, Debug)]
struct WatchedTicket {
    ticket: Ticket,
    rank: u8,
    has_class: bool,
    /// People called before who are like this one in having a class or not, and people who are not.
    like: u32,
    other: u32,
}

impl WatchedTicket {
    fn from(&self) -> NaiveDateTime {
        self.ticket.due.map_or(self.ticket.issued_at, |due| due.max(self.ticket.issued_at))
    }

    fn came_before(&self, other: &WatchedTicket) -> bool {
        (self.from(), self.ticket.issued_at) < (other.from(), other.ticket.issued_at)
    }

    fn may_go_to(&self, window: &Window) -> bool {
        self.ticket.window.as_ref().is_none_or(|only| *only == window.code)
    }
}

/// Somebody who watches.
#[derive(Clone, Debug, Default)]
pub struct FairnessMonitor {
    waiting: Vec<WatchedTicket>,
    called: BTreeMap<LineCode, u32>,
    /// Every promise that was not kept.
    pub broken: Vec<BrokenPromise>,
}

impl FairnessMonitor {
    /// Sees a ticket as it has become; one that does not wait is no longer watched.
    pub fn sees(&mut self, hall: &Hall, ticket: &Ticket) {
        self.waiting.retain(|entry| entry.ticket.code != ticket.code);
        if ticket.state == crate::hall::queue::TicketState::Waiting {
            let has_class = !ticket.class.is_empty();
            let rank = rank(&hall.setup.classes, &ticket.class);
            self.waiting.push(WatchedTicket { ticket: ticket.clone(), rank, has_class, like: 0, other: 0 });
        }
    }

    /// How many wait in a line.
    pub fn waiting_in(&self, line: &str) -> usize {
        self.waiting.iter().filter(|entry| entry.ticket.queue == line).count()
    }

    /// Sees a window call its next one: the ticket as it was called.
    pub fn calls(&mut self, hall: &Hall, window: &Window, ticket: &Ticket, at: NaiveDateTime) {
        let place = self.waiting.iter().position(|entry| entry.ticket.code == ticket.code);
        let Some(me) = place.map(|place| self.waiting.remove(place)) else {
            self.complain(Promise::Waits, ticket, ticket, at);
            return;
        };
        let queue = me.ticket.queue.clone();
        if !me.may_go_to(window) || !window.lines.contains(&queue) {
            self.complain(Promise::Waits, ticket, ticket, at);
        }
        let ready = self.is_ready(&me, at);
        if ready {
            self.within_line(hall, window, &me, at);
            self.among_lines(hall, window, &me, at);
        } else {
            let other = self.ready_for(window, at).next().map(|entry| entry.ticket.clone());
            if let Some(other) = other {
                self.complain(Promise::Turn, ticket, &other, at);
            }
        }
        self.count(hall, window, &me, at);
        *self.called.entry(queue).or_default() += 1;
    }

    fn complain(&mut self, promise: Promise, called: &Ticket, instead: &Ticket, at: NaiveDateTime) {
        self.broken.push(BrokenPromise { promise, called: called.label(), instead: instead.label(), at });
    }

    fn is_ready(&self, entry: &WatchedTicket, at: NaiveDateTime) -> bool {
        let called = self.called.get(&entry.ticket.queue).copied().unwrap_or(0);
        entry.from() <= at && entry.ticket.turn <= called
    }

    /// Those whose time and turn have come in the lines of a window, and whom it may call.
    fn ready_for<'a>(
        &'a self,
        window: &'a Window,
        at: NaiveDateTime,
    ) -> impl Iterator<Item = &'a WatchedTicket> {
        let mine =
            |entry: &&WatchedTicket| entry.may_go_to(window) && window.lines.contains(&entry.ticket.queue);
        self.waiting.iter().filter(mine).filter(move |entry| self.is_ready(entry, at))
    }

    fn within_line(&mut self, hall: &Hall, window: &Window, me: &WatchedTicket, at: NaiveDateTime) {
        let Some(policy) = hall.line(&me.ticket.queue).map(|line| line.policy) else { return };
        let others = self.ready_for(window, at).filter(|entry| entry.ticket.queue == me.ticket.queue);
        let wronged = others.filter_map(|other| {
            let earlier = other.came_before(me);
            let by_class = || match (other.rank < me.rank, other.rank == me.rank && earlier) {
                (true, _) => Some(Promise::Class),
                (_, true) => Some(Promise::Order),
                _ => None,
            };
            let promise = match policy {
                Policy::Strict => earlier.then_some(Promise::Order),
                Policy::Classes => by_class(),
                Policy::Ratio { .. } if other.has_class == me.has_class => by_class(),
                Policy::Ratio { .. } => None,
                Policy::Ageing { minutes } => match (waited(other, minutes, at), waited(me, minutes, at)) {
                    (true, _) => earlier.then_some(Promise::Ageing),
                    (false, true) => None,
                    (false, false) => by_class(),
                },
            };
            promise.map(|promise| (promise, other.ticket.clone()))
        });
        let wronged: Vec<(Promise, Ticket)> = wronged.collect();
        for (promise, other) in wronged {
            self.complain(promise, &me.ticket, &other, at);
        }
    }

    /// Among lines only those are judged of which it is plain who comes first: whoever came first of all.
    fn among_lines(&mut self, hall: &Hall, window: &Window, me: &WatchedTicket, at: NaiveDateTime) {
        let place = |queue: &str| window.lines.iter().position(|line| line == queue);
        let oldest = |line: &&Line| {
            let others = self.ready_for(window, at).filter(|entry| entry.ticket.queue == line.code);
            let oldest = others.min_by_key(|entry| (entry.from(), entry.ticket.issued_at))?;
            let plain = match line.policy {
                Policy::Strict => true,
                Policy::Ageing { minutes } => waited(oldest, minutes, at),
                Policy::Classes | Policy::Ratio { .. } => false,
            };
            Some((oldest, plain))
        };
        let others = window.lines.iter().filter(|code| **code != me.ticket.queue);
        let heads: Vec<(&WatchedTicket, bool)> =
            others.filter_map(|code| hall.line(code)).filter_map(|line| oldest(&line)).collect();
        let wronged = heads.into_iter().find(|(head, plain)| match window.prefer {
            LinePreference::Oldest => *plain && head.came_before(me),
            LinePreference::Listed => {
                let late = *plain && waited(head, window.late, at) && head.came_before(me);
                let listed_before = place(&head.ticket.queue) < place(&me.ticket.queue);
                late || listed_before && !waited(me, window.late, at)
            }
        });
        if let Some(other) = wronged.map(|(head, _)| head.ticket.clone()) {
            self.complain(Promise::Preference, &me.ticket, &other, at);
        }
    }

    /// Counts the call for everybody who might have been called instead.
    fn count(&mut self, hall: &Hall, window: &Window, me: &WatchedTicket, at: NaiveDateTime) {
        let ratio = match hall.line(&me.ticket.queue).map(|line| line.policy) {
            Some(Policy::Ratio { first, ordinary }) => (u32::from(first), u32::from(ordinary)),
            _ => return,
        };
        let called = self.called.get(&me.ticket.queue).copied().unwrap_or(0);
        let mut wronged = Vec::new();
        for entry in self.waiting.iter_mut().filter(|entry| entry.ticket.queue == me.ticket.queue) {
            if entry.from() > at || entry.ticket.turn > called {
                continue;
            }
            if entry.has_class == me.has_class {
                entry.like += 1;
            } else if entry.may_go_to(window) {
                entry.other += 1;
                let (theirs, ours) = if entry.has_class { (ratio.1, ratio.0) } else { ratio };
                if entry.other > theirs * (entry.like + 1).div_ceil(ours.max(1)) {
                    wronged.push(entry.ticket.clone());
                }
            }
        }
        for other in wronged {
            self.complain(Promise::Ratio, &me.ticket, &other, at);
        }
    }
}

fn waited(entry: &WatchedTicket, minutes: u16, at: NaiveDateTime) -> bool {
    at - entry.from() >= TimeDelta::minutes(minutes.into())
}
