//! Receipts (回执): what somebody takes along to come back with, and how a scanned text is told to be one.
pub(in crate::hall) mod base32;
mod key;
mod receipt;
mod scanned_code;

pub use key::{KEYS, ReceiptKey, ReceiptKeys};
pub use receipt::{LENGTH, Receipt, ReceiptId, ReceiptKind};
pub use scanned_code::ScannedCode;
