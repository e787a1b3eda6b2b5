//! Scanning (扫码): what a scanner puts around a code, and which of its settings do not fit.
mod escapes;
mod flaw;
mod wrapping;

pub use escapes::{escaped, unescaped};
pub use flaw::{ScanFacts, ScannerFlaw, flaws};
pub use wrapping::{LONGEST, Parity, Unreadable, Unwrapped, Wrapping, unwrapped};
