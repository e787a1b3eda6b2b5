//! Letters as dots, for printers that lack them.

/// A letter of 24 rows of dots, the highest of 24 bits the leftmost; a narrow one fills the left half.
pub type Glyph = [u32; 24];

/// Where letters come from when a printer has none of its own.
pub trait Glyphs {
    /// The dots of a character; `None` where no font at hand has it.
    fn glyph(&self, character: char) -> Option<Glyph>;

    /// A slip is set: what need not be at hand until the next one may be let go.
    fn rest(&self) {}
}

/// No letters at all: what the printer lacks becomes 〓.
pub struct NoGlyphs;

impl Glyphs for NoGlyphs {
    fn glyph(&self, _character: char) -> Option<Glyph> {
        None
    }
}
