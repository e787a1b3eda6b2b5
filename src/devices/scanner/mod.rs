//! The scanner (扫码器) on a serial port: a thread of its own that believes nothing it hears.
//!
//! Whoever stands before it decides what it says, and so may the scanner itself: bytes are cut into texts of printable
//! ASCII (`frames`), the same code held in view counts once (`debounce`), and everything else is dropped and mentioned once in
//! the log, never with its content. A scanner that types like a keyboard is not supported: it could press keys.
mod debounce;
mod frames;

use super::printer::{Bell, Port, Ringer, SerialLine};
use debounce::Debounce;
use frames::{Frame, Frames, GAP};
use std::{
    io, thread,
    time::{Duration, Instant},
};

/// How often a scanner that is not there is looked for, and one that says nothing whether it still is.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// A scanner that is listened to; dropping it ends that.
pub struct Scanner(Ringer);

impl Scanner {
    /// Listens on a port for as long as the program runs or `tell` wants to hear more. Where the port is not there, or is
    /// unplugged, it is opened again once it is back.
    pub fn start(line: SerialLine, tell: impl FnMut(String) -> bool + Send + 'static) -> io::Result<Scanner> {
        let (bell, ringer) = Bell::hung()?;
        let ear = ScannerThread { line, bell, begun: Instant::now(), debounce: Debounce::default(), tell };
        thread::Builder::new().name("scanner".into()).spawn(move || ear.work())?;
        Ok(Scanner(ringer))
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.0.ring();
    }
}

/// Why listening ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ListenEnd {
    /// The port is gone.
    Gone,
    /// Nobody wants to hear more.
    Told,
}

struct ScannerThread<T> {
    line: SerialLine,
    bell: Bell,
    begun: Instant,
    debounce: Debounce,
    tell: T,
}

impl<T: FnMut(String) -> bool> ScannerThread<T> {
    fn work(mut self) {
        let mut missed = false;
        loop {
            match Port::open(&self.line) {
                Ok(port) => {
                    log::info!("the scanner is there");
                    if self.listen(&port) == ListenEnd::Told {
                        return;
                    }
                    log::warn!("the scanner is gone; it is looked for");
                    missed = true;
                }
                Err(trouble) if !missed => {
                    log::warn!("no scanner ({}); it is looked for", trouble.word());
                    missed = true;
                }
                Err(_) => {}
            }
            if self.bell.wait(LOOK_EVERY) {
                return;
            }
        }
    }

    fn listen(&mut self, port: &Port) -> ListenEnd {
        let (mut frames, mut complained) = (Frames::default(), false);
        loop {
            let limit = if frames.is_open() { GAP } else { LOOK_EVERY };
            let woken = port.wait(Some(&self.bell), false, limit);
            if woken.rung {
                return ListenEnd::Told;
            }
            let Ok(bytes) = (if woken.heard { port.read() } else { Ok(Vec::new()) }) else {
                return ListenEnd::Gone;
            };
            let now = self.begun.elapsed();
            for frame in frames.hear(&bytes, now) {
                match frame {
                    Frame::Text(text) => {
                        if self.debounce.lets(&text, now) && !(self.tell)(text) {
                            return ListenEnd::Told;
                        }
                    }
                    Frame::Garbage if complained => {}
                    Frame::Garbage => {
                        complained = true;
                        log::warn!(
                            "the scanner on {} says what is no code; it is dropped",
                            self.line.path.display()
                        );
                    }
                }
            }
            // Another device may lie behind the same link now.
            if !woken.heard && !frames.is_open() && !port.is_at(&self.line.path) {
                return ListenEnd::Gone;
            }
        }
    }
}
