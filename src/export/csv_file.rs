//! A table as CSV: UTF-8 with the mark that spreadsheets know it by, what they would take for something else guarded.
use super::TableForm;
use super::part_file::PartFile;
use crate::import::guard::guarded;
use csv::{Terminator, Writer, WriterBuilder};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A CSV file that is being written.
pub struct CsvFile {
    writer: Writer<BufWriter<File>>,
    file: PartFile,
}

impl CsvFile {
    pub(super) fn create<T>(path: &Path, table: &TableForm<T>) -> io::Result<CsvFile> {
        let file = PartFile::new(path);
        let mut writer = BufWriter::new(File::create(file.part())?);
        writer.write_all("\u{feff}".as_bytes())?;
        let writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(writer);
        let mut file = CsvFile { writer, file };
        file.writer.write_record(table.columns.iter().map(|column| &column.heading))?;
        Ok(file)
    }

    pub(super) fn row(&mut self, values: impl Iterator<Item = String>) -> io::Result<()> {
        for value in values {
            self.writer.write_field(guarded(&value))?;
        }
        Ok(self.writer.write_record(None::<&[u8]>)?)
    }

    pub(super) fn finish(self) -> io::Result<()> {
        let file = self.writer.into_inner().map_err(|error| io::Error::from(error.error().kind()))?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.file.finish()
    }
}
