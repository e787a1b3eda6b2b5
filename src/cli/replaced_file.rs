//! A file that is replaced as a whole or not at all: it stays whose it was, as readable as it was, and where its link leads.
use rustix::fs::{Access, access};
use std::fs::{self, File, Metadata};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, fchown};
use std::path::{Path, PathBuf};

/// Who may read a file that is anybody's to read.
const BY_ANYBODY: u32 = 0o004;

/// The file itself where a path is a link; a link that leads nowhere is no file that could be made.
pub(super) fn file_itself(path: &Path) -> io::Result<PathBuf> {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !is_link => std::path::absolute(path),
        found => found,
    }
}

/// Replaces a file that is no link: whoever reads it, and whatever happens meanwhile, finds the old one or the new one. One that
/// was not there gets a mode.
pub(super) fn replace_file(path: &Path, text: &str, mode: u32) -> io::Result<()> {
    let about = fs::metadata(path).ok();
    if about.is_some() {
        access(path, Access::WRITE_OK)?;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.new"));
    // One may be left of a writing that was broken off.
    let _gone = fs::remove_file(&beside);
    let written = fill(&beside, about.as_ref(), text, mode).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _gone = fs::remove_file(&beside);
    }
    written.and_then(|()| File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all())
}

/// Writes a new file that belongs to whom the old one does. One that anybody may read may become that of whoever writes.
fn fill(path: &Path, old: Option<&Metadata>, text: &str, mode: u32) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).mode(mode).open(path)?;
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
