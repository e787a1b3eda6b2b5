//! The scanner (扫码器) on a serial port: a thread of its own that believes nothing it hears.
//!
//! Whoever stands before it decides what it says, and so may the scanner itself: bytes are cut into frames (`frames`), the
//! same code held in view counts once (`debounce`), noise and the scanner's own answers are set apart (`noise`, `setup`).
//! What a frame says is for others to tell. A scanner that types like a keyboard is not supported: it could press keys.
mod debounce;
mod frames;
mod noise;
mod setup;

pub use frames::{KEPT, ScannerFrame};
pub use setup::{ScannerSetup, SetupOutcome};

use super::printer::{Bell, Port, Ringer, SerialLine};
use crate::paper::PrinterFault;
use debounce::Debounce;
use frames::{Frames, GAP};
use noise::NoiseCount;
use std::{
    io, thread,
    time::{Duration, Instant},
};

/// How often a scanner that is not there is looked for, and one that says nothing whether it still is.
const LOOK_EVERY: Duration = Duration::from_secs(2);

/// What happens at the scanner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerEvent {
    /// Its port is open, and it was told its settings where there are any.
    Connected(SetupOutcome),
    /// There is no port to open, for the first time since there was one.
    Missing(PrinterFault),
    /// The port is gone; it is looked for.
    Lost,
    /// Something was said.
    Said {
        /// The bytes.
        frame: ScannerFrame,
        /// Whether they count.
        fate: FrameFate,
    },
}

/// What becomes of what a scanner said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameFate {
    /// Somebody has shown a code, which must be answered.
    Counts,
    /// The same code is still held in view, or codes come faster than people are.
    Repeated,
    /// It is too short to be a code.
    Noise,
    /// The scanner answers what it was told.
    Reply,
}

/// A scanner that is listened to; dropping it ends that.
pub struct Scanner(Ringer);

impl Scanner {
    /// Listens on a port for as long as the program runs or `tell` wants to hear more. Where the port is not there, or is
    /// unplugged, it is opened again once it is back; every time it is opened the scanner is told its settings.
    pub fn start(
        line: SerialLine,
        setup: ScannerSetup,
        tell: impl FnMut(ScannerEvent) -> bool + Send + 'static,
    ) -> io::Result<Scanner> {
        let (bell, ringer) = Bell::hung()?;
        let sorter = FrameSorter::new(setup);
        let ear = ScannerThread { line, bell, begun: Instant::now(), sorter, tell };
        thread::Builder::new().name("scanner".into()).spawn(move || ear.work())?;
        Ok(Scanner(ringer))
    }
}

impl Drop for Scanner {
    fn drop(&mut self) {
        self.0.ring();
    }
}

/// Cuts bytes into frames and says which of them count.
#[derive(Debug, Default)]
pub struct FrameSorter {
    frames: Frames,
    debounce: Debounce,
    noise: NoiseCount,
    setup: ScannerSetup,
}

impl FrameSorter {
    /// A sorter for a scanner that is told some settings.
    pub fn new(setup: ScannerSetup) -> FrameSorter {
        FrameSorter { setup, ..FrameSorter::default() }
    }

    /// Takes bytes that came at a moment, or none, and gives back what is complete, with what becomes of it.
    pub fn hear(&mut self, bytes: &[u8], at: Duration) -> Vec<(ScannerFrame, FrameFate)> {
        self.debounce.forget(at);
        let frames = self.frames.hear(bytes, at);
        frames
            .into_iter()
            .map(|frame| {
                let fate = self.fate(&frame, at);
                (frame, fate)
            })
            .collect()
    }

    /// Says whether something has begun that has not ended.
    pub fn is_open(&self) -> bool {
        self.frames.is_open()
    }

    fn fate(&mut self, frame: &ScannerFrame, at: Duration) -> FrameFate {
        if self.setup.is_reply(&frame.bytes) {
            return FrameFate::Reply;
        }
        if self.noise.is_noise(&frame.bytes, at) {
            return FrameFate::Noise;
        }
        if self.debounce.lets(&frame.bytes, at) { FrameFate::Counts } else { FrameFate::Repeated }
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
    sorter: FrameSorter,
    tell: T,
}

impl<T: FnMut(ScannerEvent) -> bool> ScannerThread<T> {
    fn work(mut self) {
        let mut missed = None;
        loop {
            match Port::open(&self.line) {
                Ok(port) => {
                    if self.listen(&port) == ListenEnd::Told || !(self.tell)(ScannerEvent::Lost) {
                        return;
                    }
                    missed = Some(PrinterFault::NotConnected);
                }
                Err(trouble) if missed != Some(trouble) => {
                    if !(self.tell)(ScannerEvent::Missing(trouble)) {
                        return;
                    }
                    missed = Some(trouble);
                }
                Err(_) => {}
            }
            if self.bell.wait(LOOK_EVERY) {
                return;
            }
        }
    }

    fn listen(&mut self, port: &Port) -> ListenEnd {
        // What was half said through another port is no part of what is said here.
        self.sorter.frames = Frames::default();
        let Ok(outcome) = self.sorter.setup.write(port, &self.bell) else { return ListenEnd::Gone };
        let said = outcome.said.clone();
        if !(self.tell)(ScannerEvent::Connected(outcome)) || !self.hears(&said) {
            return ListenEnd::Told;
        }
        loop {
            let limit = if self.sorter.is_open() { GAP } else { LOOK_EVERY };
            let woken = port.wait(Some(&self.bell), false, limit);
            if woken.rung {
                return ListenEnd::Told;
            }
            let Ok(bytes) = (if woken.heard { port.read() } else { Ok(Vec::new()) }) else {
                return ListenEnd::Gone;
            };
            if !self.hears(&bytes) {
                return ListenEnd::Told;
            }
            // Another device may lie behind the same link now.
            if !woken.heard && !self.sorter.is_open() && !port.is_at(&self.line.path) {
                return ListenEnd::Gone;
            }
        }
    }

    /// Takes bytes; says whether anybody wants to hear more.
    fn hears(&mut self, bytes: &[u8]) -> bool {
        let now = self.begun.elapsed();
        let said = self.sorter.hear(bytes, now);
        said.into_iter().all(|(frame, fate)| (self.tell)(ScannerEvent::Said { frame, fate }))
    }
}

#[cfg(test)]
mod tests;
