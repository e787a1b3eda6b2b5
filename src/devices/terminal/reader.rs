//! The thread that waits for the terminal and for signals, and for nothing else.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::parser::Parser;
use super::signals::Signals;
use super::window;
use crate::ui::input::Input;

/// Bytes taken from the terminal in one piece.
const PIECE: usize = 4096;

/// What the thread tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReaderMessage {
    /// Hands did something.
    Input(Input),
    /// The program is to stop; nothing follows.
    Stop(StopReason),
}

/// Why the program is to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopReason {
    /// The system or a person asked for the end (SIGTERM, SIGINT).
    Terminate,
    /// The terminal is gone (SIGHUP, end of file, input error).
    HungUp,
}

/// Waits on a thread of its own for SIGTERM and its like; it ends when `tell` returns false.
///
/// The end of the line that is returned must be kept: hanging up would be such a word, too.
///
/// # Errors
/// Fails where the system has no descriptors or threads left.
pub fn listen_to_signals(mut tell: impl FnMut() -> bool + Send + 'static) -> io::Result<UnixStream> {
    let (open, silent) = UnixStream::pair()?;
    InputReader::on(OwnedFd::from(silent), Signals::listen()?)?
        .start(move |reading| !matches!(reading, ReaderMessage::Stop(_)) || tell())?;
    Ok(open)
}

/// Everything the thread waits for.
pub struct InputReader {
    tty: OwnedFd,
    signals: Signals,
}

impl InputReader {
    /// Opens the terminal of this process for reading and listens to its signals.
    ///
    /// # Errors
    /// Fails where the process has no terminal.
    pub fn open() -> io::Result<Self> {
        Ok(Self { tty: window::open_without_waiting()?, signals: Signals::listen()? })
    }

    /// Reads from anything that can be waited for, such as one end of a pipe; it is made never to wait in a
    /// read.
    ///
    /// # Errors
    /// Fails where the flags of `tty` cannot be set.
    pub fn on(tty: OwnedFd, signals: Signals) -> io::Result<Self> {
        rustix::io::ioctl_fionbio(&tty, true)?;
        Ok(Self { tty, signals })
    }

    /// Starts the thread; it ends after [`ReaderMessage::Stop`], or when `tell` returns false.
    ///
    /// It sleeps until something comes: only an unfinished sequence makes it look again by itself.
    ///
    /// # Errors
    /// Fails where no thread can be started.
    pub fn start(
        self,
        tell: impl FnMut(ReaderMessage) -> bool + Send + 'static,
    ) -> io::Result<JoinHandle<()>> {
        thread::Builder::new().name("terminal".into()).spawn(move || self.run(tell))
    }

    fn run(self, mut tell: impl FnMut(ReaderMessage) -> bool) {
        let begin = Instant::now();
        let mut parser = Parser::new();
        loop {
            let happened = self.wait(parser.due().map(|due| due.saturating_sub(begin.elapsed())));
            let (inputs, stop) = match happened {
                ReaderWakeup::Nothing => (parser.idle(begin.elapsed()), None),
                ReaderWakeup::Resized => (self.resized(), None),
                ReaderWakeup::Stop(reason) => (Vec::new(), Some(reason)),
                ReaderWakeup::Bytes => self.read(&mut parser, begin),
            };
            let open = inputs.into_iter().all(|input| tell(ReaderMessage::Input(input)));
            if let Some(reason) = stop {
                tell(ReaderMessage::Stop(reason));
            }
            if !open || stop.is_some() {
                return;
            }
        }
    }

    /// Waits, for ever if no limit is given, and says what came; an end goes before bytes, so no flood hides
    /// it.
    fn wait(&self, limit: Option<Duration>) -> ReaderWakeup {
        let [end, hang_up, resize] = self.signals.bells();
        let watched = [end, hang_up, resize, self.tty.as_fd()];
        let mut polled = watched.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN));
        // Rounded up, or the last part of a millisecond would be spent in a busy loop.
        let limit = limit.map(|limit| limit + Duration::from_millis(1));
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        match poll(&mut polled, limit.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return ReaderWakeup::Stop(StopReason::HungUp),
        }
        let rung = polled.map(|fd| !fd.revents().is_empty());
        match rung {
            [true, ..] => ReaderWakeup::Stop(StopReason::Terminate),
            [_, true, ..] => ReaderWakeup::Stop(StopReason::HungUp),
            [_, _, true, _] => ReaderWakeup::Resized,
            [.., true] => ReaderWakeup::Bytes,
            _ => ReaderWakeup::Nothing,
        }
    }

    fn resized(&self) -> Vec<Input> {
        self.signals.hush_resize();
        window::measure(&self.tty)
            .map(|size| vec![Input::Resized { columns: size.width, rows: size.height }])
            .unwrap_or_default()
    }

    /// Reads one piece; what a hung-up terminal still held is told before the end.
    fn read(&self, parser: &mut Parser, begin: Instant) -> (Vec<Input>, Option<StopReason>) {
        let mut piece = [0; PIECE];
        match rustix::io::read(&self.tty, &mut piece) {
            Ok(0) => (Vec::new(), Some(StopReason::HungUp)),
            Ok(count) => (parser.feed(&piece[..count], begin.elapsed()), None),
            Err(Errno::AGAIN | Errno::INTR) => (parser.idle(begin.elapsed()), None),
            Err(_) => (Vec::new(), Some(StopReason::HungUp)),
        }
    }
}

/// What the thread was woken by.
enum ReaderWakeup {
    Nothing,
    Bytes,
    Resized,
    Stop(StopReason),
}
