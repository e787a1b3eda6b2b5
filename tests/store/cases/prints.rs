//! The journal of prints knows the receipts of cases as it knows tickets.
use super::{at, day, hall, opinion};
use crate::support::place::Place;
use service_hall::hall::queue::{PrintLabel, PrintState, ReprintError};
use service_hall::store::{PrintOutcome, Store, SubmittedCase};

fn printed(store: &mut Store, request: &str) -> (SubmittedCase, String) {
    let submitted = store.submit_case_and_print(&opinion(request, 0), &hall(), "en").unwrap().unwrap();
    let code = submitted.receipt.id().to_string();
    (submitted, code)
}

fn outcome(state: PrintState) -> PrintOutcome<'static> {
    PrintOutcome { state, trouble: "", missing: "", who: "kiosk" }
}

fn state(store: &mut Store, code: &str) -> Option<(PrintState, u32)> {
    store.print_of(code).unwrap().map(|job| (job.state, job.attempt))
}

#[test]
fn a_receipt_is_queued_with_its_case_and_written_down_before_it_is_sent() {
    for place in Place::every("receipt-prints") {
        let mut store = place.open();
        let (submitted, code) = printed(&mut store, "r1");
        assert_eq!(state(&mut store, &code), Some((PrintState::Queued, 0)));
        printed(&mut store, "r1");
        assert_eq!(
            state(&mut store, &code),
            Some((PrintState::Queued, 0)),
            "the same request queues it once"
        );
        assert_eq!(store.begin_print(&code, 77, at(1)).unwrap(), Some(1));
        assert_eq!(
            state(&mut place.open(), &code),
            Some((PrintState::Sending, 1)),
            "another program sees it"
        );
        assert_eq!(store.begin_print(&code, 78, at(1)).unwrap(), None, "it is not sent twice");
        store.record_print(&code, outcome(PrintState::Confirmed), at(2)).unwrap();
        let job = store.print_called("receipt-1", at(3)).unwrap().unwrap();
        assert_eq!(
            (job.state, job.label, job.english),
            (PrintState::Confirmed, PrintLabel::Receipt(1), true)
        );
        let (case, receipt) = store.printed_receipt(&code).unwrap().unwrap();
        assert_eq!((case.number, receipt), (1, submitted.receipt));
        let silent = store.submit_case(&opinion("r2", 4), &hall()).unwrap().unwrap();
        assert_eq!(state(&mut store, &silent.receipt.id().to_string()), None, "nobody wants a slip");
        let entries = place.texts("SELECT event FROM journal WHERE kind = 'print' ORDER BY seq");
        assert_eq!(entries, ["sending", "confirmed"]);
    }
}

#[test]
fn receipts_are_listed_with_the_tickets_of_their_day_and_printed_again() {
    for place in Place::every("receipt-reprints") {
        let mut store = place.open();
        let (_, code) = printed(&mut store, "r1");
        assert_eq!(store.reprint(&code, Some(2), "visitor", at(1)).unwrap(), Err(ReprintError::UnderWay));
        store.begin_print(&code, 1, at(1)).unwrap();
        store.record_print(&code, outcome(PrintState::NotPrinted), at(1)).unwrap();
        for turn in 1..=2 {
            let queued = store.reprint(&code, Some(2), "visitor", at(2)).unwrap().unwrap();
            assert_eq!(queued.reprints, turn);
            let wanted = store.receipt_reprints_for("3").unwrap();
            assert_eq!(wanted.iter().map(|job| job.code.as_str()).collect::<Vec<_>>(), [&code]);
            assert_eq!(store.receipt_reprints_for("4").unwrap(), [], "another machine's");
            store.begin_print(&code, turn + 1, at(2)).unwrap();
            store.record_print(&code, outcome(PrintState::NotPrinted), at(2)).unwrap();
        }
        assert_eq!(store.reprint(&code, Some(2), "visitor", at(3)).unwrap(), Err(ReprintError::Limit(2)));
        assert!(store.reprint(&code, None, "Li", at(3)).unwrap().is_ok(), "staff have no limit");
        let jobs = |store: &mut Store, when| store.prints(when, Some("3")).unwrap().len();
        assert_eq!((jobs(&mut store, at(4)), jobs(&mut store, day(1))), (1, 0));
    }
}

#[test]
fn what_was_open_when_the_power_failed_is_settled_once() {
    for place in Place::every("receipt-settle") {
        let mut store = place.open();
        let [(_, sending), (_, queued)] = ["r1", "r2"].map(|request| printed(&mut store, request));
        store.begin_print(&sending, 1, at(1)).unwrap();
        assert_eq!(store.settle_prints("4", at(5)).unwrap(), 0, "another machine's are left alone");
        assert_eq!(store.settle_prints("3", at(5)).unwrap(), 2);
        assert_eq!(store.settle_prints("3", at(6)).unwrap(), 0);
        let mut state = |code: &str| store.print_of(code).unwrap().map(|job| (job.state, job.trouble));
        assert_eq!(state(&sending), Some((PrintState::Uncertain, "interrupted".into())));
        assert_eq!(state(&queued), Some((PrintState::NotPrinted, "interrupted".into())));
        assert!(store.settle_print(&sending, PrintState::Confirmed, "Li", at(7)).unwrap());
    }
}
