//! What a row is; knows no transaction.
pub(super) mod line;
pub(super) mod ticket;
