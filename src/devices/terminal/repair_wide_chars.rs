//! Pages made whole before they are shown: no half characters, no forgotten cells behind wide ones.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Position;
use ratatui::style::Color;

/// Mends a page on which things were drawn over each other; to be called last in every drawing.
///
/// Ratatui leaves `字│` where a frame was drawn over the further half of 字, and then shows 字 and hides the
/// frame. Here such a character gives way to a blank of its own ground, and so does one that cannot be shown
/// at all. Where a wide character stands whole, its further half takes its colours, without which ratatui's
/// comparison of two pages misses cells that must be drawn again.
pub fn repair_wide_chars(page: &mut Buffer) {
    let area = page.area;
    for y in area.rows().map(|row| row.y) {
        let mut x = area.left();
        while x < area.right() {
            x += mend_cell(page, Position { x, y });
        }
    }
}

/// Mends one character and returns its width.
fn mend_cell(page: &mut Buffer, at: Position) -> u16 {
    let head = &page[at];
    let (fg, bg, modifier) = (head.fg, head.bg, head.modifier);
    // A control character has no width, and ratatui stops a debug build that asks for it.
    let width = if head.symbol().chars().any(char::is_control) { 0 } else { head.symbol().cell_width() };
    if width == 1 {
        return 1;
    }
    let end = at.x.saturating_add(width);
    let rest = (at.x + 1..end).map(|x| Position { x, ..at });
    let whole = width > 0
        && end <= page.area.right()
        && rest.clone().all(|half| page[half].symbol() == " " && [Color::Reset, bg].contains(&page[half].bg));
    if !whole {
        page[at].set_symbol(" ");
        return 1;
    }
    for half in rest {
        let half = &mut page[half];
        (half.fg, half.bg, half.modifier) = (fg, bg, modifier);
    }
    width
}
