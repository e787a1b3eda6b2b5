//! How many windows serve a line, and since when people wait in it.
use crate::hall::desk::{Duty, DutyState};
use crate::hall::{Hall, LineCode};
use crate::store::rows::duty::OFFLINE_AFTER;
use chrono::{NaiveDateTime, TimeDelta};

/// How many windows serve a line now, in hundredths; nothing before anybody has signed in anywhere.
pub(in crate::store) fn windows(
    hall: &Hall,
    line: &str,
    duties: &[Duty],
    oldest: &[(LineCode, NaiveDateTime)],
    at: NaiveDateTime,
) -> Option<u32> {
    let there = |window: &str| {
        let open = |duty: &&Duty| duty.window == window && duty.state == DutyState::Open;
        duties.iter().find(open).is_some_and(|duty| at < duty.seen + TimeDelta::seconds(OFFLINE_AFTER))
    };
    (!duties.is_empty()).then(|| hall.coverage(line, there, |line| since(oldest, line), at))
}

/// Since when people have waited in a line.
pub(in crate::store) fn since(oldest: &[(LineCode, NaiveDateTime)], line: &str) -> Option<NaiveDateTime> {
    oldest.iter().find(|(code, _)| code == line).map(|(_, since)| *since)
}
