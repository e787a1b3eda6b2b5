//! `special-days.toml`: days on which the hall, or some lines, are open at other times than usual.
use super::problem::ConfigFault;
use super::table::{Located, Table};
use crate::hall::calendar::SpecialDay;
use crate::hall::queue::Line;
use crate::hall::{LineCode, Name};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::BTreeMap;

/// What stands above the days in a document that this program has written.
const HEAD: &str = "# 特殊日子的开放时间：由 hall hours 写。open 为空是不开放；不写 lines 是整个大厅。\n";

/// Reads `[[day]]`.
pub(super) fn read(table: &mut Table<'_>, lines: Option<&[Line]>) -> Vec<SpecialDay> {
    let mut seen: BTreeMap<(NaiveDate, Vec<LineCode>), u32> = BTreeMap::new();
    let days = table.tables("day", |table| {
        let at = table.place("date");
        let day = date(table);
        let of = self::lines(table, lines);
        let open = table.spans("open").into_iter().map(|span| span.value).collect();
        let note =
            Name::new(table.text("note").unwrap_or_default(), table.text("note_en").unwrap_or_default());
        let day = day?;
        let line = table.line_of(at);
        if let Some(first) = seen.insert((day, of.clone()), line) {
            table.wrong(at, ConfigFault::Duplicate { value: day.to_string(), line: first });
        }
        Some(SpecialDay { day, lines: of, open, note })
    });
    days.into_iter().flatten().collect()
}

fn date(table: &mut Table<'_>) -> Option<NaiveDate> {
    let written = table.required("date");
    let day = NaiveDate::parse_from_str(&written, "%Y-%m-%d").ok();
    if day.is_none() && !written.is_empty() {
        table.wrong(table.place("date"), ConfigFault::BadDate { value: super::sheet::brief(&written) });
    }
    day
}

/// The lines of a day; each must be one there is.
fn lines(table: &mut Table<'_>, known: Option<&[Line]>) -> Vec<LineCode> {
    let mut lines = Vec::new();
    for Located { value, at } in table.texts("lines") {
        if known.is_some_and(|known| known.iter().all(|line| line.code != value)) {
            table.wrong(at, ConfigFault::UnknownLine { value });
        } else {
            lines.push(value.as_str().into());
        }
    }
    lines
}

/// The document of these days.
pub fn special_days_text(days: &[SpecialDay]) -> String {
    let days = days.iter().map(|SpecialDay { day, lines, open, note }| {
        let open: Vec<String> = open.iter().map(ToString::to_string).collect();
        let lines: Vec<&str> = lines.iter().map(LineCode::as_str).collect();
        let mut keys = vec![("date", Value::from(day.to_string())), ("open", Value::from(open))];
        keys.extend((!lines.is_empty()).then(|| ("lines", Value::from(lines))));
        let notes = [("note", &note.zh), ("note_en", &note.en)];
        keys.extend(
            notes
                .into_iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(key, text)| (key, Value::from(&**text))),
        );
        // A text of JSON is a text of TOML.
        let keys: Vec<String> = keys.into_iter().map(|(key, value)| format!("{key} = {value}\n")).collect();
        format!("\n[[day]]\n{}", keys.concat())
    });
    HEAD.to_owned() + &days.collect::<String>()
}
