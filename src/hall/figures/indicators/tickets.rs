//! What numbers (号票) come to, one after the other, and what windows recorded of the businesses they finished.
use super::value::Measure;
use crate::hall::WindowCode;
use crate::hall::figures::{PassedStep, Times};
use crate::hall::queue::Step;
use std::collections::BTreeMap;

/// What is counted of a number: its steps in order, each with the window where it was made, if one made it.
#[derive(Clone, Copy, Debug)]
pub struct TicketFacts<'a> {
    /// The steps.
    pub steps: &'a [(PassedStep, Option<WindowCode>)],
    /// Its slip was printed again.
    pub is_reprinted: bool,
}

impl TicketFacts<'_> {
    /// The window that had it last; a number belongs to that one.
    pub fn window(&self) -> Option<&WindowCode> {
        self.steps.iter().rev().find_map(|(_, window)| window.as_ref())
    }

    /// Says whether somebody made a step of it.
    fn made(&self, step: Step) -> bool {
        self.steps.iter().any(|(passed, _)| passed.step == step && passed.exact)
    }
}

/// How a business ended at its window, by the codes that `calling.toml` is written with.
const ON_THE_SPOT: &str = "done";
/// It was taken in, and is finished later.
const TAKEN_IN: &str = "accepted";

/// The counts of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketCounts {
    /// Numbers that were given.
    pub given: u64,
    /// Those of them that were called.
    pub called: u64,
    /// Called ones that were given up at the window.
    pub abandoned: u64,
    /// Called ones that nobody came for at least once.
    pub missed: u64,
    /// Called ones that went on to another line or window.
    pub transferred: u64,
    /// Given ones whose slip was printed again.
    pub reprinted: u64,
    /// Businesses that windows recorded as finished on the spot.
    pub on_the_spot: u64,
    /// Businesses that they recorded as taken in, to be finished later.
    pub taken_in: u64,
    /// Businesses that were finished without recording how.
    pub unrecorded: u64,
    waits: SecondsTally,
    services: SecondsTally,
}

impl TicketCounts {
    /// Counts a number.
    pub fn add(&mut self, facts: &TicketFacts<'_>) {
        self.given += 1;
        self.reprinted += u64::from(facts.is_reprinted);
        if facts.made(Step::Called) {
            self.called += 1;
            self.abandoned += u64::from(facts.made(Step::Abandoned));
            self.missed += u64::from(facts.made(Step::Missed));
            self.transferred += u64::from(facts.made(Step::Transferred));
        }
        // What the end of the day closed was closed by nobody; no average is taken of it.
        if facts.steps.iter().all(|(passed, _)| passed.exact) {
            let steps: Vec<PassedStep> = facts.steps.iter().map(|(passed, _)| *passed).collect();
            let times = Times::of(&steps);
            times.waiting.into_iter().for_each(|seconds| self.waits.add(seconds));
            times.serving.into_iter().for_each(|seconds| self.services.add(seconds));
        }
    }

    /// Counts what a window recorded: how a business ended, and how many of it there were.
    pub fn add_business(&mut self, outcome: &str, quantity: u32) {
        match outcome {
            ON_THE_SPOT => self.on_the_spot += u64::from(quantity),
            TAKEN_IN => self.taken_in += u64::from(quantity),
            "" => self.unrecorded += u64::from(quantity),
            _ => {}
        }
    }

    /// The mean wait, from the number to the first call.
    pub fn mean_wait(&self) -> Measure {
        self.waits.mean()
    }

    /// What nine of ten waited no longer than.
    pub fn ninth_wait(&self) -> Measure {
        self.waits.ninth()
    }

    /// The mean service, all spells of it together.
    pub fn mean_service(&self) -> Measure {
        self.services.mean()
    }
}

/// How often something took so many seconds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct SecondsTally(BTreeMap<u32, u64>);

impl SecondsTally {
    fn add(&mut self, seconds: u32) {
        *self.0.entry(seconds).or_default() += 1;
    }

    fn count(&self) -> u64 {
        self.0.values().sum()
    }

    fn mean(&self) -> Measure {
        let sum = self.0.iter().map(|(seconds, times)| u64::from(*seconds) * times).sum();
        Measure::Mean { sum, of: self.count() }
    }

    /// The shortest time that nine of ten do not exceed.
    fn ninth(&self) -> Measure {
        let of = self.count();
        let place = (of * 9).div_ceil(10);
        let mut below = 0;
        let ninth = self.0.iter().find(|(_, times)| {
            below += **times;
            below >= place
        });
        Measure::Ninth { seconds: ninth.map_or(0, |(seconds, _)| u64::from(*seconds)), of }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::figures::TimeSummary;
    use chrono::{NaiveDateTime, TimeDelta};

    fn steps(of: &[(Step, i64, bool, &str)]) -> Vec<(PassedStep, Option<WindowCode>)> {
        let nine: NaiveDateTime = "2026-11-23T09:00:00".parse().unwrap();
        let step = |(step, minutes, exact, window): &(Step, i64, bool, &str)| {
            let passed = PassedStep { step: *step, at: nine + TimeDelta::minutes(*minutes), exact: *exact };
            (passed, WindowCode::in_field(window))
        };
        of.iter().map(step).collect()
    }

    #[test]
    fn numbers_are_counted_by_what_somebody_did_with_them() {
        use Step::{Abandoned, Called, Expired, Finished, Issued, Missed, Started, Transferred};
        let table = [
            vec![
                (Issued, 0, true, ""),
                (Called, 10, true, "A01"),
                (Started, 11, true, "A01"),
                (Finished, 21, true, "A01"),
            ],
            vec![
                (Issued, 0, true, ""),
                (Called, 20, true, "A01"),
                (Missed, 22, true, "A01"),
                (Called, 30, true, "A02"),
                (Abandoned, 31, true, "A02"),
            ],
            vec![
                (Issued, 0, true, ""),
                (Called, 4, true, "A01"),
                (Started, 5, true, "A01"),
                (Transferred, 7, true, "A01"),
                (Called, 9, true, "A03"),
                (Started, 10, true, "A03"),
                (Finished, 14, true, "A03"),
            ],
            vec![(Issued, 0, true, ""), (Called, 400, true, "A01"), (Expired, 900, false, "A01")],
            vec![(Issued, 0, true, "")],
        ];
        let mut counts = TicketCounts::default();
        for (place, row) in table.iter().enumerate() {
            counts.add(&TicketFacts { steps: &steps(row), is_reprinted: place == 0 });
        }
        assert_eq!((counts.given, counts.called, counts.reprinted), (5, 4, 1));
        assert_eq!((counts.missed, counts.abandoned, counts.transferred), (1, 1, 1));
        assert_eq!(counts.mean_wait(), Measure::Mean { sum: (10 + 20 + 4) * 60, of: 3 });
        assert_eq!(counts.ninth_wait(), Measure::Ninth { seconds: 20 * 60, of: 3 });
        assert_eq!(counts.mean_service(), Measure::Mean { sum: (10 + 6) * 60, of: 2 });
        let window = |row: &[(Step, i64, bool, &str)]| {
            let steps = steps(row);
            let facts = TicketFacts { steps: &steps, is_reprinted: false };
            facts.window().map(ToString::to_string)
        };
        assert_eq!(window(&table[1]).as_deref(), Some("A02"));
        assert_eq!(window(&table[4]), None);
    }

    #[test]
    fn nine_of_ten_are_those_of_a_day() {
        for many in [1, 2, 9, 10, 11, 100, 101] {
            let times: Vec<u32> = (0..many).map(|place| (place * 37) % 101).collect();
            let mut tally = SecondsTally::default();
            for seconds in &times {
                tally.add(*seconds);
            }
            let summary = TimeSummary::of(times);
            let of = u64::try_from(summary.count).unwrap();
            assert_eq!(tally.ninth(), Measure::Ninth { seconds: u64::from(summary.p90), of }, "{many}");
        }
        assert_eq!(SecondsTally::default().ninth(), Measure::Ninth { seconds: 0, of: 0 });
    }

    #[test]
    fn only_what_is_finished_or_taken_in_is_a_business_that_could_end_on_the_spot() {
        let mut counts = TicketCounts::default();
        for (outcome, quantity) in
            [("done", 2), ("accepted", 3), ("advice", 5), ("done", 1), ("refused", 1), ("", 4)]
        {
            counts.add_business(outcome, quantity);
        }
        assert_eq!((counts.on_the_spot, counts.taken_in, counts.unrecorded), (3, 3, 4));
    }
}
