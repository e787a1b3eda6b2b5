//! Another holder of the key, where one has lost passphrase and paper: announced, open to objection, and honest about what stays shut.
use super::{actors, at, both, given, has_key, opened, passphrase, person, submit, unlocked};
use crate::support::place::Place;
use service_hall::hall::people::{AuditAct, Authority, Denied, Permission, ProvenPerson, Role};
use service_hall::hall::sealing::{BoxHolder, Passphrase};
use service_hall::store::{AuditFilter, BoxAppointing, BoxKeyError, NewPassphrase, OpeningKey, Store};

const DAY: i64 = 24 * 60;
const LOST: [BoxHolder; 1] = [BoxHolder::Discipline];

/// Who holds the key afterwards: somebody else for the discipline inspection.
fn new_people() -> Vec<(BoxHolder, ProvenPerson)> {
    vec![
        (BoxHolder::Centre, person("007", Role::Centre)),
        (BoxHolder::Discipline, person("J02", Role::Discipline)),
    ]
}

fn new_passphrases() -> [(BoxHolder, Passphrase); 2] {
    let typed = [
        (BoxHolder::Centre, "nine brown foxes run"),
        (BoxHolder::Discipline, "山重水复疑无路，柳暗花明又一村"),
    ];
    typed.map(|(holder, words)| (holder, Passphrase::typed(words)))
}

fn system() -> Authority {
    Authority::system("")
}

/// The share of the discipline inspection is lost: a new key is announced.
fn appointed(store: &mut Store, unread: u32, minutes: i64) -> Result<(), BoxKeyError> {
    let (people, authority) = (new_people(), system());
    let asked = BoxAppointing { authority: &authority, lost: &LOST, reason: "burnt", unread };
    let left = [(BoxHolder::Centre, NewPassphrase::Known(passphrase(BoxHolder::Centre)))];
    let with = (&actors(&people), &left[..]);
    store.appoint_box_holders(&asked, &new_passphrases(), with, at(minutes)).unwrap().unwrap().map(drop)
}

/// What the new holders unlock.
fn newly_unlocked(store: &mut Store, minutes: i64) -> Result<Vec<OpeningKey>, BoxKeyError> {
    store.unlock_box(&new_passphrases(), at(minutes)).unwrap()
}

#[test]
fn a_new_holder_opens_what_came_in_since_and_not_what_lay_under_the_lost_share() {
    for place in Place::every("box-appoint") {
        let mut store = place.open();
        has_key(&mut store);
        submit(&mut store, "before", 0);
        assert_eq!(store.unread_without(&LOST).unwrap(), 1);
        assert_eq!(appointed(&mut store, 0, 1), Err(BoxKeyError::Unread(1)), "what is lost is agreed to");
        assert_eq!(appointed(&mut store, 1, 2), Ok(()));
        submit(&mut store, "waiting", 3);
        assert_eq!(newly_unlocked(&mut store, 4).map(drop), Err(BoxKeyError::Waiting(at(2 + DAY))));
        assert_eq!(appointed(&mut store, 1, 5), Err(BoxKeyError::Waiting(at(2 + DAY))), "one at a time");
        submit(&mut store, "after", 2 + DAY);
        assert_eq!(place.texts("SELECT CAST(number AS TEXT) FROM case_sealed_twice"), ["2"]);
        let glance = store.opinion_box().unwrap();
        let lying: Vec<u32> = glance.keys.iter().map(|key| key.unopened).collect();
        assert_eq!((glance.unopened, lying), (3, vec![2, 2]), "the second lies under both");
        let keys = newly_unlocked(&mut store, 3 + DAY).unwrap();
        assert_eq!(opened(&mut store, &keys, 3 + DAY), [2, 3]);
        assert_eq!(store.opinion_box().unwrap().unopened, 1);
        assert!(place.texts("SELECT body FROM case_sealed_twice").is_empty());
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 4 + DAY), [1], "what was lost is found again");
    }
}

#[test]
fn an_objection_leaves_the_box_as_it_was_and_costs_no_letter() {
    for place in Place::every("box-object") {
        let mut store = place.open();
        has_key(&mut store);
        submit(&mut store, "before", 0);
        appointed(&mut store, 1, 1).unwrap();
        submit(&mut store, "waiting", 2);
        let inspector = [both().remove(1)];
        let object = |store: &mut Store, minutes| {
            store.object_to_box_holder(&actors(&inspector), "not lost", at(minutes))
        };
        assert_eq!(object(&mut store, 3).unwrap(), Ok(Ok(2)));
        assert_eq!(object(&mut store, 4).unwrap(), Ok(Err(BoxKeyError::NothingToObject)));
        let missing = newly_unlocked(&mut store, 2 * DAY).map(drop);
        assert!(missing.is_err(), "the new key opens nothing, then or ever");
        submit(&mut store, "after", 5);
        let keys = unlocked(&mut store);
        assert_eq!(opened(&mut store, &keys, 6), [1, 2, 3]);
        assert_eq!(store.opinion_box().unwrap().keys.len(), 1);
        // Another may be announced, and has a number of its own.
        assert_eq!(appointed(&mut store, 0, 7), Ok(()));
        assert_eq!(store.opinion_box().unwrap().appointment.unwrap().number, 3);
        assert_eq!(object(&mut store, 7 + DAY).unwrap(), Ok(Err(BoxKeyError::NothingToObject)), "too late");
        let of = |act| AuditFilter { act: Some(act), ..AuditFilter::default() };
        assert_eq!(store.audit_entries(&of(AuditAct::BoxAppoint)).unwrap().len(), 2);
        assert_eq!(store.audit_entries(&of(AuditAct::BoxObject)).unwrap().len(), 1);
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn nobody_is_appointed_without_the_administrator_and_whoever_still_holds_a_share() {
    for place in Place::every("box-appoint-no") {
        let mut store = place.open();
        has_key(&mut store);
        let centre = Authority::Person(person("007", Role::Centre));
        let (people, system) = (new_people(), system());
        let known = NewPassphrase::Known(Passphrase::typed("three grey herons fly"));
        let guess = [(BoxHolder::Centre, known)];
        let asked = |authority| BoxAppointing { authority, lost: &LOST, reason: "burnt", unread: 0 };
        let mut done = |authority, people: &[(BoxHolder, ProvenPerson)], left: &[_]| {
            let with = (&actors(people), left);
            store.appoint_box_holders(&asked(authority), &new_passphrases(), with, at(1)).unwrap()
        };
        let denied = done(&centre, &people, &guess).map(drop);
        assert_eq!(denied, Err(Denied(Permission::AppointBoxHolder)));
        let mut refused = |people: &[_], left: &[_]| done(&system, people, left).unwrap().map(drop);
        assert_eq!(refused(&people, &guess), Err(BoxKeyError::WrongPassphrase(BoxHolder::Centre)));
        assert_eq!(refused(&people, &[]), Err(BoxKeyError::Missing(BoxHolder::Centre)));
        let alone = refused(&people[..1], &guess);
        assert_eq!(alone, Err(BoxKeyError::Missing(BoxHolder::Discipline)), "a key of two stays one of two");
        assert_eq!(store.opinion_box().unwrap().keys.len(), 1);
        let both = [BoxHolder::Centre, BoxHolder::Discipline];
        assert!(store.unlock_box(&given(&both), at(2)).unwrap().is_ok(), "the old key is as it was");
    }
}
