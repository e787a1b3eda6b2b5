//! The codes of tickets as receipts: the same all through a visit, true on every machine, forged nowhere.
use crate::support::place;
use chrono::{NaiveDate, NaiveDateTime};
use place::Place;
use service_hall::hall::calendar::Workdays;
use service_hall::hall::cases::CaseRules;
use service_hall::hall::queue::{Interval, Line, Ticket};
use service_hall::hall::receipts::{LENGTH, Receipt, ReceiptKind, ScannedCode};
use service_hall::hall::{Hall, HallIdentity, Setup};
use service_hall::store::{CheckInAttempt, Store, TakeRequest};

fn at(day: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap().and_hms_opt(9, minute, 0).unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-17:00".parse().unwrap(), quota: 1000 };
    let line = Line { code: "A".into(), intervals: vec![interval], day_cap: 1000, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

fn taken(store: &mut Store, visit: &str, at: NaiveDateTime) -> Ticket {
    let (visit, line) = (visit.into(), "A".into());
    let asked =
        TakeRequest { visit, kiosk: "1".into(), line, at, slip: Some("zh"), ..TakeRequest::default() };
    store.take(&asked, &hall()).unwrap().unwrap().ticket
}

fn rotate(store: &mut Store, at: NaiveDateTime) -> u32 {
    store.rotate_receipt_key(&CaseRules::default(), at).unwrap().unwrap().dropped
}

fn key(ticket: &Ticket) -> u8 {
    Receipt::read(&ticket.code).unwrap().key()
}

#[test]
fn a_ticket_s_code_is_a_receipt_that_every_kiosk_verifies() {
    for place in Place::every("receipts") {
        let (mut one, mut other) = (place.open(), place.open());
        let ticket = taken(&mut one, "v1", at(23, 0));
        let receipt = Receipt::read(&ticket.code).unwrap();
        assert_eq!((ticket.code.len(), receipt.kind()), (LENGTH, ReceiptKind::Ticket));
        assert_eq!(ScannedCode::read(&ticket.code, &hall()), ScannedCode::Ticket(ticket.code.clone()));
        assert_eq!(other.ticket_by_code(&ticket.code).unwrap(), Some(ticket.clone()));
        let written = receipt.in_groups().to_lowercase();
        assert_eq!(other.ticket_by_code(&written).unwrap(), Some(ticket.clone()), "as people write it");
        // Not even the id in the row opens anything without a seal.
        let id = receipt.id().to_string();
        assert_eq!(other.ticket_by_code(&id).unwrap(), None);
        assert_eq!(place.texts("SELECT code FROM ticket"), [id]);
    }
}

#[test]
fn r_s8_s9_a_forged_ticket_and_one_of_another_hall_are_nobody_s() {
    for place in Place::every("receipts") {
        let mut store = place.open();
        let ticket = taken(&mut store, "v1", at(23, 0));
        let digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        for place in 0..LENGTH {
            let is = ticket.code.as_bytes()[place];
            let value = digits.bytes().position(|digit| digit == is).unwrap();
            for bit in 0..5 {
                let mut forged = ticket.code.as_bytes().to_vec();
                forged[place] = digits.as_bytes()[value ^ (1 << bit)];
                let forged = String::from_utf8(forged).unwrap();
                assert_eq!(store.ticket_by_code(&forged).unwrap(), None, "{forged}");
                assert_eq!(store.cancel(&hall(), &forged, None, at(23, 1)).unwrap(), None);
            }
        }
        let identity =
            HallIdentity { code: "EAST".parse().unwrap(), is_named: true, ..HallIdentity::default() };
        let ledger = place.file("east.ledger");
        let mut east = Store::open_for(&identity, &place.url(), Some(&ledger)).unwrap();
        assert_eq!(east.ticket_by_code(&ticket.code).unwrap(), None, "its keys are its own");
    }
}

#[test]
fn the_code_stays_the_same_in_its_visit_when_the_key_is_exchanged() {
    for place in Place::every("receipts") {
        let (mut kiosk, mut staff) = (place.open(), place.open());
        let ticket = taken(&mut kiosk, "v1", at(23, 0));
        assert_eq!((key(&ticket), rotate(&mut staff, at(23, 1)), rotate(&mut staff, at(23, 2))), (0, 0, 0));
        assert_eq!(taken(&mut kiosk, "v1", at(23, 3)), ticket, "the page is shown again");
        assert_eq!(taken(&mut staff, "v1", at(23, 3)), ticket, "whoever knows the new key does, too");
        kiosk.begin_print(&ticket.code, 1, at(23, 3)).unwrap().unwrap();
        let job = kiosk.print_of(&ticket.code).unwrap().unwrap();
        assert_eq!(job.code, *ticket.code, "printed again");
        let next = taken(&mut kiosk, "v2", at(23, 4));
        assert_eq!(key(&next), 2, "a kiosk seals under the newest key with its next number");
        for code in [&ticket.code, &next.code] {
            assert!(staff.ticket_by_code(code).unwrap().is_some());
            assert!(kiosk.ticket_by_code(code).unwrap().is_some());
        }
        kiosk.cancel(&hall(), &ticket.code, None, at(23, 5)).unwrap().unwrap().unwrap();
        let second = taken(&mut kiosk, "v1", at(23, 6));
        assert_eq!((second.number, key(&second)), (3, 2), "another ticket of the visit has another code");
    }
}

#[test]
fn a_key_is_kept_for_tickets_as_long_as_their_day() {
    for place in Place::every("receipts") {
        let mut store = place.open();
        let ticket = taken(&mut store, "v1", at(23, 0));
        assert_eq!((rotate(&mut store, at(23, 1)), rotate(&mut store, at(23, 2))), (0, 0));
        assert!(store.ticket_by_code(&ticket.code).unwrap().is_some());
        // The next morning both keys of yesterday that others have replaced are over.
        assert_eq!(rotate(&mut store, at(24, 0)), 2);
        assert_eq!(store.ticket_by_code(&ticket.code).unwrap(), None, "over with its day");
        let longer = CaseRules { ticket_days: 7, ..CaseRules::default() };
        let today = taken(&mut store, "v2", at(24, 1));
        store.rotate_receipt_key(&longer, at(24, 2)).unwrap().unwrap();
        assert_eq!(store.rotate_receipt_key(&longer, at(27, 0)).unwrap().unwrap().dropped, 0);
        assert!(store.ticket_by_code(&today.code).unwrap().is_some(), "as the configuration has it");
    }
}

#[test]
fn a_number_of_a_key_that_comes_round_is_another_key() {
    for place in Place::every("receipts") {
        let (mut kiosk, mut staff) = (place.open(), place.open());
        let first = taken(&mut kiosk, "v1", at(2, 0));
        // Three keys a day for three weeks, as one a month for five years; the kiosk runs all the while.
        for turn in 0..63 {
            rotate(&mut staff, at(3 + turn / 3, turn % 3));
        }
        let theirs = taken(&mut staff, "v2", at(24, 0));
        rotate(&mut staff, at(24, 1));
        let newest = taken(&mut staff, "v3", at(24, 2));
        assert_eq!((key(&first), key(&theirs), key(&newest)), (0, 63, 0), "the number comes round");
        assert_eq!(kiosk.ticket_by_code(&newest.code).unwrap(), Some(newest.clone()), "true here, too");
        let own = taken(&mut kiosk, "v4", at(24, 3));
        assert_eq!(staff.ticket_by_code(&own.code).unwrap(), Some(own), "sealed under the key that is now");
        assert_eq!(kiosk.ticket_by_code(&first.code).unwrap(), None, "the key it had is gone");
    }
}

#[test]
fn r_s6_a_text_of_sql_is_nobody_s_code() {
    for place in Place::every("receipts") {
        let mut store = place.open();
        let ticket = taken(&mut store, "v1", at(23, 0));
        let longer = format!("{}' OR '1'='1", ticket.code);
        for text in [
            "' OR 1=1 --",
            "%",
            "_",
            "*",
            "\"",
            "'; DROP TABLE ticket; --",
            "",
            "\0",
            &longer,
            &ticket.code[1..],
        ] {
            assert_eq!(store.ticket_by_code(text).unwrap(), None, "{text}");
            assert_eq!(store.ticket_called(text, at(23, 1)).unwrap(), None, "{text}");
            if text.contains('\0') {
                // A server takes no such text, and the reader of codes lets none through.
                continue;
            }
            let asked = CheckInAttempt {
                code: text.into(),
                visit: "v2".into(),
                at: at(23, 1),
                ..CheckInAttempt::default()
            };
            assert!(store.check_in(&asked, &hall()).unwrap().is_err(), "{text}");
        }
        assert_eq!(store.ticket_by_code(&ticket.code).unwrap(), Some(ticket));
    }
}
