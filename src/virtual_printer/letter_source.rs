//! The shapes of characters, which the printer is handed: it draws, and knows no font.
use super::letters::is_narrow;

/// Where the shapes of characters come from.
pub trait LetterSource {
    /// 24 rows of dots, bit 23 the leftmost; `None` where there is no shape.
    ///
    /// ASCII and the Latin letters below U+0250 are 12 wide, in bits 23 to 12, all else is 24 wide.
    fn glyph(&self, c: char) -> Option<[u32; 24]>;
}

/// A face for machines without fonts: every character is an empty box.
#[derive(Clone, Copy, Debug, Default)]
pub struct BoxLetters;

impl LetterSource for BoxLetters {
    fn glyph(&self, c: char) -> Option<[u32; 24]> {
        Some(if c.is_whitespace() { [0; 24] } else { a_box(c) })
    }
}

/// The box that stands for a character without a shape.
pub(super) fn a_box(c: char) -> [u32; 24] {
    let (left, right) = if is_narrow(c) { (1 << 22, 1 << 13) } else { (1 << 22, 1 << 1) };
    let line = (left << 1) - right;
    std::array::from_fn(|y| match y {
        2 | 21 => line,
        3..=20 => left | right,
        _ => 0,
    })
}
