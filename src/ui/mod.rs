//! Pages, touch and drawing. Knows nothing about service halls.
mod button;
mod code_keys;
/// What the screens of the staff are made of.
pub mod desk;
mod digits;
mod face_tile;
mod form_row;
mod glyphs;
mod grid;
/// What hands do to the machine.
pub mod input;
/// Writing on the screen.
pub mod keyboard;
mod lamp;
mod lettering;
mod list;
mod page;
mod qr;
mod role;
mod row;
mod symbols;
mod text_field;
mod theme;
mod tile;
mod touch;

pub use button::ButtonStyle;
pub use code_keys::{CodeInput, CodeKeys};
pub use face_tile::FaceTile;
pub use form_row::FormRow;
pub use glyphs::{GlyphSize, Glyphs};
pub use grid::{APART_MM, FINGER_MM, Grid, Panel};
pub use lamp::LampColour;
pub use lettering::{LARGE, LaidText, Lettering, can_be_large};
pub use list::{List, ListItem, ListSpacing, PageTurn, PageTurnWords};
pub use page::{Align, Highlight, Page, Target, TargetArea, TurnDirection};
pub use qr::{Density, qr_cells, qr_size};
pub use role::{Role, TextTone, TonedRole};
pub use text_field::{CARET, FieldText, Takes, TextField};
pub use theme::{CONTRAST, ColourTheme, DARK, LIGHT, PAPER};
pub use tile::Tile;
pub use touch::TouchTracker;

use ratatui::layout::Rect;

/// Cuts an area into `columns` × `rows` equal parts with a gap of `gap` columns between them, row by row.
///
/// What cannot be divided evenly is left over at the right and at the bottom.
pub fn tiles(area: Rect, columns: u16, rows: u16, gap: u16) -> Vec<Rect> {
    let (columns, rows) = (columns.max(1), rows.max(1));
    let width = area.width.saturating_sub(gap * (columns - 1)) / columns;
    let height = area.height / rows;
    let place = |row: u16, column: u16| Rect {
        x: area.x + column * (width + gap),
        y: area.y + row * height,
        width,
        height,
    };
    (0..rows).flat_map(|row| (0..columns).map(move |column| place(row, column))).collect()
}

/// Takes rows from the top of an area: the part taken, and the rest.
pub fn take_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// Takes rows from the bottom of an area: the part taken, and the rest.
pub fn take_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let rest = Rect { height: area.height - rows, ..area };
    (Rect { y: rest.bottom(), height: rows, ..area }, rest)
}

/// Takes columns from the right of an area, with a gap: the part taken, and the rest.
pub fn take_right(area: Rect, columns: u16, gap: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let rest = Rect { width: area.width.saturating_sub(columns + gap), ..area };
    (Rect { x: area.right() - columns, width: columns, ..area }, rest)
}

/// An area made narrower by `columns` on either side.
pub fn narrowed(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width / 2);
    Rect { x: area.x + columns, width: area.width - 2 * columns, ..area }
}
