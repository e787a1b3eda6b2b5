//! A program is killed between the try and its answer: the try counts all the same (r:L12).
use super::{add, at, attempt, attempted};
use crate::support::{place::Place, test_named};
use rustix::process::{Signal, getpid, kill_process};
use service_hall::hall::people::SignInError;
use service_hall::store::Store;
use std::env;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// A child process: somebody who ends the program as soon as a PIN is looked at.
#[test]
fn guesser() {
    let (Ok(url), Ok(ledger)) = (env::var("GUESS_STORE"), env::var("GUESS_LEDGER")) else { return };
    let mut store = Store::open(&url.parse().unwrap(), Some(Path::new(&ledger))).unwrap();
    let mut killed = |_: &str| {
        kill_process(getpid(), Signal::KILL).unwrap();
        unreachable!("nobody outlives that signal");
    };
    let answered = store.prove(&attempt("104"), &mut killed, at(0)).unwrap();
    assert_eq!(answered, Err(SignInError::Wait { seconds: 15 }), "the PIN was not looked at");
}

#[test]
fn whoever_kills_the_program_before_the_answer_has_tried_all_the_same() {
    for place in Place::every("guess") {
        add(&mut place.open(), "104", &["clerk"]);
        for tried in 1..=6 {
            let guess = Command::new(env::current_exe().unwrap())
                .args([&test_named(module_path!(), "guesser"), "--exact", "--test-threads=1"])
                .env("GUESS_STORE", &place.address)
                .env("GUESS_LEDGER", place.file("hall.db.ledger"))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .unwrap();
            // The sixth is not let to try.
            assert_eq!(guess.signal().is_some(), tried <= 5, "{tried}: {guess:?}");
            assert!(tried <= 5 || guess.success(), "{guess:?}");
        }
        let mut store = place.open();
        let now = attempted(&mut store, "104", "pin of 104", at(3));
        assert_eq!(now, (false, Err(SignInError::Wait { seconds: 12 })));
        assert!(attempted(&mut store, "104", "pin of 104", at(15)).1.is_ok());
    }
}
