//! What the store needs from a database, so that one text of statements serves both.
use crate::{
    hall::HallCode,
    store::engine::{change::Change, entry::JournalEntry, fault::Fault},
};

use chrono::NaiveDateTime;
use std::borrow::Cow;
use std::time::Duration;

/// A value for a statement: every column is `TEXT` or `BIGINT`, never null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// For a `TEXT` column.
    Text(&'a str),
    /// For a `BIGINT` column.
    Number(i64),
}

impl<'a, T: AsRef<str> + ?Sized> From<&'a T> for Value<'a> {
    fn from(text: &'a T) -> Self {
        Value::Text(text.as_ref())
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Value::Number(number.into())
    }
}

impl From<bool> for Value<'_> {
    fn from(yes: bool) -> Self {
        Value::Number(yes.into())
    }
}

/// One row of an answer; columns count from 0.
pub trait Row {
    /// The text of a column; fails where it is no text.
    fn text(&self, column: usize) -> Result<&str, Fault>;

    /// The number of a column; fails where it is no number.
    fn number(&self, column: usize) -> Result<i64, Fault>;

    /// The number of a column as a count; fails below zero.
    fn count(&self, column: usize) -> Result<u32, Fault> {
        Ok(u32::try_from(self.number(column)?)?)
    }
}

/// A statement with the hall's code, as a literal, in the place of `:hall`. A code is of capital letters, digits and hyphens.
pub(in crate::store) fn for_hall(statement: &str, hall: &HallCode) -> String {
    statement.replace(":hall", &format!("'{hall}'"))
}

/// Statements of which those in a comment `/*! NAME … */` are meant for the database of that name alone: to all others they stay a
/// comment.
pub(super) fn only_for<'a>(statements: &'a str, name: &str) -> Cow<'a, str> {
    let (begins, ends) = (format!("/*! {name}\n"), "*/");
    let mut whole = Cow::Borrowed(statements);
    while let Some((before, rest)) = whole.split_once(&begins) {
        let (within, after) = rest.split_once(ends).unwrap_or((rest, ""));
        whole = Cow::Owned(format!("{before}{within}{after}"));
    }
    whole
}

/// What is done with each row of an answer.
pub type RowVisitor<'a> = &'a mut dyn FnMut(&dyn Row) -> Result<(), Fault>;

/// A database. Placeholders are `$1`, `$2`, … for the first value, the second, …; `:hall` stands for the code of the hall.
pub trait Database: Send {
    /// Names the hall that every later statement is about.
    fn serve(&mut self, hall: &HallCode);

    /// Says whether writers lock rows and not the whole database, so that what was read may have changed before it is
    /// written; then an operation is one read, the rule, and one statement that checks what must still hold.
    fn locks_rows(&self) -> bool;

    /// Adds an entry to the journal, with the numbers drawn when the transaction is made durable: whoever holds the lock of
    /// the journal waits for nothing else.
    fn enter(&mut self, entry: JournalEntry);

    /// Opens a transaction that is going to write.
    fn begin(&mut self) -> Result<(), Fault>;

    /// Opens a transaction that only reads, in which every statement sees the same moment; [`Database::roll_back`] ends it.
    fn begin_reading(&mut self) -> Result<(), Fault>;

    /// Makes the transaction durable.
    fn commit(&mut self) -> Result<(), Fault>;

    /// Gives the transaction up; never fails, since there is nothing left to do about it.
    fn roll_back(&mut self);

    /// Waits until somebody has entered something in the hall's journal that screens show, or so long; may end early. Begins
    /// to listen when it is called first, and then says at once that anything may have changed.
    fn wait_for_entry(&mut self, limit: Duration) -> Result<Change, Fault>;

    /// Performs several statements without values.
    fn batch(&mut self, statements: &str) -> Result<(), Fault>;

    /// Performs one statement and visits each row of its answer as it comes.
    fn each(&mut self, statement: &str, values: &[Value<'_>], visit: RowVisitor<'_>) -> Result<(), Fault>;

    /// Performs one statement that writes, makes it durable, and visits each row of its answer. It is a transaction by itself:
    /// whoever waits for the rows it has written waits for the statement and not for the disk. The values stand in the text of
    /// the message, which a server logs where a statement fails: nothing that people wrote themselves goes this way.
    fn perform(&mut self, statement: &str, values: &[Value<'_>], visit: RowVisitor<'_>) -> Result<(), Fault>;

    /// Waits until everything that could be read by now would survive a loss of power.
    fn make_durable(&mut self) -> Result<(), Fault>;

    /// Sees to it that a statement that is performed later with so many values needs no more preparing then.
    fn prepare(&mut self, statement: &str, values: usize) -> Result<(), Fault>;

    /// Performs one statement and says how many rows it touched.
    fn run(&mut self, statement: &str, values: &[Value<'_>]) -> Result<u64, Fault>;

    /// Says whether the whole transaction should simply be tried again.
    fn is_transient(&self, fault: &Fault) -> bool;

    /// Marks the file as the hall's, with the number of its schema, where it is a file.
    fn stamp(&mut self, schema: u32) -> Result<(), Fault>;

    /// What time the server has, in Greenwich; nothing where the database is a file, whose machine has the only clock there is.
    fn server_time(&mut self) -> Result<Option<NaiveDateTime>, Fault>;

    /// What the database itself finds wrong with its content, in its own words; empty means nothing.
    fn damage(&mut self) -> Result<Vec<String>, Fault>;
}

/// Performs one statement and reads the first row of its answer, if there is one.
pub fn first<T>(
    database: &mut dyn Database,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    first_visited(read, |visit| database.each(statement, values, visit))
}

/// The same of a statement that writes and is a transaction by itself.
pub fn performed<T>(
    database: &mut dyn Database,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    first_visited(read, |visit| database.perform(statement, values, visit))
}

/// Reads the first of the rows that a statement visits.
fn first_visited<T>(
    read: impl Fn(&dyn Row) -> Result<T, Fault>,
    run: impl FnOnce(RowVisitor<'_>) -> Result<(), Fault>,
) -> Result<Option<T>, Fault> {
    let mut found = None;
    run(&mut |row| {
        if found.is_none() {
            found = Some(read(row)?);
        }
        Ok(())
    })?;
    Ok(found)
}

/// Performs one statement and reads every row of its answer.
pub fn all<T>(
    database: &mut dyn Database,
    statement: &str,
    values: &[Value<'_>],
    read: impl Fn(&dyn Row) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let mut found = Vec::new();
    database.each(statement, values, &mut |row| {
        found.push(read(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// One statement for several rows: `INSERT INTO matter (hall, a) VALUES (:hall, $1), (:hall, $2)`.
pub fn insertion(table: &str, columns: &str, rows: usize) -> String {
    let width = columns.split(',').count();
    let row = |row: usize| {
        let places: Vec<String> = (1..=width).map(|column| format!("${}", row * width + column)).collect();
        format!("(:hall, {})", places.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {table} (hall, {columns}) VALUES {}", rows.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_rows_go_in_one_statement() {
        assert_eq!(
            insertion("t", "a, b", 2),
            "INSERT INTO t (hall, a, b) VALUES (:hall, $1, $2), (:hall, $3, $4)"
        );
    }
}
