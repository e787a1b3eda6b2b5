//! A line (队列) people queue in: its letter, its hours, how many it takes.
use super::Policy;
use crate::hall::{LineCode, Name, calendar::Span, forecast::Pace};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use std::cmp::Reverse;

/// What happens to someone who is called and does not come (过号); printed on the slip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MissedPolicy {
    /// The number is void; take another.
    #[default]
    Void,
    /// Called again after some others, a few times.
    Back {
        /// After how many people.
        after: u16,
        /// How many times at most.
        times: u16,
    },
    /// Kept for some minutes.
    Kept {
        /// How many minutes from being missed.
        minutes: u16,
    },
}

/// A stretch of the day in which a line gives numbers, and how many it gives then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The stretch of the day: its beginning belongs to it, its end does not.
    pub open: Span,
    /// How many numbers at most.
    pub quota: u32,
}

/// A line people can queue in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The letters before the number, unique, such as `A`.
    pub code: LineCode,
    /// What it is for.
    pub name: Name,
    /// The units whose matters queue here, by Chinese name.
    pub departments: Vec<String>,
    /// When numbers are given, in order.
    pub intervals: Vec<Interval>,
    /// How many numbers at most in a day.
    pub day_cap: u32,
    /// Whether there is a priority entrance (绿色通道).
    pub priority: bool,
    /// How many minutes one person usually takes: at best, at worst.
    pub minutes: (u16, u16),
    /// What happens to a missed number.
    pub missed: MissedPolicy,
    /// Who is next.
    pub policy: Policy,
    /// It serves whatever no other line does.
    pub general: bool,
}

/// How a line stands on the business day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineToday {
    /// The line's code.
    pub line: LineCode,
    /// The last number given, or passed over after a loss.
    pub last: u32,
    /// Numbers given today.
    pub today: u32,
    /// People waiting who have a class.
    pub waiting_priority: u32,
    /// Other people waiting.
    pub waiting: u32,
    /// Numbers given in each interval so far, under the interval's beginning.
    pub by_interval: Vec<(NaiveTime, u32)>,
    /// An admin stopped it: it gives no numbers until it is reopened.
    pub stopped: bool,
    /// Windows that serve it now, in hundredths of a window, since one may serve several lines; nothing before anybody has
    /// signed in anywhere today.
    pub windows: Option<u32>,
    /// How fast it moved lately; nothing before anybody was served.
    pub pace: Option<Pace>,
    /// Since when the one who came first of those who wait has waited.
    pub oldest: Option<NaiveDateTime>,
    /// The appointments in it that are still to come today.
    pub appointments: Vec<NaiveDateTime>,
}

impl Line {
    /// Under which beginning the numbers of an interval are counted: that of the usual interval that it is most of, so that a day
    /// whose hours change goes on counting; its own where it is no part of a usual one. `self` is the line as it usually is.
    pub fn counted_under(&self, interval: &Interval) -> NaiveTime {
        let shared = |usual: &&Interval| {
            let (from, until) =
                (usual.open.from.max(interval.open.from), usual.open.until.min(interval.open.until));
            (until - from).max(TimeDelta::zero())
        };
        let most = self.intervals.iter().max_by_key(|usual| (shared(usual), Reverse(usual.open.from)));
        most.filter(|usual| shared(usual) > TimeDelta::zero())
            .map_or(interval.open.from, |usual| usual.open.from)
    }
}

impl LineToday {
    /// How many people somebody who came now would have ahead under the policy of the line.
    pub fn ahead(&self, policy: Policy, has_class: bool, now: NaiveDateTime) -> u32 {
        let longest = self.oldest.map_or(0, |since| (now - since).num_minutes());
        policy.ahead((self.waiting_priority, self.waiting), has_class, longest)
    }

    /// How many numbers were given in an interval, under the beginning that it is counted under ([`Line::counted_under`]), or one that
    /// lies within it, from hours that were changed since.
    pub fn given_in(&self, interval: &Interval, counted_under: NaiveTime) -> u32 {
        let own = self.by_interval.iter().filter(|(from, _)| *from == counted_under);
        own.map(|(_, given)| *given).sum::<u32>() + self.given_before(interval, counted_under)
    }

    /// How many of them stand under another beginning.
    pub fn given_before(&self, interval: &Interval, counted_under: NaiveTime) -> u32 {
        let others = self.by_interval.iter().filter(|(from, _)| *from != counted_under);
        others.filter(|(from, _)| interval.open.contains(*from)).map(|(_, given)| *given).sum()
    }
}
