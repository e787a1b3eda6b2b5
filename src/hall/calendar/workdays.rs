//! Working days: weekends, holidays and make-up workdays (调休), year by year.
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// The calendar has no such year, so nothing can be said about its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingYear(pub i32);

/// Which days are working days, for the years that are known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workdays {
    years: BTreeMap<i32, Year>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Year {
    off: BTreeSet<NaiveDate>,
    work: BTreeSet<NaiveDate>,
}

impl Workdays {
    /// Adds what the yearly notice of the State Council says: days off, and weekend days worked.
    pub fn add_year(
        &mut self,
        year: i32,
        off: impl IntoIterator<Item = NaiveDate>,
        work: impl IntoIterator<Item = NaiveDate>,
    ) {
        self.years.insert(year, Year { off: off.into_iter().collect(), work: work.into_iter().collect() });
    }

    /// The years that are known.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().copied()
    }

    /// Says whether people work on a day.
    pub fn is_workday(&self, day: NaiveDate) -> Result<bool, MissingYear> {
        let year = self.years.get(&day.year()).ok_or(MissingYear(day.year()))?;
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        Ok(year.work.contains(&day) || !(weekend || year.off.contains(&day)))
    }

    /// The first working day after a day, within a month.
    pub fn next_after(&self, day: NaiveDate) -> Result<Option<NaiveDate>, MissingYear> {
        for next in day.iter_days().skip(1).take(31) {
            if self.is_workday(next)? {
                return Ok(Some(next));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    #[test]
    fn a_sunday_can_be_worked_and_a_thursday_off() {
        let mut workdays = Workdays::default();
        workdays.add_year(2026, [day(1, 1), day(1, 2), day(1, 3)], [day(1, 4)]);
        assert_eq!(workdays.is_workday(day(1, 1)), Ok(false));
        assert_eq!(workdays.is_workday(day(1, 4)), Ok(true), "a make-up Sunday");
        assert_eq!(workdays.is_workday(day(1, 10)), Ok(false), "an ordinary Saturday");
        assert_eq!(workdays.next_after(day(1, 1)), Ok(Some(day(1, 4))));
    }

    #[test]
    fn an_unknown_year_is_not_guessed() {
        assert_eq!(Workdays::default().is_workday(day(11, 23)), Err(MissingYear(2026)));
    }
}
