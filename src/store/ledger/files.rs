//! Names of the files that lie beside the store's.
use std::{
    ffi::OsString,
    fs::File,
    io,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// A file name with something after it: `hall.db` becomes `hall.db.lock`.
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// A name beside a file that says why and when it was put aside, and is not taken.
pub fn free_name(path: &Path, why: &str) -> PathBuf {
    let since = UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs());
    let name = |stamp| beside(path, &format!(".{why}-{stamp}"));
    let mut stamp = since;
    while name(stamp).exists() {
        stamp += 1;
    }
    name(stamp)
}

/// Makes the names in a file's folder durable.
pub fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}
