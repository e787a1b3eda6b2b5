//! Paper on a screen: words as words where they stand, everything else as quarter blocks.
use crate::text::layout::wrap::columns;
use crate::virtual_printer::Piece;
use std::ops::Range;

/// Dots a cell covers, across and down; 30 is the usual step from line to line.
const CELL: (usize, usize) = (12, 30);

/// One row of cells.
pub(super) struct PaperStrip {
    /// The column it begins in.
    pub at: usize,
    /// Its characters.
    pub shown: String,
    /// Whether the words are printed larger than usual.
    pub large: bool,
}

/// A piece as rows of cells, `width` columns wide, the last `rows` of them.
pub(super) fn strips(piece: &Piece, width: usize, rows: usize) -> Vec<PaperStrip> {
    let all = piece.dots.len().div_ceil(CELL.1);
    (all.saturating_sub(rows)..all).map(|row| strip(piece, row, width)).collect()
}

/// What is between two pieces.
pub(super) fn gap(width: usize) -> PaperStrip {
    PaperStrip { at: 0, shown: "╌".repeat(width), large: false }
}

fn strip(piece: &Piece, row: usize, width: usize) -> PaperStrip {
    let band = row * CELL.1..(row + 1) * CELL.1;
    let said = piece.places().iter().zip(&piece.text).filter(|(_, words)| !words.trim().is_empty());
    let mut said = said.filter(|(place, _)| place.start < band.end && place.end > band.start).peekable();
    if said.peek().is_none() {
        let shown = (0..width).map(|column| quarter(piece, band.start, column)).collect();
        return PaperStrip { at: 0, shown, large: false };
    }
    let (at, shown, large) = said
        .find(|(place, _)| band.contains(&(usize::midpoint(place.start, place.end))))
        .map_or((0, String::new(), false), |(place, words)| words_in(piece, place, words, width));
    PaperStrip { at, shown, large }
}

/// Words where their first dark dot is; large ones are spread as wide as they are printed.
fn words_in(piece: &Piece, place: &Range<usize>, words: &str, width: usize) -> (usize, String, bool) {
    let rows = &piece.dots[place.clone()];
    let left = (0..width * CELL.0).find(|x| rows.iter().any(|row| row.dark(*x))).unwrap_or(0);
    let words = words.trim();
    let right = (0..width * CELL.0).rfind(|x| rows.iter().any(|row| row.dark(*x))).unwrap_or(left);
    let plain = columns(words).max(1) * CELL.0;
    let times = ((right + 1 - left + plain / 2) / plain).max(1);
    let is_large = times > 1 || place.len() >= 2 * 24;
    let spread = |c: char| {
        let more = (times - 1) * columns(c.encode_utf8(&mut [0; 4]));
        std::iter::once(c).chain(std::iter::repeat_n(' ', more))
    };
    let mut shown: String = words.chars().flat_map(spread).collect();
    shown.truncate(shown.trim_end().len());
    (left / CELL.0, shown, is_large)
}

/// One cell of dots as a character of four quarters.
fn quarter(piece: &Piece, top: usize, column: usize) -> char {
    const QUARTERS: [char; 16] =
        [' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█'];
    let (wide, high) = (CELL.0 / 2, CELL.1 / 2);
    let dark = |part: usize| {
        let (x, y) = (column * CELL.0 + part % 2 * wide, top + part / 2 * high);
        let rows = piece.dots.iter().skip(y).take(high);
        let count: usize = rows.map(|row| (x..x + wide).filter(|x| row.dark(*x)).count()).sum();
        count * 5 >= wide * high * 2
    };
    QUARTERS[(0..4).filter(|part| dark(*part)).map(|part| 1 << part).sum::<usize>()]
}
