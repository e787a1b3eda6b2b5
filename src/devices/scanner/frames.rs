//! Where one scanned code ends and the next begins, in bytes that may be anything.
use std::{mem, time::Duration};

/// The most bytes of a code that are kept; what is longer is no code of ours, and only counted.
pub const KEPT: usize = 512;
/// A pause after which a code is over, for scanners that end it with nothing.
pub(super) const GAP: Duration = Duration::from_millis(50);

/// What came between two ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScannerFrame {
    /// Its bytes without the line end, at most [`KEPT`] of them.
    pub bytes: Vec<u8>,
    /// How many there were.
    pub length: usize,
    /// The line end, or nothing where only a pause ended it.
    pub suffix: &'static [u8],
    /// From the first byte to the last.
    pub took: Duration,
    /// The longest pause between two reads of it.
    pub pause: Duration,
    /// From the end of the frame before it to its first byte; nothing for the first one.
    pub since: Option<Duration>,
}

/// Bytes on their way to become frames.
#[derive(Debug, Default)]
pub(super) struct Frames {
    open: ScannerFrame,
    /// When the first byte of it came, and the last.
    begun: Duration,
    heard: Duration,
    /// When the frame before it ended.
    ended: Option<Duration>,
}

impl Frames {
    /// Takes bytes that came at a moment, or none; gives back what is complete.
    pub fn hear(&mut self, bytes: &[u8], at: Duration) -> Vec<ScannerFrame> {
        let mut frames = Vec::new();
        if self.is_open() && at.saturating_sub(self.heard) >= GAP {
            frames.extend(self.end(b""));
        }
        if self.is_open() && !bytes.is_empty() {
            self.open.pause = self.open.pause.max(at.saturating_sub(self.heard));
        }
        let mut bytes = bytes.iter().copied().peekable();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\r' if bytes.next_if_eq(&b'\n').is_some() => frames.extend(self.end(b"\r\n")),
                b'\r' => frames.extend(self.end(b"\r")),
                b'\n' => frames.extend(self.end(b"\n")),
                byte => self.add(byte, at),
            }
        }
        frames
    }

    /// Says whether something has begun that has not ended.
    pub fn is_open(&self) -> bool {
        self.open.length > 0
    }

    fn add(&mut self, byte: u8, at: Duration) {
        if !self.is_open() {
            self.begun = at;
            self.open.since = self.ended.map(|ended| at.saturating_sub(ended));
        }
        self.heard = at;
        self.open.length += 1;
        if self.open.bytes.len() < KEPT {
            self.open.bytes.push(byte);
        }
    }

    /// What has begun, ended by a suffix; nothing where it is nothing but spaces.
    fn end(&mut self, suffix: &'static [u8]) -> Option<ScannerFrame> {
        let mut frame = mem::take(&mut self.open);
        let is_blank = frame.bytes.iter().all(|byte| *byte == b' ');
        if is_blank && frame.length == frame.bytes.len() {
            return None;
        }
        frame.suffix = suffix;
        frame.took = self.heard.saturating_sub(self.begun);
        self.ended = Some(self.heard);
        Some(frame)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everything that comes of bytes at their moments, in milliseconds, and a second of silence.
    fn frames(said: &[(u64, &[u8])]) -> Vec<ScannerFrame> {
        let mut frames = Frames::default();
        let mut all = Vec::new();
        for (at, bytes) in said {
            all.extend(frames.hear(bytes, Duration::from_millis(*at)));
        }
        let last = said.last().map_or(0, |(at, _)| *at);
        all.extend(frames.hear(b"", Duration::from_millis(last + 1000)));
        assert!(!frames.is_open() && frames.open.bytes.capacity() <= 2 * KEPT);
        all
    }

    fn texts(said: &[(u64, &[u8])]) -> Vec<String> {
        frames(said).into_iter().map(|frame| String::from_utf8(frame.bytes).unwrap()).collect()
    }

    #[test]
    fn r_s2_a_code_ends_at_a_line_end_or_a_pause() {
        for (end, suffix) in [("\r", "\r"), ("\n", "\n"), ("\r\n", "\r\n"), ("\n\r", "\n"), ("\r\r\n", "\r")]
        {
            let found = frames(&[(0, format!("12345674{end}").as_bytes())]);
            assert_eq!((found.len(), found[0].suffix), (1, suffix.as_bytes()), "{end:?}");
        }
        assert_eq!(frames(&[(0, b"12345674")])[0].suffix, b"");
        assert_eq!(texts(&[(0, b"AAAA\rBBBB\r\nCCCC")]), ["AAAA", "BBBB", "CCCC"]);
        assert_eq!(texts(&[(0, b"\r\n\r\n  \r")]), [""; 0]);
    }

    #[test]
    fn r_s16_a_code_that_dribbles_is_put_together_and_merged_ones_are_parted() {
        assert_eq!(texts(&[(0, b"1234"), (49, b"56"), (98, b"74"), (147, b"\r")]), ["12345674"]);
        assert_eq!(texts(&[(0, b"1234"), (50, b"5674\r")]), ["1234", "5674"]);
        let dribble: Vec<(u64, &[u8])> =
            b"12345674\r87654325\r".chunks(1).enumerate().map(|(at, byte)| (at as u64 * 20, byte)).collect();
        assert_eq!(texts(&dribble), ["12345674", "87654325"], "a byte at a time");
        assert_eq!(texts(&[(0, b"12345674\r87654325\r11111111"), (9, b"\r")]).len(), 3, "in one piece");
    }

    #[test]
    fn how_long_a_code_took_and_where_it_paused_is_known() {
        let millis = Duration::from_millis;
        let found = frames(&[(100, b"12"), (110, b"34"), (150, b"56"), (151, b"\r"), (400, b"78\r")]);
        assert_eq!((found[0].took, found[0].pause, found[0].since), (millis(50), millis(40), None));
        assert_eq!(
            (found[1].took, found[1].pause, found[1].since),
            (millis(0), millis(0), Some(millis(250)))
        );
    }

    #[test]
    fn r_s2_s3_what_is_too_long_is_counted_and_not_kept() {
        let megabyte = vec![b'A'; 1 << 20];
        let found = frames(&[(0, &megabyte), (10, &megabyte), (20, b"\rGOOD\r")]);
        assert_eq!((found[0].length, found[0].bytes.len()), (2 << 20, KEPT));
        assert_eq!(found[1].bytes, b"GOOD");
        let spaces = vec![b' '; KEPT + 1];
        assert_eq!(frames(&[(0, &spaces)])[0].length, KEPT + 1);
    }
}
