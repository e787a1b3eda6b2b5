//! The line under way: characters and pictures side by side, until a line feed puts them on paper.
use super::modes::Modes;
use super::picture::DotPicture;
use super::piece::DotLine;

/// One thing in a line.
#[derive(Clone, Debug)]
struct PrintItem {
    picture: DotPicture,
    at: usize,
    bold: bool,
    underline: usize,
}

/// What stands side by side so far.
#[derive(Clone, Debug, Default)]
pub(super) struct PrintLine {
    items: Vec<PrintItem>,
    words: String,
    /// Dots used from the left margin.
    pub used: usize,
}

impl PrintLine {
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.words.is_empty()
    }

    /// Whether something so wide still has room.
    pub fn has_room(&self, width: usize, modes: &Modes) -> bool {
        self.used + width <= modes.width
    }

    /// Adds a character or a picture at the end.
    pub fn add(&mut self, picture: DotPicture, word: Option<char>, modes: &Modes, underline: usize) {
        let picture = if modes.reverse && word.is_some() { picture.reversed() } else { picture };
        let width = picture.width;
        self.items.push(PrintItem { picture, at: self.used, bold: modes.bold && word.is_some(), underline });
        self.words.extend(word);
        self.used += width;
    }

    /// Moves on without drawing, as a tab or a place does; the words get a space for it.
    pub fn move_to(&mut self, at: usize) {
        if at > self.used && !self.words.is_empty() {
            self.words.push(' ');
        }
        self.used = at;
    }

    /// The dot lines and the words of the line, and an empty line again.
    pub fn finish(&mut self, modes: &Modes, dots: usize) -> (Vec<DotLine>, String) {
        let height = self.items.iter().map(|item| item.picture.rows.len()).max().unwrap_or(0);
        let indent = modes.indent(self.used);
        let mut rows = vec![DotLine::default(); height];
        for item in &self.items {
            item.draw(&mut rows, indent, dots);
        }
        let words = std::mem::take(&mut self.words);
        *self = PrintLine::default();
        (rows, words)
    }
}

impl PrintItem {
    /// Draws it with its foot on the foot of the line.
    fn draw(&self, rows: &mut [DotLine], indent: usize, dots: usize) {
        let top = rows.len() - self.picture.rows.len();
        let left = indent + self.at;
        for (y, row) in self.picture.rows.iter().enumerate() {
            for x in (0..self.picture.width).filter(|x| row.dark(*x)) {
                let twice = usize::from(self.bold);
                (left + x..=left + x + twice).filter(|x| *x < dots).for_each(|x| rows[top + y].set(x));
            }
        }
        for row in rows.iter_mut().rev().take(self.underline) {
            (left..(left + self.picture.width).min(dots)).for_each(|x| row.set(x));
        }
    }
}
