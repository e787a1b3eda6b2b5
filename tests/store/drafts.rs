//! The draft of a hall, kept by SQLite and by PostgreSQL: edited by several, published whole or not at all, and gone back on.
use crate::support::place::Place;
use chrono::{NaiveDateTime, TimeDelta};
use service_hall::hall::Name;
use service_hall::hall::catalogue::Guide;
use service_hall::hall::drafts::{
    DraftContent, DraftEdit, DraftRefusal, DraftSubject, MatterRecord, Publication, PublicationState,
    PublishOrder, PublishRefusal, PublishRule, ReadyDraft, UndoScope,
};
use service_hall::hall::people::{Authority, Denied, NewAccount, Permission, ProvenPerson, Role};
use service_hall::hall::{DocumentChange, SPECIAL_DAYS, SetupDocuments};
use service_hall::store::{AccountChange, AuditFilter, SetupAct, SetupRefusal, Store};
use std::ops::ControlFlow;
use std::thread;

mod at_once;
mod authors;
mod kills;
mod stamp;

fn at(minutes: i64) -> NaiveDateTime {
    let nine: NaiveDateTime = "2026-12-01T09:00:00".parse().unwrap();
    nine + TimeDelta::minutes(minutes)
}

fn person(code: &str, roles: &[&str]) -> Authority {
    let roles = roles.iter().map(|role| Role::of(role).unwrap()).collect();
    Authority::Person(ProvenPerson { code: code.into(), roles })
}

fn editor() -> Authority {
    person("101", &["centre"])
}

fn publisher() -> Authority {
    person("201", &["publisher"])
}

fn guide(code: &str, phone: &str) -> Guide {
    Guide {
        code: code.into(),
        name: Name::new(format!("事项{code}"), ""),
        department: "市公安局".into(),
        phone: phone.into(),
        ..Guide::default()
    }
}

fn matter(code: &str) -> DraftSubject {
    DraftSubject::Matter(code.into())
}

fn document(name: &str) -> DraftSubject {
    DraftSubject::Document(name.into())
}

/// What an editor writes of a matter.
fn writes(code: &str, phone: &str) -> DraftEdit {
    let mut record = MatterRecord::default();
    record.set("code", code);
    record.set("phone", phone);
    DraftEdit::new(matter(code), DraftContent::Record(record))
}

fn removes(code: &str) -> DraftEdit {
    DraftEdit::new(matter(code), DraftContent::Removed)
}

fn edit(store: &mut Store, who: &Authority, edits: &[DraftEdit]) -> u32 {
    store.acting(who, "desk", at(0)).edit_draft(edits).unwrap().unwrap().unwrap()
}

/// What the draft says, read: in these tests a record is its code and its phone.
fn ready(store: &mut Store) -> ReadyDraft {
    let draft = store.draft().unwrap();
    let mut ready = ReadyDraft::default();
    for change in draft.effective() {
        let name = change.subject.name().to_owned();
        match (&change.subject, &change.content) {
            (DraftSubject::Matter(_), DraftContent::Record(record)) => {
                let read = guide(record.get("code"), record.get("phone"));
                ready.matters.push((name, Some(read)));
            }
            (DraftSubject::Matter(_), _) => ready.matters.push((name, None)),
            (DraftSubject::Document(_), DraftContent::Text(text)) => {
                ready.documents.push((name, Some(text.clone())));
            }
            (DraftSubject::Document(_), _) => ready.documents.push((name, None)),
        }
    }
    ready
}

fn order(store: &mut Store, due: Option<NaiveDateTime>) -> PublishOrder {
    PublishOrder {
        turn: store.draft().unwrap().turn, ready: ready(store), reason: "换了电话".into(), due
    }
}

fn publish(store: &mut Store, who: &Authority) -> Result<Publication, PublishRefusal> {
    let order = order(store, None);
    store.acting(who, "desk", at(1)).publish_draft(&order, &mut |_| true).unwrap().unwrap()
}

fn plan(store: &mut Store, due: NaiveDateTime) -> Publication {
    let order = order(store, Some(due));
    let planned = store.acting(&publisher(), "desk", at(1)).publish_draft(&order, &mut |_| true);
    planned.unwrap().unwrap().unwrap()
}

/// What is in force: the phone of every matter, and the documents.
fn in_force(store: &mut Store) -> (Vec<String>, SetupDocuments) {
    let mut phones = Vec::new();
    let whole = store.each_guide(&mut |guide| {
        phones.push(format!("{} {}", guide.code, guide.phone));
        ControlFlow::Continue(())
    });
    assert!(whole.unwrap());
    let edition = store.setup_edition().unwrap();
    (phones, store.setup_documents(edition).unwrap())
}

fn phones(store: &mut Store) -> Vec<String> {
    in_force(store).0
}

fn act() -> SetupAct<'static> {
    SetupAct { who: "", reason: "", at: at(0) }
}

fn folder(all: &[(&str, &str)]) -> SetupDocuments {
    let mut documents = SetupDocuments::default();
    for (name, text) in all {
        documents.insert(*name, *text);
    }
    documents
}

/// A hall with three matters and two documents, whose rule is two people.
fn opened(place: &Place) -> Store {
    let mut store = place.open();
    let matters = [guide("A", "1"), guide("B", "2"), guide("C", "3")];
    store.replace_catalogue(at(0), &mut matters.into_iter(), &mut |_| ()).unwrap();
    assert!(store.take_in_setup(&folder(&[("lines.toml", "L"), ("windows.toml", "W")]), act()).unwrap());
    let admin = NewAccount {
        code: "root".into(),
        name: Name::new("管理员", ""),
        roles: vec![Role::SystemAdmin],
        windows: vec![],
        pin_hash: "x".into(),
    };
    assert_eq!(store.publish_rule().unwrap(), PublishRule::One);
    let by = AccountChange { authority: &Authority::system(""), machine: "desk", at: at(0) };
    store.init_admin(&admin, &by).unwrap().unwrap();
    assert_eq!(store.publish_rule().unwrap(), PublishRule::Two, "from the first account on");
    store
}

#[test]
fn a_new_phone_is_seen_by_nobody_until_somebody_else_publishes_it() {
    for place in Place::every("draft") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("B", "12345")]);
        assert_eq!(phones(&mut store), ["A 1", "B 2", "C 3"]);
        assert_eq!(publish(&mut store, &editor_and_publisher()), Err(own("B")), "not by whoever wrote it");
        let before = store.catalogue_version().unwrap();
        let done = publish(&mut store, &publisher()).unwrap();
        assert_eq!((done.state, done.matters, done.setup_edition), (PublicationState::Done, 1, 0));
        assert!(done.catalogue_edition > before);
        assert_eq!(phones(&mut place.open()), ["A 1", "B 12345", "C 3"], "in its old place");
        assert!(store.draft().unwrap().is_empty());
        assert_eq!(publish(&mut store, &publisher()), Err(PublishRefusal::Nothing));
        assert_eq!(store.guide("B").unwrap().unwrap().phone, "12345");
    }
}

fn editor_and_publisher() -> Authority {
    person("101", &["centre", "publisher"])
}

fn own(code: &str) -> PublishRefusal {
    PublishRefusal::OwnChanges(vec![matter(code)])
}

#[test]
fn matters_and_setup_come_into_force_together() {
    for place in Place::every("draft-both") {
        let mut store = opened(&place);
        let lines = DraftEdit::new(document("lines.toml"), DraftContent::Text("L2".into()));
        let gone = DraftEdit::new(document("windows.toml"), DraftContent::Removed);
        edit(&mut store, &editor(), &[writes("A", "9"), removes("B"), writes("D", "4"), lines, gone]);
        let ground = store.draft_ground().unwrap();
        assert_eq!((ground.draft.effective().len(), ground.conflicts.len()), (5, 0));
        assert_eq!(ground.guides.iter().map(|guide| &*guide.code).collect::<Vec<_>>(), ["A", "B"]);
        let done = publish(&mut store, &publisher()).unwrap();
        assert_eq!((done.setup_edition, done.matters), (2, 3));
        assert_eq!(done.documents, ["lines.toml", "windows.toml"]);
        let there = in_force(&mut store);
        assert_eq!(there.0, ["A 9", "C 3", "D 4"]);
        assert_eq!(there.1, folder(&[("lines.toml", "L2")]));
        let editions = store.editions().unwrap();
        assert_eq!((editions.setup, editions.catalogue), (2, done.catalogue_edition));
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
        let audit = store.audit_entries(&AuditFilter::default()).unwrap();
        let last = &audit.last().unwrap().note;
        assert_eq!((last.act.word(), last.actor.name()), ("publish", "201"));
        assert_eq!(last.after, format!("setup 2 catalogue {}", done.catalogue_edition));
    }
}

#[test]
fn what_somebody_else_published_of_another_matter_stays_and_of_the_same_is_told() {
    for place in Place::every("draft-conflict") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        let began = Some(store.catalogue_version().unwrap());
        // Meanwhile a table comes in that changes A and B.
        let table = [guide("A", "77"), guide("B", "88"), guide("C", "3")];
        store.replace_catalogue(at(1), &mut table.into_iter(), &mut |_| ()).unwrap();
        assert_eq!(publish(&mut store, &publisher()), Err(PublishRefusal::Conflicts(vec![matter("A")])));
        assert_eq!(phones(&mut store), ["A 77", "B 88", "C 3"], "nothing is overwritten");
        // Whoever goes on with it is still told; whoever looked at the matter before the table came is, too.
        edit(&mut store, &editor(), &[writes("A", "11")]);
        edit(&mut store, &editor(), &[DraftEdit { began, ..writes("B", "12") }]);
        let both = vec![matter("A"), matter("B")];
        assert_eq!(publish(&mut store, &publisher()), Err(PublishRefusal::Conflicts(both)));
        // Whoever has looked says that the draft holds.
        edit(&mut store, &editor(), &[DraftEdit { settles: true, ..writes("A", "11") }]);
        store.acting(&editor(), "desk", at(2)).discard_draft(Some(&[matter("B")])).unwrap().unwrap();
        publish(&mut store, &publisher()).unwrap();
        assert_eq!(phones(&mut store), ["A 11", "B 88", "C 3"]);
    }
}

/// Of the first catalogue no past is kept, since there was none before it.
#[test]
fn a_matter_of_the_first_import_is_told_to_whoever_drafted_it_before() {
    for place in Place::every("draft-first-import") {
        let mut store = place.open();
        edit(&mut store, &editor(), &[writes("A", "10"), writes("B", "20")]);
        let (one, conflicts) = ([guide("A", "1")], vec![matter("A")]);
        let planned = plan(&mut store, at(60));
        store.replace_catalogue(at(1), &mut one.into_iter(), &mut |_| ()).unwrap();
        let ended = store.publish_due("kiosk", at(60), &mut |_| true).unwrap();
        assert_eq!((ended[0].number, ended[0].state), (planned.number, PublicationState::Conflict));
        assert_eq!(store.draft_ground().unwrap().conflicts, conflicts, "B is in nobody's way");
        assert_eq!(publish(&mut store, &publisher()), Err(PublishRefusal::Conflicts(conflicts)));
        assert_eq!(in_force(&mut store).0, ["A 1"]);
        edit(&mut store, &editor(), &[DraftEdit { settles: true, ..writes("A", "12") }]);
        publish(&mut store, &publisher()).unwrap();
        assert_eq!(in_force(&mut store).0, ["A 12", "B 20"]);
    }
}

/// The rule asks the draft who wrote it: what the draft does not say would have no author.
#[test]
fn nothing_is_published_that_nobody_drafted() {
    for place in Place::every("draft-undrafted") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        let drafted = order(&mut store, None);
        let mut smuggled = drafted.clone();
        smuggled.ready.matters.push(("B".into(), Some(guide("B", "20"))));
        let mut others = drafted.clone();
        others.ready.documents.push(("lines.toml".into(), Some("L9".into())));
        for order in [smuggled, others] {
            let done = store.acting(&publisher(), "desk", at(1)).publish_draft(&order, &mut |_| true);
            assert_eq!(done.unwrap().unwrap(), Err(PublishRefusal::Moved));
        }
        assert_eq!(phones(&mut store), ["A 1", "B 2", "C 3"]);
        store
            .acting(&publisher(), "desk", at(1))
            .publish_draft(&drafted, &mut |_| true)
            .unwrap()
            .unwrap()
            .unwrap();
        assert_eq!(phones(&mut store)[0], "A 10");
    }
}

/// The hours of a day are changed past the draft and its rule; nothing else is.
#[test]
fn with_the_hours_of_a_day_no_other_document_changes() {
    for place in Place::every("draft-hours") {
        let mut store = opened(&place);
        let (edition, before) = (store.setup_edition().unwrap(), in_force(&mut store).1);
        let lead = person("301", &["lead"]);
        let said = ("301", "hall hours");
        let done = store.acting(&lead, "desk", at(1)).change_hours(edition, "[[day]]", said);
        assert_eq!(done.unwrap().unwrap(), Ok(edition + 1));
        let after = in_force(&mut store).1;
        assert_eq!(after.changes_since(&before), [(SPECIAL_DAYS, DocumentChange::Added)]);
        let late = store.acting(&lead, "desk", at(2)).change_hours(edition, "", said);
        assert_eq!(late.unwrap().unwrap(), Err(SetupRefusal::Overtaken(edition + 1)));
    }
}

#[test]
fn a_document_that_was_published_meanwhile_is_told() {
    for place in Place::every("draft-document") {
        let mut store = opened(&place);
        let text = |text: &str| DraftContent::Text(text.into());
        edit(&mut store, &editor(), &[DraftEdit::new(document("lines.toml"), text("L2"))]);
        store
            .publish_setup(1, &folder(&[("lines.toml", "L"), ("windows.toml", "W2")]), act())
            .unwrap()
            .unwrap();
        assert_eq!(store.draft_ground().unwrap().conflicts, [], "another document is in nobody's way");
        let other = folder(&[("lines.toml", "L3"), ("windows.toml", "W2")]);
        store.publish_setup(2, &other, act()).unwrap().unwrap();
        let conflict = PublishRefusal::Conflicts(vec![document("lines.toml")]);
        assert_eq!(publish(&mut store, &publisher()), Err(conflict));
        let settled = DraftEdit::new(document("lines.toml"), text("L4"));
        edit(&mut store, &editor(), &[DraftEdit { settles: true, ..settled }]);
        publish(&mut store, &publisher()).unwrap();
        assert_eq!(in_force(&mut store).1, folder(&[("lines.toml", "L4"), ("windows.toml", "W2")]));
    }
}

#[test]
fn changes_are_taken_back_one_after_another_and_come_again() {
    for place in Place::every("draft-undo") {
        let mut store = opened(&place);
        let other = person("102", &["centre"]);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        edit(&mut store, &other, &[writes("B", "20")]);
        edit(&mut store, &editor(), &[writes("A", "11")]);
        let undo = |store: &mut Store, who: &Authority, scope| {
            store.acting(who, "desk", at(1)).undo_draft(scope).unwrap().unwrap().unwrap()
        };
        let redo = |store: &mut Store, who: &Authority, scope| {
            store.acting(who, "desk", at(1)).redo_draft(scope).unwrap().unwrap().unwrap()
        };
        assert_eq!(undo(&mut store, &other, UndoScope::Own), Some(matter("B")));
        assert_eq!(undo(&mut store, &other, UndoScope::Own), None, "what others wrote is theirs");
        assert_eq!(undo(&mut store, &other, UndoScope::Draft), Some(matter("A")));
        let draft = store.draft().unwrap();
        let DraftContent::Record(record) = &draft.effective()[0].content else { panic!("a record") };
        assert_eq!((draft.effective().len(), record.get("phone")), (1, "10"), "as it was before");
        assert_eq!(redo(&mut store, &editor(), UndoScope::Draft), Some(matter("B")));
        assert_eq!(redo(&mut store, &editor(), UndoScope::Draft), Some(matter("A")));
        assert_eq!(redo(&mut store, &editor(), UndoScope::Draft), None);
        undo(&mut store, &editor(), UndoScope::Draft);
        edit(&mut store, &editor(), &[writes("C", "30")]);
        assert_eq!(redo(&mut store, &editor(), UndoScope::Draft), None, "something new was written");
        assert_eq!(store.acting(&editor(), "desk", at(2)).discard_draft(None).unwrap(), Ok(3));
        assert!(store.draft().unwrap().is_empty());
    }
}

#[test]
fn of_two_who_write_the_same_matter_one_is_told() {
    for place in Place::every("draft-overtaken") {
        let mut store = opened(&place);
        let seen = edit(&mut store, &editor(), &[writes("A", "10")]);
        let other = person("102", &["centre"]);
        edit(&mut store, &other, &[DraftEdit { seen: Some(seen), ..writes("A", "11") }]);
        let late = [writes("B", "1"), DraftEdit { seen: Some(seen), ..writes("A", "12") }];
        let refused = store.acting(&editor(), "desk", at(0)).edit_draft(&late).unwrap().unwrap();
        let overtaken = DraftRefusal::Overtaken { subject: matter("A"), number: 2, who: "102".into() };
        assert_eq!(refused, Err(overtaken));
        assert_eq!(store.draft().unwrap().effective().len(), 1, "of several changes none is taken");
        let turn = store.draft().unwrap().turn;
        edit(&mut store, &editor(), &[writes("C", "1")]);
        let order = PublishOrder { turn, ..order(&mut store, None) };
        let published = store.acting(&publisher(), "desk", at(1)).publish_draft(&order, &mut |_| true);
        assert_eq!(published.unwrap().unwrap(), Err(PublishRefusal::Moved), "not what was looked at");
    }
}

#[test]
fn every_screen_hears_that_the_draft_is_another_one() {
    for place in Place::every("draft-heard") {
        let mut store = opened(&place);
        let mut token = store.change_token().unwrap();
        let mut heard = |store: &mut Store, what: &str| {
            let now = store.change_token().unwrap();
            assert_eq!(now, token + 1, "{what}");
            token = now;
        };
        edit(&mut store, &editor(), &[writes("A", "10")]);
        heard(&mut store, "a change");
        store.acting(&editor(), "desk", at(1)).undo_draft(UndoScope::Draft).unwrap().unwrap().unwrap();
        heard(&mut store, "one taken back");
        store.acting(&editor(), "desk", at(1)).redo_draft(UndoScope::Draft).unwrap().unwrap().unwrap();
        heard(&mut store, "one brought again");
        assert_eq!(store.acting(&editor(), "desk", at(2)).discard_draft(None).unwrap(), Ok(1));
        heard(&mut store, "all given up");
        let last = "SELECT kind || ' ' || event FROM journal ORDER BY seq DESC LIMIT 1";
        assert_eq!(place.texts(last), ["setup drafted"]);
    }
}

#[test]
fn a_server_has_the_time_that_its_machines_go_by() {
    for place in Place::every("draft-clock") {
        let mut store = opened(&place);
        let time = store.server_time().unwrap();
        assert_eq!(time.is_some(), place.address.starts_with("postgres"), "a file has no clock");
        let apart = time.map_or(0, |time| (time - chrono::Utc::now().naive_utc()).num_minutes().abs());
        assert!(apart < 24 * 60, "{time:?}");
    }
}

#[test]
fn what_is_planned_comes_into_force_at_its_moment_exactly_once() {
    for place in Place::every("draft-planned") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        let midnight = at(15 * 60);
        let planned = plan(&mut store, midnight);
        assert_eq!((planned.state, planned.due), (PublicationState::Planned, midnight));
        assert_eq!(store.next_due().unwrap(), Some(midnight));
        assert!(store.draft().unwrap().is_empty());
        // Something urgent goes out before it, of another matter.
        edit(&mut store, &editor(), &[writes("B", "20")]);
        publish(&mut store, &publisher()).unwrap();
        let before = midnight - TimeDelta::seconds(1);
        assert_eq!(store.publish_due("kiosk", before, &mut |_| true).unwrap(), []);
        let version = store.catalogue_version().unwrap();
        let done: usize = thread::scope(|scope| {
            let place = &place;
            let programs: Vec<_> = (0..4)
                .map(|program| {
                    scope.spawn(move || {
                        let mut store = place.open();
                        let done = store.publish_due(&format!("kiosk {program}"), midnight, &mut |_| true);
                        done.unwrap().len()
                    })
                })
                .collect();
            programs.into_iter().map(|program| program.join().unwrap()).sum()
        });
        assert_eq!(done, 1, "whoever looks");
        assert_eq!(phones(&mut store), ["A 10", "B 20", "C 3"], "what went out before it stays");
        assert_eq!(store.next_due().unwrap(), None);
        let published = store.catalogue_editions().unwrap();
        assert_eq!(published.iter().filter(|edition| edition.number > version).count(), 1);
        assert_eq!((published[0].who.as_str(), published[0].matters), ("201", 1));
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn what_is_planned_can_be_called_off_or_fail_and_is_in_the_draft_again() {
    for place in Place::every("draft-cancelled") {
        let mut store = opened(&place);
        edit(&mut store, &editor(), &[writes("A", "10")]);
        let planned = plan(&mut store, at(60));
        let cancel = |store: &mut Store, number| {
            store.acting(&publisher(), "desk", at(2)).cancel_publication(number).unwrap().unwrap()
        };
        assert!(cancel(&mut store, planned.number));
        assert!(!cancel(&mut store, planned.number), "once");
        assert_eq!(store.publish_due("kiosk", at(60), &mut |_| true).unwrap(), []);
        assert_eq!(store.draft().unwrap().effective().len(), 1);
        let planned = plan(&mut store, at(60));
        let table = [guide("A", "77"), guide("B", "2"), guide("C", "3")];
        store.replace_catalogue(at(3), &mut table.into_iter(), &mut |_| ()).unwrap();
        let ended = store.publish_due("kiosk", at(61), &mut |_| true).unwrap();
        assert_eq!(ended.iter().map(|one| one.state).collect::<Vec<_>>(), [PublicationState::Conflict]);
        assert_eq!((phones(&mut store)[0].as_str(), ended[0].number), ("A 77", planned.number));
        assert_eq!(store.draft_ground().unwrap().conflicts, [matter("A")], "where somebody decides");
        let lines = DraftEdit::new(document("lines.toml"), DraftContent::Text("?".into()));
        store.acting(&editor(), "desk", at(2)).discard_draft(None).unwrap().unwrap();
        edit(&mut store, &editor(), &[lines]);
        plan(&mut store, at(70));
        let ended =
            store.publish_due("kiosk", at(70), &mut |documents| documents.text("lines.toml") != Some("?"));
        assert_eq!(ended.unwrap()[0].state, PublicationState::Unreadable);
        assert_eq!(store.setup_edition().unwrap(), 1);
        let past = PublishOrder { due: Some(at(-1)), ..order(&mut store, None) };
        let refused = store.acting(&publisher(), "desk", at(0)).publish_draft(&past, &mut |_| true);
        assert_eq!(refused.unwrap().unwrap(), Err(PublishRefusal::Past));
    }
}

#[test]
fn only_those_who_may_change_and_publish() {
    for place in Place::every("draft-rights") {
        let mut store = opened(&place);
        let clerk = person("301", &["clerk"]);
        let edits = [writes("A", "10")];
        let denied = store.acting(&clerk, "desk", at(0)).edit_draft(&edits).unwrap();
        assert_eq!(denied, Err(Denied(Permission::EditCatalogue)));
        edit(&mut store, &editor(), &edits);
        let order = order(&mut store, None);
        let denied = store.acting(&editor(), "desk", at(0)).publish_draft(&order, &mut |_| true).unwrap();
        assert_eq!(denied, Err(Denied(Permission::PublishCatalogue)));
        let nobody = Authority::system("201");
        let refused = store.acting(&nobody, "desk", at(0)).publish_draft(&order, &mut |_| true).unwrap();
        assert_eq!(refused, Ok(Err(PublishRefusal::NeedsPerson)), "a name proves nobody");
        let denied = store.acting(&publisher(), "desk", at(0)).set_publish_rule(PublishRule::One).unwrap();
        assert_eq!(denied, Err(Denied(Permission::SetPublishRule)));
        let admin = Authority::system("");
        let before = store.acting(&admin, "desk", at(0)).set_publish_rule(PublishRule::One).unwrap();
        assert_eq!(before, Ok(PublishRule::Two));
        publish(&mut store, &editor_and_publisher()).unwrap();
        assert_eq!(phones(&mut store), ["A 10", "B 2", "C 3"], "a centre of one person");
        let acts = store.audit_entries(&AuditFilter::default()).unwrap();
        let acts: Vec<_> = acts.iter().map(|entry| entry.note.act.word()).collect();
        assert_eq!(acts.iter().filter(|act| **act == "denied").count(), 3);
        assert_eq!(acts.last(), Some(&"publish"));
        assert_eq!(acts.iter().filter(|act| **act == "publish_rule").count(), 1);
    }
}

#[test]
fn one_goes_back_to_any_edition() {
    for place in Place::every("draft-back") {
        let mut store = opened(&place);
        let first = store.catalogue_version().unwrap();
        let tables: [&[Guide]; 3] = [
            &[guide("A", "1"), guide("B", "22")],
            &[guide("A", "1"), guide("B", "2"), guide("C", "3"), guide("D", "4")],
            &[guide("D", "4")],
        ];
        for table in tables {
            store.replace_catalogue(at(1), &mut table.iter().cloned(), &mut |_| ()).unwrap();
        }
        let way = |store: &mut Store, edition| {
            let mut way: Vec<String> = Vec::new();
            for (code, then) in store.way_back(edition).unwrap().unwrap() {
                way.push(format!("{code} {}", then.map_or("-".into(), |guide| guide.phone)));
            }
            way.sort();
            way
        };
        let last = store.catalogue_version().unwrap();
        assert_eq!(way(&mut store, last), Vec::<String>::new());
        assert_eq!(way(&mut store, last - 1), ["A 1", "B 2", "C 3"]);
        assert_eq!(way(&mut store, last - 2), ["A 1", "B 22", "D -"]);
        assert_eq!(way(&mut store, first), ["A 1", "B 2", "C 3", "D -"]);
        assert_eq!(store.way_back(last + 1).unwrap(), None);
        let known: Vec<u32> =
            store.catalogue_editions().unwrap().into_iter().map(|edition| edition.number).collect();
        assert_eq!(known, [last, last - 1, last - 2, first]);
    }
}

#[test]
fn of_two_who_publish_at_once_both_are_in_force_or_one_is_told() {
    for place in Place::every("draft-race") {
        let mut store = opened(&place);
        for round in 0..4 {
            edit(&mut store, &editor(), &[writes("A", &format!("{round}"))]);
            let order = order(&mut store, None);
            let done: Vec<bool> = thread::scope(|scope| {
                let (place, order) = (&place, &order);
                let publishers: Vec<_> = (0..3)
                    .map(|_| {
                        scope.spawn(move || {
                            let mut store = place.open();
                            let who = publisher();
                            let mut acting = store.acting(&who, "desk", at(1));
                            acting.publish_draft(order, &mut |_| true).unwrap().unwrap().is_ok()
                        })
                    })
                    .collect();
                publishers.into_iter().map(|one| one.join().unwrap()).collect()
            });
            assert_eq!(done.iter().filter(|done| **done).count(), 1, "{done:?}");
            assert_eq!(phones(&mut store)[0], format!("A {round}"));
        }
    }
}
