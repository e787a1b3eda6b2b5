//! Tables that go out as they come in: what a hall keeps, in the columns that an import reads, as CSV or as a workbook.
//!
//! A kind of table is one file that says what its columns are; how they are written stands here once.
mod appointments;
mod csv_file;
mod marked;
mod matters;
mod part_file;
mod text_rows;
mod workbook;

pub use appointments::appointments;
pub use csv_file::CsvFile;
pub use marked::{SheetMark, write_marked};
pub use matters::matters;
pub use text_rows::text_rows;
pub use workbook::WorkbookFile;

use std::{io, path::Path};

/// A column of a table of `T`.
pub struct TableColumn<T> {
    /// Its heading, which an import knows it by.
    pub heading: String,
    /// How wide it is shown, in half-width characters.
    pub width: u16,
    /// A row's value.
    pub text: Box<dyn Fn(&T) -> String>,
    /// What a person who fills it in should know; may be empty.
    pub note: &'static str,
    /// What it may hold, where that is a list.
    pub choices: Vec<String>,
    /// It may not be empty.
    pub is_needed: bool,
}

/// A table of `T`: its name, and its columns in order.
pub struct TableForm<T> {
    /// What its sheet is called.
    pub title: &'static str,
    /// The columns.
    pub columns: Vec<TableColumn<T>>,
}

/// A file a table is written to, row by row. Nothing stands under its name before it is whole.
pub enum TableFile {
    /// Values that commas separate.
    Csv(Box<CsvFile>),
    /// A workbook.
    Workbook(Box<WorkbookFile>),
}

/// The form of a file, by the end of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileForm {
    /// `.csv`
    Csv,
    /// `.xlsx`
    Workbook,
}

impl FileForm {
    /// The form that a file's name asks for.
    pub fn of(path: &Path) -> Option<FileForm> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(FileForm::Csv),
            "xlsx" => Some(FileForm::Workbook),
            _ => None,
        }
    }
}

impl TableFile {
    /// Begins a file with the headings of a table.
    pub fn create<T>(path: &Path, form: FileForm, table: &TableForm<T>) -> io::Result<TableFile> {
        Ok(match form {
            FileForm::Csv => TableFile::Csv(Box::new(CsvFile::create(path, table)?)),
            FileForm::Workbook => TableFile::Workbook(Box::new(WorkbookFile::create(path, table)?)),
        })
    }

    /// Writes a row.
    pub fn row<T>(&mut self, table: &TableForm<T>, of: &T) -> io::Result<()> {
        let values = table.columns.iter().map(|column| (column.text)(of));
        match self {
            TableFile::Csv(file) => file.row(values),
            TableFile::Workbook(file) => file.row(values),
        }
    }

    /// Makes the file whole and puts it under its name.
    pub fn finish(self) -> io::Result<()> {
        match self {
            TableFile::Csv(file) => file.finish(),
            TableFile::Workbook(file) => file.finish(),
        }
    }
}
