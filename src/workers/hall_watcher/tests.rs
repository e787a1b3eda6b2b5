//! What the watcher tells: the hall, what became of decisions, and a store that goes and comes back.
use super::*;
use crate::hall::Setup;
use crate::hall::desk::{Clerk, Window};
use crate::hall::queue::Line;
use crate::live::LoanWish;
use crate::store::StoreUrl;
use std::cell::{Cell, RefCell};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

const NINE: &str = "2026-11-23T09:00:00";

/// A folder for one test's store, gone afterwards.
struct TestFolder(PathBuf);

impl TestFolder {
    fn new(name: &str) -> TestFolder {
        let folder = std::env::temp_dir().join(format!("hall-watcher-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        TestFolder(folder)
    }

    fn open(&self) -> Result<Store, StoreError> {
        self.opening()()
    }

    fn opening(&self) -> StoreOpener {
        let url: StoreUrl = format!("sqlite:{}", self.0.join("hall.db").display()).parse().unwrap();
        Box::new(move || Store::open(&url, None))
    }
}

impl Drop for TestFolder {
    fn drop(&mut self) {
        let _stays = fs::remove_dir_all(&self.0);
    }
}

/// Clerks 001, who leads, and 101, who does not; both with the PIN 2468.
fn hall() -> Hall {
    let clerk = |code: &str, lead| Clerk { code: code.into(), pin: "2468".into(), lead, ..Clerk::default() };
    let line = |code: &str| Line { code: code.into(), ..Line::default() };
    let (lines, window) = (vec![line("A"), line("B")], Window { code: "A01".into(), ..Window::default() });
    let windows = vec![Window { lines: vec!["A".into()], ..window }];
    Hall::new(Setup {
        lines,
        windows,
        clerks: vec![clerk("001", true), clerk("101", false)],
        ..Setup::default()
    })
}

fn decision(clerk: &str, pin: &str, reason: Option<&str>) -> Decision {
    Decision {
        line: "A".into(),
        reason: reason.map(str::to_owned),
        loan: None,
        clerk: clerk.into(),
        pin: crate::live::Pin(pin.into()),
    }
}

/// Keeps watch; what was told, in a word each. `next` is asked after each of them: a decision, or nothing more.
fn told(open: StoreOpener, retry: Duration, next: &dyn Fn(&str) -> TestStep) -> Vec<String> {
    let (send, asked) = channel();
    let send = Arc::new(send);
    let tasks = Arc::downgrade(&send);
    let (send, heard) = (RefCell::new(Some(send)), RefCell::new(Vec::new()));
    let tell = |event: LeadEvent| {
        let said = match event {
            LeadEvent::View(now, _) => {
                let stop = now.lines.iter().find_map(|line| line.stop.as_ref());
                stop.map_or("open".to_owned(), |stop| format!("stopped by {}: {}", stop.who, stop.reason))
            }
            LeadEvent::Answered(answer) => format!("{:?}", answer.outcome),
            other => format!("{other:?}"),
        };
        match next(&said) {
            TestStep::Ask(decision) => {
                send.borrow().iter().for_each(|send| send.send(WatchTask::Decide(decision.clone())).unwrap());
            }
            TestStep::Wait => {}
            TestStep::Leave => drop(send.borrow_mut().take()),
        }
        heard.borrow_mut().push(said);
    };
    let now = || NINE.parse().unwrap();
    let identity = RefCell::new(IdentityCheck::new(Box::new(|hash, pin| hash == pin), None, "desk"));
    let watch = WatchLoop {
        hall: Arc::new(hall()),
        setup: SetupFollower::new(SetupReader::of(Box::new(|_| None))),
        now: &now,
        identity: &identity,
        retry,
        tell: &tell,
        tasks,
    };
    watch.keep(Connection::new(open), &asked);
    heard.into_inner()
}

/// What somebody at the screen does next.
enum TestStep {
    Ask(Decision),
    Wait,
    Leave,
}

#[test]
fn only_the_lead_with_the_right_pin_stops_a_line() {
    let folder = TestFolder::new("pin");
    let asked = RefCell::new(
        [
            decision("001", "2469", Some("x")),
            decision("777", "2468", Some("x")),
            decision("101", "1111", Some("x")),
            decision("101", "2468", Some("x")),
            decision("001", "2468", Some("系统故障")),
            decision("001", "2468", None),
        ]
        .into_iter(),
    );
    let begun = Cell::new(false);
    let next = |said: &str| {
        let seen = said.starts_with("open") || said.starts_with("stopped");
        // The first look at the hall, and every answer, is followed by the next decision.
        if seen && begun.replace(true) {
            return TestStep::Wait;
        }
        asked.borrow_mut().next().map_or(TestStep::Leave, TestStep::Ask)
    };
    let mut heard = told(folder.opening(), RETRY, &next);
    // The same is told again whenever the hall is read, such as when it begins to be listened to.
    let mut view = String::new();
    heard.retain(|said| {
        let is_view = said.starts_with("open") || said.starts_with("stopped");
        !is_view || std::mem::replace(&mut view, said.clone()) != *said
    });
    heard.dedup();
    let all = ["open", "WrongPin { left: 4 }", "NotLead", "Done", "stopped by 001: 系统故障", "Done", "open"];
    assert_eq!(heard, all, "a clerk's rank is not told to whoever does not know the PIN");
    let steps = folder.open().unwrap().line_steps("A", NINE.parse().unwrap()).unwrap();
    let steps: Vec<_> = steps.iter().map(|step| (step.stopped, step.who.as_str())).collect();
    assert_eq!(steps, [(true, "001"), (false, "001")], "both are written down");
}

#[test]
fn a_line_returns_only_what_is_lent_to_it() {
    let folder = TestFolder::new("loan");
    let loan = |line: &str, minutes| {
        let wish = LoanWish { window: "A01".into(), minutes };
        Decision { line: line.into(), loan: Some(wish), ..decision("001", "2468", None) }
    };
    let asked = RefCell::new([loan("B", Some(30)), loan("A", None), loan("B", None)].into_iter());
    let begun = Cell::new(false);
    let next = |said: &str| {
        if said == "open" && begun.replace(true) {
            return TestStep::Wait;
        }
        asked.borrow_mut().next().map_or(TestStep::Leave, TestStep::Ask)
    };
    let mut heard = told(folder.opening(), RETRY, &next);
    heard.retain(|said| said != "open");
    assert_eq!(heard, ["Done", "NoLoan(NotLent)", "Done"]);
}

#[test]
fn a_store_that_is_gone_is_tried_until_it_is_back() {
    let folder = TestFolder::new("back");
    let (tried, mut there) = (AtomicU32::new(0), folder.opening());
    let open = Box::new(move || if tried.fetch_add(1, Ordering::SeqCst) < 2 { nowhere() } else { there() });
    let next = |said: &str| if said == "open" { TestStep::Leave } else { TestStep::Wait };
    assert_eq!(told(open, Duration::ZERO, &next), ["Gone", "Gone", "open"]);
}

#[test]
fn what_is_decided_while_the_store_is_gone_is_not_done_later() {
    let next = |said: &str| match said {
        "Gone" => TestStep::Ask(decision("001", "2468", Some("x"))),
        _ => TestStep::Leave,
    };
    assert_eq!(told(Box::new(nowhere), Duration::from_mins(10), &next), ["Gone", "StoreFailed"]);
}

fn nowhere() -> Result<Store, StoreError> {
    Store::open(&"sqlite:/dev/null/hall.db".parse().unwrap(), None)
}
