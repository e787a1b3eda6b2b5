//! The table of lines on the lead's screen.
use super::{
    LeadTouch,
    rows::{HallSnapshot, LineRow, cut},
    windows::turn,
};
use crate::text::{layout::wrap::columns, live::LiveWords};
use crate::ui::{Align, Page, Role, TextTone, take_right, take_top};
use ratatui::layout::Rect;

/// Columns of the figures: waiting, longest wait, windows, mean time.
const FIGURES: [u16; 4] = [5, 8, 5, 8];

/// Draws the lines, on the page where the chosen one is.
pub(super) fn draw(page: &mut Page<'_, LeadTouch>, area: Rect, look: HallSnapshot<'_>, chosen: usize) {
    let theme = page.theme;
    let (head, body) = take_top(area, 1);
    let rows: Vec<LineRow> = look.lines().collect();
    let shown = {
        let each = usize::from(body.height).max(1);
        turn(rows.len(), each, i32::try_from(chosen / each).unwrap_or(0))
    };
    heading(page, head, look.words, &shown.said(look.words));
    page.fill(body, theme.card);
    let code = rows.iter().map(|row| columns(&row.code)).max().unwrap_or(1);
    for ((at, row), y) in rows.iter().enumerate().skip(shown.from).zip(body.top()..body.bottom()) {
        let area = Rect { y, height: 1, ..body };
        page.fill(area, if at == chosen { theme.soft } else { theme.card });
        draw_row(page, area, row, at == chosen, (u16::try_from(code).unwrap_or(1), look.words));
        page.target(area, LeadTouch::Line(at));
    }
}

fn heading(page: &mut Page<'_, LeadTouch>, area: Rect, words: &LiveWords, range: &str) {
    let (names, figures) = cells(area);
    let name = format!("{}  {range}", words.lines);
    let names = Rect { x: names.x + 2, width: names.width.saturating_sub(2), ..names };
    page.text(names, name.trim_end(), Align::Left, Role::Label);
    for (cell, word) in figures.into_iter().zip([words.waiting, words.longest, words.windows_of, words.mean])
    {
        page.text(cell, word, Align::Right, Role::Label);
    }
}

fn draw_row(
    page: &mut Page<'_, LeadTouch>,
    area: Rect,
    row: &LineRow,
    chosen: bool,
    (code, words): (u16, &LiveWords),
) {
    let (names, figures) = cells(area);
    let warning = Role::Fact.in_tone(TextTone::Warning);
    let mark = if row.alarm { "▲" } else { "" };
    page.text(Rect { width: 2, ..names }, mark, Align::Left, warning);
    let rest = Rect { x: names.x + 2, width: names.width.saturating_sub(2), ..names };
    let code_role = Role::Fact.in_tone(if chosen { TextTone::Primary } else { TextTone::Usual });
    page.text(Rect { width: code.min(rest.width), ..rest }, &row.code, Align::Left, code_role);
    let rest = Rect { x: rest.x + code + 1, width: rest.width.saturating_sub(code + 1), ..rest };
    let stopped = if row.stopped { u16::try_from(columns(words.stopped)).unwrap_or(0) } else { 0 };
    let (stop, name) = take_right(rest, stopped, u16::from(row.stopped));
    let name_role = if chosen { code_role } else { Role::Body.into() };
    page.text(name, &cut(&row.name, name.width), Align::Left, name_role);
    if row.stopped {
        page.text(stop, words.stopped, Align::Right, warning);
    }
    for ((at, cell), figure) in figures.into_iter().enumerate().zip(&row.figures) {
        let role = if row.alarm && at < 2 { warning } else { Role::Body.into() };
        page.text(cell, figure, Align::Right, role);
    }
    if chosen {
        let end = Rect { x: area.right().saturating_sub(1), width: 1.min(area.width), ..area };
        page.text(end, "◀", Align::Left, code_role);
    }
}

/// Where the name stands, and where each figure does.
fn cells(area: Rect) -> (Rect, [Rect; 4]) {
    let mut right = area.right().saturating_sub(2);
    let mut figures = [Rect::default(); 4];
    for (cell, width) in figures.iter_mut().zip(FIGURES).rev() {
        let width = width.min(right.saturating_sub(area.x));
        right -= width;
        *cell = Rect { x: right, width, ..area };
    }
    (Rect { width: right.saturating_sub(area.x), ..area }, figures)
}
