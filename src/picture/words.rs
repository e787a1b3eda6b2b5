//! Characters from the fonts, at the sizes that fit a cell.

use ab_glyph::{Font, FontVec, PxScale, point};

use super::fonts::{Fonts, Typeface};
use super::pixels::{Area, Picture, Rgb};

/// The fonts at the sizes for one cell.
pub(super) struct ScaledFonts<'a> {
    fonts: &'a Fonts,
    cell: (f32, f32),
}

impl Fonts {
    /// Chooses the sizes: the first font's letters are as wide as a cell, the em of all others two cells.
    pub(super) fn scaled(&self, cell: (u32, u32)) -> ScaledFonts<'_> {
        ScaledFonts { fonts: self, cell: (pixels(cell.0), pixels(cell.1)) }
    }
}

impl ScaledFonts<'_> {
    /// The line that letters stand on, in pixels below the cell's upper edge.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "inside a cell")]
    pub(super) fn baseline(&self) -> u32 {
        (self.cell.1 * 28.0 / 36.0).round() as u32
    }

    /// Draws the character with the first font that has it, and says whether one had.
    pub(super) fn draw(
        &self,
        picture: &mut Picture,
        area: Area,
        character: char,
        bold: bool,
        ink: Rgb,
    ) -> bool {
        let mut faces = self.fonts.faces.iter().enumerate();
        let Some((place, face)) = faces.find(|(_, face)| has(&face.regular, character)) else { return false };
        let (font, synthetic) = weighted(face, character, bold);
        let em = if place == 0 { self.cell.0 / letter(font) } else { self.cell.0 * 2.0 };
        let origin = point(pixels(area.x), pixels(area.y + self.baseline()));
        let scale = PxScale::from(em * font.height_unscaled() / font.units_per_em().unwrap_or(1000.0));
        let glyph = font.glyph_id(character).with_scale_and_position(scale, origin);
        if let Some(outlined) = font.outline_glyph(glyph) {
            let corner = outlined.px_bounds().min;
            outlined.draw(|x, y, share| {
                let place = (x.checked_add_signed(whole(corner.x)), y.checked_add_signed(whole(corner.y)));
                let (Some(x), Some(y)) = place else { return };
                picture.blend(x, y, ink, share);
                if synthetic {
                    picture.blend(x + 1, y, ink, share);
                }
            });
        }
        true
    }
}

/// The face's font for the weight, and whether bold has to be made by drawing twice.
fn weighted(face: &Typeface, character: char, bold: bool) -> (&FontVec, bool) {
    match &face.bold {
        Some(heavy) if bold && has(heavy, character) => (heavy, false),
        _ => (&face.regular, bold),
    }
}

fn has(font: &FontVec, character: char) -> bool {
    font.glyph_id(character).0 != 0
}

/// The width of a letter as a share of the em.
fn letter(font: &FontVec) -> f32 {
    let share = font.h_advance_unscaled(font.glyph_id('0')) / font.units_per_em().unwrap_or(1000.0);
    if share > 0.1 { share } else { 0.6 }
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a screen")]
fn pixels(count: u32) -> f32 {
    count as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a place on or near the screen")]
fn whole(place: f32) -> i32 {
    place.floor() as i32
}
