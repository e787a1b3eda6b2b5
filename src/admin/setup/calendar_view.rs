//! How the calendar of a year is drawn: months side by side, each day with its mark.
use super::calendar::{CalendarPage, YearMarks};
use crate::admin::{AdminSession, AdminTouch};
use crate::hall::setup_forms::YearDoubt;
use crate::text::setup_forms::words;
use crate::ui::{Align, Page, Role, TextTone, narrowed, take_bottom, take_top};
use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::layout::Rect;

/// Columns of a day: two for its number, two for its mark.
const DAY: u16 = 4;
/// Columns of a month, with the gap beside it.
const MONTH: u16 = 7 * DAY + 2;
/// Rows of a month.
const WEEKS: u16 = 8;

impl CalendarPage {
    /// Draws the year.
    pub(super) fn draw(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        draw_calendar(self, page, here, area);
    }
}

fn draw_calendar(calendar: &CalendarPage, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
    let words = words(here.lang);
    let area = narrowed(area, 2);
    let day = calendar.day(here);
    let year = day.year();
    let doubts = CalendarPage::doubts(year, here);
    let marks = CalendarPage::marks(year, here);
    let said = |doubt: &YearDoubt| match doubt {
        YearDoubt::NotOff(day) => format!("▲ {}", (words.not_off)(&day.to_string())),
        YearDoubt::CopyOf(before) => format!("▲ {}", (words.copy_of)(*before)),
    };
    let mut notes: Vec<String> = doubts.iter().map(said).collect();
    match &marks {
        None => notes.push((words.new_year)(year)),
        Some((off, work)) => {
            notes.insert(0, (words.year_note)(off.len(), work.len()));
            notes.insert(1, words.legend.to_owned());
        }
    }
    if doubts.is_empty() && marks.is_some() {
        notes.push(words.no_doubt.to_owned());
    }
    let (foot, grid) = take_bottom(area, u16::try_from(notes.len()).unwrap_or(1));
    for (line, y) in notes.iter().zip(foot.top()..foot.bottom()) {
        let tone = if line.starts_with('▲') { TextTone::Warning } else { TextTone::Usual };
        page.text(Rect { y, height: 1, ..foot }, line, Align::Left, Role::Note.in_tone(tone));
    }
    let across = (grid.width / MONTH).clamp(1, 6);
    let down = (grid.height / WEEKS).max(1);
    let chosen = day.month0() / u32::from(across);
    let first = chosen.saturating_sub(u32::from(down) - 1);
    for month in 1..=12 {
        let (row, column) = ((month - 1) / u32::from(across), (month - 1) % u32::from(across));
        let Some(row) = row.checked_sub(first).and_then(|row| u16::try_from(row).ok()) else { continue };
        let column = u16::try_from(column).unwrap_or(0);
        if row >= down {
            continue;
        }
        let place = Rect {
            x: grid.x + column * MONTH,
            y: grid.y + row * WEEKS,
            width: (MONTH - 2).min(grid.width),
            height: WEEKS.min(grid.height),
        };
        draw_month(page, here, place, (year, month), (day, marks.as_ref()));
    }
}

fn draw_month(
    page: &mut Page<'_, AdminTouch>,
    here: &AdminSession,
    area: Rect,
    (year, month): (i32, u32),
    (chosen, marks): (NaiveDate, Option<&YearMarks>),
) {
    let words = words(here.lang);
    let (head, rest) = take_top(area, 1);
    page.text(head, &format!("{year}-{month:02}"), Align::Left, Role::Label.in_tone(TextTone::Primary));
    let (names, weeks) = take_top(rest, 1);
    for (weekday, x) in words.weekdays.iter().zip((names.x..).step_by(usize::from(DAY))) {
        page.text(Rect { x, width: DAY, ..names }, weekday, Align::Left, Role::Note);
    }
    let Some(first) = NaiveDate::from_ymd_opt(year, month, 1) else { return };
    let offset = first.weekday().num_days_from_monday();
    for day in first.iter_days().take_while(|day| day.month() == month) {
        let place = u16::try_from(offset + day.day0()).unwrap_or(0);
        let cell = Rect { x: weeks.x + place % 7 * DAY, y: weeks.y + place / 7, width: DAY, height: 1 };
        if cell.y >= weeks.bottom() {
            continue;
        }
        draw_day(page, here, cell, (day, day == chosen), marks);
    }
}

fn draw_day(
    page: &mut Page<'_, AdminTouch>,
    here: &AdminSession,
    cell: Rect,
    (day, is_chosen): (NaiveDate, bool),
    marks: Option<&YearMarks>,
) {
    let words = words(here.lang);
    let is_off = marks.is_some_and(|(off, _)| off.contains(&day));
    let is_worked = marks.is_some_and(|(_, work)| work.contains(&day));
    let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let theme = page.theme;
    let ground = match (is_chosen, is_off, is_worked) {
        (true, ..) => theme.primary,
        (_, true, _) => theme.soft,
        _ => theme.card,
    };
    page.fill(cell, ground);
    let mark = match (is_off, is_worked) {
        (true, _) => words.day_off,
        (_, true) => words.worked,
        _ => words.usual_day,
    };
    // A mark of letters has room for one of them beside the number.
    let mark = if mark.is_ascii() { mark.get(..1).unwrap_or_default() } else { mark };
    let tone = match (is_chosen, is_off, is_worked || !is_weekend) {
        (true, ..) => TextTone::Usual,
        (_, true, _) => TextTone::Warning,
        (_, _, true) => TextTone::Usual,
        _ => TextTone::Quiet,
    };
    page.text(cell, &format!("{:>2}{mark}", day.day()), Align::Left, Role::Fact.in_tone(tone));
    page.target(cell, AdminTouch::Item(usize::try_from(day.ordinal()).unwrap_or(0)));
}
