//! Who is next (排队规则): pure, named policies for a line and a window.
//!
//! People are called in the order of issue time within their class, never by number.
use super::Ticket;
use super::{Class, ORDINARY, rank};
use crate::hall::{KioskCode, WindowCode};
use chrono::{NaiveDateTime, TimeDelta};
use std::cmp::Ordering;

/// How a line is ordered.
///
/// Each policy promises something of the people whom one window may call: those whose time and turn have come and who are
/// not kept for another window. `simulate::Watch` holds every call of a simulated day against these promises, and
/// `tests/hall/fairness.rs` does so for whole days of every policy. A clerk who calls a chosen number promises nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// 先到先叫: by time alone, whatever the class. Nobody is called before somebody who came earlier.
    Strict,
    /// 优先类别: by the rank of the class, then by time. Nobody is called before somebody of a class that goes first, nor
    /// before somebody of the same class who came earlier. It promises nothing more: people without a class may starve.
    Classes,
    /// 按比例: while people with and without a class wait, of `first + ordinary` calls `first` go to those with one.
    ///
    /// Somebody without a class sees at most `first * ceil((k + 1) / ordinary)` people with a class called before, where `k`
    /// is how many without one are called before; somebody with a class, the same the other way round. Among people with a
    /// class, and among people without, it is as in `Classes`.
    Ratio {
        /// People with a class.
        first: u16,
        /// People without a class.
        ordinary: u16,
    },
    /// 限时: as by class, but whoever has waited so many minutes is called before everybody who came later.
    Ageing {
        /// The wait, in minutes, from which somebody goes before all who came later.
        minutes: u16,
    },
}

impl Default for Policy {
    fn default() -> Self {
        Policy::Ageing { minutes: 30 }
    }
}

/// How a window chooses among its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinePreference {
    /// The line listed first where anybody waits there. But where the next person of any line has waited `late` minutes
    /// ([`SelectionRules`]), the one of those who came first is called.
    #[default]
    Listed,
    /// The line whose next person came first.
    Oldest,
}

/// Minutes before somebody who did not come is called again because nobody else waits. Without them an idle window would
/// call the same number until it is void, while its owner is on the way back.
pub const REST: i64 = 3;

/// Somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitingTicket<'a> {
    /// The rank of the class, 1 to 8, or [`ORDINARY`].
    pub rank: u8,
    /// When the number was given.
    pub issued_at: NaiveDateTime,
    /// The machine that gave it, and the number: only for order within one moment.
    pub kiosk: &'a KioskCode,
    /// The number on the ticket.
    pub number: u32,
    /// When the appointment is.
    pub due: Option<NaiveDateTime>,
    /// The line must have called so many people first.
    pub turn: u32,
    /// Since when the person waits here: after being missed, since then.
    pub since: NaiveDateTime,
    /// The only window that may call; none where any may.
    pub window: Option<&'a WindowCode>,
}

impl<'a> WaitingTicket<'a> {
    /// A ticket as the policies see it.
    pub fn of(ticket: &'a Ticket, classes: &[Class]) -> WaitingTicket<'a> {
        WaitingTicket {
            rank: rank(classes, &ticket.class),
            issued_at: ticket.issued_at,
            kiosk: &ticket.kiosk,
            number: ticket.number,
            due: ticket.due,
            turn: ticket.turn,
            since: ticket.since,
            window: ticket.window.as_ref(),
        }
    }

    /// When the wait counts from: an appointment does not wait before its time.
    pub fn from(&self) -> NaiveDateTime {
        self.due.map_or(self.issued_at, |due| due.max(self.issued_at))
    }

    /// Who came earlier: by time, never by number; machine and number only tell apart what came in one moment.
    pub fn by_time(&self, other: &Self) -> Ordering {
        let key = |waiter: &Self| (waiter.from(), waiter.issued_at);
        key(self).cmp(&key(other)).then_with(|| (self.kiosk, self.number).cmp(&(other.kiosk, other.number)))
    }

    /// Says whether the person goes before those without a class.
    pub fn has_class(&self) -> bool {
        self.rank < ORDINARY
    }

    /// Says whether a window may call the person at all; where none is named, whether any may.
    pub fn is_for(&self, window: Option<&WindowCode>) -> bool {
        self.window.is_none() || self.window == window
    }
}

/// A line with those who wait in it.
#[derive(Clone, Copy, Debug)]
pub struct LineQueue<'a> {
    /// How it is ordered.
    pub policy: Policy,
    /// Where a ratio stands in its round: below `first` it is the turn of people with a class, from there of the others.
    pub cycle: u32,
    /// How many people the line has called today.
    pub called: u32,
    /// Who waits, in any order.
    pub waiters: &'a [WaitingTicket<'a>],
}

impl LineQueue<'_> {
    /// Everybody a window may call, or any window where none is named, in the order in which it would from now on if nobody else came.
    ///
    /// First those whose time and turn have come, then the others, since an idle window calls them rather than nobody; but
    /// not somebody who just failed to come.
    pub fn order(&self, window: Option<&WindowCode>, now: NaiveDateTime) -> Vec<usize> {
        let mine =
            (0..self.waiters.len()).filter(|at| self.waiters.get(*at).is_some_and(|w| w.is_for(window)));
        let (mut ready, mut early): (Vec<usize>, Vec<usize>) = mine.partition(|at| self.is_ready(*at, now));
        early.retain(|at| !self.rests(*at, now));
        self.sort(&mut ready, now);
        self.sort(&mut early, now);
        ready.extend(early);
        ready
    }

    /// Says whether somebody's time and turn have come.
    fn is_ready(&self, at: usize, now: NaiveDateTime) -> bool {
        self.waiters.get(at).is_some_and(|waiter| waiter.from() <= now && waiter.turn <= self.called)
    }

    fn rests(&self, at: usize, now: NaiveDateTime) -> bool {
        let waiter = self.waiters.get(at);
        waiter.is_some_and(|w| w.turn > self.called && now - w.since < TimeDelta::minutes(REST))
    }

    fn sort(&self, people: &mut Vec<usize>, now: NaiveDateTime) {
        let (all, policy) = (self.waiters, self.policy);
        people.sort_by(|a, b| match (all.get(*a), all.get(*b)) {
            (Some(a), Some(b)) => policy.compare(a, b, now),
            _ => Ordering::Equal,
        });
        if let Policy::Ratio { first, ordinary } = policy {
            let has_class = |at: &usize| all.get(*at).is_some_and(WaitingTicket::has_class);
            let (with, without): (Vec<usize>, Vec<usize>) = people.iter().partition(|at| has_class(at));
            *people = interleaved(&with, &without, (first, ordinary), self.cycle);
        }
    }

    /// Where a ratio stands after somebody was called.
    ///
    /// Whoever is called while it is their turn takes a place of the round. Where the others are not there to take theirs,
    /// they lose it, so that nobody saves up turns: the round stands as if the present ones had just begun. Where the others
    /// do wait and could not be called (a chosen number; a ticket kept for another window), the round stands still.
    pub fn cycle_after(&self, called: &WaitingTicket<'_>) -> u32 {
        let Policy::Ratio { first, ordinary } = self.policy else { return self.cycle };
        let (first, round) = (u32::from(first), (u32::from(first) + u32::from(ordinary)).max(1));
        let begin = if called.has_class() { 0 } else { first };
        let is_turn = called.has_class() == (self.cycle < first);
        let others_wait = self.waiters.iter().any(|waiter| waiter.has_class() != called.has_class());
        match (is_turn, others_wait) {
            (true, _) => (self.cycle + 1) % round,
            (false, true) => self.cycle,
            (false, false) => (begin + 1) % round,
        }
    }
}

impl Policy {
    fn compare(self, a: &WaitingTicket<'_>, b: &WaitingTicket<'_>, now: NaiveDateTime) -> Ordering {
        let by_class = || a.rank.cmp(&b.rank).then_with(|| a.by_time(b));
        match self {
            Policy::Strict => a.by_time(b),
            Policy::Classes | Policy::Ratio { .. } => by_class(),
            Policy::Ageing { minutes } => by_wait(a, b, now, minutes, by_class),
        }
    }

    /// How many of those who wait, with and without a class, somebody who comes now has ahead, where the one who came first
    /// has waited so many minutes.
    ///
    /// Of those who come later some may still be called before; nobody can count them.
    pub fn ahead(self, (with, without): (u32, u32), has_class: bool, longest: i64) -> u32 {
        match (self, has_class) {
            // As long as somebody has waited that long, everybody is called by time.
            (Policy::Ageing { minutes }, true) if longest >= i64::from(minutes) => with + without,
            (Policy::Strict, _) | (Policy::Classes | Policy::Ageing { .. }, false) => with + without,
            (Policy::Classes | Policy::Ageing { .. }, true) => with,
            (Policy::Ratio { first, ordinary }, false) => {
                let turns = (without + 1).div_ceil(u32::from(ordinary).max(1));
                without + with.min(turns * u32::from(first))
            }
            (Policy::Ratio { first, ordinary }, true) => {
                let rounds = with / u32::from(first).max(1);
                with + without.min(rounds * u32::from(ordinary))
            }
        }
    }
}

/// Whoever has waited so many minutes goes first, by time; the others as they would.
fn by_wait(
    a: &WaitingTicket<'_>,
    b: &WaitingTicket<'_>,
    now: NaiveDateTime,
    minutes: u16,
    otherwise: impl FnOnce() -> Ordering,
) -> Ordering {
    let waited = |waiter: &WaitingTicket<'_>| now - waiter.from() >= TimeDelta::minutes(minutes.into());
    match (waited(a), waited(b)) {
        (true, true) => a.by_time(b),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        (false, false) => otherwise(),
    }
}

fn interleaved(with: &[usize], without: &[usize], (first, ordinary): (u16, u16), cycle: u32) -> Vec<usize> {
    let (mut with, mut without) = (with.iter().copied().peekable(), without.iter().copied().peekable());
    let (first, round) = (u32::from(first), u32::from(first) + u32::from(ordinary));
    let (mut order, mut cycle) = (Vec::new(), cycle);
    while with.peek().is_some() && without.peek().is_some() {
        order.extend(if cycle < first { with.next() } else { without.next() });
        cycle = (cycle + 1) % round.max(1);
    }
    order.extend(with);
    order.extend(without);
    order
}

/// What a window goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectionRules<'a> {
    /// The window's code: people kept for another window are not its.
    pub window: &'a WindowCode,
    /// How it chooses among its lines.
    pub prefer: LinePreference,
    /// After so many minutes the next person of a line goes first whatever line the window prefers.
    pub late: u16,
}

/// Who is next at a window: which of its lines, in the order of its preference, and who there.
///
/// Nobody is chosen before their time and turn while anybody's have come in any of the lines.
pub fn next(
    choosing: &SelectionRules<'_>,
    queues: &[LineQueue<'_>],
    now: NaiveDateTime,
) -> Option<(usize, usize)> {
    let heads = queues.iter().enumerate().filter_map(|(line, queue)| {
        let at = queue.order(Some(choosing.window), now).first().copied()?;
        queue.waiters.get(at).map(|waiter| (line, at, *waiter, queue.is_ready(at, now)))
    });
    let heads: Vec<_> = heads.collect();
    let ready = heads.iter().any(|(.., ready)| *ready);
    let heads = heads.into_iter().filter(|(.., is_ready)| *is_ready == ready);
    let first = heads.min_by(|(line, _, a, _), (other, _, b, _)| match choosing.prefer {
        LinePreference::Oldest => a.by_time(b),
        LinePreference::Listed => by_wait(a, b, now, choosing.late, || line.cmp(other)),
    });
    first.map(|(line, at, ..)| (line, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_ahead_are_those_the_policy_calls_before() {
        let waiting = (4, 6);
        let ahead = |policy: Policy, has_class| policy.ahead(waiting, has_class, 10);
        assert_eq!((ahead(Policy::Strict, true), ahead(Policy::Strict, false)), (10, 10));
        assert_eq!((ahead(Policy::Classes, true), ahead(Policy::Classes, false)), (4, 10));
        let ratio = |first, ordinary| Policy::Ratio { first, ordinary };
        // With W W o W W o W o …: two with a class before each one without.
        assert_eq!((ahead(ratio(2, 1), true), ahead(ratio(2, 1), false)), (4 + 2, 6 + 4));
        // W o o o W o o o W W: one to three.
        assert_eq!((ahead(ratio(1, 3), true), ahead(ratio(1, 3), false)), (4 + 6, 6 + 3));
        let ageing = Policy::Ageing { minutes: 30 };
        assert_eq!((ahead(ageing, true), ahead(ageing, false)), (4, 10));
        assert_eq!(ageing.ahead(waiting, true, 30), 10, "somebody has waited so long that all go by time");
    }
}
