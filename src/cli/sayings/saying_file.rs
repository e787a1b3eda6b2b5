//! The file of sayings while an entry is added: locked, and replaced as a whole or not at all.
use crate::cli::bounded_file::read_bounded_text;
use crate::cli::replaced_file::{file_itself, replace_file};
use rustix::fs::{FlockOperation, flock};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Who may read a file that was not there: everybody, since it says nothing of anybody.
const MODE: u32 = 0o644;

/// The most that a file of sayings may hold, in bytes.
const MOST: u64 = 4 << 20;

/// A file that nobody else adds to as long as this value lives.
pub(super) struct SayingFile {
    /// The file itself, where its name is a link.
    path: PathBuf,
    /// Its folder, which is locked: the file is another one after each addition.
    _folder: File,
}

impl SayingFile {
    /// Waits until nobody else adds to the file.
    pub fn open(path: &Path) -> io::Result<SayingFile> {
        let path = file_itself(path)?;
        let folder = File::open(path.parent().unwrap_or(Path::new(".")))?;
        flock(&folder, FlockOperation::LockExclusive)?;
        Ok(SayingFile { path, _folder: folder })
    }

    /// Says whether nobody is to write the file.
    pub fn is_read_only(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|about| about.permissions().readonly())
    }

    /// The text of the file; empty where there is none yet.
    pub fn text(&self) -> io::Result<String> {
        match read_bounded_text(&self.path, MOST) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            text => text,
        }
    }

    /// Replaces the file: whoever reads it, and whatever happens meanwhile, finds the old one or the new one.
    pub fn replace(&self, text: &str) -> io::Result<()> {
        replace_file(&self.path, text, MODE)
    }
}
