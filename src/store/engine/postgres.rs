//! PostgreSQL: a hall with several machines.
mod fence;

use crate::{
    hall::HallCode,
    store::engine::{
        change::Change,
        database::{Database, Row, RowVisitor, Value, for_hall, only_for},
        entry::JournalEntry,
        fault::Fault,
        hall_journal,
    },
};
use chrono::NaiveDateTime;
use postgres::{
    Client, Config, NoTls, SimpleQueryMessage, SimpleQueryRow, Statement,
    error::{DbError, SqlState},
    fallible_iterator::FallibleIterator,
    types::ToSql,
};
use std::{collections::HashMap, error::Error, time::Duration};

/// What the server is asked to see to for this session. A machine that stops answering in the middle of a transaction, or
/// loses its power, keeps its locks for seconds, not for hours. Every statement is planned once, by its indexes: a server that
/// has not counted a new table yet takes it for so small that it would read all of it, for as long as the plan is kept.
const SETTINGS: &str = "SET synchronous_commit = on; SET standard_conforming_strings = on; SET lock_timeout = '10s';
    SET statement_timeout = '15s'; SET idle_in_transaction_session_timeout = '5s'; SET tcp_keepalives_idle = 10;
    SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3; SET tcp_user_timeout = '10s';
    SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;
    SET default_transaction_isolation = 'read committed'; SET client_min_messages = warning;
    PREPARE wait_for_disk AS SELECT pg_logical_emit_message(true, 'service_hall', '')";

/// Waits until the disk has everything that was committed before. It writes a message that nobody reads, since a transaction
/// without a write waits for nothing.
const WAIT_FOR_DISK: &str = "EXECUTE wait_for_disk";

/// A connection to a PostgreSQL server. One that was lost stays lost: the server may have come back as an older copy, so
/// the store is opened anew, which asks the ledger.
pub struct Postgres {
    client: Client,
    prepared: HashMap<String, Statement>,
    /// The same for messages of several statements: the names of statements.
    named: HashMap<String, String>,
    hall: HallCode,
    /// The server tells this session of journal entries.
    is_listening: bool,
    /// What the journal gets when the transaction is made durable.
    entries: Vec<JournalEntry>,
}

impl Postgres {
    /// Connects to the server of an address for a hall, which nobody may replace as a whole for as long.
    pub fn connect(address: &str, hall: &HallCode) -> Result<Self, Fault> {
        let mut address: Config = address.parse()?;
        set_timeouts(&mut address);
        if address.get_application_name().is_none() {
            address.application_name("service-hall");
        }
        let client = open_session(&address, hall)?;
        Ok(Postgres {
            client,
            prepared: HashMap::new(),
            named: HashMap::new(),
            hall: hall.clone(),
            entries: Vec::new(),
            is_listening: false,
        })
    }

    /// The name under which the session knows a statement, for messages of several statements.
    fn named(&mut self, text: &str) -> Result<String, Fault> {
        if let Some(name) = self.named.get(text) {
            return Ok(name.clone());
        }
        let name = format!("hall_{}", self.named.len());
        self.client.batch_execute(&format!("PREPARE {name} AS {}", for_hall(text, &self.hall)))?;
        self.named.insert(text.to_owned(), name.clone());
        Ok(name)
    }

    fn statement(&mut self, text: &str) -> Result<Statement, Fault> {
        if let Some(statement) = self.prepared.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&for_hall(text, &self.hall))?;
        self.prepared.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Sees to it that a server that is gone is noticed in seconds; what the address says itself stays.
fn set_timeouts(address: &mut Config) {
    if address.get_connect_timeout().is_none() {
        address.connect_timeout(Duration::from_secs(5));
    }
    if address.get_tcp_user_timeout().is_none() {
        address.tcp_user_timeout(Duration::from_secs(10));
    }
    if address.get_keepalives_interval().is_none() {
        address.keepalives(true).keepalives_idle(Duration::from_secs(10));
        address.keepalives_interval(Duration::from_secs(3)).keepalives_retries(3);
    }
}

fn open_session(address: &Config, hall: &HallCode) -> Result<Client, Fault> {
    let mut client = address.connect(NoTls)?;
    client.batch_execute(&format!("{SETTINGS}; {}", fence::be_inside(hall)))?;
    Ok(client)
}

fn parameters<'a>(values: &'a [Value<'a>]) -> Vec<&'a (dyn ToSql + Sync)> {
    let parameter = |value: &'a Value<'a>| match value {
        Value::Text(text) => text as &(dyn ToSql + Sync),
        Value::Number(number) => number,
    };
    values.iter().map(parameter).collect()
}

/// A value as it is written in a statement.
fn literal(value: &Value<'_>) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        // No text of ours holds a zero, and PostgreSQL knows none.
        Value::Text(text) => format!("'{}'", text.replace('\0', "").replace('\'', "''")),
    }
}

/// The execution of a statement by its name.
fn execution(name: &str, values: &[String]) -> String {
    // Empty parentheses are an error.
    if values.is_empty() {
        format!("EXECUTE {name}")
    } else {
        format!("EXECUTE {name}({})", values.join(", "))
    }
}

/// A statement with its values in it, for a message of several statements.
fn with_literals(statement: &str, values: &[Value<'_>]) -> String {
    let mut parts = statement.split('$');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(digits);
        let value = number.parse::<usize>().ok().and_then(|number| values.get(number.checked_sub(1)?));
        match value {
            Some(value) => text.push_str(&literal(value)),
            None => text.extend(["$", number]),
        }
        text.push_str(rest);
    }
    text
}

impl Row for postgres::Row {
    fn text(&self, column: usize) -> Result<&str, Fault> {
        Ok(self.try_get(column)?)
    }

    fn number(&self, column: usize) -> Result<i64, Fault> {
        Ok(self.try_get(column)?)
    }
}

impl Row for SimpleQueryRow {
    fn text(&self, column: usize) -> Result<&str, Fault> {
        Ok(self.try_get(column)?.unwrap_or_default())
    }

    fn number(&self, column: usize) -> Result<i64, Fault> {
        Ok(self.text(column)?.parse()?)
    }
}

impl Database for Postgres {
    fn serve(&mut self, hall: &HallCode) {
        self.hall.clone_from(hall);
        self.prepared.clear();
        if !self.named.is_empty() {
            self.named.clear();
            // Names are given anew; a statement of another hall must not stand under one of them.
            let _connection_lost = self.batch("DEALLOCATE ALL");
        }
    }

    fn locks_rows(&self) -> bool {
        true
    }

    fn enter(&mut self, entry: JournalEntry) {
        self.entries.push(entry);
    }

    fn begin(&mut self) -> Result<(), Fault> {
        self.batch("BEGIN")
    }

    fn begin_reading(&mut self) -> Result<(), Fault> {
        self.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
    }

    fn commit(&mut self) -> Result<(), Fault> {
        let entries = std::mem::take(&mut self.entries);
        let appended = entries.chunks(hall_journal::AT_ONCE).map(|entries| {
            let statement = hall_journal::append_locked(entries.len(), hall_journal::is_shown(entries));
            with_literals(&for_hall(&statement, &self.hall), &hall_journal::values(entries)) + ";"
        });
        // In one message: the hall's row is locked by the first of them, and by the last it is free again.
        let message = appended.chain(["COMMIT".to_owned()]).collect::<Vec<_>>().join("\n");
        self.batch(&message)
    }

    fn roll_back(&mut self) {
        self.entries.clear();
        let _connection_lost = self.batch("ROLLBACK");
    }

    fn wait_for_entry(&mut self, limit: Duration) -> Result<Change, Fault> {
        if !self.is_listening {
            self.batch("LISTEN service_hall")?;
            self.is_listening = true;
            // What was entered before is found by whoever reads now.
            return Ok(Change::Unknown);
        }
        let mut heard = Change::Nothing;
        // The library takes in what has come only while it waits, be it for a moment.
        let limit = limit.max(Duration::from_millis(1));
        let mut next = self.client.notifications().timeout_iter(limit).next()?;
        // One notice is as good as many: everything that is there is taken in.
        while let Some(notice) = next {
            heard = heard.and(Change::of_notice(notice.payload(), &self.hall));
            next = self.client.notifications().iter().next()?;
        }
        if self.client.is_closed() {
            return Err("the server has closed the connection".into());
        }
        Ok(heard)
    }

    fn batch(&mut self, statements: &str) -> Result<(), Fault> {
        Ok(self.client.batch_execute(&only_for(statements, "POSTGRESQL"))?)
    }

    fn each(&mut self, statement: &str, values: &[Value<'_>], visit: RowVisitor<'_>) -> Result<(), Fault> {
        let statement = self.statement(statement)?;
        let mut rows = self.client.query_raw(&statement, parameters(values))?;
        while let Some(row) = rows.next()? {
            visit(&row)?;
        }
        Ok(())
    }

    /// The statement commits without the disk, so that its locks are gone before it; the last statement of the message then
    /// waits for the disk, which all who wait at that moment share.
    fn perform(&mut self, statement: &str, values: &[Value<'_>], visit: RowVisitor<'_>) -> Result<(), Fault> {
        let name = self.named(statement)?;
        let message = format!(
            "BEGIN; SET LOCAL synchronous_commit = off; {}; COMMIT; {WAIT_FOR_DISK}",
            execution(&name, &values.iter().map(literal).collect::<Vec<_>>())
        );
        let answers = match self.client.simple_query(&message) {
            Ok(answers) => answers,
            Err(error) => {
                let _connection_lost = self.batch("ROLLBACK");
                return Err(error.into());
            }
        };
        // BEGIN and SET are complete before the statement answers, and the statement before COMMIT is.
        let mut completed = 0;
        for answer in &answers {
            match answer {
                SimpleQueryMessage::CommandComplete(_) => completed += 1,
                SimpleQueryMessage::Row(row) if completed == 2 => visit(row)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn make_durable(&mut self) -> Result<(), Fault> {
        self.batch(WAIT_FOR_DISK)
    }

    fn prepare(&mut self, statement: &str, values: usize) -> Result<(), Fault> {
        let name = self.named(statement)?;
        // Explaining is planning, and the plan is kept.
        self.batch(&format!("EXPLAIN {}", execution(&name, &vec!["NULL".to_owned(); values])))
    }

    fn run(&mut self, statement: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        let statement = self.statement(statement)?;
        Ok(self.client.execute(&statement, &parameters(values))?)
    }

    /// Serialisation failures and deadlocks, and a uniqueness that two transactions found out about at once.
    fn is_transient(&self, fault: &Fault) -> bool {
        let passing = [
            SqlState::T_R_SERIALIZATION_FAILURE,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::UNIQUE_VIOLATION,
            SqlState::DUPLICATE_TABLE,
        ];
        state(fault.as_ref()).is_some_and(|state| passing.contains(state))
    }

    fn stamp(&mut self, _: u32) -> Result<(), Fault> {
        Ok(())
    }

    fn server_time(&mut self) -> Result<Option<NaiveDateTime>, Fault> {
        let statement =
            "SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US')";
        let mut time = None;
        self.each(statement, &[], &mut |row| {
            time = Some(row.text(0)?.parse()?);
            Ok(())
        })?;
        Ok(time)
    }

    fn damage(&mut self) -> Result<Vec<String>, Fault> {
        Ok(Vec::new())
    }
}

fn state<'a>(cause: &'a (dyn Error + 'static)) -> Option<&'a SqlState> {
    let by_server = |error: &'a postgres::Error| error.as_db_error().map(DbError::code);
    cause.downcast_ref::<postgres::Error>().and_then(by_server)
}

/// Says whether the server, or the line to it, is the cause.
pub fn is_its_word(cause: &(dyn Error + 'static)) -> bool {
    cause.is::<postgres::Error>()
}

/// Says whether a cause is the server's word for a full disk.
pub fn is_full(cause: &(dyn Error + 'static)) -> bool {
    state(cause) == Some(&SqlState::DISK_FULL)
}

/// Says whether a cause is the server's word for a row somebody else holds, or for a statement that took too long.
pub fn is_busy(cause: &(dyn Error + 'static)) -> bool {
    matches!(state(cause), Some(state) if [SqlState::LOCK_NOT_AVAILABLE, SqlState::QUERY_CANCELED].contains(state))
}

/// Says whether a cause is the server's word for a change it does not make, on a connection that still stands.
pub fn is_refused(cause: &(dyn Error + 'static)) -> bool {
    // Class 23 is a broken rule.
    state(cause)
        .is_some_and(|state| *state == SqlState::READ_ONLY_SQL_TRANSACTION || state.code().starts_with("23"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_a_statement_cannot_end_it() {
        let values = [Value::Text("it's'; --"), Value::Number(-3)];
        assert_eq!(with_literals("SELECT $1, $2, $10", &values), "SELECT 'it''s''; --', -3, $10");
    }

    #[test]
    fn a_server_that_is_gone_is_noticed_in_seconds() {
        let hurried = |address: &str| {
            let mut address: Config = address.parse().unwrap();
            set_timeouts(&mut address);
            let seconds = |wait: Option<&Duration>| wait.map_or(0, Duration::as_secs);
            (seconds(address.get_connect_timeout()), seconds(address.get_tcp_user_timeout()))
        };
        assert_eq!(hurried("postgres://hall@h/hall"), (5, 10));
        assert_eq!(hurried("postgres://hall@h/hall?connect_timeout=2&tcp_user_timeout=4"), (2, 4));
    }
}
