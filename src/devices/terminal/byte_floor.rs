//! The yardstick: how many bytes a hand-written program would need to turn one page into another.

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Position;

use super::cell_style::CellStyle;
use super::cursor_path::travel;

/// Counts the bytes of the plain hand-written way from `before` to `after`, which must be of one size.
///
/// For each run of changed cells: the shortest move, the fewest colour changes, and the text as UTF-8. It
/// erases
/// nothing and looks no cell ahead, so a clever program can need a little less; the frame's own overhead is
/// 0.
#[must_use]
pub fn floor_bytes(before: &Buffer, after: &Buffer) -> usize {
    let mut bytes = Vec::new();
    let mut face = None;
    let mut at = None;
    for y in after.area.rows().map(|row| row.y) {
        let mut x = after.area.left();
        while x < after.area.right() {
            let here = Position { x, y };
            let cell = &after[here];
            let width = cell.cell_width().max(1);
            if !looks_alike(&before[here], cell) {
                travel(at, here, &mut bytes);
                let needed = face.unwrap_or(CellStyle::PLAIN).enough_for(cell);
                needed.wear(face, &mut bytes);
                face = Some(needed);
                bytes.extend_from_slice(cell.symbol().as_bytes());
                at = Some(Position { x: x + width, y }).filter(|next| next.x < after.area.right());
            }
            x += width;
        }
    }
    bytes.len()
}

fn looks_alike(before: &Cell, after: &Cell) -> bool {
    before.symbol() == after.symbol() && CellStyle::of(before).enough_for(after) == CellStyle::of(before)
}
