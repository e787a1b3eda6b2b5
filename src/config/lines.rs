//! `lines.toml`: the lines people queue in.
use super::problem::ConfigFault;
use super::table::{Located, Table};
use super::units::{NameRegister, need};
use crate::hall::Name;
use crate::hall::calendar::Span;
use crate::hall::catalogue::Department;
use crate::hall::queue::{Interval, Line, MissedPolicy, Policy};
use std::collections::HashMap;

/// What a line may refer to; `None` where its file could not be read.
pub(super) struct LineReferences<'a> {
    /// The units.
    pub departments: Option<&'a [Department]>,
    /// The hall's hours.
    pub hours: &'a [Span],
}

/// Reads `[[line]]`.
pub(super) fn read(table: &mut Table<'_>, around: &LineReferences<'_>) -> Vec<Line> {
    let (mut codes, mut claimed) = (NameRegister::default(), HashMap::new());
    let mut general: Option<String> = None;
    let lines = table.tables("line", |table| {
        let line = line(table, around, &mut claimed);
        codes.note(table, table.place("code"), &line.code);
        if line.general {
            match &general {
                Some(first) => {
                    table.wrong(table.place("general"), ConfigFault::TwoGeneral { line: first.clone() });
                }
                None => general = Some(line.code.to_string()),
            }
        }
        line
    });
    need(table, "line", lines.len());
    if general.is_none() && !lines.is_empty() {
        table.warn(table.at(), ConfigFault::NoGeneral);
    }
    lines
}

fn line(table: &mut Table<'_>, around: &LineReferences<'_>, claimed: &mut HashMap<String, String>) -> Line {
    let code = code(table);
    let name = Name::new(table.required("name"), table.text("name_en").unwrap_or_default());
    let departments = table.texts("departments");
    for Located { value, at } in &departments {
        if around.departments.is_some_and(|known| known.iter().all(|known| known.name.zh != *value)) {
            table.wrong(*at, ConfigFault::UnknownDepartment { value: value.clone() });
        }
        if let Some(other) = claimed.insert(value.clone(), code.clone()) {
            table.wrong(*at, ConfigFault::DepartmentTwice { department: value.clone(), line: other });
        }
    }
    let intervals = intervals(table, around.hours);
    let quotas = intervals.iter().map(|interval| interval.quota).sum();
    let day_cap = table.number("day_cap", 1..=99_999).and_then(|n| u32::try_from(n).ok()).unwrap_or(quotas);
    Line {
        code: code.into(),
        name,
        departments: departments.into_iter().map(|placed| placed.value).collect(),
        intervals,
        day_cap,
        priority: table.flag("priority").unwrap_or(false),
        minutes: minutes(table),
        missed: missed(table),
        policy: policy(table),
        general: table.flag("general").unwrap_or(false),
    }
}

/// A code is letters only: with digits in it, nobody could tell where the number begins.
fn code(table: &mut Table<'_>) -> String {
    let code = table.required("code");
    let good = (1..=3).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_uppercase());
    if !code.is_empty() && !good {
        table.wrong(table.place("code"), ConfigFault::BadLineCode { value: super::sheet::brief(&code) });
    }
    code
}

fn intervals(table: &mut Table<'_>, hours: &[Span]) -> Vec<Interval> {
    let given = table.members("open");
    let open = table.spans("open");
    let quotas = table.numbers("quota", &(0..=99_999));
    if open.is_empty() && given == 0 {
        table.wrong(table.place("open"), ConfigFault::MissingKey { key: "open".into() });
    } else if given != quotas.len() {
        table.wrong(table.place("quota"), ConfigFault::Unequal { open: given, quota: quotas.len() });
    }
    for Located { value, at } in &open {
        let within = |hour: &Span| hour.from <= value.from && value.until <= hour.until;
        if !hours.is_empty() && !hours.iter().any(within) {
            table.warn(*at, ConfigFault::OutsideHours { value: value.to_string() });
        }
    }
    let quota = |quota: Located<i64>| u32::try_from(quota.value).unwrap_or(0);
    open.into_iter().zip(quotas).map(|(open, n)| Interval { open: open.value, quota: quota(n) }).collect()
}

fn minutes(table: &mut Table<'_>) -> (u16, u16) {
    let given = table.numbers("minutes", &(1..=480));
    let [best, worst] = given.as_slice() else {
        table.wrong(table.place("minutes"), ConfigFault::MinutesMissing);
        return (1, 1);
    };
    if best.value > worst.value {
        table.wrong(best.at, ConfigFault::MinutesOrder { best: best.value, worst: worst.value });
    }
    let short = |n: i64| u16::try_from(n).unwrap_or(1);
    (short(best.value), short(worst.value))
}

/// `"strict"`, `"classes"`, `{ first, ordinary }` or `{ minutes }`.
fn policy(table: &mut Table<'_>) -> Policy {
    if table.holds_text("policy") {
        let words = [("strict", Policy::Strict), ("classes", Policy::Classes)];
        return table.choice("policy", &words).unwrap_or_default();
    }
    let short = |n: i64| u16::try_from(n).unwrap_or(1);
    let read = table.table("policy", |policy| {
        let minutes = policy.number("minutes", 1..=480);
        match (minutes, policy.number("first", 1..=20), policy.number("ordinary", 1..=20)) {
            (Some(minutes), None, None) => Some(Policy::Ageing { minutes: short(minutes) }),
            (None, Some(first), Some(ordinary)) => {
                Some(Policy::Ratio { first: short(first), ordinary: short(ordinary) })
            }
            _ => None,
        }
    });
    if read == Some(None) {
        table.wrong(table.place("policy"), ConfigFault::BadPolicy);
    }
    read.flatten().unwrap_or_default()
}

/// `"void"`, `{ after, times }` or `{ minutes }`.
fn missed(table: &mut Table<'_>) -> MissedPolicy {
    if table.holds_text("missed") {
        return table.choice("missed", &[("void", MissedPolicy::Void)]).unwrap_or_default();
    }
    let short = |n: i64| u16::try_from(n).unwrap_or(1);
    let read = table.table("missed", |missed| {
        let minutes = missed.number("minutes", 1..=480);
        let (after, times) = (missed.number("after", 1..=99), missed.number("times", 1..=99));
        match (minutes, after, times) {
            (Some(minutes), None, None) => Some(MissedPolicy::Kept { minutes: short(minutes) }),
            (None, Some(after), Some(times)) => {
                Some(MissedPolicy::Back { after: short(after), times: short(times) })
            }
            _ => None,
        }
    });
    if read == Some(None) {
        table.wrong(table.place("missed"), ConfigFault::BadMissed);
    }
    read.flatten().unwrap_or_default()
}
