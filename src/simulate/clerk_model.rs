//! A window of a made-up day: when somebody is there, and what they are doing.
use super::{Behaviour, Rng};
use crate::hall::{Hall, calendar::Span, desk::Window};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};

/// What a window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ClerkActivity {
    /// Nobody is there.
    Away,
    /// Waits for somebody to come.
    Free,
    /// Has somebody in hand, by place in the crowd.
    With(usize),
    /// Puts things away before the next one.
    Tidies,
    /// Somebody is there and does something else.
    Paused,
}

/// Something that begins for the clerk at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ShiftEvent {
    /// Takes up duty.
    Begin,
    /// A break of so many seconds, after the person in hand.
    Break(u32),
    /// The morning or the day is over: leaves once nobody waits, but not later than the moment given.
    Leave(NaiveDateTime),
}

/// A window in a simulated day, with the clerk who works there.
#[derive(Clone, Debug)]
pub(super) struct ClerkModel<'h> {
    pub window: &'h Window,
    pub doing: ClerkActivity,
    /// Since when it is free.
    pub since: NaiveDateTime,
    /// What is to begin once nobody is in hand.
    pub then: Option<ShiftEvent>,
    /// People it holds who are back, by place in the crowd.
    pub back: Vec<usize>,
    /// People it holds.
    pub holds: u32,
    /// Seconds on duty, and seconds of them with somebody.
    pub there: i64,
    pub busy: i64,
    /// Since when the window is on duty, and since when with somebody.
    pub came: NaiveDateTime,
    pub took: NaiveDateTime,
}

impl<'h> ClerkModel<'h> {
    /// A window at which nobody is.
    pub fn new(window: &'h Window, at: NaiveDateTime) -> Self {
        ClerkModel {
            window,
            doing: ClerkActivity::Away,
            since: at,
            then: None,
            back: Vec::new(),
            holds: 0,
            there: 0,
            busy: 0,
            came: at,
            took: at,
        }
    }

    /// Says whether the window serves a line.
    pub fn serves(&self, line: &str) -> bool {
        self.window.lines.iter().any(|code| code == line)
    }
}

/// When the clerk of a window comes, breaks and leaves on a day; nothing at a window that serves no line.
pub(super) fn shifts(
    hall: &Hall,
    window: &Window,
    date: NaiveDate,
    manner: &Behaviour,
    rng: &mut Rng,
) -> Vec<(NaiveDateTime, ShiftEvent)> {
    let spans = staffed(hall, window);
    let mut shifts = Vec::new();
    // Somebody is ill now and then.
    if rng.chance(manner.ill) {
        return shifts;
    }
    for (at, span) in spans.iter().enumerate() {
        let (from, until) = (date.and_time(span.from), date.and_time(span.until));
        let overtime = TimeDelta::minutes(if at + 1 < spans.len() { 25 } else { manner.overtime.into() });
        shifts.push((from + TimeDelta::seconds(rng.between(0, 240).into()), ShiftEvent::Begin));
        let length = u32::try_from((until - from).num_seconds()).unwrap_or(0);
        if length > 7200 && rng.chance(700) {
            let after = TimeDelta::seconds(rng.between(2400, length - 2400).into());
            shifts.push((from + after, ShiftEvent::Break(rng.between(300, 900))));
        }
        shifts.push((until, ShiftEvent::Leave(until + overtime)));
    }
    shifts
}

/// When a window is staffed: as it says, else whenever one of its lines gives numbers; neighbours joined.
fn staffed(hall: &Hall, window: &Window) -> Vec<Span> {
    let lines = window.lines.iter().filter_map(|code| hall.line(code));
    let usual = lines.flat_map(|line| line.intervals.iter().map(|interval| interval.open));
    let mut spans: Vec<Span> = if window.open.is_empty() { usual.collect() } else { window.open.clone() };
    if window.lines.is_empty() {
        spans.clear();
    }
    spans.sort_by_key(|span| span.from);
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.from <= last.until => last.until = last.until.max(span.until),
            _ => joined.push(span),
        }
    }
    joined
}
