//! A file beside the store for each account: what its owner has half written at this machine, so that it outlives a power failure.
use crate::admin::Unfinished;
use crate::hall::people::is_fit_code;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Where such files lie.
#[derive(Debug)]
pub(super) struct UnfinishedFiles {
    folder: PathBuf,
}

impl UnfinishedFiles {
    /// Those of a folder.
    pub fn new(folder: PathBuf) -> UnfinishedFiles {
        UnfinishedFiles { folder }
    }

    /// The file of an account; nothing where its number is no name of a file.
    fn file(&self, code: &str) -> Option<PathBuf> {
        is_fit_code(code).then(|| self.folder.join(format!("admin-{code}.unfinished")))
    }

    /// What the owner of an account has half written; nothing where that cannot be read.
    pub fn read(&self, code: &str) -> Vec<Unfinished> {
        let text = self.file(code).and_then(|file| fs::read_to_string(file).ok());
        text.map_or_else(Vec::new, |text| Unfinished::of_text(&text))
    }

    /// Keeps what the owner of an account has half written; whatever happens meanwhile, the old text or the new one is found.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn write(&self, code: &str, all: &[Unfinished]) -> io::Result<()> {
        let Some(file) = self.file(code) else { return Ok(()) };
        if all.is_empty() {
            return match fs::remove_file(&file) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        fs::create_dir_all(&self.folder)?;
        let beside = file.with_extension("new");
        let mut new = File::options().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
        new.write_all(Unfinished::to_text(all).as_bytes())?;
        new.sync_all()?;
        fs::rename(&beside, &file)?;
        File::open(file.parent().unwrap_or(Path::new(".")))?.sync_all()
    }
}
