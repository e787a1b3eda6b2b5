//! The letters this machine has for slips: those built in, then those of the fonts a profile names.
use crate::paper::{Glyph, Glyphs, Profile, SlipFont};
use crate::picture::Outlines;

/// Letters for what a printer lacks.
pub(super) struct SlipLetters {
    outlines: Outlines,
}

impl SlipLetters {
    /// The letters for a model of printer; no font file is read before a character needs it.
    pub fn of(profile: &Profile) -> Self {
        SlipLetters { outlines: Outlines::read(&profile.fonts) }
    }
}

impl Glyphs for SlipLetters {
    fn glyph(&self, character: char) -> Option<Glyph> {
        SlipFont.glyph(character).or_else(|| self.outlines.dots(character))
    }

    fn rest(&self) {
        self.outlines.let_go();
    }
}
