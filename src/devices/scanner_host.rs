//! A scanner that is a program, for trials: it says texts at the end of a cable, and hears what it is told.
use super::cable::Cable;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// How often it is looked whether somebody has opened the port.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// A port that was just opened is emptied first, so that nothing is said before.
const SETTLE: Duration = Duration::from_millis(300);

/// A virtual scanner; dropping it pulls the cable.
pub struct VirtualScanner {
    cable: Cable,
    /// What it answers to whatever it is told; nothing where that is empty.
    answer: Vec<u8>,
    /// Since when somebody listens.
    listened: Option<Instant>,
}

impl VirtualScanner {
    /// Plugs a scanner in at a link.
    ///
    /// # Errors
    /// Fails as [`Cable::plug`] does.
    pub fn plug(link: &Path, answer: Vec<u8>) -> io::Result<VirtualScanner> {
        let mut cable = Cable::new(link);
        cable.plug()?;
        cable.let_go();
        Ok(VirtualScanner { cable, answer, listened: None })
    }

    /// Looks after the line for a time, and gives back what it was told meanwhile.
    pub fn attend(&mut self, time: Duration) -> Vec<u8> {
        let (until, mut heard) = (Instant::now() + time, Vec::new());
        loop {
            self.look();
            let mut place = [0; 512];
            let count = self.cable.read(&mut place);
            if count > 0 {
                heard.extend_from_slice(&place[..count]);
                let answer = self.answer.clone();
                self.write(&answer, until);
                continue;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return heard;
            }
            self.wait(left.min(LOOK_EVERY));
        }
    }

    /// Says whether somebody has opened the port long enough to hear what is said.
    pub fn is_heard(&self) -> bool {
        self.listened.is_some_and(|since| since.elapsed() >= SETTLE)
    }

    /// Says bytes; false where nobody took all of them within a time.
    pub fn say(&mut self, bytes: &[u8], within: Duration) -> bool {
        self.write(bytes, Instant::now() + within)
    }

    fn write(&mut self, bytes: &[u8], until: Instant) -> bool {
        let mut rest = bytes;
        while !rest.is_empty() {
            let taken = self.cable.write(rest);
            rest = rest.get(taken..).unwrap_or_default();
            if taken == 0 {
                if Instant::now() >= until {
                    return false;
                }
                self.wait(LOOK_EVERY);
            }
        }
        true
    }

    fn look(&mut self) {
        match (self.cable.is_listened_to(), self.listened) {
            (true, None) => self.listened = Some(Instant::now()),
            (false, Some(_)) => self.listened = None,
            _ => {}
        }
    }

    /// Waits until there is something to hear or a time has passed. While nobody listens the line is always ready.
    fn wait(&self, limit: Duration) {
        let limit = Timespec::try_from(limit).unwrap_or(Timespec { tv_sec: 0, tv_nsec: 0 });
        let mut polled = Vec::new();
        if self.listened.is_some() {
            polled.extend(self.cable.keeper().map(|keeper| PollFd::from_borrowed_fd(keeper, PollFlags::IN)));
        }
        // An interrupted wait is a short one.
        let _woken = poll(&mut polled, Some(&limit));
    }
}
