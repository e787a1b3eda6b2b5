//! What lies over a screen and asks: a question on a card, or a sheet with a heading.
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_top};
use ratatui::layout::Rect;

/// Columns that are left beside a sheet, at least, where it is not as wide as there is room.
const SIDES: u16 = 24;

/// Draws a question on a card, as large as there is room for, with what follows from it; `is_open` where it can be agreed to.
pub fn question<M>(page: &mut Page<'_, M>, area: Rect, asked: &str, note: &str, is_open: bool) {
    let theme = page.theme;
    page.card(area, theme.card);
    let inner = narrowed(Rect { y: area.y + 2, height: area.height.saturating_sub(3), ..area }, 4);
    let (head, rest) = take_top(inner, if inner.height >= 10 { 6 } else { 1 });
    page.display(head, asked, Align::Left, Role::Title.in_tone(TextTone::Warning));
    let (_, rest) = take_top(rest, 1);
    // Where it cannot be agreed to, the note says why.
    let role = if is_open { Role::Body } else { Role::Fact };
    page.lines(rest, &wrap(note, rest.width.into()), Align::Left, role);
}

/// Draws a sheet of at most so many cells in the middle of an area, with two lines of heading; what is left below them.
pub fn sheet<M>(page: &mut Page<'_, M>, area: Rect, most: (u16, u16), title: &str, note: &str) -> Rect {
    let theme = page.theme;
    // A few columns of what lies below would be torn words.
    let width = if area.width < most.0 + SIDES { area.width } else { most.0 };
    let height = most.1.min(area.height);
    let sheet =
        Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height };
    page.cover(sheet);
    page.fill(sheet, theme.card);
    let (head, rest) = take_top(sheet, 2);
    page.fill(head, theme.primary);
    let (first, second) = take_top(narrowed(head, 2), 1);
    page.text(first, title, Align::Left, Role::Title);
    page.text(second, note, Align::Left, Role::Note);
    rest
}
