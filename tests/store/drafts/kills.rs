//! A program is killed anywhere while it publishes: matters and setup are of one publication, and what was ordered comes into force.
use super::{at, document, edit, editor, guide, in_force, opened, order, publisher, writes};
use crate::support::{place::Place, test_named};
use service_hall::hall::drafts::{DraftContent, DraftEdit};
use service_hall::store::Store;
use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// Matters that no draft changes: copying them takes a while.
const OTHERS: usize = 900;

/// A child process: somebody who publishes one draft after the other, and says so before each.
#[test]
fn publishing_child() {
    let (Ok(url), Ok(ledger)) = (env::var("DRAFT_STORE"), env::var("DRAFT_LEDGER")) else { return };
    let mut store = Store::open(&url.parse().unwrap(), Some(Path::new(&ledger))).unwrap();
    for round in 1.. {
        let round = format!("{}-{round}", std::process::id());
        store.acting(&editor(), "desk", at(0)).discard_draft(None).unwrap().unwrap();
        let lines = DraftEdit::new(document("lines.toml"), DraftContent::Text(round.clone()));
        edit(&mut store, &editor(), &[writes("A", &round), writes("C", &round), lines]);
        let order = order(&mut store, None);
        println!("publishes {round}");
        std::io::stdout().flush().unwrap();
        let done = store.acting(&publisher(), "desk", at(1)).publish_draft(&order, &mut |_| true);
        done.unwrap().unwrap().unwrap();
    }
}

fn sweep(place: &Place, kills: u64) {
    let mut store = opened(place);
    let many = (0..OTHERS).map(|at| guide(&format!("M{at}"), "0"));
    let all = [guide("A", "1"), guide("B", "2"), guide("C", "3")].into_iter().chain(many);
    store.replace_catalogue(at(0), &mut all.into_iter(), &mut |_| ()).unwrap();
    let (mut seen, mut finished) = (String::new(), 0);
    for kill in 0..kills {
        let mut child = Command::new(env::current_exe().unwrap())
            .args([
                &test_named(module_path!(), "publishing_child"),
                "--exact",
                "--nocapture",
                "--test-threads=1",
            ])
            .env("DRAFT_STORE", &place.address)
            .env("DRAFT_LEDGER", place.file("hall.db.ledger"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.map(Result::unwrap).find(|line| line.starts_with("publishes"));
        assert!(said.is_some(), "the child publishes");
        // A little later every time.
        thread::park_timeout(Duration::from_micros(kill * 1_700 % 60_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = together(&mut store);
        // What was ordered and not put in force is put in force by whoever comes next.
        let ended = store.publish_due("kiosk", at(2), &mut |_| true).unwrap();
        finished += ended.len();
        let now = together(&mut store);
        assert_eq!(now != found, !ended.is_empty(), "{now} after {found}");
        seen = now;
    }
    assert!(!seen.is_empty() && seen != "1", "something was published");
    println!("{kills} kills, {finished} publications finished by somebody else");
    assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
    assert_eq!(store.count_matters().unwrap() as usize, OTHERS + 3);
    assert_eq!(
        left_over(place),
        0,
        "no edition but the one in force and the one before is left after the last"
    );
}

/// What is in force, which is of one publication.
fn together(store: &mut Store) -> String {
    let (phones, documents) = in_force(store);
    assert_eq!(phones.len(), OTHERS + 3);
    let of = |code: &str| {
        let found = phones.iter().find_map(|phone| phone.strip_prefix(code)).unwrap();
        found.trim().to_owned()
    };
    let (a, c) = (of("A "), of("C "));
    assert!(a == c || (a.as_str(), c.as_str()) == ("1", "3"), "{a} {c}");
    let lines = documents.text("lines.toml").unwrap();
    assert!(lines == a || (lines, a.as_str()) == ("L", "1"), "{lines} {a}");
    a
}

/// Editions of the catalogue that are not in force, but for the one before it.
fn left_over(place: &Place) -> usize {
    let mut store = place.open();
    // One that goes through takes away what others left.
    edit(&mut store, &editor(), &[writes("B", "last")]);
    let order = order(&mut store, None);
    store.acting(&publisher(), "desk", at(3)).publish_draft(&order, &mut |_| true).unwrap().unwrap().unwrap();
    let editions = place.texts("SELECT DISTINCT CAST(edition AS TEXT) FROM matter");
    editions.len().saturating_sub(2)
}

#[test]
fn a_publication_that_is_killed_is_whole_or_not_there() {
    for place in Place::every("draft-kill") {
        sweep(&place, 6);
    }
}

#[test]
#[ignore = "second tier: takes a minute"]
fn a_publication_that_is_killed_anywhere_is_whole_or_not_there() {
    for place in Place::every("draft-kills") {
        sweep(&place, 150);
    }
}
