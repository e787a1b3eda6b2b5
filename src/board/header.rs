//! The head of a board: whose hall this is, and what time it is.
use crate::hall::{Hall, calendar::is_clock_set, desk::Board};
use crate::text::{Lang, board::words, layout::wrap::columns};
use crate::ui::{Align, GlyphSize, Glyphs, Page, bold, narrowed, plain, take_bottom, take_right, take_top};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;

/// Rows of what is drawn.
const DRAWN: u16 = 4;

/// Draws the head.
pub(super) fn draw<M>(page: &mut Page<'_, M>, area: Rect, hall: &Hall, board: &Board, now: NaiveDateTime) {
    page.fill(area, page.theme.page);
    // A row stays free above what is drawn.
    let (_, area) = take_top(area, u16::from(area.height > DRAWN));
    let inner = narrowed(area, 2);
    let both = [&hall.setup.centre.zh, &board.name.zh].map(String::as_str);
    let both = both.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
    // On an upright board the name stands above the time.
    if area.height > DRAWN && area.width < 15 * area.height {
        let (name, rest) = take_top(inner, if area.height > 2 * DRAWN { DRAWN } else { 1 });
        draw_name(page, name, &[&both, &hall.setup.centre.zh]);
        let (time, _) = take_bottom(rest, DRAWN.min(rest.height));
        let rest = draw_time(page, time, now);
        draw_date(page, rest, now);
        return;
    }
    let (inner, _) = take_top(inner, DRAWN);
    let rest = draw_time(page, inner, now);
    let dates = draw_date(page, rest, now);
    let width = rest.width.saturating_sub(dates + 2);
    draw_name(page, Rect { width, ..rest }, &[&both, &hall.setup.centre.zh]);
}

/// Whose hall this is, and where in it the board hangs: drawn if there is room, the centre alone if need be.
fn draw_name<M>(page: &mut Page<'_, M>, area: Rect, names: &[&str]) {
    let theme = page.theme;
    let sizes =
        [9, 8].map(|tenths| GlyphSize { han: page.grid.han_columns(DRAWN) * tenths / 10, rows: DRAWN });
    let fits = |name: &str, size: GlyphSize| {
        area.height >= DRAWN && Glyphs::get().covers(name) && Glyphs::get().width(name, size) <= area.width
    };
    for name in names {
        if let Some(size) = sizes.into_iter().find(|size| fits(name, *size)) {
            return page.glyphs(area, name, size, Align::Left, theme.ink, theme.page);
        }
    }
    let row = Rect { y: area.y + area.height.saturating_sub(1) / 2, height: area.height.min(1), ..area };
    let name = names.iter().find(|name| columns(name) <= area.width.into()).or(names.last());
    page.text(row, name.copied().unwrap_or_default(), Align::Left, bold(theme.ink, theme.page));
}

/// Draws the time at the right, if the clock is set; gives what is left of the area.
fn draw_time<M>(page: &mut Page<'_, M>, area: Rect, now: NaiveDateTime) -> Rect {
    let theme = page.theme;
    if !is_clock_set(now) {
        return area;
    }
    let time = now.format("%H:%M").to_string();
    let size = GlyphSize { han: page.grid.han_columns(area.height.max(1)), rows: area.height };
    let drawn = Glyphs::get().width(&time, size);
    if size.rows >= 3 && drawn * 2 <= area.width {
        let (place, rest) = take_right(area, drawn, 3);
        page.glyphs(place, &time, size, Align::Left, theme.ink, theme.page);
        return rest;
    }
    let (place, rest) = take_right(area, 5, 2);
    page.text(place, &time, Align::Right, bold(theme.ink, theme.page));
    rest
}

/// Writes the date at the right, in both languages below each other; says how many columns it takes.
fn draw_date<M>(page: &mut Page<'_, M>, area: Rect, now: NaiveDateTime) -> u16 {
    let theme = page.theme;
    let said = |lang: Lang| (words(lang).date)(now.date());
    let unset = |lang: Lang| lang.words().clock_not_set_short.to_owned();
    let dates = [Lang::Zh, Lang::En].map(|lang| if is_clock_set(now) { said(lang) } else { unset(lang) });
    let width = dates.iter().map(|date| columns(date)).max().unwrap_or(0);
    // The name of the centre needs room, too.
    if area.height < 2 || usize::from(area.width) < 2 * width {
        return 0;
    }
    let first = area.y + (area.height - 2) / 2;
    for (date, y) in dates.iter().zip(first..) {
        page.text(Rect { y, height: 1, ..area }, date, Align::Right, plain(theme.muted, theme.page));
    }
    u16::try_from(width).unwrap_or(area.width)
}
