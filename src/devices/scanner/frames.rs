//! Where one scanned text ends and the next begins, in bytes that may be anything.
use std::{mem, time::Duration};

/// The most bytes of a text; a ticket's link has about 60.
pub(super) const LONGEST: usize = 256;
/// A pause after which a text is over, for scanners that end it with nothing.
pub(super) const GAP: Duration = Duration::from_millis(50);

/// What came between two ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// Printable ASCII, 1 to [`LONGEST`] characters.
    Text(String),
    /// Bytes that are not printable ASCII, or more than [`LONGEST`] of them.
    Garbage,
}

/// Bytes on their way to become texts.
#[derive(Debug, Default)]
pub(super) struct Frames {
    text: String,
    /// Something in it cannot be in a text, so nothing of it is kept.
    spoilt: bool,
    /// When the last byte came.
    heard: Duration,
}

impl Frames {
    /// Takes bytes that came at a moment, or none; gives back what is complete.
    pub fn hear(&mut self, bytes: &[u8], at: Duration) -> Vec<Frame> {
        let mut frames = Vec::new();
        if self.is_open() && at.saturating_sub(self.heard) >= GAP {
            frames.extend(self.end());
        }
        if !bytes.is_empty() {
            self.heard = at;
        }
        for byte in bytes {
            match byte {
                b'\r' | b'\n' => frames.extend(self.end()),
                b' '..=b'~' if !self.spoilt && self.text.len() < LONGEST => self.text.push(char::from(*byte)),
                _ => {
                    self.spoilt = true;
                    self.text.clear();
                }
            }
        }
        frames
    }

    /// Says whether something has begun that has not ended.
    pub fn is_open(&self) -> bool {
        self.spoilt || !self.text.is_empty()
    }

    fn end(&mut self) -> Option<Frame> {
        let text = mem::take(&mut self.text);
        if mem::take(&mut self.spoilt) {
            return Some(Frame::Garbage);
        }
        (!text.trim().is_empty()).then_some(Frame::Text(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that comes of bytes at their moments, in milliseconds, and a second of silence.
    fn heard(said: &[(u64, &[u8])]) -> Vec<Frame> {
        let mut frames = Frames::default();
        let mut all = Vec::new();
        for (at, bytes) in said {
            all.extend(frames.hear(bytes, Duration::from_millis(*at)));
        }
        let last = said.last().map_or(0, |(at, _)| *at);
        all.extend(frames.hear(b"", Duration::from_millis(last + 1000)));
        assert!(!frames.is_open() && frames.text.capacity() <= 2 * LONGEST);
        all
    }

    fn text(text: &str) -> Frame {
        Frame::Text(text.into())
    }

    #[test]
    fn a_text_ends_at_a_line_end_or_a_pause() {
        for end in ["\r", "\n", "\r\n", "\n\r", "\r\r\n", ""] {
            assert_eq!(heard(&[(0, format!("12345674{end}").as_bytes())]), [text("12345674")], "{end:?}");
        }
        assert_eq!(heard(&[(0, b"AAAA\rBBBB\r\nCCCC")]), [text("AAAA"), text("BBBB"), text("CCCC")]);
        assert_eq!(heard(&[(0, b"\r\n\r\n  \r")]), []);
    }

    #[test]
    fn a_text_that_dribbles_is_put_together_and_a_half_one_is_not() {
        assert_eq!(heard(&[(0, b"1234"), (49, b"56"), (98, b"74"), (147, b"\r")]), [text("12345674")]);
        assert_eq!(heard(&[(0, b"1234"), (50, b"5674\r")]), [text("1234"), text("5674")]);
    }

    #[test]
    fn what_is_not_printable_spoils_the_whole_text() {
        for byte in (0..=255_u8).filter(|b| !(b' '..=b'~').contains(b) && *b != b'\r' && *b != b'\n') {
            let said = [b"1234".as_slice(), &[byte], b"5674\rGOOD\r"].concat();
            assert_eq!(heard(&[(0, &said)]), [Frame::Garbage, text("GOOD")], "{byte:02x}");
        }
        assert_eq!(heard(&[(0, "张三\r".as_bytes())]), [Frame::Garbage]);
    }

    #[test]
    fn what_is_too_long_is_dropped_whole() {
        let long = "A".repeat(LONGEST);
        assert_eq!(heard(&[(0, long.as_bytes())]), [text(&long)]);
        assert_eq!(heard(&[(0, format!("{long}B").as_bytes())]), [Frame::Garbage]);
        let flood = vec![b'A'; 10 * 1024];
        assert_eq!(heard(&[(0, &flood), (10, &flood), (20, b"\rGOOD\r")]), [Frame::Garbage, text("GOOD")]);
    }

    #[test]
    fn random_bytes_make_texts_of_printable_ascii_or_nothing() {
        let (mut seed, mut frames, mut texts) = (7_u64, Frames::default(), 0);
        for at in 0..100_000_u64 {
            let bytes: Vec<u8> = (0..10)
                .map(|_| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    (seed >> 56) as u8
                })
                .collect();
            for frame in frames.hear(&bytes, Duration::from_millis(at * (seed % 7))) {
                if let Frame::Text(text) = frame {
                    assert!(text.len() <= LONGEST && text.bytes().all(|b| (b' '..=b'~').contains(&b)));
                    texts += 1;
                }
            }
        }
        assert!(texts > 0, "a million bytes hold some");
    }
}
