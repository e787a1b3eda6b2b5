//! The printer's own font: the letters for slips this machine has.
use crate::cli::letters::SlipLetters;
use crate::config::printers::{USUAL, built_in};
use crate::paper::Glyphs;
use crate::virtual_printer::{BoxLetters, LetterSource};

/// Letters of slips as the shapes of a printer's font.
struct SlipLetterSource(SlipLetters);

impl LetterSource for SlipLetterSource {
    fn glyph(&self, c: char) -> Option<[u32; 24]> {
        self.0.glyph(c)
    }
}

/// The shapes of the printer's font: GB 2312 as built in, the rest of the fonts that are installed, else boxes.
pub(super) fn face() -> Box<dyn LetterSource + Send> {
    match built_in(USUAL) {
        Some(profile) => Box::new(SlipLetterSource(SlipLetters::of(&profile))),
        None => Box::new(BoxLetters),
    }
}
