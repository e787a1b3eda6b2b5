//! The service hall: facts and rules. No I/O, no clock, no text, no drawing.
/// Appointments and their codes.
pub mod booking;
/// Opening hours, working days, the business day.
pub mod calendar;
/// Matters, their guides, departments and themes.
pub mod catalogue;
/// Windows, who is on duty there, and what a clerk may do.
pub mod desk;
/// Times and figures of a day, and the hall at a glance.
pub mod figures;
/// How long people will wait.
pub mod forecast;
/// Who works in the hall.
pub mod people;
/// Lines, tickets, and who is next.
pub mod queue;

mod hall_code;

pub use hall_code::{HallCode, HallIdentity};

use calendar::{Span, Workdays};
use catalogue::{Catalogue, Department, Matter, Theme};
use chrono::NaiveDateTime;
use desk::{Board, Clerk, Window};
use figures::Alarms;
use forecast::Wait;
use queue::{Allotment, Asked, Calling, Class, Counted, Line, LineToday, Refusal};
use std::fmt;

/// A name in the two languages of the hall; the English one may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
pub struct Named {
    /// The stable word.
    pub code: String,
    /// What people call it.
    pub name: Name,
}

/// The centre as it stands: everything a screen may read, except the clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hall {
    /// The centre's name.
    pub centre: Name,
    /// This machine's number in the hall, as people read it.
    pub kiosk: String,
    /// Where people are helped: a desk and a telephone.
    pub help_desk: Name,
    /// The centre's telephone.
    pub phone: String,
    /// The front part of every ticket's QR code, upper case, e.g. `HTTPS://ZWFW.EXAMPLE/T/`; may be empty.
    pub ticket_link: String,
    /// The units in the hall, in the order the centre lists them.
    pub departments: Vec<Department>,
    /// Themes that matters are grouped by.
    pub themes: Vec<Theme>,
    /// The lines people can queue in.
    pub lines: Vec<Line>,
    /// The windows that serve the lines.
    pub windows: Vec<Window>,
    /// Classes of people who may be called before others.
    pub classes: Vec<Class>,
    /// The rules of calling.
    pub calling: Calling,
    /// When the lead should look.
    pub alarms: Alarms,
    /// Who calls numbers.
    pub clerks: Vec<Clerk>,
    /// Why a window may pause.
    pub pauses: Vec<Named>,
    /// How a business may end at a window.
    pub outcomes: Vec<Named>,
    /// The boards on the walls.
    pub boards: Vec<Board>,
    /// When the hall is open on a working day.
    pub hours: Vec<Span>,
    /// Which days are working days.
    pub workdays: Workdays,
    /// All matters, in brief.
    pub catalogue: Catalogue,
}

impl Hall {
    /// The same hall with no matters in it.
    #[must_use]
    pub fn without_catalogue(&self) -> Hall {
        Hall {
            centre: self.centre.clone(),
            kiosk: self.kiosk.clone(),
            help_desk: self.help_desk.clone(),
            phone: self.phone.clone(),
            ticket_link: self.ticket_link.clone(),
            departments: self.departments.clone(),
            themes: self.themes.clone(),
            lines: self.lines.clone(),
            windows: self.windows.clone(),
            classes: self.classes.clone(),
            calling: self.calling.clone(),
            alarms: self.alarms,
            clerks: self.clerks.clone(),
            pauses: self.pauses.clone(),
            outcomes: self.outcomes.clone(),
            boards: self.boards.clone(),
            hours: self.hours.clone(),
            workdays: self.workdays.clone(),
            catalogue: Catalogue::default(),
        }
    }

    /// The line of a code.
    pub fn line(&self, code: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.code == code)
    }

    /// The window of a code.
    pub fn window(&self, code: &str) -> Option<&Window> {
        self.windows.iter().find(|window| window.code == code)
    }

    /// The line a matter is queued for: its own, else its department's, else the general one.
    pub fn line_for(&self, matter: &Matter<'_>) -> Option<&Line> {
        let own = matter.line.and_then(|code| self.line(code));
        let by_department =
            || self.lines.iter().find(|line| line.departments.iter().any(|d| d == matter.department));
        own.or_else(by_department).or_else(|| self.lines.iter().find(|line| line.general))
    }

    /// The windows that serve a line, in the order the centre lists them.
    pub fn windows_of<'a>(&'a self, line: &'a str) -> impl Iterator<Item = &'a Window> {
        self.windows.iter().filter(move |window| window.lines.iter().any(|code| code == line))
    }
}

impl Hall {
    /// How many windows serve a line at a moment, by the timetable; none on a day that is not worked or not known.
    pub fn open_windows(&self, line: &Line, at: NaiveDateTime) -> u32 {
        if self.workdays.is_workday(at.date()) != Ok(true) {
            return 0;
        }
        let usual: Vec<Span> = line.intervals.iter().map(|interval| interval.open).collect();
        let open = self.windows_of(&line.code).filter(|window| window.is_open(at.time(), &usual)).count();
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
            Some(today) => Wait::foreseen(ahead, line.minutes, today, &line.gaps(), at),
            None => Wait::estimate(ahead, self.open_windows(line, at), line.minutes),
        }
    }

    /// What a line would answer to somebody who asked now, as far as it is known without asking.
    pub fn would_give(
        &self,
        line: &Line,
        today: &LineToday,
        at: NaiveDateTime,
    ) -> Result<Allotment, Refusal> {
        if today.stopped {
            return Err(Refusal::Stopped);
        }
        self.gives_numbers(line, at)?;
        let counted = Counted {
            last: today.last,
            today: today.today,
            in_interval: line.interval_at(at.time()).map_or(0, |interval| today.given_in(interval)),
            waiting_priority: today.waiting_priority,
            waiting: today.waiting,
            oldest: today.oldest,
            holding: None,
            stopped: today.stopped,
            windows: today.windows,
            pace: today.pace,
            appointments: u32::try_from(today.appointments.len()).unwrap_or(u32::MAX),
        };
        line.give(&Asked { at, priority: false, has_class: false, workday: Some(true) }, &counted)
    }

    /// Says whether a line gives numbers at a moment, before counting how many it gave.
    pub fn gives_numbers(&self, line: &Line, at: NaiveDateTime) -> Result<(), Refusal> {
        let workday = self.workdays.is_workday(at.date()).ok();
        match line.open_at(&Asked { at, priority: false, has_class: false, workday }) {
            Err(Refusal::ClosedToday { .. }) => {
                Err(Refusal::ClosedToday { next: self.workdays.next_after(at.date()).ok().flatten() })
            }
            other => other.map(|_| ()),
        }
    }
}
