//! What a row is; knows no transaction.
pub(super) mod application;
pub(super) mod case;
pub(super) mod duty;
pub(super) mod line;
pub(super) mod rating;
pub(super) mod receipt_key;
pub(super) mod ticket;
pub(super) mod ticket_code;
pub(super) mod undo;
