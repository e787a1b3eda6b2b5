//! The receive buffer: what has come and was not looked at yet, and when the line is held because of it.
use std::collections::VecDeque;

/// Bytes that wait.
#[derive(Clone, Debug)]
pub(super) struct Buffer {
    bytes: VecDeque<u8>,
    size: usize,
    is_full: bool,
    /// Bytes that came when there was no room.
    pub discarded: u64,
    /// Bytes ever taken out.
    pub taken: u64,
}

impl Buffer {
    pub fn new(size: usize) -> Self {
        Buffer { bytes: VecDeque::new(), size, is_full: false, discarded: 0, taken: 0 }
    }

    pub fn put(&mut self, byte: u8) {
        if self.bytes.len() < self.size {
            self.bytes.push_back(byte);
        } else {
            self.discarded += 1;
        }
        self.weigh();
    }

    pub fn take(&mut self) -> Option<u8> {
        let byte = self.bytes.pop_front()?;
        self.taken += 1;
        self.weigh();
        Some(byte)
    }

    pub fn clear(&mut self) {
        self.bytes.clear();
        self.weigh();
    }

    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// Whether it is so full that the computer must wait: from 128 bytes left until 256 are free (16 and 26 where it
    /// is tiny), after Citizen's manual.
    pub fn is_full(&self) -> bool {
        self.is_full
    }

    fn weigh(&mut self) {
        let (stop, go) = if self.size >= 1024 { (128, 256) } else { (16, 26) };
        let room = self.size - self.bytes.len();
        self.is_full = room <= stop || self.is_full && room < go;
    }
}
