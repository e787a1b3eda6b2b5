//! Every test but those of the source text and of the simulated day, in one program: the crate is linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unchecked_time_subtraction,
    reason = "a test fails by panicking, and says what it saw"
)]
mod hall;
mod ime;
mod printing;
mod programs;
mod screens;
mod search;
mod store;
mod support;
