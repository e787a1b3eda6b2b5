//! `workdays/YYYY.toml`: days off and weekend days worked, as the yearly notice of the State Council has them.
use super::problem::{ConfigFault, Problem};
use super::table::{Located, Table};
use crate::hall::setup_forms::{YearDoubt, year_doubts};
use chrono::{Datelike, NaiveDate, Weekday};

/// Years a calendar may be for.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2099;

/// The year a calendar is for, by its name, such as `workdays/2026.toml`.
pub(super) fn year_of(name: &str, shown: impl FnOnce() -> String) -> Result<i32, Box<Problem>> {
    let file = name.rsplit('/').next().unwrap_or(name);
    let stem = file.strip_suffix(".toml").unwrap_or(file);
    let year = stem.parse().ok().filter(|year| stem.len() == 4 && YEARS.contains(year));
    year.ok_or_else(|| {
        Box::new(Problem::error(shown(), ConfigFault::BadFileName { value: super::sheet::brief(stem) }))
    })
}

/// The days of a year, as its calendar has them.
pub(super) struct YearDays {
    /// The name of the document.
    pub name: String,
    pub year: i32,
    pub off: Vec<NaiveDate>,
    pub work: Vec<NaiveDate>,
}

/// What is doubtful about the calendars, each with the name of its document.
pub(super) fn doubts(years: &[YearDays]) -> Vec<(&str, ConfigFault)> {
    let said = |doubt| match doubt {
        YearDoubt::NotOff(day) => ConfigFault::HolidayWorked { value: day.to_string() },
        YearDoubt::CopyOf(before) => ConfigFault::YearCopied { before },
    };
    let of_year = |year: &YearDays| {
        let before = years.iter().find(|other| other.year + 1 == year.year);
        let before = before.map(|before| (before.off.as_slice(), before.work.as_slice()));
        year_doubts(year.year, (&year.off, &year.work), before)
    };
    years
        .iter()
        .flat_map(|year| of_year(year).into_iter().map(|doubt| (year.name.as_str(), said(doubt))))
        .collect()
}

/// Reads the days of a year: those off, and those of a weekend that are worked.
pub(super) fn days(table: &mut Table<'_>, year: i32) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let (off, work) = (dates(table, "off", year), dates(table, "work", year));
    for Located { value, at } in &work {
        if off.iter().any(|day| day.value == *value) {
            table.wrong(*at, ConfigFault::OffAndWork { value: value.to_string() });
        } else if !matches!(value.weekday(), Weekday::Sat | Weekday::Sun) {
            table.warn(*at, ConfigFault::AlreadyWorkday { value: value.to_string() });
        }
    }
    let bare = |days: Vec<Located<NaiveDate>>| days.into_iter().map(|day| day.value).collect();
    (bare(off), bare(work))
}

fn dates(table: &mut Table<'_>, key: &'static str, year: i32) -> Vec<Located<NaiveDate>> {
    let mut dates = Vec::new();
    for Located { value, at } in table.texts(key) {
        match NaiveDate::parse_from_str(&value, "%Y-%m-%d") {
            Err(_) => table.wrong(at, ConfigFault::BadDate { value: super::sheet::brief(&value) }),
            Ok(day) if day.year() != year => table.wrong(at, ConfigFault::WrongYear { value, year }),
            Ok(day) => dates.push(Located { value: day, at }),
        }
    }
    dates
}
