//! The hours of a day change while the hall is at work: what was given counts on, and whoever has an appointment is told.
use crate::support::place::Place;
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::booking::{Appointment, CheckInError};
use service_hall::hall::calendar::{SpecialDay, Workdays};
use service_hall::hall::queue::{Interval, Line, Refusal};
use service_hall::hall::{Hall, Setup};
use service_hall::store::{CheckInAttempt, Store, TakeRequest};

fn at(time: &str) -> NaiveDateTime {
    format!("2026-11-23T{time}:00").parse().unwrap()
}

fn day() -> NaiveDate {
    at("00:00").date()
}

/// Line A with three numbers in the morning and two in the afternoon, and the hours that were set for it today.
fn hall(open: Option<&[&str]>) -> Hall {
    let interval = |(open, quota): (&str, u32)| Interval { open: open.parse().unwrap(), quota };
    let intervals = [("09:00-12:00", 3), ("13:00-17:00", 2)].map(interval).to_vec();
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    let special = open.map(|open| SpecialDay {
        day: day(),
        lines: vec!["A".into()],
        open: open.iter().map(|span| span.parse().unwrap()).collect(),
        ..SpecialDay::default()
    });
    Hall::new(Setup {
        lines: vec![Line { code: "A".into(), intervals, day_cap: 50, ..Line::default() }],
        workdays,
        special_days: special.into_iter().collect(),
        ..Setup::default()
    })
}

fn take(store: &mut Store, hall: &Hall, visit: &str, time: &str) -> Result<u32, Refusal> {
    let asked = TakeRequest {
        visit: visit.into(),
        kiosk: "1".into(),
        line: "A".into(),
        at: at(time),
        ..TakeRequest::default()
    };
    store.take(&asked, hall).unwrap().map(|given| given.ticket.number)
}

#[test]
fn changing_the_hours_within_a_day_gives_no_fresh_quota() {
    for place in Place::every("hours-quota") {
        let mut store = place.open();
        let usual = hall(None);
        assert_eq!(take(&mut store, &usual, "v1", "09:10"), Ok(1));
        assert_eq!(take(&mut store, &usual, "v2", "09:20"), Ok(2));
        let later = hall(Some(&["09:30-12:00", "13:00-17:00"]));
        assert_eq!(take(&mut store, &later, "v3", "09:40"), Ok(3));
        let opens = at("13:00").time();
        assert_eq!(take(&mut store, &later, "v4", "09:41"), Err(Refusal::FullUntil { opens }));
        let earlier = hall(Some(&["08:00-11:00", "11:30-12:00", "13:00-17:00"]));
        assert_eq!(
            take(&mut store, &earlier, "v4", "10:00"),
            Err(Refusal::FullUntil { opens: at("11:30").time() }),
            "the quota of the morning is the morning's, however it is cut"
        );
        assert!(take(&mut store, &earlier, "v4", "11:40").is_err());
        assert_eq!(take(&mut store, &usual, "v5", "13:00"), Ok(4), "the afternoon has its own");
        assert_eq!(take(&mut store, &hall(Some(&["13:30-17:00"])), "v6", "13:40"), Ok(5));
        assert_eq!(
            take(&mut store, &hall(Some(&["13:30-17:00"])), "v7", "13:41"),
            Err(Refusal::FullForToday)
        );
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn an_appointment_in_a_part_of_the_day_that_was_closed_is_sent_to_the_staff() {
    for place in Place::every("hours-appointment") {
        let mut store = place.open();
        let booked = |code: &str, time: &str| Appointment {
            code: code.into(),
            day: day(),
            time: at(time).time(),
            line: "A".into(),
            ..Appointment::default()
        };
        store.book(&[booked("YY01", "10:30"), booked("YY02", "14:00")], at("08:00")).unwrap();
        let mut come = |hall: &Hall, code: &str, time: &str| {
            let asked = CheckInAttempt {
                code: code.into(),
                visit: code.into(),
                kiosk: "1".into(),
                at: at(time),
                slip: None,
            };
            store.check_in(&asked, hall).unwrap().map(|given| given.ticket.number)
        };
        let morning = hall(Some(&["09:00-12:00"]));
        let due = at("14:00").time();
        assert_eq!(come(&morning, "YY02", "13:50"), Err(CheckInError::ClosedThen { due }));
        assert_eq!(come(&morning, "YY01", "10:20"), Ok(1), "the morning is open");
        let closed = hall(Some(&[]));
        assert!(matches!(
            come(&closed, "YY02", "13:50"),
            Err(CheckInError::Refused(Refusal::ClosedToday { .. }))
        ));
        assert_eq!(come(&hall(None), "YY02", "13:55"), Ok(2), "once that is taken back it is as promised");
    }
}
