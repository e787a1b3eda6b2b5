//! Changes that are made together or not at all: the rows that must still be as they were read, and what is written then.
//!
//! Where writers lock rows, all of it is one statement that commits by itself, so that no lock is held while a message
//! travels; where one writer has the whole database, the same writes follow one another in a transaction.
use crate::store::engine::database::{Database, Value, first, performed};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::engine::hall_journal;

/// What a column is compared with or set to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnValue {
    /// A text.
    Text(String),
    /// A number.
    Number(i64),
    /// What the column holds by then, and so much more; never below zero.
    Increment(i64),
    /// The place of the call that these changes make among the calls of the day.
    CallSeq,
    /// What a person has written, which must not stand in the text of a message.
    FreeText(String),
}

impl<T: AsRef<str> + ?Sized> From<&T> for ColumnValue {
    fn from(text: &T) -> Self {
        ColumnValue::Text(text.as_ref().to_owned())
    }
}

impl From<u32> for ColumnValue {
    fn from(number: u32) -> Self {
        ColumnValue::Number(number.into())
    }
}

impl From<bool> for ColumnValue {
    fn from(yes: bool) -> Self {
        ColumnValue::Number(yes.into())
    }
}

/// Columns with what they hold.
pub type Columns = Vec<(&'static str, ColumnValue)>;

/// One row that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// The table.
    pub table: &'static str,
    /// What finds the row that is changed, beside the hall; nothing where a row is added.
    pub key: Option<Columns>,
    /// What is written.
    pub set: Columns,
}

/// Changes that belong together.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {
    guards: Vec<(&'static str, Columns)>,
    writes: Vec<Write>,
    entries: Vec<JournalEntry>,
    calls_on: Option<String>,
}

impl ChangeSet {
    /// A row must still be so. Guards are locked in the order in which they are named: duties, lines, tickets; lines and
    /// tickets by their keys.
    pub fn require(&mut self, table: &'static str, columns: Columns) {
        self.guards.push((table, columns));
    }

    /// Adds a row.
    pub fn insert(&mut self, table: &'static str, set: Columns) {
        self.writes.push(Write { table, key: None, set });
    }

    /// Changes the row of a key: one of those that were required, or one that a required row keeps others from.
    pub fn update(&mut self, table: &'static str, key: Columns, set: Columns) {
        self.writes.push(Write { table, key: Some(key), set });
    }

    /// Takes other changes in, to be made together with these.
    pub fn join(&mut self, other: ChangeSet) {
        self.guards.extend(other.guards);
        self.writes.extend(other.writes);
        self.entries.extend(other.entries);
        self.calls_on = self.calls_on.take().or(other.calls_on);
    }

    fn has_free_text(&self) -> bool {
        let mut written = self.writes.iter().flat_map(|write| &write.set);
        written.any(|(_, value)| matches!(value, ColumnValue::FreeText(text) if !text.is_empty()))
    }

    /// Says whether nothing is to be written.
    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Adds an entry to the hall's journal.
    pub fn enter(&mut self, entry: JournalEntry) {
        self.entries.push(entry);
    }

    /// Draws the next place among the calls of a day, for [`ColumnValue::CallSeq`]; the day has begun.
    pub fn draw_call(&mut self, day: &str) {
        self.calls_on = Some(day.to_owned());
    }

    /// Makes the changes by one statement that commits by itself; `false` where a row was no longer as required, and then
    /// nothing has changed.
    pub fn commit_in_one_statement(&self, database: &mut dyn Database) -> Result<bool, Fault> {
        let mut guards = self.guards.clone();
        // Without the row that counts the calls nothing is written at all.
        guards.extend(self.calls_on.iter().map(|day| ("calling", vec![("day", day.into())])));
        let mut statement = Statement::default();
        let mut parts = vec![statement.locked(&guards)];
        let mut sources = "locked";
        if let Some(day) = &self.calls_on {
            let day = statement.text(day);
            parts.push(format!(
                "next AS (UPDATE calling SET seq = calling.seq + 1 FROM locked
                     WHERE hall = :hall AND day = {day} RETURNING calling.seq)"
            ));
            sources = "locked, next";
        }
        for (place, write) in self.writes.iter().enumerate() {
            parts.push(format!("w{place} AS ({} RETURNING 1)", statement.write(write, sources)));
        }
        if !self.entries.is_empty() {
            // Nobody reads the writes, so the journal counts them: its lock comes last.
            let counts = (0..self.writes.len()).map(|place| format!("(SELECT COUNT(*) FROM w{place})"));
            let after = format!("{} >= 0", counts.collect::<Vec<_>>().join(" + "));
            let appended = hall_journal::append_guarded(self.entries.len(), statement.values.len(), &after);
            parts.extend(appended);
            statement.values.extend(hall_journal::values(&self.entries));
        }
        // What is not in the journal is on no screen of others.
        let (notice, from) = if hall_journal::is_shown(&self.entries) {
            ("pg_notify('service_hall', :hall || ' ' || head.journal)", "locked, head")
        } else {
            ("one", "locked")
        };
        let text = format!("WITH {} SELECT {notice} FROM {from}", parts.join(", "));
        // The answer is one row without anything that is read, or none.
        let is_done = if self.has_free_text() {
            first(database, &text, &statement.values, |_| Ok(()))?
        } else {
            performed(database, &text, &statement.values, |_| Ok(()))?
        };
        Ok(is_done.is_some())
    }

    /// Makes the changes one after another in the transaction that is open, which keeps everybody else out.
    pub fn apply_in_transaction(&self, database: &mut dyn Database) -> Result<(), Fault> {
        let mut call_seq = None;
        if let Some(day) = &self.calls_on {
            let statement = "UPDATE calling SET seq = seq + 1 WHERE hall = :hall AND day = $1 RETURNING seq";
            let drawn = first(database, statement, &[day.into()], |row| row.number(0))?;
            call_seq = Some(drawn.ok_or("the row of the day's calls is not there")?);
        }
        for write in &self.writes {
            let mut statement = Statement { call_seq, ..Statement::default() };
            let text = statement.write(write, "");
            database.run(&text, &statement.values)?;
        }
        self.entries.iter().for_each(|entry| database.enter(entry.clone()));
        Ok(())
    }
}

/// A statement while it is put together.
#[derive(Default)]
struct Statement<'a> {
    values: Vec<Value<'a>>,
    /// The place of a call, where it is drawn before and not by the statement itself.
    call_seq: Option<i64>,
}

impl<'a> Statement<'a> {
    fn text(&mut self, text: &'a str) -> String {
        self.values.push(Value::Text(text));
        format!("CAST(${} AS TEXT)", self.values.len())
    }

    fn number(&mut self, number: i64) -> String {
        self.values.push(Value::Number(number));
        format!("CAST(${} AS BIGINT)", self.values.len())
    }

    fn expression(&mut self, column: &str, value: &'a ColumnValue) -> String {
        match value {
            ColumnValue::Text(text) | ColumnValue::FreeText(text) => self.text(text),
            ColumnValue::Number(number) => self.number(*number),
            ColumnValue::Increment(more) if *more < 0 => {
                let less = self.number(-more);
                format!("CASE WHEN {column} > {less} THEN {column} - {less} ELSE 0 END")
            }
            ColumnValue::Increment(more) => format!("{column} + {}", self.number(*more)),
            ColumnValue::CallSeq => match self.call_seq {
                Some(drawn) => self.number(drawn),
                None => "next.seq".to_owned(),
            },
        }
    }

    /// All rows that must still be as they were, locked; one row where they are, none where one is not.
    fn locked(&mut self, guards: &'a [(&'static str, Columns)]) -> String {
        let (mut tables, mut conditions) = (Vec::new(), Vec::new());
        for (place, (table, columns)) in guards.iter().enumerate() {
            tables.push(format!("{table} AS g{place}"));
            conditions.push(format!("g{place}.hall = :hall"));
            for (column, value) in columns {
                conditions.push(format!("g{place}.{column} = {}", self.expression(column, value)));
            }
        }
        if guards.is_empty() {
            return "locked AS MATERIALIZED (SELECT 1 AS one)".to_owned();
        }
        format!(
            "locked AS MATERIALIZED (SELECT 1 AS one FROM {} WHERE {} FOR NO KEY UPDATE)",
            tables.join(", "),
            conditions.join(" AND ")
        )
    }

    fn write(&mut self, write: &'a Write, sources: &str) -> String {
        let from = if sources.is_empty() { String::new() } else { format!(" FROM {sources}") };
        let table = write.table;
        let columns: Vec<&str> = write.set.iter().map(|(column, _)| *column).collect();
        let set: Vec<String> =
            write.set.iter().map(|(column, value)| self.expression(column, value)).collect();
        let Some(key) = &write.key else {
            let (columns, set) = (columns.join(", "), set.join(", "));
            return format!("INSERT INTO {table} (hall, {columns}) SELECT :hall, {set}{from}");
        };
        let set: Vec<String> =
            columns.iter().zip(set).map(|(column, value)| format!("{column} = {value}")).collect();
        let key: Vec<String> = key
            .iter()
            .map(|(column, value)| format!("{table}.{column} = {}", self.expression(column, value)))
            .collect();
        format!(
            "UPDATE {table} SET {}{from} WHERE {table}.hall = :hall AND {}",
            set.join(", "),
            key.join(" AND ")
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_says_the_same_alone_and_among_others() {
        let mut changes = ChangeSet::default();
        changes.update(
            "line_day",
            vec![("day", "2026-11-23".into()), ("line", "A".into())],
            vec![
                ("waiting", ColumnValue::Increment(-1)),
                ("called", ColumnValue::Increment(1)),
                ("cycle", 3.into()),
            ],
        );
        let mut alone = Statement::default();
        let write = &changes.writes[0];
        assert_eq!(
            alone.write(write, ""),
            "UPDATE line_day SET waiting = CASE WHEN waiting > CAST($1 AS BIGINT) THEN waiting - CAST($1 AS BIGINT) ELSE 0 END, \
             called = called + CAST($2 AS BIGINT), cycle = CAST($3 AS BIGINT) \
             WHERE line_day.hall = :hall AND line_day.day = CAST($4 AS TEXT) AND line_day.line = CAST($5 AS TEXT)"
        );
        assert_eq!(alone.values.len(), 5);
        let among = Statement::default().write(write, "locked");
        assert!(among.contains("FROM locked WHERE"), "{among}");
    }

    #[test]
    fn a_call_takes_its_place_from_where_it_was_drawn() {
        let write =
            Write { table: "call", key: None, set: vec![("day", "d".into()), ("seq", ColumnValue::CallSeq)] };
        let text = Statement::default().write(&write, "locked, next");
        assert_eq!(
            text,
            "INSERT INTO call (hall, day, seq) SELECT :hall, CAST($1 AS TEXT), next.seq FROM locked, next"
        );
        let drawn = Statement { call_seq: Some(7), ..Statement::default() }.write(&write, "");
        assert_eq!(
            drawn,
            "INSERT INTO call (hall, day, seq) SELECT :hall, CAST($1 AS TEXT), CAST($2 AS BIGINT)"
        );
    }
}
