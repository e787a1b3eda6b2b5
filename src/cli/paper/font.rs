//! The printer's own font: the letters for slips this machine has.
use crate::cli::letters::SlipLetters;
use crate::config::printers::{USUAL, built_in};
use crate::paper::Glyphs;
use crate::thermal::{Boxes, Face};

/// Letters of slips as the shapes of a printer's font.
struct Own(SlipLetters);

impl Face for Own {
    fn glyph(&self, c: char) -> Option<[u32; 24]> {
        self.0.glyph(c)
    }
}

/// The shapes of the printer's font: GB 2312 as built in, the rest of the fonts that are installed, else boxes.
pub(super) fn face() -> Box<dyn Face + Send> {
    match built_in(USUAL) {
        Some(profile) => Box::new(Own(SlipLetters::of(&profile))),
        None => Box::new(Boxes),
    }
}
