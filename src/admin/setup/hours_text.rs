//! Days, hours and whom they are of, in words.
use super::message::HoursOrder;
use super::shown::named;
use crate::admin::AdminSession;
use crate::hall::calendar::Span;
use crate::hall::setup_forms::Reference;
use crate::text::setup_forms::words;
use chrono::{Datelike, NaiveDate};

/// Hours in words.
pub(super) fn hours(spans: &[Span], here: &AdminSession) -> String {
    let all: Vec<String> = spans.iter().map(ToString::to_string).collect();
    if all.is_empty() { words(here.lang).closed.to_owned() } else { here.lang.list(&all) }
}

/// A day with its weekday.
pub(super) fn day_text(day: NaiveDate, here: &AdminSession) -> String {
    let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    let weekday = words(here.lang).weekdays.get(at).copied().unwrap_or_default();
    here.lang.pick(&format!("{day} 周{weekday}"), &format!("{weekday} {day}")).to_owned()
}

pub(super) fn whom(lines: &[String], here: &AdminSession) -> String {
    if lines.is_empty() {
        return words(here.lang).whole_hall.to_owned();
    }
    let all: Vec<String> = lines.iter().map(|code| named(Reference::Lines, code, here)).collect();
    here.lang.list(&all)
}

/// What is in force after an order.
pub(super) fn said_of(order: &HoursOrder, here: &AdminSession) -> String {
    let lines: Vec<String> = order.special.lines.iter().map(ToString::to_string).collect();
    let how = if order.clears {
        words(here.lang).back_to_usual.to_owned()
    } else {
        hours(&order.special.open, here)
    };
    [day_text(order.special.day, here), whom(&lines, here), how].join("  ")
}
