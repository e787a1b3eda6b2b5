//! The business day, and whether a clock can be believed at all.
use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// The first year a moment of this program can lie in; a machine whose clock has lost the time begins at 1970 or 2000.
const FIRST_YEAR: i32 = 2024;

/// Says whether a moment was read off a clock that has been set: before 2024 none was.
///
/// Nothing is numbered, and no length of time is said, by a clock that is not set.
pub fn is_clock_set(at: NaiveDateTime) -> bool {
    at.year() >= FIRST_YEAR
}

/// The day a number belongs to: the later of the day already begun and the clock's.
///
/// A clock that jumps back neither resets a line nor issues a number again; numbers of the day go on upward.
pub fn business_day(begun: Option<NaiveDate>, clock: NaiveDate) -> NaiveDate {
    begun.map_or(clock, |begun| begun.max(clock))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_back_changes_nothing() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        assert_eq!(business_day(None, day(23)), day(23));
        assert_eq!(business_day(Some(day(23)), day(22)), day(23));
        assert_eq!(business_day(Some(day(23)), day(24)), day(24));
    }

    #[test]
    fn a_clock_that_was_never_set_is_known_by_its_year() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        for unset in ["1970-01-01T00:00:00", "2000-01-01T08:00:00", "2023-12-31T23:59:59"] {
            assert!(!is_clock_set(at(unset)), "{unset}");
        }
        assert!(is_clock_set(at("2024-01-01T00:00:00")) && is_clock_set(at("2026-11-23T09:00:00")));
    }
}
