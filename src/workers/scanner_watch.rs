//! A scanner that somebody watches, and the lines that a played one says: what comes, until a time is over or the program is to end.
use crate::devices::printer::SerialLine;
use crate::devices::scanner::{Scanner, ScannerEvent, ScannerSetup};
use crate::devices::terminal::listen_to_signals;
use std::io::{self, BufRead};
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// What a watch brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WatchNews {
    /// Something happened at the scanner.
    Event(ScannerEvent),
    /// The time is over.
    TimeUp,
    /// The program is told to end.
    Stop,
}

/// A scanner that is watched; dropping it ends that.
pub struct ScannerWatch {
    incoming: Receiver<Option<ScannerEvent>>,
    _scanner: Scanner,
    /// Signals are heard as long as it is open.
    _open: UnixStream,
}

impl ScannerWatch {
    /// Begins to watch the scanner at a port, which is told its settings.
    ///
    /// # Errors
    /// Fails where no thread can be started.
    pub fn start(line: SerialLine, setup: ScannerSetup) -> io::Result<ScannerWatch> {
        let (inbox, incoming) = channel();
        let ends = inbox.clone();
        let open = listen_to_signals(move || ends.send(None).is_ok())?;
        let scanner = Scanner::start(line, setup, move |event| inbox.send(Some(event)).is_ok())?;
        Ok(ScannerWatch { incoming, _scanner: scanner, _open: open })
    }

    /// What comes next within a time.
    pub fn next(&self, limit: Duration) -> WatchNews {
        match self.incoming.recv_timeout(limit) {
            Ok(Some(event)) => WatchNews::Event(event),
            Err(RecvTimeoutError::Timeout) => WatchNews::TimeUp,
            Ok(None) | Err(RecvTimeoutError::Disconnected) => WatchNews::Stop,
        }
    }
}

/// The lines of a file or of what somebody types, as they come; the channel closes at the end.
///
/// # Errors
/// Fails where no thread can be started.
pub fn lines_of(reader: impl BufRead + Send + 'static) -> io::Result<Receiver<String>> {
    let (inbox, lines) = channel();
    thread::Builder::new().name("lines".into()).spawn(move || {
        // Where nobody wants more, the rest is not read.
        let _all_said = reader.lines().map_while(Result::ok).try_for_each(|line| inbox.send(line));
    })?;
    Ok(lines)
}
