//! Times derived from what happened: waiting, walking, being served; a window with nobody.
//!
//! What the end of the day closed was not closed by anybody: it is known when it began, and no average is taken of it.
use crate::hall::queue::Step;
use chrono::{NaiveDateTime, TimeDelta};

/// A step that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassedStep {
    /// The step that was made.
    pub step: Step,
    /// The moment it was made, by the hall's clock.
    pub at: NaiveDateTime,
    /// Somebody made it; the end of the day did not.
    pub exact: bool,
}

/// The times of a ticket, in seconds; nothing where one cannot be said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// From the number to the first call.
    pub waiting: Option<u32>,
    /// From the last call before each service to its start.
    pub walking: Option<u32>,
    /// All spells of service together; what was held lies between them.
    pub serving: Option<u32>,
}

impl Times {
    /// The times of a ticket whose steps are given in order.
    ///
    /// Where a clerk finished without saying that service began, nobody knows how much of the time was the way: neither is
    /// said. The same goes for a service that the end of the day closed.
    pub fn of(steps: &[PassedStep]) -> Times {
        let mut times = Times::default();
        let issued = steps.iter().find(|passed| passed.step == Step::Issued).map(|passed| passed.at);
        let first = steps.iter().find(|passed| passed.step == Step::Called);
        times.waiting = issued.zip(first).map(|(issued, first)| whole(first.at - issued));
        let (mut called, mut begun, mut known) = (None, None, true);
        for passed in steps {
            match passed.step {
                Step::Called | Step::Recalled | Step::BroughtBack => called = Some(passed.at),
                Step::Started => {
                    let way = called.take().map(|called| whole(passed.at - called));
                    times.walking = add(times.walking, way);
                    begun = Some(passed.at);
                }
                Step::Finished | Step::Held | Step::Transferred | Step::Abandoned | Step::Expired => {
                    let ends_unknown = begun.is_some() && !passed.exact;
                    let never_begun = passed.step == Step::Finished && begun.is_none() && called.is_some();
                    known &= !ends_unknown && !never_begun;
                    times.serving = add(times.serving, begun.take().map(|begun| whole(passed.at - begun)));
                    called = None;
                }
                Step::Issued | Step::Missed | Step::Cancelled | Step::Removed => called = None,
                // What was taken back is not among the steps.
                Step::LetIn | Step::Undone => {}
            }
        }
        if known { times } else { Times { walking: None, serving: None, ..times } }
    }
}

/// How long a window had nobody between the end of one person and the call of the next, in seconds each.
///
/// `steps` are those made at the window, in order; whenever it paused or was left lies in `away` and is no idle time.
pub fn idle(steps: &[PassedStep], away: &[(NaiveDateTime, NaiveDateTime)]) -> Vec<u32> {
    let (mut free, mut gaps) = (None, Vec::new());
    for passed in steps {
        match passed.step {
            Step::Finished | Step::Missed | Step::Abandoned | Step::Held | Step::Transferred => {
                free = passed.exact.then_some(passed.at);
            }
            Step::Expired => free = None,
            Step::Called | Step::BroughtBack => {
                if let Some(free) = free.take() {
                    let paused = away.iter().map(|(from, until)| overlap((free, passed.at), (*from, *until)));
                    gaps.push(whole(passed.at - free - paused.sum()));
                }
            }
            Step::Issued
            | Step::Recalled
            | Step::Started
            | Step::Cancelled
            | Step::LetIn
            | Step::Removed
            | Step::Undone => {}
        }
    }
    gaps
}

fn overlap(one: (NaiveDateTime, NaiveDateTime), other: (NaiveDateTime, NaiveDateTime)) -> TimeDelta {
    (one.1.min(other.1) - one.0.max(other.0)).max(TimeDelta::zero())
}

/// Whole seconds, all of them: 75 minutes are 4,500.
fn whole(time: TimeDelta) -> u32 {
    u32::try_from(time.num_seconds()).unwrap_or(0)
}

fn add(sum: Option<u32>, more: Option<u32>) -> Option<u32> {
    more.map_or(sum, |more| Some(sum.unwrap_or(0) + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> NaiveDateTime {
        let nine = "2026-11-23T09:00:00".parse::<NaiveDateTime>().unwrap();
        nine + TimeDelta::minutes(minutes)
    }

    fn passed(steps: &[(Step, i64)]) -> Vec<PassedStep> {
        steps
            .iter()
            .map(|(step, minutes)| PassedStep { step: *step, at: at(*minutes), exact: true })
            .collect()
    }

    fn times(steps: &[(Step, i64)]) -> (Option<u32>, Option<u32>, Option<u32>) {
        let Times { waiting, walking, serving } = Times::of(&passed(steps));
        let minutes = |seconds: Option<u32>| seconds.map(|seconds| seconds / 60);
        (minutes(waiting), minutes(walking), minutes(serving))
    }

    use Step::{
        Abandoned, BroughtBack, Called, Expired, Finished, Held, Issued, Missed, Recalled, Started,
        Transferred,
    };

    #[test]
    fn one_waits_until_the_first_call_and_walks_from_the_last() {
        let steps = [(Issued, 0), (Called, 75), (Recalled, 77), (Started, 78), (Finished, 88)];
        assert_eq!(times(&steps), (Some(75), Some(1), Some(10)));
    }

    #[test]
    fn more_than_an_hour_counts_in_full() {
        let steps = [(Issued, 0), (Called, 130), (Started, 131), (Finished, 131 + 75)];
        assert_eq!(times(&steps), (Some(130), Some(1), Some(75)));
    }

    #[test]
    fn being_held_is_not_being_served() {
        let steps = [
            (Issued, 0),
            (Called, 5),
            (Started, 6),
            (Held, 10),
            (BroughtBack, 40),
            (Started, 42),
            (Finished, 49),
        ];
        assert_eq!(times(&steps), (Some(5), Some(3), Some(11)));
    }

    #[test]
    fn a_transfer_has_two_spells_and_one_wait() {
        let steps = [
            (Issued, 0),
            (Called, 5),
            (Started, 6),
            (Transferred, 10),
            (Called, 30),
            (Started, 31),
            (Finished, 41),
        ];
        assert_eq!(times(&steps), (Some(5), Some(2), Some(14)));
    }

    #[test]
    fn whoever_was_missed_waited_until_the_first_call() {
        let steps = [(Issued, 0), (Called, 5), (Missed, 7), (Called, 20), (Started, 21), (Finished, 25)];
        assert_eq!(times(&steps), (Some(5), Some(1), Some(4)));
        assert_eq!(times(&[(Issued, 0), (Called, 5), (Abandoned, 7)]), (Some(5), None, None));
    }

    #[test]
    fn a_start_nobody_pressed_leaves_way_and_service_unknown() {
        assert_eq!(times(&[(Issued, 0), (Called, 5), (Finished, 15)]), (Some(5), None, None));
    }

    #[test]
    fn what_nightfall_closed_is_left_out() {
        let mut steps = passed(&[(Issued, 0), (Called, 5), (Started, 6), (Expired, 900)]);
        steps[3].exact = false;
        assert_eq!(Times::of(&steps), Times { waiting: Some(300), walking: None, serving: None });
        let mut waits = passed(&[(Issued, 0), (Expired, 900)]);
        waits[1].exact = false;
        assert_eq!(Times::of(&waits), Times::default(), "nobody waited until nightfall");
    }

    #[test]
    fn a_window_is_idle_from_one_end_to_the_next_call_without_its_pauses() {
        let steps = [
            (Called, 0),
            (Started, 1),
            (Finished, 10),
            (Called, 13),
            (Missed, 15),
            (Called, 15),
            (Finished, 20),
            (Called, 50),
        ];
        let gaps = idle(&passed(&steps), &[(at(22), at(45))]);
        assert_eq!(gaps, [3 * 60, 0, 7 * 60]);
        let mut night = passed(&[(Called, 0), (Expired, 900), (Called, 1440)]);
        night[1].exact = false;
        assert_eq!(idle(&night, &[]), Vec::<u32>::new(), "a night is no idle time");
    }
}
