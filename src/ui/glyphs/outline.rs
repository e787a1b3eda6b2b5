//! Where a glyph's outline lies in its box, and the fine raster of it that is then fitted to the points.

use ab_glyph::{Font, FontRef, Glyph, Outline, OutlinedGlyph, PxScale, PxScaleFactor, point};

use super::GlyphSize;
use super::bitmap::Bitmap;
use super::fine::{InkCoverage, share};
use super::fit::{self, MARGIN, STEPS};

/// What Han characters fill of their em, in font units: the few that reach further are pressed in by fitting.
const FACE: Bounds = Bounds { left: 30.0, right: 970.0, top: 849.0, bottom: -83.0 };
/// No screen has room for larger characters; a slip of the pen must not ask for gigabytes.
const LARGEST: u16 = 160;
/// The height of capitals and digits, in font units.
const CAP: f32 = 733.0;
/// Standing strokes are at most so many times the points of lying ones: a point is about 1.6 times as tall as
/// wide, and a standing stroke may look a little heavier, as in print.
const EVEN: f32 = 1.9;
/// The free space beside a letter, in font units, that all letters are drawn towards: on few points the round
/// ones are nearly as square as the others, and the font's own bearings would look uneven.
const BESIDE: f32 = 70.0;

/// The mean thickness of strokes in font units, and what is added (in points) before lying ones are rounded.
#[derive(Debug, Clone, Copy)]
struct StrokeWidths {
    lying: f32,
    standing: f32,
    bolder: f32,
}

impl StrokeWidths {
    /// The whole points that all strokes of one text get: (lying, standing).
    fn thickness(self, (across, down): (f32, f32)) -> (f32, f32) {
        let rows = (self.lying / down + self.bolder).round().max(1.0);
        (rows, (self.standing / across).round().min((rows * EVEN).round()).max(1.0))
    }
}

const HAN: StrokeWidths = StrokeWidths { lying: 66.0, standing: 76.0, bolder: -0.1 };
const LATIN: StrokeWidths = StrokeWidths { lying: 68.0, standing: 90.0, bolder: -0.1 };
/// Figures have room for heavier strokes than Han characters have.
const FIGURES: StrokeWidths = StrokeWidths { bolder: 0.15, ..LATIN };

#[derive(Debug, Clone, Copy)]
struct Bounds {
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

/// What a text is made of decides how far it fills the height of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum GlyphKind {
    /// Digits and capitals alone: they fill it.
    Figures,
    /// Other ASCII: it keeps room for descenders.
    Latin,
    /// Anything with wider characters: the box of a Han character fills it.
    Han,
}

/// The scale of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct TextScale {
    size: GlyphSize,
    kind: GlyphKind,
}

impl TextScale {
    /// Chooses the scale for a text.
    pub(super) fn of(text: &str, size: GlyphSize) -> Self {
        let tall = |character: char| is_tall(character) || " :-.%+".contains(character);
        let kind = if text.chars().all(tall) {
            GlyphKind::Figures
        } else if text.is_ascii() {
            GlyphKind::Latin
        } else {
            GlyphKind::Han
        };
        let size = GlyphSize { han: size.han.min(LARGEST), rows: size.rows.min(LARGEST) };
        Self { size, kind }
    }

    /// The line's upper and lower edge in font units.
    fn edges(self) -> (f32, f32) {
        match self.kind {
            GlyphKind::Figures => (CAP, 0.0),
            GlyphKind::Latin => (770.0, -250.0),
            GlyphKind::Han => (FACE.top, FACE.bottom),
        }
    }

    /// Font units per point: (across, down).
    fn units(self) -> (f32, f32) {
        let (across, down) = (f32::from(self.size.han.max(1)) * 2.0, f32::from(self.size.rows.max(1)) * 3.0);
        let (top, bottom) = self.edges();
        (1000.0 / across * (top - bottom) / (FACE.top - FACE.bottom), (top - bottom) / down)
    }

    /// How far the pen moves after a character, in points.
    pub(super) fn advance(self, face: &FontRef<'_>, character: char) -> u16 {
        let units = face.h_advance_unscaled(face.glyph_id(character));
        if is_wide(units) { self.size.han.saturating_mul(2) } else { whole(units / self.units().0).max(1) }
    }

    /// Says whether the character's neighbours follow its ink rather than its advance: the letters and marks of
    /// Latin text. Digits stand in columns, and Han characters in their boxes.
    pub(super) fn is_spaced(self, face: &FontRef<'_>, character: char) -> bool {
        self.kind == GlyphKind::Latin
            && character.is_ascii_graphic()
            && !character.is_ascii_digit()
            && covers(face, character)
    }

    /// How much stays free before and after a character, in points; nothing where its box has it already.
    pub(super) fn sides(self, face: &FontRef<'_>, character: char) -> (f32, f32) {
        let id = face.glyph_id(character);
        let Some(outline) = face.outline(id).filter(|_| self.is_spaced(face, character)) else {
            return (0.0, 0.0);
        };
        // A point on each side at least: narrow letters are not crowded.
        let side = |units: f32| (units.midpoint(BESIDE) / self.units().0).max(1.0);
        (side(outline.bounds.min.x), side(face.h_advance_unscaled(id) - outline.bounds.max.x))
    }

    /// Draws one character as points; blank where the font has no such glyph.
    pub(super) fn glyph(self, face: &FontRef<'_>, character: char) -> Bitmap {
        let (width, height) = (self.advance(face, character), self.size.rows.saturating_mul(3));
        let mut bitmap = Bitmap::blank(width, height);
        let id = face.glyph_id(character);
        let Some(outline) = face.outline(id).filter(|_| covers(face, character) && width > 0 && height > 0)
        else {
            return bitmap;
        };
        let wide = is_wide(face.h_advance_unscaled(id));
        let place = self.place(&outline, character, wide, width);
        let strokes = match self.kind {
            GlyphKind::Figures => FIGURES,
            _ if wide => HAN,
            _ => LATIN,
        };
        let (lying, standing) = place.correction(strokes, strokes.thickness(self.units()));
        let glyph = Glyph { id, scale: PxScale::from(1.0), position: place.origin() };
        let fine = place.raster(&OutlinedGlyph::new(glyph, outline, place.scale()));
        bitmap.stamp(&fit::fit(&fine, lying, standing), 0, place.first);
        if self.is_spaced(face, character) { bitmap.trimmed() } else { bitmap }
    }

    /// Says which points the outline is to fill.
    fn place(self, outline: &Outline, character: char, wide: bool, width: u16) -> OutlinePlacement {
        let ((across, down), (top, bottom)) = (self.units(), self.edges());
        let mut place =
            OutlinePlacement { left: 0.0, across, top, down, first: 0, width, height: self.size.rows * 3 };
        let (one, other) = (outline.bounds.min.y, outline.bounds.max.y);
        let (low, high) = (one.min(other), one.max(other));
        if wide {
            // One point stays free on the right, so that neighbours never touch.
            place.width = width.saturating_sub(1).max(1);
            (place.left, place.across) = (FACE.left, (FACE.right - FACE.left) / f32::from(place.width));
        } else if is_tall(character) {
            // Round digits overshoot the flat ones: each fills the same rows exactly.
            place.squeeze(high, low, CAP, 0.0);
        } else if low < bottom {
            // Among Han characters a descender has less room than it wants.
            place.squeeze(high, low, high, bottom);
        }
        place
    }
}

/// Where the outline lies on the points: its left and upper edge and its font units per point.
struct OutlinePlacement {
    left: f32,
    across: f32,
    top: f32,
    down: f32,
    first: u16,
    width: u16,
    height: u16,
}

impl OutlinePlacement {
    /// Makes the outline's own height, in font units, fill the rows between two others exactly.
    fn squeeze(&mut self, high: f32, low: f32, upper: f32, lower: f32) {
        let last = whole((self.top - lower) / self.down).min(self.height);
        self.first = whole((self.top - upper) / self.down);
        self.height = last.saturating_sub(self.first).max(1);
        (self.top, self.down) = (high, (high - low).max(1.0) / f32::from(self.height));
    }

    fn scale(&self) -> PxScaleFactor {
        PxScaleFactor { horizontal: share(STEPS, 1) / self.across, vertical: share(STEPS, 1) / self.down }
    }

    fn origin(&self) -> ab_glyph::Point {
        let (margin, scale) = (share(MARGIN, 1), self.scale());
        point(margin - self.left * scale.horizontal, margin + self.top * scale.vertical)
    }

    /// Draws the outline at STEPS×STEPS steps a point, with a margin all round.
    fn raster(&self, outlined: &OutlinedGlyph) -> InkCoverage {
        let bounds = outlined.px_bounds();
        let steps = |points: u16| usize::from(points) * STEPS + 2 * MARGIN;
        let mut fine = InkCoverage::blank(steps(self.width), steps(self.height));
        let corner = (step(bounds.min.x), step(bounds.min.y));
        outlined.draw(|x, y, ink| {
            if let (Ok(x), Ok(y)) = (i32::try_from(x), i32::try_from(y)) {
                fine.set(corner.0 + x, corner.1 + y, ink);
            }
        });
        fine
    }

    /// How many steps strokes must grow (or shrink) to be so many points thick: (lying, standing).
    fn correction(&self, strokes: StrokeWidths, (rows, columns): (f32, f32)) -> (i32, i32) {
        let steps = share(STEPS, 1);
        let (lying, standing) = (strokes.lying / self.down, strokes.standing / self.across);
        (step((rows - lying) * steps), step((columns - standing) * steps))
    }
}

/// Says whether the face has a glyph for the character.
pub(super) fn covers(face: &FontRef<'_>, character: char) -> bool {
    face.glyph_id(character).0 != 0
}

/// Digits and capitals without a tail: all of one height.
fn is_tall(character: char) -> bool {
    character.is_ascii_digit() || (character.is_ascii_uppercase() && character != 'Q')
}

/// Says whether a glyph fills the box of a Han character; the widest letter, `m`, is 926 units and `@` 946.
fn is_wide(advance: f32) -> bool {
    advance > 950.0
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the type's range")]
pub(super) fn whole(value: f32) -> u16 {
    value.round().clamp(0.0, f32::from(u16::MAX)) as u16
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to a range far inside the type's")]
fn step(value: f32) -> i32 {
    value.round().clamp(-1.0e6, 1.0e6) as i32
}
