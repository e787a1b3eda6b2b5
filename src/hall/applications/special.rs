//! Special procedures (特别程序): hearings, tests, expert reviews; the days they take are not counted.
use chrono::NaiveDate;

/// From the day on which a special procedure begins to the day on which it ends, both with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpecialProcedure {
    /// The first day that is not counted.
    pub from: NaiveDate,
    /// The last one; none while it goes on.
    pub until: Option<NaiveDate>,
}

impl SpecialProcedure {
    /// Says whether a day is one of its own, as far as is known on another day: one that goes on takes every day up to that one.
    pub fn takes(&self, day: NaiveDate, known_on: NaiveDate) -> bool {
        self.from <= day && day <= self.until.unwrap_or(known_on)
    }

    /// Reads the form of [`SpecialProcedure`]'s display: `2026-05-06/2026-05-12`, or `2026-05-06/` while it goes on.
    pub fn in_row(text: &str) -> Option<SpecialProcedure> {
        let (from, until) = text.split_once('/')?;
        let until = if until.is_empty() { None } else { Some(until.parse().ok()?) };
        Some(SpecialProcedure { from: from.parse().ok()?, until })
    }
}

impl std::fmt::Display for SpecialProcedure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/", self.from)?;
        self.until.map_or(Ok(()), |until| write!(f, "{until}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_procedure_takes_its_days_and_goes_on_until_it_is_known_to_end() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 5, day).unwrap();
        let over = SpecialProcedure { from: day(6), until: Some(day(12)) };
        let going_on = SpecialProcedure { from: day(6), until: None };
        for (taken, at) in [(false, 5), (true, 6), (true, 12), (false, 13)] {
            assert_eq!(over.takes(day(at), day(20)), taken, "{at}");
        }
        assert!(going_on.takes(day(20), day(20)) && !going_on.takes(day(21), day(20)));
        for procedure in [over, going_on] {
            assert_eq!(SpecialProcedure::in_row(&procedure.to_string()), Some(procedure));
        }
        assert_eq!((SpecialProcedure::in_row("2026-05-06"), SpecialProcedure::in_row("x/")), (None, None));
    }
}
