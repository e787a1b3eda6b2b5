//! The faults of the road, P1 to P36: each has a test that is named after it. `README.md` beside this file lists them.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#[path = "../desk/mod.rs"]
mod desk;
mod ports;
mod sweeps;
mod talking;
mod world;
