//! The terminal's window: opening it anew, and how many cells it has.

use std::io;
use std::os::fd::{AsFd, OwnedFd};

use ratatui::layout::Size;
use rustix::fs::{Mode, OFlags};
use rustix::termios;

/// The widest page that is drawn, in cells; a window of absurd size would take all memory.
pub const WIDEST: u16 = 400;
/// The highest page that is drawn, in cells.
pub const HIGHEST: u16 = 150;

/// Opens the terminal of this process by a description of its own, so that no flag set on it touches stdin or
/// stdout.
///
/// # Errors
/// Gives back why neither `/dev/tty` nor what stdin stands for could be opened as a terminal.
pub fn open() -> io::Result<OwnedFd> {
    open_with(OFlags::empty())
}

/// Opens the terminal as [`open`] does, for reads that never wait.
///
/// # Errors
/// Fails as [`open`] does.
pub fn open_without_waiting() -> io::Result<OwnedFd> {
    open_with(OFlags::NONBLOCK)
}

fn open_with(extra: OFlags) -> io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::CLOEXEC | extra;
    let mut reason = None;
    for name in ["/dev/tty", "/proc/self/fd/0"] {
        match rustix::fs::open(name, flags, Mode::empty()) {
            Ok(tty) if termios::isatty(&tty) => return Ok(tty),
            Ok(_) => {}
            Err(error) => reason = Some(error.into()),
        }
    }
    Err(reason.unwrap_or_else(|| io::Error::new(io::ErrorKind::NotFound, "stdin is no terminal")))
}

/// What a terminal that says no size is taken for, such as a serial line: enough for a sentence, and for no page.
const UNKNOWN: Size = Size::new(48, 4);

/// Says whether a terminal knows its size; some say that they have no columns and no rows.
pub fn has_size(tty: impl AsFd) -> bool {
    termios::tcgetwinsize(tty).is_ok_and(|window| window.ws_col > 0 && window.ws_row > 0)
}

/// Asks the terminal for its size in cells, within 1×1 and [`WIDEST`]×[`HIGHEST`]. One that does not know it is small.
///
/// # Errors
/// Fails where `tty` is no terminal, or is gone.
pub fn measure(tty: impl AsFd) -> io::Result<Size> {
    let window = termios::tcgetwinsize(tty)?;
    let size = Size::new(window.ws_col, window.ws_row);
    Ok(if size.width == 0 || size.height == 0 { UNKNOWN } else { clamp(size) })
}

/// Keeps a size within 1×1 and [`WIDEST`]×[`HIGHEST`].
#[must_use]
pub fn clamp(size: Size) -> Size {
    Size::new(size.width.clamp(1, WIDEST), size.height.clamp(1, HIGHEST))
}
