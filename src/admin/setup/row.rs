//! A row of a form: what it is called, what it holds, and what is wrong with it below.
use crate::admin::AdminTouch;
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, Page, Role, TextTone, take_top};
use ratatui::layout::Rect;

/// A row as it is drawn.
pub(super) struct FieldRow<'a> {
    /// Its place in the form.
    pub at: usize,
    /// What it is called.
    pub name: &'a str,
    /// What it holds, or a word that says it holds nothing.
    pub value: String,
    /// It holds nothing.
    pub is_empty: bool,
    /// The keys lead to it.
    pub is_chosen: bool,
    /// What is wrong, or how it is filled in.
    pub below: Vec<(String, TextTone)>,
}

/// Draws rows from the top of an area as far as there is room, so that the chosen one is seen; columns of names are `label`.
pub(super) fn draw_rows(page: &mut Page<'_, AdminTouch>, area: Rect, label: u16, rows: &[FieldRow<'_>]) {
    let room = area.width.saturating_sub(label + 5).max(8);
    let height = |row: &FieldRow<'_>| {
        let below: usize = row.below.iter().map(|(said, _)| wrap(said, room.into()).len()).sum();
        u16::try_from(wrap(&row.value, room.into()).len().clamp(1, 3) + below).unwrap_or(1)
    };
    let chosen = rows.iter().position(|row| row.is_chosen).unwrap_or(0);
    let mut from = 0;
    while from < chosen && rows.iter().take(chosen + 1).skip(from).map(height).sum::<u16>() > area.height {
        from += 1;
    }
    let mut rest = area;
    for row in rows.iter().skip(from) {
        if rest.height == 0 {
            break;
        }
        let (place, below) = take_top(rest, height(row));
        draw_row(page, place, (label, room), row);
        rest = below;
    }
}

fn draw_row(page: &mut Page<'_, AdminTouch>, area: Rect, (label, room): (u16, u16), row: &FieldRow<'_>) {
    let lines = wrap(&row.value, room.into());
    let rows = u16::try_from(lines.len().clamp(1, 3)).unwrap_or(1);
    let (top, mut below) = take_top(area, rows);
    page.fill(top, if row.is_chosen { page.theme.soft } else { page.theme.card });
    let first = Rect { height: 1, ..top };
    let mark = if row.is_chosen { "▶" } else { " " };
    page.text(
        Rect { x: top.x + 1, width: 1, ..first },
        mark,
        Align::Left,
        Role::Fact.in_tone(TextTone::Primary),
    );
    page.text(Rect { x: top.x + 3, width: label, ..first }, row.name, Align::Left, Role::Label);
    let beside = |area: Rect| Rect { x: area.x + label + 4, width: room.min(area.width), ..area };
    let role = if row.is_empty { Role::Note } else { Role::Fact };
    page.lines(beside(top), &lines, Align::Left, role);
    page.target(top, AdminTouch::Field(row.at));
    for (said, tone) in &row.below {
        let lines = wrap(said, room.into());
        let (place, rest) = take_top(below, u16::try_from(lines.len()).unwrap_or(1));
        page.lines(beside(place), &lines, Align::Left, Role::Note.in_tone(*tone));
        below = rest;
    }
}
