//! Ratings: given, changed within a visit, with the cases that come of bad ones; listed.
pub(super) mod list;
pub(super) mod rate;
mod served;
mod words;
