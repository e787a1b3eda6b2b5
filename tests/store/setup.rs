//! The setup of a hall in its store: taken in once, put in force as a whole, rolled back, heard of by everybody.
use crate::support::place::Place;
use chrono::NaiveDateTime;
use service_hall::hall::calendar::{SpecialDay, Workdays};
use service_hall::hall::cases::CaseLimit;
use service_hall::hall::desk::Window;
use service_hall::hall::queue::{Interval, Line};
use service_hall::hall::{Hall, Setup, SetupDocuments};
use service_hall::store::{CaseKey, Change, SetupAct, SetupRefusal, Store, TakeRequest};
use std::thread;
use std::time::Duration;

fn at(minute: u32) -> NaiveDateTime {
    format!("2026-11-23T09:{minute:02}:00").parse().unwrap()
}

fn act(who: &str, minute: u32) -> SetupAct<'_> {
    SetupAct { who, reason: "new hours", at: at(minute) }
}

fn documents(all: &[(&str, &str)]) -> SetupDocuments {
    let mut documents = SetupDocuments::default();
    for (name, text) in all {
        documents.insert(*name, *text);
    }
    documents
}

#[test]
fn a_new_store_takes_one_folder_in_and_keeps_it() {
    for place in Place::every("setup-first") {
        let mut store = place.open();
        assert_eq!(store.setup_edition().unwrap(), 0);
        assert!(store.setup_documents(0).unwrap().is_empty());
        let folder = documents(&[("lines.toml", "# 队列\n"), ("workdays/2026.toml", "off = []\n")]);
        assert!(store.take_in_setup(&folder, act("", 0)).unwrap());
        let other = documents(&[("lines.toml", "other")]);
        assert!(!place.open().take_in_setup(&other, act("", 1)).unwrap(), "another machine's folder is late");
        assert_eq!(store.setup_documents(1).unwrap(), folder);
        assert!(store.setup_documents(2).unwrap().is_empty(), "there is no such edition yet");
    }
}

#[test]
fn machines_that_start_at_once_on_a_new_store_take_one_folder_in() {
    for place in Place::every("setup-at-once") {
        drop(place.open());
        let taken = thread::scope(|scope| {
            let machines: Vec<_> = (0..6)
                .map(|machine| {
                    let place = &place;
                    scope.spawn(move || {
                        let folder = documents(&[("lines.toml", &format!("# {machine}"))]);
                        place.open().take_in_setup(&folder, act("", 0)).unwrap()
                    })
                })
                .collect();
            machines.into_iter().map(|machine| machine.join().unwrap()).filter(|taken| *taken).count()
        });
        assert_eq!(taken, 1);
        assert_eq!(place.open().setup_editions().unwrap().len(), 1);
    }
}

#[test]
fn editions_follow_one_another_and_every_one_can_be_read_again() {
    for place in Place::every("setup-editions") {
        let mut store = place.open();
        let first = documents(&[("boards.toml", "a"), ("lines.toml", "b")]);
        let second = documents(&[("lines.toml", "B"), ("windows.toml", "c")]);
        store.take_in_setup(&first, act("", 0)).unwrap();
        assert_eq!(store.publish_setup(1, &second, act("001", 1)).unwrap(), Ok(2));
        assert_eq!(store.publish_setup(2, &second, act("001", 2)).unwrap(), Err(SetupRefusal::Same));
        // Rolled back: what was there before, as a new edition.
        assert_eq!(store.publish_setup(2, &first, act("002", 3)).unwrap(), Ok(3));
        for (edition, then) in [(1, &first), (2, &second), (3, &first)] {
            assert_eq!(store.setup_documents(edition).unwrap(), *then, "{edition}");
        }
        let editions = store.setup_editions().unwrap();
        let said: Vec<_> = editions
            .iter()
            .map(|one| {
                format!("{} {} {} {}", one.number, one.who, one.at.format("%M"), one.documents.join(" "))
            })
            .collect();
        let all = "boards.toml lines.toml windows.toml";
        let expected =
            [format!("3 002 03 {all}"), format!("2 001 01 {all}"), "1  00 boards.toml lines.toml".to_owned()];
        assert_eq!(said, expected);
    }
}

#[test]
fn of_two_who_publish_at_once_one_is_told() {
    for place in Place::every("setup-two") {
        let mut store = place.open();
        store.take_in_setup(&documents(&[("lines.toml", "a")]), act("", 0)).unwrap();
        let done = thread::scope(|scope| {
            let publish = |text: &'static str| {
                let place = &place;
                scope.spawn(move || {
                    place.open().publish_setup(1, &documents(&[("lines.toml", text)]), act("", 1)).unwrap()
                })
            };
            let (one, two) = (publish("b"), publish("c"));
            [one.join().unwrap(), two.join().unwrap()]
        });
        let won = done.iter().filter(|done| **done == Ok(2)).count();
        let told = done.iter().filter(|done| **done == Err(SetupRefusal::Overtaken(2))).count();
        assert_eq!((won, told), (1, 1), "{done:?}");
    }
}

#[test]
fn whoever_waits_for_changes_hears_of_a_setup_and_of_a_catalogue() {
    for place in Place::every("setup-heard") {
        let (mut store, mut other) = (place.open(), place.open());
        store.take_in_setup(&documents(&[("lines.toml", "a")]), act("", 0)).unwrap();
        assert_eq!(other.wait_for_change(Duration::ZERO).unwrap(), Change::Unknown);
        let mut hears = |what: &str| {
            let mut heard = Change::Nothing;
            for _ in 0..200 {
                heard = other.wait_for_change(Duration::from_millis(50)).unwrap();
                if heard != Change::Nothing {
                    break;
                }
            }
            assert!(matches!(heard, Change::Entry(_)), "{what}: {heard:?}");
        };
        store.publish_setup(1, &documents(&[("lines.toml", "b")]), act("", 1)).unwrap().unwrap();
        hears("a setup");
        store.replace_catalogue(at(2), &mut std::iter::empty(), &mut |_| {}).unwrap();
        hears("a catalogue");
    }
}

#[test]
fn tickets_and_cases_keep_the_limits_and_the_lines_they_began_under() {
    let hall = |days: u16, lines: &[&str]| {
        let line = |code: &&str| Line {
            code: (*code).into(),
            intervals: vec![Interval { open: "09:00-17:00".parse().unwrap(), quota: 9 }],
            day_cap: 9,
            minutes: (5, 10),
            ..Line::default()
        };
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [], []);
        let lines: Vec<Line> = lines.iter().map(line).collect();
        let windows = vec![Window {
            code: "A01".into(),
            lines: lines.iter().map(|line| line.code.clone()).collect(),
            ..Window::default()
        }];
        let hours = vec!["09:00-17:00".parse().unwrap()];
        let mut setup = Setup { lines, windows, workdays, hours, ..Setup::default() };
        setup.cases.sources.iter_mut().for_each(|source| source.answer = CaseLimit::Days(days));
        Hall::new(setup)
    };
    let (before, after) = (hall(15, &["A", "B"]), hall(5, &["A"]));
    for place in Place::every("setup-kept") {
        let mut store = place.open();
        let take = |store: &mut Store, hall: &Hall, line: &str, visit: &str| {
            let asked =
                TakeRequest { line: line.into(), visit: visit.into(), at: at(0), ..TakeRequest::default() };
            store.take(&asked, hall).unwrap().unwrap().ticket
        };
        let note = |store: &mut Store, hall: &Hall, minute| {
            store.submit_case(&super::staff_note(at(minute)), hall).unwrap().unwrap().case
        };
        let old = take(&mut store, &before, "B", "v1");
        let began = note(&mut store, &before, 1);
        let since = note(&mut store, &after, 2);
        let found = |store: &mut Store, hall: &Hall, number| {
            store.case(hall, CaseKey::Number(number), at(3)).unwrap().unwrap().case
        };
        assert_eq!(
            found(&mut store, &after, began.number).due,
            began.due,
            "the applicant was told that date"
        );
        assert!(since.due < began.due);
        let ticket = store.ticket_by_code(&old.code).unwrap().unwrap();
        assert_eq!(
            (ticket.label(), ticket.state),
            (old.label(), old.state),
            "its line is gone, and it is not"
        );
        let asked = TakeRequest { line: "B".into(), visit: "v1".into(), at: at(4), ..TakeRequest::default() };
        let again = store.take(&asked, &before).unwrap().unwrap().ticket;
        assert_eq!(again.number, old.number, "who is in the middle of it finds it again");
        let late = TakeRequest { visit: "v2".into(), ..asked };
        assert_eq!(store.take(&late, &after).unwrap().unwrap_err().word(), "no_such_line");
        assert_eq!(take(&mut store, &after, "A", "v3").number, 1);
    }
}

#[test]
fn numbers_are_given_in_the_hours_of_a_day_and_counted_against_the_quota_that_is_left() {
    let line = Line {
        code: "A".into(),
        intervals: vec![Interval { open: "09:00-17:00".parse().unwrap(), quota: 2 }],
        day_cap: 9,
        minutes: (5, 10),
        general: true,
        ..Line::default()
    };
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    let saturday = at(0).date() + chrono::TimeDelta::days(5);
    let open = vec!["10:00-12:00".parse().unwrap()];
    let special_days = vec![SpecialDay { day: saturday, open, ..SpecialDay::default() }];
    let hall = Hall::new(Setup { lines: vec![line], workdays, special_days, ..Setup::default() });
    for place in Place::every("setup-saturday") {
        let mut store = place.open();
        let mut take = |day: chrono::NaiveDate, time: &str, visit: &str| {
            let at = day.and_time(time.parse().unwrap());
            let asked = TakeRequest { line: "A".into(), visit: visit.into(), at, ..TakeRequest::default() };
            store.take(&asked, &hall).unwrap().map(|given| given.ticket.number).map_err(|no| no.word())
        };
        assert_eq!(take(saturday, "09:30:00", "v1"), Err("closed_until"));
        assert_eq!(take(saturday, "10:00:00", "v1"), Ok(1));
        assert_eq!(take(saturday, "11:00:00", "v2"), Ok(2));
        assert_eq!(take(saturday, "11:30:00", "v3"), Err("full_for_today"));
        assert_eq!(take(saturday, "12:00:00", "v3"), Err("closed_for_today"));
        let sunday = saturday.succ_opt().unwrap();
        assert_eq!(take(sunday, "10:30:00", "v4"), Err("closed_today"));
    }
}
