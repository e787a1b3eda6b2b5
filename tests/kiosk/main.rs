//! Visits to the hall, from the first touch to the ticket, one file for each family of screens.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::allow_attributes_without_reason, reason = "the pilot has its own reasons")]
mod check_in;
mod classes;
mod garbage;
mod guide;
mod idle;
mod keyboard;
mod number;
#[path = "../pilot/mod.rs"]
mod pilot;
mod refusals;
mod rest;
mod touches;
mod visitor;
