//! A list to choose from by arrows or by touch, page by page.
use crate::text::layout::wrap::columns;
use crate::ui::{Align, Page, Role, input::Key, narrowed};
use ratatui::layout::Rect;

/// How far the page keys go.
const PAGE: usize = 10;

/// Which thing of a list is chosen, by its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor(pub usize);

impl Cursor {
    /// Hears a key, over so many things; says whether it was one for a list.
    pub fn key(&mut self, key: Key, count: usize) -> bool {
        let last = count.saturating_sub(1);
        self.0 = match key {
            Key::Up => self.0.saturating_sub(1),
            Key::Down => (self.0 + 1).min(last),
            Key::PageUp => self.0.saturating_sub(PAGE),
            Key::PageDown => (self.0 + PAGE).min(last),
            _ => return false,
        };
        true
    }

    /// The first touch chooses; says whether it was another one on the same, which agrees.
    pub fn touch(&mut self, at: usize) -> bool {
        std::mem::replace(&mut self.0, at) == at
    }
}

/// How a list is drawn.
#[derive(Clone, Copy, Debug)]
pub struct ListLook {
    /// Rows a thing takes.
    pub each: u16,
    /// The last row of the area says which of how many is chosen, where there are more than fit.
    pub counts: bool,
}

/// Draws the page of a list that the chosen thing is on: names, and notes at the right.
pub fn draw_list<M>(
    page: &mut Page<'_, M>,
    area: Rect,
    items: &[(String, String)],
    at: Cursor,
    look: ListLook,
    target: impl Fn(usize) -> M,
) {
    let theme = page.theme;
    let list = Rect { height: area.height.saturating_sub(u16::from(look.counts)), ..area };
    let room = usize::from(list.height / look.each).max(1);
    let from = (at.0 / room) * room;
    for (place, (name, note)) in items.iter().enumerate().skip(from).take(room) {
        let y = list.y + u16::try_from(place - from).unwrap_or(0) * look.each;
        let row = Rect { y, height: 1, ..list };
        let chosen = place == at.0;
        page.fill(row, if chosen { theme.primary } else { theme.card });
        let inner = narrowed(row, 1);
        let mark = if chosen { "▶ " } else { "  " };
        page.text(inner, &format!("{mark}{name}"), Align::Left, Role::Title);
        let used = u16::try_from(columns(name)).unwrap_or(0) + 4;
        let beside =
            Rect { x: inner.x + used.min(inner.width), width: inner.width.saturating_sub(used), ..inner };
        page.text(beside, note, Align::Right, Role::Note);
        page.target(Rect { height: look.each, ..row }, target(place));
    }
    if look.counts && items.len() > room {
        let said = format!("{} / {}", at.0 + 1, items.len());
        let counted = Rect { y: list.bottom(), height: 1, ..area };
        page.text(counted, &said, Align::Right, Role::Note);
    }
}
