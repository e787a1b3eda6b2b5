//! Sending opinions and coming back for them, with a real store and a printer made of memory.
use super::{JAM, Room};
use service_hall::app::case_progress::{CaseProgress, SentCase};
use service_hall::app::message::{Answer, CaseRequest, RequestKind};
use service_hall::hall::cases::{
    ActKind, CaseAct, CaseActor, CaseError, CaseSource, CaseState, Submission, SubmitError,
};
use service_hall::hall::queue::PrintState;
use service_hall::hall::receipts::Receipt;
use service_hall::paper::{PrinterFault, SlipOutcome, drawn};
use service_hall::store::{CaseFilter, CaseKey, CaseOrder, CaseWords};
use service_hall::text::Lang;
use std::sync::atomic::Ordering;

const TEXT: &str = "三号窗口的人骂我";

impl Room {
    fn send(&self, request_id: u64, request: &str, unprinted: Option<PrinterFault>) {
        let submission = Submission {
            request: request.into(),
            visit: "visit-1".into(),
            source: CaseSource::Complaint,
            text: TEXT.into(),
            phone: "13900001234".into(),
            lang: "zh".into(),
            ..Submission::default()
        };
        let submission = Box::new(submission);
        self.ask(request_id, RequestKind::SendCase(CaseRequest { submission, lang: Lang::Zh, unprinted }));
    }

    fn sent(&self, request_id: u64) -> SentCase {
        match self.answer(request_id) {
            Answer::CaseSent(sent) => *sent,
            other => panic!("{other:?}"),
        }
    }

    fn found(&self, request_id: u64) -> CaseProgress {
        match self.answer(request_id) {
            Answer::CaseFound(progress) => *progress,
            other => panic!("{other:?}"),
        }
    }

    fn print_state(&self, receipt: &Receipt) -> Option<PrintState> {
        self.place.open().print_of(&receipt.id().to_string()).unwrap().map(|job| job.state)
    }
}

#[test]
fn an_opinion_is_durable_before_anybody_is_thanked_and_its_receipt_is_printed() {
    let room = Room::open("workers-case", SlipOutcome::Confirmed, false);
    room.send(7, "r1", None);
    let sent = room.sent(7);
    let seen = room.place.open().case(&super::CENTRE.hall, CaseKey::Receipt(sent.receipt), super::monday());
    assert_eq!(seen.unwrap().unwrap().case, sent.case);
    assert_eq!(room.slips.recv_timeout(JAM).unwrap(), sent.slip);
    let paper = drawn(&sent.slip, 48).concat();
    assert!(paper.contains("编号 1") && paper.contains("2026-12-14"), "{paper}");
    assert!(!paper.contains("骂我") && !paper.contains("1390000"), "no word of anybody's is on paper");
    assert_eq!(room.answer(7), Answer::Printed(SlipOutcome::Confirmed));
    assert_eq!(sent.case.kiosk, Some(super::CENTRE.hall.setup.kiosk.clone()));
    room.workers.finish(JAM);
    let job = room.place.open().print_of(&sent.receipt.id().to_string()).unwrap().unwrap();
    assert_eq!(job.state, PrintState::Confirmed);
}

#[test]
fn the_same_request_again_is_one_case_and_one_slip() {
    let room = Room::open("workers-case-again", SlipOutcome::Sent, false);
    room.send(1, "r1", None);
    let first = room.sent(1);
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Sent));
    room.send(2, "r1", None);
    assert_eq!(room.sent(2).receipt, first.receipt);
    assert_eq!(room.answer(2), Answer::Printed(SlipOutcome::Sent));
    assert_eq!(room.slips.try_iter().count(), 1);
    let all = CaseFilter { is_of_all: true, limit: 10, ..CaseFilter::default() };
    assert_eq!(room.place.open().cases(&all).unwrap().cases.len(), 1);
}

#[test]
fn three_a_visit_and_no_more() {
    let room = Room::open("workers-case-limit", SlipOutcome::Sent, false);
    for turn in 1..=3 {
        room.send(turn, &format!("r{turn}"), None);
        room.sent(turn);
        assert_eq!(room.answer(turn), Answer::Printed(SlipOutcome::Sent));
    }
    room.send(4, "r4", None);
    assert_eq!(room.answer(4), Answer::CaseNotKept(SubmitError::VisitLimit(3)));
}

#[test]
fn a_store_that_is_away_thanks_nobody_and_prints_nothing() {
    let room = Room::open("workers-case-broken", SlipOutcome::Sent, true);
    room.send(1, "r1", None);
    assert_eq!(room.answer(1), Answer::StoreFailed);
    assert_eq!(room.slips.try_iter().count(), 0);
    room.broken.store(false, Ordering::SeqCst);
    room.send(2, "r1", None);
    assert_eq!(room.sent(2).case.number, 1);
}

#[test]
fn what_was_not_printed_is_printed_again() {
    let room = Room::open("workers-case-reprint", SlipOutcome::Sent, false);
    room.send(1, "r1", Some(PrinterFault::PaperOut));
    let receipt = room.sent(1).receipt;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut)));
    assert_eq!(room.slips.try_iter().count(), 0, "the person was told that nothing is printed");
    room.ask(2, RequestKind::PrintReceiptAgain { receipt });
    assert_eq!(room.answer(2), Answer::Printed(SlipOutcome::Sent));
    let again = room.slips.recv_timeout(JAM).unwrap();
    assert!(drawn(&again, 48).concat().contains("【补打 1】"));
    // Staff ask for it from elsewhere.
    let code = receipt.id().to_string();
    let begun = std::time::Instant::now();
    while room.print_state(&receipt) != Some(PrintState::Sent) {
        assert!(begun.elapsed() < JAM);
    }
    room.place.open().reprint(&code, None, "Li", super::monday()).unwrap().unwrap();
    assert!(drawn(&room.slips.recv_timeout(JAM).unwrap(), 48).concat().contains("【补打 2】"));
}

#[test]
fn a_rating_is_told_with_what_follows_of_it() {
    let room = Room::open("workers-case-rated", SlipOutcome::Sent, false);
    room.send(1, "r1", None);
    let receipt = room.sent(1).receipt;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Sent));
    let hall = &super::CENTRE.hall;
    let by_staff = |act: CaseAct| {
        let words = CaseWords { answer: "好的".into(), ..CaseWords::default() };
        let order = CaseOrder { act, actor: CaseActor::centre("Li"), words };
        let mut store = room.place.open();
        store.act_on_case(hall, CaseKey::Receipt(receipt), &order, super::monday()).unwrap().unwrap();
    };
    let department = hall.setup.departments[0].name.zh.clone();
    by_staff(CaseAct::Accept { class: None });
    by_staff(CaseAct::Assign { department });
    by_staff(CaseAct::Answer);
    // The first time it is handled once more, the second time the centre decides.
    for (turn, is_reopened) in [(2, true), (3, false)] {
        room.ask(turn, RequestKind::ActOnCase { receipt, act: CaseAct::Confirm { satisfied: false } });
        let found = room.found(turn);
        let last = found.steps.last().unwrap();
        assert_eq!((last.satisfied, last.is_reopened), (Some(false), is_reopened), "{last:?}");
        if is_reopened {
            by_staff(CaseAct::Answer);
        }
    }
}

#[test]
fn a_receipt_finds_its_case_and_acts_on_it() {
    let room = Room::open("workers-case-acts", SlipOutcome::Sent, false);
    room.send(1, "r1", None);
    let receipt = room.sent(1).receipt;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Sent));
    room.ask(2, RequestKind::FindCase { receipt });
    let found = room.found(2);
    assert_eq!((found.case.state, found.steps.len(), found.answer), (CaseState::Submitted, 1, None));
    assert!(found.lamp.is_some(), "fifteen working days are left");
    room.ask(3, RequestKind::ActOnCase { receipt, act: CaseAct::Urge });
    assert_eq!(room.found(3).case.urges, 1);
    room.ask(4, RequestKind::ActOnCase { receipt, act: CaseAct::Urge });
    assert!(matches!(room.answer(4), Answer::NoAct(CaseError::UrgedLately(Some(_)))));
    room.ask(5, RequestKind::ActOnCase { receipt, act: CaseAct::Withdraw });
    assert_eq!(room.found(5).case.state, CaseState::Withdrawn);
    let text = receipt.to_string();
    let others = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars();
    let changed = others.filter_map(|last| Receipt::read(&format!("{}{last}", &text[..39])));
    let forged = changed.into_iter().find(|other| *other != receipt && other.kind() == receipt.kind());
    room.ask(6, RequestKind::FindCase { receipt: forged.expect("one of them has the form of a case's") });
    assert_eq!(room.answer(6), Answer::NoCase(CaseError::Forged));
    room.ask(7, RequestKind::ReadPublished);
    assert_eq!(room.answer(7), Answer::Published(Vec::new()));
}

#[test]
fn what_was_done_is_shown_as_done_although_the_store_fails_behind_it() {
    let room = Room::open("workers-case-behind", SlipOutcome::Sent, false);
    let [withdrawn, rated] = [1, 2].map(|turn| {
        room.send(turn, &format!("r{turn}"), None);
        let receipt = room.sent(turn).receipt;
        assert_eq!(room.answer(turn), Answer::Printed(SlipOutcome::Sent));
        receipt
    });
    for act in [CaseAct::Accept { class: None }, CaseAct::Answer] {
        let words = CaseWords { answer: "已改".into(), ..CaseWords::default() };
        let order = CaseOrder { act, actor: CaseActor::centre("Li"), words };
        let (hall, key) = (&super::CENTRE.hall, CaseKey::Receipt(rated));
        room.place.open().act_on_case(hall, key, &order, super::monday()).unwrap().unwrap();
    }
    // Behind each act of an applicant the history of the case is damaged, and is read no more.
    let damage =
        "CREATE TRIGGER damage AFTER INSERT ON case_step WHEN NEW.act IN ('withdrawn', 'confirmed') BEGIN
         UPDATE case_step SET at = 'never' WHERE hall = NEW.hall AND number = NEW.number AND step = 1; END";
    rusqlite::Connection::open(room.place.file("hall.db")).unwrap().execute_batch(damage).unwrap();
    room.ask(3, RequestKind::ActOnCase { receipt: withdrawn, act: CaseAct::Withdraw });
    let shown = room.found(3);
    assert_eq!((shown.case.number, shown.case.state), (1, CaseState::Withdrawn));
    assert_eq!(shown.steps.last().and_then(|step| step.act), Some(ActKind::Withdraw));
    room.ask(4, RequestKind::FindCase { receipt: withdrawn });
    assert_eq!(room.answer(4), Answer::StoreFailed, "the store does fail");
    room.ask(5, RequestKind::ActOnCase { receipt: rated, act: CaseAct::Confirm { satisfied: true } });
    let shown = room.found(5);
    assert_eq!((shown.case.state, shown.case.satisfied), (CaseState::Confirmed, Some(true)));
}
