//! The head of a board: whose hall this is, and what time it is.
use crate::hall::{Hall, calendar::is_clock_set, desk::Board};
use crate::text::{Lang, board::words, layout::wrap::columns};
use crate::ui::{Align, LARGE, Page, Role, TextTone, narrowed, take_bottom, take_right, take_top};
use chrono::NaiveDateTime;
use ratatui::layout::Rect;

/// Draws the head.
pub(super) fn draw<M>(page: &mut Page<'_, M>, area: Rect, hall: &Hall, board: &Board, now: NaiveDateTime) {
    page.fill(area, page.theme.page);
    // A row stays free above what is large.
    let (_, area) = take_top(area, u16::from(area.height > LARGE));
    let inner = narrowed(area, 2);
    let both = [&hall.setup.centre.zh, &board.name.zh].map(String::as_str);
    let both = both.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" ");
    // On an upright board the name stands above the time.
    if area.height > LARGE && area.width < 15 * area.height {
        let (name, rest) = take_top(inner, if area.height > 2 * LARGE { LARGE } else { 1 });
        draw_name(page, name, &[&both, &hall.setup.centre.zh]);
        let (time, _) = take_bottom(rest, LARGE.min(rest.height));
        let rest = draw_time(page, time, now);
        draw_date(page, rest, now);
        return;
    }
    let (inner, _) = take_top(inner, LARGE);
    let rest = draw_time(page, inner, now);
    let dates = draw_date(page, rest, now);
    let width = rest.width.saturating_sub(dates + 2);
    draw_name(page, Rect { width, ..rest }, &[&both, &hall.setup.centre.zh]);
}

/// Whose hall this is, and where in it the board hangs: large if there is room, the centre alone if need be.
fn draw_name<M>(page: &mut Page<'_, M>, area: Rect, names: &[&str]) {
    for name in names.iter().filter(|_| area.height >= LARGE) {
        if let Some(letters) = page.lettering_for(Role::Title, name, area.width, LARGE) {
            return page.set_in(area, name, letters, Align::Left, TextTone::Plain);
        }
    }
    let row = Rect { y: area.y + area.height.saturating_sub(1) / 2, height: area.height.min(1), ..area };
    let name = names.iter().find(|name| columns(name) <= area.width.into()).or(names.last());
    page.text(row, name.copied().unwrap_or_default(), Align::Left, Role::Title);
}

/// Draws the time at the right, if the clock is set; gives what is left of the area.
fn draw_time<M>(page: &mut Page<'_, M>, area: Rect, now: NaiveDateTime) -> Rect {
    if !is_clock_set(now) {
        return area;
    }
    let time = now.format("%H:%M").to_string();
    let letters = page.lettering(Role::Fact, area.height);
    if letters.are_large() && letters.width(&time) * 2 <= area.width {
        let (place, rest) = take_right(area, letters.width(&time), 3);
        page.set_in(place, &time, letters, Align::Left, TextTone::Usual);
        return rest;
    }
    let (place, rest) = take_right(area, 5, 2);
    page.text(place, &time, Align::Right, Role::Fact);
    rest
}

/// Writes the date at the right, in both languages below each other; says how many columns it takes.
fn draw_date<M>(page: &mut Page<'_, M>, area: Rect, now: NaiveDateTime) -> u16 {
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
        page.text(Rect { y, height: 1, ..area }, date, Align::Right, Role::Note);
    }
    u16::try_from(width).unwrap_or(area.width)
}
