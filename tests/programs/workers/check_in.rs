//! Checking in, and looking for a ticket, with a real store and a printer made of memory.
use super::{JAM, Room};
use chrono::TimeDelta;
use service_hall::app::message::{Answer, Arrival, Effect};
use service_hall::hall::booking::{Appointment, NoCheckIn};
use service_hall::hall::queue::{APPOINTMENT, PrintState, TicketState};
use service_hall::paper::{Printed, Trouble, drawn};
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
        self.place.open().book(&rows).unwrap();
    }

    fn check_in(&self, asker: u64, visit: &str, code: &str, unprinted: Option<Trouble>) {
        let (visit, code) = (visit.into(), code.into());
        self.ask(asker, Effect::CheckIn(Arrival { visit, code, lang: Lang::Zh, unprinted }));
    }
}

#[test]
fn whoever_checks_in_gets_a_durable_number_and_its_slip() {
    let room = Room::open("workers-check-in", Printed::Sent, false);
    room.book(&[("YY01", 10)]);
    room.check_in(7, "visit-1", "YY01", None);
    let taken = room.taken(7);
    assert_eq!((taken.ticket.label().as_str(), taken.ticket.class.as_str()), ("A001", APPOINTMENT));
    assert!(drawn(&taken.slip, 48).concat().contains("【预约 09:51】"));
    assert_eq!(room.slips.recv_timeout(JAM).unwrap(), taken.slip);
    assert_eq!(room.answer(7), Answer::Printed(Printed::Sent));
    let mut second = room.place.open();
    assert_eq!(second.ticket_by_code(&taken.ticket.code).unwrap().as_ref(), Some(&taken.ticket));
    room.workers.finish(JAM);
    assert_eq!(second.print_of(&taken.ticket.code).unwrap().map(|job| job.state), Some(PrintState::Sent));
}

#[test]
fn checking_in_again_prints_once() {
    let room = Room::open("workers-check-in-again", Printed::Sent, false);
    room.book(&[("YY01", 10)]);
    room.check_in(1, "visit-1", "YY01", None);
    let first = room.taken(1);
    assert_eq!(room.answer(1), Answer::Printed(Printed::Sent));
    room.check_in(2, "visit-1", "YY01", None);
    assert_eq!(room.taken(2).ticket, first.ticket);
    assert_eq!(room.answer(2), Answer::Printed(Printed::Sent));
    room.check_in(3, "visit-2", "YY01", None);
    let no = NoCheckIn::AlreadyHere { label: "A001".into() };
    assert_eq!(room.answer(3), Answer::NoCheckIn(no));
    room.workers.finish(JAM);
    assert_eq!(room.slips.try_iter().count(), 1);
}

#[test]
fn refusals_are_answers_and_print_nothing() {
    let room = Room::open("workers-check-in-no", Printed::Sent, false);
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
    let room = Room::open("workers-check-in-unprinted", Printed::Sent, false);
    room.book(&[("YY01", 0)]);
    room.check_in(1, "visit-1", "YY01", Some(Trouble::PaperOut));
    let code = room.taken(1).ticket.code;
    assert_eq!(room.answer(1), Answer::Printed(Printed::Not(Trouble::PaperOut)));
    room.workers.finish(JAM);
    assert_eq!(room.slips.try_iter().count(), 0);
    let state = room.place.open().print_of(&code).unwrap().map(|job| job.state);
    assert_eq!(state, Some(PrintState::NotPrinted));
}

#[test]
fn a_ticket_is_found_with_the_people_ahead_of_it() {
    let room = Room::open("workers-found", Printed::Sent, false);
    room.take(1, "visit-1", "A");
    room.taken(1);
    assert_eq!(room.answer(1), Answer::Printed(Printed::Sent));
    room.take(2, "visit-2", "A");
    let second = room.taken(2).ticket;
    assert_eq!(room.answer(2), Answer::Printed(Printed::Sent));
    room.ask(3, Effect::FindTicket { code: second.code.clone() });
    match room.answer(3) {
        Answer::Found(Some(found)) => {
            assert_eq!((&found.ticket, found.ahead, found.today), (&second, Some(1), second.day));
        }
        other => panic!("{other:?}"),
    }
    room.ask(4, Effect::FindTicket { code: "NOBODY".into() });
    assert_eq!(room.answer(4), Answer::Found(None));
}

#[test]
fn a_number_that_is_given_back_is_cancelled_and_nobody_has_it_ahead() {
    let room = Room::open("workers-give-back", Printed::Sent, false);
    let taken = |asker, visit| {
        room.take(asker, visit, "A");
        let ticket = room.taken(asker).ticket;
        assert_eq!(room.answer(asker), Answer::Printed(Printed::Sent));
        ticket
    };
    let (first, second) = (taken(1, "visit-1"), taken(2, "visit-2"));
    let found = |asker| match room.answer(asker) {
        Answer::Found(Some(found)) => (found.ticket.state, found.ahead),
        other => panic!("{other:?}"),
    };
    // Asked twice, it is done once.
    for asker in [3, 4] {
        room.ask(asker, Effect::GiveBack { code: first.code.clone() });
        assert_eq!(found(asker), (TicketState::Cancelled, None));
    }
    room.ask(5, Effect::FindTicket { code: second.code.clone() });
    assert_eq!(found(5), (TicketState::Waiting, Some(0)));
    room.ask(6, Effect::GiveBack { code: "NOBODY".into() });
    assert_eq!(room.answer(6), Answer::Found(None));
}

#[test]
fn a_store_that_fails_is_an_answer() {
    let room = Room::open("workers-check-in-broken", Printed::Sent, true);
    room.check_in(1, "visit-1", "YY01", None);
    assert_eq!(room.answer(1), Answer::StoreFailed);
    room.ask(2, Effect::FindTicket { code: "NOBODY".into() });
    assert_eq!(room.answer(2), Answer::StoreFailed);
}
