//! The hall's clock: the system's time at the hall's own fixed offset, whatever time zone the system is set to.
use chrono::{FixedOffset, NaiveDateTime, Offset, TimeDelta, Utc};
use std::{
    str::FromStr,
    sync::OnceLock,
    time::{Duration, Instant},
};

/// The year this version was made in; a clock that says less is wrong.
pub const MADE: i32 = 2026;

/// Seconds that Beijing is ahead of Greenwich.
const BEIJING: i32 = 8 * 3600;

/// The exercise this process takes part in, if it does; set once, at its start.
static EXERCISE: OnceLock<ExerciseClock> = OnceLock::new();

/// The time in the hall. A system with a wrong or missing time zone changes nothing.
pub fn now(offset: FixedOffset) -> NaiveDateTime {
    let now = Utc::now();
    match EXERCISE.get() {
        Some(exercise) => exercise.at(now.naive_utc()),
        None => now.with_timezone(&offset).naive_local(),
    }
}

/// The time by which what is planned comes into force: that of the store's server where it has one, told in Greenwich, so that one
/// machine with a wrong clock does nothing early for all; an exercise goes by its own clock, and a file by this machine's.
pub fn of_store(server: Option<NaiveDateTime>, offset: FixedOffset) -> NaiveDateTime {
    told(server.filter(|_| !is_exercise()), offset).unwrap_or_else(|| now(offset))
}

fn told(server: Option<NaiveDateTime>, offset: FixedOffset) -> Option<NaiveDateTime> {
    server?.checked_add_offset(offset)
}

/// Beijing time, where nothing else is said.
pub fn beijing() -> FixedOffset {
    FixedOffset::east_opt(BEIJING).unwrap_or_else(|| Utc.fix())
}

/// Says whether this process goes by the clock of an exercise.
pub fn is_exercise() -> bool {
    EXERCISE.get().is_some()
}

/// How long something has been going on since it began, by the hall's clock: faster in an exercise that is.
pub fn running(begun: Instant) -> Duration {
    begun.elapsed() * EXERCISE.get().map_or(1, |exercise| exercise.speed.into())
}

/// From now on this process goes by the clock of an exercise.
pub fn begin(exercise: ExerciseClock) {
    let begun = EXERCISE.set(exercise);
    debug_assert!(begun.is_ok(), "an exercise begins once");
}

/// A clock for exercises and demonstrations (演练): it begins at another moment, and may run faster.
///
/// Written `2026-11-23T09:00:00`, with `x60` behind it where it runs sixty times as fast, and `@1764000000` where it began at
/// that second of the system's clock, so that several programs share it; otherwise it begins when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExerciseClock {
    from: NaiveDateTime,
    speed: u16,
    since: NaiveDateTime,
}

impl ExerciseClock {
    fn at(&self, now: NaiveDateTime) -> NaiveDateTime {
        let passed = (now - self.since).num_microseconds().unwrap_or(0).max(0);
        self.from + TimeDelta::microseconds(passed.saturating_mul(self.speed.into()))
    }
}

impl FromStr for ExerciseClock {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a moment like 2026-11-23T09:00:00, 2026-11-23T09:00:00x60");
        let (text, since) = match text.split_once('@') {
            Some((text, since)) => (text, Some(since.parse::<i64>().map_err(|_| wrong())?)),
            None => (text, None),
        };
        let (from, speed) = match text.split_once('x') {
            Some((from, speed)) => (from, speed.parse().map_err(|_| wrong())?),
            None => (text, 1),
        };
        let since = since.map(|since| chrono::DateTime::from_timestamp(since, 0).ok_or_else(wrong));
        Ok(ExerciseClock {
            from: from.parse().map_err(|_| wrong())?,
            speed,
            since: since.transpose()?.unwrap_or_else(Utc::now).naive_utc(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_is_the_hall_s() {
        let at = |hours: i32| now(FixedOffset::east_opt(hours * 3600).unwrap());
        let apart = at(8) - at(0);
        assert!((apart.num_minutes() - 480).abs() <= 1, "{apart}");
    }

    #[test]
    fn what_a_server_says_is_the_time_in_the_hall() {
        let server = "2026-12-31T16:00:00".parse().unwrap();
        assert_eq!(of_store(Some(server), beijing()).to_string(), "2027-01-01 00:00:00");
        assert!((of_store(None, beijing()) - now(beijing())).num_minutes().abs() <= 1);
    }

    #[test]
    fn an_exercise_has_a_clock_of_its_own() {
        let exercise: ExerciseClock = "2026-11-23T09:00:00x60@1764000000".parse().unwrap();
        let real = chrono::DateTime::from_timestamp(1_764_000_001, 500_000_000).unwrap().naive_utc();
        assert_eq!(exercise.at(real).to_string(), "2026-11-23 09:01:30");
        assert_eq!(exercise.at(exercise.since - TimeDelta::hours(1)), exercise.from, "it does not go back");
        assert_eq!("2026-11-23T09:00:00".parse::<ExerciseClock>().unwrap().speed, 1);
        for wrong in ["", "09:00", "2026-11-23T09:00:00x", "2026-11-23T09:00:00x-1", "2026-11-23T09:00:00@x"]
        {
            assert!(wrong.parse::<ExerciseClock>().is_err(), "{wrong}");
        }
    }
}
