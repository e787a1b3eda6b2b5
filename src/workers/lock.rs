//! Locks of programs: one kiosk of a number, one program for a window, one voice. Each belongs to a store.
use rustix::fs::{FlockOperation, flock};
use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
    process,
};

/// More programs of a kind than run on one machine.
const MOST_OF_A_KIND: u32 = 99;

/// A lock that is held until this value is dropped or the process ends, however it ends.
///
/// Its file says which process that is; it is empty afterwards.
#[derive(Debug)]
pub struct ProgramLock {
    file: File,
}

impl ProgramLock {
    /// Takes the lock of a name in a folder, which is made where it is missing.
    ///
    /// # Errors
    /// Fails with [`io::ErrorKind::WouldBlock`] where another program holds it.
    pub fn take(folder: &Path, name: &str) -> io::Result<ProgramLock> {
        ProgramLock::take_file(&ProgramLock::path(folder, name))
    }

    /// Takes a lock of a kind in a folder: the first number of it that no other program holds. Of such programs several may run.
    ///
    /// # Errors
    /// Fails where the folder cannot be written, or far too many of them run.
    pub fn take_any(folder: &Path, kind: &str) -> io::Result<ProgramLock> {
        let taken = |done: &io::Result<ProgramLock>| {
            done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
        };
        let mut locks = (1..=MOST_OF_A_KIND).map(|n| ProgramLock::take(folder, &format!("{kind}-{n}")));
        locks.find(|done| !taken(done)).unwrap_or_else(|| Err(io::ErrorKind::WouldBlock.into()))
    }

    /// Takes the lock of a file, whose folder is made where it is missing.
    ///
    /// # Errors
    /// Fails with [`io::ErrorKind::WouldBlock`] where another program holds it.
    pub fn take_file(path: &Path) -> io::Result<ProgramLock> {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        let file = File::options().create(true).append(true).open(path)?;
        flock(&file, FlockOperation::NonBlockingLockExclusive)?;
        let lock = ProgramLock { file };
        lock.say(&format!("{}\n", process::id()))?;
        Ok(lock)
    }

    /// The file of the lock of a name in a folder.
    pub fn path(folder: &Path, name: &str) -> PathBuf {
        folder.join(format!("{name}.lock"))
    }

    /// Writes something else into the file than which process holds it.
    ///
    /// # Errors
    /// Fails where the file cannot be written.
    pub fn say(&self, text: &str) -> io::Result<()> {
        self.file.set_len(0)?;
        (&self.file).write_all(text.as_bytes())
    }

    /// Says whether a program holds the lock of a name in a folder.
    pub fn is_taken(folder: &Path, name: &str) -> bool {
        let file = File::options().append(true).open(ProgramLock::path(folder, name));
        file.is_ok_and(|file| flock(&file, FlockOperation::NonBlockingLockExclusive).is_err())
    }

    /// The names of the locks in a folder that programs hold now.
    pub fn all_taken(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let name = |file: OsString| Some(file.to_str()?.strip_suffix(".lock")?.to_owned());
        let mut taken: Vec<String> =
            files.filter_map(name).filter(|name| ProgramLock::is_taken(folder, name)).collect();
        taken.sort();
        taken
    }
}

impl Drop for ProgramLock {
    fn drop(&mut self) {
        // Left behind, a number could become that of another process.
        let _emptied = self.file.set_len(0);
    }
}
