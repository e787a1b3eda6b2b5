//! The conversation with a printer written down, for support: every byte, when, and by whom.
use crate::printing::TranscriptEntry;
use std::{
    fs::File,
    io::{self, Write},
    path::Path,
    time::Duration,
};

/// Where a conversation is written down.
pub struct Record(Box<dyn Write + Send>);

impl Record {
    /// Writes at the end of a file, which is made where it is missing.
    ///
    /// # Errors
    /// Fails where the file cannot be made.
    pub fn into_file(path: &Path) -> io::Result<Record> {
        let mut file = File::options().create(true).append(true).open(path)?;
        file.write_all(b"# service-hall printer transcript: seconds, > sent or < heard, bytes\n")?;
        Ok(Record(Box::new(file)))
    }

    /// Writes into anything.
    pub fn into_any(writer: impl Write + Send + 'static) -> Record {
        Record(Box::new(writer))
    }

    /// Writes down what was said.
    pub(super) fn note(&mut self, at: Duration, by_printer: bool, bytes: &[u8]) {
        let turn = TranscriptEntry { at, by_printer, bytes: bytes.to_vec() };
        // A conversation goes on whether or not it can be written down.
        let _full = writeln!(self.0, "{turn}");
    }
}
