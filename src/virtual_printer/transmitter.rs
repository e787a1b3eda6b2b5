//! What the printer says, and how badly.
use super::fault::{SimulatedFault, SimulatedFaults};
use std::collections::VecDeque;
use std::time::Duration;

/// The gap between bytes of a printer that dribbles.
const GAP: Duration = Duration::from_millis(20);

/// Bytes on their way to the computer, each with the moment it leaves.
#[derive(Clone, Debug, Default)]
pub(super) struct Transmitter {
    bytes: VecDeque<(Duration, u8)>,
    before: Option<Vec<u8>>,
    garbage: Option<Duration>,
    seed: u32,
}

impl Transmitter {
    /// The answer to a question.
    pub fn answer(&mut self, bytes: Vec<u8>, faults: SimulatedFaults, now: Duration) {
        let late =
            if faults.has(SimulatedFault::OneBehind) { self.before.replace(bytes) } else { Some(bytes) };
        if let Some(bytes) = late {
            self.tell(&bytes, faults, now);
        }
    }

    /// Something said without having been asked.
    pub fn tell(&mut self, bytes: &[u8], faults: SimulatedFaults, now: Duration) {
        if faults.has(SimulatedFault::Mute) || faults.has(SimulatedFault::Deaf) {
            return;
        }
        for byte in bytes {
            let last = self.bytes.back().map_or(Duration::ZERO, |(due, _)| *due);
            let due = if faults.has(SimulatedFault::Dribble) { now.max(last) + GAP } else { now.max(last) };
            let byte = if faults.has(SimulatedFault::WrongBaud) { garbled(*byte) } else { *byte };
            self.bytes.push_back((due, byte));
        }
    }

    /// The bytes that have left by now; taken once.
    pub fn said(&mut self, now: Duration) -> Vec<u8> {
        let left = self.bytes.iter().take_while(|(due, _)| *due <= now).count();
        self.bytes.drain(..left).map(|(_, byte)| byte).collect()
    }

    /// Says random bytes up to a moment while the fault holds, the same ones every time.
    pub fn garbage(&mut self, faults: SimulatedFaults, until: Duration) {
        if !faults.has(SimulatedFault::Babble) {
            self.garbage = None;
            return;
        }
        let mut due = self.garbage.unwrap_or(until);
        while due <= until {
            let random = self.random();
            self.bytes.push_back((due, (random >> 8).to_le_bytes()[0]));
            due += Duration::from_millis(5 + u64::from(random % 60));
        }
        self.garbage = Some(due);
    }

    /// When the next byte leaves by itself.
    pub fn next(&self, now: Duration) -> Option<Duration> {
        let byte = self.bytes.front().map(|(due, _)| *due).filter(|due| *due > now);
        byte.into_iter().chain(self.garbage).min()
    }

    /// Forgets what was not said yet.
    pub fn mute(&mut self) {
        self.bytes.clear();
        self.before = None;
    }

    fn random(&mut self) -> u32 {
        self.seed = self.seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.seed >> 8
    }
}

/// A byte as it arrives at the wrong speed: never one that means anything, since its highest bit is always set.
pub(super) fn garbled(byte: u8) -> u8 {
    !byte.rotate_left(1) | 0x80
}
