//! The big screen: what is on it as the hall calls, how large, how calm, and what it does without its store.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so"
)]
#[path = "../pilot/mod.rs"]
mod pilot;

mod looks;
mod visits;
mod wall;
