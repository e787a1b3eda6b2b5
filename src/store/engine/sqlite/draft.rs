//! Files that are made beside another one or only looked at: a copy of a moment, a draft, a backup.
use super::{OpenFlags, Sqlite};
use crate::store::engine::{database::Database, fault::Fault};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, ErrorCode};
use std::{fs::File, path::Path, thread, time::Duration};

/// Pages that are copied in one go; with pages of 16 KiB it is 1 MiB.
const PAGES: i32 = 64;
/// Between two goes, so that whoever takes a number meets a disk that is not busy.
const PAUSE: Duration = Duration::from_millis(1);
/// Goes after which the copy is written to the disk: what lies in memory by then would be written all at once, and a number that
/// is given meanwhile would wait for it.
const GOES_A_FLUSH: u32 = 8;
/// A file nobody else has, and that is thrown away where its making ends early: it needs no journal.
const DRAFT: &str = "PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;
    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000";
const LOOK_ONLY: &str =
    "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -32000";

impl Sqlite {
    /// Opens a file that is only read, also where nobody may write it.
    pub fn open_to_look(path: &Path, schema: u32) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut sqlite = Sqlite::around(Connection::open_with_flags(path, flags)?);
        sqlite.refuse_strange(schema)?;
        sqlite.batch(LOOK_ONLY)?;
        Ok(sqlite)
    }

    /// Opens a file that nobody else has and that is not the hall's yet; what is written is not durable before the file is.
    pub fn open_draft(path: &Path) -> Result<Self, Fault> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut sqlite = Sqlite::around(Connection::open_with_flags(path, flags)?);
        sqlite.batch(DRAFT)?;
        Ok(sqlite)
    }

    /// Opens an empty database that lies nowhere.
    pub fn in_memory() -> Result<Self, Fault> {
        Ok(Sqlite::around(Connection::open_in_memory()?))
    }

    /// How many bytes the file takes, with what is not written back from its log yet.
    pub fn size(&mut self) -> Result<u64, Fault> {
        let pragma = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        Ok(u64::try_from(pragma("page_count")?.saturating_mul(pragma("page_size")?))?)
    }

    /// Copies the whole file as it is at this moment into an empty one, while others write. `step` is told how many pages of
    /// how many are there, and gives the copying up by a fault.
    pub fn copy_to(
        &mut self,
        draft: &Path,
        step: &mut dyn FnMut(u64, u64) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let flush = File::options().read(true).write(true).open(draft)?;
        let mut copy = Connection::open_with_flags(draft, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // A moment that is held: between two goes others may write, and the copying need not begin again.
        self.begin_reading()?;
        let done = self.is_empty().and_then(|_| self.copy_pages(&mut copy, &flush, step));
        self.roll_back();
        done?;
        // A copy that needs no second file beside it, also on a disk that may only be read.
        copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        Ok(())
    }

    fn copy_pages(
        &self,
        copy: &mut Connection,
        flush: &File,
        step: &mut dyn FnMut(u64, u64) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let pages = Backup::new(&self.connection, copy)?;
        for go in 1_u32.. {
            let is_done = match pages.step(PAGES)? {
                StepResult::Done => true,
                StepResult::More => false,
                _ => return Err(busy().into()),
            };
            let progress = pages.progress();
            let all = u64::try_from(progress.pagecount)?;
            step(all.saturating_sub(u64::try_from(progress.remaining)?), all)?;
            if is_done {
                break;
            }
            if go % GOES_A_FLUSH == 0 {
                flush.sync_data()?;
            }
            thread::park_timeout(PAUSE);
        }
        Ok(())
    }
}

/// Nobody but this process knows the copy, and readers of the source are never in anybody's way.
fn busy() -> rusqlite::Error {
    let code =
        rusqlite::ffi::Error { code: ErrorCode::DatabaseBusy, extended_code: rusqlite::ffi::SQLITE_BUSY };
    rusqlite::Error::SqliteFailure(code, None)
}
