//! Who is on duty at which window.
pub(super) mod duty;
mod loans;
