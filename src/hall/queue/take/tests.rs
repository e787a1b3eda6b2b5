//! Who gets a number, and who is told why not.
use super::*;
use crate::hall::queue::Policy;

fn given(number: u32, ahead: u32) -> IssuedNumber {
    IssuedNumber { number, ahead, tight: false }
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

fn at(hour: u32, minute: u32) -> TakeAttempt {
    let at = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(hour, minute, 0).unwrap();
    TakeAttempt { at, priority: false, has_class: false, workday: Some(true) }
}

fn time(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

#[test]
fn the_next_number_follows_the_last() {
    let counted = LineCounts {
        last: 20,
        today: 1,
        in_interval: 1,
        waiting: 4,
        waiting_priority: 1,
        ..LineCounts::default()
    };
    assert_eq!(line().give(&at(9, 0), &counted), Ok(given(21, 5)));
    let first = TakeAttempt { priority: true, ..at(9, 0) };
    assert_eq!(line().give(&first, &counted), Ok(given(21, 1)), "only others with priority");
    let strict = Line { policy: Policy::Strict, ..line() };
    assert_eq!(strict.give(&first, &counted), Ok(given(21, 5)), "everybody who came before");
    let long = LineCounts { oldest: Some(at(8, 30).at), ..counted };
    let all = line().give(&first, &long);
    assert_eq!(all, Ok(given(21, 5)), "somebody has waited half an hour: all go by time");
}

#[test]
fn intervals_are_half_open() {
    let none = LineCounts::default();
    assert_eq!(line().give(&at(8, 59), &none), Err(Refusal::ClosedUntil { opens: time(9) }));
    assert!(line().give(&at(11, 59), &none).is_ok());
    assert_eq!(line().give(&at(12, 0), &none), Err(Refusal::ClosedUntil { opens: time(13) }));
    assert_eq!(line().give(&at(17, 0), &none), Err(Refusal::ClosedForToday));
}

#[test]
fn quotas_and_the_day_cap_hold() {
    let full = LineCounts { in_interval: 2, today: 2, ..LineCounts::default() };
    assert_eq!(line().give(&at(9, 0), &full), Err(Refusal::FullUntil { opens: time(13) }));
    assert_eq!(line().give(&at(13, 0), &full), Err(Refusal::FullForToday), "the last interval is full");
    let day = LineCounts { today: 3, ..LineCounts::default() };
    assert_eq!(line().give(&at(13, 0), &day), Err(Refusal::FullForToday));
}

#[test]
fn one_live_ticket_a_visit_and_no_priority_without_an_entrance() {
    let holding = LineCounts { holding: Some("A003".parse().unwrap()), ..LineCounts::default() };
    let refused = Err(Refusal::AlreadyHolding { label: "A003".parse().unwrap() });
    assert_eq!(line().give(&at(9, 0), &holding), refused);
    let plain = Line { priority: false, ..line() };
    let asked = TakeAttempt { priority: true, ..at(9, 0) };
    assert_eq!(plain.give(&asked, &LineCounts::default()), Err(Refusal::NoPriority));
}

/// One window, ten minutes a person, closing at five.
fn busy(waiting: u32) -> LineCounts {
    let pace = Some(Pace { mean: 600, spread: 0, count: 10_000 });
    LineCounts { waiting, windows: Some(100), pace, ..LineCounts::default() }
}

#[test]
fn whoever_would_not_be_served_before_closing_is_warned_and_then_refused() {
    let tight = |waiting| line().give(&at(16, 0), &busy(waiting)).map(|given| given.tight);
    assert_eq!((tight(0), tight(4)), (Ok(false), Ok(false)));
    assert_eq!(tight(5), Ok(true), "five of the six that an hour has room for");
    assert_eq!(tight(6), Err(Refusal::WouldNotBeServed));
    let two = LineCounts { windows: Some(200), ..busy(6) };
    assert!(line().give(&at(16, 0), &two).is_ok(), "two windows do it");
    let due = LineCounts { appointments: 3, ..busy(3) };
    assert_eq!(line().give(&at(16, 0), &due), Err(Refusal::WouldNotBeServed), "appointments count");
}

#[test]
fn who_was_served_in_the_morning_takes_no_time_of_the_afternoon() {
    let line = Line {
        day_cap: 999,
        intervals: vec![interval("09:00-12:00", 99), interval("13:00-17:00", 99)],
        ..line()
    };
    let counted = LineCounts { today: 60, ..busy(5) };
    assert_eq!(line.give(&at(16, 0), &counted).map(|given| given.tight), Ok(true));
    // Eleven to twelve and four hours in the afternoon: 30 people; the hour between is a break.
    assert!(line.give(&at(11, 0), &busy(29)).is_ok());
    assert_eq!(line.give(&at(11, 0), &busy(30)), Err(Refusal::WouldNotBeServed));
}

#[test]
fn where_nobody_waits_a_number_is_given_to_the_last_minute_and_before_anybody_signed_in() {
    assert!(line().give(&at(16, 59), &busy(0)).is_ok());
    let nobody_yet = LineCounts { windows: None, ..busy(99) };
    assert_eq!(line().give(&at(9, 0), &nobody_yet).map(|given| given.tight), Ok(false));
    let all_away = |waiting| line().give(&at(16, 0), &LineCounts { windows: Some(0), ..busy(waiting) });
    assert_eq!(all_away(1).map(|given| given.tight), Ok(false), "somebody will come back");
    assert_eq!(all_away(5).map(|given| given.tight), Ok(true), "one window is reckoned with");
    assert_eq!(all_away(6), Err(Refusal::WouldNotBeServed));
}

#[test]
fn a_stopped_line_gives_nothing_until_it_is_reopened() {
    let stopped = LineCounts { stopped: true, ..LineCounts::default() };
    assert_eq!(line().give(&at(9, 0), &stopped), Err(Refusal::Stopped));
    assert_eq!(line().give(&at(18, 0), &stopped), Err(Refusal::ClosedForToday), "the nearer reason first");
    assert!(line().give(&at(9, 0), &LineCounts::default()).is_ok());
}

#[test]
fn holidays_and_unknown_years_are_closed() {
    let holiday = TakeAttempt { workday: Some(false), ..at(9, 0) };
    assert_eq!(line().give(&holiday, &LineCounts::default()), Err(Refusal::ClosedToday { next: None }));
    let unknown = TakeAttempt { workday: None, ..at(9, 0) };
    assert_eq!(line().give(&unknown, &LineCounts::default()), Err(Refusal::CalendarMissing));
}

#[test]
fn a_clock_that_is_not_set_gives_no_number_whatever_else_holds() {
    let unset = TakeAttempt { at: "1970-01-01T09:00:00".parse().unwrap(), ..at(9, 0) };
    for workday in [None, Some(false), Some(true)] {
        let unset = TakeAttempt { workday, ..unset.clone() };
        let holding =
            LineCounts { holding: Some("A001".parse().unwrap()), stopped: true, ..LineCounts::default() };
        for counted in [LineCounts::default(), holding] {
            assert_eq!(line().give(&unset, &counted), Err(Refusal::ClockNotSet));
            assert_eq!(line().admit(&unset, &counted), Err(Refusal::ClockNotSet));
        }
        assert_eq!(line().open_at(&unset).err(), Some(Refusal::ClockNotSet));
    }
}
