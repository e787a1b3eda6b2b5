//! A sheet of departments or windows: checked cell by cell, as rows that the setup's document takes in; and the other way round.
use super::sheet_mapping::{SheetMapping, SheetRecord, read_rows};
use super::{CheckReport, SheetCopy, SourceTable, lists};
use crate::config::{ImportFault, Problem, SetupForm, SetupRow, SetupTable, SetupValue};
use crate::hall::Hall;
use crate::hall::calendar::Span;
use crate::text::command::sheets::{DEPARTMENTS, SheetColumns, WINDOWS, choice_words};
use crate::text::layout::half_width;
use std::collections::HashMap;
use std::path::Path;

/// What parts several values in one cell; the first of them is written.
const SEPARATORS: &str = "|｜、，,;；";

/// What a sheet of departments or windows says, and everything that is wrong with it.
pub struct SetupSheet {
    /// The rows that could be read, in the order of the file.
    pub rows: Vec<SetupRow>,
    /// Rows and problems.
    pub checked: CheckReport,
    /// The sheet itself.
    pub copy: SheetCopy,
}

/// The words of the sheet of a kind.
pub fn sheet_text(table: SetupTable) -> &'static SheetColumns {
    match table {
        SetupTable::Departments => &DEPARTMENTS,
        SetupTable::Windows => &WINDOWS,
    }
}

/// The columns that a sheet must have and that hold something in every row.
pub fn needed_keys(table: SetupTable) -> &'static [&'static str] {
    match table {
        SetupTable::Departments => &["name"],
        SetupTable::Windows => &["code", "name"],
    }
}

/// A thing as the cells of its row.
pub fn cells(table: SetupTable, row: &SetupRow) -> Vec<String> {
    let cell = |((key, form), value): (&(&str, SetupForm), &Option<SetupValue>)| match (form, value) {
        (SetupForm::Choice, Some(SetupValue::Text(word))) => shown(key, word),
        (_, Some(SetupValue::Text(text))) => text.clone(),
        (_, Some(SetupValue::Number(number))) => number.to_string(),
        (_, Some(SetupValue::List(texts))) => lists::join(texts, SEPARATORS),
        (_, None) => String::new(),
    };
    table.keys().iter().zip(row).map(cell).collect()
}

/// What a sheet calls a word of the setup; the word itself where it calls it nothing.
fn shown(key: &str, word: &str) -> String {
    let known = choice_words(key).iter().find(|(known, _)| *known == word);
    known.map_or(word, |(_, shown)| shown).to_owned()
}

/// Reads a sheet for a hall; `windows` may be of departments that stand in the setup only.
pub fn setup_sheet(path: &Path, table: SetupTable, hall: &Hall) -> Result<SetupSheet, Vec<Problem>> {
    let mapping = SheetMapping::new(sheet_text(table), needed_keys(table));
    let source = SourceTable::open(path, &[mapping], None)?;
    let (mut rows, mut seen) = (Vec::new(), HashMap::new());
    let checked = read_rows(&source, |row| rows.push(read(row, table, hall, &mut seen)));
    Ok(SetupSheet { rows, checked, copy: SheetCopy::of(source) })
}

fn read(
    row: &mut SheetRecord<'_>,
    table: SetupTable,
    hall: &Hall,
    seen: &mut HashMap<String, u32>,
) -> SetupRow {
    let keys = table.keys().iter();
    let values = keys.enumerate().map(|(at, (key, form))| {
        let text = if needed_keys(table).contains(key) { row.needed(key) } else { row.cell(key) }?;
        if at == 0 {
            match seen.get(&text).copied() {
                Some(line) => row.odd(key, ImportFault::DuplicateCode { code: text.clone(), line }),
                None => drop(seen.insert(text.clone(), row.line())),
            }
        }
        value(row, key, *form, text, hall)
    });
    values.collect()
}

/// The value that a cell means; nothing where it means none, which is noted.
fn value(
    row: &mut SheetRecord<'_>,
    key: &str,
    form: SetupForm,
    text: String,
    hall: &Hall,
) -> Option<SetupValue> {
    let read = match form {
        _ if text.is_empty() && form != SetupForm::List => Ok(SetupValue::nothing()),
        SetupForm::Text => known_text(key, text, hall),
        SetupForm::Number(least, most) => number(text, least, most),
        SetupForm::Choice => choice(key, text),
        SetupForm::List => list(key, &text, hall),
    };
    read.map_err(|fault| row.odd(key, fault)).ok()
}

fn known_text(key: &str, text: String, hall: &Hall) -> Result<SetupValue, ImportFault> {
    let is_known = |name: &str| hall.setup.departments.iter().any(|department| department.name.zh == name);
    match key {
        "code" => Ok(SetupValue::Text(half_width::code(&text))),
        "department" if !is_known(&text) => Err(ImportFault::UnknownDepartment { value: text }),
        _ => Ok(SetupValue::Text(text)),
    }
}

fn number(text: String, least: u16, most: u16) -> Result<SetupValue, ImportFault> {
    let number = half_width::code(&text).trim().parse().ok();
    let number = number.filter(|number| (i64::from(least)..=i64::from(most)).contains(number));
    number.map(SetupValue::Number).ok_or(ImportFault::OutsideRange { value: text, least, most })
}

fn choice(key: &str, text: String) -> Result<SetupValue, ImportFault> {
    let words = choice_words(key);
    let found = words.iter().find(|(word, shown)| [*word, *shown].contains(&text.as_str()));
    let known = || words.iter().map(|(_, shown)| (*shown).to_owned()).collect();
    found
        .map(|(word, _)| SetupValue::Text((*word).to_owned()))
        .ok_or_else(|| ImportFault::NotInList { value: text, known: known() })
}

fn list(key: &str, text: &str, hall: &Hall) -> Result<SetupValue, ImportFault> {
    let mut values = Vec::new();
    for value in lists::split(text, SEPARATORS) {
        let value = half_width::code(&value);
        let read = match key {
            "lines" => line(&value, hall).ok_or(ImportFault::NoSuchLine { value })?,
            _ => span(&value).ok_or(ImportFault::BadTime { value })?,
        };
        values.push(read);
    }
    Ok(SetupValue::List(values))
}

/// A line by its code or its Chinese name.
fn line(value: &str, hall: &Hall) -> Option<String> {
    let code = value.to_ascii_uppercase();
    let line = hall.line(&code).or_else(|| hall.setup.lines.iter().find(|line| line.name.zh == value));
    line.map(|line| line.code.to_string())
}

/// `9:00-12:00`, in the form the setup has it; what it has otherwise stays as it is written.
fn span(value: &str) -> Option<String> {
    value.parse::<Span>().ok().map(|_| value.to_owned())
}
