//! The hall in rows: what is said of each line and of each window, on the screen and in plain text alike.
use crate::hall::desk::DutyState;
use crate::hall::figures::{Alarm, HallView, LineOverview, RaisedAlarm, WindowStatus};
use crate::hall::queue::Line;
use crate::hall::{Hall, NamedCode};
use crate::hall::{calendar::is_clock_set, desk::Window, figures::WindowOverview, queue::TicketState};
use crate::text::{Lang, layout::wrap::columns, live::LiveWords};
use chrono::{NaiveDateTime, TimeDelta};

/// A look at the hall: how it stood, at what time, and in which language that is said.
#[derive(Clone, Copy)]
pub(super) struct HallSnapshot<'a> {
    pub hall: &'a Hall,
    pub now: &'a HallView,
    pub at: NaiveDateTime,
    pub alarms: &'a [RaisedAlarm],
    pub lang: Lang,
    pub words: &'static LiveWords,
}

/// What is said of a line.
pub(super) struct LineRow {
    pub alarm: bool,
    pub code: String,
    pub name: String,
    pub stopped: bool,
    /// Waiting, longest wait, windows, mean time.
    pub figures: [String; 4],
}

/// What is said of a window.
pub(super) struct WindowRow {
    pub alarm: bool,
    pub code: String,
    pub name: String,
    pub tone: StateTone,
    pub state: &'static str,
    /// The ticket in hand, or why it pauses.
    pub what: String,
    pub long: String,
    pub done: String,
}

/// How much a state wants to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StateTone {
    /// Somebody is served there, or was called to it.
    Busy,
    /// It could call somebody.
    Free,
    /// It is not there.
    Away,
    /// Nobody expects it.
    Quiet,
}

impl<'a> HallSnapshot<'a> {
    /// Every line of the centre, whether or not anybody came yet.
    pub fn lines(self) -> impl Iterator<Item = LineRow> + 'a {
        self.hall.setup.lines.iter().map(move |line| self.line(line))
    }

    /// How a line of the centre stands.
    pub fn line_now(self, code: &str) -> LineOverview {
        let known = self.now.lines.iter().find(|line| line.today.line == code);
        known.cloned().unwrap_or_default()
    }

    fn line(self, line: &Line) -> LineRow {
        let now = self.line_now(&line.code);
        let span =
            |long: Option<TimeDelta>| long.map_or_else(|| "–".to_owned(), |long| self.words.span(long));
        let mean = now.today.pace.map(|pace| TimeDelta::seconds(pace.mean.into()));
        LineRow {
            alarm: self.alarms.iter().any(|raised| raised.alarm.is_of_line() && line.code == raised.place),
            code: line.code.to_string(),
            name: self.lang.say(&line.name).to_owned(),
            stopped: now.today.stopped,
            figures: [
                now.waiting().to_string(),
                span(now.longest(self.at)),
                self.now.open_for(self.hall, &line.code, self.at).to_string(),
                span(mean),
            ],
        }
    }

    /// Every window of the centre, in the order the centre lists them.
    pub fn windows(self) -> impl Iterator<Item = WindowRow> + 'a {
        self.hall.setup.windows.iter().map(move |window| self.window(window))
    }

    fn window(self, window: &Window) -> WindowRow {
        let known = self.now.windows.iter().find(|now| now.duty.window == window.code);
        let states = &self.words.states;
        let row = |tone, state, what: String, since: Option<NaiveDateTime>| WindowRow {
            alarm: self
                .alarms
                .iter()
                .any(|raised| raised.alarm.is_of_window() && window.code == raised.place),
            code: if window.entrusted { format!("{}◇", window.code) } else { window.code.to_string() },
            name: self.lang.say(&window.name).to_owned(),
            tone,
            state,
            what,
            long: since.map_or_else(String::new, |since| self.long(since)),
            done: known.map_or_else(String::new, |now| now.done.to_string()),
        };
        let loan = self.now.loans.iter().find(|loan| loan.window == window.code);
        let lent = loan.map(|loan| format!("→{} {}", loan.line, loan.until.format("%H:%M")));
        let row = |tone, state, what: String, since: Option<NaiveDateTime>| {
            let what = [Some(what).filter(|what| !what.is_empty()), lent.clone()];
            let what: Vec<String> = what.into_iter().flatten().collect();
            row(tone, state, what.join(" "), since)
        };
        let Some(now) = known else { return row(StateTone::Quiet, states.closed, String::new(), None) };
        let label = now.in_hand.as_ref().map(|ticket| ticket.label().to_string()).unwrap_or_default();
        let at_window = now.in_hand.as_ref().map(|ticket| (ticket.state, ticket.since));
        match (now.standing(self.at), at_window) {
            (WindowStatus::Closed, _) => row(StateTone::Quiet, states.closed, String::new(), None),
            (WindowStatus::Lost, _) => row(StateTone::Away, states.lost, label, Some(now.duty.seen)),
            (WindowStatus::Paused, _) => {
                let what = [self.reason(now), label].join(" ");
                row(StateTone::Away, states.paused, what.trim_end().to_owned(), Some(now.duty.since))
            }
            (WindowStatus::Open, Some((TicketState::Serving, since))) => {
                row(StateTone::Busy, states.serving, label, Some(since))
            }
            (WindowStatus::Open, Some((_, since))) => row(StateTone::Busy, states.called, label, Some(since)),
            (WindowStatus::Open, None) => row(StateTone::Free, states.free, label, now.free_since),
        }
    }

    /// How long ago a moment was; a dash where a clock was not set.
    fn long(self, since: NaiveDateTime) -> String {
        let known = is_clock_set(since) && is_clock_set(self.at);
        if known { self.words.span(self.at - since) } else { "–".to_owned() }
    }

    /// Why a window pauses, in words.
    fn reason(self, now: &WindowOverview) -> String {
        let DutyState::Paused(code) = &now.duty.state else { return String::new() };
        let known = self.hall.setup.pauses.iter().find(|NamedCode { code: known, .. }| known == code);
        known.map_or_else(|| code.clone(), |pause| self.lang.say(&pause.name).to_owned())
    }

    /// An alarm in words.
    pub fn alarm(self, raised: &RaisedAlarm) -> String {
        let RaisedAlarm { alarm, place, ticket, people, .. } = raised;
        let ticket = &ticket.as_ref().map(ToString::to_string).unwrap_or_default();
        let long = self.long(raised.since);
        let window = self.now.windows.iter().find(|now| now.duty.window == *place);
        match alarm {
            Alarm::LongWait => (self.words.long_wait)(&self.called(place), &long, *people),
            Alarm::Crowded => (self.words.crowded)(&self.called(place), *people),
            Alarm::Unserved => (self.words.unserved)(&self.called(place), &long, *people),
            Alarm::LongService => (self.words.long_service)(place, ticket, &long),
            Alarm::Idle => (self.words.idle)(place, &long, *people),
            Alarm::LongPause => {
                let reason = window.map(|now| self.reason(now)).unwrap_or_default();
                (self.words.long_pause)(place, &reason, &long)
            }
            Alarm::Lost => (self.words.lost)(place, ticket, &long),
            Alarm::AccountLocked if place.is_empty() => (self.words.nobody_locked)(*people),
            Alarm::AccountLocked => (self.words.account_locked)(place, *people),
            Alarm::MachineLocked => (self.words.machine_locked)(place, *people),
            Alarm::BadRating => {
                let known = self.now.bad_ratings.iter().find(|known| known.case.to_string() == *place);
                let window = known.and_then(|known| known.window.as_deref()).unwrap_or_default();
                (self.words.bad_rating)(place, window, &long)
            }
        }
    }

    /// A line by its code and its name.
    pub fn called(self, code: &str) -> String {
        let name = self.hall.line(code).map(|line| self.lang.say(&line.name));
        name.map_or_else(|| code.to_owned(), |name| format!("{code} {name}"))
    }

    /// The hall in one line, in so many columns if need be.
    pub fn summary(self, room: u16) -> String {
        let fits = |said: &String| columns(said) <= usize::from(room);
        let whole = self.summary_with(self.unopened(self.words.unopened_in_all, "%m-%d %H:%M"), true);
        let brief = || self.unopened(self.words.unopened_in_brief, "%m-%d");
        let shorter = [true, false].into_iter().map(|apart| self.summary_with(brief(), apart));
        let mut ways = std::iter::once(whole).chain(shorter);
        ways.find(fits).unwrap_or_else(|| self.summary_with(None, false))
    }

    /// What lies in the opinion box unopened, and since when; nothing where it is empty.
    fn unopened(self, said: fn(u32, &str) -> String, form: &str) -> Option<String> {
        self.now.unopened.map(|lying| said(lying.count, &lying.since.format(form).to_string()))
    }

    /// With the entrusted windows counted `apart`, or among the others.
    fn summary_with(self, unopened: Option<String>, apart: bool) -> String {
        let standing = |wanted| self.now.windows.iter().filter(|now| now.standing(self.at) == wanted).count();
        let stopped = self.now.lines.iter().filter(|line| line.today.stopped).count();
        let (paused, lost) = (standing(WindowStatus::Paused), standing(WindowStatus::Lost));
        let words = self.words;
        let [own, entrusted] = self.now.open_windows(self.hall, self.at);
        let open = if apart && entrusted > 0 {
            (words.open_in_both)(own + entrusted, own, entrusted)
        } else {
            (words.open_in_all)(own + entrusted)
        };
        let parts = [
            Some((words.waiting_in_all)(self.now.lines.iter().map(LineOverview::waiting).sum())),
            Some(open),
            (paused > 0).then(|| (words.paused_in_all)(paused)),
            (lost > 0).then(|| (words.lost_in_all)(lost)),
            (stopped > 0).then(|| (words.stopped_in_all)(stopped)),
            unopened,
            Some((words.done_in_all)(self.now.windows.iter().map(|now| now.done).sum())),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// A text in so many columns, cut anywhere: in a table every column counts.
pub(super) fn cut(text: &str, width: u16) -> String {
    let width = usize::from(width);
    if columns(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        if columns(&short) + columns(letter.encode_utf8(&mut [0; 4])) + 1 > width {
            break;
        }
        short.push(letter);
    }
    short.trim_end().to_owned() + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_where_the_room_ends() {
        let said = [20, 12, 8, 1].map(|width| cut("Social Insurance", width));
        assert_eq!(said, ["Social Insurance", "Social Insu…", "Social…", "…"]);
        assert_eq!([10, 7, 6].map(|width| cut("医保公积金", width)), ["医保公积金", "医保公…", "医保…"]);
    }
}
