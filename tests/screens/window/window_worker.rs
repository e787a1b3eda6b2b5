//! The window's worker on a real store: what it tells is true by then, and a restart asks for no PIN.
use super::{
    clerk::{WINDOW, hall},
    pilot::monday,
    place::Place,
};
use chrono::NaiveDateTime;
use service_hall::hall::desk::{DutyState, Order, WindowView};
use service_hall::hall::people::{AuditNote, Authority};
use service_hall::hall::queue::{StepError, Ticket};
use service_hall::store::{AccountChange, AuditFilter, Store, TakeRequest};
use service_hall::window::{ActionOutcome, Pin, WindowRequest, WindowUpdate};
use service_hall::workers::identity::IdentityCheck;
use service_hall::workers::window::{DutySession, WindowWorker, WindowWorkerSetup};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, channel},
    },
    time::Duration,
};

/// Far longer than anything takes: only a jam reaches it.
const JAM: Duration = Duration::from_secs(10);

/// A worker, what it tells, and its store.
struct Room {
    place: Place,
    worker: Option<WindowWorker>,
    news: Receiver<WindowUpdate>,
    broken: Arc<AtomicBool>,
    /// Statements that are run once, before the store is opened the next time.
    before_opening: Arc<Mutex<Option<String>>>,
}

impl Room {
    fn open(name: &str) -> Room {
        let room = Room::at(Place::sqlite(name), false, true);
        room.place.open();
        room
    }

    fn at(place: Place, is_broken: bool, may_claim: bool) -> Room {
        Room::of(place, Some(WINDOW), is_broken, may_claim)
    }

    /// `window` is the one that the machine stands at, where it was named.
    fn of(place: Place, window: Option<&str>, is_broken: bool, may_claim: bool) -> Room {
        Room::looking(place, window, is_broken, may_claim, Duration::from_millis(20))
    }

    fn looking(
        place: Place,
        window: Option<&str>,
        is_broken: bool,
        may_claim: bool,
        look_every: Duration,
    ) -> Room {
        let (tell, news) = channel();
        let broken = Arc::new(AtomicBool::new(is_broken));
        let before_opening: Arc<Mutex<Option<String>>> = Arc::default();
        let (url, file, ledger) = (place.url(), place.file("hall.db"), place.file("hall.db.ledger"));
        let nowhere = format!("sqlite:{}", place.file("missing/hall.db").display()).parse().unwrap();
        let (fails, statements) = (Arc::clone(&broken), Arc::clone(&before_opening));
        let tell = Mutex::new(tell);
        let setup = WindowWorkerSetup {
            open_store: Box::new(move || {
                if fails.load(Ordering::SeqCst) {
                    return Store::open(&nowhere, None);
                }
                if let Some(statement) = statements.lock().unwrap().take() {
                    rusqlite::Connection::open(&file).unwrap().execute_batch(&statement).unwrap();
                }
                Store::open(&url, Some(&ledger))
            }),
            hall: hall(),
            synonyms: Vec::new(),
            setup: service_hall::workers::setup::SetupReader::of(Box::new(|_| None)),
            clock: Box::new(monday),
            window: window.map(Into::into),
            identity: IdentityCheck::new(Box::new(|hash, pin| hash == pin), None, "desk"),
            claim: Box::new(move |_| may_claim),
            folder: place.file(""),
            look_every,
        };
        let told = move |news| {
            let _nobody_listens = tell.lock().unwrap().send(news);
        };
        let worker = WindowWorker::start(setup, told).unwrap();
        Room { place, worker: Some(worker), news, broken, before_opening }
    }

    fn request(&self, request: WindowRequest) {
        self.worker.as_ref().unwrap().perform(request);
    }

    fn hears<T>(&self, wanted: impl Fn(WindowUpdate) -> Option<T>) -> T {
        loop {
            let news = self.news.recv_timeout(JAM).expect("it is told");
            if let Some(heard) = wanted(news) {
                return heard;
            }
        }
    }

    fn sign_in(&self, clerk: &str, pin: &str) -> WindowUpdate {
        let (window, clerk, pin) = (WINDOW.into(), clerk.into(), Pin(pin.to_owned()));
        self.request(WindowRequest::SignIn { window, clerk, pin });
        self.hears(|news| match news {
            WindowUpdate::SignedIn { .. }
            | WindowUpdate::WrongPin { .. }
            | WindowUpdate::MustWait { .. }
            | WindowUpdate::AccountClosed
            | WindowUpdate::KnownPin
            | WindowUpdate::NotHere
            | WindowUpdate::Elsewhere
            | WindowUpdate::OnDutyAt { .. }
            | WindowUpdate::BusyAt { .. }
            | WindowUpdate::Lost => Some(news),
            _ => None,
        })
    }

    fn order(&self, order: Order) -> ActionOutcome {
        self.request(WindowRequest::Order(order));
        self.hears(|news| match news {
            WindowUpdate::Answered { done, .. } => Some(done),
            WindowUpdate::Lost => panic!("lost"),
            _ => None,
        })
    }

    fn view(&self, wanted: impl Fn(&WindowView) -> bool) -> WindowView {
        self.hears(|news| match news {
            WindowUpdate::View { view, .. } if wanted(&view) => Some(*view),
            _ => None,
        })
    }

    fn take(&self, visit: &str) -> Ticket {
        let at: NaiveDateTime = monday();
        let asked = TakeRequest {
            visit: visit.into(),
            kiosk: "1".into(),
            line: "A".into(),
            at,
            ..TakeRequest::default()
        };
        self.place.open().take(&asked, &hall()).unwrap().unwrap().ticket
    }

    /// What the audit has: act, object, how it is now.
    fn kept(&self) -> Vec<String> {
        let entries = self.place.open().audit_entries(&AuditFilter::default()).unwrap();
        let said = |note: &AuditNote| format!("{} {} {}", note.act.word(), note.object, note.after);
        entries.iter().map(|entry| said(&entry.note)).collect()
    }

    /// The program ends and is started again.
    fn restart(mut self) -> Room {
        self.worker.take().unwrap().finish(JAM);
        Room::at(self.place, false, true)
    }
}

fn is_in(news: &WindowUpdate, restored: bool) -> bool {
    matches!(news, WindowUpdate::SignedIn { restored: said, .. } if *said == restored)
}

#[test]
fn a_clerk_signs_in_calls_and_sees_it() {
    let room = Room::open("worker");
    room.take("a");
    assert!(matches!(room.sign_in("101", "9999"), WindowUpdate::WrongPin { .. }));
    assert!(matches!(room.sign_in("nobody", "2468"), WindowUpdate::WrongPin { .. }));
    assert!(matches!(room.sign_in("102", "2468"), WindowUpdate::NotHere));
    assert!(is_in(&room.sign_in("101", "2468"), false));
    let called = room.order(Order::Next).unwrap().unwrap();
    assert_eq!(called.label().to_string(), "A001");
    assert_eq!(room.order(Order::Next), Err(StepError::InHand("A001".parse().unwrap())));
    room.view(|view| view.in_hand.as_ref().is_some_and(|ticket| ticket.code == called.code));
    room.take("b");
    room.view(|view| view.waiting == 1);
}

#[test]
fn a_restart_asks_for_no_pin_and_finds_the_ticket_in_hand() {
    let room = Room::open("worker");
    room.take("a");
    room.sign_in("101", "2468");
    room.order(Order::Next).unwrap();
    let file = room.place.file("window-A03.session");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let room = room.restart();
    room.hears(|news| is_in(&news, true).then_some(()));
    assert_eq!(room.view(|_| true).in_hand.unwrap().label().to_string(), "A001");
    let finish = Order::Finish { works: Vec::new(), remark: String::new(), onward: None };
    room.order(finish).unwrap();
    room.request(WindowRequest::Duty(DutyState::Closed));
    room.hears(|news| matches!(news, WindowUpdate::Answered { done: Ok(None), .. }).then_some(()));
    let room = room.restart();
    room.hears(|news| {
        matches!(news, WindowUpdate::PleaseSignIn { clerk, .. } if clerk.is_none()).then_some(())
    });
    assert!(!file.exists(), "signing out forgets it");
}

#[test]
fn a_machine_without_a_window_of_its_own_finds_the_one_that_was_left_open() {
    let mut room = Room::open("worker");
    room.sign_in("101", "2468");
    room.worker.take().unwrap().finish(JAM);
    let mut room = Room::of(room.place, None, false, true);
    room.hears(|news| is_in(&news, true).then_some(()));
    room.worker.take().unwrap().finish(JAM);
    // With two of them nobody can tell which is meant.
    let other = DutySession { window: "B01".into(), clerk: "102".into(), token: "other".into() };
    other.write(&room.place.file("")).unwrap();
    let room = Room::of(room.place, None, false, true);
    room.hears(|news| {
        matches!(news, WindowUpdate::PleaseSignIn { window, .. } if window.is_none()).then_some(())
    });
}

#[test]
fn a_session_that_is_over_is_forgotten_and_a_guessed_window_is_asked_for() {
    let room = Room::open("worker");
    let stale = DutySession { window: WINDOW.into(), clerk: "101".into(), token: "yesterday".into() };
    stale.write(&room.place.file("")).unwrap();
    let mut room = room;
    room.worker.take().unwrap().finish(JAM);
    let asked = |room: &Room| {
        room.hears(|news| match news {
            WindowUpdate::PleaseSignIn { window, clerk } => Some((window, clerk)),
            WindowUpdate::SignedIn { .. } => panic!("let in"),
            _ => None,
        })
    };
    let room = Room::of(room.place, None, false, true);
    assert_eq!(asked(&room), (None, None));
    assert!(!room.place.file("window-A03.session").exists(), "it stands in nobody's way");
}

#[test]
fn a_window_that_another_program_has_is_not_guessed() {
    let mut room = Room::open("worker");
    room.sign_in("101", "2468");
    room.worker.take().unwrap().finish(JAM);
    let room = Room::of(room.place, None, false, false);
    room.hears(|news| {
        matches!(news, WindowUpdate::PleaseSignIn { window, .. } if window.is_none()).then_some(())
    });
    assert!(room.place.file("window-A03.session").exists(), "it is the other program's");
}

#[test]
fn a_session_that_is_over_or_forged_opens_nothing() {
    for token in ["", "forged"] {
        let room = Room::open("worker");
        room.sign_in("101", "2468");
        let session = DutySession { window: WINDOW.into(), clerk: "101".into(), token: token.into() };
        session.write(&room.place.file("")).unwrap();
        let room = room.restart();
        let clerk = room.hears(|news| match news {
            WindowUpdate::PleaseSignIn { clerk, .. } => Some(clerk),
            WindowUpdate::SignedIn { .. } => panic!("a token {token:?} let somebody in"),
            _ => None,
        });
        assert_eq!(clerk.as_deref(), Some("101"), "but the number is filled in");
    }
}

#[test]
fn another_program_at_the_same_window_is_respected() {
    let room = Room::at(Place::sqlite("worker"), false, false);
    assert!(matches!(room.sign_in("101", "2468"), WindowUpdate::Elsewhere));
    assert_eq!(room.kept().pop().unwrap(), "denied A03 open_already", "a refusal is no sign-in");
}

#[test]
fn whoever_signs_out_is_kept() {
    let room = Room::open("worker");
    room.sign_in("101", "2468");
    room.request(WindowRequest::Duty(DutyState::Closed));
    room.hears(|news| matches!(news, WindowUpdate::Answered { .. }).then_some(()));
    assert_eq!(room.kept().pop().unwrap(), "sign_out A03 ");
}

#[test]
fn a_window_whose_clerk_s_account_is_closed_is_left_at_once() {
    let room = Room::open("worker");
    room.sign_in("101", "2468");
    room.view(|view| view.duty.state == DutyState::Open);
    let authority = Authority::system("");
    let by = AccountChange { authority: &authority, machine: "desk", at: monday() };
    room.place.open().close_account("101", true, &by).unwrap().unwrap();
    room.view(|view| view.duty.state == DutyState::Closed);
    assert_eq!(room.order(Order::Next), Err(StepError::NotOnDuty));
    assert!(!room.place.file("window-A03.session").exists());
}

#[test]
fn a_store_that_is_gone_is_told_and_so_is_its_return() {
    let room = Room::at(Place::sqlite("worker"), true, true);
    assert!(matches!(room.sign_in("101", "2468"), WindowUpdate::Lost));
    room.broken.store(false, Ordering::SeqCst);
    room.hears(|news| matches!(news, WindowUpdate::Back).then_some(()));
    assert!(is_in(&room.sign_in("101", "2468"), false));
}

#[test]
fn an_order_that_fails_is_done_once_on_a_store_opened_anew() {
    let room = Room::open("worker");
    room.take("a");
    room.take("b");
    room.sign_in("101", "2468");
    // The order fails in the middle; whoever opens the store again finds it mended.
    let broken = rusqlite::Connection::open(room.place.file("hall.db")).unwrap();
    broken.execute_batch("ALTER TABLE call RENAME TO lost").unwrap();
    *room.before_opening.lock().unwrap() = Some("ALTER TABLE lost RENAME TO call".into());
    let called = room.order(Order::Next).unwrap().unwrap();
    let mut store = room.place.open();
    assert_eq!(store.calls_after(monday(), 0).unwrap().len(), 1, "{} was called once", called.label());
    assert_eq!(store.lines_today(monday()).unwrap()[0].waiting, 1);
}

#[test]
fn what_others_do_is_on_the_screen_at_once() {
    for place in Place::every("worker-feed") {
        place.open();
        // It never looks by itself within the time of a test.
        let room = Room::looking(place, Some(WINDOW), false, true, Duration::from_hours(1));
        room.sign_in("101", "2468");
        for waiting in 1..=3 {
            room.take(&format!("v{waiting}"));
            room.view(|view| view.waiting == waiting);
        }
    }
}

#[test]
fn t_c7_a_clerk_of_two_windows_is_asked_and_moves_with_the_second_pin_unless_somebody_is_in_hand() {
    let room = Room::open("worker");
    let (mut store, clerk) = (room.place.open(), "101".into());
    store.sign_in(&hall(), &"B01".into(), &clerk, "token", monday()).unwrap().unwrap();
    let asked = room.sign_in("101", "2468");
    assert!(matches!(&asked, WindowUpdate::OnDutyAt { window } if *window == "B01"), "{asked:?}");
    assert!(
        matches!(room.sign_in("101", "9999"), WindowUpdate::WrongPin { .. }),
        "nobody is moved by a guess"
    );
    let waiting = store.take(
        &TakeRequest { visit: "b".into(), line: "D".into(), at: monday(), ..TakeRequest::default() },
        &hall(),
    );
    let label = waiting.unwrap().unwrap().ticket.label();
    store.order(&hall(), &"B01".into(), &clerk, "p1", &Order::Next, monday()).unwrap().unwrap();
    let busy = room.sign_in("101", "2468");
    assert!(matches!(&busy, WindowUpdate::BusyAt { label: there, .. } if *there == label), "{busy:?}");
    let done = Order::Finish { works: vec![], remark: String::new(), onward: None };
    store.order(&hall(), &"B01".into(), &clerk, "p2", &done, monday()).unwrap().unwrap();
    assert!(matches!(room.sign_in("101", "2468"), WindowUpdate::OnDutyAt { .. }));
    assert!(is_in(&room.sign_in("101", "2468"), false), "once more moves them here");
    assert_eq!(store.duty("B01", monday()).unwrap().0.state, DutyState::Closed);
}
