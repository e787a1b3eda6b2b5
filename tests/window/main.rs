//! The window as a clerk meets it: what the hints say is pressed, what the screen says is read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on says so"
)]
mod attendant;
mod clerk;
mod gallery;
mod journeys;
mod refusals;
mod signing_in;

#[path = "../pilot/mod.rs"]
mod pilot;
#[allow(dead_code, reason = "only SQLite is of use here")]
#[path = "../store/place.rs"]
mod place;
