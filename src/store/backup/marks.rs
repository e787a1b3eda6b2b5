//! How high every line may have gone on every day: by a database, by a ledger, by a backup; the highest of all counts.
use crate::hall::LineCode;
use crate::store::backup::about::BackupMark;
use crate::store::engine::database::{Database, all};
use crate::store::engine::fault::Fault;
use crate::store::ledger::marks::{Ledger, LedgerMark};
use crate::store::rows::line;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::io;

/// How high a line has gone on a day.
pub(super) type Floors = BTreeMap<(NaiveDate, LineCode), u32>;

/// How high the lines of the served hall have gone, as a database knows.
pub(super) fn of_database(database: &mut dyn Database) -> Result<Floors, Fault> {
    let lines = "SELECT day, line, last FROM line_day WHERE hall = :hall";
    let known =
        all(database, lines, &[], |row| Ok(((row.text(0)?.parse()?, row.text(1)?.into()), row.count(2)?)))?;
    Ok(known.into_iter().collect())
}

/// What a backup says of it: what its rows know, and what the ledger of this machine does.
pub(super) fn of_backup(copy: &mut dyn Database, ledger: &[LedgerMark]) -> Result<Vec<BackupMark>, Fault> {
    let known = of_database(copy)?;
    let mut marks: BTreeMap<_, _> = known.into_iter().map(|(key, last)| (key, (last, last))).collect();
    for LedgerMark { day, line, floor, high } in ledger {
        let (last, highest) = marks.entry((*day, line.clone())).or_default();
        *last = (*last).max(*floor);
        *highest = (*highest).max(*high).max(*last);
    }
    let mark = |((day, line), (last, high))| BackupMark { day, line, last, high };
    Ok(marks.into_iter().map(mark).collect())
}

/// What no number may be given below once a backup is restored: the highest of what the backup says, what the store knows that
/// was there, and what the ledger of this machine knows.
///
/// A file has one machine, and a ledger that goes as high as the one beside the backup is that one: it knows exactly how far it went
/// since. Elsewhere every number counts as given that could be when the backup was made: on a server every machine keeps a ledger of
/// its own, and none knows what the others gave. What another machine gave above that, after the backup, only the store that was
/// there knows; where that is lost, only people do.
pub(super) fn floors(
    backup: &[BackupMark],
    store: Floors,
    ledger: &[LedgerMark],
    is_one_machine: bool,
) -> Floors {
    let mut floors = store;
    let mut raise = |day: NaiveDate, line: &LineCode, number: u32| {
        let floor = floors.entry((day, line.clone())).or_default();
        *floor = number.max(*floor);
    };
    for BackupMark { day, line, last, high } in backup {
        let mut known = ledger.iter().filter(|mark| mark.day == *day && mark.line == *line);
        let is_known = is_one_machine && known.any(|mark| mark.high >= *high);
        raise(*day, line, if is_known { *last } else { *high });
    }
    for mark in ledger {
        raise(mark.day, &mark.line, mark.floor);
    }
    floors
}

/// Raises every line of a database that is below, and says which were and by how much.
pub(super) fn raise(database: &mut dyn Database, floors: &Floors) -> Result<Vec<RaisedLine>, Fault> {
    let known = of_database(database)?;
    let mut raised = Vec::new();
    for ((day, code), floor) in floors {
        let last = known.get(&(*day, code.clone())).copied().unwrap_or(0);
        if last >= *floor {
            continue;
        }
        line::raise(database, *day, code, *floor)?;
        raised.push(RaisedLine { day: *day, line: code.clone(), known: last, until: *floor });
    }
    Ok(raised)
}

/// Sees to it that the ledger of this machine knows as much, for the newest day.
pub(super) fn tell_ledger(ledger: &mut Ledger, floors: &Floors) -> io::Result<()> {
    let Some(newest) = floors.keys().map(|(day, _)| *day).max() else { return Ok(()) };
    for ((day, line), floor) in floors.iter().filter(|((day, _), floor)| *day == newest && **floor > 0) {
        if ledger.high(*day, line) < *floor {
            ledger.reserve(*day, line, *floor)?;
        }
        if ledger.given(*day, line) < *floor {
            ledger.record_given(*day, line, *floor)?;
        }
    }
    Ok(())
}

/// A line that goes on above numbers which the backup does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedLine {
    /// The business day.
    pub day: NaiveDate,
    /// The line.
    pub line: LineCode,
    /// The last number that the backup knows.
    pub known: u32,
    /// The last number that is passed over.
    pub until: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
    }

    fn floor(last: u32, high: u32, store: u32, ledger: Option<(u32, u32)>) -> u32 {
        floor_of(last, high, store, ledger, true)
    }

    fn floor_of(last: u32, high: u32, store: u32, ledger: Option<(u32, u32)>, is_one_machine: bool) -> u32 {
        let backup = [BackupMark { day: day(), line: "A".into(), last, high }];
        let store = Floors::from([((day(), "A".into()), store)]);
        let mark = |(floor, high)| LedgerMark { day: day(), line: "A".into(), floor, high };
        let known: Vec<LedgerMark> = ledger.into_iter().map(mark).collect();
        floors(&backup, store, &known, is_one_machine)[&(day(), "A".into())]
    }

    #[test]
    fn the_highest_of_all_that_is_known_counts() {
        assert_eq!(floor(10, 20, 0, Some((14, 20))), 14, "the same ledger: exactly what was given");
        assert_eq!(floor(10, 20, 0, Some((34, 40))), 34, "and what was given since");
        assert_eq!(floor(10, 20, 0, None), 20, "a machine that knows nothing: all that may have been given");
        assert_eq!(floor(10, 20, 0, Some((5, 12))), 20, "a ledger that fell behind is another one");
        assert_eq!(floor(10, 20, 57, Some((14, 20))), 57, "other machines of the store");
        assert_eq!(floor(10, 10, 0, None), 10, "left in good order");
        assert_eq!(
            floor_of(5, 21, 0, Some((6, 25)), false),
            21,
            "a machine of several knows of its own only"
        );
        assert_eq!(floor_of(5, 21, 30, Some((26, 45)), false), 30, "the store of all of them knows");
    }
}
