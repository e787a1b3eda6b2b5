//! Who may sign in, on whose authority something is done, and what is kept of it.
pub(super) mod accounts;
pub(super) mod acting;
mod acting_on_cases;
pub(super) mod acting_on_drafts;
mod at_once;
pub(super) mod failures;
mod kiosks;
pub(super) mod proof;
pub(super) mod staff;
pub(super) mod take_in;
pub(super) mod trail;
