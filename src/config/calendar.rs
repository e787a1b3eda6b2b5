//! `workdays/YYYY.toml`: days off and weekend days worked, as the yearly notice of the State Council has them.
use super::problem::{ConfigFault, Problem};
use super::sheet::SourceText;
use super::table::{Located, Table};
use crate::hall::calendar::Workdays;
use chrono::{Datelike, NaiveDate, Weekday};
use std::fs;
use std::path::{Path, PathBuf};

/// Years a calendar may be for.
const YEARS: std::ops::RangeInclusive<i32> = 2020..=2099;

/// Reads every year of a folder.
pub(super) fn read(folder: &Path, problems: &mut Vec<Problem>) -> Workdays {
    let mut workdays = Workdays::default();
    for path in files(folder, problems) {
        let name = path.display().to_string();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let year = stem.parse().ok().filter(|year| stem.len() == 4 && YEARS.contains(year));
        let Some(year) = year else {
            problems
                .push(Problem::error(name, ConfigFault::BadFileName { value: super::sheet::brief(stem) }));
            continue;
        };
        match SourceText::read(&path) {
            Err(problem) => problems.push(*problem),
            Ok((sheet, about)) => {
                problems.extend(about);
                let days = sheet.whole(problems, |table| days(table, year));
                if let Some((off, work)) = days {
                    workdays.add_year(year, off, work);
                }
            }
        }
    }
    if workdays.years().next().is_none() {
        problems.push(Problem::error(folder.display().to_string(), ConfigFault::NoCalendar));
    }
    workdays
}

/// The `.toml` files of the folder, by name.
fn files(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).and_then(|entries| {
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
    });
    let mut files = listed.unwrap_or_else(|error| {
        if error.kind() != std::io::ErrorKind::NotFound {
            let wrong = ConfigFault::Unreadable { kind: error.kind() };
            problems.push(Problem::error(folder.display().to_string(), wrong));
        }
        Vec::new()
    });
    files.retain(|path| path.extension().is_some_and(|end| end == "toml"));
    files.sort();
    files
}

fn days(table: &mut Table<'_>, year: i32) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
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
