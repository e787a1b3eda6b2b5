//! The workers with a real store and a printer made of memory: what a screen hears is true by then.
use crate::support::keeping::keeping;
use crate::support::{journal, pilot, place};
use journal::{listen, said};
use pilot::{CENTRE, monday};
use place::Place;
use service_hall::app::message::{
    Answer, Event, IssuedTicket, NumberRequest, Request, RequestId, RequestKind,
};
use service_hall::devices::printer::{Bell, DrawnFile, PrintResult, Printer, Watcher};
use service_hall::hall::catalogue::Guide;
use service_hall::hall::queue::{PrintState, Refusal, ReprintError};
use service_hall::paper::{Health, PrinterFault, Slip, SlipOutcome, drawn};
use service_hall::store::{Store, TakeRequest};
use service_hall::text::Lang;
use service_hall::workers::{Workers, WorkersSetup};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

mod applications;
mod cases;
mod check_in;
mod connection;
mod ratings;
mod tending;

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(10);

/// A printer that keeps what it is given and says what it was told to say.
struct Roll {
    slips: Sender<Slip>,
    says: SlipOutcome,
    health: Health,
    /// How often its code fails before it works.
    fails: Arc<AtomicU32>,
    /// How often it fails while it is put away.
    fails_to_go: Arc<AtomicU32>,
}

/// How often the printer's code fails before it works.
#[derive(Clone, Copy, Default)]
struct Faults {
    /// While it is made.
    make: u32,
    /// While it prints.
    print: u32,
    /// While it is put away.
    put_away: u32,
}

/// Counts one fault of so many; says whether there was one left.
fn is_fault_due(left: &AtomicU32) -> bool {
    left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
}

impl Drop for Roll {
    fn drop(&mut self) {
        assert!(!is_fault_due(&self.fails_to_go), "a fault while the printer is put away");
    }
}

impl Printer for Roll {
    fn attend(&mut self, bell: &Bell, limit: Duration) -> Health {
        bell.wait(limit);
        self.health
    }

    fn print(&mut self, slip: &Slip, _token: u32, watcher: &mut dyn Watcher) -> PrintResult {
        if !watcher.may_begin() {
            return SlipOutcome::Not(PrinterFault::NotRecorded).into();
        }
        assert!(!is_fault_due(&self.fails), "a fault in the printer's code");
        self.slips.send(slip.clone()).unwrap();
        self.says.into()
    }
}

/// A kiosk's back room, and what is heard in front of it.
struct Room {
    place: Place,
    workers: Workers,
    inbox: Receiver<Event>,
    slips: Receiver<Slip>,
    broken: Arc<AtomicBool>,
    /// How often the store was opened.
    opened: Arc<AtomicU32>,
}

impl Room {
    fn open(name: &str, says: SlipOutcome, is_broken: bool) -> Room {
        Room::with(name, says, is_broken, Health::default(), Faults::default())
    }

    fn with(name: &str, says: SlipOutcome, is_broken: bool, health: Health, faults: Faults) -> Room {
        Room::at(Place::sqlite(name), says, is_broken, health, faults)
    }

    fn at(place: Place, says: SlipOutcome, is_broken: bool, health: Health, faults: Faults) -> Room {
        let (to_inbox, inbox) = channel();
        let (to_slips, slips) = channel();
        let broken = Arc::new(AtomicBool::new(is_broken));
        let opened = Arc::new(AtomicU32::new(0));
        let opening = Arc::clone(&opened);
        let (url, ledger) = (place.url(), place.file("hall.db.ledger"));
        let (missing, fails) = (place.file("missing/hall.db"), Arc::clone(&broken));
        let nowhere = format!("sqlite:{}", missing.display()).parse().unwrap();
        let setup = WorkersSetup {
            open_store: Box::new(move || {
                opening.fetch_add(1, Ordering::SeqCst);
                let url = if fails.load(Ordering::SeqCst) { &nowhere } else { &url };
                Store::open(url, Some(&ledger).filter(|_| !fails.load(Ordering::SeqCst)).map(|path| &**path))
            }),
            hall: Arc::new(CENTRE.hall.without_catalogue()),
            synonyms: Vec::new(),
            setup: service_hall::workers::setup::SetupReader::of(Box::new(|_| None)),
            first_matters: Box::new(|store| {
                let mut matters = CENTRE.guides.iter().take(20).cloned();
                if store.catalogue_version().unwrap() == 0 {
                    store
                        .replace_catalogue("2026-11-23T09:00:00".parse().unwrap(), &mut matters, &mut |_| {})
                        .unwrap();
                }
            }),
            look_every: Duration::from_millis(20),
            clock: Box::new(monday),
            printer: {
                let count = |faults| Arc::new(AtomicU32::new(faults));
                let (fails_at, fails_to_go) = (count(faults.print), count(faults.put_away));
                let (slips, unmade) = (to_slips, AtomicU32::new(faults.make));
                Box::new(move || {
                    assert!(!is_fault_due(&unmade), "a fault while the printer is made");
                    let (fails, fails_to_go) = (Arc::clone(&fails_at), Arc::clone(&fails_to_go));
                    Box::new(Roll { slips: slips.clone(), says, health, fails, fails_to_go })
                })
            },
            reprints: 2,
            keeping: keeping(),
        };
        let workers = Workers::start(setup, &to_inbox).unwrap();
        Room { place, workers, inbox, slips, broken, opened }
    }

    fn ask(&self, request_id: u64, kind: RequestKind) {
        self.workers.perform(Request { request_id: RequestId(request_id), kind });
    }

    fn take(&self, request_id: u64, visit: &str, line: &str) {
        let (visit, line) = (visit.into(), line.into());
        self.ask(
            request_id,
            RequestKind::TakeNumber(NumberRequest {
                situation: None,
                visit,
                line,
                matter: None,
                priority: false,
                class: String::new(),
                lang: Lang::Zh,
                unprinted: None,
            }),
        );
    }

    /// The next answer to a screen; news of the catalogue aside.
    fn answer(&self, request_id: u64) -> Answer {
        self.wait_for(|event| match event {
            Event::Answered { request_id: heard, answer } => {
                assert_eq!(heard, RequestId(request_id));
                Some(answer)
            }
            _ => None,
        })
    }

    /// How many numbers all lines have given, as a screen hears it.
    fn given_in_all(&self, request_id: u64) -> u32 {
        match self.answer(request_id) {
            Answer::Lines(lines) => lines.iter().map(|line| line.today).sum(),
            other => panic!("{other:?}"),
        }
    }

    fn taken(&self, request_id: u64) -> IssuedTicket {
        match self.answer(request_id) {
            Answer::Taken(taken) => *taken,
            other => panic!("{other:?}"),
        }
    }

    fn wait_for<T>(&self, wanted: impl Fn(Event) -> Option<T>) -> T {
        let begun = Instant::now();
        loop {
            let left = JAM.saturating_sub(begun.elapsed());
            let event = self.inbox.recv_timeout(left).expect("something happens in time");
            if let Some(found) = wanted(event) {
                return found;
            }
        }
    }
}

#[test]
fn a_number_is_durable_before_it_is_heard_and_its_slip_is_the_one_printed() {
    let room = Room::open("workers-take", SlipOutcome::Sent, false);
    room.take(7, "visit-1", "A");
    let taken = room.taken(7);
    let mut second = room.place.open();
    assert_eq!(second.ticket_by_code(&taken.ticket.code).unwrap().as_ref(), Some(&taken.ticket));
    assert_eq!(taken.ticket.label().to_string(), "A001");
    assert_eq!(room.slips.recv_timeout(JAM).unwrap(), taken.slip);
    assert_eq!(room.answer(7), Answer::Printed(SlipOutcome::Sent));
    room.workers.finish(JAM);
    assert_eq!(second.print_of(&taken.ticket.code).unwrap().map(|job| job.state), Some(PrintState::Sent));
}

#[test]
fn what_became_of_every_print_is_recorded() {
    let outcomes = [
        (SlipOutcome::Drawn, PrintState::Drawn),
        (SlipOutcome::Confirmed, PrintState::Confirmed),
        (SlipOutcome::Unsure(PrinterFault::Stalled), PrintState::Uncertain),
        (SlipOutcome::Not(PrinterFault::NotConnected), PrintState::NotPrinted),
        (SlipOutcome::Not(PrinterFault::CannotWrite), PrintState::NotPrinted),
    ];
    for (says, word) in outcomes {
        let room = Room::open("workers-print", says, false);
        room.take(1, "visit-1", "B");
        let code = room.taken(1).ticket.code;
        assert_eq!(room.answer(1), Answer::Printed(says));
        room.workers.finish(JAM);
        assert_eq!(room.place.open().print_of(&code).unwrap().map(|job| job.state), Some(word));
    }
}

#[test]
fn a_second_request_of_the_same_visit_is_refused() {
    let room = Room::open("workers-twice", SlipOutcome::Drawn, false);
    room.take(1, "visit-1", "A");
    room.taken(1);
    room.answer(1);
    room.take(2, "visit-1", "B");
    assert_eq!(room.answer(2), Answer::Refused(Refusal::AlreadyHolding { label: "A001".parse().unwrap() }));
    room.take(3, "visit-2", "QQ");
    assert_eq!(room.answer(3), Answer::Refused(Refusal::NoSuchLine));
    assert_eq!(room.slips.try_iter().count(), 1, "only what was given is printed");
}

#[test]
fn asking_again_gives_the_same_number_and_prints_it_once() {
    let room = Room::open("workers-again", SlipOutcome::Unsure(PrinterFault::Stalled), false);
    room.take(1, "visit-1", "A");
    let first = room.taken(1);
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Unsure(PrinterFault::Stalled)));
    for request_id in 2..5 {
        room.take(request_id, "visit-1", "A");
        assert_eq!(room.taken(request_id), first);
        assert_eq!(
            room.answer(request_id),
            Answer::Printed(SlipOutcome::Unsure(PrinterFault::Stalled)),
            "what is known of it is said"
        );
    }
    let quick = NumberRequest {
        situation: None,
        visit: "visit-1".into(),
        line: "A".into(),
        matter: None,
        priority: true,
        class: String::new(),
        lang: Lang::Zh,
        unprinted: None,
    };
    room.ask(5, RequestKind::TakeNumber(quick));
    assert_eq!(room.answer(5), Answer::Refused(Refusal::AlreadyHolding { label: "A001".parse().unwrap() }));
    assert_eq!(room.slips.try_iter().count(), 1);
}

#[test]
fn a_slip_that_did_not_come_out_is_printed_again_twice_and_says_so() {
    let room = Room::open("workers-reprint", SlipOutcome::Not(PrinterFault::PaperOut), false);
    room.take(1, "visit-1", "A");
    let code = room.taken(1).ticket.code;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut)));
    room.slips.recv_timeout(JAM).unwrap();
    for times in ["【补打 1】", "【补打 2】"] {
        room.ask(1, RequestKind::PrintAgain { code: code.clone() });
        assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut)));
        let slip = drawn(&room.slips.recv_timeout(JAM).unwrap(), 48).join("\n");
        assert!(slip.contains(times) && slip.contains(&code[..4]), "{slip}");
    }
    room.ask(1, RequestKind::PrintAgain { code });
    assert_eq!(room.answer(1), Answer::NoReprint(ReprintError::Limit(2)));
    assert_eq!(room.slips.try_iter().count(), 0);
}

#[test]
fn who_was_told_that_nothing_is_printed_gets_a_number_and_no_slip() {
    let room = Room::open("workers-unprinted", SlipOutcome::Confirmed, false);
    let unprinted = Some(PrinterFault::PaperOut);
    let take = NumberRequest {
        situation: None,
        visit: "visit-1".into(),
        line: "A".into(),
        matter: None,
        priority: false,
        class: String::new(),
        lang: Lang::Zh,
        unprinted,
    };
    room.ask(1, RequestKind::TakeNumber(take));
    let code = room.taken(1).ticket.code;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Not(PrinterFault::PaperOut)));
    let job = room.place.open().print_of(&code).unwrap().unwrap();
    assert_eq!((job.state, job.attempt), (PrintState::NotPrinted, 0));
    assert_eq!(room.slips.try_iter().count(), 0);
    room.ask(1, RequestKind::PrintAgain { code });
    assert_eq!(
        room.answer(1),
        Answer::Printed(SlipOutcome::Confirmed),
        "once the printer is mended it may be wanted"
    );
}

#[test]
fn what_staff_ask_for_elsewhere_is_printed_here() {
    let room = Room::open("workers-staff", SlipOutcome::Confirmed, false);
    room.take(1, "visit-1", "A");
    let code = room.taken(1).ticket.code;
    room.answer(1);
    room.slips.recv_timeout(JAM).unwrap();
    let mut office = room.place.open();
    let mut queued = || office.reprint(&code, None, "李", monday()).unwrap();
    // The outcome of the first print may still be on its way to the store.
    while queued() == Err(ReprintError::UnderWay) {}
    let slip = room.slips.recv_timeout(JAM).unwrap();
    assert!(drawn(&slip, 48).join("\n").contains("【补打 1】"));
}

#[test]
fn how_the_printer_is_is_told_at_once() {
    let unwell = Health::unwell(PrinterFault::PaperOut);
    let room = Room::with("workers-health", SlipOutcome::Sent, false, unwell, Faults::default());
    let health = room.wait_for(|event| match event {
        Event::PrinterIs(health) => Some(health),
        _ => None,
    });
    assert_eq!(health, unwell);
}

#[test]
fn a_fault_in_the_printer_s_code_leaves_the_slip_unsure_and_the_next_is_printed() {
    let faults = Faults { print: 1, ..Faults::default() };
    let room = Room::with("workers-fault", SlipOutcome::Confirmed, false, Health::default(), faults);
    room.take(1, "visit-1", "A");
    let code = room.taken(1).ticket.code;
    assert_eq!(room.answer(1), Answer::Printed(SlipOutcome::Unsure(PrinterFault::Interrupted)));
    room.take(2, "visit-2", "A");
    room.taken(2);
    assert_eq!(room.answer(2), Answer::Printed(SlipOutcome::Confirmed));
    room.workers.finish(JAM);
    let job = room.place.open().print_of(&code).unwrap().unwrap();
    assert_eq!((job.state, job.trouble.as_str()), (PrintState::Uncertain, "interrupted"));
}

#[test]
fn a_printer_that_cannot_be_made_or_put_away_keeps_nobody_waiting() {
    let all = [
        ("make", Faults { make: 1, ..Faults::default() }),
        ("put-away", Faults { print: 1, put_away: 1, ..Faults::default() }),
        ("all", Faults { make: 1, print: 1, put_away: 1 }),
    ];
    for (name, faults) in all {
        let room =
            Room::with(&format!("workers-{name}"), SlipOutcome::Confirmed, false, Health::default(), faults);
        let mut outcomes = Vec::new();
        while outcomes.last() != Some(&Answer::Printed(SlipOutcome::Confirmed)) {
            let visit = outcomes.len() as u64;
            assert!(visit < 9, "{name}: {outcomes:?}");
            room.take(visit, &format!("visit-{visit}"), "A");
            room.taken(visit);
            outcomes.push(room.answer(visit));
            if outcomes.last() == Some(&Answer::Printed(SlipOutcome::Not(PrinterFault::NotConnected))) {
                // It is made anew after a moment, and that is told.
                room.wait_for(|event| {
                    matches!(event, Event::PrinterIs(health) if health.trouble.is_none()).then_some(())
                });
            }
        }
        let unsure = Answer::Printed(SlipOutcome::Unsure(PrinterFault::Interrupted));
        assert_eq!(outcomes.contains(&unsure), faults.print > 0, "{name}: {outcomes:?}");
        room.workers.finish(JAM);
    }
}

#[test]
fn what_the_last_run_left_open_is_settled_before_anything_is_printed() {
    let room = Room::open("workers-settle", SlipOutcome::Confirmed, false);
    room.take(1, "visit-1", "A");
    room.taken(1);
    room.answer(1);
    let place = Place::sqlite("workers-settle-again");
    let request = TakeRequest {
        visit: "visit-0".into(),
        kiosk: CENTRE.hall.setup.kiosk.clone(),
        line: "A".into(),
        matter: None,
        priority: false,
        at: monday(),
        slip: Some("zh"),
        ..TakeRequest::default()
    };
    let ticket = place.open().take(&request, &CENTRE.hall).unwrap().unwrap().ticket;
    place.open().begin_print(&ticket.code, 1, monday()).unwrap();
    let again = Room::at(place, SlipOutcome::Confirmed, false, Health::default(), Faults::default());
    again.ask(1, RequestKind::CountLines);
    again.answer(1);
    let job = again.place.open().print_of(&ticket.code).unwrap().unwrap();
    assert_eq!((job.state, job.trouble.as_str()), (PrintState::Uncertain, "interrupted"));
    assert_eq!(again.slips.try_iter().count(), 0, "nothing is printed by itself");
}

#[test]
fn lines_guides_and_prints_of_guides_are_answered() {
    let room = Room::open("workers-guide", SlipOutcome::Sent, false);
    room.take(1, "visit-1", "A");
    room.taken(1);
    room.answer(1);
    room.ask(2, RequestKind::CountLines);
    match room.answer(2) {
        Answer::Lines(lines) => assert_eq!(lines.iter().find(|line| line.line == "A").unwrap().waiting, 1),
        other => panic!("{other:?}"),
    }
    let wanted = &CENTRE.guides[3];
    room.ask(3, RequestKind::OpenGuide { code: wanted.code.clone(), chosen: true });
    assert_eq!(room.answer(3), Answer::Guide(Some(Box::new(wanted.clone()))));
    room.ask(4, RequestKind::OpenGuide { code: "no such code".into(), chosen: true });
    assert_eq!(room.answer(4), Answer::Guide(None));
    room.ask(5, RequestKind::PrintGuide { guide: Box::new(wanted.clone()), situation: None, lang: Lang::En });
    assert_eq!(room.answer(5), Answer::Printed(SlipOutcome::Sent));
    room.workers.finish(JAM);
    let chosen = room.place.open().choices().unwrap();
    assert_eq!(chosen, [(wanted.code.clone(), 1)], "only what is there is counted");
}

#[test]
fn guides_and_lines_are_read_where_nothing_can_be_written() {
    let room = Room::open("workers-full", SlipOutcome::Sent, false);
    room.ask(1, RequestKind::CountLines);
    room.answer(1);
    let file = rusqlite::Connection::open(room.place.file("hall.db")).unwrap();
    for table in ["choice", "line_day"] {
        let refuse = format!(
            "CREATE TRIGGER full_{table} BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END"
        );
        file.execute_batch(&refuse).unwrap();
    }
    for request_id in 2..5 {
        room.take(request_id, "visit-1", "A");
        assert_eq!(room.answer(request_id), Answer::StoreFailed);
        room.ask(request_id, RequestKind::OpenGuide { code: CENTRE.guides[3].code.clone(), chosen: true });
        assert_eq!(room.answer(request_id), Answer::Guide(Some(Box::new(CENTRE.guides[3].clone()))));
        room.ask(request_id, RequestKind::CountLines);
        assert_eq!(room.given_in_all(request_id), 0);
    }
    assert_eq!(room.opened.load(Ordering::SeqCst), 1, "the store is not thrown away");
}

#[test]
fn a_store_that_cannot_be_opened_is_said_and_comes_back() {
    let room = Room::open("workers-broken", SlipOutcome::Sent, true);
    room.take(1, "visit-1", "A");
    assert_eq!(room.answer(1), Answer::StoreFailed);
    room.ask(2, RequestKind::CountLines);
    assert_eq!(room.answer(2), Answer::StoreFailed);
    room.broken.store(false, Ordering::SeqCst);
    room.take(3, "visit-2", "A");
    assert_eq!(room.taken(3).ticket.label().to_string(), "A001", "a failure takes no number");
}

#[test]
fn a_store_that_stays_shut_is_logged_once_and_again_when_it_is_back() {
    listen();
    let room = Room::open("workers-shut", SlipOutcome::Sent, true);
    // A schema from the future, whose number no other test has; put there whole, since the worker looks already.
    let draft = room.place.file("draft");
    std::fs::create_dir_all(&draft).unwrap();
    let future = rusqlite::Connection::open(draft.join("hall.db")).unwrap();
    future.execute_batch("PRAGMA user_version = 4711").unwrap();
    drop(future);
    std::fs::rename(draft, room.place.file("missing")).unwrap();
    for request_id in 0..6 {
        room.ask(request_id, RequestKind::CountLines);
        assert_eq!(room.answer(request_id), Answer::StoreFailed);
    }
    let tried = room.opened.load(Ordering::SeqCst);
    assert!(tried > 5 && said("schema 4711") == 1, "said {} times in {tried}", said("schema 4711"));
    room.broken.store(false, Ordering::SeqCst);
    room.ask(7, RequestKind::CountLines);
    assert_eq!(room.given_in_all(7), 0);
    assert!(said("the store is open again") > 0);
}

#[test]
fn the_catalogue_is_read_and_made_searchable_at_the_start() {
    let room = Room::open("workers-catalogue", SlipOutcome::Sent, false);
    let hall = room.wait_for(|event| match event {
        Event::HallChanged(hall) => Some(hall),
        _ => None,
    });
    assert_eq!((hall.catalogue.len(), hall.setup.lines.len()), (20, CENTRE.hall.setup.lines.len()));
    let finder = room.wait_for(|event| match event {
        Event::FinderReady(finder) => Some(finder),
        _ => None,
    });
    let name = &CENTRE.guides[0].name.zh;
    let found = finder.find(&hall.catalogue, name);
    assert_eq!(hall.catalogue.matter(found[0]).unwrap().name, name);
}

#[test]
fn an_import_by_another_program_is_noticed_and_what_people_choose_moves_up() {
    let room = Room::open("workers-import", SlipOutcome::Sent, false);
    let changed = || {
        room.wait_for(|event| match event {
            Event::HallChanged(hall) => Some(hall),
            _ => None,
        })
    };
    let ready = || {
        room.wait_for(|event| match event {
            Event::FinderReady(finder) => Some(finder),
            _ => None,
        })
    };
    assert_eq!(changed().catalogue.len(), 20);
    drop(ready());
    let mut another = Store::open(&room.place.url(), Some(&room.place.file("hall.db.ledger"))).unwrap();
    let equal = CENTRE.guides.iter().take(7).cloned().map(|guide| Guide { popularity: 0, ..guide });
    another
        .replace_catalogue(
            "2026-11-23T09:00:00".parse().unwrap(),
            &mut equal.collect::<Vec<_>>().into_iter(),
            &mut |_| {},
        )
        .unwrap();
    assert_eq!(changed().catalogue.len(), 7);
    assert_eq!(ready().popular()[0], 0);
    another.record_choice(&CENTRE.guides[5].code).unwrap();
    assert_eq!(ready().popular()[0], 5, "chosen once, it comes before those never chosen");
}

#[test]
fn the_end_does_not_wait_for_a_store_that_never_answers() {
    let (release, held) = channel::<()>();
    let (to_inbox, _inbox) = channel();
    let setup = WorkersSetup {
        open_store: Box::new(move || {
            let _released = held.recv();
            Store::open(&"sqlite:/nowhere/hall.db".parse().unwrap(), None)
        }),
        hall: Arc::new(CENTRE.hall.without_catalogue()),
        synonyms: Vec::new(),
        setup: service_hall::workers::setup::SetupReader::of(Box::new(|_| None)),
        first_matters: Box::new(|_| {}),
        look_every: Duration::from_millis(20),
        clock: Box::new(monday),
        printer: Box::new(|| Box::new(DrawnFile::new("nowhere/slips.txt", 48, monday))),
        reprints: 2,
        keeping: keeping(),
    };
    Workers::start(setup, &to_inbox).unwrap().finish(Duration::from_millis(20));
    drop(release);
}
