//! Large characters drawn from their outlines: each cell is a sextant of 2×3 points.

mod bitmap;
mod fine;
mod fit;
mod line;
mod outline;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::OnceLock;

use ab_glyph::FontRef;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

use bitmap::Bitmap;
use line::Pen;
use outline::TextScale;

const OUTLINES: &[u8] = include_bytes!("../../fonts/hall-glyphs.otf");
/// A screen uses a few dozen; a catalogue leafed through for a day must not grow the cache without end.
const CACHED_GLYPHS: usize = 512;

/// A glyph fitted to the grid, and how many points stay free before and after it.
#[derive(Debug, Clone)]
struct FittedGlyph {
    bitmap: Rc<Bitmap>,
    sides: (f32, f32),
}

thread_local! {
    static DRAWN: RefCell<HashMap<(char, TextScale), FittedGlyph>> = RefCell::new(HashMap::new());
}

/// How large text is drawn: the box of one Han character, in cells. On 15×36 px cells it is square when
/// `han` is 2.4 times `rows`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct GlyphSize {
    /// Columns that one Han character takes.
    pub han: u16,
    /// Rows that a line takes.
    pub rows: u16,
}

impl GlyphSize {
    /// Gives the size whose Han characters look square on a cell about 2.4 times as tall as wide.
    #[must_use]
    pub const fn square(rows: u16) -> Self {
        Self { han: (rows.saturating_mul(12) + 2) / 5, rows }
    }
}

/// The outlines that are built into the program.
#[derive(Debug)]
pub struct Glyphs {
    face: Option<FontRef<'static>>,
}

impl Glyphs {
    /// Gives the outlines, parsed at the first call.
    pub fn get() -> &'static Self {
        static GLYPHS: OnceLock<Glyphs> = OnceLock::new();
        GLYPHS.get_or_init(|| Self { face: FontRef::try_from_slice(OUTLINES).ok() })
    }

    /// Says whether every character of the text can be drawn; a caller writes the text plainly where not.
    #[must_use]
    pub fn covers(&self, text: &str) -> bool {
        let covered = |face| text.chars().all(|character| outline::covers(face, character));
        self.face.as_ref().is_some_and(covered)
    }

    /// Measures the text in columns: Han characters are all alike, Latin letters and digits proportional.
    #[must_use]
    pub fn width(&self, text: &str, size: GlyphSize) -> u16 {
        let points = self.face.as_ref().map_or(0, |face| {
            let frame = TextScale::of(text, size);
            let mut pen = Pen::default();
            for character in text.chars() {
                pass(&mut pen, face, character, frame);
            }
            pen.end()
        });
        points.div_ceil(2)
    }

    /// Draws the text from the area's upper left corner; what is outside the area or the buffer is cut off,
    /// and a character without an outline leaves a gap as wide as a Han character.
    pub fn draw(&self, buffer: &mut Buffer, area: Rect, text: &str, size: GlyphSize, fg: Color, bg: Color) {
        let Some(face) = &self.face else { return };
        let frame = TextScale::of(text, size);
        let visible = area.intersection(buffer.area);
        let columns = self.width(text, size).min(visible.right().saturating_sub(area.x));
        let rows = size.rows.min(visible.bottom().saturating_sub(area.y));
        let mut canvas = Bitmap::blank(columns.saturating_mul(2), rows.saturating_mul(3));
        let mut pen = Pen::default();
        for character in text.chars() {
            let place = pass(&mut pen, face, character, frame);
            if place >= columns.saturating_mul(2) {
                break;
            }
            canvas.stamp(&drawn(face, character, frame).bitmap, place, 0);
        }
        for (column, row) in (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row))) {
            if let Some(cell) = buffer.cell_mut((area.x + column, area.y + row)) {
                cell.reset();
                cell.set_char(canvas.sextant(column, row)).set_fg(fg).set_bg(bg);
            }
        }
    }
}

/// Moves the pen past a character and gives the place where it begins. Only letters that follow each other's
/// ink have to be drawn for that.
fn pass(pen: &mut Pen, face: &FontRef<'static>, character: char, frame: TextScale) -> u16 {
    if !frame.is_spaced(face, character) {
        return pen.pass(frame.advance(face, character), (0.0, 0.0));
    }
    let letter = drawn(face, character, frame);
    pen.pass(u16::try_from(letter.bitmap.width()).unwrap_or(u16::MAX), letter.sides)
}

/// Fits the glyph to the grid, or takes it from this thread's cache.
fn drawn(face: &FontRef<'static>, character: char, frame: TextScale) -> FittedGlyph {
    DRAWN.with_borrow_mut(|cache| {
        if let Some(known) = cache.get(&(character, frame)) {
            return known.clone();
        }
        if cache.len() >= CACHED_GLYPHS {
            cache.clear();
        }
        let bitmap = Rc::new(frame.glyph(face, character));
        let new = FittedGlyph { bitmap, sides: frame.sides(face, character) };
        cache.insert((character, frame), new.clone());
        new
    })
}

#[cfg(test)]
mod tests;
