//! The terminal taken for full-screen use, and given back whatever happens.

use std::fmt;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, TryLockError};

use crossterm::Command;
use crossterm::cursor::{Hide, Show};
use crossterm::style::ResetColor;
use crossterm::terminal::{EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::{self, OptionalActions, QueueSelector, Termios};

use super::window;

/// How long a terminal that does not read may hold up the way out.
const PATIENCE: Timespec = Timespec { tv_sec: 0, tv_nsec: 500_000_000 };

/// Every terminal now taken, for the panic hook.
static TAKEN: Mutex<Vec<Arc<RawTerminal>>> = Mutex::new(Vec::new());

/// A terminal in raw mode on its alternate screen; dropping it gives the terminal back.
pub struct TerminalScreen {
    taken: Arc<RawTerminal>,
}

struct RawTerminal {
    tty: OwnedFd,
    before: Termios,
    given_back: AtomicBool,
}

impl TerminalScreen {
    /// Takes the terminal of this process.
    ///
    /// # Errors
    /// Fails where there is no terminal, or it does not obey; it is then as it was.
    pub fn open() -> io::Result<Self> {
        Self::on(window::open()?)
    }

    /// Takes a terminal that is already open for reading and writing.
    ///
    /// # Errors
    /// Fails where `tty` is no terminal, or does not obey; it is then as it was.
    pub fn on(tty: OwnedFd) -> io::Result<Self> {
        let before = termios::tcgetattr(&tty)?;
        let mut raw = before.clone();
        raw.make_raw();
        let taken = Arc::new(RawTerminal { tty, before, given_back: AtomicBool::new(false) });
        if let Ok(mut all) = TAKEN.lock() {
            all.push(Arc::clone(&taken));
        }
        let screen = Self { taken };
        let tty = &screen.taken.tty;
        termios::tcsetattr(tty, OptionalActions::Now, &raw)?;
        // What was typed before the screen was there was not meant for it.
        termios::tcflush(tty, QueueSelector::IFlush)?;
        write_all(tty.as_fd(), taking().as_bytes())?;
        Ok(screen)
    }

    /// Returns a file to write pictures to; writes to it may wait for the terminal.
    ///
    /// # Errors
    /// Fails where the system has no descriptors left.
    pub fn canvas(&self) -> io::Result<File> {
        Ok(File::from(self.taken.tty.try_clone()?))
    }

    /// Gives the terminal back as it was; a second call does nothing.
    pub fn close(&mut self) {
        self.taken.give_back();
        if let Ok(mut all) = TAKEN.lock() {
            all.retain(|other| !Arc::ptr_eq(other, &self.taken));
        }
    }
}

impl Drop for TerminalScreen {
    fn drop(&mut self) {
        self.close();
    }
}

impl RawTerminal {
    fn give_back(&self) {
        if self.given_back.swap(true, Ordering::SeqCst) {
            return;
        }
        // Nothing more can be done about a terminal that refuses: each step is tried for itself.
        let _ = write_if_it_reads(self.tty.as_fd(), giving_back().as_bytes());
        let _ = termios::tcsetattr(&self.tty, OptionalActions::Now, &self.before);
    }
}

/// Whether touches are reported: down and up, and moves while down, in the notation without limits; and pasted text as such.
///
/// Crossterm's own `EnableMouseCapture` asks for every move as well, which is noise on the line.
struct TouchReports(bool);

impl Command for TouchReports {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str(if self.0 {
            "\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?2004h"
        } else {
            "\x1b[?2004l\x1b[?1006l\x1b[?1002l\x1b[?1000l"
        })
    }
}

/// What takes a terminal: the alternate screen, no cursor, touches.
fn taking() -> String {
    let mut sequence = String::new();
    // Writing into memory cannot fail.
    let _ = EnterAlternateScreen
        .write_ansi(&mut sequence)
        .and_then(|()| Hide.write_ansi(&mut sequence))
        .and_then(|()| TouchReports(true).write_ansi(&mut sequence));
    sequence
}

/// The same in reverse; a frame cut off in the middle may have left colours or a held picture behind.
fn giving_back() -> String {
    let mut sequence = String::new();
    let _ = EndSynchronizedUpdate
        .write_ansi(&mut sequence)
        .and_then(|()| ResetColor.write_ansi(&mut sequence))
        .and_then(|()| TouchReports(false).write_ansi(&mut sequence))
        .and_then(|()| Show.write_ansi(&mut sequence))
        .and_then(|()| LeaveAlternateScreen.write_ansi(&mut sequence));
    sequence
}

/// Gives back every terminal that is still taken, for a panic hook: it waits for no lock and may be called
/// twice.
pub fn restore_after_panic() {
    let all = match TAKEN.try_lock() {
        Ok(all) => all,
        Err(TryLockError::Poisoned(all)) => all.into_inner(),
        Err(TryLockError::WouldBlock) => return,
    };
    for taken in all.iter() {
        taken.give_back();
    }
}

fn write_if_it_reads(tty: BorrowedFd<'_>, bytes: &[u8]) -> io::Result<()> {
    let mut watched = [PollFd::from_borrowed_fd(tty, PollFlags::OUT)];
    if poll(&mut watched, Some(&PATIENCE))? == 0 {
        return Err(io::ErrorKind::TimedOut.into());
    }
    write_all(tty, bytes)
}

fn write_all(tty: BorrowedFd<'_>, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let written = rustix::io::retry_on_intr(|| rustix::io::write(tty, bytes))?;
        bytes = &bytes[written..];
    }
    Ok(())
}
