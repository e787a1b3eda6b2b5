//! Who is next (排队规则): pure, named policies for a line and a window.
//!
//! People are called in the order of issue time within their class, never by number.
use super::class::ORDINARY;
use chrono::{NaiveDateTime, TimeDelta};
use std::cmp::Ordering;

/// How a line is ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// 先到先叫: by time alone, whatever the class. Nobody is called before somebody who came earlier.
    Strict,
    /// 优先类别: by the rank of the class, then by time. Promises nothing to people without a class.
    Classes,
    /// 按比例: while people with and without a class wait, of `first + ordinary` calls `first` go to those with one.
    ///
    /// Somebody without a class who has `k` like them ahead sees at most `first * ceil((k + 1) / ordinary)` people with
    /// a class called before.
    Ratio {
        /// People with a class.
        first: u16,
        /// People without.
        ordinary: u16,
    },
    /// 限时: as by class, but whoever has waited so many minutes goes before everybody who came later.
    Ageing {
        /// Minutes.
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
pub enum Prefer {
    /// The line listed first where anybody waits there; but whoever has waited too long in another one goes before.
    #[default]
    Listed,
    /// The line whose next person has waited longest.
    Oldest,
}

/// Somebody who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiter<'a> {
    /// The rank of the class, 1 to 8, or [`ORDINARY`].
    pub rank: u8,
    /// When the number was given.
    pub issued_at: NaiveDateTime,
    /// The machine that gave it, and the number: only for order within one moment.
    pub kiosk: &'a str,
    /// The number.
    pub number: u32,
    /// When the appointment is.
    pub due: Option<NaiveDateTime>,
    /// The line must have called so many people first.
    pub turn: u32,
    /// The only window that may call; empty for any.
    pub window: &'a str,
}

impl Waiter<'_> {
    /// When the wait counts from: an appointment does not wait before its time.
    pub fn from(&self) -> NaiveDateTime {
        self.due.map_or(self.issued_at, |due| due.max(self.issued_at))
    }

    fn by_time(&self, other: &Self) -> Ordering {
        let key = |waiter: &Self| (waiter.from(), waiter.issued_at);
        key(self).cmp(&key(other)).then_with(|| (self.kiosk, self.number).cmp(&(other.kiosk, other.number)))
    }

    fn has_class(&self) -> bool {
        self.rank < ORDINARY
    }
}

/// A line with those who wait in it.
#[derive(Clone, Copy, Debug)]
pub struct Queue<'a> {
    /// How it is ordered.
    pub policy: Policy,
    /// Where a ratio stands: how many calls of its round were made.
    pub cycle: u32,
    /// How many people the line has called today.
    pub called: u32,
    /// Who waits, in any order.
    pub waiters: &'a [Waiter<'a>],
}

impl Queue<'_> {
    /// Everybody in the order in which they would be called from now on if nobody else came.
    ///
    /// First those whose time and turn have come, then the others, since an idle window calls them rather than nobody.
    pub fn order(&self, now: NaiveDateTime) -> Vec<usize> {
        let (mut ready, mut early): (Vec<usize>, Vec<usize>) =
            (0..self.waiters.len()).partition(|at| self.is_ready(*at, now));
        self.sort(&mut ready, now);
        self.sort(&mut early, now);
        ready.extend(early);
        ready
    }

    /// Says whether somebody's time and turn have come.
    fn is_ready(&self, at: usize, now: NaiveDateTime) -> bool {
        self.waiters.get(at).is_some_and(|waiter| waiter.from() <= now && waiter.turn <= self.called)
    }

    fn sort(&self, people: &mut Vec<usize>, now: NaiveDateTime) {
        let (all, policy) = (self.waiters, self.policy);
        people.sort_by(|a, b| match (all.get(*a), all.get(*b)) {
            (Some(a), Some(b)) => policy.compare(a, b, now),
            _ => Ordering::Equal,
        });
        if let Policy::Ratio { first, ordinary } = self.policy {
            let with: Vec<usize> =
                people.iter().copied().filter(|at| all.get(*at).is_some_and(Waiter::has_class)).collect();
            let without: Vec<usize> =
                people.iter().copied().filter(|at| !all.get(*at).is_some_and(Waiter::has_class)).collect();
            *people = interleaved(&with, &without, (first, ordinary), self.cycle);
        }
    }

    /// Where a ratio stands after somebody was called.
    pub fn cycle_after(&self, called: &Waiter<'_>) -> u32 {
        let Policy::Ratio { first, ordinary } = self.policy else { return self.cycle };
        let others = |waiter: &&Waiter<'_>| waiter.has_class() != called.has_class();
        let round = u32::from(first) + u32::from(ordinary);
        // A round goes on only while both kinds wait: nobody saves up turns while alone.
        if self.waiters.iter().any(|waiter| others(&waiter)) { (self.cycle + 1) % round.max(1) } else { 0 }
    }
}

impl Policy {
    fn compare(self, a: &Waiter<'_>, b: &Waiter<'_>, now: NaiveDateTime) -> Ordering {
        match self {
            Policy::Strict => a.by_time(b),
            Policy::Classes | Policy::Ratio { .. } => a.rank.cmp(&b.rank).then_with(|| a.by_time(b)),
            Policy::Ageing { minutes } => {
                let aged = |waiter: &Waiter<'_>| now - waiter.from() >= TimeDelta::minutes(minutes.into());
                match (aged(a), aged(b)) {
                    (true, true) => a.by_time(b),
                    (true, false) => Ordering::Less,
                    (false, true) => Ordering::Greater,
                    (false, false) => a.rank.cmp(&b.rank).then_with(|| a.by_time(b)),
                }
            }
        }
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
pub struct Choosing<'a> {
    /// The window's code: people kept for another window are not its.
    pub window: &'a str,
    /// How it chooses among its lines.
    pub prefer: Prefer,
    /// After so many minutes somebody goes first whatever line the window prefers.
    pub late: u16,
}

/// Who is next at a window: which of its lines, in the order of its preference, and who there.
///
/// `orders` holds what [`Queue::order`] says of each line, so that whoever asks for several windows sorts once.
pub fn next(
    choosing: &Choosing<'_>,
    queues: &[Queue<'_>],
    orders: &[Vec<usize>],
    now: NaiveDateTime,
) -> Option<(usize, usize)> {
    let heads = queues.iter().zip(orders).enumerate().filter_map(|(line, (queue, order))| {
        let mine = |at: &usize| {
            queue.waiters.get(*at).is_some_and(|w| w.window.is_empty() || w.window == choosing.window)
        };
        let at = order.iter().copied().find(mine)?;
        queue.waiters.get(at).map(|waiter| (line, at, *waiter, queue.is_ready(at, now)))
    });
    let heads: Vec<_> = heads.collect();
    let ready = heads.iter().any(|(.., ready)| *ready);
    let heads = heads.into_iter().filter(|(.., is_ready)| *is_ready == ready);
    let late = |waiter: &Waiter<'_>| now - waiter.from() >= TimeDelta::minutes(choosing.late.into());
    let first = heads.min_by(|(line, _, a, _), (other, _, b, _)| {
        let listed = || line.cmp(other);
        match choosing.prefer {
            Prefer::Oldest => a.by_time(b),
            Prefer::Listed => match (late(a), late(b)) {
                (true, true) => a.by_time(b),
                (true, false) => Ordering::Less,
                (false, true) => Ordering::Greater,
                (false, false) => listed(),
            },
        }
    });
    first.map(|(line, at, ..)| (line, at))
}
