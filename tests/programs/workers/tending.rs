//! Tending a kiosk behind its entrance: who is let in, what is done, and what the audit keeps of it.
use super::{Answer, CENTRE, Room, monday};
use service_hall::app::kiosk_state::KioskTending;
use service_hall::app::message::RequestKind;
use service_hall::hall::Name;
use service_hall::hall::people::{AuditAct, Authority, KioskAct, NewAccount, Pin, Role};
use service_hall::paper::SlipOutcome;
use service_hall::store::{AccountChange, AuditFilter, Store};

const PIN: &str = "305917";

/// A room with somebody of a role, whose number is 7.
fn room(name: &str, role: Role) -> (Room, Store) {
    let room = Room::open(name, SlipOutcome::Sent, false);
    let mut store = Store::open(&room.place.url(), None).unwrap();
    let account = NewAccount {
        code: "Seven".into(),
        name: Name::new("甲", ""),
        roles: vec![role],
        windows: Vec::new(),
        pin_hash: PIN.into(),
    };
    let admin = Authority::system("");
    let by = AccountChange { authority: &admin, machine: "desk", at: monday() };
    store.add_account(&account, &by).unwrap().unwrap();
    (room, store)
}

fn enters(room: &Room, pin: &str) -> Answer {
    room.ask(90, RequestKind::EnterAsStaff { code: "SEVEN".into(), pin: Pin(pin.into()) });
    room.answer(90)
}

fn let_in(room: &Room) -> KioskTending {
    match enters(room, PIN) {
        Answer::LetIn(tending) => *tending,
        other => panic!("{other:?}"),
    }
}

fn does(room: &Room, authority: &Authority, act: KioskAct) -> Answer {
    room.ask(91, RequestKind::TendKiosk { authority: Box::new(authority.clone()), act });
    room.answer(91)
}

#[test]
fn a_lead_takes_the_kiosk_out_and_puts_it_back_and_the_audit_has_it() {
    let (room, mut store) = room("tending", Role::Lead);
    let lead = let_in(&room);
    let kiosk = CENTRE.hall.setup.kiosk.clone();
    let Answer::Tended { state, .. } = does(&room, &lead.authority, KioskAct::TakeOut) else { panic!() };
    assert_eq!(state.out.map(|out| out.who.to_string()), Some("Seven".into()));
    assert!(store.kiosk_out(&kiosk).unwrap().is_some(), "another start of the program knows it too");
    for act in [KioskAct::TestPrint, KioskAct::Reload, KioskAct::Restart, KioskAct::PutBack] {
        assert!(matches!(does(&room, &lead.authority, act), Answer::Tended { .. }));
        if act == KioskAct::TestPrint {
            assert_eq!(room.answer(91), Answer::Printed(SlipOutcome::Sent));
        }
    }
    assert_eq!(store.kiosk_out(&kiosk).unwrap(), None);
    room.slips.recv_timeout(super::JAM).expect("a test slip");
    let filter = AuditFilter { act: Some(AuditAct::KioskTend), ..AuditFilter::default() };
    let entries = store.audit_entries(&filter).unwrap();
    let kept: Vec<&str> = entries.iter().map(|entry| entry.note.after.as_str()).collect();
    assert_eq!(kept, ["take_out", "test_print", "reload", "restart", "put_back"]);
    assert!(entries.iter().all(|entry| entry.note.object == *kiosk && entry.note.actor.name() == "Seven"));
}

#[test]
fn a_clerk_is_not_let_in_and_a_wrong_pin_is_counted() {
    let (room, mut store) = room("tending_clerk", Role::Clerk);
    assert_eq!(enters(&room, PIN), Answer::NotLetIn);
    let denied = AuditFilter { act: Some(AuditAct::Denied), ..AuditFilter::default() };
    assert_eq!(store.audit_entries(&denied).unwrap().len(), 1);
    for _ in 0..12 {
        assert_eq!(enters(&room, "000000"), Answer::NotLetIn);
    }
    let locked = AuditFilter { act: Some(AuditAct::AccountLock), ..AuditFilter::default() };
    assert!(!store.audit_entries(&locked).unwrap().is_empty(), "nobody may try on and on");
}

#[test]
fn nobody_tends_by_an_authority_without_the_right() {
    let (room, mut store) = room("tending_denied", Role::Lead);
    let mut clerk = let_in(&room).authority;
    if let Authority::Person(person) = &mut clerk {
        person.roles = vec![Role::Clerk];
    }
    assert_eq!(does(&room, &clerk, KioskAct::TakeOut), Answer::NotLetIn);
    assert_eq!(store.kiosk_out(&CENTRE.hall.setup.kiosk).unwrap(), None);
}
