//! What a report is asked about: days, a moment of asking, and a part of the hall.
use crate::hall::WindowCode;
use chrono::{NaiveDate, NaiveDateTime};

/// Days, the first and the last with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day, not before the first.
    pub to: NaiveDate,
}

impl Period {
    /// From one day to another; nothing where the other is earlier.
    pub fn new(from: NaiveDate, to: NaiveDate) -> Option<Period> {
        (from <= to).then_some(Period { from, to })
    }

    /// Says whether a day is one of them.
    pub fn contains(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.to
    }
}

/// A part of the hall: one of the units, one of the windows and one of the matters that are named; nothing named means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndicatorScope {
    /// Units, by Chinese name.
    pub departments: Vec<String>,
    /// Windows.
    pub windows: Vec<WindowCode>,
    /// Matters, by code.
    pub matters: Vec<String>,
}

/// What something belongs to, as far as anybody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Belonging<'a> {
    /// Its unit, by Chinese name.
    pub department: Option<&'a str>,
    /// Its window.
    pub window: Option<&'a str>,
    /// Its matter, by code.
    pub matter: Option<&'a str>,
}

impl IndicatorScope {
    /// Says whether it is the whole hall.
    pub fn is_whole(&self) -> bool {
        *self == IndicatorScope::default()
    }

    /// Says whether something is part of it. What nobody knows the unit of is of no unit.
    pub fn admits(&self, of: Belonging<'_>) -> bool {
        let is_one = |known: Option<&str>, named: &mut dyn Iterator<Item = &str>| {
            let mut named = named.peekable();
            named.peek().is_none() || known.is_some_and(|known| named.any(|name| name == known))
        };
        is_one(of.department, &mut self.departments.iter().map(String::as_str))
            && is_one(of.window, &mut self.windows.iter().map(WindowCode::as_str))
            && is_one(of.matter, &mut self.matters.iter().map(String::as_str))
    }
}

/// What a report is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorQuestion {
    /// The days.
    pub period: Period,
    /// The moment of asking: what is later has not happened, nothing that falls due later is late.
    pub as_of: NaiveDateTime,
    /// The part of the hall.
    pub scope: IndicatorScope,
}

impl IndicatorQuestion {
    /// Says whether something happened on the days, by the moment of asking.
    pub fn covers(&self, at: NaiveDateTime) -> bool {
        self.period.contains(at.date()) && at <= self.as_of
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_inclusive_and_end_with_the_moment_of_asking() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(Period::new(day("2026-11-02"), day("2026-11-01")), None);
        let period = Period::new(day("2026-11-02"), day("2026-11-30")).unwrap();
        let question = IndicatorQuestion {
            period,
            as_of: "2026-11-20T12:00:00".parse().unwrap(),
            scope: IndicatorScope::default(),
        };
        for (at, covered) in [
            ("2026-11-01T23:59:59", false),
            ("2026-11-02T00:00:00", true),
            ("2026-11-20T12:00:00", true),
            ("2026-11-20T12:00:01", false),
        ] {
            assert_eq!(question.covers(at.parse().unwrap()), covered, "{at}");
        }
    }

    #[test]
    fn a_scope_wants_one_of_each_kind_that_it_names() {
        let scope = |departments: &[&str], windows: &[&str], matters: &[&str]| IndicatorScope {
            departments: departments.iter().map(|&name| name.into()).collect(),
            windows: windows.iter().map(|&code| code.into()).collect(),
            matters: matters.iter().map(|&code| code.into()).collect(),
        };
        let of = |department, window, matter| Belonging { department, window, matter };
        let police = of(Some("市公安局"), Some("A03"), None);
        assert!(scope(&[], &[], &[]).admits(Belonging::default()) && scope(&[], &[], &[]).is_whole());
        assert!(scope(&["市民政局", "市公安局"], &[], &[]).admits(police));
        assert!(scope(&["市公安局"], &["A03"], &[]).admits(police));
        assert!(!scope(&["市公安局"], &["A04"], &[]).admits(police));
        assert!(!scope(&["市公安局"], &[], &["M1"]).admits(police), "nobody knows its matter");
    }
}
