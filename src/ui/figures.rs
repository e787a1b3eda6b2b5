//! Numbers that must be read from the other end of a hall: as large as their place allows.
use super::{GlyphSize, Glyphs, Page};
use std::ops::RangeInclusive;

/// Shapes in the order they are wished for: how wide a character may be, in sixths of its natural width, and how much of
/// the height, in sixths, it must then fill. Narrow figures are taken only where they come out much larger.
const SHAPES: [(u16, u16); 4] = [(6, 5), (5, 5), (4, 4), (3, 0)];

impl<M> Page<'_, M> {
    /// The size in which columns of texts side by side fill `width` columns best, with as many rows as `rows` allows; `None`
    /// where a character has no outline or the texts do not fit. A column is as wide as the widest of its texts; `gaps`
    /// columns stay free between them.
    pub fn figures(
        &self,
        columns: &[&[&str]],
        gaps: u16,
        width: u16,
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
        sizes.into_iter().find(|size| taken(*size) <= width.into())
    }
}

/// How many columns the widest of several texts takes.
pub fn widest(texts: &[&str], size: GlyphSize) -> u16 {
    texts.iter().map(|text| Glyphs::get().width(text, size)).max().unwrap_or(0)
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
        let large = page.figures(&[&["A012"]], 0, 160, 4..=20).unwrap();
        assert_eq!(large.rows, 20, "where there is room nothing is narrowed: {large:?}");
        for width in 20..160 {
            if let Some(size) = page.figures(&[&["ABC1000", "A01"], &["机动位"]], 6, width, 3..=20) {
                let taken = Glyphs::get().width("ABC1000", size) + Glyphs::get().width("机动位", size) + 6;
                assert!(taken <= width, "{size:?} takes {taken} of {width}");
            }
        }
        assert_eq!(page.figures(&[&["A012"]], 0, 8, 4..=20), None);
        assert_eq!(page.figures(&[&["龘"]], 0, 160, 4..=20), None);
    }
}
