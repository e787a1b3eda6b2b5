//! How wrong PINs at a machine are counted: for how long, and who is told which count it was.
use super::*;

fn wrong_ones(store: &mut Store, count: i64, when: NaiveDateTime) -> Vec<Result<Account, SignInError>> {
    (0..count).map(|n| attempted(store, &n.to_string(), "x", when).1).collect()
}

#[test]
fn wrong_pins_at_a_machine_run_out_although_people_sign_in() {
    for place in Place::every("machine_runs_out") {
        let mut store = place.open();
        (0..31).for_each(|n| add(&mut store, &n.to_string(), &["clerk"]));
        wrong_ones(&mut store, 19, at(0));
        for minute in (5..=60).step_by(5) {
            assert!(attempted(&mut store, "30", "pin of 30", at(60 * minute)).1.is_ok(), "{minute}");
        }
        let later = attempted(&mut store, "20", "x", at(3601)).1;
        assert_eq!(later, Err(SignInError::WrongPin { left: 4 }), "an hour later none of the 19 counts");
    }
}

#[test]
fn the_audit_says_which_count_it_was_and_a_machine_is_unlocked_too() {
    for place in Place::every("machine_unlocked") {
        let mut store = place.open();
        (0..21).for_each(|n| add(&mut store, &n.to_string(), &["clerk"]));
        let last = wrong_ones(&mut store, 20, at(0)).pop().unwrap();
        assert_eq!(last, Err(SignInError::Wait { seconds: 15 }));
        let locks = AuditFilter { act: Some(AuditAct::AccountLock), ..AuditFilter::default() };
        let entry = store.audit_entries(&locks).unwrap().remove(0);
        assert_eq!((entry.note.object.as_str(), entry.note.after.as_str()), ("desk", "machine 15 s"));
        let system = system();
        let elsewhere = AccountChange { machine: "other", ..by(&system, 1) };
        store.unlock_account("19", "desk", &elsewhere).unwrap().unwrap();
        assert!(attempted(&mut store, "20", "pin of 20", at(2)).1.is_ok(), "nobody waits at it");
        let unlocks = AuditFilter { act: Some(AuditAct::AccountUnlock), ..AuditFilter::default() };
        let entry = store.audit_entries(&unlocks).unwrap().remove(0);
        assert_eq!(entry.note.before, "person 1, machine desk 20");
    }
}

#[test]
fn the_lead_is_told_who_is_locked_out_but_no_number_that_nobody_has() {
    for place in Place::every("locked_out_seen") {
        let mut store = place.open();
        add(&mut store, "7", &["clerk"]);
        let seen = |store: &mut Store, when| -> Vec<(Locked, u32)> {
            let view = store.hall_now(&Hall::default(), when).unwrap();
            view.lockouts.into_iter().map(|locked| (locked.whose, locked.wrong)).collect()
        };
        (0..4).for_each(|_| assert!(attempted(&mut store, "7", "x", at(0)).1.is_err()));
        assert_eq!(seen(&mut store, at(0)), [], "a finger slips");
        (0..5).for_each(|_| assert!(attempted(&mut store, "271828", "x", at(0)).1.is_err()));
        assert!(attempted(&mut store, "7", "x", at(1)).1.is_err());
        assert_eq!(seen(&mut store, at(2)), [(Locked::Account("7".into()), 5), (Locked::Nobody, 5)]);
        let alarms = store.hall_now(&Hall::default(), at(2)).unwrap().alarms(&Hall::default(), at(2));
        assert!(alarms.iter().all(|raised| raised.alarm == Alarm::AccountLocked), "{alarms:?}");
        assert!(!format!("{alarms:?}").contains("271828"));
        assert_eq!(seen(&mut store, at(60)), [], "the wait is over");
        for n in 0..20 {
            add(&mut store, &format!("9{n}"), &["clerk"]);
            attempted(&mut store, &format!("9{n}"), "x", at(100)).1.unwrap_err();
        }
        assert!(seen(&mut store, at(101)).iter().any(|(whose, _)| *whose == Locked::Machine("desk".into())));
    }
}
