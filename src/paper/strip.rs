//! A line of words drawn dot by dot, for printers whose font cannot print it.
use super::dots::{DotRow, Dots};
use super::{Align, Glyph, LetterSize};

/// Dots across a narrow letter; a wide one takes twice as many.
const NARROW: u32 = 12;
/// Rows of dots in a letter.
pub(super) const ROWS: usize = 24;

/// The letters of a line on paper of `width` dots, as the printer itself would place them: 24 rows times the size.
pub(super) fn strip(
    letters: &[(Glyph, bool)],
    size: LetterSize,
    bold: bool,
    align: Align,
    width: usize,
) -> Dots {
    let times = usize::from(size.width);
    let taken: usize = letters.iter().map(|(_, wide)| dots_across(*wide) as usize * times).sum();
    let free = width.saturating_sub(taken);
    let left = match align {
        Align::Left => 0,
        Align::Centre => free / 2,
        Align::Right => free,
    };
    let row = |at: usize| {
        let mut row = DotRow::default();
        row.skip(left);
        for (glyph, wide) in letters {
            let bits = if bold { glyph[at] | glyph[at] >> 1 } else { glyph[at] };
            row.letter(bits, dots_across(*wide), size.width);
        }
        row.finish()
    };
    let rows = (0..ROWS).flat_map(|at| std::iter::repeat_n(row(at), size.height.into())).collect();
    Dots { width: (left + taken).min(width), rows }
}

fn dots_across(wide: bool) -> u32 {
    if wide { 2 * NARROW } else { NARROW }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(row: u32) -> Glyph {
        [row; 24]
    }

    #[test]
    fn letters_stand_side_by_side_and_grow() {
        let letters = [(letter(0x80_0000), false), (letter(1), true)];
        let dark = |dots: &Dots| {
            let row = &dots.rows[0];
            (0..8 * row.len()).filter(|x| row[x / 8] << (x % 8) & 0x80 != 0).collect::<Vec<_>>()
        };
        let plain = strip(&letters, LetterSize::PLAIN, false, Align::Left, 100);
        assert_eq!((plain.rows.len(), dark(&plain)), (24, vec![0, 35]));
        let big = strip(&letters, LetterSize::BIG, false, Align::Centre, 100);
        assert_eq!((big.rows.len(), dark(&big)), (48, vec![14, 15, 84, 85]));
        let bold = strip(&letters[..1], LetterSize::PLAIN, true, Align::Right, 100);
        assert_eq!(dark(&bold), [88, 89]);
    }
}
