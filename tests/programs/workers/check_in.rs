//! Checking in, and looking for a ticket, with a real store and a printer made of memory.
use super::{JAM, Room};
use chrono::TimeDelta;
use service_hall::app::message::{Answer, CheckInRequest, RequestKind};
use service_hall::hall::booking::{Appointment, CheckInError};
use service_hall::hall::queue::{APPOINTMENT, PrintState, TicketState};
use service_hall::paper::{PrinterFault, SlipOutcome, drawn};
use service_hall::text::Lang;

impl Room {
    /// Books appointments in line A, so many minutes after the hall's clock.
    fn book(&self, rows: &[(&str, i64)]) {
        let row = |(code, minutes): &(&str, i64)| {
            let due = super::pilot::monday() + TimeDelta::minutes(*minutes);
            let (day, time) = (due.date(), due.time());
            Appointment { code: (*code).into(), day, time, line: "A".into(), ..Appointment::default() }
        };
        let rows: Vec<Appointment> = rows.iter().map(row).collect();
        self.place.open().book(&rows, super::pilot::monday()).unwrap();
    }

    fn check_in(&self, request_id: u64, visit: &str, code: &str, unprinted: Option<PrinterFault>) {
        let (visit, code) = (visit.into(), code.into());
        self.ask(request_id, RequestKind::CheckIn(CheckInRequest { visit, code, lang: Lang::Zh, unprinted }));
    }
}

#[test]
fn whoever_checks_in_gets_a_durable_number_and_its_slip() {
    let room = Room::open("workers-check-in", SlipOutcome::Sent, false);
    room.book(&[("YY01", 10)]);
    room.check_in(7, "visit-1", "YY01", None);
    let taken = room.taken(7);
    assert_eq!(
        (taken.ticket.label().to_string().as_str(), taken.ticket.class.as_str()),
        ("A001", APPOINTMENT)
    );
    assert!(drawn(&taken.slip, 48).concat().contains("【预约 09:51】"));
    assert_eq!(room.slips.recv_timeout(JAM).unwrap(), taken.slip);
    assert_eq!(room.answer(7), Answer::Printed(SlipOutcome::Sent));
    let mut second = room.place.open();
    assert_eq!(second.ticket_by_code(&taken.ticket.code).unwrap().as_ref(), Some(&taken.ticket));
    room.workers.finish(JAM);
    assert_eq!(second.print_of(&taken.ticket.code).unwrap().map(|job| job.state), Some(PrintState::Sent));
}

#[test]
fn checking_in_again_prints_once() {
    let room = Room::open("workers-check-in-again", SlipOutcome::Sent, false);
    room.book(&[("YY01", 10)]);
    room.check_in(1, "visit-1", "YY01", None);
    let first = room.taken(1);
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Sent));
    room.check_in(2, "visit-1", "YY01", None);
    assert_eq!(room.taken(2).ticket, first.ticket);
    assert_eq!(room.answer(2), Answer::Printed(SlipOutcome::Sent));
    room.check_in(3, "visit-2", "YY01", None);
    let no = CheckInError::AlreadyHere { label: "A001".parse().unwrap() };
    assert_eq!(room.answer(3), Answer::NoCheckIn(no));
    room.workers.finish(JAM);
    assert_eq!(room.slips.try_iter().count(), 1);
}

#[test]
fn refusals_are_answers_and_print_nothing() {
    let room = Room::open("workers-check-in-no", SlipOutcome::Sent, false);
    room.book(&[("EARLY", 90), ("LATE", -90)]);
    for (code, word) in [("EARLY", "too_early"), ("LATE", "too_late"), ("NOBODY", "unknown")] {
        room.check_in(4, "visit-1", code, None);
        match room.answer(4) {
            Answer::NoCheckIn(no) => assert_eq!(no.word(), word),
            other => panic!("{other:?}"),
        }
    }
    room.workers.finish(JAM);
    assert_eq!(room.slips.try_iter().count(), 0);
}

#[test]
fn who_was_told_that_nothing_is_printed_is_checked_in_without_a_slip() {
    let room = Room::open("workers-check-in-unprinted", SlipOutcome::Sent, false);
    room.book(&[("YY01", 0)]);
    room.check_in(1, "visit-1", "YY01", Some(PrinterFault::PaperOut));
    let code = room.taken(1).ticket.code;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut)));
    room.workers.finish(JAM);
    assert_eq!(room.slips.try_iter().count(), 0);
    let state = room.place.open().print_of(&code).unwrap().map(|job| job.state);
    assert_eq!(state, Some(PrintState::NotPrinted));
}

#[test]
fn a_ticket_is_found_with_the_people_ahead_of_it() {
    let room = Room::open("workers-found", SlipOutcome::Sent, false);
    room.take(1, "visit-1", "A");
    room.taken(1);
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Sent));
    room.take(2, "visit-2", "A");
    let second = room.taken(2).ticket;
    assert_eq!(room.answer(2), Answer::Printed(SlipOutcome::Sent));
    room.ask(3, RequestKind::FindTicket { code: second.code.clone() });
    match room.answer(3) {
        Answer::Found(Some(found)) => {
            assert_eq!((&found.ticket, found.ahead, found.today), (&second, Some(1), second.day));
        }
        other => panic!("{other:?}"),
    }
    room.ask(4, RequestKind::FindTicket { code: "NOBODY".into() });
    assert_eq!(room.answer(4), Answer::Found(None));
}

#[test]
fn a_number_that_is_given_back_is_cancelled_and_nobody_has_it_ahead() {
    let room = Room::open("workers-give-back", SlipOutcome::Sent, false);
    let taken = |request_id, visit| {
        room.take(request_id, visit, "A");
        let ticket = room.taken(request_id).ticket;
        assert_eq!(room.answer(request_id), Answer::Printed(SlipOutcome::Sent));
        ticket
    };
    let (first, second) = (taken(1, "visit-1"), taken(2, "visit-2"));
    let found = |request_id| match room.answer(request_id) {
        Answer::Found(Some(found)) => (found.ticket.state, found.ahead),
        other => panic!("{other:?}"),
    };
    // Asked twice, it is done once.
    for request_id in [3, 4] {
        room.ask(request_id, RequestKind::GiveBack { code: first.code.clone() });
        assert_eq!(found(request_id), (TicketState::Cancelled, None));
    }
    room.ask(5, RequestKind::FindTicket { code: second.code.clone() });
    assert_eq!(found(5), (TicketState::Waiting, Some(0)));
    room.ask(6, RequestKind::GiveBack { code: "NOBODY".into() });
    assert_eq!(room.answer(6), Answer::Found(None));
}

#[test]
fn a_store_that_fails_is_an_answer() {
    let room = Room::open("workers-check-in-broken", SlipOutcome::Sent, true);
    room.check_in(1, "visit-1", "YY01", None);
    assert_eq!(room.answer(1), Answer::StoreFailed);
    room.ask(2, RequestKind::FindTicket { code: "NOBODY".into() });
    assert_eq!(room.answer(2), Answer::StoreFailed);
}
