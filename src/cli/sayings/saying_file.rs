//! The file of sayings while an entry is added: locked, and replaced as a whole or not at all.
use rustix::fs::{Access, FlockOperation, access, flock};
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};

/// A file that nobody else adds to as long as this value lives.
pub(super) struct SayingFile {
    /// The file itself, where its name is a link.
    path: PathBuf,
    /// Its folder, which is locked: the file is another one after each addition.
    folder: File,
}

impl SayingFile {
    /// Waits until nobody else adds to the file.
    pub fn open(path: &Path) -> io::Result<SayingFile> {
        // A link that leads nowhere is no file that could be made here.
        let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
        let path = match fs::canonicalize(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link => std::path::absolute(path)?,
            found => found?,
        };
        let folder = File::open(path.parent().unwrap_or(Path::new(".")))?;
        flock(&folder, FlockOperation::LockExclusive)?;
        Ok(SayingFile { path, folder })
    }

    /// Says whether nobody is to write the file.
    pub fn is_read_only(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|about| about.permissions().readonly())
    }

    /// The text of the file; empty where there is none yet.
    pub fn text(&self) -> io::Result<String> {
        match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
            text => text,
        }
    }

    /// Replaces the file: whoever reads it, and whatever happens meanwhile, finds the old one or the new one.
    pub fn replace(&self, text: &str) -> io::Result<()> {
        let about = fs::metadata(&self.path).ok();
        if about.is_some() {
            access(&self.path, Access::WRITE_OK)?;
        }
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        let beside = self.path.with_file_name(format!(".{name}.new"));
        // One may be left of an addition that was broken off.
        let _gone = fs::remove_file(&beside);
        let written = fill(&beside, about.as_ref(), text).and_then(|()| fs::rename(&beside, &self.path));
        if written.is_err() {
            let _gone = fs::remove_file(&beside);
        }
        written.and_then(|()| self.folder.sync_all())
    }
}

/// Who may read a file that is anybody's to read.
const BY_ANYBODY: u32 = 0o004;

/// Writes a new file that belongs to whom the old one does. One that anybody may read may become that of whoever adds.
fn fill(path: &Path, old: Option<&Metadata>, text: &str) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).mode(0o644).open(path)?;
    if let Some(old) = old {
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            let kept = fchown(&file, Some(old.uid()), Some(old.gid()));
            kept.or_else(|error| if old.mode() & BY_ANYBODY > 0 { Ok(()) } else { Err(error) })?;
        }
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
