//! How a day may be open, and what is filled in for it.
use super::pick::SetupPicker;
use crate::text::setup_forms::SetupFormWords;
use crate::ui::TextField;
use crate::ui::keyboard::TextEntry;
use chrono::{Datelike, NaiveDate};

/// How a day is to be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum HoursPlan {
    /// As usual until noon.
    #[default]
    ClosedAfternoon,
    /// Not at all.
    ClosedDay,
    /// In the morning, also where it would be closed.
    OpenMorning,
    /// As it is typed.
    Own,
    /// As every other day.
    Usual,
}

impl HoursPlan {
    /// Every plan, in the order of the list.
    pub const ALL: [HoursPlan; 5] = [
        HoursPlan::ClosedAfternoon,
        HoursPlan::ClosedDay,
        HoursPlan::OpenMorning,
        HoursPlan::Own,
        HoursPlan::Usual,
    ];

    /// What it is called.
    pub fn said(self, words: &SetupFormWords) -> &'static str {
        match self {
            HoursPlan::ClosedAfternoon => words.closed_afternoon,
            HoursPlan::ClosedDay => words.closed_day,
            HoursPlan::OpenMorning => words.open_morning,
            HoursPlan::Own => words.own_hours,
            HoursPlan::Usual => words.back_to_usual,
        }
    }
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HoursRow {
    Day,
    Whom,
    How,
    Spans,
    Note,
    NoteEn,
}

/// What is open on the page.
#[derive(Debug)]
pub(super) enum HoursEditor {
    Lines(SetupPicker),
    Plan(SetupPicker),
    Text(TextField),
    Note(Box<TextEntry>),
}

/// A day as somebody types it: with its year, or without one where it is the next of its name.
pub(super) fn day_of(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Ok(day) = text.parse() {
        return Some(day);
    }
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let this = NaiveDate::from_ymd_opt(today.year(), month, day);
    let next = NaiveDate::from_ymd_opt(today.year() + 1, month, day);
    this.filter(|day| *day >= today).or(next)
}
