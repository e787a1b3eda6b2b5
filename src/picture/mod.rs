//! A screen as a picture: the buffer's cells drawn pixel by pixel, as a terminal would.

mod blocks;
mod fonts;
mod frames;
mod outlines;
mod palette;
mod pixels;
mod words;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use ratatui::text::Span;

pub use fonts::{Fonts, MissingFonts, TypefaceFile, find_fonts};
pub use outlines::Outlines;
pub use pixels::Picture;
use pixels::{Area, Rgb};

/// The pixels of one cell on a 21.5-inch panel of 1080×1920: (wide, high).
pub const CELL: (u32, u32) = (15, 36);

/// Draws the whole buffer with cells of so many pixels (wide, high).
///
/// Blocks, sextants and frames are drawn exactly, without gaps between cells; all other characters come
/// from the fonts: Latin ones as wide as a cell, Han ones as two. What no font has becomes an empty box.
#[must_use]
pub fn draw(buffer: &Buffer, cell: (u32, u32), fonts: &Fonts) -> Picture {
    let (columns, rows) = (u32::from(buffer.area.width), u32::from(buffer.area.height));
    let mut picture = Picture::blank(columns.saturating_mul(cell.0), rows.saturating_mul(cell.1));
    let placed = placed(buffer, cell);
    // All grounds first: what a character reaches beyond its cell must not be painted over.
    for (area, cell) in &placed {
        picture.fill(*area, colours(cell).1);
    }
    let scaled = fonts.scaled(cell);
    for (area, cell) in &placed {
        ink(&mut picture, *area, cell, &scaled);
    }
    picture
}

/// The cells with the pixels they cover; the cell hidden behind a wide character is left out.
fn placed(buffer: &Buffer, (wide, high): (u32, u32)) -> Vec<(Area, &Cell)> {
    let mut placed = Vec::with_capacity(buffer.content.len());
    for (row, cells) in (0..).zip(buffer.content.chunks(usize::from(buffer.area.width).max(1))) {
        let mut hidden = 0;
        for (column, cell) in (0..).zip(cells) {
            if hidden > 0 {
                hidden -= 1;
                continue;
            }
            let taken: u32 = if Span::raw(cell.symbol()).width() > 1 { 2 } else { 1 };
            hidden = taken - 1;
            placed.push((Area { x: column * wide, y: row * high, width: wide * taken, height: high }, cell));
        }
    }
    placed
}

/// The colours of a cell: (ink, ground).
fn colours(cell: &Cell) -> (Rgb, Rgb) {
    let (ink, ground) = (palette::ink(cell.fg), palette::ground(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) }
}

/// Draws what stands in a cell, over its ground.
fn ink(picture: &mut Picture, area: Area, cell: &Cell, fonts: &words::ScaledFonts<'_>) {
    let (ink, ground) = colours(cell);
    let bold = cell.modifier.contains(Modifier::BOLD);
    for character in cell.symbol().chars().filter(|character| !character.is_whitespace()) {
        let drawn = blocks::draw(picture, area, character, ink, ground)
            || frames::draw(picture, area, character, ink);
        if !drawn && !fonts.draw(picture, area, character, bold, ink) {
            frames::missing(picture, area, ink);
        }
    }
    if cell.modifier.contains(Modifier::UNDERLINED) {
        let thick = (area.height / 18).max(1);
        let y = area.y + fonts.baseline() + 2 * thick;
        picture.fill(Area { y, height: thick, ..area }, ink);
    }
}

#[cfg(test)]
mod tests;
