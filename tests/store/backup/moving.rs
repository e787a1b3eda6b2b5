//! A hall goes to another machine and to another database, and numbers go on.
use super::{
    assert_same, at, back_up, but_restorings, everything, filled, open, restore, restorings, take, takes,
    target,
};
use crate::support::place::Place;
use service_hall::store::{BackupFile, RestoreRefusal, RestoreTarget, STRIDE, Store};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn a_hall_moves_to_every_database_and_back_row_by_row() {
    for from in Place::every("moving-from") {
        let mut store = filled(&from);
        back_up(&mut store, &from.file("hall.backup"));
        drop(store);
        let before = but_restorings(&from);
        for over in Place::every("moving-over") {
            restore(&from.file("hall.backup"), &over);
            assert_same(&but_restorings(&over), &before);
            back_up(&mut over.open(), &over.file("hall.backup"));
            for back in Place::every("moving-back") {
                restore(&over.file("hall.backup"), &back);
                assert_same(&but_restorings(&back), &before);
                let mut store = back.open();
                assert_eq!(store.examine().unwrap(), Vec::<String>::new());
                assert_eq!(store.losses(), []);
                assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
                assert_eq!(restorings(&mut store).len(), 2, "there and back");
                let tokens =
                    (store.change_token().unwrap(), take(&mut store, "after"), store.change_token().unwrap());
                assert_eq!(tokens.2, tokens.0 + 1, "the journal goes on");
            }
        }
    }
}

#[test]
fn receipts_of_before_stay_true_on_the_other_machine() {
    for place in Place::every("moving-keys") {
        let mut store = place.open();
        let visit = service_hall::store::TakeRequest {
            visit: "v".into(),
            kiosk: "1".into(),
            line: "A".into(),
            at: at(),
            ..Default::default()
        };
        let ticket = store.take(&visit, &super::hall()).unwrap().unwrap().ticket;
        back_up(&mut store, &place.file("hall.backup"));
        for other in Place::every("moving-keys") {
            restore(&place.file("hall.backup"), &other);
            let mut store = other.open();
            let found = store.ticket_by_code(ticket.code.as_ref()).unwrap().expect("the receipt is true");
            assert_eq!(found.number, ticket.number);
            // The same visit asks again, and finds the number it has.
            assert_eq!(store.take(&visit, &super::hall()).unwrap().unwrap().ticket.number, ticket.number);
        }
    }
}

/// Notes numbers, of which none may come twice.
#[derive(Default)]
struct Given(BTreeSet<u32>);

impl Given {
    fn note(&mut self, numbers: Vec<u32>) {
        for number in numbers {
            assert!(self.0.insert(number), "number {number} was given twice");
        }
    }
}

#[test]
fn numbers_given_since_the_backup_are_not_given_again() {
    for place in Place::every("moving-since") {
        let (file, mut given) = (place.file("hall.backup"), Given::default());
        let mut store = place.open();
        given.note(takes(&mut store, "before", 12));
        back_up(&mut store, &file);
        given.note(takes(&mut store, "after", 30));
        drop(store);
        let restored = restore(&file, &place);
        let [line] = &restored.raised[..] else { panic!("{:?}", restored.raised) };
        assert_eq!((line.known, line.until), (12, 42), "exactly those that were given since");
        let mut store = place.open();
        assert_eq!(store.losses(), [], "the ledger agrees");
        given.note(takes(&mut store, "later", 5));
        assert_eq!(given.0.last(), Some(&47), "and no more are passed over");
        drop(store);
        // Once more, the same file: by now it knows still less.
        restore(&file, &place);
        given.note(takes(&mut place.open(), "last", 5));
        assert_eq!(given.0.last(), Some(&52));
    }
}

#[test]
fn a_store_that_was_lost_with_its_ledger_left_gives_no_number_again() {
    let place = Place::sqlite("moving-lost");
    let (file, mut given) = (place.file("hall.backup"), Given::default());
    let mut store = place.open();
    given.note(takes(&mut store, "before", 5));
    back_up(&mut store, &file);
    given.note(takes(&mut store, "after", 9));
    drop(store);
    for harm in ["", "damage"] {
        match harm {
            "" => fs::remove_file(place.file("hall.db")).unwrap(),
            _ => fs::write(place.file("hall.db"), "x".repeat(50_000)).unwrap(),
        }
        let restored = restore(&file, &place);
        assert_eq!(restored.kept.is_some(), !harm.is_empty(), "what cannot be read is kept, too");
        given.note(takes(&mut place.open(), harm, 3));
    }
}

#[test]
fn on_a_machine_with_a_ledger_of_its_own_no_number_of_the_backup_is_given_again() {
    for place in Place::every("moving-machine") {
        let (file, mut given) = (place.file("hall.backup"), Given::default());
        let mut store = place.open();
        given.note(takes(&mut store, "before", 25));
        let about = back_up(&mut store, &file);
        // Until it writes its ledger again the old machine may give more, of which nobody tells the new one.
        given.note(takes(&mut store, "after", about.marks[0].high - 25));
        for other in Place::every("moving-machine") {
            restore(&file, &other);
            let mut store = other.open();
            let mut here = Given(given.0.clone());
            here.note(takes(&mut store, "here", 2 * STRIDE));
        }
    }
}

#[test]
fn a_second_machine_of_a_server_knows_what_the_first_one_gave() {
    for place in Place::every("moving-server") {
        if !place.address.starts_with("postgres") {
            continue;
        }
        let (file, mut given) = (place.file("hall.backup"), Given::default());
        let mut first = place.open();
        given.note(takes(&mut first, "before", 10));
        back_up(&mut first, &file);
        given.note(takes(&mut first, "after", 15));
        drop(first);
        let second = RestoreTarget { ledger: Some(place.file("second.ledger")), ..target(&place) };
        open(&file).restore(&second, &mut |_, _, _| true).unwrap().unwrap();
        let mut store = Store::open(&place.url(), Some(&place.file("second.ledger"))).unwrap();
        given.note(takes(&mut store, "second", 5));
        drop(store);
        let mut store = place.open();
        given.note(takes(&mut store, "first", 5));
        // The server is lost afterwards: the ledger of whoever restored knows what the other had given.
        let ledger = fs::read_to_string(place.file("second.ledger")).unwrap();
        assert!(ledger.contains("high\t2026-11-23\tA\t25"), "{ledger}");
    }
}

#[test]
fn a_server_that_is_lost_gives_no_number_again_that_a_second_machine_gave() {
    for place in Place::every("moving-two") {
        if !place.address.starts_with("postgres") {
            continue;
        }
        let (file, second) = (place.file("hall.backup"), place.file("second.ledger"));
        let open_second = |place: &Place| Store::open(&place.url(), Some(&second)).unwrap();
        let mut given = Given::default();
        let (mut one, mut two) = (place.open(), open_second(&place));
        given.note(takes(&mut one, "before", 5));
        back_up(&mut one, &file);
        // The second machine gives one and puts by more for itself, then the first one goes on.
        given.note(takes(&mut two, "second", 1));
        given.note(takes(&mut one, "first", 6));
        drop((one, two));
        // The server and the first machine are gone.
        for lost in Place::every("moving-two").filter(|lost| lost.address.starts_with("postgres")) {
            let wanted = RestoreTarget { ledger: Some(second.clone()), ..target(&lost) };
            open(&file).restore(&wanted, &mut |_, _, _| true).unwrap().unwrap();
            given.note(takes(&mut open_second(&lost), "here", 5));
        }
    }
}

#[test]
fn what_was_there_is_kept_and_can_be_brought_back() {
    let place = Place::sqlite("moving-kept");
    let mut store = place.open();
    takes(&mut store, "before", 2);
    back_up(&mut store, &place.file("hall.backup"));
    takes(&mut store, "after", 2);
    drop(store);
    let before = everything(&place);
    let kept = restore(&place.file("hall.backup"), &place).kept.expect("it was there");
    assert!(kept.to_str().unwrap().ends_with("hall.db.before-restore-20261123-093000"), "{kept:?}");
    let looked = Place::sqlite("moving-kept");
    fs::copy(&kept, looked.file("hall.db")).unwrap();
    assert_same(&everything(&looked), &before);
    let again = restore(&place.file("hall.backup"), &place).kept.unwrap();
    assert!(again != kept && kept.exists(), "nothing that was kept is written over");
    assert!(BackupFile::open(&kept).unwrap().is_err(), "it is a store and no backup");
}

#[test]
fn what_only_people_know_is_said_and_not_given_again() {
    for place in Place::every("moving-issued") {
        let mut store = place.open();
        takes(&mut store, "before", 3);
        back_up(&mut store, &place.file("hall.backup"));
        let other = Place::sqlite("moving-issued");
        let told = RestoreTarget { issued: vec![("A".into(), 57)], ..target(&other) };
        open(&place.file("hall.backup")).restore(&told, &mut |_, _, _| true).unwrap().unwrap();
        assert_eq!(takes(&mut other.open(), "here", 1), [58]);
    }
}

#[test]
fn a_server_that_somebody_works_in_is_found_out_before_anybody_is_asked() {
    for place in Place::every("moving-in-use") {
        let store = place.open();
        let refused = target(&place).in_use().unwrap();
        let is_server = place.address.starts_with("postgres");
        assert_eq!(matches!(refused, Some(RestoreRefusal::InUse(_))), is_server, "{refused:?}");
        drop(store);
    }
}
