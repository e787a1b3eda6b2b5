//! Whose a file is: what an administrator restores is for the user whose programs use the store.
use crate::store::ledger::files::beside;
use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::Path;

/// Gives a file to the owner of another one, or of a folder, where this process may.
pub(super) fn give(file: &Path, like: &Path) {
    let (Ok(is), Ok(wanted)) = (fs::metadata(file), fs::metadata(like)) else { return };
    if (is.uid(), is.gid()) == (wanted.uid(), wanted.gid()) {
        return;
    }
    if let Err(error) = chown(file, Some(wanted.uid()), Some(wanted.gid())) {
        log::warn!("{} stays another user's than the files around it: {error}", file.display());
    }
}

/// Gives the files that lie beside a store, or beside a ledger, to the owner of their folder.
pub(super) fn give_beside(path: &Path) {
    let Some(folder) = path.parent() else { return };
    for ending in ["", ".door", ".lock", ".ledger", ".ledger.turnstile", ".turnstile"] {
        give(&beside(path, ending), folder);
    }
}
