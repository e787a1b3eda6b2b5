//! Paper as it comes out: dot lines, and the words that were printed with them.
use std::ops::Range;
use std::time::Duration;

/// One dot line across the paper; eight dots a byte, the leftmost in bit 7, light bytes at the end left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DotLine {
    bytes: Vec<u8>,
}

impl DotLine {
    /// A row of packed dots.
    pub fn of(bytes: &[u8]) -> DotLine {
        let dark = bytes.iter().rposition(|byte| *byte != 0).map_or(0, |at| at + 1);
        DotLine { bytes: bytes[..dark].to_vec() }
    }

    /// Says whether the dot in a column is dark; everything outside the paper is light.
    pub fn dark(&self, x: usize) -> bool {
        self.bytes.get(x / 8).is_some_and(|byte| byte << (x % 8) & 0x80 != 0)
    }

    /// Says whether there is no dark dot.
    pub fn is_blank(&self) -> bool {
        self.bytes.iter().all(|byte| *byte == 0)
    }

    /// The dots packed eight a byte, exactly so many bytes of them.
    pub fn packed(&self, bytes: usize) -> Vec<u8> {
        self.bytes.iter().copied().chain(std::iter::repeat(0)).take(bytes).collect()
    }

    /// Makes a dot dark.
    pub(super) fn set(&mut self, x: usize) {
        let at = x / 8;
        if at >= self.bytes.len() {
            self.bytes.resize(at + 1, 0);
        }
        self.bytes[at] |= 0x80 >> (x % 8);
    }

    /// The row moved to the right, and cut off where the paper ends.
    pub(super) fn moved(&self, by: usize, width: usize) -> DotLine {
        let mut row = DotLine::default();
        for x in (0..self.bytes.len() * 8).filter(|x| self.dark(*x)) {
            if x + by < width {
                row.set(x + by);
            }
        }
        row
    }
}

/// A piece of paper. Every piece begins with the stretch between head and cutter, which was under way at the last cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// The lines of words printed with the printer's own font, in order; a line fed empty by LF is an empty line.
    ///
    /// A glyph of the computer's own (`FS 2` at `FEA1h` and after) is the character U+E000 and after.
    pub text: Vec<String>,
    /// What the codes hold that the printer drew by itself (`GS ( k`, `GS k`), in order.
    pub codes: Vec<String>,
    /// Every dot line, from the leading edge on.
    pub dots: Vec<DotLine>,
    /// Whether the cutter took it off; otherwise a hand did, or it is still in the printer.
    pub cut: bool,
    /// When its first dot line after the leading stretch was made.
    pub began: Duration,
    /// When its last dot line was made, or when it was cut.
    pub ended: Duration,
    /// How many commands nobody knows came while it was made.
    pub unknown: usize,
    /// The dot lines each line of words takes.
    places: Vec<Range<usize>>,
}

impl Piece {
    /// A piece whose leading stretch has so many dot lines.
    pub(super) fn new(lead: usize, at: Duration) -> Piece {
        Piece { dots: vec![DotLine::default(); lead], began: at, ended: at, ..Piece::default() }
    }

    /// Says whether nothing is on it.
    pub fn is_blank(&self) -> bool {
        self.dots.iter().all(DotLine::is_blank)
    }

    /// The dot lines that each line of [`Piece::text`] takes, so that words can be shown where they stand.
    pub fn places(&self) -> &[Range<usize>] {
        &self.places
    }

    pub(super) fn add(&mut self, row: DotLine, at: Duration) {
        self.dots.push(row);
        self.ended = at;
    }

    pub(super) fn say(&mut self, words: String, height: usize) {
        let end = self.dots.len();
        self.text.push(words);
        self.places.push(end.saturating_sub(height)..end);
    }

    /// Takes off what is past the cutter; the stretch behind it, with the words on it, begins the next piece.
    pub(super) fn part(&mut self, stretch: usize, cut: bool, at: Duration) -> Piece {
        let edge = self.dots.len().saturating_sub(stretch);
        let mut next = Piece { dots: self.dots.split_off(edge), began: at, ended: at, ..Piece::default() };
        let kept = self.places.iter().take_while(|place| place.end <= edge).count();
        let moved = |place: Range<usize>| place.start.saturating_sub(edge)..place.end - edge;
        next.text = self.text.split_off(kept);
        next.places = self.places.split_off(kept).into_iter().map(moved).collect();
        (self.cut, self.ended) = (cut, at);
        std::mem::replace(self, next)
    }
}
