//! Letters out of installed fonts as 24 × 24 dots, for what neither a printer nor this program has.
use ab_glyph::{Font, FontRef, PxScale, point};
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Dots of a letter, across and down.
const BOX: f32 = 24.0;
/// Dots of a narrow letter across.
const NARROW: f32 = 12.0;
/// The row that letters stand on.
const BASELINE: f32 = 21.0;
/// How much of a dot must be covered for it to be dark: less than half, or thin strokes would break.
const INK: f32 = 0.38;
/// How many letters are remembered.
const REMEMBERED: usize = 4096;

/// Rows of dots, the highest of 24 bits the leftmost.
type GlyphDots = [u32; 24];

/// Installed fonts, in the order in which they are asked.
///
/// A font file may have 30 MB. It is read when a character is wanted that no font before it has, and kept until
/// [`Outlines::let_go`]; letters stay in memory, so that the same one costs nothing the next time.
#[derive(Debug, Default)]
pub struct Outlines {
    places: Vec<(PathBuf, u32)>,
    known: RefCell<HashMap<char, Option<GlyphDots>>>,
    files: RefCell<HashMap<PathBuf, Vec<u8>>>,
}

impl Outlines {
    /// The fonts of these files, with `#2` behind a path for the third face of a collection. No file is looked at
    /// yet; one that is absent or is no font is passed over.
    pub fn read<S: AsRef<str>>(paths: impl IntoIterator<Item = S>) -> Outlines {
        let places = paths.into_iter().map(|path| place(path.as_ref())).collect();
        Outlines { places, ..Outlines::default() }
    }

    /// Says for each font whether its file is there.
    pub fn installed(&self) -> impl Iterator<Item = (&Path, bool)> {
        self.places.iter().map(|(path, _)| (path.as_path(), path.is_file()))
    }

    /// A character of the first font that has it, 24 dots to the em, dark or light; `None` where no font has it.
    ///
    /// Wide letters stand in the middle of the box, those half as wide or less at its left. Each character stands
    /// for itself: the vowel signs of Tibetan and other combining marks come out side by side with their letters,
    /// and Mongolian and Arabic in their isolated forms, which people can read but would not write.
    pub fn dots(&self, character: char) -> Option<GlyphDots> {
        if let Some(known) = self.known.borrow().get(&character) {
            return *known;
        }
        let mut files = self.files.borrow_mut();
        let found = self.places.iter().find_map(|(path, face)| {
            let bytes = files.entry(path.clone()).or_insert_with(|| fs::read(path).unwrap_or_default());
            let font = FontRef::try_from_slice_and_index(bytes, *face).ok()?;
            dots(&font, character)
        });
        let mut known = self.known.borrow_mut();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(character, found);
        found
    }

    /// Gives back the memory that files take; what is known of letters stays.
    pub fn let_go(&self) {
        self.files.take();
    }
}

fn place(path: &str) -> (PathBuf, u32) {
    let face = path.rsplit_once('#').and_then(|(file, face)| Some((file, face.parse().ok()?)));
    face.map_or_else(|| (PathBuf::from(path), 0), |(file, face)| (PathBuf::from(file), face))
}

fn dots(font: &FontRef<'_>, character: char) -> Option<GlyphDots> {
    let id = font.glyph_id(character);
    if id.0 == 0 {
        return None;
    }
    let em = font.units_per_em().unwrap_or(1000.0);
    let scale = |size: f32| PxScale::from(size * font.height_unscaled() / em);
    let outlined =
        |size: f32| font.outline_glyph(id.with_scale_and_position(scale(size), point(0.0, BASELINE)));
    let Some(first) = outlined(BOX) else {
        return character.is_whitespace().then_some([0; 24]);
    };
    // A stack of letters may be taller or wider than the box.
    let most = first.px_bounds().height().max(first.px_bounds().width());
    let size = if most > BOX { BOX * BOX / most } else { BOX };
    let glyph = if size < BOX { outlined(size)? } else { first };
    let bounds = glyph.px_bounds();
    let advance = font.h_advance_unscaled(id) / em * size;
    let wide = if bounds.width() > NARROW || advance > NARROW { BOX } else { NARROW };
    let left = fitted(bounds.min.x + (wide - advance) / 2.0, bounds.width(), wide);
    let top = fitted(bounds.min.y, bounds.height(), BOX);
    let mut rows = [0; 24];
    glyph.draw(|x, y, share| {
        let (x, y) = (whole(left).saturating_add(x), whole(top).saturating_add(y));
        let row = usize::try_from(y).ok().and_then(|y| rows.get_mut(y));
        row.filter(|_| share >= INK)
            .into_iter()
            .for_each(|row| *row |= 0x80_0000_u32.checked_shr(x).unwrap_or(0));
    });
    Some(rows)
}

/// A place from which so many dots stay within so many others.
fn fitted(from: f32, length: f32, room: f32) -> f32 {
    from.min(room - length).max(0.0)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a dot of the box")]
fn whole(place: f32) -> u32 {
    place.round() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The drawn characters of the screens stand in for an installed font.
    const FONT: &str = "fonts/hall-glyphs.otf";

    #[test]
    fn a_wide_letter_fills_its_box_and_a_narrow_one_its_left_half() {
        let outlines = Outlines::read(["nowhere.ttf", FONT]);
        let han = outlines.dots('国').unwrap();
        assert!(han.iter().filter(|row| **row != 0).count() >= 20, "{han:x?}");
        let columns = han.iter().fold(0, |all, row| all | row);
        assert!(columns & 0xC0_0000 == 0 || columns.trailing_zeros() >= 2, "not pushed to one side");
        let latin = outlines.dots('i').unwrap();
        assert!(latin.iter().all(|row| row.trailing_zeros() >= 12) && latin != [0; 24]);
    }

    #[test]
    fn what_no_font_has_is_none_and_is_not_looked_for_twice() {
        let outlines = Outlines::read([FONT, FONT]);
        assert_eq!((outlines.dots('𠮷'), outlines.dots('㐱')), (None, None));
        assert_eq!((outlines.known.borrow().len(), outlines.files.borrow().len()), (2, 1));
        outlines.let_go();
        assert!(outlines.files.borrow().is_empty());
        assert_eq!(outlines.dots(' '), Some([0; 24]));
    }

    #[test]
    fn a_face_of_a_collection_is_named_behind_its_file() {
        assert_eq!(place("a/b.ttc#2"), (PathBuf::from("a/b.ttc"), 2));
        assert_eq!(place("a/b#c.ttf"), (PathBuf::from("a/b#c.ttf"), 0));
    }
}
