//! A program is killed at any moment between "submit" and "thank you": every acknowledged case is there, and none twice.
use super::{hall, opinion, shown};
use crate::support::relay::Relay;
use crate::support::{place::Place, test_named};
use rustix::process::{Resource, Rlimit, Signal, setrlimit};
use service_hall::hall::cases::Submission;
use service_hall::hall::receipts::Receipt;
use service_hall::store::{CaseFilter, CaseKey, Store};
use std::env;
use std::fs;
use std::io::{BufRead, BufReader, Write, stdout};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A child process: a kiosk that submits one request after the other until it is killed, and says each once it has it.
#[test]
fn submitter() {
    let (Ok(url), Ok(ledger), Ok(from)) =
        (env::var("CASE_STORE"), env::var("CASE_LEDGER"), env::var("CASE_FROM"))
    else {
        return;
    };
    let mut store = Store::open(&url.parse().unwrap(), Some(Path::new(&ledger))).unwrap();
    let from: i64 = from.parse().unwrap();
    if let Ok(pieces) = env::var("CASE_PIECES") {
        dies_after(Path::new(&ledger), pieces.parse().unwrap());
    }
    let mut out = stdout();
    for turn in from.. {
        writeln!(out, "asks {turn}").unwrap();
        let asked = Submission { kiosk: None, ..opinion(&format!("request {turn}"), turn % 1000) };
        let submitted = store.submit_case_and_print(&asked, &hall(), "zh").unwrap().unwrap();
        writeln!(out, "thanks {turn} {} {}", submitted.case.number, submitted.receipt).unwrap();
    }
}

/// What SQLite appends to its log at a time: a page with a head of its own.
const PIECE: u64 = 4096 + 24;

/// From here on this process is killed by the system once it has written so many pieces more of the log beside a ledger, in
/// the middle of the next.
fn dies_after(ledger: &Path, pieces: u64) {
    let log = ledger.with_file_name("hall.db-wal");
    let most = fs::metadata(log).map_or(0, |about| about.len()) + pieces * PIECE + PIECE / 2;
    let limit = |bytes| Rlimit { current: Some(bytes), maximum: Some(bytes) };
    // Nobody looks into what is left of it.
    setrlimit(Resource::Core, limit(0)).unwrap();
    setrlimit(Resource::Fsize, limit(most)).unwrap();
}

fn start(place: &Place, from: i64) -> Child {
    submitter_of(place, from).spawn().unwrap()
}

fn submitter_of(place: &Place, from: i64) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args([&test_named(module_path!(), "submitter"), "--exact", "--nocapture", "--test-threads=1"])
        .env("CASE_STORE", &place.address)
        .env("CASE_LEDGER", place.file("hall.db.ledger"))
        .env("CASE_FROM", from.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    command
}

/// Runs a submitter from a request on and kills it a moment after it asked for its so manyth; what it said.
fn killed(place: &Place, from: i64, asks: usize, moment: Duration) -> (i64, Vec<(i64, u32, String)>) {
    let mut child = start(place, from);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let (mut thanked, mut asked, mut last) = (Vec::new(), 0, from);
    let mut hear = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        match words[..] {
            // The first line stands behind the name of the test.
            [.., "asks", turn] => {
                last = turn.parse().unwrap();
                true
            }
            ["thanks", turn, number, receipt] => {
                thanked.push((turn.parse().unwrap(), number.parse().unwrap(), receipt.to_owned()));
                false
            }
            _ => false,
        }
    };
    while asked < asks {
        asked += usize::from(hear(&lines.next().expect("the submitter falls silent")));
    }
    std::thread::park_timeout(moment);
    child.kill().unwrap();
    child.wait().unwrap();
    lines.for_each(|line| {
        hear(&line);
    });
    (last, thanked)
}

#[test]
fn a_kiosk_that_is_killed_at_any_moment_loses_no_case_and_doubles_none() {
    for place in Place::every("case-kills") {
        drop(place.open());
        let (mut next, mut thanked) = (0, Vec::new());
        for kill in 0..24_u32 {
            // Moments all over the few milliseconds that a submission takes.
            let moment = Duration::from_micros(u64::from(kill) * 173);
            let asks = 1 + usize::try_from(kill % 3).unwrap();
            let (last, said) = killed(&place, next, asks, moment);
            thanked.extend(said);
            // The same request is sent again, as a kiosk does after a failure: it may be there or not.
            next = last;
        }
        let mut store = place.open();
        for (turn, number, receipt) in &thanked {
            let read = Receipt::read(receipt).unwrap();
            let seen = shown(&mut store, CaseKey::Receipt(read), super::at(0)).unwrap();
            assert_eq!(seen.case.number, *number, "an acknowledged case is gone: request {turn}");
        }
        // Everybody asks once more: nothing is added but what was never kept.
        for turn in 0..=next {
            let asked = Submission { kiosk: None, ..opinion(&format!("request {turn}"), turn % 1000) };
            store.submit_case_and_print(&asked, &hall(), "zh").unwrap().unwrap();
        }
        let all = CaseFilter { is_of_all: true, limit: 10_000, ..CaseFilter::default() };
        let cases = store.cases(&all).unwrap().cases;
        assert_eq!(i64::try_from(cases.len()).unwrap(), next + 1, "one case a request");
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        let texts = place.texts("SELECT body FROM case_text WHERE part = 'text'").len();
        let steps = place.texts("SELECT act FROM case_step").len();
        let entries = place.texts("SELECT event FROM journal WHERE kind = 'case'").len();
        let prints = place.texts("SELECT code FROM case_print WHERE print_state = 'queued'").len();
        assert_eq!([texts, steps, entries, prints], [cases.len(); 4], "each whole");
        println!("{} cases thanked for under 24 kills, {} in all", thanked.len(), cases.len());
    }
}

/// One case of one request, or none yet; and whole.
fn is_kept_once(place: &Place) -> bool {
    let mut store = place.open();
    let all = CaseFilter { is_of_all: true, limit: 10, ..CaseFilter::default() };
    let cases = store.cases(&all).unwrap().cases.len();
    assert!(cases <= 1, "one request, {cases} cases");
    assert_eq!(store.examine().unwrap(), Vec::<String>::new());
    let rows = [
        "SELECT body FROM case_text WHERE part = 'text'",
        "SELECT act FROM case_step",
        "SELECT event FROM journal WHERE kind = 'case'",
        "SELECT code FROM case_print WHERE print_state = 'queued'",
    ];
    assert_eq!(rows.map(|statement| place.texts(statement).len()), [cases; 4], "all of it or nothing");
    cases == 1
}

#[test]
fn a_submission_that_is_killed_at_each_of_its_writes_is_kept_once_or_not_at_all() {
    let place = Place::sqlite("case-writes");
    drop(place.open());
    let mut kills = 0;
    for pieces in 0.. {
        let mut child = submitter_of(&place, 0).env("CASE_PIECES", pieces.to_string()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let is_thanked = lines.into_iter().any(|line| line.starts_with("thanks 0 1 "));
        if is_thanked {
            child.kill().unwrap();
            child.wait().unwrap();
            assert!(is_kept_once(&place), "it was thanked for");
            break;
        }
        let killed = child.wait().unwrap().signal();
        assert_eq!(killed, Some(Signal::XFSZ.as_raw()), "after {pieces} pieces");
        assert!(!is_kept_once(&place), "what was not written whole is not there");
        kills += 1;
    }
    println!("killed at {kills} writes of one submission");
    assert!(kills > 5, "a submission is more than {kills} writes");
}

#[test]
fn a_submission_over_a_line_that_breaks_after_each_of_its_trips_is_kept_once() {
    for place in Place::every("case-trips").filter(|place| place.address.starts_with("postgres")) {
        drop(place.open());
        let (relay, address) = Relay::to(&place.address);
        let asked = Submission { kiosk: None, ..opinion("request 0", 0) };
        let mut broken = 0;
        for trips in 0.. {
            let mut far = Store::open(&address.parse().unwrap(), Some(&place.file("far.ledger"))).unwrap();
            relay.break_after(trips);
            let submitted = far.submit_case_and_print(&asked, &hall(), "zh");
            relay.let_go();
            let is_kept = is_kept_once(&place);
            if submitted.is_ok() {
                assert!(is_kept, "it was thanked for");
                break;
            }
            broken += 1;
        }
        assert!(broken >= 2, "broken at {broken} trips only");
    }
}
