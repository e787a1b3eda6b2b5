//! What makes a year's calendar doubtful: days that are always off and are not, and a calendar that is last year's again.
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Days that the notice of the State Council has off every year: New Year, Labour Day, National Day.
const ALWAYS_OFF: [(u32, u32); 3] = [(1, 1), (5, 1), (10, 1)];

/// Something doubtful about the calendar of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearDoubt {
    /// The day is off every year, and is not in this one.
    NotOff(NaiveDate),
    /// The days are those of the year before, with another year written before them.
    CopyOf(i32),
}

/// What is doubtful about the days off and the weekend days worked of a year; `before` are those of the year before it.
pub fn year_doubts(
    year: i32,
    (off, work): (&[NaiveDate], &[NaiveDate]),
    before: Option<(&[NaiveDate], &[NaiveDate])>,
) -> Vec<YearDoubt> {
    let fixed = ALWAYS_OFF.iter().filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, *month, *day));
    let mut doubts: Vec<YearDoubt> = fixed.filter(|day| !off.contains(day)).map(YearDoubt::NotOff).collect();
    let days = |days: &[NaiveDate]| days.iter().map(|day| (day.month(), day.day())).collect::<BTreeSet<_>>();
    // The fixed days alone are no copy: they are the same every year.
    let has_more = off.len() > ALWAYS_OFF.len();
    let is_copy = before.is_some_and(|(old_off, old_work)| {
        has_more && days(off) == days(old_off) && days(work) == days(old_work)
    });
    doubts.extend(is_copy.then_some(YearDoubt::CopyOf(year - 1)));
    doubts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(year: i32, all: &[(u32, u32)]) -> Vec<NaiveDate> {
        all.iter().filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, *month, *day)).collect()
    }

    #[test]
    fn a_year_without_holidays_is_doubted_and_so_is_last_year_s() {
        let all = [(1, 1), (1, 2), (2, 17), (5, 1), (10, 1)];
        let (off, work) = (days(2027, &all), days(2027, &[(1, 4)]));
        assert_eq!(year_doubts(2027, (&off, &work), None), []);
        let old = (days(2026, &all), days(2026, &[(1, 4)]));
        assert_eq!(year_doubts(2027, (&off, &work), Some((&old.0, &old.1))), [YearDoubt::CopyOf(2026)]);
        let other = days(2026, &[(1, 10)]);
        assert_eq!(year_doubts(2027, (&off, &work), Some((&old.0, &other))), []);
        let missing = days(2027, &[(5, 1), (10, 1)]).into_iter().map(YearDoubt::NotOff).collect::<Vec<_>>();
        assert_eq!(year_doubts(2027, (&days(2027, &[(1, 1)]), &[]), None), missing);
    }
}
