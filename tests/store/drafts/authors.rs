//! Whose words a draft holds, and what becomes of what was planned beside it: nothing is published unseen by whoever wrote it.
use super::{
    act, at, document, edit, editor, editor_and_publisher, folder, matter, opened, own, person, phones, plan,
    publish, publisher, writes,
};
use crate::store::migration::{make, store_of};
use crate::support::place::Place;
use service_hall::hall::Name;
use service_hall::hall::drafts::{
    DraftContent, DraftEdit, DraftRefusal, PublicationState, PublishRefusal, PublishRule, UndoScope,
};
use service_hall::hall::people::{Authority, NewAccount, Role, StaffEntry, StaffPlan};
use service_hall::store::{AccountChange, AuditFilter, Store};

fn undo(store: &mut Store, who: &Authority, scope: UndoScope) -> Result<bool, DraftRefusal> {
    let undone = store.acting(who, "desk", at(1)).undo_draft(scope).unwrap().unwrap();
    undone.map(|subject| subject.is_some())
}

fn redo(store: &mut Store, who: &Authority, scope: UndoScope) -> Result<bool, DraftRefusal> {
    let again = store.acting(who, "desk", at(1)).redo_draft(scope).unwrap().unwrap();
    again.map(|subject| subject.is_some())
}

fn cancel(store: &mut Store, number: u32) -> bool {
    store.acting(&publisher(), "desk", at(2)).cancel_publication(number).unwrap().unwrap()
}

#[test]
fn whoever_takes_their_change_back_is_still_its_author_where_another_was_built_upon_it() {
    for place in Place::every("draft-authors") {
        let mut store = opened(&place);
        let other = person("102", &["centre"]);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        edit(&mut store, &other, &[writes("A", "11")]);
        let upon = |number, who: &str| {
            Err(DraftRefusal::Overtaken { subject: matter("A"), number, who: who.into() })
        };
        assert_eq!(undo(&mut store, &editor(), UndoScope::Own), upon(2, "102"), "102 wrote on from it");
        assert_eq!(publish(&mut store, &editor_and_publisher()), Err(own("A")));
        // From the last change on, both are taken back, and come again in their order.
        assert_eq!(undo(&mut store, &other, UndoScope::Own), Ok(true));
        assert_eq!(undo(&mut store, &editor(), UndoScope::Own), Ok(true));
        assert_eq!(redo(&mut store, &other, UndoScope::Own), upon(1, "101"), "not before what it stands on");
        assert_eq!(redo(&mut store, &editor(), UndoScope::Own), Ok(true));
        // What was taken back after the change that holds lent it nothing.
        let both = person("102", &["centre", "publisher"]);
        publish(&mut store, &both).unwrap();
        assert_eq!(phones(&mut store)[0], "A 10");
    }
}

#[test]
fn a_hall_that_knew_its_people_before_there_were_drafts_takes_two_to_publish() {
    let account = |code: &str, roles: &str, state: &str| {
        format!(
            "INSERT INTO account (hall, code, name, name_en, roles, windows, pin, state, made_at, pin_at, turn)
             SELECT code, '{code}', 'x', '', '{roles}', '', 'x', '{state}', '2026-11-01T08:00:00', '2026-11-01T08:00:00', 0
             FROM hall;"
        )
    };
    let halls = [
        (account("root", "centre\nsystem_admin", "open"), PublishRule::Two),
        (account("root", "system_admin", "closed"), PublishRule::One),
        (account("101", "centre", "open"), PublishRule::One),
    ];
    for (at, (accounts, rule)) in halls.into_iter().enumerate() {
        for place in Place::every(&format!("draft-upgraded-{at}")) {
            make(&place, &format!("{}\n{accounts}", store_of(16)), 16);
            let mut store = place.open();
            assert_eq!(store.publish_rule().unwrap(), rule, "{accounts}");
            edit(&mut store, &editor(), &[writes("A", "10")]);
            assert_eq!(store.publish_rule().unwrap(), rule, "after the first change, too");
        }
    }
}

/// How an account becomes an administrator.
type Way<'a> = &'a dyn Fn(&mut Store, &AccountChange<'_>);

/// However the first administrator of the system comes to be one, people are known apart from then on.
#[test]
fn it_takes_two_to_publish_from_the_first_administrator_on() {
    let system = Authority::SystemAdmin { acting_for: String::new() };
    let role = |word: &str| Role::of(word).unwrap();
    let new = |code: &str, word: &str| NewAccount {
        code: code.into(),
        name: Name::new(code, ""),
        roles: vec![role(word)],
        windows: Vec::new(),
        pin_hash: "x".into(),
    };
    let add: Way<'_> = &|store, by| {
        store.add_account(&new("root", "system_admin"), by).unwrap().unwrap();
    };
    let roles: Way<'_> = &|store, by| {
        store.add_account(&new("root", "lead"), by).unwrap().unwrap();
        store.set_roles("root", &[role("system_admin")], by).unwrap().unwrap();
    };
    let table = |store: &mut Store, by: &AccountChange<'_>| {
        let there = store.accounts(by.at).unwrap();
        let roles = Some(vec![role("system_admin")]);
        let table =
            [StaffEntry { code: "root".into(), name: Some("root".into()), roles, ..StaffEntry::default() }];
        store.set_staff(&table, &StaffPlan::new(&there, &table), by).unwrap().unwrap();
    };
    let raised: Way<'_> = &|store, by| {
        store.add_account(&new("root", "lead"), by).unwrap().unwrap();
        table(store, by);
    };
    let ways: [(&str, Way<'_>); 4] = [("add", add), ("roles", roles), ("table", &table), ("raised", raised)];
    for (name, way) in ways {
        for place in Place::every(&format!("draft-first-admin-{name}")) {
            let mut store = place.open();
            let by = AccountChange { authority: &system, machine: "desk", at: at(0) };
            edit(&mut store, &editor(), &[writes("A", "10")]);
            assert_eq!(store.publish_rule().unwrap(), PublishRule::One, "nobody is known apart");
            way(&mut store, &by);
            assert_eq!(store.publish_rule().unwrap(), PublishRule::Two, "{name}");
            // What a hall decides after that, no second one changes.
            let one = store.acting(&system, "desk", at(1)).set_publish_rule(PublishRule::One);
            one.unwrap().unwrap();
            store.add_account(&new("second", "system_admin"), &by).unwrap().unwrap();
            store.set_roles("root", &[role("system_admin"), role("lead")], &by).unwrap().unwrap();
            assert_eq!(store.publish_rule().unwrap(), PublishRule::One, "{name}");
        }
    }
}

#[test]
fn what_comes_back_behind_a_newer_change_is_told_until_somebody_has_looked() {
    for place in Place::every("draft-came-back") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10"), writes("B", "20")]);
        let planned = plan(&mut store, at(60));
        edit(&mut store, &editor(), &[writes("A", "11")]);
        assert_eq!(store.draft_ground().unwrap().planned, [matter("A")], "it is planned already");
        assert!(cancel(&mut store, planned.number));
        let ground = store.draft_ground().unwrap();
        assert_eq!((ground.returned, ground.planned), (vec![matter("A")], vec![]), "B is in nobody's way");
        let conflicts = PublishRefusal::Conflicts(vec![matter("A")]);
        assert_eq!(publish(&mut store, &publisher()), Err(conflicts));
        // Whoever takes the newer one back has what was planned again.
        assert_eq!(undo(&mut store, &editor(), UndoScope::Own), Ok(true));
        assert_eq!(store.draft_ground().unwrap().conflicts, []);
        assert_eq!(redo(&mut store, &editor(), UndoScope::Own), Ok(true));
        edit(&mut store, &editor(), &[DraftEdit { settles: true, ..writes("A", "12") }]);
        assert_eq!(store.draft_ground().unwrap().conflicts, []);
        publish(&mut store, &publisher()).unwrap();
        assert_eq!(phones(&mut store), ["A 12", "B 20", "C 3"]);
    }
}

/// What was taken back when the plan was called off comes again beside it: neither takes the other's place unseen.
#[test]
fn what_comes_back_beside_a_change_that_was_taken_back_is_told_once_that_comes_again() {
    for place in Place::every("draft-came-back-undone") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        let planned = plan(&mut store, at(60));
        edit(&mut store, &editor(), &[writes("A", "11")]);
        assert_eq!(undo(&mut store, &editor(), UndoScope::Own), Ok(true));
        assert!(cancel(&mut store, planned.number));
        assert_eq!(store.draft_ground().unwrap().conflicts, [], "what was planned is all there is");
        assert_eq!(redo(&mut store, &editor(), UndoScope::Own), Ok(true));
        let conflicts = PublishRefusal::Conflicts(vec![matter("A")]);
        assert_eq!(publish(&mut store, &publisher()), Err(conflicts));
    }
}

#[test]
fn a_planned_publication_that_failed_is_told_until_its_changes_are_settled() {
    for place in Place::every("draft-failed") {
        let mut store = opened(&place);
        let lines = DraftEdit::new(document("lines.toml"), DraftContent::Text("L2".into()));
        edit(&mut store, &editor(), &[lines]);
        let planned = plan(&mut store, at(60));
        store.publish_setup(1, &folder(&[("lines.toml", "L3")]), act()).unwrap().unwrap();
        assert_eq!(store.failed_publication().unwrap(), None);
        store.publish_due("kiosk", at(60), &mut |_| true).unwrap();
        let failed = store.failed_publication().unwrap().unwrap();
        assert_eq!((failed.number, failed.state), (planned.number, PublicationState::Conflict));
        let last = store.audit_entries(&AuditFilter::default()).unwrap().pop().unwrap().note;
        assert_eq!((last.act.word(), &*last.after), ("publish_fail", "conflict for account 201"));
        store.acting(&editor(), "desk", at(61)).discard_draft(None).unwrap().unwrap();
        assert_eq!(store.failed_publication().unwrap(), None, "somebody has decided");
    }
}

#[test]
fn the_audit_names_whoever_ordered_what_a_program_put_in_force() {
    for place in Place::every("draft-orderer") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        plan(&mut store, at(60));
        store.publish_due("kiosk", at(60), &mut |_| true).unwrap();
        let last = store.audit_entries(&AuditFilter::default()).unwrap().pop().unwrap().note;
        assert_eq!((last.act.word(), last.actor.kind()), ("publish", "program"));
        assert!(last.after.ends_with(" for account 201"), "{}", last.after);
    }
}
