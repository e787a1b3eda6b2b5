//! How the centre is set up: editions of its documents, one of them in force.
pub(super) mod editions;
