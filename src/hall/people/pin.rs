//! A PIN while it is typed and checked.
use std::fmt;

/// A PIN on its way to being checked; it never shows itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin(pub String);

impl Pin {
    /// A PIN as somebody typed it: full-width digits are digits.
    pub fn typed(text: &str) -> Pin {
        let digit = |c: char| match c {
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
            c => c,
        };
        Pin(text.trim().chars().map(digit).collect())
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_are_digits_and_nothing_shows() {
        let pin = Pin::typed(" ２７１８28\n");
        assert_eq!(pin.0, "271828");
        assert_eq!(format!("{pin:?}"), "Pin(…)");
    }
}
