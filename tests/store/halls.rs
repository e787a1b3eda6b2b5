//! Several halls in one database: each has its own lines, and nobody gets into another's by mistake.
use crate::support::place::Place;
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, HallIdentity, Setup};
use service_hall::store::{PrinterState, Store, StoreError, TakeRequest};
use std::thread;

fn at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 30, 0).unwrap()
}

fn hall() -> Hall {
    let interval = Interval { open: "09:00-12:00".parse().unwrap(), quota: 500 };
    let line = Line { code: "A".into(), intervals: vec![interval], day_cap: 500, ..Line::default() };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    Hall::new(Setup { lines: vec![line], workdays, ..Setup::default() })
}

fn identity(code: Option<&str>, centre: &str) -> HallIdentity {
    HallIdentity {
        code: code.map_or_else(Default::default, |code| code.parse().unwrap()),
        is_named: code.is_some(),
        centre: centre.into(),
    }
}

fn open(place: &Place, machine: &str, identity: &HallIdentity) -> Result<Store, StoreError> {
    Store::open_for(identity, &place.url(), Some(&place.file(&format!("{machine}.ledger"))))
}

fn take(store: &mut Store, visit: &str) -> u32 {
    let asked = TakeRequest {
        visit: visit.into(),
        kiosk: "1".into(),
        line: "A".into(),
        at: at(),
        ..TakeRequest::default()
    };
    store.take(&asked, &hall()).unwrap().unwrap().ticket.number
}

#[test]
fn a_second_centre_that_names_no_code_is_refused_until_it_does() {
    for place in Place::every("halls") {
        let mut first = open(&place, "one", &identity(None, "甲市政务服务中心")).unwrap();
        assert_eq!(take(&mut first, "v1"), 1);
        let refused = open(&place, "two", &identity(None, "乙县政务服务中心")).err().unwrap();
        let other = refused.other_centre().unwrap();
        assert_eq!((other.centre.as_str(), other.code.as_str()), ("甲市政务服务中心", "HALL"));
        let mut second = open(&place, "two", &identity(Some("YI-XIAN"), "乙县政务服务中心")).unwrap();
        assert_eq!(take(&mut second, "v1"), 1, "lines of its own");
        assert_eq!(take(&mut first, "v2"), 2);
        assert_eq!(second.lines_today(at()).unwrap()[0].last, 1);
        assert_eq!(first.examine().unwrap(), Vec::<String>::new());
        assert_eq!(second.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_centre_under_a_new_name_says_that_the_code_is_its_own() {
    for place in Place::every("halls") {
        drop(open(&place, "one", &identity(None, "甲市政务中心")).unwrap());
        assert!(open(&place, "one", &identity(None, "甲市政务服务中心")).is_err());
        drop(open(&place, "one", &identity(Some("HALL"), "甲市政务服务中心")).unwrap());
        drop(open(&place, "one", &identity(None, "甲市政务服务中心")).unwrap());
    }
}

#[test]
fn a_store_without_a_centre_s_name_is_anybody_s() {
    for place in Place::every("halls") {
        drop(open(&place, "one", &identity(None, "甲市政务服务中心")).unwrap());
        drop(place.open());
    }
}

#[test]
fn every_settled_change_has_the_next_number_of_its_hall() {
    for place in Place::every("halls") {
        let mut first = open(&place, "one", &identity(None, "甲")).unwrap();
        let mut second = open(&place, "two", &identity(Some("YI"), "乙")).unwrap();
        for number in 1..=3 {
            take(&mut first, &format!("v{number}"));
            assert_eq!(first.change_token().unwrap(), number);
        }
        first.stop_line("A", &"Li".into(), "系统检修", at()).unwrap();
        first.reopen_line("A", &"Li".into(), at()).unwrap();
        assert_eq!((first.change_token().unwrap(), second.change_token().unwrap()), (5, 0));
        take(&mut second, "v1");
        first.close_day(at()).unwrap();
        assert_eq!(
            (first.change_token().unwrap(), second.change_token().unwrap()),
            (8, 1),
            "three were void"
        );
    }
}

#[test]
fn nothing_of_one_hall_is_seen_in_another() {
    for place in Place::every("halls") {
        let mut first = open(&place, "one", &identity(None, "甲")).unwrap();
        let mut second = open(&place, "two", &identity(Some("YI"), "乙")).unwrap();
        take(&mut first, "v1");
        first.stop_line("A", &"Li".into(), "系统检修", at()).unwrap();
        first.record_choice("M001").unwrap();
        let printer = PrinterState {
            kiosk: "1".into(),
            at: at(),
            trouble: "paper_out".into(),
            since: None,
            paper_low: false,
            model: String::new(),
            serial: String::new(),
        };
        first.record_printer(&printer).unwrap();
        assert_eq!((first.stopped_lines().unwrap().len(), second.stopped_lines().unwrap().len()), (1, 0));
        assert_eq!((first.choices().unwrap().len(), second.choices().unwrap().len()), (1, 0));
        assert_eq!((first.printers().unwrap().len(), second.printers().unwrap().len()), (1, 0));
        assert_eq!(second.lines_today(at()).unwrap(), []);
        assert_eq!(second.histories(at().date()).unwrap().0.len(), 0);
        take(&mut second, "v1");
    }
}

#[test]
fn halls_that_name_one_ledger_do_not_pass_over_each_other_s_numbers() {
    for place in Place::every("halls") {
        for round in 1..=2 {
            let mut first = open(&place, "shared", &identity(None, "甲")).unwrap();
            let mut second = open(&place, "shared", &identity(Some("YI"), "乙")).unwrap();
            for number in 1..=3 {
                let number = 3 * (round - 1) + number;
                assert_eq!(take(&mut first, &format!("v{number}")), number);
            }
            assert_eq!(take(&mut second, &format!("v{round}")), round);
            assert!(first.losses().is_empty() && second.losses().is_empty());
        }
    }
}

#[test]
fn machines_that_open_a_new_database_at_once_all_get_in() {
    for place in Place::every("halls") {
        let machines = ["one", "two", "three", "four"];
        thread::scope(|scope| {
            let place = &place;
            let open = |machine| scope.spawn(move || open(place, machine, &identity(None, "甲")).map(drop));
            for opened in machines.map(open) {
                opened.join().unwrap().unwrap();
            }
        });
    }
}

#[test]
fn of_two_centres_that_open_at_once_without_a_code_one_gets_in() {
    for place in Place::every("halls") {
        drop(place.open());
        let centres = ["甲", "乙", "丙", "丁"];
        thread::scope(|scope| {
            let place = &place;
            let open = |centre| scope.spawn(move || open(place, centre, &identity(None, centre)).is_ok());
            let opened = centres.map(open).map(|opened| opened.join().unwrap());
            assert_eq!(opened.iter().filter(|opened| **opened).count(), 1);
        });
    }
}
