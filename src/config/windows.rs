//! `windows.toml`: the windows and the lines they serve.
use super::problem::ConfigFault;
use super::table::{Located, Table};
use super::units::{NameRegister, floor, need};
use crate::hall::catalogue::{Department, Presence};
use crate::hall::desk::Window;
use crate::hall::queue::{Line, LinePreference};
use crate::hall::{LineCode, Name};

/// After so many minutes somebody goes first whatever line a window prefers, where nothing else is said.
const LATE: u16 = 20;

/// Reads `[[window]]`; `None` stands for a file that could not be read.
pub(super) fn read(
    table: &mut Table<'_>,
    lines: Option<&[Line]>,
    departments: Option<&[Department]>,
) -> Vec<Window> {
    let mut codes = NameRegister::default();
    let windows = table.tables("window", |table| {
        let code = table.required("code");
        codes.note(table, table.place("code"), &code);
        let name = Name::new(table.required("name"), table.text("name_en").unwrap_or_default());
        let unit = table.text("department").filter(|unit| !unit.is_empty());
        let is_delegated = |unit: &String| {
            let named = departments.into_iter().flatten().find(|known| known.name.zh == *unit);
            named.is_some_and(|known| known.presence == Presence::Delegated)
        };
        let by_unit = unit.as_ref().is_some_and(is_delegated);
        let entrusted = table.flag("entrusted").unwrap_or(by_unit);
        let unknown =
            |unit: &String| departments.is_some_and(|known| known.iter().all(|d| d.name.zh != *unit));
        if let Some(value) = unit.filter(unknown) {
            table.wrong(table.place("department"), ConfigFault::UnknownDepartment { value });
        }
        let open = table.spans("open").into_iter().map(|span| span.value).collect();
        let prefer = table
            .choice("prefer", &[("listed", LinePreference::Listed), ("oldest", LinePreference::Oldest)])
            .unwrap_or_default();
        let late = table.number("late", 1..=480).and_then(|n| u16::try_from(n).ok()).unwrap_or(LATE);
        Window {
            code: code.into(),
            name,
            floor: floor(table),
            lines: served(table, lines),
            prefer,
            late,
            entrusted,
            open,
        }
    });
    need(table, "window", windows.len());
    for line in lines.unwrap_or_default() {
        if windows.iter().all(|window| !window.lines.contains(&line.code)) {
            table.warn(table.at(), ConfigFault::LineWithoutWindow { line: line.code.to_string() });
        }
    }
    windows
}

/// The lines a window serves; none is fine, for a window held in reserve (机动位).
fn served(table: &mut Table<'_>, lines: Option<&[Line]>) -> Vec<LineCode> {
    let served = table.texts("lines");
    for Located { value, at } in &served {
        if lines.is_some_and(|known| known.iter().all(|line| line.code != *value)) {
            table.wrong(*at, ConfigFault::UnknownLine { value: value.clone() });
        }
    }
    served.into_iter().map(|placed| placed.value.into()).collect()
}
