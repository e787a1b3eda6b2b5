//! When the hall is open on the coming days.
use super::heading::heading;
use crate::app::screen::{Context, Outcome, Screen};
use crate::hall::calendar::MissingYear;
use crate::text::layout::wrap::wrap;
use crate::ui::{Align, Page, Role, narrowed, take_top};
use chrono::NaiveDate;
use ratatui::layout::Rect;
use std::convert::Infallible;

/// Days that are shown, today among them.
const DAYS: usize = 7;

/// The hours of the coming days.
pub(super) struct HoursScreen;

/// What is said of a day: its date, then its hours or that the hall is closed.
fn day_text(context: &Context, day: NaiveDate) -> String {
    let words = context.words();
    let hours = match context.hall.setup.workdays.is_workday(day) {
        Ok(true) => {
            let spans = context.hall.setup.hours.iter();
            let spans =
                spans.map(|span| format!("{}–{}", span.from.format("%H:%M"), span.until.format("%H:%M")));
            spans.collect::<Vec<_>>().join("  ")
        }
        Ok(false) => words.hours_closed.to_owned(),
        // Next year's holidays are not published yet.
        Err(MissingYear(_)) => words.hours_unknown.to_owned(),
    };
    let today = if day == context.now.date() { words.hours_today } else { "" };
    format!("{}{today}   {hours}", (words.hours_day)(day))
}

impl Screen for HoursScreen {
    type Message = Infallible;

    fn view(&self, context: &Context, page: &mut Page<'_, Infallible>) {
        let area = heading(page, page.area, context.words().hours_title);
        page.card(area, page.theme.card);
        let inner = narrowed(Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area }, 3);
        let days = context.now.date().iter_days().take(DAYS);
        let days: Vec<Vec<String>> =
            days.map(|day| wrap(&day_text(context, day), inner.width.into())).collect();
        let needed: usize = days.iter().map(Vec::len).sum();
        let spare = usize::from(inner.height).saturating_sub(needed);
        let air = u16::try_from(spare / days.len().max(1)).unwrap_or(0).min(5);
        let mut rest = inner;
        for (place, lines) in days.iter().enumerate() {
            let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(air);
            let (top, below) = take_top(rest, height);
            page.lines(top, lines, Align::Left, if place == 0 { Role::Fact } else { Role::Body });
            rest = below;
        }
    }

    fn update(&mut self, never: Infallible, _context: &Context) -> Outcome {
        match never {}
    }
}
