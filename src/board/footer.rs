//! The foot of a board: notices in turns, until when the board is true, and which call of the day is its newest.
use super::bands::at_turn;
use super::bilingual::both;
use crate::hall::{Hall, desk::Board};
use crate::text::{Lang, board::words, layout::wrap::columns};
use crate::ui::{Align, LARGE, Page, Role, TextTone, narrowed, take_bottom};
use ratatui::layout::Rect;

/// Draws the notice whose turn it is.
pub(super) fn notice<M>(page: &mut Page<'_, M>, area: Rect, board: &Board, turn: u64) {
    page.fill(area, page.theme.soft);
    both(page, narrowed(area, 2), &at_turn(&board.notices, turn), Align::Centre);
}

/// Draws, in place of a notice, until when what is shown is true.
pub(super) fn as_of<M>(page: &mut Page<'_, M>, area: Rect, moment: &str) {
    page.fill(area, page.theme.accent);
    let said = [Lang::Zh, Lang::En].map(|lang| (words(lang).as_of)(moment));
    let letters = page.lettering(Role::Fact, LARGE);
    let room = narrowed(area, 2);
    if area.height > LARGE && letters.fit(&said[0], room.width) {
        page.set_in(room, &said[0], letters, Align::Centre, TextTone::Warning);
        let (line, _) = take_bottom(room, 1);
        return page.text(line, &said[1], Align::Centre, Role::Fact.in_tone(TextTone::Warning));
    }
    let top = area.y + area.height.saturating_sub(2) / 2;
    for (text, y) in said.iter().zip(top..area.bottom()) {
        page.text(Rect { y, height: 1, ..room }, text, Align::Centre, Role::Fact.in_tone(TextTone::Warning));
    }
}

/// Draws the foot: the centre in English, and which call of the day is the newest here.
pub(super) fn draw<M>(page: &mut Page<'_, M>, area: Rect, hall: &Hall, board: &Board, count: u32) {
    page.fill(area, page.theme.header);
    let row = narrowed(Rect { y: area.y + area.height.saturating_sub(1) / 2, height: 1, ..area }, 2);
    let said = [Lang::Zh, Lang::En].map(|lang| (words(lang).count)(count));
    let count = if count == 0 { String::new() } else { said.join("  ") };
    page.text(row, &count, Align::Right, Role::Note);
    let room = row.width.saturating_sub(u16::try_from(columns(&count)).unwrap_or(0) + 2);
    let names = [&board.name.zh, &hall.setup.centre.en, &board.name.en].map(String::as_str);
    let name = names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · ");
    if columns(&name) <= room.into() {
        page.text(Rect { width: room, ..row }, &name, Align::Left, Role::Note);
    }
}
