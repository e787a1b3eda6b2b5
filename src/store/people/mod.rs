//! Who may sign in, on whose authority something is done, and what is kept of it.
pub(super) mod accounts;
pub(super) mod acting;
mod acting_on_cases;
mod acting_on_drafts;
pub(super) mod failures;
pub(super) mod proof;
pub(super) mod take_in;
pub(super) mod trail;
