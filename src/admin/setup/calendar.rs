//! The holidays of a year: days off and weekend days worked, marked on a calendar. By way of the draft.
use super::desk::{drafted, edit, said_kept, text_of};
use super::form_page::said;
use super::message::SetupRequest;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, DraftOutcome, Hint, NoteTone, PageReply,
};
use crate::hall::setup_forms::{EntryPath, FormValue, YearDoubt, entry, set_value, year_doubts};
use crate::text::setup_forms::words;
use crate::ui::{Page, input::Key};
use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};
use ratatui::layout::Rect;

/// Days off and weekend days worked.
pub(super) type YearMarks = (Vec<NaiveDate>, Vec<NaiveDate>);

/// The page of a year.
#[derive(Debug, Default)]
pub(super) struct CalendarPage {
    /// The day that is chosen; nothing before the page was seen first.
    at: Option<NaiveDate>,
}

/// The document of a year.
pub(super) fn document(year: i32) -> String {
    format!("workdays/{year}.toml")
}

impl CalendarPage {
    /// The page of a year.
    pub fn of(year: i32) -> CalendarPage {
        CalendarPage { at: NaiveDate::from_ymd_opt(year, 1, 1) }
    }

    pub fn day(&self, here: &AdminSession) -> NaiveDate {
        self.at.unwrap_or(here.now.date())
    }

    fn text(year: i32, here: &AdminSession) -> String {
        text_of(here, &document(year))
    }

    /// The marks of a year; nothing where it has no calendar.
    pub fn marks(year: i32, here: &AdminSession) -> Option<YearMarks> {
        let text = Self::text(year, here);
        if text.is_empty() {
            return None;
        }
        let entry = entry(&text, &EntryPath::default())?;
        let days = |key: &str| {
            let texts = entry.get(key).map(FormValue::as_texts).unwrap_or_default();
            texts.iter().filter_map(|day| day.parse().ok()).collect()
        };
        Some((days("off"), days("work")))
    }

    /// What is doubtful about the year.
    pub fn doubts(year: i32, here: &AdminSession) -> Vec<YearDoubt> {
        let Some((off, work)) = Self::marks(year, here) else { return Vec::new() };
        let before = Self::marks(year - 1, here);
        let before = before.as_ref().map(|(off, work)| (off.as_slice(), work.as_slice()));
        year_doubts(year, (&off, &work), before)
    }

    fn put(year: i32, text: String, here: &AdminSession) -> PageReply {
        let request = edit(here, &document(year), text);
        let (said, tone) = said_kept(here);
        PageReply::ask(request).saying(said, tone)
    }

    /// Marks the chosen day otherwise: a working day is off, then usual again; a weekend day is worked, then named as off, then usual.
    fn toggle(&mut self, here: &AdminSession) -> PageReply {
        let (day, words) = (self.day(here), words(here.lang));
        let Some((mut off, mut work)) = Self::marks(day.year(), here) else {
            return PageReply::stay().saying((words.new_year)(day.year()), NoteTone::Plain);
        };
        let is_weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let (was_off, was_work) = (off.contains(&day), work.contains(&day));
        off.retain(|one| *one != day);
        work.retain(|one| *one != day);
        match (is_weekend, was_off, was_work) {
            (false, false, _) | (true, false, true) => off.push(day),
            (true, false, false) => work.push(day),
            (_, true, _) => {}
        }
        let text = Self::text(day.year(), here);
        let changed = [("off", off), ("work", work)].into_iter().try_fold(text, |text, (key, mut days)| {
            days.sort_unstable();
            let value = FormValue::texts(days.iter().map(ToString::to_string));
            set_value(&text, &EntryPath::default(), key, Some(&value), &["off"])
        });
        match changed {
            Ok(text) => Self::put(day.year(), text, here),
            Err(_) => PageReply::stay().saying(words.unusual, NoteTone::Bad),
        }
    }

    /// Makes the calendar of a year that has none, with the days that are off every year.
    fn make(&mut self, here: &AdminSession) -> PageReply {
        let year = self.day(here).year();
        if drafted(here).is_none() || Self::marks(year, here).is_some() {
            return PageReply::stay();
        }
        let text = format!("off = [\"{year}-01-01\", \"{year}-05-01\", \"{year}-10-01\"]\nwork = []\n");
        Self::put(year, text, here)
    }

    fn go(&mut self, to: Option<NaiveDate>) -> PageReply {
        self.at = to.filter(|day| (2020..=2099).contains(&day.year())).or(self.at);
        PageReply::stay()
    }

    fn ask(&mut self, here: &AdminSession) -> PageReply {
        if self.at.is_some() {
            return PageReply::stay();
        }
        self.at = Some(here.now.date());
        PageReply::ask(AdminRequest::Setup(SetupRequest::ReadSetup))
    }
}

impl AdminPage for CalendarPage {
    fn title(&self, here: &AdminSession) -> String {
        let words = words(here.lang);
        format!(
            "{} · {}",
            (words.kind)(crate::hall::setup_forms::KindId::Year).0,
            (words.year)(self.day(here).year())
        )
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.draw(page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        let is_there = Self::marks(self.day(here).year(), here).is_some();
        let first = if is_there {
            chief("Space", words.key_mark, Key::Char(' '))
        } else {
            chief("F5", words.key_add, Key::F(5))
        };
        vec![
            first,
            hint("↓", keys.choose, Key::Down),
            hint("PgDn", words.key_month, Key::PageDown),
            hint("Y", words.key_next_year, Key::Char('y')),
            hint("Esc", keys.back, Key::Escape),
        ]
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        let day = self.day(here);
        let by = |days: i64| Some(day + TimeDelta::days(days));
        match key {
            Key::Escape => PageReply::back(),
            Key::Left => self.go(by(-1)),
            Key::Right => self.go(by(1)),
            Key::Up => self.go(by(-7)),
            Key::Down => self.go(by(7)),
            Key::PageUp => self.go(day.checked_sub_months(Months::new(1))),
            Key::PageDown => self.go(day.checked_add_months(Months::new(1))),
            Key::Home => self.go(NaiveDate::from_ymd_opt(day.year(), 1, 1)),
            Key::End => self.go(NaiveDate::from_ymd_opt(day.year(), 12, 31)),
            Key::Char('y') => self.go(NaiveDate::from_ymd_opt(day.year() + 1, 1, 1)),
            Key::Char('Y') => self.go(NaiveDate::from_ymd_opt(day.year() - 1, 1, 1)),
            Key::Enter | Key::Char(' ') => self.toggle(here),
            Key::Char('n' | 'N') | Key::F(5) => self.make(here),
            _ => PageReply::stay(),
        }
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        let AdminTouch::Item(ordinal) = touch else { return PageReply::stay() };
        let year = self.day(here).year();
        let day = u32::try_from(*ordinal).ok().and_then(|ordinal| NaiveDate::from_yo_opt(year, ordinal));
        let again = day.is_some() && day == self.at;
        self.at = day.or(self.at);
        if again { self.toggle(here) } else { PageReply::stay() }
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        match news {
            AdminUpdate::Done(DraftOutcome::Overtaken(subject, ..))
                if subject.name().starts_with("workdays/") =>
            {
                PageReply::stay().saying(words(here.lang).overtaken, NoteTone::Bad)
            }
            AdminUpdate::Done(outcome) => said(outcome, here),
            _ => PageReply::stay(),
        }
    }

    fn tick(&mut self, here: &AdminSession) -> PageReply {
        self.ask(here)
    }
}
