//! Coming with the receipt of an application, with a real store.
use super::{CENTRE, Room, monday};
use chrono::TimeDelta;
use service_hall::app::message::{Answer, RequestKind};
use service_hall::hall::applications::{Application, ApplicationError, ApplicationState};
use service_hall::hall::cases::CaseLamp;
use service_hall::hall::receipts::Receipt;
use service_hall::paper::SlipOutcome;
use std::sync::atomic::Ordering;

const CODE: &str = "36990020261105020000149";

#[test]
fn a_receipt_finds_its_application_as_it_stands_today() {
    let room = Room::open("workers-application", SlipOutcome::Sent, false);
    room.ask(1, RequestKind::CountLines);
    assert!(matches!(room.answer(1), Answer::Lines(_)), "the matters are there");
    let guide = &CENTRE.guides[0];
    let accepted = Application {
        code: CODE.into(),
        matter: guide.code.clone(),
        department: guide.department.clone(),
        state: ApplicationState::Accepted,
        received_at: monday() - TimeDelta::days(20),
        accepted_at: Some(monday() - TimeDelta::days(19)),
        promised: Some((monday() - TimeDelta::days(3)).date()),
        ..Application::default()
    };
    let mut store = room.place.open();
    let mut rows = [accepted].into_iter();
    store.import_applications(&CENTRE.hall, &mut rows, monday(), &mut |_| {}).unwrap();
    let receipt = store.application_receipt(CODE, monday()).unwrap().unwrap();
    room.ask(2, RequestKind::FindApplication { receipt });
    let Answer::ApplicationFound(found) = room.answer(2) else { panic!("it is there") };
    assert_eq!(found.progress.code, "369900*************0149", "the middle of its number stays here");
    assert_eq!(
        (found.progress.state, found.progress.lamp),
        (ApplicationState::Accepted, Some(CaseLamp::Red))
    );
    assert_eq!(found.guide.map(|guide| guide.name), Some(guide.name.clone()));

    let text = receipt.to_string();
    let others = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars();
    let changed = others.filter_map(|last| Receipt::read(&format!("{}{last}", &text[..39])));
    let forged = changed.into_iter().find(|other| *other != receipt && other.kind() == receipt.kind());
    room.ask(3, RequestKind::FindApplication { receipt: forged.expect("one has the form of a receipt") });
    assert_eq!(room.answer(3), Answer::NoApplication(ApplicationError::Forged));
    let elsewhere = Room::open("workers-application-elsewhere", SlipOutcome::Sent, false);
    elsewhere.ask(1, RequestKind::FindApplication { receipt });
    assert_eq!(elsewhere.answer(1), Answer::NoApplication(ApplicationError::Forged), "another hall's");
}

#[test]
fn a_store_that_is_away_is_said_to_be() {
    let room = Room::open("workers-application-broken", SlipOutcome::Sent, true);
    let elsewhere = Room::open("workers-application-lender", SlipOutcome::Sent, false);
    let mut store = elsewhere.place.open();
    let one = Application { code: CODE.into(), received_at: monday(), ..Application::default() };
    store.import_applications(&CENTRE.hall, &mut [one].into_iter(), monday(), &mut |_| {}).unwrap();
    let receipt = store.application_receipt(CODE, monday()).unwrap().unwrap();
    room.ask(1, RequestKind::FindApplication { receipt });
    assert_eq!(room.answer(1), Answer::StoreFailed);
    room.broken.store(false, Ordering::SeqCst);
    room.ask(2, RequestKind::FindApplication { receipt });
    assert_eq!(room.answer(2), Answer::NoApplication(ApplicationError::Forged), "not of this hall");
}
