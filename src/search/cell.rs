//! A cell is one character of a title with its reading; a text is the cells of all titles in one piece.

use super::sounds::Sound;

/// A character, its sound, and whether it continues a Latin word or number: 21, 10 and 1 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell(u32);

impl Cell {
    /// No cell of any title.
    pub const NONE: Self = Self(0);

    /// Returns the cell of a number that [`Cell::packed`] gave.
    pub const fn unpacked(bits: u32) -> Self {
        Self(bits)
    }

    /// Returns the cell as a number.
    #[allow(dead_code, reason = "the build script uses it")]
    pub fn packed(self) -> u32 {
        self.0
    }

    /// Packs a cell.
    pub fn new(ch: char, sound: Sound, continues: bool) -> Self {
        Self(u32::from(ch) | (u32::from(sound) & 0x3ff) << 21 | u32::from(continues) << 31)
    }

    /// Is this the cell of that character?
    pub fn is(self, ch: char) -> bool {
        self.0 & 0x1f_ffff == u32::from(ch)
    }

    /// Returns the character.
    pub fn ch(self) -> char {
        char::from_u32(self.0 & 0x1f_ffff).unwrap_or('\u{fffd}')
    }

    /// Is it a letter, a digit or a sign of ASCII?
    pub fn is_ascii(self) -> bool {
        self.0 & 0x1f_ffff < 0x80
    }

    /// Returns the sound in this place.
    pub fn sound(self) -> Sound {
        Sound::try_from(self.0 >> 21 & 0x3ff).unwrap_or(0)
    }

    /// Does the cell go on with a Latin word or number begun before it?
    pub fn continues(self) -> bool {
        self.0 >> 31 == 1
    }
}

/// The cells of many titles, end to end.
#[derive(Debug)]
pub(super) struct TitleText {
    cells: Vec<Cell>,
    ends: Vec<u32>,
}

impl TitleText {
    /// Returns an empty text with room for so many titles and cells.
    pub fn with_capacity(titles: usize, cells: usize) -> Self {
        Self { cells: Vec::with_capacity(cells), ends: Vec::with_capacity(titles) }
    }

    /// Appends a title.
    pub fn push(&mut self, cells: &[Cell]) {
        self.cells.extend_from_slice(cells);
        self.ends.push(u32::try_from(self.cells.len()).unwrap_or(u32::MAX));
    }

    /// Returns the cells of a title; none for a number that was not given.
    pub fn title(&self, title: u32) -> &[Cell] {
        span(&self.ends, &self.cells, title)
    }

    /// Returns how many titles there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.ends.len()).unwrap_or(u32::MAX)
    }

    /// Returns the bytes in use.
    pub fn bytes(&self) -> usize {
        (self.cells.capacity() + self.ends.capacity()) * 4
    }
}

/// Returns the items of a number, where the items of all numbers lie end to end and `ends` says where each ends.
pub(super) fn span<'a, T>(ends: &[u32], items: &'a [T], number: u32) -> &'a [T] {
    let at = number as usize;
    let from = at.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
    let to = ends.get(at).map_or(from, |&end| end as usize);
    items.get(from..to).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_gives_back_what_it_was_made_of() {
        let cell = Cell::new('𠮷', 445, true);
        assert!(cell.is('𠮷') && cell.continues());
        assert_eq!((cell.ch(), cell.sound()), ('𠮷', 445));
        assert!(!Cell::new('a', 0, false).continues());
    }

    #[test]
    fn a_text_gives_back_its_titles() {
        let mut text = TitleText::with_capacity(2, 8);
        let one = [Cell::new('公', 40, false), Cell::new('司', 41, false)];
        text.push(&one);
        text.push(&[]);
        text.push(&one[..1]);
        assert_eq!((text.title(0), text.title(1), text.title(2)), (&one[..], &[][..], &one[..1]));
        assert_eq!((text.len(), text.title(9)), (3, &[][..]));
    }
}
