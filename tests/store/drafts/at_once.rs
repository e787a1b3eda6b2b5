//! Past the draft: right and rule hold when something is put in force, not when it was begun.
use super::{act, at, edit, editor, folder, guide, opened, person, phones, writes};
use crate::support::place::Place;
use service_hall::hall::Name;
use service_hall::hall::drafts::PublishRule;
use service_hall::hall::people::{Authority, Denied, NewAccount, Permission, Role};
use service_hall::store::{AccountChange, AuditFilter, SetupRefusal, Store, TakesTwo};

fn set_rule(store: &mut Store, rule: PublishRule) {
    store.acting(&Authority::system(""), "desk", at(0)).set_publish_rule(rule).unwrap().unwrap();
}

fn has_account(store: &mut Store, code: &str, role: Role) {
    let account = NewAccount {
        code: code.into(),
        name: Name::new("李", ""),
        roles: vec![role],
        windows: vec![],
        pin_hash: "x".into(),
    };
    let by = AccountChange { authority: &Authority::system(""), machine: "desk", at: at(0) };
    store.add_account(&account, &by).unwrap().unwrap();
}

/// Replaces all matters by one whose table does something while it is read.
fn replace(
    store: &mut Store,
    nobodys: Option<u32>,
    mut meanwhile: impl FnMut(),
) -> Result<Result<u64, TakesTwo>, Denied> {
    let mut table = [guide("A", "9")].into_iter().map(|guide| {
        meanwhile();
        Ok(guide)
    });
    let who = person("201", &["publisher"]);
    store.acting(&who, "desk", at(1)).replace_catalogue(("table", nobodys), &mut table, &mut |_| ()).unwrap()
}

#[test]
fn a_table_that_was_begun_when_one_could_publish_is_not_put_in_force_once_it_takes_two() {
    for place in Place::every("at-once-rule") {
        let (mut store, mut other) = (opened(&place), place.open());
        set_rule(&mut store, PublishRule::One);
        let done = replace(&mut store, None, || set_rule(&mut other, PublishRule::Two));
        assert_eq!(done, Ok(Err(TakesTwo)));
        assert_eq!(phones(&mut store), ["A 1", "B 2", "C 3"], "as before");
        assert_eq!(
            place.texts("SELECT DISTINCT CAST(edition AS TEXT) FROM matter"),
            ["1"],
            "nothing is left"
        );
        // What is nobody's is replaced whatever the rule is, but nothing that came in its place meanwhile.
        assert_eq!(replace(&mut store, Some(1), || {}), Ok(Ok(1)));
        assert_eq!(replace(&mut store, Some(1), || {}), Ok(Err(TakesTwo)), "that is not there any more");
        let who = person("201", &["publisher"]);
        let mut acting = store.acting(&who, "desk", at(2));
        assert_eq!(acting.restore_catalogue().unwrap(), Ok(Err(TakesTwo)));
        let other = folder(&[("lines.toml", "L2"), ("windows.toml", "W")]);
        let takes_two = Ok(Err(SetupRefusal::TakesTwo));
        assert_eq!(acting.publish_setup(1, &other, ("201", "")).unwrap(), takes_two);
        assert_eq!(phones(&mut store), ["A 9"]);
        assert_eq!(store.setup_edition().unwrap(), 1);
        let lead = person("007", &["lead"]);
        let hours = store.acting(&lead, "desk", at(3)).change_hours(1, "# none", ("007", "")).unwrap();
        assert_eq!(hours, Ok(Ok(2)), "nobody waits with the hours of a day");
        set_rule(&mut store, PublishRule::One);
        let mut acting = store.acting(&who, "desk", at(4));
        assert_eq!(acting.restore_catalogue().unwrap(), Ok(Ok(Some(3))));
        let first = folder(&[("lines.toml", "L"), ("windows.toml", "W")]);
        assert_eq!(acting.publish_setup(2, &first, ("201", "")).unwrap(), Ok(Ok(3)));
        assert_eq!(phones(&mut store), ["A 1", "B 2", "C 3"]);
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_draft_that_is_being_written_does_not_stand_in_the_way_of_a_table() {
    for place in Place::every("at-once-draft") {
        let (mut store, mut other) = (opened(&place), place.open());
        set_rule(&mut store, PublishRule::One);
        let turn = store.draft().unwrap().turn;
        let done = replace(&mut store, None, || {
            edit(&mut other, &editor(), &[writes("B", "7")]);
        });
        assert_eq!(done, Ok(Ok(1)));
        assert_eq!(store.draft().unwrap().turn, turn + 1, "the look at the rule is none at the draft");
    }
}

#[test]
fn whoever_loses_the_right_while_a_table_is_read_puts_nothing_in_force() {
    for place in Place::every("at-once-right") {
        let (mut store, mut other) = (opened(&place), place.open());
        set_rule(&mut store, PublishRule::One);
        has_account(&mut store, "201", Role::of("publisher").unwrap());
        has_account(&mut store, "007", Role::of("lead").unwrap());
        let by = AccountChange { authority: &Authority::system(""), machine: "desk", at: at(1) };
        let close = || drop(other.close_account("201", true, &by).unwrap().unwrap());
        let denied = Denied(Permission::PublishCatalogue);
        assert_eq!(replace(&mut store, None, close), Err(denied));
        assert_eq!(phones(&mut store), ["A 1", "B 2", "C 3"], "as before");
        let last = store.audit_entries(&AuditFilter::default()).unwrap().pop().unwrap().note;
        assert_eq!((last.act.word(), &*last.object), ("denied", "publish_catalogue"));
        // What the roles were when the PIN was asked for does not count.
        let was_lead = person("007", &["publisher"]);
        let other = folder(&[("lines.toml", "L2")]);
        let done = store.acting(&was_lead, "desk", at(2)).publish_setup(1, &other, ("007", "")).unwrap();
        assert_eq!(done, Err(denied));
        assert_eq!(store.setup_edition().unwrap(), 1);
        assert!(
            store.publish_setup(1, &other, act()).unwrap().is_ok(),
            "a program puts in force what it must"
        );
    }
}
