//! The matters as a whole, kept by SQLite and by PostgreSQL: read one after the other, replaced, and brought back.
use crate::support::place::Place;
use chrono::{NaiveDate, NaiveDateTime};
use service_hall::hall::Name;
use service_hall::hall::booking::{Appointment, Attendance};
use service_hall::hall::catalogue::Guide;
use service_hall::hall::people::Authority;
use service_hall::store::Store;
use std::ops::ControlFlow;
use std::sync::mpsc;
use std::thread;

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

/// Brings the matters of before the last import back; how many those are.
fn restored(store: &mut Store) -> Option<u64> {
    store.acting(&Authority::system(""), "desk", nine()).restore_catalogue().unwrap().unwrap().unwrap()
}

fn codes_of(guides: &[Guide]) -> Vec<String> {
    guides.iter().map(|guide| guide.code.clone()).collect()
}

#[test]
fn the_matters_of_before_come_back_and_go_again() {
    for place in Place::every("restore") {
        let (mut store, first, second) = (place.open(), matters(1_203, "甲"), matters(7, "乙"));
        assert_eq!(restored(&mut store), None, "there is nothing to go back to");
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
        assert_eq!(restored(&mut store), Some(1_203));
        assert!(store.catalogue_version().unwrap() > version, "machines look for a newer one");
        assert_eq!(codes(&mut store), codes_of(&first));
        assert_eq!(store.catalogue().unwrap().len(), 1_203);
        assert_eq!(restored(&mut store), Some(7));
        assert_eq!(codes(&mut store), codes_of(&second));
    }
}

fn nine() -> NaiveDateTime {
    "2026-11-23T09:00:00".parse().unwrap()
}

#[test]
fn matters_that_never_were_in_force_do_not_come_back() {
    for place in Place::every("restore-half") {
        let (mut store, mut other, mut third) = (place.open(), place.open(), place.open());
        let (right, short) = (matters(20, "甲"), matters(30, "乙"));
        store.replace_catalogue(nine(), &mut right.clone().into_iter(), &mut |_| ()).unwrap();
        // Two batches of the long table are in when the short one is brought in as a whole, and taken back.
        let long = matters(5_000, "丙").into_iter().enumerate().inspect(|(at, _)| {
            if *at == 4_500 {
                other.replace_catalogue(nine(), &mut short.clone().into_iter(), &mut |_| ()).unwrap();
                assert_eq!(restored(&mut other), Some(20), "while it is written");
            }
        });
        let mut long = long.map(|(_, guide)| guide);
        let error = store.replace_catalogue(nine(), &mut long, &mut |_| ()).unwrap_err();
        assert!(error.to_string().contains("catalogue"), "{error}");
        drop(long);
        assert_eq!(codes(&mut third), codes_of(&right));
        assert_eq!(restored(&mut third), Some(30));
        assert_eq!(codes(&mut third), codes_of(&short));
        assert_eq!(restored(&mut third), Some(20), "after it failed");
        assert_eq!(codes(&mut third), codes_of(&right));
    }
}

#[test]
fn of_two_imports_at_once_the_one_that_was_in_force_comes_back() {
    for place in Place::every("restore-two") {
        let (mut store, mut other) = (place.open(), place.open());
        let (one, two) = (matters(5, "乙"), matters(6, "丙"));
        store.replace_catalogue(nine(), &mut matters(4, "甲").into_iter(), &mut |_| ()).unwrap();
        let (begun, has_begun) = mpsc::channel();
        let (go_on, may_go_on) = mpsc::channel();
        thread::scope(|scope| {
            let go_on = go_on;
            let (mut second, two) = (Some(&mut other), two.clone());
            let mut threads = Vec::new();
            let mut paused = Some((begun, may_go_on));
            // The second one begins once the first has, and ends after it.
            let mut first = one.clone().into_iter().inspect(|_| {
                let Some((second, (begun, may_go_on))) = second.take().zip(paused.take()) else { return };
                let two = two.clone();
                threads.push(scope.spawn(move || {
                    let mut two = two.into_iter().enumerate().map(|(at, guide)| {
                        if at == 0 {
                            begun.send(()).unwrap();
                            may_go_on.recv().unwrap();
                        }
                        guide
                    });
                    second.replace_catalogue(nine(), &mut two, &mut |_| ()).unwrap();
                }));
                has_begun.recv().unwrap();
            });
            store.replace_catalogue(nine(), &mut first, &mut |_| ()).unwrap();
            go_on.send(()).unwrap();
        });
        assert_eq!(codes(&mut store), codes_of(&two));
        assert_eq!(restored(&mut store), Some(5));
        assert_eq!(codes(&mut store), codes_of(&one));
    }
}

#[test]
fn what_is_made_of_all_matters_is_made_of_one_edition() {
    for place in Place::every("whole-guides") {
        let (mut store, mut other) = (place.open(), place.open());
        store.replace_catalogue(nine(), &mut matters(1_203, "甲").into_iter(), &mut |_| ()).unwrap();
        let mut newer = Some(matters(7, "乙"));
        let whole = store.whole_guides(Vec::new, |codes: &mut Vec<String>, guide| {
            codes.push(guide.code);
            if let Some(newer) = newer.take() {
                other.replace_catalogue(nine(), &mut newer.into_iter(), &mut |_| ()).unwrap();
            }
        });
        let (edition, codes) = whole.unwrap();
        assert_eq!(codes, codes_of(&matters(7, "乙")), "nothing of the older one is among it");
        assert_eq!(edition, store.catalogue_version().unwrap());
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
