//! A restoring that ends anywhere leaves the old hall or the new one.
use super::{at, back_up, but_restorings, open, people, restore, takes, target};
use crate::support::place::Place;
use crate::support::relay::Relay;
use crate::support::test_named;
use rustix::process::{Signal, getpid, kill_process};
use service_hall::hall::HallIdentity;
use service_hall::store::{RestoreTarget, StoreUrl};
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// A place with 30 numbers, the backup of its first 10, and what it holds before and after a restoring.
struct Scene {
    place: Place,
    old: Vec<String>,
    new: Vec<String>,
}

impl Scene {
    fn new(place: Place) -> Scene {
        let mut store = place.open();
        takes(&mut store, "before", 10);
        people(&mut store);
        back_up(&mut store, &place.file("hall.backup"));
        takes(&mut store, "after", 20);
        drop(store);
        let old = but_restorings(&place);
        let other = Place::sqlite("killed-new");
        fs::copy(place.file("hall.db.ledger"), other.file("hall.db.ledger")).unwrap();
        restore(&place.file("hall.backup"), &other);
        Scene { new: but_restorings(&other), place, old }
    }

    /// The store is the old one or the new one, and goes on above every number; says which it is.
    fn is_new(&self) -> bool {
        let now = but_restorings(&self.place);
        assert!(now == self.old || now == self.new, "a mixture");
        now == self.new
    }

    fn goes_on(&self) {
        let mut store = self.place.open();
        assert_eq!(store.examine().unwrap(), Vec::<String>::new());
        assert_eq!(store.verify_audit().unwrap(), Vec::<String>::new());
        assert_eq!(takes(&mut store, "last", 1), [31]);
    }
}

/// A child process: a restoring that ends without a word at one of its steps.
#[test]
fn restoring() {
    let (Ok(address), Ok(file), Ok(ledger)) =
        (env::var("RESTORE_STORE"), env::var("RESTORE_FILE"), env::var("RESTORE_LEDGER"))
    else {
        return;
    };
    let mut left: u32 = env::var("RESTORE_STEPS").unwrap().parse().unwrap();
    let target = RestoreTarget {
        actor: service_hall::hall::people::AuditActor::SystemAdmin { acting_for: String::new() },
        hall: HallIdentity::default(),
        url: address.parse::<StoreUrl>().unwrap(),
        ledger: Some(ledger.into()),
        is_other_hall_meant: false,
        issued: Vec::new(),
        machine: "desk".into(),
        at: at(),
    };
    let done = open(Path::new(&file)).restore(&target, &mut |_, _, _| {
        if left == 0 {
            kill_process(getpid(), Signal::KILL).unwrap();
        }
        left -= 1;
        true
    });
    done.unwrap().unwrap();
}

fn restoring_ends_after(scene: &Scene, steps: u32) -> bool {
    let child = Command::new(env::current_exe().unwrap())
        .args([&test_named(module_path!(), "restoring"), "--exact", "--nocapture", "--test-threads=1"])
        .env("RESTORE_STORE", &scene.place.address)
        .env("RESTORE_FILE", scene.place.file("hall.backup"))
        .env("RESTORE_LEDGER", scene.place.file("hall.db.ledger"))
        .env("RESTORE_STEPS", steps.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    child.unwrap().success()
}

/// Kills a restoring after so many steps, `stride` by `stride`.
fn killed(stride: usize) {
    for place in Place::every("killed") {
        let scene = Scene::new(place);
        let (mut old, mut new) = (0, 0);
        for steps in (0..).step_by(stride) {
            let is_done = restoring_ends_after(&scene, steps);
            let count = if scene.is_new() { &mut new } else { &mut old };
            *count += 1;
            if is_done {
                break;
            }
        }
        assert!(old * stride > 5 && new > 0, "{old} old, {new} new");
        scene.goes_on();
    }
}

#[test]
fn a_restoring_that_is_killed_at_any_step_leaves_the_old_hall_or_the_new_one() {
    killed(7);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_restoring_that_is_killed_at_every_step_leaves_the_old_hall_or_the_new_one() {
    killed(1);
}

/// Gives a restoring up after so many steps, `stride` by `stride`.
fn given_up(stride: usize) {
    for place in Place::every("given-up") {
        let scene = Scene::new(place);
        for steps in (0..).step_by(stride) {
            let mut left = steps;
            let done =
                open(&scene.place.file("hall.backup")).restore(&target(&scene.place), &mut |_, _, _| {
                    left -= 1;
                    left >= 0
                });
            match done {
                Err(error) => {
                    assert!(error.is_cancelled() && !scene.is_new(), "{}", error.chain());
                    assert!(!scene.place.file("hall.db.restoring").exists());
                }
                Ok(restored) => {
                    assert!(restored.is_ok() && scene.is_new());
                    break;
                }
            }
        }
        scene.goes_on();
    }
}

#[test]
fn a_restoring_that_is_given_up_at_any_step_changes_nothing() {
    given_up(7);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_restoring_that_is_given_up_at_every_step_changes_nothing() {
    given_up(1);
}

/// Breaks the line after so many messages of a restoring, `stride` by `stride`.
fn broken_off(stride: usize) {
    for place in Place::every("broken") {
        if !place.address.starts_with("postgres") {
            continue;
        }
        let scene = Scene::new(place);
        let (relay, address) = Relay::to(&scene.place.address);
        let far = RestoreTarget { url: address.parse().unwrap(), ..target(&scene.place) };
        for trips in (1..).step_by(stride) {
            relay.break_after(trips);
            let done = open(&scene.place.file("hall.backup")).restore(&far, &mut |_, _, _| true);
            relay.let_go();
            let is_new = scene.is_new();
            if done.is_ok() {
                assert!(is_new && trips > 20, "broken at {trips} places only");
                break;
            }
        }
        scene.goes_on();
    }
}

#[test]
fn a_restoring_over_a_line_that_breaks_anywhere_leaves_the_old_hall_or_the_new_one() {
    broken_off(11);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_restoring_over_a_line_that_breaks_at_every_message_leaves_the_old_hall_or_the_new_one() {
    broken_off(1);
}

#[test]
fn a_log_that_a_killed_program_left_goes_into_the_old_file_and_never_beside_the_new_one() {
    let place = Place::sqlite("killed-log");
    let mut store = place.open();
    takes(&mut store, "before", 3);
    back_up(&mut store, &place.file("hall.backup"));
    takes(&mut store, "after", 4);
    // The file and its log as they are now, as if all programs were killed at this moment.
    let left = Place::sqlite("killed-log");
    for name in ["hall.db", "hall.db-wal", "hall.db.ledger"] {
        fs::copy(place.file(name), left.file(name)).unwrap();
    }
    let kept = restore(&place.file("hall.backup"), &left).kept.unwrap();
    assert!(!left.file("hall.db-wal").exists());
    let looked = Place::sqlite("killed-log");
    fs::copy(kept, looked.file("hall.db")).unwrap();
    assert_eq!(looked.texts("SELECT CAST(last AS TEXT) FROM line_day"), ["7"], "nothing of the log is lost");
    assert_eq!(left.texts("SELECT CAST(COUNT(*) AS TEXT) FROM ticket"), ["3"]);
    assert_eq!(takes(&mut left.open(), "last", 1), [8]);
}
