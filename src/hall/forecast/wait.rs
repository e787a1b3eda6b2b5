//! How long a person will wait: a range, or nothing where nothing honest can be said.
use super::Pace;
use super::{ExpectedPerson, ServiceSpeed, forecast};
use crate::hall::{calendar::Span, queue::LineToday};
use chrono::{NaiveDateTime, TimeDelta};

/// What is wrong with windows and pace as they are known, in per cent of the wait: windows pause and serve other lines,
/// people come back who were missed, others go first. Set by simulated days: `tests/hall/wait.rs`.
const UNSURE: u64 = 14;
/// Seconds that clerks may work on into a break while people wait.
const WORK_ON: i64 = 1800;
/// How many of a hundred more than are ahead are called before: others come back, are sent here, go first.
const MORE: u64 = 8;
/// How many deviations the range reaches to each side, in hundredths. Set likewise.
const REACH: (u64, u64) = (120, 135);

/// Minutes until being called: not less than, not more than.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The shortest wait to expect, in minutes.
    pub least: u32,
    /// The longest wait to expect, in minutes.
    pub most: u32,
}

impl Wait {
    /// The wait behind `ahead` people at `windows` open windows, `minutes` (best, worst) a person, by the timetable.
    ///
    /// With no window open nothing can be said. At best every window has just become free and works at the quick pace;
    /// at worst each has just begun with somebody and works at the slow pace.
    pub fn estimate(ahead: u32, windows: u32, minutes: (u16, u16)) -> Option<Wait> {
        if windows == 0 {
            return None;
        }
        let least = ahead / windows * u32::from(minutes.0);
        let most = (ahead / windows + 1) * u32::from(minutes.1);
        Some(Wait { least, most }.rounded())
    }

    /// The wait of somebody who comes now, from the windows that are open and how fast they were lately.
    ///
    /// Nothing where no window is open, or nobody knows how many are. In the `gaps` of the day nobody is called; clerks may
    /// work on into one for a while. The range holds four of five true waits.
    pub fn foreseen(
        ahead: u32,
        minutes: (u16, u16),
        today: &LineToday,
        gaps: &[Span],
        now: NaiveDateTime,
    ) -> Option<Wait> {
        let windows = today.windows?;
        let pace = Pace::blended(minutes, today.pace);
        let speed = ServiceSpeed { seconds: pace.mean, windows };
        let ahead = (0..ahead).map(|number| ExpectedPerson::walk_in(number, now - TimeDelta::seconds(1)));
        let due = today.appointments.iter().map(|due| ExpectedPerson::appointment(0, *due));
        let people: Vec<ExpectedPerson> = ahead.chain(due).collect();
        let forecast = forecast(&people, speed, now).ok()?;
        let newcomer = forecast.iter().find(|one| one.number.is_none())?;
        let slot = speed.slot().ok()?;
        let (least, most) = around(newcomer.estimate, slot, pace, windows);
        let least = if newcomer.before == 0 { 0 } else { past(least, gaps, now, WORK_ON) };
        let most = past(most, gaps, now, 0);
        let minutes = |seconds: u64| u32::try_from(seconds).unwrap_or(u32::MAX);
        Some(Wait { least: minutes(least / 60), most: minutes(most.div_ceil(60)) }.rounded())
    }

    /// Past ten minutes both ends are rounded outwards to five, since nobody can promise more exactly than that.
    fn rounded(self) -> Wait {
        let Wait { least, most } = self;
        Wait {
            least: if least > 10 { least / 5 * 5 } else { least },
            most: if most > 10 { most.div_ceil(5) * 5 } else { most },
        }
    }
}

/// Seconds from now, with those gaps that begin so long before their end.
fn past(seconds: u64, gaps: &[Span], now: NaiveDateTime, work_on: i64) -> u64 {
    gaps.iter().fold(seconds, |seconds, gap| {
        let at = |time| now.date().and_time(time);
        let reached = now + TimeDelta::seconds(i64::try_from(seconds).unwrap_or(0));
        let crossed = now < at(gap.until) && at(gap.from) + TimeDelta::seconds(work_on) < reached;
        let length = (at(gap.until) - at(gap.from).max(now)).num_seconds();
        if crossed { seconds + u64::try_from(length).unwrap_or(0) } else { seconds }
    })
}

/// The seconds that a wait lies between: `estimate` counts every window that must become free as a whole slot.
fn around(estimate: u64, slot: u64, pace: Pace, windows: u32) -> (u64, u64) {
    let (mean, spread) = (u64::from(pace.mean), u64::from(pace.spread));
    // In per mille: the variance of one person's time, and that of the time from one free window to the next, which with
    // several windows is nearer to that of calls that know nothing of each other.
    let square = (spread * spread * 1000 / (mean * mean)).min(2000);
    let between = if windows > 100 { u64::midpoint(square, 1000) } else { square };
    // Whoever comes finds the windows in the middle of somebody.
    let estimate = slot + (estimate - slot) * (100 + MORE) / 100;
    let middle = (estimate - slot) + slot * (1000 + square) / 2000;
    let chance = estimate * slot * between / 1000;
    let unsure = middle * UNSURE / 100;
    let deviation = (chance + unsure * unsure).isqrt();
    (middle.saturating_sub(deviation * REACH.0 / 100), middle + deviation * REACH.1 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_at_the_windows_means_nobody_can_say() {
        assert_eq!(Wait::estimate(3, 0, (4, 8)), None);
        let away = LineToday { windows: Some(0), ..LineToday::default() };
        assert_eq!(Wait::foreseen(3, (4, 8), &away, &[], NaiveDateTime::default()), None);
        assert_eq!(Wait::foreseen(3, (4, 8), &LineToday::default(), &[], NaiveDateTime::default()), None);
    }

    #[test]
    fn the_range_holds_best_and_worst() {
        assert_eq!(Wait::estimate(0, 2, (4, 8)), Some(Wait { least: 0, most: 8 }));
        assert_eq!(Wait::estimate(5, 2, (4, 8)), Some(Wait { least: 8, most: 25 }));
        assert_eq!(Wait::estimate(7, 1, (4, 8)), Some(Wait { least: 25, most: 65 }));
    }

    #[test]
    fn more_windows_and_a_quicker_pace_mean_a_shorter_wait() {
        let wait = |ahead, windows, mean| {
            let pace = Some(Pace { mean, spread: mean / 2, count: 30 });
            let today = LineToday { windows: Some(windows), pace, ..LineToday::default() };
            Wait::foreseen(ahead, (5, 15), &today, &[], NaiveDateTime::default()).unwrap()
        };
        assert_eq!(wait(0, 200, 500).least, 0, "a window may be free");
        assert!(wait(8, 300, 500).most < wait(8, 100, 500).most);
        assert!(wait(8, 200, 300).most < wait(8, 200, 600).most);
        assert!(
            wait(8, 150, 500).most < wait(8, 100, 500).most,
            "a window that serves two lines counts half"
        );
    }

    #[test]
    fn appointments_that_fall_due_before_go_before() {
        let now = NaiveDateTime::default();
        let soon = vec![now + TimeDelta::minutes(5); 4];
        let today = |appointments| LineToday { windows: Some(100), appointments, ..LineToday::default() };
        let without = Wait::foreseen(2, (5, 15), &today(vec![]), &[], now).unwrap();
        let with = Wait::foreseen(2, (5, 15), &today(soon), &[], now).unwrap();
        assert!(with.most > without.most && with.least > without.least);
    }

    #[test]
    fn a_wait_that_reaches_into_the_break_may_last_until_after_it() {
        let now = "2026-11-23T11:30:00".parse().unwrap();
        let today = LineToday { windows: Some(100), ..LineToday::default() };
        let noon = ["12:00-13:00".parse().unwrap()];
        let wait = |ahead, gaps: &[Span]| Wait::foreseen(ahead, (5, 15), &today, gaps, now).unwrap();
        assert_eq!(wait(0, &noon), wait(0, &[]), "served before noon");
        assert_eq!(wait(3, &noon).most, wait(3, &[]).most + 60, "perhaps not before the break");
        assert_eq!(wait(3, &noon).least, wait(3, &[]).least, "perhaps before it");
        assert_eq!(wait(20, &noon).least, wait(20, &[]).least + 60, "surely not");
    }
}
