//! The opinion box on both databases: sealed for everybody, opened by its holders together, and nothing lost on the way.
mod lost_share;

use crate::support::place::Place;
use crate::support::relay::Relay;
use chrono::{NaiveDateTime, TimeDelta};
use service_hall::hall::calendar::Workdays;
use service_hall::hall::cases::{
    CaseAct, CaseActor, CaseError, CaseSource, CaseState, CaseSubject, Confidential, Submission,
};
use service_hall::hall::figures::UnopenedCases;
use service_hall::hall::people::{AuditAct, Denied, Permission, ProvenPerson, Role};
use service_hall::hall::sealing::{BoxHolder, KeyShare, Passphrase};
use service_hall::hall::{Hall, HallIdentity, Setup};
use service_hall::store::{
    AuditFilter, BackupFile, BoxActors, BoxKeyError, CaseFilter, CaseKey, CaseOrder, CaseWords,
    NewPassphrase, OpeningKey, PersonWords, RestoreTarget, Store, StoreUrl, SubmittedCase,
};
use std::fs;

/// What nobody may find before the box is opened.
const SECRETS: [&str; 3] = ["二号窗口让我跑了四趟", "欧阳小梅", "13800002222"];

fn at(minutes: i64) -> NaiveDateTime {
    let nine: NaiveDateTime = "2026-11-23T09:00:00".parse().unwrap();
    nine + TimeDelta::minutes(minutes)
}

fn hall() -> Hall {
    let mut workdays = Workdays::default();
    workdays.add_year(2026, [], []);
    workdays.add_year(2027, [], []);
    let hours = vec!["09:00-17:00".parse().unwrap()];
    Hall::new(Setup { workdays, hours, ..Setup::default() })
}

fn opinion(request: &str, source: CaseSource, minutes: i64) -> Submission {
    Submission {
        request: request.into(),
        visit: format!("visit of {request}"),
        kiosk: Some("3".into()),
        source,
        about: CaseSubject::Hall,
        text: SECRETS[0].into(),
        name: SECRETS[1].into(),
        phone: SECRETS[2].into(),
        lang: "zh".into(),
        at: at(minutes),
    }
}

fn submit(store: &mut Store, request: &str, minutes: i64) -> SubmittedCase {
    store.submit_case(&opinion(request, CaseSource::Complaint, minutes), &hall()).unwrap().unwrap()
}

fn passphrase(of: BoxHolder) -> Passphrase {
    Passphrase::typed(match of {
        BoxHolder::Centre => "three grey herons stand",
        BoxHolder::Discipline => "梧桐叶落满庭秋，夜雨打窗声",
    })
}

fn person(code: &str, role: Role) -> ProvenPerson {
    ProvenPerson { code: code.into(), roles: vec![Role::Clerk, role] }
}

fn both() -> Vec<(BoxHolder, ProvenPerson)> {
    vec![
        (BoxHolder::Centre, person("007", Role::Centre)),
        (BoxHolder::Discipline, person("J01", Role::Discipline)),
    ]
}

fn actors(people: &[(BoxHolder, ProvenPerson)]) -> BoxActors<'_> {
    BoxActors { people, machine: "desk" }
}

/// Makes a key that both hold; their papers.
fn has_key(store: &mut Store) -> Vec<(BoxHolder, KeyShare)> {
    let people = both();
    store.make_box_key((&of_both(), false), &actors(&people), None, at(0)).unwrap().unwrap().unwrap()
}

fn given(holders: &[BoxHolder]) -> Vec<(BoxHolder, Passphrase)> {
    holders.iter().map(|holder| (*holder, passphrase(*holder))).collect()
}

fn of_both() -> Vec<(BoxHolder, Passphrase)> {
    given(&[BoxHolder::Centre, BoxHolder::Discipline])
}

/// The keys that both unlock together.
fn unlocked(store: &mut Store) -> Vec<OpeningKey> {
    store.unlock_box(&of_both(), at(9_000)).unwrap().unwrap()
}

/// Opens the box; which cases came out.
fn opened(store: &mut Store, keys: &[OpeningKey], minutes: i64) -> Vec<u32> {
    let people = both();
    store.open_box(keys, &actors(&people), at(minutes)).unwrap().unwrap().opened
}

fn act(store: &mut Store, number: u32, act: CaseAct) -> Result<CaseState, CaseError> {
    let order = CaseOrder { act, actor: CaseActor::centre("Li"), words: CaseWords::default() };
    let done = store.act_on_case(&hall(), CaseKey::Number(number), &order, at(60)).unwrap();
    done.map(|case| case.state)
}

fn revealed(store: &mut Store, number: u32) -> Result<PersonWords, CaseError> {
    store.reveal_case(&hall(), number, &CaseActor::centre("Li"), at(90)).unwrap()
}

fn accept() -> CaseAct {
    CaseAct::Accept { class: None }
}

/// Everything that lies in the store: the bytes of every file, or every row of every table.
fn everything(place: &Place) -> Vec<u8> {
    match place.url() {
        StoreUrl::Sqlite(path) => {
            let files = fs::read_dir(path.parent().unwrap()).unwrap();
            files.flat_map(|file| fs::read(file.unwrap().path()).unwrap()).collect()
        }
        StoreUrl::Postgres(_) => {
            let tables = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
                 WHERE table_schema = current_schema()";
            let rows = |table: String| place.texts(&format!("SELECT CAST(t.* AS TEXT) FROM {table} AS t"));
            place.texts(tables).into_iter().flat_map(rows).collect::<Vec<_>>().join("\n").into_bytes()
        }
    }
}

fn holds(place: &Place, words: &str) -> bool {
    let all = everything(place);
    all.windows(words.len()).any(|bytes| bytes == words.as_bytes())
}

#[test]
fn what_comes_in_is_nowhere_in_the_store_until_the_box_is_opened() {
    for place in Place::every("box") {
        let mut store = place.open();
        has_key(&mut store);
        let SubmittedCase { case, receipt, .. } = submit(&mut store, "r1", 0);
        assert!(case.is_sealed && case.has_text && case.has_contact);
        assert_eq!(case.due, Some("2026-12-14T17:00:00".parse().unwrap()), "the limit runs");
        let again = submit(&mut store, "r1", 1);
        assert_eq!((again.case.number, again.receipt, again.is_new), (1, receipt, false));
        for secret in SECRETS {
            assert!(!holds(&place, secret), "{secret}");
        }
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 60), [1]);
        assert!(holds(&place, SECRETS[0]), "the search finds what is there");
        let words = revealed(&mut store, 1).unwrap();
        assert_eq!([&words.text, &words.name, &words.phone].map(Confidential::reveal), SECRETS);
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn a_case_in_the_box_is_registered_urged_and_withdrawn_but_not_sorted() {
    for place in Place::every("box-unread") {
        let mut store = place.open();
        has_key(&mut store);
        let SubmittedCase { receipt, .. } = submit(&mut store, "r1", 0);
        submit(&mut store, "r2", 5);
        assert_eq!(act(&mut store, 1, CaseAct::Register), Ok(CaseState::Registered));
        let unread = [accept(), CaseAct::Refuse, CaseAct::Contact, CaseAct::Merge { into: 2 }];
        for refused in unread {
            assert_eq!(act(&mut store, 1, refused.clone()), Err(CaseError::Sealed), "{refused:?}");
        }
        assert_eq!(revealed(&mut store, 1), Err(CaseError::Sealed));
        let urge =
            CaseOrder { act: CaseAct::Urge, actor: CaseActor::applicant(), words: CaseWords::default() };
        let urged = store.act_on_case(&hall(), CaseKey::Receipt(receipt), &urge, at(61)).unwrap().unwrap();
        let seen = store.case(&hall(), CaseKey::Receipt(receipt), at(62)).unwrap().unwrap();
        assert_eq!((urged.urges, seen.case.state, seen.answer()), (1, CaseState::Registered, None));
        let lying = Some(UnopenedCases { count: 2, since: at(0) });
        assert_eq!(store.hall_now(&hall(), at(70)).unwrap().unopened, lying, "the lead sees it");
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 80), [1, 2]);
        assert_eq!(act(&mut store, 1, accept()), Ok(CaseState::Accepted));
        let seen = store.case(&hall(), CaseKey::Number(1), at(90)).unwrap().unwrap().case;
        assert_eq!((seen.is_sealed, seen.opened_at), (false, Some(at(80))));
        assert_eq!(store.hall_now(&hall(), at(91)).unwrap().unopened, None);
    }
}

#[test]
fn the_box_opens_for_both_of_its_holders_and_for_nobody_else() {
    for place in Place::every("box-holders") {
        let mut store = place.open();
        has_key(&mut store);
        submit(&mut store, "r1", 0);
        let [centre, discipline] = [BoxHolder::Centre, BoxHolder::Discipline];
        let alone = store.unlock_box(&given(&[centre]), at(9)).unwrap();
        assert_eq!(alone.map(|_| ()), Err(BoxKeyError::Missing(discipline)));
        let wrong =
            [given(&[centre]), vec![(discipline, Passphrase::typed("three grey herons fly"))]].concat();
        let wrong = store.unlock_box(&wrong, at(9)).unwrap();
        assert_eq!(wrong.map(|_| ()), Err(BoxKeyError::WrongPassphrase(discipline)));
        let keys = unlocked(&mut store);
        let (chief, inspector) = (person("007", Role::Centre), person("J01", Role::Discipline));
        let twice = ProvenPerson { code: "007".into(), roles: vec![Role::Centre, Role::Discipline] };
        for people in [
            vec![],
            vec![(centre, inspector.clone()), (discipline, inspector.clone())],
            vec![(centre, twice.clone()), (discipline, twice)],
            vec![(centre, person("root", Role::SystemAdmin)), (discipline, inspector.clone())],
        ] {
            let done = store.open_box(&keys, &actors(&people), at(10)).unwrap();
            assert_eq!(done.map(|_| ()), Err(Denied(Permission::OpenBox)), "{people:?}");
        }
        assert_eq!(store.opinion_box().unwrap().unopened, 1);
        let people = [(centre, chief), (discipline, inspector)];
        let opening = store.open_box(&keys, &actors(&people), at(20)).unwrap().unwrap();
        assert_eq!((opening.opened, opening.left), (vec![1], 0));
        let entries = store.audit_entries(&AuditFilter::default()).unwrap();
        let said: Vec<String> = entries
            .iter()
            .map(|entry| &entry.note)
            .filter(|note| note.act.word() != "denied")
            .map(|note| {
                [note.act.word(), note.actor.name(), &note.object, &note.after].map(str::trim).join(" ")
            })
            .collect();
        let expected = [
            "box_key 007 1 centre+discipline",
            "box_key J01 1 centre+discipline",
            "box_open 007 1 opened 1, unreadable 0, left 0",
            "box_open J01 1 opened 1, unreadable 0, left 0",
        ];
        assert_eq!(said, expected);
        assert_eq!(entries.iter().filter(|entry| entry.note.act.word() == "denied").count(), 6);
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn what_the_staff_write_down_and_what_waits_for_nobody_is_in_no_box() {
    for place in Place::every("box-not") {
        let mut store = place.open();
        submit(&mut store, "before", 0);
        has_key(&mut store);
        let at_once = opinion("r1", CaseSource::Unresolved, 1);
        let by_staff = Submission { kiosk: None, ..opinion("r2", CaseSource::Complaint, 2) };
        let wordless = Submission {
            text: "".into(),
            name: "".into(),
            phone: "".into(),
            ..opinion("r3", CaseSource::Praise, 3)
        };
        for asked in [at_once, by_staff, wordless] {
            assert!(!store.submit_case(&asked, &hall()).unwrap().unwrap().case.is_sealed, "{asked:?}");
        }
        assert_eq!(store.opinion_box().unwrap().unopened, 0);
        assert!(revealed(&mut store, 1).is_ok(), "what came before the key is as it was");
        // The hall may seal it all the same, or leave a source out.
        let mut other = hall();
        let mut setup = (*other.setup).clone();
        setup.cases.sources.iter_mut().for_each(|source| source.is_sealed = !source.is_sealed);
        other.setup = setup.into();
        let sealed = |store: &mut Store, request, source| {
            store.submit_case(&opinion(request, source, 9), &other).unwrap().unwrap().case.is_sealed
        };
        assert!(sealed(&mut store, "r4", CaseSource::Unresolved));
        assert!(!sealed(&mut store, "r5", CaseSource::Complaint));
    }
}

#[test]
fn a_lost_passphrase_is_set_anew_by_the_paper_and_a_new_key_leaves_the_old_one() {
    for place in Place::every("box-lost") {
        let mut store = place.open();
        let papers = has_key(&mut store);
        submit(&mut store, "r1", 0);
        let people = both();
        let again = store.make_box_key((&[], false), &actors(&people), None, at(1)).unwrap().unwrap();
        assert_eq!(again.map(|_| ()), Err(BoxKeyError::HasKey));
        let (holder, share) = &papers[1];
        let code = share.recovery_code().to_lowercase();
        let paper = NewPassphrase::Recovered(KeyShare::of_recovery_code(&code).unwrap());
        let own = [(*holder, person("J01", Role::Discipline))];
        let new = Passphrase::typed("山重水复疑无路，柳暗花明又一村");
        let other = NewPassphrase::Recovered(papers[0].1.clone());
        let wrong = store.change_box_passphrase(&other, &new, &actors(&own), at(2)).unwrap().unwrap();
        assert_eq!(wrong, Err(BoxKeyError::WrongPassphrase(*holder)), "the other's paper is not one's own");
        let refused = AuditFilter { act: Some(AuditAct::Denied), ..AuditFilter::default() };
        let tried = store.audit_entries(&refused).unwrap();
        let guessed = tried.iter().filter(|entry| entry.note.at == at(2));
        let who: Vec<&str> = guessed.map(|entry| entry.note.actor.name()).collect();
        assert_eq!(who, ["J01"], "nobody guesses without a trace");
        assert_eq!(store.change_box_passphrase(&paper, &new, &actors(&own), at(3)).unwrap(), Ok(Ok(1)));
        assert!(
            store.unlock_box(&given(&[BoxHolder::Centre, *holder]), at(3)).unwrap().is_err(),
            "not the old one"
        );
        let now = [given(&[BoxHolder::Centre]), vec![(*holder, new)]].concat();
        // A second key, of one holder alone; the first case lies under the first key.
        let chief = [both().remove(0)];
        let alone = [(BoxHolder::Centre, Passphrase::typed("nine brown foxes run"))];
        let old =
            [(BoxHolder::Centre, NewPassphrase::Known(passphrase(BoxHolder::Centre))), (*holder, paper)];
        store.make_box_key((&alone, true), &actors(&chief), Some(&old), at(4)).unwrap().unwrap().unwrap();
        submit(&mut store, "r2", 5);
        let keys = store.unlock_box(&alone, at(6)).unwrap().unwrap();
        let opening = store.open_box(&keys, &actors(&chief), at(6)).unwrap().unwrap();
        assert_eq!((opening.opened, opening.left), (vec![2], 1));
        let keys = store.unlock_box(&now, at(7)).unwrap().unwrap();
        assert_eq!(opened(&mut store, &keys, 7), [1]);
        assert_eq!(revealed(&mut store, 1).unwrap().text.reveal(), SECRETS[0]);
    }
}

#[test]
fn nobody_takes_the_box_over_without_every_holder_of_its_key() {
    for place in Place::every("box-taken") {
        let mut store = place.open();
        has_key(&mut store);
        let [centre, discipline] = [BoxHolder::Centre, BoxHolder::Discipline];
        let known = |holder, typed| (holder, NewPassphrase::Known(typed));
        let (chief, own) = ([both().remove(0)], known(centre, passphrase(centre)));
        let alone = [(centre, Passphrase::typed("nine brown foxes run"))];
        let guess = known(discipline, Passphrase::typed("three grey herons fly"));
        for (proofs, why) in [
            (None, BoxKeyError::HasKey),
            (Some(vec![]), BoxKeyError::Missing(centre)),
            (Some(vec![own.clone()]), BoxKeyError::Missing(discipline)),
            (Some(vec![own, guess]), BoxKeyError::WrongPassphrase(discipline)),
        ] {
            let made = store.make_box_key((&alone, true), &actors(&chief), proofs.as_deref(), at(1));
            assert_eq!(made.unwrap().unwrap().map(|_| ()), Err(why));
            assert_eq!(store.opinion_box().unwrap().keys.len(), 1);
        }
        let refused = AuditFilter { act: Some(AuditAct::Denied), ..AuditFilter::default() };
        assert_eq!(store.audit_entries(&refused).unwrap().len(), 4, "each try is kept");
    }
}

#[test]
fn a_wrong_passphrase_is_kept_of_whoever_typed_it_and_not_of_the_other() {
    for place in Place::every("box-wrong") {
        let mut store = place.open();
        has_key(&mut store);
        let people = both();
        let wrong = BoxKeyError::WrongPassphrase(BoxHolder::Discipline);
        store.box_stayed_shut(&actors(&people), wrong, at(1)).unwrap();
        let refused = AuditFilter { act: Some(AuditAct::Denied), ..AuditFilter::default() };
        let entries = store.audit_entries(&refused).unwrap();
        let who: Vec<&str> = entries.iter().map(|entry| entry.note.actor.name()).collect();
        assert_eq!(who, ["J01"]);
        store.box_stayed_shut(&actors(&people), BoxKeyError::NoMemory, at(2)).unwrap();
        assert_eq!(store.audit_entries(&refused).unwrap().len(), 1, "a full machine is nobody's doing");
    }
}

/// A share that nobody has a passphrase for would keep the box shut for ever.
#[test]
fn a_key_is_made_of_all_its_holders_or_of_one_who_is_meant_to_be_alone() {
    for place in Place::every("box-all") {
        let mut store = place.open();
        let [centre, discipline] = [BoxHolder::Centre, BoxHolder::Discipline];
        let (people, chief) = (both(), [both().remove(0)]);
        let mut made =
            |people: &[(BoxHolder, ProvenPerson)], passphrases: &[(BoxHolder, Passphrase)], alone| {
                store
                    .make_box_key((passphrases, alone), &actors(people), None, at(0))
                    .unwrap()
                    .unwrap()
                    .map(|_| ())
            };
        assert_eq!(made(&chief, &given(&[centre]), false), Err(BoxKeyError::Missing(discipline)));
        assert_eq!(made(&people, &given(&[centre]), false), Err(BoxKeyError::Missing(discipline)));
        assert_eq!(made(&people, &given(&[centre, centre]), false), Err(BoxKeyError::Missing(centre)));
        assert_eq!(made(&chief, &of_both(), true), Err(BoxKeyError::NoHolder(discipline)));
        // Whoever comes in whatever order, each share is locked under the passphrase of its own holder.
        assert_eq!(made(&people, &given(&[discipline, centre]), false), Ok(()));
        assert_eq!(unlocked(&mut store).len(), 1);
    }
}

/// What the audit says was opened is what was opened, and no case between.
#[test]
fn the_audit_names_the_cases_that_were_opened() {
    for place in Place::every("box-named") {
        let mut store = place.open();
        has_key(&mut store);
        for turn in 0..6 {
            submit(&mut store, &format!("r{turn}"), turn);
        }
        place.change(
            "UPDATE case_sealed SET body = (SELECT body FROM case_sealed WHERE number = 1) WHERE number = 4",
        );
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 9), [1, 2, 3, 5, 6]);
        let opening = AuditFilter { act: Some(AuditAct::BoxOpen), ..AuditFilter::default() };
        let entries = store.audit_entries(&opening).unwrap();
        let named: Vec<&str> = entries.iter().map(|entry| &*entry.note.object).collect();
        assert_eq!(named, ["1..3 5..6", "1..3 5..6"], "of either holder");
    }
}

#[test]
fn no_case_goes_on_in_one_that_nobody_has_read() {
    for place in Place::every("box-merge") {
        let mut store = place.open();
        submit(&mut store, "before", 0);
        has_key(&mut store);
        submit(&mut store, "r1", 1);
        assert_eq!(act(&mut store, 1, CaseAct::Register), Ok(CaseState::Registered));
        assert_eq!(act(&mut store, 2, CaseAct::Register), Ok(CaseState::Registered));
        let merge = || CaseAct::Merge { into: 2 };
        assert_eq!(act(&mut store, 1, merge()), Err(CaseError::Sealed));
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 70), [2]);
        assert_ne!(act(&mut store, 1, merge()), Err(CaseError::Sealed), "once it is read");
    }
}

#[test]
fn words_that_were_changed_stay_in_the_box_and_the_others_come_out() {
    for place in Place::every("box-changed") {
        let mut store = place.open();
        has_key(&mut store);
        submit(&mut store, "r1", 0);
        submit(&mut store, "r2", 1);
        submit(&mut store, "r3", 2);
        // Somebody with the database puts the words of the second case in the place of the first.
        let other = place.texts("SELECT body FROM case_sealed WHERE number = 2").remove(0);
        place.change(&format!("UPDATE case_sealed SET body = '{other}' WHERE number = 1"));
        let keys = unlocked(&mut store);
        let people = both();
        let opening = store.open_box(&keys, &actors(&people), at(9)).unwrap().unwrap();
        assert_eq!((opening.opened, opening.unreadable, opening.left), (vec![2, 3], vec![1], 0));
        assert_eq!(revealed(&mut store, 1), Err(CaseError::Sealed));
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        place.change("DELETE FROM case_sealed WHERE number = 1");
        let found = store.examine().unwrap();
        assert!(matches!(&found[..], [one] if one.starts_with("case 1 ")), "{found:?}");
    }
}

#[test]
fn a_backup_carries_the_keys_and_what_lies_in_the_box() {
    for (from, to) in Place::every("box-from").zip(Place::every("box-to")) {
        let mut store = from.open();
        has_key(&mut store);
        submit(&mut store, "r1", 0);
        let file = from.file("hall.backup");
        store.back_up(&file, "1.0", at(1), &mut |_, _, _| true).unwrap();
        let bytes = fs::read(&file).unwrap();
        for secret in SECRETS {
            assert!(!bytes.windows(secret.len()).any(|bytes| bytes == secret.as_bytes()), "{secret}");
        }
        let hall = HallIdentity::default();
        let (url, ledger) = (to.url(), Some(to.file("hall.db.ledger")));
        let (issued, machine) = (Vec::new(), "desk".to_owned());
        let actor = service_hall::hall::people::AuditActor::SystemAdmin { acting_for: String::new() };
        let target = RestoreTarget {
            hall,
            url,
            ledger,
            is_other_hall_meant: false,
            issued,
            actor,
            machine,
            at: at(2),
        };
        BackupFile::open(&file).unwrap().unwrap().restore(&target, &mut |_, _, _| true).unwrap().unwrap();
        let mut store = to.open();
        assert_eq!(store.opinion_box().unwrap().unopened, 1);
        submit(&mut store, "r2", 3);
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 4), [1, 2]);
        assert_eq!(revealed(&mut store, 1).unwrap().phone.reveal(), SECRETS[2]);
    }
}

#[test]
fn an_opening_over_a_line_that_breaks_anywhere_takes_all_out_or_nothing() {
    for place in Place::every("box-cut").filter(|place| place.address.starts_with("postgres")) {
        let mut store = place.open();
        has_key(&mut store);
        (0..3).for_each(|turn| drop(submit(&mut store, &format!("r{turn}"), turn)));
        let keys = unlocked(&mut store);
        let (relay, address) = Relay::to(&place.address);
        let people = both();
        let mut broken = 0;
        for trips in 0.. {
            let mut far = Store::open(&address.parse().unwrap(), Some(&place.file("far.ledger"))).unwrap();
            relay.break_after(trips);
            let done = far.open_box(&keys, &actors(&people), at(9));
            relay.let_go();
            let lying = store.opinion_box().unwrap().unopened;
            assert!(lying == 3 || lying == 0, "{lying} are left of three");
            assert_eq!(place.texts("SELECT part FROM case_text").len(), if lying == 0 { 9 } else { 0 });
            if done.is_ok() {
                break;
            }
            broken += 1;
        }
        assert!(broken > 5, "broken at {broken} trips only");
        let all = CaseFilter { is_of_all: true, limit: 9, ..CaseFilter::default() };
        assert!(store.cases(&all).unwrap().cases.iter().all(|case| !case.is_sealed));
    }
}
