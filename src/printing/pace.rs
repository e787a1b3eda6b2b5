//! How far a slip is sent ahead of its paper: never so far that a small printer's memory is full.
use std::{collections::VecDeque, time::Duration};

/// Bytes that may wait in a printer. Small ones keep 4 KB and hold the line when 128 are left; then a question would
/// stand before a closed door, and nobody could tell that from a printer that lost its power.
const AHEAD: usize = 2560;
/// Dot lines of a line of text, with the gap below it.
const LINE: u32 = 30;
/// Dot lines of a character of the plain size.
const LETTER: u32 = 24;
/// Dot lines of a code the printer draws itself; about as many as the largest.
const CODE: u32 = 240;

/// What was sent and is not printed yet, as far as can be reckoned.
#[derive(Clone, Debug)]
pub(super) struct PrintPace {
    /// Dot lines a second.
    speed: u32,
    /// Times the plain height, as the pieces said last.
    height: u32,
    /// Bytes of each piece, and when it will be on paper.
    ahead: VecDeque<(usize, Duration)>,
}

impl PrintPace {
    /// For a printer that moves so many millimetres of paper a second.
    pub fn new(speed: u16) -> PrintPace {
        PrintPace { speed: u32::from(speed.max(1)) * 8, height: 1, ahead: VecDeque::new() }
    }

    /// When a piece of so many bytes may be sent; in the past where it may now.
    pub fn may_send(&self, bytes: usize) -> Duration {
        let mut waiting: usize = self.ahead.iter().map(|(bytes, _)| bytes).sum();
        let mut moment = Duration::ZERO;
        for (printed, at) in &self.ahead {
            if waiting + bytes <= AHEAD {
                break;
            }
            (waiting, moment) = (waiting - printed, *at);
        }
        moment
    }

    /// When everything sent will be on paper.
    pub fn ends(&self) -> Duration {
        self.ahead.back().map_or(Duration::ZERO, |(_, at)| *at)
    }

    /// A piece is sent, and the line will be free at a moment.
    pub fn sent(&mut self, piece: &[u8], free_at: Duration) {
        while self.ahead.front().is_some_and(|(_, at)| *at <= free_at) {
            self.ahead.pop_front();
        }
        let begins = self.ahead.back().map_or(free_at, |(_, at)| (*at).max(free_at));
        let rows = self.rows(piece);
        self.ahead.push_back((piece.len(), begins + Duration::from_secs(1) * rows / self.speed));
    }

    /// How many dot lines a piece takes.
    fn rows(&mut self, piece: &[u8]) -> u32 {
        if let [0x1D, b'v', b'0', _, _, _, low, high, ..] = piece {
            return u32::from(u16::from_le_bytes([*low, *high]));
        }
        if let Some(size) = piece.windows(3).rfind(|part| part.starts_with(&[0x1D, b'!'])) {
            self.height = u32::from(size[2] & 7) + 1;
        }
        let code = if piece.windows(3).any(|part| part == [0x1D, b'(', b'k']) { CODE } else { 0 };
        let lines = piece.split(|byte| *byte == 0x0A).count() - 1;
        code + u32::try_from(lines).unwrap_or(u32::MAX / CODE) * LINE.max(self.height * LETTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_sent_ahead_until_a_small_memory_would_be_full() {
        let mut pace = PrintPace::new(90);
        let line = [&[b'A'; 47][..], &[0x0A]].concat();
        let mut sent = 0;
        while pace.may_send(line.len()) == Duration::ZERO {
            pace.sent(&line, Duration::ZERO);
            sent += line.len();
        }
        assert!((AHEAD - line.len()..=AHEAD).contains(&sent), "{sent}");
        // 30 dot lines at 720 a second.
        assert_eq!(pace.may_send(line.len()).as_millis(), 41);
        assert!(pace.may_send(2048) > Duration::from_secs(1));
    }

    #[test]
    fn a_piece_larger_than_all_memory_is_sent_once_nothing_waits() {
        let mut pace = PrintPace::new(90);
        assert_eq!(pace.may_send(9000), Duration::ZERO);
        pace.sent(&[0; 9000], Duration::from_secs(1));
        pace.sent(b"A\x0A", Duration::from_secs(1));
        assert_eq!(pace.may_send(9000).as_millis(), 1041);
    }

    #[test]
    fn pieces_are_as_high_as_they_say() {
        let mut pace = PrintPace::new(90);
        assert_eq!(pace.rows(&[0x1D, b'v', b'0', 0, 3, 0, 24, 0, 0x0A]), 24);
        assert_eq!(pace.rows(b"\x1D!\x33A012\x0A"), 96);
        assert_eq!(pace.rows(b"A\x0A\x0A"), 192, "the size stays");
        assert_eq!(pace.rows(b"\x1D!\x00A\x0A"), 30);
        assert_eq!(pace.rows(b"\x1D(k\x03\x001Q0"), CODE);
    }
}
