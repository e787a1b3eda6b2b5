//! The lines on a day: what was given, who waits; kept in one row a line, whose lock every taking holds for a moment.
use crate::hall::LineCode;
use crate::hall::forecast::Pace;
use crate::store::engine::change_set::{ChangeSet, ColumnValue, Columns};
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::fmt::Write;

/// Services a line's pace is seen from.
const SERVICES: usize = 40;

/// Numbers given by interval, under the interval's beginning; a clock that goes back finds its count again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct ByInterval(pub Vec<(NaiveTime, u32)>);

impl ByInterval {
    /// Digits of a count, so that a statement can raise one in its place.
    pub const DIGITS: usize = 6;

    /// Reads `09:00:00=000012 13:00:00=000003`; whatever is no such pair counts as nothing.
    pub(in crate::store) fn read(text: &str) -> ByInterval {
        let pair = |pair: &str| {
            let (from, given) = pair.split_once('=')?;
            Some((from.parse().ok()?, given.parse().ok()?))
        };
        ByInterval(text.split(' ').filter_map(pair).collect())
    }

    /// The form that `read` reads, the same for the same counts wherever they are raised.
    pub(in crate::store) fn written(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (from, given)| {
            let gap = if text.is_empty() { "" } else { " " };
            // Writing into a string cannot fail.
            let _always = write!(text, "{gap}{from}={given:0width$}", width = Self::DIGITS);
            text
        })
    }

    /// Where the count of an interval begins in the written form, from 1; `None` before its first number.
    pub(in crate::store) fn place(&self, from: NaiveTime) -> Option<usize> {
        let at = self.0.iter().position(|(begins, _)| *begins == from)?;
        let written = ByInterval(self.0.iter().take(at + 1).copied().collect()).written();
        Some(written.len() - Self::DIGITS + 1)
    }

    /// Counts one more number.
    pub(in crate::store) fn add(&mut self, from: NaiveTime) {
        match self.0.iter_mut().find(|(begins, _)| *begins == from) {
            Some((_, given)) => *given += 1,
            None => self.0.push((from, 1)),
        }
    }
}

/// The seconds of a line's last services, the newest last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Recent(Vec<u32>);

impl Recent {
    /// Reads `312 95 410`.
    pub(in crate::store) fn read(text: &str) -> Recent {
        Recent(text.split(' ').filter_map(|seconds| seconds.parse().ok()).collect())
    }

    /// The form that `read` reads.
    pub(in crate::store) fn written(&self) -> String {
        let seconds: Vec<String> = self.0.iter().map(u32::to_string).collect();
        seconds.join(" ")
    }

    /// Adds a service; the oldest is forgotten where there are many.
    pub(in crate::store) fn add(&mut self, seconds: u32) {
        self.0.push(seconds);
        let many = self.0.len().saturating_sub(SERVICES);
        self.0.drain(..many);
    }

    /// Takes back a service: the newest that took so long.
    pub(in crate::store) fn take_back(&mut self, seconds: u32) {
        if let Some(place) = self.0.iter().rposition(|known| *known == seconds) {
            self.0.remove(place);
        }
    }

    /// How fast the line moved in them; `None` before anybody was served.
    pub(in crate::store) fn pace(&self) -> Option<Pace> {
        Pace::of(&self.0)
    }
}

/// The row of a line on a day.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct LineRow {
    /// The line's code.
    pub line: LineCode,
    /// The last number given, or passed over.
    pub last: u32,
    /// Numbers given on the day.
    pub given: u32,
    /// The same by interval.
    pub intervals: ByInterval,
    /// The intervals stand in the row as earlier programs wrote them, where no count can be raised in its place.
    pub is_unpadded: bool,
    /// People waiting, without priority.
    pub waiting: u32,
    /// People waiting who have a class.
    pub waiting_priority: u32,
    /// People called.
    pub called: u32,
    /// Where a ratio stands.
    pub cycle: u32,
    /// The last services.
    pub recent: Recent,
    /// Since when the one who came first of those who wait has waited, where that was asked for.
    pub oldest: Option<NaiveDateTime>,
}

impl LineRow {
    /// The count of those who wait with a class, or without.
    pub(in crate::store) fn count(&mut self, has_class: bool) -> &mut u32 {
        if has_class { &mut self.waiting_priority } else { &mut self.waiting }
    }
}

/// What steps of tickets change about a line.
#[derive(Clone, Debug, Default)]
pub(in crate::store) struct LineDelta {
    /// So many more people wait without a class.
    pub waiting: i64,
    /// So many more wait who have one.
    pub waiting_priority: i64,
    /// Somebody who waited was called.
    pub calls: bool,
    /// Such a call is taken back.
    pub takes_call_back: bool,
    /// Something was reckoned from how many the line has called.
    pub counts_from_calls: bool,
    /// Where the ratio stands now, if it has moved.
    pub cycle: Option<u32>,
    /// The seconds of a service that has ended.
    pub service: Option<u32>,
    /// The seconds of one that has not, after all.
    pub service_back: Option<u32>,
}

impl LineDelta {
    /// The change of the count of those who wait with a class, or without.
    pub(in crate::store) fn count(&mut self, has_class: bool) -> &mut i64 {
        if has_class { &mut self.waiting_priority } else { &mut self.waiting }
    }
}

/// Changes the row of a line; `known` is the row as it was read.
pub(in crate::store) fn change(changes: &mut ChangeSet, day: &str, known: &LineRow, changed: &LineDelta) {
    let key: Columns = vec![("day", day.into()), ("line", (&known.line).into())];
    let (mut guard, mut set) = (key.clone(), Columns::new());
    if changed.calls || changed.counts_from_calls || changed.takes_call_back {
        guard.push(("called", known.called.into()));
    }
    for (column, more) in [("waiting", changed.waiting), ("waiting_priority", changed.waiting_priority)] {
        if more != 0 {
            set.push((column, ColumnValue::Increment(more)));
        }
    }
    if changed.calls {
        set.push(("called", ColumnValue::Increment(1)));
    }
    if changed.takes_call_back {
        set.push(("called", ColumnValue::Increment(-1)));
    }
    set.extend(changed.cycle.map(|cycle| ("cycle", cycle.into())));
    if changed.service.is_some() || changed.service_back.is_some() {
        let mut recent = known.recent.clone();
        guard.push(("recent", (&recent.written()).into()));
        changed.service.into_iter().for_each(|seconds| recent.add(seconds));
        changed.service_back.into_iter().for_each(|seconds| recent.take_back(seconds));
        set.push(("recent", (&recent.written()).into()));
    }
    changes.require("line_day", guard);
    if !set.is_empty() {
        changes.update("line_day", key, set);
    }
}

/// Makes the row of a line on a day where there is none.
pub(in crate::store) fn ensure(database: &mut dyn Database, day: &str, line: &str) -> Result<(), Fault> {
    // Somebody who reopens the line at this moment does not see the new row, so it is waited for.
    let held = if database.locks_rows() { "FOR KEY SHARE" } else { "" };
    let statement = format!(
        "INSERT INTO line_day (hall, day, line, last, given, by_interval, waiting, waiting_priority,
             called, cycle, stopped)
         VALUES (:hall, $1, $2, 0, 0, '', 0, 0, 0, 0,
             (SELECT COUNT(*) FROM (SELECT 1 FROM line_stop WHERE hall = :hall AND line = $2 {held}) AS stop))
         ON CONFLICT (hall, day, line) DO NOTHING"
    );
    database.run(&statement, &[day.into(), line.into()]).map(drop)
}

/// Writes the row of a line, in a transaction that keeps all others out.
pub(in crate::store) fn update(database: &mut dyn Database, day: &str, row: &LineRow) -> Result<(), Fault> {
    let (intervals, recent) = (row.intervals.written(), row.recent.written());
    let statement = "UPDATE line_day SET last = $1, given = $2, by_interval = $3, waiting = $4,
         waiting_priority = $5, called = $6, cycle = $7, recent = $8
         WHERE hall = :hall AND day = $9 AND line = $10";
    let values = [
        row.last.into(),
        row.given.into(),
        (&intervals).into(),
        row.waiting.into(),
        row.waiting_priority.into(),
        row.called.into(),
        row.cycle.into(),
        (&recent).into(),
        day.into(),
        (&row.line).into(),
    ];
    database.run(statement, &values).map(drop)
}

/// The latest business day the database knows.
pub(in crate::store) fn latest_day(database: &mut dyn Database) -> Result<Option<NaiveDate>, Fault> {
    let statement = "SELECT COALESCE(MAX(day), '') FROM line_day WHERE hall = :hall";
    let day = first(database, statement, &[], |row| Ok(row.text(0)?.to_owned()))?;
    Ok(day.filter(|day| !day.is_empty()).map(|day| day.parse()).transpose()?)
}

/// Sees to it that a line gives no number of a day up to one any more, and makes its row where there is none.
pub(in crate::store) fn raise(
    database: &mut dyn Database,
    day: NaiveDate,
    line: &str,
    until: u32,
) -> Result<(), Fault> {
    let statement = "INSERT INTO line_day
             (hall, day, line, last, given, by_interval, waiting, waiting_priority, called, cycle)
         VALUES (:hall, $1, $2, $3, 0, '', 0, 0, 0, 0)
         ON CONFLICT (hall, day, line) DO UPDATE SET last = excluded.last WHERE line_day.last < excluded.last";
    database.run(statement, &[(&day.to_string()).into(), line.into(), until.into()]).map(drop)
}

/// The last number of every line on a day.
pub(in crate::store) fn last_numbers(
    database: &mut dyn Database,
    day: NaiveDate,
) -> Result<Vec<(LineCode, u32)>, Fault> {
    let day = day.to_string();
    let statement = "SELECT line, last FROM line_day WHERE hall = :hall AND day = $1 ORDER BY line";
    all(database, statement, &[(&day).into()], |row| Ok((row.text(0)?.into(), row.count(1)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_interval_come_back_and_can_be_raised_in_their_place() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let mut counts = ByInterval::default();
        for hour in [9, 13, 9] {
            counts.add(time(hour));
        }
        let written = counts.written();
        assert_eq!(written, "09:00:00=000002 13:00:00=000001");
        assert_eq!(ByInterval::read(&written), counts);
        assert_eq!(ByInterval::read("09:00:00=2 13:00:00=1"), counts, "as older programs wrote it");
        assert_eq!(counts.0, [(time(9), 2), (time(13), 1)]);
        assert_eq!(ByInterval::read("x 9=1 =").0, []);
        let place = counts.place(time(13)).unwrap();
        assert_eq!(&written[place - 1..place - 1 + ByInterval::DIGITS], "000001");
        assert_eq!((counts.place(time(9)), counts.place(time(10))), (Some(10), None));
    }

    #[test]
    fn only_the_last_services_count() {
        let mut recent = Recent::read("5 6");
        assert_eq!(recent.pace().map(|pace| pace.count), Some(2));
        (0..50).for_each(|seconds| recent.add(seconds));
        assert_eq!(recent.pace().map(|pace| pace.count), Some(40));
        assert_eq!(Recent::read(&recent.written()), recent);
        assert_eq!(Recent::default().pace(), None);
    }
}
