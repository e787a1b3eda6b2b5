//! The journal of prints: nothing is sent that is not written down, and nothing is lost or doubled by a power cut.
use super::{asked, at, place::Place, taken};
use service_hall::hall::PrintCode;
use service_hall::hall::queue::{PrintState, ReprintError};
use service_hall::store::{PrintOutcome, PrinterState, Store, TakeRequest};

#[test]
fn a_slip_is_queued_with_its_number_and_written_down_before_it_is_sent() {
    for place in Place::every("store") {
        let mut store = place.open();
        let ticket = taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        let state =
            |store: &mut Store| store.print_of(&ticket.code).unwrap().map(|job| (job.state, job.attempt));
        assert_eq!(state(&mut store), Some((PrintState::Queued, 0)));
        assert_eq!(store.begin_print(&ticket.code, 77, at(23, 9, 0)).unwrap(), Some(1));
        assert_eq!(state(&mut place.open()), Some((PrintState::Sending, 1)), "another program sees it");
        assert_eq!(store.begin_print(&ticket.code, 78, at(23, 9, 0)).unwrap(), None, "it is not sent twice");
        store.record_print(&ticket.code, came_out(PrintState::Confirmed), at(23, 9, 1)).unwrap();
        assert_eq!(state(&mut store), Some((PrintState::Confirmed, 1)));
        let silent = TakeRequest { slip: None, ..asked("v2", "A", at(23, 9, 2)) };
        let code = taken(&mut store, &silent).code;
        assert_eq!(store.print_of(&code).unwrap(), None, "nobody wants a slip");
        assert_eq!(store.begin_print(&code, 79, at(23, 9, 2)).unwrap(), None);
    }
}

#[test]
fn what_was_open_when_the_power_failed_is_settled_once() {
    for place in Place::every("store") {
        let mut store = place.open();
        let visits = ["v1", "v2", "v3"];
        let [sending, queued, done] = visits.map(|v| taken(&mut store, &asked(v, "A", at(23, 9, 0))).code);
        for code in [&sending, &done] {
            store.begin_print(code, 1, at(23, 9, 0)).unwrap();
        }
        store.record_print(&done, came_out(PrintState::Confirmed), at(23, 9, 0)).unwrap();
        assert_eq!(store.settle_prints("2", at(23, 9, 5)).unwrap(), 0, "another machine's are left alone");
        assert_eq!(store.settle_prints("1", at(23, 9, 5)).unwrap(), 2);
        assert_eq!(store.settle_prints("1", at(23, 9, 6)).unwrap(), 0);
        let mut state = |code: &str| store.print_of(code).unwrap().map(|job| (job.state, job.trouble));
        assert_eq!(state(&sending), Some((PrintState::Uncertain, "interrupted".into())));
        assert_eq!(state(&queued), Some((PrintState::NotPrinted, "interrupted".into())));
        assert_eq!(state(&done), Some((PrintState::Confirmed, String::new())));
    }
}

#[test]
fn a_reprint_keeps_the_number_is_limited_and_leaves_a_trace() {
    for place in Place::every("store") {
        let mut store = place.open();
        let ticket = taken(&mut store, &asked("v1", "A", at(23, 9, 0)));
        let again =
            |store: &mut Store, limit, who| store.reprint(&ticket.code, limit, who, at(23, 9, 1)).unwrap();
        assert_eq!(again(&mut store, Some(2), "visitor"), Err(ReprintError::UnderWay));
        let lost = PrintOutcome {
            state: PrintState::Uncertain,
            trouble: "not_connected",
            missing: "",
            who: "kiosk",
        };
        for times in 1..=2 {
            store.record_print(&ticket.code, lost, at(23, 9, 1)).unwrap();
            let job = again(&mut store, Some(2), "visitor").unwrap();
            assert_eq!(
                (job.reprints, job.label.to_string().as_str(), job.state),
                (times, "A001", PrintState::Queued)
            );
            let (wanted, same) = store.reprints_for("1").unwrap().remove(0);
            assert_eq!((wanted.code, same.number), (PrintCode::from(&ticket.code), 1));
            store.begin_print(&ticket.code, times, at(23, 9, 1)).unwrap();
        }
        store.record_print(&ticket.code, lost, at(23, 9, 2)).unwrap();
        assert_eq!(again(&mut store, Some(2), "visitor"), Err(ReprintError::Limit(2)));
        assert_eq!(again(&mut store, None, "李").map(|job| job.reprints), Ok(3), "staff may, by name");
        store.record_print(&ticket.code, came_out(PrintState::Confirmed), at(23, 9, 3)).unwrap();
        store.cancel(&super::hall(), &ticket.code, None, at(23, 9, 4)).unwrap().unwrap().unwrap();
        assert_eq!(again(&mut store, None, "李"), Err(ReprintError::TicketOver));
        assert_eq!(store.reprint("NONE", None, "李", at(23, 9, 4)).unwrap(), Err(ReprintError::NoSuchTicket));
        let jobs = store.prints(at(23, 9, 5), Some("1")).unwrap();
        assert_eq!((jobs.len(), jobs[0].reprints, jobs[0].attempt), (1, 3, 2));
        store.record_print(&ticket.code, lost, at(23, 9, 4)).unwrap();
        assert!(store.settle_print(&ticket.code, PrintState::NotPrinted, "李", at(23, 9, 5)).unwrap());
        assert!(!store.print_of(&ticket.code).unwrap().unwrap().wants_eyes(), "somebody has looked");
        store.record_print(&ticket.code, came_out(PrintState::Confirmed), at(23, 9, 5)).unwrap();
        assert!(!store.settle_print(&ticket.code, PrintState::NotPrinted, "李", at(23, 9, 5)).unwrap());
        let called = store.ticket_called("A001", at(23, 9, 5)).unwrap().map(|ticket| ticket.code);
        assert_eq!(called, Some(ticket.code.clone()));
    }
}

#[test]
fn how_a_printer_is_can_be_read_elsewhere() {
    for place in Place::every("store") {
        let mut store = place.open();
        let state = |trouble: &str| PrinterState {
            kiosk: "3".into(),
            at: at(23, 9, 0),
            trouble: trouble.into(),
            since: Some(at(23, 9, 0)),
            paper_low: true,
            model: "EPSON TM-T82".into(),
            serial: "X7".into(),
        };
        for trouble in ["paper_out", ""] {
            store.record_printer(&state(trouble)).unwrap();
            assert_eq!(place.open().printers().unwrap(), [state(trouble)]);
        }
        let told = [("paper_out", 10), ("paper_out", 20), ("cover_open", 25), ("cover_open", 30)];
        let since = told.map(|(trouble, minute)| {
            store.record_printer(&PrinterState { at: at(23, 9, minute), ..state(trouble) }).unwrap();
            store.printers().unwrap()[0].since
        });
        let began = [10, 10, 25, 25].map(|minute| Some(at(23, 9, minute)));
        assert_eq!(since, began, "since when it is so, not since when it was told last");
        assert!(!store.ask_test("9", at(23, 9, 0)).unwrap(), "nobody knows that machine");
        for (asked, wanted) in [(at(23, 9, 5), true), (at(23, 9, 1), false)] {
            assert!(store.ask_test("3", asked).unwrap());
            assert_eq!(
                place.open().take_test("3", at(23, 9, 4)).unwrap(),
                wanted,
                "an old request is forgotten"
            );
            assert!(!store.take_test("3", at(23, 9, 4)).unwrap(), "and one is granted once");
        }
    }
}

/// A print of which the kiosk says that it is in some state.
fn came_out(state: PrintState) -> PrintOutcome<'static> {
    PrintOutcome { state, trouble: "", missing: "", who: "kiosk" }
}
