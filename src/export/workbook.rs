//! A table as a workbook: every cell a text, headings with notes, lists to choose from, and a sheet that says how it is filled in.
use super::part_file::PartFile;
use super::{TableColumn, TableForm};
use crate::import::guard::guarded_text;
use crate::text::command::export::{SheetWords, sheet_words};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, Format, FormatAlign, FormatBorder,
    Formula, Note, Workbook, Worksheet, XlsxError,
};
use std::io;
use std::path::Path;

/// The last row a sheet has, counted from 0.
const LAST_ROW: u32 = 1_048_575;
/// Units of UTF-16 a list may have that stands in the rule itself; a longer one stands in a sheet of its own.
const LONGEST_LIST: usize = 255;
/// Units of UTF-16 the words of a rule may have.
const LONGEST_HINT: usize = 255;

/// A workbook that is being written; its rows go to the disk as they come.
pub struct WorkbookFile {
    workbook: Workbook,
    text: Format,
    /// The row that is next, from 0.
    next: u32,
    file: PartFile,
}

impl WorkbookFile {
    pub(super) fn create<T>(path: &Path, table: &TableForm<T>) -> io::Result<WorkbookFile> {
        let words = sheet_words();
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_title(table.title));
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let lists = ChoiceLists::of(table, words);
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        head(sheet, table, &text, &lists).map_err(failed)?;
        explain(workbook.add_worksheet(), table, words).map_err(failed)?;
        if !lists.long.is_empty() {
            lists.write(workbook.add_worksheet(), words).map_err(failed)?;
        }
        Ok(WorkbookFile { workbook, text, next: 1, file: PartFile::new(path) })
    }

    pub(super) fn row(&mut self, values: impl Iterator<Item = String>) -> io::Result<()> {
        let row = self.next;
        if row > LAST_ROW {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        for (value, column) in values.zip(0..).filter(|(value, _)| !value.is_empty()) {
            sheet.write_string_with_format(row, column, guarded_text(&value), &self.text).map_err(failed)?;
        }
        self.next += 1;
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.workbook.save(self.file.part()).map_err(failed)?;
        self.file.finish()
    }
}

pub(super) fn failed(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) => error,
        other => io::Error::other(other.to_string()),
    }
}

/// How a heading looks.
pub(super) fn heading_format() -> Format {
    let format = Format::new().set_bold().set_num_format("@").set_background_color(Color::RGB(0x00dd_ebf7));
    format.set_border_bottom(FormatBorder::Thin)
}

fn head<T>(
    sheet: &mut Worksheet,
    table: &TableForm<T>,
    text: &Format,
    lists: &ChoiceLists,
) -> Result<(), XlsxError> {
    sheet.set_name(table.title)?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, at) in table.columns.iter().zip(0..) {
        // Widths are set and not fitted: fitting counts a Chinese character as one.
        sheet.set_column_width(at, f64::from(column.width))?.set_column_format(at, text)?;
        if let Some(rule) = lists.rule(column)? {
            sheet.add_data_validation(1, at, LAST_ROW, at, &rule)?;
        }
    }
    let format = heading_format();
    for (column, at) in table.columns.iter().zip(0..) {
        sheet.write_string_with_format(0, at, &column.heading, &format)?;
        if !column.note.is_empty() {
            sheet.insert_note(0, at, &Note::new(column.note).add_author_prefix(false).set_width(260))?;
        }
    }
    Ok(())
}

/// The sheet that says what goes into each column.
fn explain<T>(sheet: &mut Worksheet, table: &TableForm<T>, words: &SheetWords) -> Result<(), XlsxError> {
    sheet.set_name(words.notes)?;
    let (bold, wrapped) = (heading_format(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    for (width, column) in [24.0, 8.0, 90.0].into_iter().zip(0..) {
        sheet.set_column_width(column, width)?;
    }
    for (word, column) in words.columns.iter().zip(0..) {
        sheet.write_string_with_format(0, column, *word, &bold)?;
    }
    for (column, row) in table.columns.iter().zip(1..) {
        sheet.write_string_with_format(row, 0, &column.heading, &wrapped)?;
        sheet.write_string_with_format(row, 1, if column.is_needed { words.yes } else { "" }, &wrapped)?;
        sheet.write_string_with_format(row, 2, column.note, &wrapped)?;
    }
    Ok(())
}

/// The lists of a table that are too long to stand in a rule: each is a column of one sheet.
struct ChoiceLists {
    sheet: &'static str,
    hint: &'static str,
    long: Vec<(String, Vec<String>)>,
}

impl ChoiceLists {
    fn of<T>(table: &TableForm<T>, words: &SheetWords) -> ChoiceLists {
        let is_long = |column: &&TableColumn<T>| {
            column.choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum::<usize>()
                > LONGEST_LIST
                || column.choices.iter().any(|choice| choice.contains([',', '"']))
        };
        let long = table.columns.iter().filter(is_long);
        let long = long.map(|column| (column.heading.clone(), column.choices.clone())).collect();
        ChoiceLists { sheet: words.lists, hint: words.hint, long }
    }

    /// The rule of a column: what is not in its list is doubted and not forbidden.
    fn rule<T>(&self, column: &TableColumn<T>) -> Result<Option<DataValidation>, XlsxError> {
        if column.choices.is_empty() {
            return Ok(None);
        }
        let long = self.long.iter().position(|(heading, _)| *heading == column.heading);
        let rule = match long {
            None => DataValidation::new().allow_list_strings(&column.choices)?,
            Some(at) => {
                let letters = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(0));
                let last = column.choices.len() + 1;
                let range = format!("='{}'!${letters}$2:${letters}${last}", self.sheet);
                DataValidation::new().allow_list_formula(Formula::new(range))
            }
        };
        let rule = rule.set_error_style(DataValidationErrorStyle::Warning);
        let is_short = self.hint.encode_utf16().count() <= LONGEST_HINT;
        Ok(Some(if is_short { rule.set_error_message(self.hint)? } else { rule }))
    }

    fn write(&self, sheet: &mut Worksheet, words: &SheetWords) -> Result<(), XlsxError> {
        sheet.set_name(words.lists)?;
        for ((heading, choices), column) in self.long.iter().zip(0..) {
            sheet.set_column_width(column, 32)?;
            sheet.write_string_with_format(0, column, heading, &heading_format())?;
            for (choice, row) in choices.iter().zip(1..) {
                sheet.write_string(row, column, choice)?;
            }
        }
        Ok(())
    }
}
