//! What became of everybody on made-up days, in figures.
use super::BrokenPromise;
use crate::hall::WindowCode;
use crate::hall::figures::Times;
use crate::hall::forecast::Wait;
use crate::hall::queue::{Refusal, TicketState};
use std::collections::BTreeMap;

/// Seconds that some people waited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitTimes(Vec<u32>);

impl WaitTimes {
    /// Adds the wait of one person, in seconds.
    pub fn add(&mut self, seconds: u32) {
        self.0.push(seconds);
    }

    /// How many people waited.
    pub fn people(&self) -> usize {
        self.0.len()
    }

    /// The mean, in seconds; 0 of nobody.
    pub fn mean(&self) -> u32 {
        let sum: u64 = self.0.iter().map(|seconds| u64::from(*seconds)).sum();
        let people = u64::try_from(self.0.len()).unwrap_or(u64::MAX).max(1);
        u32::try_from(sum / people).unwrap_or(u32::MAX)
    }

    /// What so many of a hundred do not exceed.
    pub fn percentile(&self, percent: usize) -> u32 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or(0)
    }

    /// The longest wait, in seconds; 0 where nobody waited.
    pub fn longest(&self) -> u32 {
        self.0.iter().copied().max().unwrap_or(0)
    }
}

/// What was promised of waits, and what became true.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WaitPromises {
    /// People who were told a range and were called.
    pub told: u32,
    /// Of them, those whose wait lay in it.
    pub within: u32,
    /// Of them, those who were called before the range began.
    pub early: u32,
    /// Of them, those who were called after the range had ended.
    pub late: u32,
    /// The widths of the ranges together, in minutes.
    pub width: u64,
    /// The true waits of those who were told, together, in seconds.
    pub waited: u64,
    /// People of whom nothing could be said.
    pub unsaid: u32,
}

impl WaitPromises {
    /// A wait that was or was not promised, and how long it was.
    pub fn add(&mut self, promised: Option<Wait>, seconds: u32) {
        let Some(wait) = promised else {
            self.unsaid += 1;
            return;
        };
        self.told += 1;
        self.width += u64::from(wait.most - wait.least);
        self.waited += u64::from(seconds);
        if seconds < wait.least * 60 {
            self.early += 1;
        } else if seconds > wait.most * 60 {
            self.late += 1;
        } else {
            self.within += 1;
        }
    }

    /// How many of a thousand true waits lay in the range.
    pub fn share(&self) -> u32 {
        self.within * 1000 / self.told.max(1)
    }

    /// The mean width of a range, in tenths of a minute.
    pub fn mean_width(&self) -> u64 {
        self.width * 10 / u64::from(self.told.max(1))
    }
}

/// Everything that is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SimulationFigures {
    /// Days that were played.
    pub days: u32,
    /// People who came.
    pub people: u32,
    /// People who got no number, by reason.
    pub refused: BTreeMap<&'static str, u32>,
    /// What became of tickets, by the word of the state.
    pub states: BTreeMap<&'static str, u32>,
    /// Waits until the first call, by line and class.
    pub waits: BTreeMap<(String, String), WaitTimes>,
    /// Seconds from the last call to the start of service.
    pub walking: WaitTimes,
    /// Seconds from the start of service to its end.
    pub serving: WaitTimes,
    /// Seconds on duty and seconds with somebody, by window.
    pub windows: BTreeMap<WindowCode, (u64, u64)>,
    /// What was promised of waits.
    pub promised: WaitPromises,
    /// Orders sent twice, and those of them that did something twice.
    pub repeated: (u32, u32),
    /// Promises that were not kept.
    pub broken: Vec<BrokenPromise>,
}

impl SimulationFigures {
    /// Somebody was refused a number.
    pub fn refuse(&mut self, refusal: &Refusal) {
        *self.refused.entry(refusal.word()).or_default() += 1;
    }

    /// What became of a ticket.
    pub fn end(&mut self, state: TicketState) {
        *self.states.entry(state.word()).or_default() += 1;
    }

    /// The times of a ticket of a line and class.
    pub fn times(&mut self, line: &str, class: &str, times: Times) {
        if let Some(waiting) = times.waiting {
            self.waits.entry((line.to_owned(), class.to_owned())).or_default().add(waiting);
        }
        if let Some(seconds) = times.walking {
            self.walking.add(seconds);
        }
        if let Some(seconds) = times.serving {
            self.serving.add(seconds);
        }
    }

    /// All waits together.
    pub fn all_waits(&self) -> WaitTimes {
        WaitTimes(self.waits.values().flat_map(|waits| waits.0.iter().copied()).collect())
    }

    /// Tickets that did not end in exactly one final state.
    pub fn unended(&self) -> u32 {
        let live = TicketState::ALL.iter().filter(|(state, _)| state.is_live());
        live.filter_map(|(_, word)| self.states.get(word)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_summed_up() {
        let mut waits = WaitTimes::default();
        assert_eq!((waits.mean(), waits.percentile(90), waits.longest()), (0, 0, 0));
        for minute in 1..=10 {
            waits.add(minute * 60);
        }
        assert_eq!((waits.mean(), waits.percentile(90), waits.longest()), (330, 540, 600));
    }

    #[test]
    fn a_promise_is_kept_to_the_second() {
        let mut promised = WaitPromises::default();
        let range = Some(Wait { least: 5, most: 10 });
        for seconds in [299, 300, 600, 601] {
            promised.add(range, seconds);
        }
        promised.add(None, 60);
        assert_eq!((promised.early, promised.within, promised.late, promised.unsaid), (1, 2, 1, 1));
        assert_eq!((promised.share(), promised.mean_width()), (500, 50));
    }
}
