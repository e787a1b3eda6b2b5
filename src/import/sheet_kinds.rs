//! The kinds of sheets whose columns the program itself names, told apart by their headings.
use crate::text::command::sheets::{CASES, DEPARTMENTS, PEOPLE, SheetColumns, WINDOWS};

/// The sheets that a table may be.
pub(super) const SHEETS: [&SheetColumns; 4] = [&DEPARTMENTS, &WINDOWS, &PEOPLE, &CASES];

/// How many of the headings a sheet has.
pub(super) fn known(sheet: &SheetColumns, headings: &[String]) -> usize {
    sheet.columns.iter().filter(|column| headings.iter().any(|heading| heading == column.heading)).count()
}

/// Says whether the headings may be those of a sheet: its first column names each row.
pub(super) fn is_of(sheet: &SheetColumns, headings: &[String]) -> bool {
    sheet.columns.first().is_some_and(|column| headings.iter().any(|heading| heading == column.heading))
}

/// The sheet whose headings these are, all of them and at least three, where they are one's: two may be anybody's.
pub(super) fn sheet_of(headings: &[String]) -> Option<&'static SheetColumns> {
    let is_whole = |sheet: &&&SheetColumns| {
        headings.len() > 2 && is_of(sheet, headings) && known(sheet, headings) == headings.len()
    };
    SHEETS.iter().find(is_whole).copied()
}
