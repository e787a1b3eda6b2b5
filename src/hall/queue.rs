//! Taking a number: the one rule every kiosk in the hall must agree on.
//!
//! The store counts and keeps the answer inside one transaction; nothing here knows how.
use super::{Interval, Line, Pace, Span};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// From so many per cent of what can be served before closing, people are warned.
const TIGHT: u64 = 80;

/// Somebody asks for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// By the priority entrance.
    pub priority: bool,
    /// Of a class that is called before others, by whatever entrance.
    pub has_class: bool,
    /// Whether the business day is a working day; `None` where the calendar does not know the year.
    pub workday: Option<bool>,
}

/// What the store counts before a number is given, all under one lock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The last number given today, or the ledger's high water, whichever is higher.
    pub last: u32,
    /// Numbers given today.
    pub today: u32,
    /// Numbers given in the present interval.
    pub in_interval: u32,
    /// People waiting by the priority entrance.
    pub waiting_priority: u32,
    /// Other people waiting.
    pub waiting: u32,
    /// Since when the one who came first of those who wait has waited.
    pub oldest: Option<NaiveDateTime>,
    /// The live ticket of the same visit, by label, if it has one.
    pub holding: Option<String>,
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
pub struct Allotment {
    /// The number.
    pub number: u32,
    /// How many people are ahead.
    pub ahead: u32,
    /// So many wait that there may be no time for the person before closing.
    pub tight: bool,
}

/// Why the hall will not give a number. Words for people are in `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
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
        /// When, today.
        opens: NaiveTime,
    },
    /// No more numbers today: the last interval is over.
    ClosedForToday,
    /// All numbers of this interval are gone; more from this time.
    FullUntil {
        /// When, today.
        opens: NaiveTime,
    },
    /// All numbers of the day are gone.
    FullForToday,
    /// This visit already holds a live ticket.
    AlreadyHolding {
        /// Its label.
        label: String,
    },
    /// The line has no priority entrance.
    NoPriority,
    /// An admin stopped the line for now.
    Stopped,
    /// More people wait than can be served before closing.
    WouldNotBeServed,
}

impl Line {
    /// The interval at a time of day.
    pub fn interval_at(&self, time: NaiveTime) -> Option<&Interval> {
        self.intervals.iter().find(|interval| interval.open.contains(time))
    }

    /// Says whether numbers are given at a moment, whatever has been given already.
    pub fn open_at(&self, asked: &Asked) -> Result<&Interval, Refusal> {
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
    pub fn give(&self, asked: &Asked, counted: &Counted) -> Result<Allotment, Refusal> {
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
        let ahead = self.ahead(asked, counted, asked.priority || asked.has_class);
        Ok(Allotment { number: counted.last + 1, ahead, tight })
    }

    /// How many people are ahead of somebody who asks.
    pub(super) fn ahead(&self, asked: &Asked, counted: &Counted, has_class: bool) -> u32 {
        let longest = counted.oldest.map_or(0, |since| (asked.at - since).num_minutes());
        self.policy.ahead((counted.waiting_priority, counted.waiting), has_class, longest)
    }

    /// Says whether it is tight, or refuses where nobody who came now could be served before closing.
    ///
    /// Waiting, and appointments still to come, against windows × minutes left / minutes a person. Whoever was served is
    /// not counted, and breaks are no time left. Where nobody has signed in yet there is nothing to reckon with; where
    /// every window is away, somebody will come back, and one window is reckoned with.
    fn has_time(&self, now: NaiveTime, counted: &Counted) -> Result<bool, Refusal> {
        let Some(windows) = counted.windows else { return Ok(false) };
        let people = u64::from(counted.waiting_priority + counted.waiting + counted.appointments);
        let person = u64::from(Pace::blended(self.minutes, counted.pace).mean);
        let (needed, there_is) =
            (people * person * 100, u64::from(windows.max(100)) * self.seconds_left(now));
        match people {
            0 => Ok(false),
            _ if needed >= there_is => Err(Refusal::WouldNotBeServed),
            _ => Ok(windows == 0 || needed * 100 >= there_is * TIGHT),
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
mod tests {
    use super::*;
    use crate::hall::Policy;

    fn given(number: u32, ahead: u32) -> Allotment {
        Allotment { number, ahead, tight: false }
    }

    fn line() -> Line {
        Line {
            code: "A".into(),
            intervals: vec![interval("09:00-12:00", 2), interval("13:00-17:00", 2)],
            day_cap: 3,
            minutes: (10, 10),
            priority: true,
            ..Line::default()
        }
    }

    fn interval(open: &str, quota: u32) -> Interval {
        Interval { open: open.parse().unwrap(), quota }
    }

    fn at(hour: u32, minute: u32) -> Asked {
        let at = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(hour, minute, 0).unwrap();
        Asked { at, priority: false, has_class: false, workday: Some(true) }
    }

    fn time(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn the_next_number_follows_the_last() {
        let counted = Counted {
            last: 20,
            today: 1,
            in_interval: 1,
            waiting: 4,
            waiting_priority: 1,
            ..Counted::default()
        };
        assert_eq!(line().give(&at(9, 0), &counted), Ok(given(21, 5)));
        let first = Asked { priority: true, ..at(9, 0) };
        assert_eq!(line().give(&first, &counted), Ok(given(21, 1)), "only others with priority");
        let strict = Line { policy: Policy::Strict, ..line() };
        assert_eq!(strict.give(&first, &counted), Ok(given(21, 5)), "everybody who came before");
        let long = Counted { oldest: Some(at(8, 30).at), ..counted };
        let all = line().give(&first, &long);
        assert_eq!(all, Ok(given(21, 5)), "somebody has waited half an hour: all go by time");
    }

    #[test]
    fn intervals_are_half_open() {
        let none = Counted::default();
        assert_eq!(line().give(&at(8, 59), &none), Err(Refusal::ClosedUntil { opens: time(9) }));
        assert!(line().give(&at(11, 59), &none).is_ok());
        assert_eq!(line().give(&at(12, 0), &none), Err(Refusal::ClosedUntil { opens: time(13) }));
        assert_eq!(line().give(&at(17, 0), &none), Err(Refusal::ClosedForToday));
    }

    #[test]
    fn quotas_and_the_day_cap_hold() {
        let full = Counted { in_interval: 2, today: 2, ..Counted::default() };
        assert_eq!(line().give(&at(9, 0), &full), Err(Refusal::FullUntil { opens: time(13) }));
        assert_eq!(line().give(&at(13, 0), &full), Err(Refusal::FullForToday), "the last interval is full");
        let day = Counted { today: 3, ..Counted::default() };
        assert_eq!(line().give(&at(13, 0), &day), Err(Refusal::FullForToday));
    }

    #[test]
    fn one_live_ticket_a_visit_and_no_priority_without_an_entrance() {
        let holding = Counted { holding: Some("A003".into()), ..Counted::default() };
        let refused = Err(Refusal::AlreadyHolding { label: "A003".into() });
        assert_eq!(line().give(&at(9, 0), &holding), refused);
        let plain = Line { priority: false, ..line() };
        let asked = Asked { priority: true, ..at(9, 0) };
        assert_eq!(plain.give(&asked, &Counted::default()), Err(Refusal::NoPriority));
    }

    /// One window, ten minutes a person, closing at five.
    fn busy(waiting: u32) -> Counted {
        let pace = Some(Pace { mean: 600, spread: 0, count: 10_000 });
        Counted { waiting, windows: Some(100), pace, ..Counted::default() }
    }

    #[test]
    fn whoever_would_not_be_served_before_closing_is_warned_and_then_refused() {
        let tight = |waiting| line().give(&at(16, 0), &busy(waiting)).map(|given| given.tight);
        assert_eq!((tight(0), tight(4)), (Ok(false), Ok(false)));
        assert_eq!(tight(5), Ok(true), "five of the six that an hour has room for");
        assert_eq!(tight(6), Err(Refusal::WouldNotBeServed));
        let two = Counted { windows: Some(200), ..busy(6) };
        assert!(line().give(&at(16, 0), &two).is_ok(), "two windows do it");
        let due = Counted { appointments: 3, ..busy(3) };
        assert_eq!(line().give(&at(16, 0), &due), Err(Refusal::WouldNotBeServed), "appointments count");
    }

    #[test]
    fn who_was_served_in_the_morning_takes_no_time_of_the_afternoon() {
        let line = Line {
            day_cap: 999,
            intervals: vec![interval("09:00-12:00", 99), interval("13:00-17:00", 99)],
            ..line()
        };
        let counted = Counted { today: 60, ..busy(5) };
        assert_eq!(line.give(&at(16, 0), &counted).map(|given| given.tight), Ok(true));
        // Eleven to twelve and four hours in the afternoon: 30 people; the hour between is a break.
        assert!(line.give(&at(11, 0), &busy(29)).is_ok());
        assert_eq!(line.give(&at(11, 0), &busy(30)), Err(Refusal::WouldNotBeServed));
    }

    #[test]
    fn where_nobody_waits_a_number_is_given_to_the_last_minute_and_before_anybody_signed_in() {
        assert!(line().give(&at(16, 59), &busy(0)).is_ok());
        let nobody_yet = Counted { windows: None, ..busy(99) };
        assert_eq!(line().give(&at(9, 0), &nobody_yet).map(|given| given.tight), Ok(false));
        let all_away = |waiting| line().give(&at(16, 0), &Counted { windows: Some(0), ..busy(waiting) });
        assert_eq!(all_away(1).map(|given| given.tight), Ok(true));
        assert_eq!(all_away(6), Err(Refusal::WouldNotBeServed));
    }

    #[test]
    fn a_stopped_line_gives_nothing_until_it_is_reopened() {
        let stopped = Counted { stopped: true, ..Counted::default() };
        assert_eq!(line().give(&at(9, 0), &stopped), Err(Refusal::Stopped));
        assert_eq!(
            line().give(&at(18, 0), &stopped),
            Err(Refusal::ClosedForToday),
            "the nearer reason first"
        );
        assert!(line().give(&at(9, 0), &Counted::default()).is_ok());
    }

    #[test]
    fn holidays_and_unknown_years_are_closed() {
        let holiday = Asked { workday: Some(false), ..at(9, 0) };
        assert_eq!(line().give(&holiday, &Counted::default()), Err(Refusal::ClosedToday { next: None }));
        let unknown = Asked { workday: None, ..at(9, 0) };
        assert_eq!(line().give(&unknown, &Counted::default()), Err(Refusal::CalendarMissing));
    }
}
