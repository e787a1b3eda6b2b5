//! The letters built into the program: GB 2312 as 24 × 24 dots and Latin ones as 12 × 24.
use super::{Glyph, Glyphs};

/// The file that `fonts/make_slip_font.py` makes and describes.
const FONT: &[u8] = include_bytes!("../../fonts/slip24.bin");
/// Where the codes begin.
const CODES: usize = 12;
/// Bytes of a narrow letter, and of a wide one.
const BYTES: (usize, usize) = (36, 72);

/// The letters every kiosk has: all of GB 2312 and Latin-1.
pub struct SlipFont;

impl Glyphs for SlipFont {
    fn glyph(&self, character: char) -> Option<Glyph> {
        let code = u16::try_from(u32::from(character)).ok()?;
        let (narrow, wide) = (count(8)?, count(10)?);
        let dots = CODES + 2 * (narrow + wide);
        if let Some(at) = find(CODES, narrow, code) {
            return narrow_letter(dots + at * BYTES.0);
        }
        let at = find(CODES + 2 * narrow, wide, code)?;
        wide_letter(dots + narrow * BYTES.0 + at * BYTES.1)
    }
}

fn number(at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(FONT.get(at..at + 2)?.try_into().ok()?))
}

fn count(at: usize) -> Option<usize> {
    number(at).map(usize::from)
}

/// The place of a code among so many, ascending, from a byte on.
fn find(from: usize, many: usize, code: u16) -> Option<usize> {
    let (mut low, mut high) = (0, many);
    while low < high {
        let middle = usize::midpoint(low, high);
        if number(from + 2 * middle)? < code { low = middle + 1 } else { high = middle }
    }
    (low < many && number(from + 2 * low)? == code).then_some(low)
}

/// Two rows of 12 dots lie in three bytes.
fn narrow_letter(at: usize) -> Option<Glyph> {
    let bytes = FONT.get(at..at + BYTES.0)?;
    let pair = |row: usize| {
        u32::from_be_bytes([0, bytes[row / 2 * 3], bytes[row / 2 * 3 + 1], bytes[row / 2 * 3 + 2]])
    };
    Some(std::array::from_fn(
        |row| if row % 2 == 0 { pair(row) & 0xFF_F000 } else { pair(row) << 12 & 0xFF_F000 },
    ))
}

fn wide_letter(at: usize) -> Option<Glyph> {
    let bytes = FONT.get(at..at + BYTES.1)?;
    Some(std::array::from_fn(|row| {
        u32::from_be_bytes([0, bytes[3 * row], bytes[3 * row + 1], bytes[3 * row + 2]])
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::ChineseLetters;
    use crate::paper::gbk::font_bytes;

    #[test]
    fn every_letter_of_gb_2312_and_ascii_is_there() {
        for c in ' '..='\u{FFFF}' {
            if font_bytes(c, ChineseLetters::Gb2312).is_some() {
                let glyph = SlipFont.glyph(c);
                assert!(glyph.is_some_and(|rows| rows != [0; 24] || " \u{3000}".contains(c)), "{c:?}");
                let narrow = glyph.is_some_and(|rows| rows.iter().all(|row| row.trailing_zeros() >= 12));
                assert!(narrow || !c.is_ascii(), "{c:?}");
            }
        }
        for absent in ['\0', '\u{7F}', '\u{AD}', '㐱', '𠮷', '\u{E000}', '\u{FFFF}'] {
            assert_eq!(SlipFont.glyph(absent), None, "{absent:?}");
        }
    }

    #[test]
    fn letters_look_as_they_should() {
        let drawn = |c, rows: std::ops::Range<usize>, bits: u32| {
            let rows = SlipFont.glyph(c).unwrap()[rows].to_vec();
            rows.iter()
                .map(|row| format!("{:0width$b}", row >> (24 - bits), width = bits as usize))
                .collect::<Vec<_>>()
        };
        assert_eq!(drawn('A', 13..15, 12), ["001000001100", "001111111100"]);
        assert_eq!(drawn('广', 4..6, 24), ["000010000000100000001100", "000011111111111111111110"]);
    }
}
