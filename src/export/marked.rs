//! A copy of a table in which is written what is wrong with it: beside the cell, and once more at the end of its row.
use super::part_file::PartFile;
use super::workbook::{failed, heading_format};
use crate::import::SheetCopy;
use crate::text::command::export::sheet_words;
use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Workbook, Worksheet};
use std::collections::HashMap;
use std::io;
use std::path::Path;

/// Units of UTF-16 that a cell may hold.
const LONGEST_CELL: usize = 32_767;
/// How wide the columns are.
const WIDTH: f64 = 18.0;
const WIDTH_OF_PROBLEMS: f64 = 80.0;

/// Something to write beside a cell.
#[derive(Clone, Debug)]
pub struct SheetMark {
    /// The line or row, from 1.
    pub line: u32,
    /// The column, from 1, where it is about one.
    pub column: Option<u32>,
    /// Nothing goes on before it is put right.
    pub is_error: bool,
    /// What is wrong, in words.
    pub words: String,
}

/// Writes the copy, as a workbook. It can be put right and imported: nobody reads the column of problems.
pub fn write_marked(copy: &SheetCopy, marks: Vec<SheetMark>, path: &Path) -> io::Result<()> {
    let mut by_line: HashMap<u32, Vec<SheetMark>> = HashMap::new();
    for mark in marks {
        by_line.entry(mark.line).or_default().push(mark);
    }
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
    let problems = u16::try_from(copy.columns).unwrap_or(u16::MAX);
    for column in 0..problems {
        sheet.set_column_width(column, WIDTH).map_err(failed)?;
    }
    sheet.set_column_width(problems, WIDTH_OF_PROBLEMS).map_err(failed)?;
    sheet.set_freeze_panes(1, 0).map_err(failed)?;
    let mut row = MarkedRow::new(sheet, problems);
    copy.each_row(&mut |line, record| {
        let marks = by_line.remove(&line).unwrap_or_default();
        let cells: Vec<&str> = record.iter().collect();
        row.write(&cells, &marks)
    })?;
    let file = PartFile::new(path);
    workbook.save(file.part()).map_err(failed)?;
    file.finish()
}

/// The row that is written next.
struct MarkedRow<'a> {
    sheet: &'a mut Worksheet,
    /// The column of problems.
    problems: u16,
    row: u32,
    plain: Format,
    error: Format,
    warning: Format,
}

impl<'a> MarkedRow<'a> {
    fn new(sheet: &'a mut Worksheet, problems: u16) -> Self {
        let plain = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let error = plain.clone().set_background_color(Color::RGB(0x00ff_c7ce));
        let warning = plain.clone().set_background_color(Color::RGB(0x00ff_eb9c));
        MarkedRow { sheet, problems, row: 0, plain, error, warning }
    }

    fn write(&mut self, cells: &[&str], marks: &[SheetMark]) -> io::Result<()> {
        let heading = (self.row == 0).then(heading_format);
        let said = if self.row == 0 { sheet_words().problems.to_owned() } else { joined(marks.iter()) };
        let columns = u16::try_from(cells.len()).unwrap_or(u16::MAX).max(self.problems);
        // What stands behind the headings' last column goes on behind the problems.
        for at in 0..=columns {
            let (from, is_problems) = (usize::from(at - u16::from(at > self.problems)), at == self.problems);
            let here = || marks.iter().filter(|mark| mark.column == Some(u32::from(at) + 1) && !is_problems);
            let value =
                if is_problems { said.as_str() } else { cells.get(from).copied().unwrap_or_default() };
            // A formula without a value stays one that is refused.
            let value = if value.starts_with('\u{1a}') { "#VALUE!" } else { value };
            let format = match (&heading, here().next(), here().any(|mark| mark.is_error)) {
                (Some(heading), ..) => heading,
                (None, None, _) => &self.plain,
                (None, Some(_), true) => &self.error,
                (None, Some(_), false) => &self.warning,
            };
            if !value.is_empty() || here().next().is_some() {
                let written = self.sheet.write_string_with_format(self.row, at, cut(value), format);
                written.map_err(failed)?;
            }
            let note = joined(here());
            if !note.is_empty() {
                let note = Note::new(cut(&note)).add_author_prefix(false).set_width(260);
                self.sheet.insert_note(self.row, at, &note).map_err(failed)?;
            }
        }
        self.row += 1;
        Ok(())
    }
}

fn joined<'a>(marks: impl Iterator<Item = &'a SheetMark>) -> String {
    marks.map(|mark| mark.words.as_str()).collect::<Vec<_>>().join("\n")
}

/// As much of a text as a cell may hold.
fn cut(text: &str) -> String {
    let mut units = 0;
    text.chars()
        .take_while(|c| {
            units += c.len_utf16();
            units <= LONGEST_CELL
        })
        .collect()
}
