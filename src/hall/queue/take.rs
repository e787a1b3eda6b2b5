//! Taking a number: the one rule every kiosk in the hall must agree on.
//!
//! The store counts, asks this rule, and writes only where what the rule went by still holds; nothing here knows how.
use super::{Interval, Line, TicketLabel};
use crate::hall::calendar::{Span, is_clock_set};
use crate::hall::forecast::Pace;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// From so many per cent of what can be served before closing, people are warned.
const TIGHT: u64 = 80;

/// Somebody asks for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakeAttempt {
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// By the priority entrance.
    pub priority: bool,
    /// Of a class that is called before others, by whatever entrance.
    pub has_class: bool,
    /// Whether the business day is a working day; `None` where the calendar does not know the year.
    pub workday: Option<bool>,
}

/// What the store counts before a number is given, all at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineCounts {
    /// The last number given today, or the last the ledger knows of, whichever is higher.
    pub last: u32,
    /// Numbers given today.
    pub today: u32,
    /// Numbers given in the present interval.
    pub in_interval: u32,
    /// People waiting who have a class.
    pub waiting_priority: u32,
    /// Other people waiting.
    pub waiting: u32,
    /// Since when the one who came first of those who wait has waited.
    pub oldest: Option<NaiveDateTime>,
    /// The live ticket of the same visit, by label, if it has one.
    pub holding: Option<TicketLabel>,
    /// An admin stopped the line.
    pub stopped: bool,
    /// Windows that serve the line now, in hundredths; nothing where that is not known.
    pub windows: Option<u32>,
    /// How fast the line moved lately.
    pub pace: Option<Pace>,
    /// People with an appointment who are still to come today.
    pub appointments: u32,
}

/// A number is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuedNumber {
    /// The number that is given, from 1 each day.
    pub number: u32,
    /// How many people are ahead.
    pub ahead: u32,
    /// So many wait that there may be no time for the person before closing.
    pub tight: bool,
}

/// Why the hall will not give a number. Words for people are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The clock is not set, so nobody knows which day it is.
    ClockNotSet,
    /// There is no such line (any more).
    NoSuchLine,
    /// The hall is closed today: a holiday or a weekend. The next working day, if the calendar knows it.
    ClosedToday {
        /// When the hall is open again.
        next: Option<NaiveDate>,
    },
    /// The calendar does not know this year, so nobody can say whether the hall is open.
    CalendarMissing,
    /// Not now; numbers are given again from this time.
    ClosedUntil {
        /// The time of day from which numbers are given again.
        opens: NaiveTime,
    },
    /// No more numbers today: the last interval is over.
    ClosedForToday,
    /// All numbers of this interval are gone; more from this time.
    FullUntil {
        /// The time of day from which numbers are given again.
        opens: NaiveTime,
    },
    /// All numbers of the day are gone.
    FullForToday,
    /// This visit already holds a live ticket.
    AlreadyHolding {
        /// What is printed on it, such as `A012`.
        label: TicketLabel,
    },
    /// The line has no priority entrance.
    NoPriority,
    /// An admin stopped the line for now.
    Stopped,
    /// More people wait than can be served before closing.
    WouldNotBeServed,
}

impl Refusal {
    /// The word scripts read, such as `full_until`; it never changes between versions.
    pub fn word(&self) -> &'static str {
        match self {
            Refusal::ClockNotSet => "clock_not_set",
            Refusal::NoSuchLine => "no_such_line",
            Refusal::ClosedToday { .. } => "closed_today",
            Refusal::CalendarMissing => "calendar_missing",
            Refusal::ClosedUntil { .. } => "closed_until",
            Refusal::ClosedForToday => "closed_for_today",
            Refusal::FullUntil { .. } => "full_until",
            Refusal::FullForToday => "full_for_today",
            Refusal::AlreadyHolding { .. } => "already_holding",
            Refusal::NoPriority => "no_priority",
            Refusal::Stopped => "stopped",
            Refusal::WouldNotBeServed => "would_not_be_served",
        }
    }
}

impl TakeAttempt {
    /// Refuses whoever asks by a clock that is not set; every rule of taking begins here.
    pub(in crate::hall) fn by_a_set_clock(&self) -> Result<(), Refusal> {
        if is_clock_set(self.at) { Ok(()) } else { Err(Refusal::ClockNotSet) }
    }
}

impl Line {
    /// The interval at a time of day.
    pub fn interval_at(&self, time: NaiveTime) -> Option<&Interval> {
        self.intervals.iter().find(|interval| interval.open.contains(time))
    }

    /// Says whether numbers are given at a moment, whatever has been given already.
    pub fn open_at(&self, asked: &TakeAttempt) -> Result<&Interval, Refusal> {
        asked.by_a_set_clock()?;
        match asked.workday {
            None => return Err(Refusal::CalendarMissing),
            Some(false) => return Err(Refusal::ClosedToday { next: None }),
            Some(true) => {}
        }
        let time = asked.at.time();
        self.interval_at(time).ok_or_else(|| {
            self.next_opening(time).map_or(Refusal::ClosedForToday, |opens| Refusal::ClosedUntil { opens })
        })
    }

    /// Gives the next number, or says why not.
    pub fn give(&self, asked: &TakeAttempt, counted: &LineCounts) -> Result<IssuedNumber, Refusal> {
        asked.by_a_set_clock()?;
        if let Some(label) = &counted.holding {
            return Err(Refusal::AlreadyHolding { label: label.clone() });
        }
        if asked.priority && !self.priority {
            return Err(Refusal::NoPriority);
        }
        let interval = self.open_at(asked)?;
        if counted.stopped {
            return Err(Refusal::Stopped);
        }
        if counted.today >= self.day_cap {
            return Err(Refusal::FullForToday);
        }
        if counted.in_interval >= interval.quota {
            let next = self.next_opening(interval.open.from);
            return Err(next.map_or(Refusal::FullForToday, |opens| Refusal::FullUntil { opens }));
        }
        let tight = self.has_time(asked.at.time(), counted)?;
        let ahead = self.ahead_of(asked, counted);
        Ok(IssuedNumber { number: counted.last + 1, ahead, tight })
    }

    /// How many people are ahead of somebody who asks, by the class or the entrance.
    pub fn ahead_of(&self, asked: &TakeAttempt, counted: &LineCounts) -> u32 {
        self.ahead(asked, counted, asked.priority || asked.has_class)
    }

    /// How many people may wait at a moment so that another one is still served before closing.
    ///
    /// It is what must still hold when a number is written that [`Line::give`] has allowed.
    pub fn most_waiting(&self, now: NaiveTime, counted: &LineCounts) -> u32 {
        let Some(windows) = counted.windows else { return u32::MAX };
        let person = u64::from(Pace::blended(self.minutes, counted.pace).mean);
        let there_is = u64::from(windows.max(100)) * self.seconds_left(now);
        let most = there_is.saturating_sub(1) / (person * 100).max(1);
        u32::try_from(most).unwrap_or(u32::MAX).saturating_sub(counted.appointments)
    }

    fn ahead(&self, asked: &TakeAttempt, counted: &LineCounts, has_class: bool) -> u32 {
        let longest = counted.oldest.map_or(0, |since| (asked.at - since).num_minutes());
        self.policy.ahead((counted.waiting_priority, counted.waiting), has_class, longest)
    }

    /// Says whether it is tight, or refuses where nobody who came now could be served before closing.
    ///
    /// Waiting, and appointments still to come, against windows × minutes left / minutes a person. Whoever was served is
    /// not counted, and breaks are no time left. Where nobody has signed in yet there is nothing to reckon with; where
    /// every window is away, somebody will come back, and one window is reckoned with.
    fn has_time(&self, now: NaiveTime, counted: &LineCounts) -> Result<bool, Refusal> {
        let Some(windows) = counted.windows else { return Ok(false) };
        let people = u64::from(counted.waiting_priority + counted.waiting + counted.appointments);
        let person = u64::from(Pace::blended(self.minutes, counted.pace).mean);
        let (needed, there_is) =
            (people * person * 100, u64::from(windows.max(100)) * self.seconds_left(now));
        match people {
            0 => Ok(false),
            _ if needed >= there_is => Err(Refusal::WouldNotBeServed),
            _ => Ok(needed * 100 >= there_is * TIGHT),
        }
    }

    /// The breaks of the day: between the intervals in which numbers are given.
    pub fn gaps(&self) -> Vec<Span> {
        let mut open: Vec<Span> = self.intervals.iter().map(|interval| interval.open).collect();
        open.sort();
        let pairs = open.iter().zip(open.iter().skip(1));
        pairs
            .map(|(one, next)| Span { from: one.until, until: next.from })
            .filter(|gap| gap.from < gap.until)
            .collect()
    }

    /// Seconds in which numbers of the line are still served today.
    fn seconds_left(&self, now: NaiveTime) -> u64 {
        let left = |interval: &Interval| (interval.open.until - interval.open.from.max(now)).num_seconds();
        self.intervals.iter().map(|interval| u64::try_from(left(interval)).unwrap_or(0)).sum()
    }

    fn next_opening(&self, after: NaiveTime) -> Option<NaiveTime> {
        self.intervals.iter().map(|interval| interval.open.from).filter(|from| *from > after).min()
    }
}

#[cfg(test)]
mod tests;
