//! A PIN while it is typed and checked.
use std::fmt;

/// A PIN on its way to being checked; it never shows itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin(pub String);

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}
