//! Making a backup: a copy of one moment while the hall goes on, looked at from end to end before it has its name.
use crate::store::backup::about::{BackupAbout, BackupMark};
use crate::store::backup::file::BackupFile;
use crate::store::backup::{BackupWork, marks, rows, tables, tables::HallTable, watch::BackupObserver};
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::{fault::Fault, schema, sqlite::Sqlite};
use crate::store::ledger::files::{beside, sync_folder};
use crate::store::{Store, StoreError, StoreUrl};
use chrono::NaiveDateTime;
use rustix::fs::{FlockOperation, flock};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

impl Store {
    /// Writes the whole hall into one file, as it is at this moment, while others go on. The file gets its name only once it
    /// has been read again and found whole; whatever bore that name before is kept until then.
    ///
    /// `watch` is told how far it has come, and gives it up by `false`. The file is for nobody but its owner to read.
    ///
    /// # Errors
    /// Fails where the file cannot be written, another backup is being written there, or the hall cannot be read.
    pub fn back_up(
        &mut self,
        file: &Path,
        program: &str,
        at: NaiveDateTime,
        watch: &mut dyn FnMut(BackupWork, u64, u64) -> bool,
    ) -> Result<BackupAbout, StoreError> {
        let made = BackupDraft::begin(file).map_err(Fault::from).and_then(|draft| {
            let about = self.fill(&draft.path, program, at, &mut BackupObserver(watch))?;
            draft.finish(file)?;
            Ok(about)
        });
        made.map_err(|fault| StoreError::new("making a backup", fault))
    }

    /// About how many bytes a backup takes; nothing where only a server knows.
    pub fn backup_size(&mut self) -> Result<Option<u64>, StoreError> {
        let StoreUrl::Sqlite(path) = &self.url else { return Ok(None) };
        let size = Sqlite::open_to_look(path, schema::NEWEST).and_then(|mut file| file.size());
        size.map(Some).map_err(|fault| StoreError::new("looking at the store", fault))
    }

    fn fill(
        &mut self,
        draft: &Path,
        program: &str,
        at: NaiveDateTime,
        watch: &mut BackupObserver<'_>,
    ) -> Result<BackupAbout, Fault> {
        match self.url.clone() {
            StoreUrl::Sqlite(path) => {
                let mut source = Sqlite::open(&path, false, schema::NEWEST)?;
                source.copy_to(draft, &mut |done, all| watch.tell(BackupWork::Copying, done, all))?;
            }
            StoreUrl::Postgres(_) => self.copy_rows(draft, watch)?,
        }
        let mut copy = Sqlite::open_draft(draft)?;
        copy.serve(&self.hall);
        leave_out_others(&mut copy)?;
        // Read after the moment of the copy: a ledger that has gone on since is as good.
        let known = self.ledger.every_mark()?;
        let about = self.describe(&mut copy, program, at, watch)?;
        let about = BackupAbout { marks: marks::of_backup(&mut copy, &known)?, ..about };
        copy.begin()?;
        about.write(&mut copy)?;
        copy.commit()?;
        drop(copy);
        File::open(draft)?.sync_all()?;
        let written =
            BackupFile::open(draft)?.map_err(|flaw| format!("the backup is not whole: {flaw:?}"))?;
        let flaws = { written }.find_flaws(watch)?;
        if flaws.is_empty() { Ok(about) } else { Err(format!("the backup is not whole: {flaws:?}").into()) }
    }

    /// Copies the rows of the hall out of a server, all of one moment.
    fn copy_rows(&mut self, draft: &Path, watch: &mut BackupObserver<'_>) -> Result<(), Fault> {
        let mut copy = Sqlite::open_draft(draft)?;
        let tables = empty(&mut copy)?;
        copy.serve(&self.hall);
        let database = self.database.as_mut();
        database.begin_reading()?;
        let mut work = || {
            // A large table is read for longer than anything else the hall does.
            database.batch(
                "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0",
            )?;
            let (mut done, mut all) = (0, 0);
            for table in &tables {
                all += rows::count(database, table)?;
            }
            copy.begin()?;
            for table in &tables {
                rows::copy(database, &mut copy, table, &mut |rows| {
                    done += rows;
                    watch.tell(BackupWork::Copying, done, all)
                })?;
            }
            copy.commit()
        };
        let done = work();
        database.roll_back();
        done
    }

    /// What the copy holds.
    fn describe(
        &self,
        copy: &mut Sqlite,
        program: &str,
        made_at: NaiveDateTime,
        watch: &mut BackupObserver<'_>,
    ) -> Result<BackupAbout, Fault> {
        let entry = "SELECT h.journal, COALESCE((SELECT MAX(j.seq) FROM journal AS j WHERE j.hall = :hall), 0), h.name
             FROM hall AS h WHERE h.code = :hall";
        let read = |row: &dyn crate::store::engine::database::Row| {
            Ok((row.number(0)?.max(row.number(1)?), row.text(2)?.to_owned()))
        };
        let (entry, centre) = first(copy, entry, &[], read)?.ok_or("the hall is not in its store")?;
        // A server counts its entries there, a file by the entries themselves.
        copy.run("UPDATE hall SET journal = 0 WHERE code = :hall", &[])?;
        let mut sums = Vec::new();
        let tables = tables::tables(copy)?;
        for (done, table) in (1..).zip(&tables) {
            watch.tell(BackupWork::Checking, done, 2 * tables.len() as u64)?;
            sums.push(rows::sum(copy, table, &mut |_| Ok(()))?);
        }
        sums.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(BackupAbout {
            program: program.to_owned(),
            made_at,
            hall: self.hall.clone(),
            centre,
            schema: schema::NEWEST,
            entry,
            tables: sums,
            marks: Vec::<BackupMark>::new(),
        })
    }
}

/// Removes what backups that were killed have left in a folder, under names that begin so; one that is being written stays.
pub fn remove_leftovers(folder: &Path, beginning: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with(beginning) || !name.ends_with(".backup.part") {
            continue;
        }
        let file = OpenOptions::new().read(true).write(true).open(&path)?;
        if flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok() {
            super::source::remove(&path)?;
        }
    }
    Ok(())
}

/// Makes the tables of this program in an empty file, without a row.
pub(super) fn empty(file: &mut Sqlite) -> Result<Vec<HallTable>, Fault> {
    file.begin()?;
    schema::migrate(file)?;
    let tables = tables::tables(file)?;
    for table in tables.iter().rev() {
        file.run(&format!("DELETE FROM {}", table.name), &[])?;
    }
    file.commit()?;
    Ok(tables)
}

/// Takes other halls out of a copy, so that nothing of theirs is left in it, not even in pages that are free.
fn leave_out_others(copy: &mut Sqlite) -> Result<(), Fault> {
    let others = "SELECT code FROM hall WHERE code <> :hall";
    if all(copy, others, &[], |row| Ok(row.text(0)?.to_owned()))?.is_empty() {
        return Ok(());
    }
    copy.begin()?;
    tables::without_triggers(copy, |copy| {
        for HallTable { name, hall, .. } in tables::tables(copy)?.iter().rev() {
            copy.run(&format!("DELETE FROM {name} WHERE {hall} <> :hall"), &[])?;
        }
        Ok(())
    })?;
    copy.commit()?;
    copy.batch("VACUUM")
}

/// A file that is being made beside the one it will be; nobody else writes it meanwhile, and it is gone where that ends early.
struct BackupDraft {
    path: PathBuf,
    held: File,
}

impl BackupDraft {
    fn begin(file: &Path) -> io::Result<BackupDraft> {
        let path = beside(file, ".part");
        let held =
            OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(&path)?;
        flock(&held, FlockOperation::NonBlockingLockExclusive)?;
        // What a backup that was killed has left.
        held.set_len(0)?;
        fs::remove_file(beside(&path, "-journal")).or_else(|error| match error.kind() {
            io::ErrorKind::NotFound => Ok(()),
            _ => Err(error),
        })?;
        Ok(BackupDraft { path, held })
    }

    fn finish(self, file: &Path) -> io::Result<()> {
        self.held.sync_all()?;
        fs::rename(&self.path, file)?;
        sync_folder(file)
    }
}

impl Drop for BackupDraft {
    fn drop(&mut self) {
        // After the end it has its own name, and nothing is there.
        let _gone = fs::remove_file(&self.path);
        let _gone = fs::remove_file(beside(&self.path, "-journal"));
    }
}
