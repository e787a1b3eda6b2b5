//! Tables whose rows are texts already: departments, windows, people, cases.
use super::{TableColumn, TableForm};
use crate::text::command::sheets::SheetColumns;

/// Columns that are shown wide.
const WIDE: [&str; 8] = ["name", "name_en", "department", "departments", "lines", "roles", "about", "text"];

/// The table of a sheet. `needed` are the keys of the columns that may not be empty; `choices` says what a column may hold.
pub fn text_rows(
    sheet: &SheetColumns,
    needed: &[&str],
    choices: impl Fn(&str) -> Vec<String>,
) -> TableForm<Vec<String>> {
    let columns = sheet.columns.iter().enumerate().map(|(at, column)| TableColumn {
        heading: column.heading.to_owned(),
        width: if WIDE.contains(&column.key) { 30 } else { 14 },
        text: Box::new(move |row: &Vec<String>| row.get(at).cloned().unwrap_or_default()),
        note: column.note,
        choices: choices(column.key),
        is_needed: needed.contains(&column.key),
    });
    TableForm { title: sheet.title, columns: columns.collect() }
}
