//! Bytes that are written once and read several times: in memory while they are few, beyond that in a file that stands in no folder.
use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, io, process};

/// Bytes that stay in memory; beyond them they are written out.
const KEPT: usize = 1 << 20;
/// Where a machine keeps what it needs for longer than `/tmp`, which may be in memory.
const LASTING: &str = "/var/tmp";

/// Where the bytes of a table lie while it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeping {
    /// In memory, however many they are: what is about people is written nowhere.
    Memory,
    /// On the disk, where they are many.
    Disk,
}

/// Bytes that grow at their end and can be read anywhere.
pub(super) struct Scratch {
    keeping: Keeping,
    /// Written out so far, and where to.
    flushed: u64,
    file: Option<File>,
    /// Behind what was written out.
    recent: Vec<u8>,
}

impl Scratch {
    pub fn new(keeping: Keeping) -> Scratch {
        Scratch { keeping, flushed: 0, file: None, recent: Vec::new() }
    }

    pub fn keeping(&self) -> Keeping {
        self.keeping
    }

    /// How many bytes there are.
    pub fn len(&self) -> u64 {
        self.flushed + self.recent.len() as u64
    }

    /// Adds bytes at the end.
    pub fn push(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.keeping == Keeping::Disk && self.recent.len() + bytes.len() > KEPT {
            self.flush()?;
        }
        self.recent.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let file = match &self.file {
            Some(file) => file,
            None => self.file.insert(nameless()?),
        };
        file.write_all_at(&self.recent, self.flushed)?;
        self.flushed += self.recent.len() as u64;
        self.recent.clear();
        Ok(())
    }

    /// Fills a buffer with the bytes from a place on, as far as there are any; says how many.
    pub fn read_at(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled < buffer.len() {
            let (from, free) = (at + filled as u64, buffer.get_mut(filled..).unwrap_or_default());
            let read = match &self.file {
                Some(file) if from < self.flushed => {
                    let most = usize::try_from(self.flushed - from).unwrap_or(usize::MAX).min(free.len());
                    file.read_at(free.get_mut(..most).unwrap_or_default(), from)?
                }
                _ => {
                    let behind = usize::try_from(from - self.flushed).unwrap_or(usize::MAX);
                    let rest = self.recent.get(behind..).unwrap_or_default();
                    let most = rest.len().min(free.len());
                    free[..most].copy_from_slice(&rest[..most]);
                    if most == 0 {
                        break;
                    }
                    most
                }
            };
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            filled += read;
        }
        Ok(filled)
    }
}

/// A new file that has no name any more, so that it is gone with this program, however that ends. Nobody else can open it.
pub(super) fn nameless() -> io::Result<File> {
    let named = env::var_os("TMPDIR").map(PathBuf::from);
    let folders = named.into_iter().chain([PathBuf::from(LASTING), env::temp_dir()]);
    let mut refused = io::Error::from(io::ErrorKind::NotFound);
    for folder in folders {
        match nameless_in(&folder) {
            Ok(file) => return Ok(file),
            Err(error) => refused = error,
        }
    }
    Err(refused)
}

fn nameless_in(folder: &Path) -> io::Result<File> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let path = folder.join(format!(".hall-{}-{number}", process::id()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_from_memory_and_from_the_disk_alike() {
        let bytes: Vec<u8> = (0..3 * KEPT + 77).map(|at| u8::try_from(at * 31 % 251).unwrap()).collect();
        for keeping in [Keeping::Memory, Keeping::Disk] {
            let mut scratch = Scratch::new(keeping);
            bytes.chunks(1_001).for_each(|chunk| scratch.push(chunk).unwrap());
            assert_eq!(scratch.file.is_some(), keeping == Keeping::Disk);
            assert_eq!(scratch.len(), bytes.len() as u64);
            let flushed = usize::try_from(scratch.flushed).unwrap();
            for at in [0, 1, KEPT - 3, flushed.saturating_sub(5), flushed, bytes.len() - 1, bytes.len()] {
                let mut read = vec![0; 10_000];
                let filled = scratch.read_at(at as u64, &mut read).unwrap();
                assert_eq!(&read[..filled], &bytes[at..bytes.len().min(at + 10_000)], "from {at}");
            }
        }
    }
}
