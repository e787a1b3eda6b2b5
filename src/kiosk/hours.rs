//! When the hall is open on the coming days.
use super::heading::heading;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::LineCode;
use crate::hall::calendar::{MissingYear, Span};
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, LARGE, Page, Role, TextTone, narrowed, take_top};
use chrono::NaiveDate;
use ratatui::layout::Rect;
use std::convert::Infallible;

/// Days that are shown, today among them.
const DAYS: usize = 7;
/// Rows of a day in large type, a blank one below it aside, and the columns it needs.
const LARGE_ROWS: u16 = 1 + LARGE;
const LARGE_COLUMN: u16 = 58;

/// The hours of the coming days.
pub(super) struct HoursScreen;

/// A day: its date, and that it is today.
fn date_text(context: &Context, day: NaiveDate) -> String {
    let words = context.words();
    let today = if day == context.now.date() { words.hours_today } else { "" };
    format!("{}{today}", (words.hours_day)(day))
}

/// The hours of a day, or that the hall is closed.
fn hours_text(context: &Context, day: NaiveDate) -> String {
    let words = context.words();
    match context.hall.setup.hours_on(day) {
        Ok([]) => words.hours_closed.to_owned(),
        Ok(spans) => spans_text(spans),
        // Next year's holidays are not published yet.
        Err(MissingYear(_)) => words.hours_unknown.to_owned(),
    }
}

/// Why a day is special, and which lines have hours of their own then; empty on most days.
fn note_text(context: &Context, day: NaiveDate) -> String {
    let words = context.words();
    let setup = &context.hall.setup;
    let own = setup.special_days.iter().filter(|special| special.day == day);
    let parts = own.map(|special| {
        let note = context.say(&special.note);
        if special.lines.is_empty() {
            return note.to_owned();
        }
        let lines: Vec<&str> = special.lines.iter().map(LineCode::as_str).collect();
        let hours = spans_text(&special.open);
        let hours = if hours.is_empty() { words.hours_closed } else { hours.as_str() };
        (words.hours_of_lines)(&lines.join(" "), hours, note)
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("   ")
}

fn spans_text(spans: &[Span]) -> String {
    let spans = spans.iter();
    let spans = spans.map(|span| format!("{}–{}", span.from.format("%H:%M"), span.until.format("%H:%M")));
    spans.collect::<Vec<_>>().join("  ")
}

/// Every day on a line.
fn draw_lines(context: &Context, page: &mut Page<'_, Infallible>, area: Rect) {
    let text = |day| {
        let parts = [date_text(context, day), hours_text(context, day), note_text(context, day)];
        let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join("   ")
    };
    let days = context.now.date().iter_days().take(DAYS);
    let days: Vec<Vec<String>> = days.map(|day| wrap(&text(day), area.width.into())).collect();
    let needed: usize = days.iter().map(Vec::len).sum();
    let spare = usize::from(area.height).saturating_sub(needed);
    let air = u16::try_from(spare / days.len().max(1)).unwrap_or(0).min(5);
    let mut rest = area;
    for (place, lines) in days.iter().enumerate() {
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(air);
        let (top, below) = take_top(rest, height);
        page.lines(top, lines, Align::Left, if place == 0 { Role::Fact } else { Role::Body });
        rest = below;
    }
}

/// In large type, the date of a day with its hours drawn below it.
///
/// Says whether there was room for all days; the last ones are the weekend that people ask about.
fn draw_large(context: &Context, page: &mut Page<'_, Infallible>, area: Rect) -> bool {
    let across = (area.width / LARGE_COLUMN).max(1);
    let width = area.width / across - if across > 1 { page.grid.gap() } else { 0 };
    let down = ((area.height + 1) / (LARGE_ROWS + 1)).min(u16::try_from(DAYS).unwrap_or(1).div_ceil(across));
    if usize::from(across * down) < DAYS {
        return false;
    }
    let height = (area.height + 1) / down;
    for (day, at) in context.now.date().iter_days().take(DAYS).zip(0..across * down) {
        let (x, y) = (area.x + at % across * (area.width / across), area.y + at / across * height);
        let (date, hours) = take_top(Rect { x, y, width, height: LARGE_ROWS }, 1);
        let (date_words, note) = (date_text(context, day), note_text(context, day));
        let head = if note.is_empty() { date_words } else { format!("{date_words}   {note}") };
        page.text(date, &head, Align::Left, Role::Fact);
        // There is no outline of the longer dash.
        let text = hours_text(context, day).replace('–', "-");
        let drawn = page.one_line(Role::Fact, &text, width, hours.height);
        let drawn = drawn.unwrap_or_else(|| page.written(Role::Fact, &text, width));
        page.set(hours, &drawn, Align::Left, TextTone::Primary);
    }
    true
}

impl Screen for HoursScreen {
    type Message = Infallible;

    fn view(&self, context: &Context, page: &mut Page<'_, Infallible>) {
        let area = heading(page, page.area, context.words().hours_title);
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 3);
        if !(page.grid.large && draw_large(context, page, inner)) {
            draw_lines(context, page, inner);
        }
    }

    fn update(&mut self, never: Infallible, _context: &Context) -> Outcome {
        match never {}
    }
}
