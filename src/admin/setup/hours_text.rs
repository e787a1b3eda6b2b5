//! Days, hours and whom they are of, in words.
use super::message::HoursOrder;
use super::shown::named;
use crate::admin::AdminSession;
use crate::hall::calendar::Span;
use crate::hall::figures::LeftOver;
use crate::hall::setup_forms::Reference;
use crate::text::command::hours as command;
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

/// Whom orders are about, and when those are open; or that it is as usual.
pub(super) fn each_of(orders: &[HoursOrder], here: &AdminSession) -> String {
    let each = |order: &HoursOrder| {
        let lines: Vec<String> = order.special.lines.iter().map(ToString::to_string).collect();
        let how = if order.clears {
            words(here.lang).back_to_usual.to_owned()
        } else {
            hours(&order.special.open, here)
        };
        format!("{}  {how}", whom(&lines, here))
    };
    orders.iter().map(each).collect::<Vec<_>>().join("  ·  ")
}

/// What is in force after orders, all of one day.
pub(super) fn said_of(orders: &[HoursOrder], here: &AdminSession) -> String {
    let day = orders.first().map_or_else(String::new, |order| day_text(order.special.day, here));
    format!("{day}  {}", each_of(orders, here))
}

/// Whom hours leave out, in words; nothing where that is nobody.
pub(super) fn left_text(left: &LeftOver, here: &AdminSession) -> Option<String> {
    let words = command::words(here.lang);
    let all = [(left.appointments, words.appointments_left), (left.waiting, words.waiting_left)];
    let said: Vec<String> =
        all.into_iter().filter(|(count, _)| *count > 0).map(|(count, said)| said(count)).collect();
    (!said.is_empty()).then(|| said.join("\n"))
}
