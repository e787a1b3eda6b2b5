//! The business day: it goes forward, or stays, whatever the clock says.
use chrono::NaiveDate;

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
}
