//! The faults of the road, P1 to P36: each has a test that is named after it. `README.md` beside this file lists them.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unchecked_time_subtraction,
    reason = "a test fails by panicking and says what it skips"
)]
mod answers;
#[path = "../desk/mod.rs"]
mod desk;
mod figures;
#[path = "../journal/mod.rs"]
mod journal;
mod kiosk;
mod papers;
#[path = "../pilot/mod.rs"]
mod pilot;
#[expect(dead_code, reason = "only SQLite is of use here")]
#[path = "../store/place.rs"]
mod place;
mod ports;
#[allow(dead_code, reason = "the tests of the slips use more of it")]
#[path = "../paper/random.rs"]
mod random;
mod replay;
#[allow(dead_code, reason = "the tests of the slips use more of it")]
#[path = "../paper/samples.rs"]
mod samples;
mod sweeps;
mod talking;
mod world;
