//! A file that is written beside its place and takes it once it is whole; what was not finished goes away.
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Where a file is written before it is whole, in the same folder.
pub(super) struct PartFile {
    part: PathBuf,
    path: PathBuf,
}

impl PartFile {
    /// A file that will be called `path`.
    pub fn new(path: &Path) -> PartFile {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        PartFile { part: path.with_file_name(name), path: path.to_owned() }
    }

    /// Where it is written.
    pub fn part(&self) -> &Path {
        &self.part
    }

    /// Puts what was written under its name, once it lies on the disk: whoever opens it finds the old file or the whole new one.
    pub fn finish(self) -> io::Result<()> {
        File::open(&self.part)?.sync_all()?;
        fs::rename(&self.part, &self.path)
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        // After it was finished there is nothing to remove.
        let _removed = fs::remove_file(&self.part);
    }
}
