//! SQLite: one file on one machine, shared by the processes of the hall.
mod draft;

use crate::{
    hall::HallCode,
    store::engine::{
        change::Change,
        database::{Database, Row, RowVisitor, Value, first, for_hall, only_for},
        entry::JournalEntry,
        fault::Fault,
        hall_journal::{self, SHOWN},
    },
};
use chrono::NaiveDateTime;
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags};
use std::{
    error::Error,
    fs::OpenOptions,
    os::unix::fs::OpenOptionsExt,
    path::Path,
    thread,
    time::{Duration, Instant},
};

/// The first SQLite without the WAL-reset bug, by which two processes could corrupt the file.
const OLDEST: i32 = 3_051_003;
/// `HALL`, in the header of the file.
const APPLICATION: i64 = 0x4841_4C4C;
/// How often a board or the voice looks whether another process has written.
const LOOK_STEP: Duration = Duration::from_millis(4);
/// Between two tries to get in: at first this, then as much more each time, up to the most. Where many wait, those who wait leave
/// the processor to the one who works, and whoever is in may do several things in a row: a change of hands costs twice as
/// much as a number, because SQLite then reads every page anew.
const BUSY_STEP: Duration = Duration::from_micros(200);
const BUSY_STEP_MOST: Duration = Duration::from_millis(2);
const BUSY_LIMIT: Duration = Duration::from_secs(10);
/// Pages of 16 KiB split a quarter as often as SQLite's own of 4, at the same cost of a flush; an older file keeps the pages it
/// has.
/// The log grows to 16 MiB before it is written back, so that pages which change again and again are written back once.
const SETTINGS: &str = "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    PRAGMA wal_autocheckpoint = 1000; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;";

/// How a busy hall's tables are filled, told to the planner once: it would otherwise take the code of the hall, with which
/// every key begins, for as good a beginning as any, and read whole tables. Rows, then rows alike in each further column.
const STATISTICS: &str = "ANALYZE; DELETE FROM sqlite_stat1;
    INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
        ('line_day', 'line_day', '3500 3500 14 1'),
        ('ticket', 'ticket', '200000 200000 1000 70 1'),
        ('ticket', 'ticket_code', '200000 1'),
        ('ticket', 'ticket_waiting', '100 100 8 1'),
        ('ticket', 'ticket_window', '150000 150000 3000 600'),
        ('ticket', 'ticket_in_hand', '20 20 20 1'),
        ('ticket', 'ticket_missed', '5000 5000 25 1'),
        ('ticket', 'ticket_reprint', '10 10 3'),
        ('ticket_step', 'ticket_step', '800000 800000 4000 280 4 1'),
        ('ticket_step', 'step_window', '800000 800000 4000 80 20 1'),
        ('ticket_step', 'step_queue', '800000 800000 4000 280 70 1'),
        ('call', 'call', '220000 220000 1100 1'),
        ('journal', 'journal', '1000000 1000000 1'),
        ('appointment', 'appointment', '20000 20000 1'),
        ('appointment', 'appointment_day', '20000 20000 100 10 1'),
        ('duty', 'duty', '49 49 1'),
        ('duty_step', 'duty_step', '60000 60000 300 6 1'),
        ('matter', 'matter', '2000 2000 1000 1'),
        ('matter', 'matter_code', '2000 2000 1000 1'),
        ('case_file', 'case_file', '100000 100000 1'),
        ('case_file', 'case_receipt', '100000 100000 1'),
        ('case_file', 'case_kiosk', '90000 90000 10000 1'),
        ('case_file', 'case_open', '5000 5000 20 1'),
        ('case_file', 'case_open_state', '5000 5000 1000 10 1'),
        ('case_file', 'case_open_source', '5000 5000 800 10 1'),
        ('case_file', 'case_open_department', '5000 5000 150 5 1'),
        ('case_file', 'case_state', '100000 100000 20000 1'),
        ('case_file', 'case_source', '100000 100000 10000 1'),
        ('case_file', 'case_department', '100000 100000 2500 1'),
        ('case_file', 'case_lapse', '1000 1000 50'),
        ('case_step', 'case_step', '600000 600000 6 1');
    ANALYZE sqlite_schema;";

/// An open SQLite file.
pub struct Sqlite {
    connection: Connection,
    hall: HallCode,
    /// What the journal gets when the transaction is made durable.
    entries: Vec<JournalEntry>,
    /// How often it is looked whether another process has written.
    look_step: Duration,
    /// The newest entry of the journal when it was looked at last.
    heard: Option<i64>,
}

impl Sqlite {
    /// Opens a file; `create` makes it where there is none.
    ///
    /// Fails where SQLite is too old, and where the file is not the hall's or has a newer schema than `schema`.
    pub fn open(path: &Path, create: bool, schema: u32) -> Result<Self, Fault> {
        refuse_old(rusqlite::version_number())?;
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
        if create {
            // What people submit is for nobody else on this machine; the log beside the file takes its permissions.
            OpenOptions::new().create(true).append(true).mode(0o600).open(path)?;
        }
        let mut connection = Connection::open_with_flags(path, flags)?;
        let mut since = Instant::now();
        // The stock busy_timeout sleeps up to 100 ms a step and starves one of several processes; this keeps turns fair.
        connection.busy_handler(Some(move |tried| {
            if tried == 0 {
                since = Instant::now();
            }
            let step = BUSY_STEP.saturating_mul(1 + u32::try_from(tried).unwrap_or(0));
            thread::park_timeout(step.min(BUSY_STEP_MOST));
            since.elapsed() < BUSY_LIMIT
        }))?;
        let mut sqlite = Sqlite::around(connection);
        sqlite.refuse_strange(schema)?;
        sqlite.batch(SETTINGS)?;
        Ok(sqlite)
    }

    fn around(connection: Connection) -> Self {
        connection.set_prepared_statement_cache_capacity(128);
        let (hall, entries, look_step, heard) = (HallCode::default(), Vec::new(), LOOK_STEP, None);
        Sqlite { connection, hall, entries, look_step, heard }
    }

    /// The same where it is looked every so often whether another process has written.
    pub fn looking_every(self, look_step: Duration) -> Self {
        Sqlite { look_step, ..self }
    }

    /// Says whether the file holds no tables at all, as after its making or the loss of its write-ahead log.
    pub fn is_empty(&mut self) -> Result<bool, Fault> {
        Ok(self.connection.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?)
    }

    /// Moves everything out of the write-ahead log into the file proper.
    pub fn settle(&mut self) -> Result<(), Fault> {
        Ok(self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    fn refuse_strange(&mut self, schema: u32) -> Result<(), Fault> {
        let pragma = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let (application, version) = (pragma("application_id")?, pragma("user_version")?);
        if application != APPLICATION && !(application == 0 && self.is_empty()?) {
            return Err("the file is an SQLite database, but not a service hall's".into());
        }
        if version > schema.into() {
            let words = format!("the file has schema {version} of a newer program; this one knows {schema}");
            return Err(words.into());
        }
        Ok(())
    }

    /// What has been entered in the journal since it was looked at last.
    fn look_for_entry(&mut self) -> Result<Change, Fault> {
        let newest = "SELECT COALESCE(MAX(seq), 0) FROM journal WHERE hall = :hall";
        let newest = first(self, newest, &[], |row| row.number(0))?.unwrap_or(0);
        Ok(match self.heard.replace(newest) {
            Some(before) if before == newest => Change::Nothing,
            Some(before) if before < newest => {
                let shown =
                    format!("SELECT 1 FROM journal WHERE hall = :hall AND seq > $1 AND {SHOWN} LIMIT 1");
                let found = first(self, &shown, &[Value::Number(before)], |_| Ok(()))?;
                found.map_or(Change::Nothing, |()| Change::Entry(newest))
            }
            _ => Change::Unknown,
        })
    }

    fn bound(&self, statement: &str, values: &[Value<'_>]) -> rusqlite::Result<CachedStatement<'_>> {
        // To SQLite `$4` is a name, numbered when it is first met; `?4` is the fourth value, as in PostgreSQL.
        let statement = for_hall(statement, &self.hall).replace('$', "?");
        let mut prepared = self.connection.prepare_cached(&statement)?;
        for (at, value) in (1..).zip(values) {
            match value {
                Value::Text(text) => prepared.raw_bind_parameter(at, text)?,
                Value::Number(number) => prepared.raw_bind_parameter(at, number)?,
            }
        }
        Ok(prepared)
    }
}

fn refuse_old(version: i32) -> Result<(), Fault> {
    if version < OLDEST {
        return Err(format!("SQLite {version} may corrupt a shared file; {OLDEST} is needed").into());
    }
    Ok(())
}

struct SqliteRow<'a>(&'a rusqlite::Row<'a>);

impl Row for SqliteRow<'_> {
    fn text(&self, column: usize) -> Result<&str, Fault> {
        Ok(self.0.get_ref(column)?.as_str()?)
    }

    fn number(&self, column: usize) -> Result<i64, Fault> {
        Ok(self.0.get_ref(column)?.as_i64()?)
    }
}

impl Database for Sqlite {
    fn serve(&mut self, hall: &HallCode) {
        self.hall.clone_from(hall);
    }

    fn locks_rows(&self) -> bool {
        false
    }

    fn enter(&mut self, entry: JournalEntry) {
        self.entries.push(entry);
    }

    fn begin(&mut self) -> Result<(), Fault> {
        self.run("BEGIN IMMEDIATE", &[]).map(drop)
    }

    fn begin_reading(&mut self) -> Result<(), Fault> {
        self.run("BEGIN", &[]).map(drop)
    }

    fn commit(&mut self) -> Result<(), Fault> {
        let entries = std::mem::take(&mut self.entries);
        for entries in entries.chunks(hall_journal::AT_ONCE) {
            self.run(&hall_journal::append_alone(entries.len()), &hall_journal::values(entries))?;
        }
        self.run("COMMIT", &[]).map(drop)
    }

    fn roll_back(&mut self) {
        self.entries.clear();
        // A full disk rolls back by itself; asking again would be an error.
        if !self.connection.is_autocommit() {
            let _already_gone = self.run("ROLLBACK", &[]);
        }
    }

    fn wait_for_entry(&mut self, limit: Duration) -> Result<Change, Fault> {
        // Nobody can be told.
        let begun = Instant::now();
        loop {
            let change = self.look_for_entry()?;
            let left = limit.saturating_sub(begun.elapsed());
            if change != Change::Nothing || left.is_zero() {
                return Ok(change);
            }
            thread::park_timeout(left.min(self.look_step));
        }
    }

    fn batch(&mut self, statements: &str) -> Result<(), Fault> {
        // To PostgreSQL this is a comment; here it keeps rows in the order of their key, one page fewer a write.
        let statements = statements.replace("/*! WITHOUT ROWID */", "WITHOUT ROWID");
        Ok(self.connection.execute_batch(&only_for(&statements, "SQLITE"))?)
    }

    fn each(&mut self, statement: &str, values: &[Value<'_>], visit: RowVisitor<'_>) -> Result<(), Fault> {
        let mut prepared = self.bound(statement, values)?;
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next()? {
            visit(&SqliteRow(row))?;
        }
        Ok(())
    }

    fn perform(&mut self, statement: &str, values: &[Value<'_>], visit: RowVisitor<'_>) -> Result<(), Fault> {
        self.each(statement, values, visit)
    }

    fn make_durable(&mut self) -> Result<(), Fault> {
        // Nobody reads what the log on the disk does not have.
        Ok(())
    }

    fn prepare(&mut self, _: &str, _: usize) -> Result<(), Fault> {
        // It is done in microseconds.
        Ok(())
    }

    fn run(&mut self, statement: &str, values: &[Value<'_>]) -> Result<u64, Fault> {
        Ok(u64::try_from(self.bound(statement, values)?.raw_execute()?)?)
    }

    fn is_transient(&self, _: &Fault) -> bool {
        false
    }

    fn stamp(&mut self, schema: u32) -> Result<(), Fault> {
        self.batch(STATISTICS)?;
        self.batch(&format!("PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {schema};"))
    }

    fn server_time(&mut self) -> Result<Option<NaiveDateTime>, Fault> {
        Ok(None)
    }

    fn damage(&mut self) -> Result<Vec<String>, Fault> {
        let mut found = Vec::new();
        self.each("PRAGMA integrity_check", &[], &mut |row| {
            found.push(row.text(0)?.to_owned());
            Ok(())
        })?;
        found.retain(|words| words != "ok");
        Ok(found)
    }
}

fn code(cause: &(dyn Error + 'static)) -> Option<ErrorCode> {
    cause.downcast_ref::<rusqlite::Error>()?.sqlite_error_code()
}

/// Says whether a cause is SQLite's word for a full disk.
pub fn is_full(cause: &(dyn Error + 'static)) -> bool {
    code(cause) == Some(ErrorCode::DiskFull)
}

/// Says whether a cause is SQLite's word for a file somebody else holds.
pub fn is_busy(cause: &(dyn Error + 'static)) -> bool {
    matches!(code(cause), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// Says whether a cause is SQLite's word for a change it does not make, in a file that is still there.
pub fn is_refused(cause: &(dyn Error + 'static)) -> bool {
    let moved = rusqlite::ffi::SQLITE_READONLY_DBMOVED;
    match cause.downcast_ref::<rusqlite::Error>() {
        Some(rusqlite::Error::SqliteFailure(error, _)) => match error.code {
            ErrorCode::ReadOnly => error.extended_code != moved,
            code => code == ErrorCode::ConstraintViolation,
        },
        _ => false,
    }
}

/// Says whether SQLite itself says so, and not we of what it has read.
pub fn is_its_word(cause: &(dyn Error + 'static)) -> bool {
    cause.is::<rusqlite::Error>()
}

/// Says whether a cause is SQLite's word for something that is no database.
pub fn is_no_database(cause: &(dyn Error + 'static)) -> bool {
    code(cause) == Some(ErrorCode::NotADatabase)
}

/// Says whether a cause is SQLite's word for a disk that does not read or write.
pub fn is_disk(cause: &(dyn Error + 'static)) -> bool {
    matches!(code(cause), Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::ReadOnly))
}

/// Says whether a column holds something else than it should, such as bytes that are no text.
pub fn is_strange(cause: &(dyn Error + 'static)) -> bool {
    cause.is::<rusqlite::types::FromSqlError>()
}

/// Says whether a cause is SQLite's word for a damaged file or something that is none.
pub fn is_damaged(cause: &(dyn Error + 'static)) -> bool {
    matches!(code(cause), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_sqlite_is_past_the_wal_reset_bug() {
        assert!(rusqlite::version_number() >= 3_051_003);
        assert!(refuse_old(rusqlite::version_number()).is_ok());
        assert!(refuse_old(3_051_002).unwrap_err().to_string().contains("3051002"));
    }
}
