//! The stamp of the draft and the accounts: by it those who look every half second know whether to read.
use super::*;

/// The stamp is another one after something is done.
#[track_caller]
fn moves(store: &mut Store, mut act: impl FnMut(&mut Store)) {
    let before = store.draft_stamp().unwrap();
    assert_eq!(store.draft_stamp().unwrap(), before, "looking changes nothing");
    act(store);
    assert_ne!(store.draft_stamp().unwrap(), before);
}

#[test]
fn the_stamp_is_another_one_whenever_the_draft_the_rule_or_an_account_is() {
    for place in Place::every("draft-stamp") {
        let mut store = opened(&place);
        let system = Authority::system("");
        let by = AccountChange { authority: &system, machine: "desk", at: at(0) };
        moves(&mut store, |store| {
            edit(store, &editor(), &[writes("A", "10")]);
        });
        moves(&mut store, |store| {
            store.acting(&editor(), "desk", at(1)).undo_draft(UndoScope::Own).unwrap().unwrap().unwrap();
        });
        moves(&mut store, |store| {
            store.acting(&editor(), "desk", at(1)).redo_draft(UndoScope::Own).unwrap().unwrap().unwrap();
        });
        moves(&mut store, |store| {
            store.acting(&system, "desk", at(1)).set_publish_rule(PublishRule::One).unwrap().unwrap();
        });
        moves(&mut store, |store| {
            store.acting(&editor(), "desk", at(2)).discard_draft(None).unwrap().unwrap();
        });
        moves(&mut store, |store| {
            let new = NewAccount {
                code: "777".into(),
                name: Name::new("何", ""),
                roles: vec![Role::Clerk],
                windows: Vec::new(),
                pin_hash: "1".into(),
            };
            store.add_account(&new, &by).unwrap().unwrap();
        });
        moves(&mut store, |store| drop(store.set_roles("777", &[Role::Publisher], &by).unwrap().unwrap()));
        moves(&mut store, |store| drop(store.close_account("777", true, &by).unwrap().unwrap()));
    }
}
