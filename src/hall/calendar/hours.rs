//! Stretches of a day, half-open: `09:00-12:00` holds 9:00 but not 12:00.
use chrono::NaiveTime;
use std::{fmt, str::FromStr};

/// From a time of day until another, the second excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first moment inside.
    pub from: NaiveTime,
    /// The first moment outside.
    pub until: NaiveTime,
}

impl Span {
    /// Says whether a time of day lies inside.
    pub fn contains(&self, time: NaiveTime) -> bool {
        self.from <= time && time < self.until
    }
}

impl FromStr for Span {
    type Err = String;

    /// Reads `HH:MM-HH:MM`; the second must be later than the first.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a stretch of a day like 09:00-12:00");
        let (from, until) = text.split_once('-').ok_or_else(wrong)?;
        let time = |part: &str| NaiveTime::parse_from_str(part.trim(), "%H:%M").map_err(|_| wrong());
        let span = Span { from: time(from)?, until: time(until)? };
        if span.from < span.until { Ok(span) } else { Err(wrong()) }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.format("%H:%M"), self.until.format("%H:%M"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_outside() {
        let span: Span = "09:00-12:00".parse().unwrap();
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        assert!(span.contains(at(9, 0)) && span.contains(at(11, 59)));
        assert!(!span.contains(at(12, 0)) && !span.contains(at(8, 59)));
        assert_eq!(span.to_string(), "09:00-12:00");
    }

    #[test]
    fn nonsense_is_refused_in_words() {
        for wrong in ["", "9", "12:00-09:00", "09:00-09:00", "25:00-26:00", "a-b"] {
            assert!(wrong.parse::<Span>().unwrap_err().contains("09:00-12:00"), "{wrong}");
        }
    }
}
