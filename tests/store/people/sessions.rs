//! Whoever may serve no window any more is out of it at once, and two administrators never close each other.
use super::*;
use service_hall::hall::desk::{DutyState, Order, Window};
use service_hall::hall::queue::StepError;
use service_hall::hall::{ClerkCode, WindowCode};
use std::sync::Barrier;
use std::thread;

const WINDOW: &str = "A03";

fn hall_with_window() -> Hall {
    let window = Window { code: WINDOW.into(), lines: vec!["A".into()], ..Window::default() };
    Hall::new(Setup { windows: vec![window], ..(*hall().setup).clone() })
}

/// What a clerk's window hears who calls the next person, turns calling by itself on, and signs out.
fn presses(store: &mut Store, clerk: &str, seconds: i64) -> [Option<StepError>; 3] {
    let (hall, window, clerk) = (hall_with_window(), WindowCode::from(WINDOW), ClerkCode::from(clerk));
    let (press, now) = (format!("press {seconds}"), at(seconds));
    [
        store.order(&hall, &window, &clerk, &press, &Order::Next, now).unwrap().err(),
        store.set_auto_call(&window, &clerk, true, now).unwrap().err(),
        store.set_duty(&hall, &window, &clerk, &DutyState::Closed, now).unwrap().err(),
    ]
}

fn signs_in(store: &mut Store, clerk: &str, seconds: i64) -> Option<StepError> {
    store.sign_in(&hall_with_window(), &WINDOW.into(), &clerk.into(), clerk, at(seconds)).unwrap().err()
}

#[test]
fn whoever_may_serve_no_more_calls_nobody_and_the_window_is_free() {
    for place in Place::every("ended_sessions") {
        let mut store = place.open();
        for code in ["104", "105"] {
            add(&mut store, code, &["clerk"]);
        }
        let out = [(); 3].map(|()| Some(StepError::NotOnDuty));
        assert_eq!(signs_in(&mut store, "104", 0), None);
        store.set_roles("104", &[Role::Clerk, Role::Lead], &by(&system(), 1)).unwrap().unwrap();
        assert!(!store.duty(WINDOW, at(1)).unwrap().1.is_empty(), "who still may serve goes on");
        assert_eq!(signs_in(&mut store, "105", 1), Some(StepError::WindowTaken));
        store.close_account("104", true, &by(&system(), 2)).unwrap().unwrap();
        assert_eq!(presses(&mut store, "104", 3), out, "below every screen");
        assert_eq!(
            place.texts("SELECT event FROM journal WHERE kind = 'account'"),
            ["ended"],
            "windows hear of it"
        );
        assert_eq!(signs_in(&mut store, "105", 4), None, "nobody waits for the program of the other");
        store.set_roles("105", &[Role::Supervisor], &by(&system(), 5)).unwrap().unwrap();
        assert_eq!(presses(&mut store, "105", 6), out);
        store.close_account("104", false, &by(&system(), 7)).unwrap().unwrap();
        assert_eq!(presses(&mut store, "104", 8), out, "the PIN is asked for again");
        assert_eq!(signs_in(&mut store, "104", 9), None);
        let here = vec![WindowCode::from(WINDOW)];
        store.set_windows("104", &here, &by(&system(), 9)).unwrap().unwrap();
        assert_eq!(presses(&mut store, "104", 10)[0], Some(StepError::NobodyWaits));
        assert_eq!(signs_in(&mut store, "104", 11), None);
        let elsewhere = vec![WindowCode::from("B01")];
        let changed = store.set_windows("104", &elsewhere, &by(&system(), 12)).unwrap().unwrap();
        assert_eq!(changed.windows, elsewhere);
        assert_eq!(presses(&mut store, "104", 13), out, "at this window no more");
        let kept = AuditFilter { act: Some(AuditAct::WindowsChange), ..AuditFilter::default() };
        let note = store.audit_entries(&kept).unwrap().pop().unwrap().note;
        assert_eq!((note.object.as_str(), note.before.as_str(), note.after.as_str()), ("104", "A03", "B01"));
        store.set_windows("104", &[], &by(&system(), 14)).unwrap().unwrap();
        assert_eq!(signs_in(&mut store, "104", 15), None);
        assert_eq!(presses(&mut store, "104", 16), [Some(StepError::NobodyWaits), None, None]);
    }
}

#[test]
fn two_administrators_never_close_each_other() {
    for place in Place::every("two_admins") {
        let mut store = place.open();
        for code in ["root1", "root2"] {
            add(&mut store, code, &["system_admin"]);
        }
        for round in 0..8 {
            let barrier = Barrier::new(2);
            thread::scope(|scope| {
                for (who, other) in [("root1", "root2"), ("root2", "root1")] {
                    let (barrier, place) = (&barrier, &place);
                    scope.spawn(move || {
                        let (mut store, who) = (place.open(), person(who, &["system_admin"]));
                        barrier.wait();
                        let _refused = store.close_account(other, true, &by(&who, round)).unwrap();
                    });
                }
            });
            let open = store.accounts(at(round)).unwrap().iter().filter(|account| account.is_open).count();
            assert_eq!(open, 1, "{round}");
            for code in ["root1", "root2"] {
                store.close_account(code, false, &by(&system(), round)).unwrap().unwrap();
            }
        }
    }
}
