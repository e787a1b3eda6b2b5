//! The matters: editions, guides, how often each is chosen.
pub(super) mod choices;
pub(super) mod editions;
pub(super) mod guides;
