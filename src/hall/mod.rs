//! The service hall: facts and rules. No I/O, no clock, no text, no drawing.
/// What people have applied for, with the legal clocks.
pub mod applications;
/// Appointments and their codes.
pub mod booking;
/// Opening hours, working days, the business day.
pub mod calendar;
/// Opinions, complaints and all else that is put right in one loop.
pub mod cases;
/// Matters, their guides, departments and themes.
pub mod catalogue;
mod codes;
/// Windows, who is on duty there, and what a clerk may do.
pub mod desk;
/// What editors have changed and nobody has published yet.
pub mod drafts;
/// Times and figures of a day, and the hall at a glance.
pub mod figures;
/// How long people will wait.
pub mod forecast;
mod hall_code;
/// Bytes as hexadecimal digits.
pub mod hexadecimal;
mod opening;
/// Who works in the hall.
pub mod people;
/// Lines, tickets, and who is next.
pub mod queue;
/// What people think of what was done for them.
pub mod ratings;
/// What people take along to come back with.
pub mod receipts;
/// What a scanner puts around a code, and which of its settings do not fit.
pub mod scanning;
/// The opinion box, sealed until those who hold its key open it.
pub mod sealing;
mod setup;
mod setup_changes;
mod setup_documents;
/// The setup as forms: entries and fields, written one by one.
pub mod setup_forms;

pub use codes::{ClerkCode, KioskCode, LineCode, PrintCode, TicketCode, WindowCode};
pub use hall_code::{HallCode, HallIdentity};
pub use setup::Setup;
pub use setup_changes::{SetupChange, SetupKind};
pub use setup_documents::{DocumentChange, SPECIAL_DAYS, SetupDocuments};

use calendar::{Span, is_clock_set};
use catalogue::{Catalogue, Matter};
use chrono::{NaiveDate, NaiveDateTime};
use desk::Window;
use forecast::Wait;
use queue::{IssuedNumber, Line, LineCounts, LineToday, Refusal, TakeAttempt};
use std::{borrow::Cow, fmt, sync::Arc};

/// A name in the two languages of the hall; the English one may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    /// Chinese, never empty.
    pub zh: String,
    /// English, or empty where nobody has written one.
    pub en: String,
}

impl Name {
    /// A name from its Chinese and English words.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Name { zh: zh.into(), en: en.into() }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.zh)
    }
}

/// Something a centre may choose by a stable word, such as why a window pauses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedCode {
    /// The stable word.
    pub code: String,
    /// What people call it.
    pub name: Name,
}

/// The centre as it stands: everything a screen may read, except the clock. A clone is two counted pointers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// How the centre is set up.
    pub setup: Arc<Setup>,
    /// All matters, in brief.
    pub catalogue: Arc<Catalogue>,
}

impl Hall {
    /// A hall with no matters in it.
    pub fn new(setup: Setup) -> Self {
        Hall { setup: Arc::new(setup), catalogue: Arc::default() }
    }

    /// The same setup with another catalogue.
    #[must_use]
    pub fn with_catalogue(&self, catalogue: Catalogue) -> Self {
        Hall { setup: Arc::clone(&self.setup), catalogue: Arc::new(catalogue) }
    }

    /// The same hall with no matters in it.
    #[must_use]
    pub fn without_catalogue(&self) -> Self {
        self.with_catalogue(Catalogue::default())
    }

    /// The setup, to be changed; a hall that shares it keeps what it has.
    pub fn setup_mut(&mut self) -> &mut Setup {
        Arc::make_mut(&mut self.setup)
    }

    /// The line of a code.
    pub fn line(&self, code: &str) -> Option<&Line> {
        self.setup.lines.iter().find(|line| line.code == code)
    }

    /// The window of a code.
    pub fn window(&self, code: &str) -> Option<&Window> {
        self.setup.windows.iter().find(|window| window.code == code)
    }

    /// The line a matter is queued for: its own, else its department's, else the general one.
    pub fn line_for(&self, matter: &Matter<'_>) -> Option<&Line> {
        let own = matter.line.and_then(|code| self.line(code));
        let by_department =
            || self.setup.lines.iter().find(|line| line.departments.iter().any(|d| d == matter.department));
        own.or_else(by_department).or_else(|| self.setup.lines.iter().find(|line| line.general))
    }

    /// The windows that serve a line, in the order the centre lists them.
    pub fn windows_of<'a>(&'a self, line: &'a str) -> impl Iterator<Item = &'a Window> {
        self.setup.windows.iter().filter(move |window| window.lines.iter().any(|code| code == line))
    }
}

impl Hall {
    /// How many windows serve a line at a moment, by the timetable; none on a day that is not worked or not known.
    pub fn open_windows(&self, line: &Line, at: NaiveDateTime) -> u32 {
        let day = at.date();
        if self.setup.is_line_open_on(&line.code, day) != Some(true) {
            return 0;
        }
        let today = self.setup.line_on(line, day);
        let usual: Vec<Span> = today.intervals.iter().map(|interval| interval.open).collect();
        // On a day with hours of its own no window keeps its timetable.
        let is_special = matches!(today, Cow::Owned(_));
        let is_open = |window: &&Window| {
            if is_special {
                usual.iter().any(|span| span.contains(at.time()))
            } else {
                window.is_open(at.time(), &usual)
            }
        };
        let open = self.windows_of(&line.code).filter(is_open).count();
        u32::try_from(open).unwrap_or(u32::MAX)
    }

    /// How many of the windows that are there serve a line at a moment, in hundredths.
    ///
    /// One that serves several lines counts partly in each: most in that line where it would call next, since there
    /// somebody is late, or it prefers it. `oldest` says since when people have waited in a line.
    pub fn coverage(
        &self,
        line: &str,
        is_there: impl Fn(&str) -> bool,
        oldest: impl Fn(&str) -> Option<NaiveDateTime>,
        now: NaiveDateTime,
    ) -> u32 {
        let there = self.windows_of(line).filter(|window| is_there(&window.code));
        there.map(|window| window.share(line, &oldest, now)).sum()
    }

    /// How long somebody with some people ahead will wait in a line, if anything honest can be said.
    ///
    /// From the windows that are open and their pace where they are known; before anybody has signed in, by the timetable.
    pub fn wait(
        &self,
        line: &Line,
        today: Option<&LineToday>,
        ahead: u32,
        at: NaiveDateTime,
    ) -> Option<Wait> {
        match today.filter(|today| today.windows.is_some()) {
            Some(today) => {
                let gaps = self.setup.line_on(line, at.date()).gaps();
                Wait::foreseen(ahead, line.minutes, today, &gaps, at)
            }
            None => Wait::estimate(ahead, self.open_windows(line, at), line.minutes),
        }
    }

    /// What a line would answer to somebody who asked now, as far as it is known without asking.
    pub fn would_give(
        &self,
        line: &Line,
        today: &LineToday,
        at: NaiveDateTime,
    ) -> Result<IssuedNumber, Refusal> {
        if !is_clock_set(at) {
            return Err(Refusal::ClockNotSet);
        }
        if today.stopped {
            return Err(Refusal::Stopped);
        }
        self.gives_numbers(line, at)?;
        let usual = line;
        let line = &self.setup.line_on(line, at.date());
        let given_in = |interval| today.given_in(interval, usual.counted_under(interval));
        let counted = LineCounts {
            last: today.last,
            today: today.today,
            in_interval: line.interval_at(at.time()).map_or(0, given_in),
            waiting_priority: today.waiting_priority,
            waiting: today.waiting,
            oldest: today.oldest,
            holding: None,
            stopped: today.stopped,
            windows: today.windows,
            pace: today.pace,
            appointments: u32::try_from(today.appointments.len()).unwrap_or(u32::MAX),
        };
        line.give(&TakeAttempt { at, priority: false, has_class: false, workday: Some(true) }, &counted)
    }

    /// Says whether a line gives numbers at a moment, before counting how many it gave.
    pub fn gives_numbers(&self, line: &Line, at: NaiveDateTime) -> Result<(), Refusal> {
        let workday = self.setup.is_line_open_on(&line.code, at.date());
        let line = self.setup.line_on(line, at.date());
        let open = line.open_at(&TakeAttempt { at, priority: false, has_class: false, workday });
        open.map(|_| ()).map_err(|refusal| self.with_next_day(refusal, &line.code, at.date()))
    }

    /// A refusal with the next day of the line filled in, which the rules of a line do not look for.
    pub fn with_next_day(&self, refusal: Refusal, line: &str, day: NaiveDate) -> Refusal {
        match refusal {
            Refusal::ClosedToday { .. } => {
                Refusal::ClosedToday { next: self.setup.next_open_after(line, day) }
            }
            other => other,
        }
    }

    /// The same where the line is not known: with the next day of the hall.
    pub fn with_next_open_day(&self, refusal: Refusal, day: NaiveDate) -> Refusal {
        match refusal {
            Refusal::ClosedToday { next: None } => {
                Refusal::ClosedToday { next: self.setup.next_hours_after(day).map(|(day, _)| day) }
            }
            other => other,
        }
    }
}
