//! The figures of a day, derived from its steps: what became of people, how long they waited, how windows were used.
use super::{PassedStep, Times, idle};
use crate::hall::queue::{Step, TicketState};
use crate::hall::{Hall, LineCode, WindowCode};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// Everything that happened to a ticket, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// The line that gave it, by code.
    pub line: LineCode,
    /// The line it was in at the end: another one after a transfer, or after it went on.
    pub queue: LineCode,
    /// Where it stands.
    pub state: TicketState,
    /// Its steps, each with the window where it was made, if one made it.
    pub steps: Vec<(PassedStep, Option<WindowCode>)>,
}

/// When a window's clerk was away: from a pause or the end of a duty until the window opened again.
pub type Absences = BTreeMap<WindowCode, Vec<(NaiveDateTime, NaiveDateTime)>>;

/// Times of many, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeSummary {
    /// How many times were measured.
    pub count: usize,
    /// Their mean, in whole seconds.
    pub mean: u32,
    /// The 90th percentile, in seconds: nine of ten took no longer.
    pub p90: u32,
    /// The longest of them, in seconds.
    pub longest: u32,
}

impl TimeSummary {
    /// The spread of some times; all zero where there are none.
    pub fn of(mut times: Vec<u32>) -> TimeSummary {
        times.sort_unstable();
        let Some(longest) = times.last().copied() else { return TimeSummary::default() };
        let sum: u64 = times.iter().map(|time| u64::from(*time)).sum();
        let mean = u32::try_from(sum / times.len() as u64).unwrap_or(u32::MAX);
        let p90 = times.get((times.len() * 9).div_ceil(10) - 1).copied().unwrap_or(longest);
        TimeSummary { count: times.len(), mean, p90, longest }
    }
}

/// What became of the tickets that a line gave, wherever they were served.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineFigures {
    /// How many stand where, in the order of [`TicketState::ALL`].
    pub states: BTreeMap<&'static str, u32>,
    /// How many of them ended in another line.
    pub moved: u32,
    /// How many of them were let in before those whose turn it was.
    pub let_in: u32,
    /// From the number to the first call.
    pub waiting: TimeSummary,
    /// From the last call to the start of service.
    pub walking: TimeSummary,
    /// From the start of service to its end.
    pub serving: TimeSummary,
}

/// How a window was used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowFigures {
    /// Businesses that were finished.
    pub done: u32,
    /// From the end of one ticket to the call of the next, pauses left out.
    pub idle: TimeSummary,
}

/// The figures of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayFigures {
    /// The figures of each line, by its code.
    pub lines: BTreeMap<LineCode, LineFigures>,
    /// The figures of each window, by its code.
    pub windows: BTreeMap<WindowCode, WindowFigures>,
    /// Tickets that the end of the day closed and nobody did.
    pub inexact: usize,
}

impl DayFigures {
    /// How many windows were used, and how many businesses were finished there: of the units' own windows, and of those of delegated
    /// units.
    pub fn by_unit(&self, hall: &Hall) -> [(usize, u32); 2] {
        let of = |entrusted: bool| {
            let is_of = |code: &str| hall.window(code).is_some_and(|window| window.entrusted) == entrusted;
            let used = self.windows.iter().filter(|(code, _)| is_of(code));
            used.fold((0, 0), |(count, done), (_, figures)| (count + 1, done + figures.done))
        };
        [of(false), of(true)]
    }

    /// The figures of the tickets of a day.
    pub fn of(histories: &[History], away: &Absences) -> DayFigures {
        let mut by_line: BTreeMap<&LineCode, Vec<&History>> = BTreeMap::new();
        for history in histories {
            by_line.entry(&history.line).or_default().push(history);
        }
        let inexact = |history: &&History| history.steps.iter().any(|(passed, _)| !passed.exact);
        DayFigures {
            lines: by_line
                .into_iter()
                .map(|(line, tickets)| (line.clone(), line_figures(&tickets)))
                .collect(),
            windows: windows(histories, away),
            inexact: histories.iter().filter(inexact).count(),
        }
    }
}

fn line_figures(tickets: &[&History]) -> LineFigures {
    let mut states = BTreeMap::new();
    let moved = tickets.iter().filter(|ticket| ticket.queue != ticket.line).count();
    let is_let_in = |ticket: &&&History| ticket.steps.iter().any(|(passed, _)| passed.step == Step::LetIn);
    let let_in = tickets.iter().filter(is_let_in).count();
    let (mut waiting, mut walking, mut serving) = (Vec::new(), Vec::new(), Vec::new());
    for ticket in tickets {
        *states.entry(ticket.state.word()).or_insert(0) += 1;
        let steps: Vec<PassedStep> = ticket.steps.iter().map(|(passed, _)| *passed).collect();
        // What the end of the day closed was closed by nobody; no average is taken of it.
        let is_exact = steps.iter().all(|passed| passed.exact);
        let times = if is_exact { Times::of(&steps) } else { Times::default() };
        waiting.extend(times.waiting);
        walking.extend(times.walking);
        serving.extend(times.serving);
    }
    LineFigures {
        states,
        moved: u32::try_from(moved).unwrap_or(u32::MAX),
        let_in: u32::try_from(let_in).unwrap_or(u32::MAX),
        waiting: TimeSummary::of(waiting),
        walking: TimeSummary::of(walking),
        serving: TimeSummary::of(serving),
    }
}

fn windows(histories: &[History], away: &Absences) -> BTreeMap<WindowCode, WindowFigures> {
    let mut steps: BTreeMap<&WindowCode, Vec<PassedStep>> = BTreeMap::new();
    for (passed, window) in histories.iter().flat_map(|history| &history.steps) {
        if let Some(window) = window {
            steps.entry(window).or_default().push(*passed);
        }
    }
    let figures = steps.into_iter().map(|(window, mut steps)| {
        steps.sort_by_key(|passed| passed.at);
        let done = steps.iter().filter(|passed| passed.step == Step::Finished).count();
        let gone = away.get(window).map(Vec::as_slice).unwrap_or_default();
        let idle = TimeSummary::of(idle(&steps, gone));
        (window.clone(), WindowFigures { done: u32::try_from(done).unwrap_or(u32::MAX), idle })
    });
    figures.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_of_ten_took_no_longer_than_the_ninth() {
        let spread = TimeSummary::of((1..=20).rev().collect());
        assert_eq!(spread, TimeSummary { count: 20, mean: 10, p90: 18, longest: 20 });
        assert_eq!(TimeSummary::of(vec![7]), TimeSummary { count: 1, mean: 7, p90: 7, longest: 7 });
        assert_eq!(TimeSummary::of(Vec::new()), TimeSummary::default());
    }
}
