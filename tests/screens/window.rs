//! The window as a clerk meets it: what the hints say is pressed, what the screen says is read.
use crate::support::{pilot, place};
mod clerk;
mod floor;
mod gallery;
mod journeys;
mod locking;
mod matters;
mod refusals;
mod signing_in;
mod window_worker;
