//! Applications of the approval system: brought in, listed, shown; and the receipts that are given for them.
pub(super) mod import;
pub(super) mod list;
pub(super) mod receipt;
mod settle;
pub(super) mod show;
