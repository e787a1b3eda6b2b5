//! The lines on a day: what was given, who waits; kept in one row a line that every taking locks.
use crate::{
    hall::LineToday,
    store::{
        Store, StoreError,
        engine::{
            database::{Database, Row, all},
            error::Fault,
        },
    },
};
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use std::fmt::Write;

/// Numbers given by interval, under the interval's beginning; a clock that goes back finds its count again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct ByInterval(Vec<(NaiveTime, u32)>);

impl ByInterval {
    /// Reads `09:00:00=12 13:00:00=3`; whatever is no such pair counts as nothing.
    pub(in crate::store) fn read(text: &str) -> ByInterval {
        let pair = |pair: &str| {
            let (from, given) = pair.split_once('=')?;
            Some((from.parse().ok()?, given.parse().ok()?))
        };
        ByInterval(text.split(' ').filter_map(pair).collect())
    }

    /// The form that `read` reads.
    pub(in crate::store) fn written(&self) -> String {
        self.0.iter().fold(String::new(), |mut text, (from, given)| {
            let gap = if text.is_empty() { "" } else { " " };
            // Writing into a string cannot fail.
            let _always = write!(text, "{gap}{from}={given}");
            text
        })
    }

    /// How many numbers were given in the interval that begins at a time.
    pub(in crate::store) fn given(&self, from: NaiveTime) -> u32 {
        given(&self.0, from)
    }

    /// Counts one more number.
    pub(in crate::store) fn add(&mut self, from: NaiveTime) {
        match self.0.iter_mut().find(|(begins, _)| *begins == from) {
            Some((_, given)) => *given += 1,
            None => self.0.push((from, 1)),
        }
    }
}

fn given(by_interval: &[(NaiveTime, u32)], from: NaiveTime) -> u32 {
    by_interval.iter().find(|(begins, _)| *begins == from).map_or(0, |(_, given)| *given)
}

/// The row of a line on a day while a taking holds it.
#[derive(Clone, Debug)]
pub(in crate::store) struct LineRow {
    /// The last number given, or passed over.
    pub last: u32,
    /// What the ledger was flushed for.
    pub reserved: u32,
    /// Numbers given on the day.
    pub given: u32,
    /// The same by interval.
    pub intervals: ByInterval,
    /// People waiting, without priority.
    pub waiting: u32,
    /// People waiting who have a class.
    pub waiting_priority: u32,
    /// People called.
    pub called: u32,
    /// Where a ratio stands.
    pub cycle: u32,
}

impl LineRow {
    /// The count of those who wait with a class, or without.
    pub(in crate::store) fn count(&mut self, has_class: bool) -> &mut u32 {
        if has_class { &mut self.waiting_priority } else { &mut self.waiting }
    }
}

/// Locks the row of a line on a day until the end of the transaction, making it for the day's first number.
pub(in crate::store) fn hold(database: &mut dyn Database, day: &str, line: &str) -> Result<LineRow, Fault> {
    let read = |row: &dyn Row| {
        Ok(LineRow {
            last: row.count(0)?,
            reserved: row.count(1)?,
            given: row.count(2)?,
            intervals: ByInterval::read(row.text(3)?),
            waiting: row.count(4)?,
            waiting_priority: row.count(5)?,
            called: row.count(6)?,
            cycle: row.count(7)?,
        })
    };
    // Touching the row locks it in either database.
    let row = crate::store::engine::database::first(
        database,
        "INSERT INTO line_day (day, line, last, reserved, given, by_interval, waiting, waiting_priority)
         VALUES ($1, $2, 0, 0, 0, '', 0, 0) ON CONFLICT (day, line) DO UPDATE SET line = excluded.line
         RETURNING last, reserved, given, by_interval, waiting, waiting_priority, called, cycle",
        &[day.into(), line.into()],
        read,
    )?;
    row.ok_or_else(|| "the row of the line does not come back".into())
}

/// Writes the row of a line that [`hold`] has locked.
pub(in crate::store) fn keep(
    database: &mut dyn Database,
    day: &str,
    line: &str,
    row: &LineRow,
) -> Result<(), Fault> {
    let intervals = row.intervals.written();
    let statement = "UPDATE line_day SET last = $1, reserved = $2, given = $3, by_interval = $4,
         waiting = $5, waiting_priority = $6, called = $7, cycle = $8 WHERE day = $9 AND line = $10";
    let (waiting, priority) = (row.waiting.into(), row.waiting_priority.into());
    let values = [
        row.last.into(),
        row.reserved.into(),
        row.given.into(),
        (&intervals).into(),
        waiting,
        priority,
        row.called.into(),
        row.cycle.into(),
        day.into(),
        line.into(),
    ];
    database.run(statement, &values).map(drop)
}

/// The last number of every line on a day.
pub(in crate::store) fn last_numbers(
    database: &mut dyn Database,
    day: NaiveDate,
) -> Result<Vec<(String, u32)>, Fault> {
    let day = day.to_string();
    let statement = "SELECT line, last FROM line_day WHERE day = $1 ORDER BY line";
    all(database, statement, &[(&day).into()], |row| Ok((row.text(0)?.to_owned(), row.count(1)?)))
}

impl Store {
    /// Every line that has given a number on the business day of a moment, in order of their codes.
    pub fn lines_today(&mut self, at: NaiveDateTime) -> Result<Vec<LineToday>, StoreError> {
        // A day later than the clock's is the business day; it does not go back.
        let day = at.date().to_string();
        let read = |row: &dyn Row| {
            Ok(LineToday {
                line: row.text(0)?.to_owned(),
                last: row.count(1)?,
                today: row.count(2)?,
                by_interval: ByInterval::read(row.text(3)?).0,
                waiting: row.count(4)?,
                waiting_priority: row.count(5)?,
                ..LineToday::default()
            })
        };
        let statement = "SELECT line, last, given, by_interval, waiting, waiting_priority FROM line_day
             WHERE day >= $1 AND day = (SELECT max(day) FROM line_day) ORDER BY line";
        all(self.database.as_mut(), statement, &[(&day).into()], read)
            .map_err(|fault| StoreError::new("looking at the lines", fault))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_by_interval_come_back() {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let mut counts = ByInterval::default();
        for hour in [9, 13, 9] {
            counts.add(time(hour));
        }
        assert_eq!(counts.written(), "09:00:00=2 13:00:00=1");
        assert_eq!(ByInterval::read(&counts.written()), counts);
        assert_eq!((counts.given(time(9)), counts.given(time(10))), (2, 0));
        assert_eq!(ByInterval::read("x 9=1 =").given(time(9)), 0);
    }
}
