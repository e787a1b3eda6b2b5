//! A program is killed at any moment between "submit" and "thank you": every acknowledged case is there, and none twice.
use super::{hall, opinion, shown};
use crate::support::{place::Place, test_named};
use service_hall::hall::cases::Submission;
use service_hall::hall::receipts::Receipt;
use service_hall::store::{CaseFilter, CaseKey, Store};
use std::env;
use std::io::{BufRead, BufReader, Write, stdout};
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
    let mut out = stdout();
    for turn in from.. {
        writeln!(out, "asks {turn}").unwrap();
        let asked = Submission { kiosk: None, ..opinion(&format!("request {turn}"), turn % 1000) };
        let submitted = store.submit_case_and_print(&asked, &hall(), "zh").unwrap().unwrap();
        writeln!(out, "thanks {turn} {} {}", submitted.case.number, submitted.receipt).unwrap();
    }
}

fn start(place: &Place, from: i64) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([&test_named(module_path!(), "submitter"), "--exact", "--nocapture", "--test-threads=1"])
        .env("CASE_STORE", &place.address)
        .env("CASE_LEDGER", place.file("hall.db.ledger"))
        .env("CASE_FROM", from.to_string())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
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
