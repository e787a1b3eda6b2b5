//! The virtual printer by itself, in a time that only tests move.
use crate::support::random_slips as random;
mod ours;
mod paper;
mod status;
mod table;
mod trouble;
