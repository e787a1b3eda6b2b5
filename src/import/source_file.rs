//! The file of a table, which several readers read from its beginning, each by itself.
use super::LARGEST;
use crate::config::{ConfigFault, ImportFault, ProblemCause};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

/// A file that was opened, or bytes that are at hand.
#[derive(Clone)]
pub(super) struct SourceFile {
    bytes: FileBytes,
    len: u64,
}

#[derive(Clone)]
enum FileBytes {
    Opened(Arc<File>),
    AtHand(Arc<[u8]>),
}

impl SourceFile {
    /// Opens a file, unless it has more bytes than any table may have.
    pub fn open(path: &Path) -> Result<SourceFile, ProblemCause> {
        let unreadable = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => ProblemCause::from(ImportFault::NoFile),
            kind => unreadable(kind),
        };
        // Opening a pipe would wait for whoever writes into it.
        if !path.metadata().map_err(unreadable)?.is_file() {
            return Err(ImportFault::NotAFile.into());
        }
        let file = File::open(path).map_err(unreadable)?;
        let len = file.metadata().map_err(unreadable)?.len();
        if len > LARGEST {
            return Err(ConfigFault::TooBig { most: LARGEST }.into());
        }
        Ok(SourceFile { bytes: FileBytes::Opened(Arc::new(file)), len })
    }

    /// A file that is open already.
    pub fn of_file(file: File) -> io::Result<SourceFile> {
        let len = file.metadata()?.len();
        Ok(SourceFile { bytes: FileBytes::Opened(Arc::new(file)), len })
    }

    /// How many bytes it had when it was opened; what is added meanwhile is not read.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Reads it from its first byte on.
    pub fn reader(&self) -> SourceFileReader {
        SourceFileReader { file: self.clone(), at: 0 }
    }

    /// Its first bytes, as many as were asked for at most.
    pub fn head(&self, most: u64) -> Result<Vec<u8>, ProblemCause> {
        let mut head = Vec::new();
        self.reader().take(most).read_to_end(&mut head).map_err(|error| unreadable(error.kind()))?;
        Ok(head)
    }
}

impl From<Vec<u8>> for SourceFile {
    fn from(bytes: Vec<u8>) -> Self {
        SourceFile { len: bytes.len() as u64, bytes: FileBytes::AtHand(bytes.into()) }
    }
}

/// Why something is not read.
pub(super) fn unreadable(kind: io::ErrorKind) -> ProblemCause {
    ConfigFault::Unreadable { kind }.into()
}

/// A place in a file.
pub(super) struct SourceFileReader {
    file: SourceFile,
    at: u64,
}

impl Read for SourceFileReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = self.file.len.saturating_sub(self.at);
        let most = usize::try_from(rest).unwrap_or(usize::MAX).min(buffer.len());
        let buffer = buffer.get_mut(..most).unwrap_or_default();
        let read = match &self.file.bytes {
            FileBytes::Opened(file) => file.read_at(buffer, self.at)?,
            FileBytes::AtHand(bytes) => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                (bytes.get(at..).unwrap_or_default()).read(buffer)?
            }
        };
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for SourceFileReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let (from, by) = match to {
            SeekFrom::Start(at) => (at, 0),
            SeekFrom::End(by) => (self.file.len, by),
            SeekFrom::Current(by) => (self.at, by),
        };
        self.at = from.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}
