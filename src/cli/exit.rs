//! How the program ends: exit codes as scripts know them, and what is said when something fails.
use crate::config::Problem;
use crate::store::StoreError;
use std::io;
use std::path::{Path, PathBuf};

/// Exit codes, after `sysexits.h` where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything was done.
    Done = 0,
    /// The hall says no: closed, full, or not ready.
    Refused = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// An import file is refused; nothing was changed.
    Data = 65,
    /// The store cannot be reached or is damaged.
    Unavailable = 69,
    /// A file cannot be written.
    CannotWrite = 73,
    /// Another kiosk is running on this machine already.
    Running = 75,
    /// The configuration is wrong.
    Config = 78,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        std::process::ExitCode::from(exit as u8)
    }
}

/// The part of every `--help` about exit codes.
pub(super) const CODES: &str = "\
Exit codes:
  0   done
  1   refused by the hall (closed, full, not ready)
  2   the command line cannot be understood
  65  the import file is refused; nothing was changed
  69  the store cannot be reached or is damaged
  73  a file cannot be written
  75  a kiosk is running on this machine already
  78  the configuration is wrong

With --json, stdout holds one JSON value, or nothing where the exit code is 2, 69, 73 or 78.";

/// Why a subcommand stopped, and what it exits with.
#[derive(Debug)]
pub enum Stop {
    /// The configuration or a file has problems; they are listed.
    Problems(Exit, Vec<Problem>),
    /// Something failed; the chain of causes is said on one line.
    Failed(Exit, anyhow::Error),
    /// A file or a folder cannot be written.
    CannotWrite(PathBuf, io::Error),
    /// The program needs a terminal to fill, and there is none.
    NoTerminal(io::Error),
    /// Nobody reads the output any more, which is no failure.
    NobodyReads,
}

impl Stop {
    /// What stops at a file or a folder that cannot be written.
    pub(super) fn cannot_write(path: &Path, error: io::Error) -> Stop {
        Stop::CannotWrite(path.to_owned(), error)
    }

    /// What the program exits with.
    pub fn exit(&self) -> Exit {
        match self {
            Stop::Problems(exit, _) | Stop::Failed(exit, _) => *exit,
            Stop::CannotWrite(..) => Exit::CannotWrite,
            Stop::NoTerminal(_) => Exit::Usage,
            Stop::NobodyReads => Exit::Done,
        }
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::NobodyReads,
            _ => Stop::Failed(Exit::CannotWrite, error.into()),
        }
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        let exit = if error.is_full() { Exit::CannotWrite } else { Exit::Unavailable };
        Stop::Failed(exit, error.into())
    }
}
