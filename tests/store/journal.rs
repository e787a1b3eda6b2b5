//! Every settled change of a hall is in its journal, with the next number, on both databases.
use crate::support::place::Place;
use chrono::NaiveDateTime;
use service_hall::hall::booking::Appointment;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::queue::{APPOINTMENT, Class, Interval, Line, PrintState};
use service_hall::hall::{Hall, Setup};
use service_hall::store::{CheckInAttempt, PrintOutcome, Store, TakeRequest};

fn at() -> NaiveDateTime {
    "2026-11-23T10:00:00".parse().unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-12:00".parse().unwrap(), quota: 99 };
    let line = Line { code: "A".into(), intervals: vec![interval], day_cap: 99, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    let classes = vec![Class { code: APPOINTMENT.into(), rank: 1, ..Class::default() }];
    Hall::new(Setup { lines: vec![line], classes, workdays, ..Setup::default() })
}

fn booking(code: &str) -> Appointment {
    let (day, time) = (at().date(), at().time());
    Appointment { code: code.into(), day, time, line: "A".into(), ..Appointment::default() }
}

/// The entries as they stand, in order: number, kind, event, line and number of the ticket.
fn entries(place: &Place) -> Vec<String> {
    place.texts(
        "SELECT seq || ' ' || kind || ' ' || event || ' ' || line || number FROM journal
         WHERE hall = 'HALL' ORDER BY seq",
    )
}

fn take(store: &mut Store, visit: &str) -> String {
    let asked = TakeRequest {
        visit: visit.into(),
        kiosk: "1".into(),
        line: "A".into(),
        at: at(),
        slip: Some("zh"),
        ..TakeRequest::default()
    };
    store.take(&asked, &hall()).unwrap().unwrap().ticket.code.to_string()
}

#[test]
fn what_becomes_of_a_print_is_in_the_journal() {
    for place in Place::every("journal") {
        let mut store = place.open();
        let code = take(&mut store, "v1");
        store.begin_print(&code, 1, at()).unwrap().unwrap();
        let outcome = |state| PrintOutcome { state, trouble: "", missing: "", who: "kiosk" };
        store.record_print(&code, outcome(PrintState::Uncertain), at()).unwrap();
        assert!(store.settle_print(&code, PrintState::NotPrinted, "Li", at()).unwrap());
        store.reprint(&code, None, "Li", at()).unwrap().unwrap();
        assert_eq!(store.settle_prints("1", at()).unwrap(), 1);
        // Neither what is not done nor what is about no ticket is a change of the hall.
        assert_eq!(store.begin_print(&code, 2, at()).unwrap(), None);
        store.record_print("nobody's", outcome(PrintState::Sent), at()).unwrap();
        let all = [
            "1 ticket waiting A1",
            "2 print sending A1",
            "3 print uncertain A1",
            "4 print not_printed A1",
            "5 print reprint A1",
            "6 print not_printed A1",
        ];
        assert_eq!(entries(&place), all, "the number with its queued print is one entry");
    }
}

#[test]
fn what_becomes_of_an_appointment_is_in_the_journal() {
    for place in Place::every("journal") {
        let mut store = place.open();
        let rows = [booking("YY01"), booking("YY02"), booking("")];
        store.book(&rows, at()).unwrap();
        store.book(&rows, at()).unwrap();
        store.book(&[Appointment { matter: Some("M1".into()), ..booking("YY02") }], at()).unwrap();
        store.cancel_appointment("YY02", at()).unwrap().unwrap();
        store.cancel_appointment("YY02", at()).unwrap().unwrap();
        take(&mut store, "v1");
        let asked = CheckInAttempt {
            code: "YY01".into(),
            visit: "v2".into(),
            kiosk: "1".into(),
            at: at(),
            slip: Some("zh"),
        };
        for _ in 0..2 {
            store.check_in(&asked, &hall()).unwrap().unwrap();
        }
        let all = [
            "1 appointment booked A0",
            "2 appointment booked A0",
            "3 appointment booked A0",
            "4 appointment changed A0",
            "5 appointment cancelled A0",
            "6 ticket waiting A1",
            "7 ticket waiting A2",
            "8 appointment here A2",
        ];
        assert_eq!(entries(&place), all);
    }
}

#[test]
fn a_long_table_is_entered_whole() {
    for place in Place::every("journal") {
        let mut store = place.open();
        let rows: Vec<Appointment> = (0..1100).map(|row| booking(&format!("YY{row:04}"))).collect();
        store.book(&rows, at()).unwrap();
        assert_eq!(store.change_token().unwrap(), 1100);
        assert_eq!(entries(&place).len(), 1100, "no number is passed over");
    }
}
