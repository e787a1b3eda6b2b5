//! The matters: editions, guides, how often each is chosen.
pub(super) mod act;
pub(super) mod all_guides;
pub(super) mod choices;
pub(super) mod editions;
pub(super) mod guides;
pub(super) mod past;
pub(super) mod restore;
