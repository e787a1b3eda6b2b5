//! The hall at a glance, for whoever leads it (值班主任), and what is to be looked at (报警).
use super::LockedOut;
use crate::hall::calendar::is_clock_set;
use crate::hall::desk::{Duty, DutyState, WindowLoan};
use crate::hall::queue::{LineToday, Ticket, TicketLabel, TicketState};
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode};
use chrono::{NaiveDateTime, TimeDelta};

/// A window's program that has said nothing for so many seconds is taken for gone.
pub const OFFLINE_AFTER: i64 = 60;

/// When somebody should look: minutes and people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alarms {
    /// Somebody has waited so many minutes.
    pub longest_wait: u16,
    /// So many people wait in a line.
    pub waiting: u16,
    /// Somebody has waited so many minutes in a line that no open window serves.
    pub unserved: u16,
    /// Somebody has been served for so many minutes.
    pub serving: u16,
    /// A window is free for so many minutes while people wait for it.
    pub idle: u16,
    /// A window has paused for so many minutes.
    pub pause: u16,
}

impl Default for Alarms {
    fn default() -> Self {
        Alarms { longest_wait: 30, waiting: 20, unserved: 10, serving: 40, idle: 5, pause: 15 }
    }
}

/// What was decided about a line: it was stopped, or reopened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineChange {
    /// The moment of the decision, by the hall's clock.
    pub at: NaiveDateTime,
    /// It was stopped; otherwise it was reopened.
    pub stopped: bool,
    /// Who decided, as the clerk number or name that was given.
    pub who: ClerkCode,
    /// Why, for those that were stopped.
    pub reason: String,
}

/// A line as the lead sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineOverview {
    /// Its counts, its pace, and whether it was stopped.
    pub today: LineToday,
    /// Since when the one who waits longest has waited.
    pub oldest: Option<NaiveDateTime>,
    /// How it came to be stopped, where it is.
    pub stop: Option<LineChange>,
}

impl LineOverview {
    /// How many people wait in it.
    pub fn waiting(&self) -> u32 {
        self.today.waiting + self.today.waiting_priority
    }

    /// How long somebody has waited in it at most; nothing where a clock was not set.
    pub fn longest(&self, at: NaiveDateTime) -> Option<TimeDelta> {
        let oldest = self.oldest.filter(|oldest| is_clock_set(*oldest) && is_clock_set(at));
        oldest.map(|oldest| (at - oldest).max(TimeDelta::zero()))
    }
}

/// A window as the lead sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowOverview {
    /// Who is on duty.
    pub duty: Duty,
    /// The ticket in hand.
    pub in_hand: Option<Ticket>,
    /// When it last had one, if it has none.
    pub free_since: Option<NaiveDateTime>,
    /// How many were finished today.
    pub done: u32,
    /// The line it is lent to, where it is.
    pub loan: Option<WindowLoan>,
}

/// How a window stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WindowStatus {
    /// Nobody is signed in.
    Closed,
    /// The clerk is there and calls.
    Open,
    /// Its clerk is away for a while.
    Paused,
    /// Somebody is signed in, and its program has said nothing for a minute.
    Lost,
}

impl WindowStatus {
    /// Every standing with its word for scripts.
    pub const ALL: [(WindowStatus, &'static str); 4] = [
        (WindowStatus::Closed, "closed"),
        (WindowStatus::Open, "open"),
        (WindowStatus::Paused, "paused"),
        (WindowStatus::Lost, "lost"),
    ];
}

impl WindowOverview {
    /// How it stands.
    pub fn standing(&self, at: NaiveDateTime) -> WindowStatus {
        match self.duty.state {
            DutyState::Closed => WindowStatus::Closed,
            _ if at >= self.duty.seen + TimeDelta::seconds(OFFLINE_AFTER) => WindowStatus::Lost,
            DutyState::Open => WindowStatus::Open,
            DutyState::Paused(_) => WindowStatus::Paused,
        }
    }
}

/// The hall at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HallView {
    /// Every line of the hall.
    pub lines: Vec<LineOverview>,
    /// Every window that was signed in at today.
    pub windows: Vec<WindowOverview>,
    /// The windows that are lent to another line, signed in at or not.
    pub loans: Vec<WindowLoan>,
    /// Who is locked out after too many wrong PINs.
    pub lockouts: Vec<LockedOut>,
    /// The edition of the setup in force.
    pub setup: u32,
    /// What lies in the opinion box unopened; nothing where it is empty.
    pub unopened: Option<UnopenedCases>,
    /// The bad ratings that nobody has taken up.
    pub bad_ratings: Vec<NewBadRating>,
}

/// A bad rating whose case nobody has taken up; the number it is of is not said, so that nobody is recognised by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBadRating {
    /// The case.
    pub case: u32,
    /// The window it is about, where there is one.
    pub window: Option<WindowCode>,
    /// When it was given.
    pub since: NaiveDateTime,
}

/// Cases that nobody can read yet, while their limits run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnopenedCases {
    /// How many there are.
    pub count: u32,
    /// When the one came that has lain there longest.
    pub since: NaiveDateTime,
}

/// What the lead should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Alarm {
    /// Somebody waits for long in a line.
    LongWait,
    /// Many people wait in a line.
    Crowded,
    /// Somebody waits in a line that no open window serves.
    Unserved,
    /// A window has been serving one person for long.
    LongService,
    /// A window is free, and people wait for it.
    Idle,
    /// A window pauses for long.
    LongPause,
    /// A window's program is gone, and somebody stands there.
    Lost,
    /// An account is locked out after too many wrong PINs.
    AccountLocked,
    /// Nobody may sign in at a machine for a while, for the same reason.
    MachineLocked,
    /// Somebody gave a bad rating, and nobody has taken up its case.
    BadRating,
}

impl Alarm {
    /// Every alarm with its word for scripts.
    pub const ALL: [(Alarm, &'static str); 10] = [
        (Alarm::LongWait, "long_wait"),
        (Alarm::Crowded, "crowded"),
        (Alarm::Unserved, "unserved"),
        (Alarm::LongService, "long_service"),
        (Alarm::Idle, "idle"),
        (Alarm::LongPause, "long_pause"),
        (Alarm::Lost, "lost"),
        (Alarm::AccountLocked, "account_locked"),
        (Alarm::MachineLocked, "machine_locked"),
        (Alarm::BadRating, "bad_rating"),
    ];

    /// Says whether it is about a line.
    pub fn is_of_line(self) -> bool {
        matches!(self, Alarm::LongWait | Alarm::Crowded | Alarm::Unserved)
    }

    /// Says whether it is about a window.
    pub fn is_of_window(self) -> bool {
        let others = [Alarm::AccountLocked, Alarm::MachineLocked, Alarm::BadRating];
        !self.is_of_line() && !others.contains(&self)
    }
}

/// An alarm where it was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedAlarm {
    /// What is to be looked at.
    pub alarm: Alarm,
    /// The line or the window, by code; the account by number, which is empty where no account has it; the machine by name; the
    /// case by number.
    pub place: String,
    /// The ticket it is about, by label; none where it is about no single one.
    pub ticket: Option<TicketLabel>,
    /// How many people it is about; how many wrong PINs.
    pub people: u32,
    /// Since when it has gone on: somebody has waited, is served, is away. For a crowd, the moment it is seen.
    pub since: NaiveDateTime,
    /// When it became an alarm.
    pub raised: NaiveDateTime,
}

impl HallView {
    /// Everything the lead should look at, those that were raised last first.
    pub fn alarms(&self, hall: &Hall, at: NaiveDateTime) -> Vec<RaisedAlarm> {
        let hall = &hall.lending(&self.loans, at);
        let lines = self.lines.iter().flat_map(|line| {
            let is_served = self.open_for(hall, &line.today.line, at) > 0;
            line.alarms(&hall.setup.alarms, is_served, at)
        });
        let windows = self.windows.iter().flat_map(|window| {
            let waiting = self.waiting_for(hall, &window.duty.window);
            window.alarms(&hall.setup.alarms, waiting, at)
        });
        let locked = self.lockouts.iter().filter(|locked| at < locked.until).map(|locked| locked.alarm(at));
        let ratings = self.bad_ratings.iter().map(NewBadRating::alarm);
        let mut alarms: Vec<RaisedAlarm> = lines.chain(windows).chain(locked).chain(ratings).collect();
        alarms.sort_by_key(|raised| std::cmp::Reverse(raised.raised));
        alarms
    }

    /// How many windows are open: of the units' own, and of delegated units'.
    pub fn open_windows(&self, hall: &Hall, at: NaiveDateTime) -> [usize; 2] {
        let open = || self.windows.iter().filter(|now| now.standing(at) == WindowStatus::Open);
        let is_entrusted =
            |now: &&WindowOverview| hall.window(&now.duty.window).is_some_and(|window| window.entrusted);
        let entrusted = open().filter(is_entrusted).count();
        [open().count() - entrusted, entrusted]
    }

    /// How many windows that are open serve a line, alone or beside others.
    pub fn open_for(&self, hall: &Hall, line: &str, at: NaiveDateTime) -> usize {
        let is_open = |code: &str| {
            self.windows.iter().any(|now| now.duty.window == code && now.standing(at) == WindowStatus::Open)
        };
        hall.lending(&self.loans, at).windows_of(line).filter(|window| is_open(&window.code)).count()
    }

    /// How many people wait in the lines of a window, and since when the first of them has.
    fn waiting_for(&self, hall: &Hall, window: &str) -> (u32, Option<NaiveDateTime>) {
        let served: &[LineCode] = hall.window(window).map_or(&[], |window| &window.lines);
        let lines = || self.lines.iter().filter(|line| served.contains(&line.today.line));
        (lines().map(LineOverview::waiting).sum(), lines().filter_map(|line| line.oldest).min())
    }
}

impl NewBadRating {
    fn alarm(&self) -> RaisedAlarm {
        let (alarm, place) = (Alarm::BadRating, self.case.to_string());
        RaisedAlarm { alarm, place, ticket: None, people: 1, since: self.since, raised: self.since }
    }
}

impl LineOverview {
    fn alarms(
        &self,
        limits: &Alarms,
        is_served: bool,
        at: NaiveDateTime,
    ) -> impl Iterator<Item = RaisedAlarm> {
        let raise = |alarm, since, raised| RaisedAlarm {
            alarm,
            place: self.today.line.to_string(),
            ticket: None,
            people: self.waiting(),
            since,
            raised,
        };
        let waits = |minutes| self.oldest.and_then(|since| Some((since, over(since, minutes, at)?)));
        let wait = waits(limits.longest_wait).map(|(since, raised)| raise(Alarm::LongWait, since, raised));
        let alone = waits(limits.unserved).filter(|_| !is_served);
        let alone = alone.map(|(since, raised)| raise(Alarm::Unserved, since, raised));
        let crowd = (self.waiting() >= limits.waiting.into()).then(|| raise(Alarm::Crowded, at, at));
        wait.into_iter().chain(alone).chain(crowd)
    }
}

impl WindowOverview {
    /// `waiting` is how many people wait for it, and since when.
    fn alarms(
        &self,
        limits: &Alarms,
        waiting: (u32, Option<NaiveDateTime>),
        at: NaiveDateTime,
    ) -> impl Iterator<Item = RaisedAlarm> {
        let raise = |alarm, people, (since, raised)| RaisedAlarm {
            alarm,
            place: self.duty.window.to_string(),
            ticket: self.in_hand.as_ref().map(Ticket::label),
            people,
            since,
            raised,
        };
        let after = |since: NaiveDateTime, minutes| Some((since, over(since, minutes, at)?));
        let standing = self.standing(at);
        let serving = self.in_hand.as_ref().filter(|ticket| ticket.state == TicketState::Serving);
        let service = serving
            .filter(|_| standing != WindowStatus::Lost)
            .and_then(|ticket| after(ticket.since, limits.serving))
            .map(|when| raise(Alarm::LongService, 1, when));
        // It is idle only as long as somebody has been waiting.
        let idle = self.free_since.zip(waiting.1).filter(|_| standing == WindowStatus::Open);
        let idle = idle
            .and_then(|(free, oldest)| after(free.max(oldest), limits.idle))
            .map(|when| raise(Alarm::Idle, waiting.0, when));
        let pause = matches!(self.duty.state, DutyState::Paused(_))
            .then(|| after(self.duty.since, limits.pause))
            .flatten()
            .map(|when| raise(Alarm::LongPause, 0, when));
        let gone = self.duty.seen + TimeDelta::seconds(OFFLINE_AFTER);
        let lost = (standing == WindowStatus::Lost && self.in_hand.is_some())
            .then(|| raise(Alarm::Lost, 1, (self.duty.seen, gone)));
        [service, idle, pause, lost].into_iter().flatten()
    }
}

/// The moment something that has gone on for so many minutes became too long, if it has; what began by a clock that was
/// not set raises no alarm.
fn over(since: NaiveDateTime, minutes: u16, at: NaiveDateTime) -> Option<NaiveDateTime> {
    let raised = since + TimeDelta::minutes(minutes.into());
    (is_clock_set(since) && at >= raised).then_some(raised)
}

#[cfg(test)]
mod tests;
