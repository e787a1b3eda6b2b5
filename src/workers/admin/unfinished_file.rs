//! Files beside the store for each account: what its owner has half written at this machine, and what waits for the store, so that it
//! outlives a power failure.
use crate::admin::Unfinished;
use crate::hall::people::is_fit_code;
use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// How the files end.
const HALF: &str = "unfinished";
const UNSAVED: &str = "unsaved";

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
    fn file(&self, code: &str, what: &str) -> Option<PathBuf> {
        is_fit_code(code).then(|| self.folder.join(format!("admin-{code}.{what}")))
    }

    /// What the owner of an account has half written; nothing where that cannot be read.
    pub fn read(&self, code: &str) -> Vec<Unfinished> {
        read(self.file(code, HALF))
    }

    /// What the owner of an account has written while the store was away.
    pub fn read_unsaved(&self, code: &str) -> Vec<Unfinished> {
        read(self.file(code, UNSAVED))
    }

    /// Keeps what the owner of an account has half written; whatever happens meanwhile, the old text or the new one is found.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn write(&self, code: &str, all: &[Unfinished]) -> io::Result<()> {
        self.file(code, HALF).map_or(Ok(()), |file| write(&file, all))
    }

    /// Keeps what the owner of an account has written while the store was away, likewise.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn write_unsaved(&self, code: &str, all: &[Unfinished]) -> io::Result<()> {
        self.file(code, UNSAVED).map_or(Ok(()), |file| write(&file, all))
    }
}

fn read(file: Option<PathBuf>) -> Vec<Unfinished> {
    let text = file.and_then(|file| fs::read_to_string(file).ok());
    text.map_or_else(Vec::new, |text| Unfinished::of_text(&text))
}

fn write(file: &Path, all: &[Unfinished]) -> io::Result<()> {
    if all.is_empty() {
        return match fs::remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
    }
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let mut new = File::options().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    new.write_all(Unfinished::to_text(all).as_bytes())?;
    new.sync_all()?;
    fs::rename(&beside, file)?;
    File::open(folder)?.sync_all()
}
