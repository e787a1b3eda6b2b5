//! The signals that concern a terminal, as bytes in pipes that one thread can wait for.

use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;

use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::low_level::{pipe, unregister};

/// The reading ends of three bells: end, hang-up, and new size.
pub struct Signals {
    end: UnixStream,
    hang_up: UnixStream,
    resize: UnixStream,
    registered: Vec<SigId>,
}

impl Signals {
    /// Listens to SIGTERM and SIGINT (end), SIGHUP (hang-up) and SIGWINCH (new size) of this process.
    ///
    /// # Errors
    /// Fails where the system has no descriptors left.
    pub fn listen() -> io::Result<Self> {
        let (mut signals, [end, hang_up, resize]) = Self::by_hand()?;
        for (signal, bell) in [(SIGTERM, &end), (SIGINT, &end), (SIGHUP, &hang_up), (SIGWINCH, &resize)] {
            signals.registered.push(pipe::register(signal, bell.try_clone()?)?);
        }
        Ok(signals)
    }

    /// Makes bells that are rung by writing a byte into the returned ends (end, hang-up, new size), or by
    /// dropping one.
    ///
    /// # Errors
    /// Fails where the system has no descriptors left.
    pub fn by_hand() -> io::Result<(Self, [UnixStream; 3])> {
        let (end, end_rope) = UnixStream::pair()?;
        let (hang_up, hang_up_rope) = UnixStream::pair()?;
        let (resize, resize_rope) = UnixStream::pair()?;
        for bell in [&end, &hang_up, &resize] {
            bell.set_nonblocking(true)?;
        }
        let signals = Self { end, hang_up, resize, registered: Vec::new() };
        Ok((signals, [end_rope, hang_up_rope, resize_rope]))
    }

    /// The three ends to wait for: end, hang-up, new size.
    pub(super) fn bells(&self) -> [BorrowedFd<'_>; 3] {
        [self.end.as_fd(), self.hang_up.as_fd(), self.resize.as_fd()]
    }

    /// Silences the bell of a new size until it is rung again.
    pub(super) fn hush_resize(&self) {
        let mut rung = [0; 64];
        while matches!((&self.resize).read(&mut rung), Ok(count) if count > 0) {}
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        for signal in self.registered.drain(..) {
            unregister(signal);
        }
    }
}
