//! Every word people read. A missing translation does not compile.
/// What the administration says.
pub mod admin;
/// What is said of applications.
pub mod applications;
/// What the big screen says.
pub mod board;
/// What is said of opinions, complaints and other cases.
pub mod cases;
/// What the command line says.
pub mod command;
/// What `hall demo` says.
pub mod demo;
/// The help of the command line in Chinese.
pub mod help;
/// What indicators are called, and how each is defined.
pub mod indicators;
/// Why a file or a line cannot be used.
pub mod io_fault;
/// What the keyboard on the screen says.
pub mod keyboard;
/// What the kiosk's screens say.
pub mod kiosk;
/// How text is laid out and typed.
pub mod layout;
/// What the lead's screen says.
pub mod live;
/// What `hall printer` says.
pub mod printer;
/// What can be wrong, in words for the people who keep the hall.
pub mod problems;
/// What is said of numbers, wherever it is said.
pub mod queue;
/// What is said of ratings.
pub mod ratings;
/// What the technician's view of the scanner says.
pub mod scanner;
/// The setup as forms: kinds of entries, fields, pages.
pub mod setup_forms;
/// The words on slips.
pub mod slip;
/// What the virtual printer's desk says.
pub mod virtual_printer;
/// What the speaker says.
pub mod voice;
/// What the window says to its clerk.
pub mod window;

use crate::hall::Name;
use chrono::{Datelike, NaiveDate};

/// Days of the week in Chinese, from Monday.
const WEEKDAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];

/// The day of the week in Chinese, as it stands behind 星期 or 周.
fn weekday(day: NaiveDate) -> &'static str {
    WEEKDAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default()
}

/// A language of the hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The other language.
    #[must_use]
    pub fn other(self) -> Lang {
        if self == Lang::Zh { Lang::En } else { Lang::Zh }
    }

    /// A name in this language; in Chinese where it has no other.
    pub fn say(self, name: &Name) -> &str {
        self.pick(&name.zh, &name.en)
    }

    /// One of two texts; the Chinese one where the English is empty.
    pub fn pick<'n>(self, zh: &'n str, en: &'n str) -> &'n str {
        if self == Lang::En && !en.is_empty() { en } else { zh }
    }

    /// Several things in a row, with the mark this language puts between them: `甲、乙`, `A, B`.
    pub fn list<T: AsRef<str>>(self, things: &[T]) -> String {
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        things.join(self.marks().0)
    }

    /// A thing with notes behind it in the brackets of this language, or alone where there are none:
    /// `户口簿（原件 1 份，复印件 2 份）`, `Passport (1 original, 2 copies)`.
    pub fn noted(self, thing: &str, notes: &[String]) -> String {
        let (_, comma, open, close) = self.marks();
        if notes.is_empty() { thing.to_owned() } else { format!("{thing}{open}{}{close}", notes.join(comma)) }
    }

    /// What stands between things, and between notes; how brackets open and close.
    fn marks(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Lang::Zh => ("、", "，", "（", "）"),
            Lang::En => (", ", ", ", " (", ")"),
        }
    }

    /// The words of the screens.
    pub fn words(self) -> &'static kiosk::KioskWords {
        kiosk::words(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_marks() {
        let notes = ["甲".to_owned(), "乙".to_owned()];
        assert_eq!((Lang::Zh.list(&["A", "B"]), Lang::En.list(&["A", "B"])), ("A、B".into(), "A, B".into()));
        assert_eq!(Lang::Zh.noted("证", &notes), "证（甲，乙）");
        assert_eq!(Lang::En.noted("证", &notes), "证 (甲, 乙)");
        assert_eq!(Lang::En.noted("证", &[]), "证");
    }
}
