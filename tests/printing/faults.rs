//! The faults of the road, P1 to P36: each has a test that is named after it. `README.md` beside this file lists them.
use crate::support::{desk, journal, pilot, place, random_slips as random, sample_slips as samples};
mod answers;
mod figures;
mod kiosk;
mod papers;
mod ports;
mod replay;
mod sweeps;
mod talking;
mod world;
