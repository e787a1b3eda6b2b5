//! The matters as a whole, kept by SQLite and by PostgreSQL: read one after the other, replaced, and brought back.
use crate::support::place::Place;
use chrono::NaiveDate;
use service_hall::hall::Name;
use service_hall::hall::booking::{Appointment, Attendance};
use service_hall::hall::catalogue::Guide;
use service_hall::store::Store;
use std::ops::ControlFlow;

/// So many matters, more than one page of them.
fn matters(count: usize, name: &str) -> Vec<Guide> {
    let matter = |at: usize| Guide {
        code: format!("{name}{at}"),
        name: Name::new(format!("{name}{at}"), String::new()),
        ..Guide::default()
    };
    (0..count).map(matter).collect()
}

fn codes(store: &mut Store) -> Vec<String> {
    let mut codes = Vec::new();
    let whole = store.each_guide(&mut |guide| {
        codes.push(guide.code);
        ControlFlow::Continue(())
    });
    assert!(whole.unwrap());
    codes
}

fn codes_of(guides: &[Guide]) -> Vec<String> {
    guides.iter().map(|guide| guide.code.clone()).collect()
}

#[test]
fn the_matters_of_before_come_back_and_go_again() {
    for place in Place::every("restore") {
        let (mut store, first, second) = (place.open(), matters(1_203, "甲"), matters(7, "乙"));
        assert_eq!(
            store.restore_catalogue("2026-11-23T09:00:00".parse().unwrap()).unwrap(),
            None,
            "there is nothing to go back to"
        );
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut matters(3, "丙").into_iter(),
                &mut |_| (),
            )
            .unwrap();
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut first.clone().into_iter(),
                &mut |_| (),
            )
            .unwrap();
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut second.clone().into_iter(),
                &mut |_| (),
            )
            .unwrap();
        assert_eq!((codes(&mut store), store.count_matters().unwrap()), (codes_of(&second), 7));
        let version = store.catalogue_version().unwrap();
        assert_eq!(store.restore_catalogue("2026-11-23T09:00:00".parse().unwrap()).unwrap(), Some(1_203));
        assert!(store.catalogue_version().unwrap() > version, "machines look for a newer one");
        assert_eq!(codes(&mut store), codes_of(&first));
        assert_eq!(store.catalogue().unwrap().len(), 1_203);
        assert_eq!(store.restore_catalogue("2026-11-23T09:00:00".parse().unwrap()).unwrap(), Some(7));
        assert_eq!(codes(&mut store), codes_of(&second));
    }
}

#[test]
fn a_catalogue_that_was_replaced_while_it_was_read_is_no_whole_one() {
    for place in Place::every("read-meanwhile") {
        let (mut store, mut other) = (place.open(), place.open());
        store
            .replace_catalogue(
                "2026-11-23T09:00:00".parse().unwrap(),
                &mut matters(1_203, "甲").into_iter(),
                &mut |_| (),
            )
            .unwrap();
        let mut read = 0;
        let whole = store.each_guide(&mut |_| {
            read += 1;
            if read == 100 {
                for name in ["乙", "丙"] {
                    other
                        .replace_catalogue(
                            "2026-11-23T09:00:00".parse().unwrap(),
                            &mut matters(2, name).into_iter(),
                            &mut |_| (),
                        )
                        .unwrap();
                }
            }
            ControlFlow::Continue(())
        });
        assert!(!whole.unwrap() && read < 1_203, "{read}");
    }
}

#[test]
fn trying_appointments_changes_nothing() {
    for place in Place::every("try-book") {
        let (mut store, day) = (place.open(), NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
        let row = |code: &str| Appointment {
            code: code.into(),
            day,
            time: chrono::NaiveTime::MIN,
            until: None,
            line: "A".into(),
            matter: None,
            standing: Attendance::Expected,
        };
        let at = day.and_hms_opt(8, 0, 0).unwrap();
        let tried = store.try_book(&[row("C001"), row("")], at).unwrap();
        assert_eq!((tried.added, tried.codes.len()), (2, 0));
        assert_eq!(store.appointments(day).unwrap(), []);
        store.book(&[row("C001"), row("C002")], at).unwrap();
        store.cancel_appointment("C002", at).unwrap().unwrap();
        let between = store.appointments_between(day, day).unwrap();
        assert_eq!(between.iter().map(|row| row.code.as_str()).collect::<Vec<_>>(), ["C001"]);
    }
}
