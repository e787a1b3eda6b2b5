//! How large and how heavy the letters of a role are, by the room there is.
use super::laid::width;
use crate::text::layout::wrap::wrap;
use crate::ui::{GlyphSize, Glyphs, Page, Role};
use std::ops::RangeInclusive;

/// Rows of the smallest letters that are drawn rather than written: Han characters with fewer are not clear.
pub const LARGE: u16 = 4;
/// Digits with fewer rows are not clear.
const LEAST_DIGITS: u16 = 3;
/// Letters are never higher, but for figures that are read from the other end of a hall.
const MOST: u16 = 12;

/// Shapes of such figures in the order they are preferred: how wide a character may be, in sixths of its natural width,
/// and how much of the height, in sixths, it must then fill. Narrow figures are taken only where they come out much larger.
const SHAPES: [(u16, u16); 4] = [(6, 5), (5, 5), (4, 4), (3, 0)];

/// Says whether the letters of a role are heavy where they are written. Large type makes running text heavy as well.
pub(super) fn is_bold(role: Role, large_type: bool) -> bool {
    match role {
        Role::Title | Role::Figure | Role::Fact | Role::Button | Role::Label => true,
        Role::Body => large_type,
        Role::Note | Role::Slip => false,
    }
}

/// From so many rows on, the text of a button is displayed rather than written.
pub(in crate::ui) fn drawn_from(large_type: bool) -> u16 {
    if large_type { 4 } else { 5 }
}

/// How wide Han characters of a role are in a row of a given height, in tenths of their natural width: names and figures
/// stand side by side and share their room.
fn tenths(role: Role) -> u16 {
    if matches!(role, Role::Title | Role::Figure) { 9 } else { 10 }
}

impl<M> Page<'_, M> {
    /// The size of a role's letters that fill so many rows; `None` where they would not be clear.
    pub(super) fn filling(&self, role: Role, rows: u16) -> Option<GlyphSize> {
        let least = if matches!(role, Role::Figure | Role::Fact) { LEAST_DIGITS } else { LARGE };
        let han = self.grid.han_columns(rows) * tenths(role) / 10;
        (rows >= least).then_some(GlyphSize { han, rows })
    }

    /// The same, a tenth narrower where a text fits so and not otherwise.
    pub(super) fn filling_with(&self, role: Role, text: &str, room: u16, rows: u16) -> Option<GlyphSize> {
        let first = self.filling(role, rows)?;
        let narrower = GlyphSize { han: self.grid.han_columns(rows) * (tenths(role) - 1) / 10, rows };
        [first, narrower].into_iter().find(|size| Glyphs::get().covers(text) && width(text, *size) <= room)
    }

    /// The biggest size in which a text can be drawn in `room` × `height` cells.
    ///
    /// A row more is worth more than a square shape: characters may be drawn down to two thirds as wide.
    pub(super) fn biggest(&self, text: &str, room: u16, height: u16) -> Option<GlyphSize> {
        if !Glyphs::get().covers(text) {
            return None;
        }
        // Small letters are unreadable when they are narrowed.
        let latin = text.contains(|c: char| c.is_ascii_lowercase());
        let shapes = |rows: u16| {
            let square = self.grid.han_columns(rows);
            let narrowed = if latin { [square; 3] } else { [square, square * 5 / 6, square * 2 / 3] };
            narrowed.map(|han| GlyphSize { han: han.max(6), rows })
        };
        let mut sizes = (LARGE..=height.min(MOST)).rev().flat_map(shapes);
        sizes.find(|size| width(text, *size) <= room)
    }

    /// A text broken into at most `lines` lines of the smallest size; `None` where it is too long for them.
    pub(super) fn in_small(&self, text: &str, room: u16, lines: usize) -> Option<(Vec<String>, GlyphSize)> {
        let size = GlyphSize { han: (self.grid.han_columns(LARGE) * 4 / 5).max(6), rows: LARGE };
        let fits =
            |broken: &[String]| broken.len() <= lines && broken.iter().all(|line| width(line, size) <= room);
        let columns = usize::from(2 * room / size.han);
        let broken = [columns * 5 / 4, columns].map(|columns| wrap(text, columns));
        let broken = broken.into_iter().find(|broken| fits(broken)).filter(|_| Glyphs::get().covers(text))?;
        Some((broken, size))
    }

    /// The size in which columns of figures fill `room` columns best, with as many rows as `rows` allows. A column is as
    /// wide as the widest of its texts; `gaps` columns stay free between them.
    pub(super) fn figure_size(
        &self,
        columns: &[&[&str]],
        gaps: u16,
        room: u16,
        rows: RangeInclusive<u16>,
    ) -> Option<GlyphSize> {
        if columns.iter().copied().flatten().any(|text| !Glyphs::get().covers(text)) {
            return None;
        }
        let (least, most) = (*rows.start(), *rows.end());
        let sizes = SHAPES.iter().flat_map(|(sixths, fill)| {
            let floor = least.max(most * fill / 6);
            (floor..=most).rev().map(move |rows| {
                let han = self.grid.han_columns(rows) * sixths / 6;
                GlyphSize { han: han.max(4), rows }
            })
        });
        let taken = |size: GlyphSize| {
            columns.iter().map(|texts| u32::from(widest(texts, size))).sum::<u32>() + u32::from(gaps)
        };
        sizes.into_iter().find(|size| taken(*size) <= room.into())
    }
}

/// How many columns the widest of several texts takes.
pub(super) fn widest(texts: &[&str], size: GlyphSize) -> u16 {
    texts.iter().map(|text| width(text, size)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use crate::ui::{Glyphs, Grid, Highlight, LIGHT, Page, Panel};
    use ratatui::{buffer::Buffer, layout::Rect};

    #[test]
    fn figures_fill_their_place_and_never_leave_it() {
        let area = Rect::new(0, 0, 160, 45);
        let mut buffer = Buffer::empty(area);
        let grid = Grid::new(160, 45, Panel { width_mm: 1210.0, height_mm: 680.0 }, false);
        let page: Page<'_, ()> = Page::new(&mut buffer, area, grid, LIGHT, Highlight::default());
        let large = page.figure_size(&[&["A012"]], 0, 160, 4..=20).unwrap();
        assert_eq!(large.rows, 20, "where there is room nothing is narrowed: {large:?}");
        for width in 20..160 {
            if let Some(size) = page.figure_size(&[&["ABC1000", "A01"], &["机动位"]], 6, width, 3..=20) {
                let taken = Glyphs::get().width("ABC1000", size) + Glyphs::get().width("机动位", size) + 6;
                assert!(taken <= width, "{size:?} takes {taken} of {width}");
            }
        }
        assert_eq!(page.figure_size(&[&["A012"]], 0, 8, 4..=20), None);
        assert_eq!(page.figure_size(&[&["龘"]], 0, 160, 4..=20), None);
    }
}
