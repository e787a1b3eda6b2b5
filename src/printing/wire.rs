//! Bytes on their way to the printer: one piece of a slip at a time, and questions between pieces only.
use std::time::Duration;

/// What waits to be written, and how long the line needs for what was.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    piece: Vec<u8>,
    written: usize,
    urgent: Vec<u8>,
    baud: u32,
    /// When the last byte that was written will have left the computer.
    free_at: Duration,
    /// Bytes written in all.
    taken: u64,
    /// Since when the printer cannot take more, as it said.
    stopped: Option<Duration>,
}

impl Wire {
    pub fn new(baud: u32) -> Wire {
        Wire {
            piece: Vec::new(),
            written: 0,
            urgent: Vec::new(),
            baud: baud.max(1),
            free_at: Duration::ZERO,
            taken: 0,
            stopped: None,
        }
    }

    /// What is to be written now. A piece that was begun comes first, whatever is urgent.
    pub fn to_write(&self) -> &[u8] {
        let piece = self.piece.get(self.written..).unwrap_or_default();
        match (piece.is_empty(), self.stopped.is_some()) {
            (true, _) => &self.urgent,
            (false, true) => &[],
            (false, false) => piece,
        }
    }

    /// So many bytes of [`Wire::to_write`] were taken by the operating system.
    pub fn wrote(&mut self, count: usize, at: Duration) {
        if self.written < self.piece.len() {
            self.written = (self.written + count).min(self.piece.len());
        } else {
            self.urgent.drain(..count.min(self.urgent.len()));
        }
        self.taken += count as u64;
        self.free_at = self.free_at.max(at) + self.time_for(count);
    }

    /// Puts a piece on its way; the one before must be written.
    pub fn push(&mut self, piece: &[u8]) {
        self.piece.drain(..self.written);
        self.written = 0;
        self.piece.extend(piece);
    }

    /// Puts a real-time question on its way, behind the piece that was begun.
    pub fn ask(&mut self, question: &[u8]) {
        self.urgent.extend(question);
    }

    /// Says whether everything was written.
    pub fn is_clear(&self) -> bool {
        self.written == self.piece.len() && self.urgent.is_empty()
    }

    /// When everything written will have left the computer.
    pub fn free_at(&self) -> Duration {
        self.free_at
    }

    /// Bytes written since the line was opened.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// The printer asks to wait.
    pub fn stop(&mut self, at: Duration) {
        self.stopped = self.stopped.or(Some(at));
    }

    /// It asks to go on.
    pub fn go_on(&mut self) {
        self.stopped = None;
    }

    /// Since when it has been asking to wait.
    pub fn stopped(&self) -> Option<Duration> {
        self.stopped
    }

    /// How long so many bytes take on the line: ten bits a byte, and a tenth more, since no two clocks agree.
    pub fn time_for(&self, bytes: usize) -> Duration {
        Duration::from_micros(bytes as u64 * 11_000_000 / u64::from(self.baud))
    }

    /// Gives up what was not written, and says how many bytes of a begun piece the printer still waits for.
    pub fn give_up(&mut self) -> usize {
        let rest = if self.written == 0 { 0 } else { self.piece.len() - self.written };
        (self.piece, self.written, self.urgent) = (Vec::new(), 0, Vec::new());
        rest
    }
}
