//! A day of the hall with all its programs: kiosks, windows and boards as processes on one store, each on a terminal of its
//! own, touched and watched as people would, at many times the speed.
//!
//! The whole day, 2,000 people at 60 times the speed on SQLite, takes some eight minutes, and two hours of it as busy on
//! PostgreSQL (where `TEST_POSTGRES` names a server) two: `cargo test --release --test day -- --ignored --nocapture`. It is a
//! program of its own, so that no other test takes its time; `DAY_WHOLE=1` plays the whole day on PostgreSQL as well.
//! `benches/compare` plays the short day alone, beside that of an older build.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should say where")]
use chrono::NaiveDateTime;
use place::Place;
use scene::{Scene, Size};
use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

mod audit;
mod eyes;
mod kiosk;
mod machine;
mod plan;
mod scene;
mod window;

#[allow(dead_code, reason = "little of what may be missing is of use here")]
#[path = "../support/skips.rs"]
mod skips;

#[expect(dead_code, reason = "the programs open the store themselves")]
#[path = "../support/place.rs"]
mod place;
#[expect(dead_code, reason = "only its pseudo-terminals are of use here")]
#[path = "../support/stage.rs"]
mod stage;

/// When the day begins: a Monday morning, the hall just open.
fn opening() -> NaiveDateTime {
    "2026-11-23T08:59:00".parse().unwrap()
}

/// One kind of day at a time: a machine that plays more has no processor left for either.
static DAY: Mutex<()> = Mutex::new(());

/// Waits a moment; what happens meanwhile waits in the terminals.
fn pause(moment: Duration) {
    std::thread::park_timeout(moment);
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_whole_day_of_the_hall() {
    let _alone = DAY.lock().unwrap_or_else(PoisonError::into_inner);
    let whole = Size { kiosks: 3, windows: 49, boards: 2, people: 2000, minutes: 420, speed: 60 };
    let part = Size { people: 570, minutes: 120, ..whole };
    // One after another: two halls at once are more than two processors can play at this speed.
    for place in Place::every("day") {
        let is_file = matches!(place.url(), service_hall::store::StoreUrl::Sqlite(_));
        let size = if is_file || std::env::var_os("DAY_WHOLE").is_some() { &whole } else { &part };
        // How long things took is printed; what it should be is a matter of benches, on a machine that does nothing else.
        println!("{}", Scene::open(place, size).play());
    }
}

#[test]
#[ignore = "the second tier: cargo test --release -- --ignored"]
fn a_short_day_of_the_hall() {
    if !stage::is_there() {
        return;
    }
    let _alone = DAY.lock().unwrap_or_else(PoisonError::into_inner);
    let size = Size { kiosks: 2, windows: 6, boards: 2, people: 12, minutes: 6, speed: 60 };
    // One after another: what `benches/compare` measures has the machine for itself.
    for place in Place::every("day") {
        println!("{}", Scene::open(place, &size).play());
    }
}
