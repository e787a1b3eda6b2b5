//! Appointments in the store, kept by SQLite and by PostgreSQL (where `TEST_POSTGRES` names a server).
use crate::support::place;
use crate::support::relay::Relay;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use place::Place;
use service_hall::hall::booking::{Appointment, Attendance, CheckInError, code};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::queue::{
    APPOINTMENT, CallingRules, Class, GREEN, Interval, Line, Refusal, Ticket, TicketState,
};
use service_hall::hall::{Hall, PrintCode, Setup};
use service_hall::store::{BookingSummary, CheckInAttempt, Store, TakeRequest};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn time(text: &str) -> NaiveTime {
    format!("{text}:00").parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    day(23).and_time(time(text))
}

fn hall() -> Hall {
    let line = |code: &str, quota, day_cap| Line {
        code: code.into(),
        intervals: vec![Interval { open: "09:00-12:00".parse().unwrap(), quota }],
        day_cap,
        ..Line::default()
    };
    let class = |code: &str, rank| Class { code: code.into(), rank, ..Class::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup {
        lines: vec![line("A", 1, 2), line("B", 9, 90)],
        classes: vec![class(GREEN, 2), class(APPOINTMENT, 3)],
        calling: CallingRules { early: 30, late: 15, ..CallingRules::default() },
        workdays,
        ..Setup::default()
    })
}

fn booking(code: &str, due: &str, line: &str) -> Appointment {
    Appointment {
        code: code.into(),
        day: day(23),
        time: time(due),
        line: line.into(),
        ..Appointment::default()
    }
}

fn arriving(visit: &str, code: &str, at: NaiveDateTime) -> CheckInAttempt {
    let (visit, code) = (visit.into(), code.into());
    CheckInAttempt { code, visit, kiosk: "1".into(), at, slip: Some("zh") }
}

fn walking_in(visit: &str, line: &str, at: NaiveDateTime) -> TakeRequest {
    TakeRequest { visit: visit.into(), kiosk: "1".into(), line: line.into(), at, ..TakeRequest::default() }
}

fn book(store: &mut Store, rows: &[Appointment]) -> BookingSummary {
    store.book(rows, at("08:00")).unwrap()
}

fn here(store: &mut Store, asked: &CheckInAttempt) -> Ticket {
    store.check_in(asked, &hall()).unwrap().unwrap().ticket
}

fn not_here(store: &mut Store, asked: &CheckInAttempt) -> CheckInError {
    store.check_in(asked, &hall()).unwrap().unwrap_err()
}

#[test]
fn checking_in_takes_a_number_with_its_class_and_time() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let row = Appointment { matter: Some("M1".into()), ..booking("YY01", "10:30", "A") };
        book(&mut store, &[row]);
        let ticket = here(&mut store, &arriving("v1", "YY01", at("10:00")));
        assert_eq!((ticket.label().to_string().as_str(), ticket.class.as_str()), ("A001", APPOINTMENT));
        assert_eq!((ticket.due, ticket.matter.as_deref()), (Some(at("10:30")), Some("M1")));
        assert_eq!((ticket.state, ticket.priority, ticket.ahead), (TicketState::Waiting, false, 0));
        assert_eq!(store.ticket_by_code(&ticket.code).unwrap(), Some(ticket.clone()));
        let standing = Attendance::Here { label: "A001".parse().unwrap() };
        assert_eq!(store.appointments(day(23)).unwrap()[0].standing, standing);
        let jobs = store.prints(at("10:01"), None).unwrap();
        assert_eq!(
            jobs.iter().map(|job| &job.code).collect::<Vec<_>>(),
            [&PrintCode::from(&ticket.code)],
            "its slip is queued"
        );
    }
}

#[test]
fn checking_in_twice_gives_the_same_ticket() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        book(&mut store, &[booking("YY01", "10:30", "A")]);
        let asked = arriving("v1", "YY01", at("10:10"));
        let ticket = here(&mut store, &asked);
        assert_eq!(here(&mut store, &asked), ticket);
        assert_eq!(
            here(&mut store, &CheckInAttempt { at: at("11:59"), ..asked.clone() }),
            ticket,
            "whatever the time"
        );
        let other = arriving("v2", "YY01", at("10:11"));
        assert_eq!(
            not_here(&mut store, &other),
            CheckInError::AlreadyHere { label: "A001".parse().unwrap() }
        );
        assert_eq!(store.lines_today(at("10:12")).unwrap()[0].today, 1);
    }
}

#[test]
fn two_machines_cannot_both_check_in() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let codes: Vec<String> = (1..=20).map(|n| format!("CODE{n:02}")).collect();
        let rows: Vec<Appointment> = codes.iter().map(|code| booking(code, "10:30", "B")).collect();
        book(&mut store, &rows);
        let given = |machine: usize| {
            let mut store = place.open();
            let visits = codes.iter().enumerate();
            let asked = visits.map(|(at_, code)| arriving(&format!("m{machine}-{at_}"), code, at("10:15")));
            asked.filter_map(|asked| store.check_in(&asked, &hall()).unwrap().ok()).count()
        };
        let counts: Vec<usize> = std::thread::scope(|scope| {
            let machines: Vec<_> = (0..3).map(|machine| scope.spawn(move || given(machine))).collect();
            machines.into_iter().map(|machine| machine.join().unwrap()).collect()
        });
        assert_eq!(counts.iter().sum::<usize>(), 20, "{counts:?}");
        assert_eq!(store.lines_today(at("10:20")).unwrap()[0].today, 20);
        let entries = store.change_token().unwrap();
        assert_eq!(entries, 60, "booked, a number and a check-in of each, and none passed over");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_machine_checks_in_by_three_round_trips_and_holds_no_lock_between_them() {
    for place in Place::every("appointments") {
        if !place.address.starts_with("postgres") {
            continue;
        }
        let (relay, address) = Relay::to(&place.address);
        let mut store = Store::open(&address.parse().unwrap(), Some(&place.file("far.ledger"))).unwrap();
        let codes = ["YY01", "YY02", "YY03"];
        book(&mut store, &codes.map(|code| booking(code, "10:30", "B")));
        let trips = |asked: &CheckInAttempt, store: &mut Store| {
            relay.trips();
            let _no_matter = store.check_in(asked, &hall()).unwrap();
            relay.trips()
        };
        // The first ones prepare their statements and begin the day.
        trips(&arriving("v1", "YY01", at("10:10")), &mut store);
        let asked = arriving("v2", "YY02", at("10:11"));
        assert_eq!(trips(&asked, &mut store), 3, "a number");
        trips(&asked, &mut store);
        assert_eq!(trips(&asked, &mut store), 3, "the same again");
        assert_eq!(trips(&arriving("v3", "YY01", at("10:12")), &mut store), 1, "a refusal");
    }
}

#[test]
fn an_appointment_moved_meanwhile_is_read_again() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let (one, other) = (booking("YY01", "10:30", "A"), booking("YY01", "10:30", "B"));
        book(&mut store, std::slice::from_ref(&one));
        let mut mover = place.open();
        let labels = std::thread::scope(|scope| {
            scope.spawn(|| {
                for turn in 0..30 {
                    let row = if turn % 2 == 0 { &other } else { &one };
                    book(&mut mover, std::slice::from_ref(row));
                }
            });
            here(&mut store, &arriving("v1", "YY01", at("10:15"))).label()
        });
        let row = store.appointments(day(23)).unwrap().remove(0);
        assert_eq!(row.standing, Attendance::Here { label: labels.clone() });
        assert_eq!(row.line, labels.line, "the number is of the line that the appointment is in");
        assert_eq!(store.lines_today(at("10:20")).unwrap().iter().map(|line| line.today).sum::<u32>(), 1);
    }
}

#[test]
fn every_refusal_changes_nothing() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let ours = code::of(1_234_567);
        let rows = [
            booking("YY01", "10:30", "A"),
            booking("YY02", "10:30", "X"),
            Appointment { day: day(24), ..booking("YY03", "10:30", "A") },
            Appointment { day: day(22), ..booking("YY04", "10:30", "A") },
            booking(&ours, "10:30", "A"),
        ];
        book(&mut store, &rows);
        store.cancel_appointment(&ours, at("08:01")).unwrap().unwrap();
        let mut slip = ours.clone().into_bytes();
        slip.swap(0, 1);
        let slip = String::from_utf8(slip).unwrap();
        let table = [
            ("YY99", at("10:30"), CheckInError::Unknown),
            (slip.as_str(), at("10:30"), CheckInError::Mistyped),
            ("YY01", at("09:59"), CheckInError::TooEarly { from: time("10:00") }),
            ("YY01", at("10:45"), CheckInError::TooLate { due: time("10:30") }),
            ("YY02", at("10:30"), CheckInError::LineGone),
            ("YY03", at("10:30"), CheckInError::AnotherDay { day: day(24) }),
            (&ours, at("10:30"), CheckInError::Cancelled),
        ];
        for (code, at, no) in table {
            assert_eq!(not_here(&mut store, &arriving("v1", code, at)), no, "{code} at {at}");
        }
        let sunday = arriving("v1", "YY04", day(22).and_time(time("10:30")));
        let closed = CheckInError::Refused(Refusal::ClosedToday { next: Some(day(23)) });
        assert_eq!(not_here(&mut store, &sunday), closed);
        assert_eq!(store.lines_today(at("10:30")).unwrap(), []);
        let expected = store.appointments(day(23)).unwrap();
        assert_eq!(expected.iter().filter(|row| row.standing == Attendance::Expected).count(), 2);
    }
}

#[test]
fn an_appointment_is_outside_of_quotas_and_hours() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let rows =
            [booking("YY01", "10:30", "A"), booking("YY02", "10:40", "A"), booking("YY03", "12:30", "A")];
        book(&mut store, &rows);
        assert_eq!(here(&mut store, &arriving("v1", "YY01", at("10:15"))).label().to_string(), "A001");
        let walk_in = |visit: &str| walking_in(visit, "A", at("10:16"));
        let first = store.take(&walk_in("v2"), &hall()).unwrap().unwrap().ticket;
        assert_eq!(first.label().to_string(), "A002", "the appointment took nobody's number of the interval");
        assert_eq!(store.take(&walk_in("v3"), &hall()).unwrap(), Err(Refusal::FullForToday));
        assert_eq!(here(&mut store, &arriving("v4", "YY02", at("10:20"))).label().to_string(), "A003");
        assert_eq!(
            here(&mut store, &arriving("v5", "YY03", at("12:30"))).label().to_string(),
            "A004",
            "outside the hours"
        );
    }
}

#[test]
fn one_visit_holds_one_number() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        book(&mut store, &[booking("YY01", "10:30", "B"), booking("YY02", "10:30", "B")]);
        store.take(&walking_in("v1", "B", at("10:10")), &hall()).unwrap().unwrap();
        let holding = CheckInError::Refused(Refusal::AlreadyHolding { label: "B001".parse().unwrap() });
        assert_eq!(not_here(&mut store, &arriving("v1", "YY01", at("10:11"))), holding);
        assert_eq!(here(&mut store, &arriving("v2", "YY01", at("10:12"))).label().to_string(), "B002");
        let holding = CheckInError::Refused(Refusal::AlreadyHolding { label: "B002".parse().unwrap() });
        assert_eq!(
            not_here(&mut store, &arriving("v2", "YY02", at("10:13"))),
            holding,
            "another appointment"
        );
        let again = walking_in("v2", "B", at("10:14"));
        assert_eq!(
            store.take(&again, &hall()).unwrap(),
            Err(Refusal::AlreadyHolding { label: "B002".parse().unwrap() }),
            "walking in is not what the appointment was for"
        );
    }
}

#[test]
fn a_table_brought_in_again_changes_nothing() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let rows = [
            booking("YY01", "10:30", "A"),
            booking("YY02", "10:40", "B"),
            booking("", "11:00", "A"),
            booking("", "11:00", "A"),
            booking("", "11:00", "B"),
        ];
        let booked = book(&mut store, &rows);
        assert_eq!((booked.added, booked.same), (5, 0));
        let made: Vec<&String> = booked.codes[2..].iter().collect();
        assert!(made.iter().all(|code| code.len() == 8 && !code::is_mistyped(code)), "{made:?}");
        let all = store.appointments(day(23)).unwrap();
        let again = book(&mut store, &rows);
        assert_eq!((again.added, again.changed, again.same, again.kept), (0, 0, 5, 0));
        let sorted = |booked: &BookingSummary| {
            let mut codes = booked.codes.clone();
            codes.sort();
            codes
        };
        assert_eq!(sorted(&again), sorted(&booked), "the same codes");
        assert_eq!(store.appointments(day(23)).unwrap(), all);
        let more = [rows.as_slice(), &[booking("", "11:00", "A")]].concat();
        assert_eq!(book(&mut store, &more).added, 1, "a third one at the same time");
    }
}

#[test]
fn a_changed_row_counts_until_somebody_is_here() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        book(&mut store, &[booking("YY01", "10:30", "A"), booking("YY02", "10:30", "A")]);
        let later = [booking("YY01", "11:30", "B"), booking("YY02", "10:30", "A")];
        let booked = book(&mut store, &later);
        assert_eq!((booked.changed, booked.same), (1, 1));
        let early = CheckInError::TooEarly { from: time("11:00") };
        assert_eq!(not_here(&mut store, &arriving("v1", "YY01", at("10:30"))), early);
        assert_eq!(here(&mut store, &arriving("v1", "YY01", at("11:00"))).label().to_string(), "B001");
        let booked = book(&mut store, &[booking("YY01", "15:00", "A")]);
        assert_eq!((booked.changed, booked.kept), (0, 1), "somebody is here already");
        assert_eq!(store.appointments(day(23)).unwrap()[1].time, time("11:30"));
    }
}

#[test]
fn a_cancelled_one_stays_cancelled_until_it_is_booked_anew() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let row = booking("YY01", "10:30", "A");
        book(&mut store, std::slice::from_ref(&row));
        let gone = store.cancel_appointment("YY01", at("08:01")).unwrap().unwrap();
        assert_eq!(gone.standing, Attendance::Cancelled);
        assert_eq!(store.cancel_appointment("YY01", at("08:01")).unwrap(), Ok(gone));
        assert_eq!(store.cancel_appointment("YY99", at("08:01")).unwrap(), Err(CheckInError::Unknown));
        assert_eq!(book(&mut store, std::slice::from_ref(&row)).same, 1);
        assert_eq!(not_here(&mut store, &arriving("v1", "YY01", at("10:30"))), CheckInError::Cancelled);
        book(&mut store, &[booking("YY01", "10:40", "A")]);
        here(&mut store, &arriving("v1", "YY01", at("10:30")));
        let label = "A001".parse().unwrap();
        assert_eq!(
            store.cancel_appointment("YY01", at("08:01")).unwrap(),
            Err(CheckInError::AlreadyHere { label })
        );
    }
}

#[test]
fn an_appointment_whose_number_is_given_back_is_cancelled() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        book(&mut store, &[booking("YY01", "10:40", "A"), booking("YY02", "10:40", "A")]);
        let ticket = here(&mut store, &arriving("v1", "YY01", at("10:30")));
        let other = here(&mut store, &arriving("v2", "YY02", at("10:30")));
        store.cancel(&hall(), &ticket.code, None, at("10:31")).unwrap().unwrap().unwrap();
        // Neither the same visit nor another one gets, or is told to wait for, the number that nobody will call.
        for visit in ["v1", "v3"] {
            let no = not_here(&mut store, &arriving(visit, "YY01", at("10:32")));
            assert_eq!(no, CheckInError::Cancelled, "{visit}");
        }
        let standing: Vec<Attendance> =
            store.appointments(day(23)).unwrap().into_iter().map(|booked| booked.standing).collect();
        assert_eq!(standing, [Attendance::Cancelled, Attendance::Here { label: other.label() }]);
    }
}

#[test]
fn those_still_to_come_are_counted() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let rows = [
            booking("YY01", "10:00", "A"),
            booking("YY02", "10:30", "A"),
            booking("YY03", "11:00", "A"),
            booking("YY04", "11:00", "B"),
            Appointment { day: day(24), ..booking("YY05", "11:00", "A") },
        ];
        book(&mut store, &rows);
        let left = |store: &mut Store, now| store.line_now(&hall(), "A", at(now)).unwrap().appointments.len();
        // Whoever is late may still check in for a quarter of an hour.
        let counts = ["09:00", "10:45", "10:46", "11:16"].map(|now| left(&mut store, now));
        assert_eq!(counts, [3, 2, 1, 0]);
        here(&mut store, &arriving("v1", "YY02", at("10:30")));
        store.cancel_appointment("YY03", at("08:01")).unwrap().unwrap();
        assert_eq!(left(&mut store, "09:00"), 1);
    }
}

#[test]
fn people_ahead_are_counted_in_the_order_of_calling() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        book(&mut store, &[booking("YY01", "10:30", "B")]);
        let walked: Vec<Ticket> = ["v1", "v2"]
            .map(|visit| store.take(&walking_in(visit, "B", at("10:20")), &hall()).unwrap().unwrap().ticket)
            .into();
        let ticket = here(&mut store, &arriving("v3", "YY01", at("10:25")));
        assert_eq!(ticket.ahead, 2, "its time has not come");
        let mut ahead = |ticket: &Ticket, now: &str| store.ahead_of(ticket, &hall(), at(now)).unwrap();
        assert_eq!([ahead(&walked[0], "10:25"), ahead(&walked[1], "10:25")], [Some(0), Some(1)]);
        assert_eq!(ahead(&ticket, "10:30"), Some(0));
        assert_eq!([ahead(&walked[0], "10:30"), ahead(&walked[1], "10:30")], [Some(1), Some(2)]);
        let done = Ticket { state: TicketState::Done, ..ticket };
        assert_eq!(ahead(&done, "10:30"), None);
    }
}

#[test]
fn t_d7_codes_made_here_never_begin_with_a_zero() {
    let place = Place::sqlite("appointments");
    let mut store = place.open();
    let rows: Vec<Appointment> = (0..500).map(|_| booking("", "10:30", "A")).collect();
    let codes = book(&mut store, &rows).codes;
    assert!(codes.iter().all(|code| code.len() == code::DIGITS && !code.starts_with('0')), "{codes:?}");
}

#[test]
fn t_d6_a_slot_is_kept_and_good_until_its_end() {
    for place in Place::every("appointments") {
        let mut store = place.open();
        let slot = Appointment { until: Some(time("12:00")), ..booking("YY01", "09:00", "A") };
        book(&mut store, &[slot.clone(), booking("YY02", "09:00", "A")]);
        assert_eq!(store.appointments(day(23)).unwrap()[0], slot);
        let late = not_here(&mut store, &arriving("v2", "YY02", at("09:27")));
        assert_eq!(late, CheckInError::TooLate { due: time("09:00") });
        here(&mut store, &arriving("v1", "YY01", at("09:27")));
        let shorter = Appointment { until: Some(time("11:00")), ..booking("YY02", "09:00", "A") };
        assert_eq!(book(&mut store, std::slice::from_ref(&shorter)).changed, 1, "a slot is a change");
        here(&mut store, &arriving("v3", "YY02", at("10:59")));
    }
}
