//! Applications as rows.
use crate::hall::applications::{
    Application, ApplicationFact, ApplicationState, FactChange, NextChange, SpecialProcedure,
};
use crate::hall::calendar::OfficeCalendar;
use crate::hall::catalogue::TimeLimit;
use crate::store::engine::database::{Database, Row, Value, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment_or_none, written};
use chrono::NaiveDateTime;

/// The columns of an application beside its number, in the order of [`ApplicationTexts::values`].
macro_rules! application_columns {
    () => {
        "code, matter, department, state, received_at, accepted_at, deemed, promised, finished_at, special, legal_limit, \
         promised_limit, is_open, next_at, imported_at, steps, changes_at, supplemented, ended_at"
    };
}

/// The columns that are written, after `hall`.
pub(in crate::store) const COLUMNS: &str = concat!("number, ", application_columns!());

/// Statements begin with it: what is read of an application.
pub(in crate::store) const SELECT: &str =
    concat!("SELECT number, ", application_columns!(), " FROM application WHERE hall = :hall");

/// What `next_at` holds where no limit runs: it is sorted behind all others, and never over.
const NEVER: &str = "9999-12-31T23:59:59";

/// An application as the store keeps it.
#[derive(Clone, Debug)]
pub(in crate::store) struct ApplicationEntry {
    /// Its number in the hall, from 1.
    pub number: u32,
    pub application: Application,
    /// What the work list is sorted by.
    pub next_at: String,
    /// Until when that is so by itself; empty for ever.
    pub changes_at: String,
    /// When it came in first.
    pub imported_at: NaiveDateTime,
    /// How often something has changed since.
    pub steps: u32,
}

/// Reads an application out of a row of [`SELECT`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<ApplicationEntry, Fault> {
    let time = |column: usize| moment_or_none(row.text(column)?);
    let special = row.text(10)?.split_whitespace().map(SpecialProcedure::in_row).collect::<Option<_>>();
    let application = Application {
        code: row.text(1)?.to_owned(),
        matter: row.text(2)?.to_owned(),
        department: row.text(3)?.to_owned(),
        state: ApplicationState::of(row.text(4)?).ok_or("an application stands where none can")?,
        received_at: row.text(5)?.parse()?,
        accepted_at: time(6)?,
        is_deemed_accepted: row.number(7)? != 0,
        promised: row.text(8)?.parse().ok(),
        finished_at: time(9)?,
        was_supplemented: row.number(18)? != 0,
        ended_at: time(19)?,
        special: special.ok_or("a special procedure is none")?,
        statutory_limit: row.text(11)?.parse().ok(),
        promised_limit: row.text(12)?.parse().ok(),
    };
    Ok(ApplicationEntry {
        number: row.count(0)?,
        application,
        next_at: row.text(14)?.to_owned(),
        imported_at: row.text(15)?.parse()?,
        steps: row.count(16)?,
        changes_at: row.text(17)?.to_owned(),
    })
}

/// Applications that fulfil a condition, whose values begin at `$1`.
pub(in crate::store) fn entries(
    database: &mut dyn Database,
    condition: &str,
    values: &[Value<'_>],
) -> Result<Vec<ApplicationEntry>, Fault> {
    all(database, &format!("{SELECT} AND {condition}"), values, read)
}

/// What the work list is sorted by, and until when that is so.
pub(in crate::store) fn place(
    application: &Application,
    at: NaiveDateTime,
    office: &OfficeCalendar<'_>,
) -> (String, String) {
    let place = application.work_list_place(at, office);
    let changes_at = match place.next_change {
        NextChange::Never => String::new(),
        NextChange::After(last) => written(last),
        NextChange::WithCalendar(year) => with_calendar(year),
    };
    (place.due.map_or_else(|| NEVER.to_owned(), written), changes_at)
}

/// What `changes_at` holds where nobody can tell before the calendar of a year is there: behind all moments.
pub(in crate::store) fn with_calendar(year: i32) -> String {
    format!("calendar {year}")
}

/// What an application holds in texts, while it is written.
pub(in crate::store) struct ApplicationTexts {
    received_at: String,
    accepted_at: String,
    promised: String,
    finished_at: String,
    ended_at: String,
    special: String,
    legal_limit: String,
    promised_limit: String,
    imported_at: String,
}

impl ApplicationTexts {
    /// The texts of an application.
    pub fn of(entry: &ApplicationEntry) -> Self {
        let application = &entry.application;
        let time = |at: Option<NaiveDateTime>| at.map(written).unwrap_or_default();
        let limit = |limit: Option<TimeLimit>| limit.map(|limit| limit.to_string()).unwrap_or_default();
        let special = application.special.iter().map(SpecialProcedure::to_string);
        ApplicationTexts {
            received_at: written(application.received_at),
            accepted_at: time(application.accepted_at),
            promised: application.promised.map(|day| day.to_string()).unwrap_or_default(),
            finished_at: time(application.finished_at),
            ended_at: time(application.ended_at),
            special: special.collect::<Vec<_>>().join(" "),
            legal_limit: limit(application.statutory_limit),
            promised_limit: limit(application.promised_limit),
            imported_at: written(entry.imported_at),
        }
    }

    /// The values of [`COLUMNS`].
    pub fn values<'a>(&'a self, entry: &'a ApplicationEntry) -> [Value<'a>; 20] {
        let application = &entry.application;
        [
            entry.number.into(),
            (&application.code).into(),
            (&application.matter).into(),
            (&application.department).into(),
            application.state.word().into(),
            (&self.received_at).into(),
            (&self.accepted_at).into(),
            application.is_deemed_accepted.into(),
            (&self.promised).into(),
            (&self.finished_at).into(),
            (&self.special).into(),
            (&self.legal_limit).into(),
            (&self.promised_limit).into(),
            application.state.is_open().into(),
            (&entry.next_at).into(),
            (&self.imported_at).into(),
            entry.steps.into(),
            (&entry.changes_at).into(),
            application.was_supplemented.into(),
            (&self.ended_at).into(),
        ]
    }
}

/// Changes an application to what it is now.
pub(in crate::store) fn update(database: &mut dyn Database, entry: &ApplicationEntry) -> Result<(), Fault> {
    let texts = ApplicationTexts::of(entry);
    let columns = COLUMNS.split(',').map(str::trim).enumerate().skip(1);
    let set: Vec<String> = columns.map(|(at, column)| format!("{column} = ${}", at + 1)).collect();
    let statement = format!("UPDATE application SET {} WHERE hall = :hall AND number = $1", set.join(", "));
    database.run(&statement, &texts.values(entry)).map(drop)
}

/// A step as the store keeps it: a line a fact.
pub(in crate::store) fn written_changes(changes: &[FactChange]) -> String {
    let line = |change: &FactChange| format!("{}\t{}\t{}", change.fact.word(), change.from, change.to);
    changes.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Reads what [`written_changes`] has written.
pub(in crate::store) fn read_changes(text: &str) -> Option<Vec<FactChange>> {
    let change = |line: &str| {
        let mut parts = line.split('\t').map(str::to_owned);
        let (fact, from, to) = (parts.next()?, parts.next()?, parts.next()?);
        Some(FactChange { fact: ApplicationFact::of(&fact)?, from, to })
    };
    text.lines().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read_as_they_were_written() {
        let change = |fact, from: &str, to: &str| FactChange { fact, from: from.into(), to: to.into() };
        let changes = vec![
            change(ApplicationFact::State, "received", "accepted"),
            change(ApplicationFact::Department, "", "市 公安局"),
            change(ApplicationFact::Promised, "2026-05-06", ""),
        ];
        assert_eq!(read_changes(&written_changes(&changes)), Some(changes));
        assert_eq!((read_changes(""), read_changes("colour\t1\t2")), (Some(vec![]), None));
    }
}
