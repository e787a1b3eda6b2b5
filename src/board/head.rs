//! The head of a board: whose hall this is, and what time it is.
use crate::hall::{Board, Hall};
use crate::text::{Lang, board::words};
use crate::ui::{Align, Glyphs, Page, Size, bold, narrowed, plain, take_right, take_top};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;

/// Draws the head.
pub(super) fn draw<M>(page: &mut Page<'_, M>, area: Rect, hall: &Hall, board: &Board, now: NaiveDateTime) {
    let theme = page.theme;
    page.fill(area, theme.header);
    let inner = narrowed(area, 2);
    if area.height >= 8 {
        let (names, clock) = take_top(inner, area.height / 2);
        self::names(page, names, hall, board);
        self::clock(page, clock, now);
        return;
    }
    let room = (inner.width * 2 / 5).max(28);
    let (clock, names) = take_right(inner, room, 2);
    self::names(page, names, hall, board);
    self::clock(page, clock, now);
}

/// The centre's name, and where in it the board hangs; each drawn as large as fits.
fn names<M>(page: &mut Page<'_, M>, area: Rect, hall: &Hall, board: &Board) {
    let theme = page.theme;
    let both = if board.name.zh.is_empty() {
        hall.centre.zh.clone()
    } else {
        format!("{} {}", hall.centre.zh, board.name.zh)
    };
    let drawn = area.height.min(5);
    let size = |text: &str| {
        let size = Size { han: page.grid.han_columns(drawn) * 9 / 10, rows: drawn };
        let fits = drawn >= 4 && Glyphs::get().covers(text) && Glyphs::get().width(text, size) <= area.width;
        fits.then_some(size)
    };
    let y = area.y + (area.height - drawn) / 2;
    let place = Rect { y, height: drawn, ..area };
    for text in [&both, &hall.centre.zh] {
        if let Some(size) = size(text) {
            return page.glyphs(place, text, size, Align::Left, theme.on_header, theme.header);
        }
    }
    let row = Rect { y: area.y + (area.height.saturating_sub(1)) / 2, height: 1, ..area };
    page.text(row, &both, Align::Left, bold(theme.on_header, theme.header));
}

/// The time, drawn, and the date beside it in both languages.
fn clock<M>(page: &mut Page<'_, M>, area: Rect, now: NaiveDateTime) {
    let theme = page.theme;
    let time = now.format("%H:%M").to_string();
    let rows = area.height.min(5);
    let dates = [Lang::Zh, Lang::En].map(|lang| (words(lang).date)(now.date()));
    let quiet = plain(theme.header_muted, theme.header);
    let size = page.figures(&[&[&time]], 0, area.width / 2, 3..=rows.max(3)).filter(|size| size.rows <= rows);
    let Some(size) = size else {
        let text = format!("{} {}  {time}", dates[0], dates[1]);
        let row = Rect { y: area.y + (area.height.saturating_sub(1)) / 2, height: 1, ..area };
        return page.text(row, &text, Align::Right, bold(theme.on_header, theme.header));
    };
    let y = area.y + (area.height - size.rows) / 2;
    let (figures, rest) = take_right(area, Glyphs::get().width(&time, size), 3);
    page.glyphs(Rect { y, ..figures }, &time, size, Align::Left, theme.on_header, theme.header);
    let first = area.y + (area.height.saturating_sub(2)) / 2;
    for (date, y) in dates.iter().zip(first..) {
        page.text(Rect { y, height: 1, ..rest }, date, Align::Right, quiet);
    }
}
