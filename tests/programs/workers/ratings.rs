//! Rating what was done, with a real store and a printer made of memory.
use super::{CENTRE, JAM, Room, monday};
use service_hall::app::message::{Answer, RequestKind};
use service_hall::app::rating_kept::{KeptRating, RatingRequest};
use service_hall::hall::cases::{CaseActor, CaseSource};
use service_hall::hall::desk::Order;
use service_hall::hall::queue::Ticket;
use service_hall::hall::ratings::{Grade, RatingChannel, RatingError, RatingForm, RatingKey, RatingTurn};
use service_hall::paper::{SlipOutcome, drawn};
use service_hall::store::TakeRequest;

/// A number that was served at a window of its line.
fn served(room: &Room) -> Ticket {
    let (mut store, hall) = (room.place.open(), &CENTRE.hall);
    let line = hall.setup.lines[0].code.clone();
    let window = hall.windows_of(&line).next().unwrap().code.clone();
    let at = monday();
    let asked = TakeRequest { visit: "v0".into(), kiosk: "1".into(), line, at, ..TakeRequest::default() };
    let ticket = store.take(&asked, hall).unwrap().unwrap().ticket;
    store.sign_in(hall, &window, &"101".into(), "token", at).unwrap().unwrap();
    let finish = Order::Finish { works: Vec::new(), remark: String::new(), onward: None };
    for (press, order) in [("next", Order::Next), ("start", Order::Start), ("finish", finish)] {
        store.order(hall, &window, &"101".into(), press, &order, at).unwrap().unwrap();
    }
    ticket
}

impl Room {
    fn rate(&self, request_id: u64, ticket: &Ticket, grade: Grade) {
        let form = RatingForm {
            request: format!("r{request_id}"),
            visit: "v1".into(),
            kiosk: None,
            channel: RatingChannel::Kiosk,
            grade,
            reasons: if grade.is_bad() { vec!["214".into()] } else { Vec::new() },
            text: "".into(),
            name: "".into(),
            phone: "".into(),
            lang: "zh".into(),
            at: monday(),
        };
        let key = RatingKey::Ticket(ticket.code.clone());
        self.ask(request_id, RequestKind::Rate(Box::new(RatingRequest { key, form })));
    }

    fn rated(&self, request_id: u64) -> KeptRating {
        match self.answer(request_id) {
            Answer::Rated(kept) => *kept,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_bad_rating_is_kept_with_its_case_whose_receipt_is_printed_when_asked() {
    let room = Room::open("workers-rating", SlipOutcome::Confirmed, false);
    let ticket = served(&room);
    let key = RatingKey::Ticket(ticket.code.clone());
    room.ask(1, RequestKind::AskRating { key });
    assert_eq!(room.answer(1), Answer::RatingTurn(Ok(RatingTurn::First)));
    room.rate(2, &ticket, Grade::Dissatisfied);
    let kept = room.rated(2);
    let case = kept.case.unwrap();
    assert_eq!((kept.rating.case, case.case.source), (Some(1), CaseSource::BadRating));
    assert_eq!(kept.rating.kiosk, Some(CENTRE.hall.setup.kiosk.clone()), "the machine is put in here");
    let mut store = room.place.open();
    let words = store.reveal_case(&CENTRE.hall, 1, &CaseActor::centre("Li"), monday()).unwrap().unwrap();
    assert_eq!(words.text.reveal(), "不满意；服务态度生硬", "the staff read what was given");
    assert_eq!(room.slips.try_iter().count(), 0, "nothing is printed unasked");
    room.ask(3, RequestKind::PrintReceiptAgain { receipt: case.receipt });
    assert_eq!(room.answer(3), Answer::Printed(SlipOutcome::Confirmed));
    let paper = drawn(&room.slips.recv_timeout(JAM).unwrap(), 48).concat();
    assert!(paper.contains("编号 1") && !paper.contains("补打"), "{paper}");
}

#[test]
fn what_is_waiting_is_not_rated_and_says_so() {
    let room = Room::open("workers-rating-none", SlipOutcome::Confirmed, false);
    let asked = TakeRequest {
        visit: "v0".into(),
        kiosk: "1".into(),
        line: CENTRE.hall.setup.lines[0].code.clone(),
        at: monday(),
        ..TakeRequest::default()
    };
    let ticket = room.place.open().take(&asked, &CENTRE.hall).unwrap().unwrap().ticket;
    room.rate(1, &ticket, Grade::Satisfied);
    assert_eq!(room.answer(1), Answer::NotRated(RatingError::NotFinished));
}
