//! Cases: submitted, handled step by step, listed, read, published; and the keys of their receipts.
pub(super) mod act;
pub(super) mod box_appointments;
pub(super) mod box_keys;
pub(super) mod changes;
mod fresh_key;
pub(super) mod lapse;
pub(super) mod list;
pub(super) mod opinion_box;
pub(super) mod publications;
pub(super) mod receipt_keys;
pub(super) mod sealed;
pub(super) mod settle;
pub(super) mod show;
pub(super) mod submit;
pub(super) mod text_part;
