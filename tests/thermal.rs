//! The virtual printer by itself, in a time that only tests move.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so"
)]
#[path = "thermal/ours.rs"]
mod ours;
#[path = "thermal/paper.rs"]
mod paper;
#[allow(dead_code, reason = "the tests of the slips use more of it")]
#[path = "paper/random.rs"]
mod random;
#[path = "thermal/status.rs"]
mod status;
#[path = "thermal/table.rs"]
mod table;
#[path = "thermal/trouble.rs"]
mod trouble;
