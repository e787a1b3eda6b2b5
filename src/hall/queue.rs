//! Taking a number: the one rule every kiosk in the hall must agree on.
//!
//! The store counts and keeps the answer inside one transaction; nothing here knows how.
use super::{Interval, Line};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Somebody asks for a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
    /// By the priority entrance.
    pub priority: bool,
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
    /// The live ticket of the same visit, by label, if it has one.
    pub holding: Option<String>,
}

/// A number is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allotment {
    /// The number.
    pub number: u32,
    /// How many people are ahead.
    pub ahead: u32,
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
        if counted.today >= self.day_cap {
            return Err(Refusal::FullForToday);
        }
        if counted.in_interval >= interval.quota {
            let next = self.next_opening(interval.open.from);
            return Err(next.map_or(Refusal::FullForToday, |opens| Refusal::FullUntil { opens }));
        }
        let behind = if asked.priority { 0 } else { counted.waiting };
        Ok(Allotment { number: counted.last + 1, ahead: counted.waiting_priority + behind })
    }

    fn next_opening(&self, after: NaiveTime) -> Option<NaiveTime> {
        self.intervals.iter().map(|interval| interval.open.from).filter(|from| *from > after).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        let interval = |open: &str, quota| Interval { open: open.parse().unwrap(), quota };
        Line {
            code: "A".into(),
            intervals: vec![interval("09:00-12:00", 2), interval("13:00-17:00", 2)],
            day_cap: 3,
            priority: true,
            ..Line::default()
        }
    }

    fn at(hour: u32, minute: u32) -> Asked {
        let at = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(hour, minute, 0).unwrap();
        Asked { at, priority: false, workday: Some(true) }
    }

    fn time(hour: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn the_next_number_follows_the_last() {
        let counted =
            Counted { last: 20, today: 1, in_interval: 1, waiting: 4, waiting_priority: 1, holding: None };
        assert_eq!(line().give(&at(9, 0), &counted), Ok(Allotment { number: 21, ahead: 5 }));
        let first = Asked { priority: true, ..at(9, 0) };
        assert_eq!(
            line().give(&first, &counted),
            Ok(Allotment { number: 21, ahead: 1 }),
            "only others with priority"
        );
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

    #[test]
    fn holidays_and_unknown_years_are_closed() {
        let holiday = Asked { workday: Some(false), ..at(9, 0) };
        assert_eq!(line().give(&holiday, &Counted::default()), Err(Refusal::ClosedToday { next: None }));
        let unknown = Asked { workday: None, ..at(9, 0) };
        assert_eq!(line().give(&unknown, &Counted::default()), Err(Refusal::CalendarMissing));
    }
}
