//! The backup that is restored, as this program's tables have it.
use crate::hall::HallCode;
use crate::store::backup::about::BackupAbout;
use crate::store::backup::audit;
use crate::store::backup::file::BackupFile;
use crate::store::backup::rows::{self, TableSum};
use crate::store::backup::tables::{self, HallTable};
use crate::store::backup::{BackupWork, watch::BackupObserver};
use crate::store::engine::database::Database;
use crate::store::engine::{fault::Fault, schema, sqlite::Sqlite};
use crate::store::ledger::{files::beside, opening};
use crate::store::people::trail::AuditHead;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A backup as this program's tables have it, and what it says of itself.
pub(super) struct RestoreSource {
    pub(super) file: Sqlite,
    pub(super) about: BackupAbout,
    pub(super) tables: Vec<HallTable>,
    /// Where its audit ends, as it was written.
    pub(super) audit: Option<AuditHead>,
    /// A copy that was brought up to date; gone afterwards.
    copy: Option<PathBuf>,
}

impl RestoreSource {
    /// Opens a backup; where an earlier program made it, or another hall, a copy of it beside the store, brought up to date and
    /// with the audit chained for the hall that it becomes.
    pub(super) fn of(backup: &BackupFile, hall: &HallCode, store: &Path) -> Result<RestoreSource, Fault> {
        let about = backup.about().clone();
        if about.schema == schema::NEWEST && about.hall == *hall {
            let file = Sqlite::open_to_look(&backup.path, schema::NEWEST)?;
            return RestoreSource::over(file, about, None);
        }
        let copy = beside(store, ".restoring-from");
        remove(&copy)?;
        fs::copy(&backup.path, &copy)?;
        let mut file = Sqlite::open(&copy, false, schema::NEWEST)?;
        file.serve(&about.hall);
        for table in tables::tables(&mut file)? {
            let found = rows::sum(&mut file, &table, &mut |_| Ok(()))?;
            is_as_made(&about, &found)?;
        }
        opening::bring_up(&mut file)?;
        let mut source = RestoreSource::over(file, about, Some(copy))?;
        if source.about.hall != *hall {
            audit::chain_anew(&mut source.file, &source.about.hall, hall)?;
        }
        Ok(source)
    }

    fn over(mut file: Sqlite, about: BackupAbout, copy: Option<PathBuf>) -> Result<RestoreSource, Fault> {
        file.serve(&about.hall);
        let (tables, audit) = (tables::tables(&mut file)?, AuditHead::of(&mut file)?);
        Ok(RestoreSource { file, about, tables, audit, copy })
    }

    /// Copies all rows into a database that has none of the hall, and reads them there again.
    pub(super) fn copy_into(
        &mut self,
        to: &mut dyn Database,
        watch: &mut BackupObserver<'_>,
    ) -> Result<(), Fault> {
        let (mut done, all) = (0, self.about.rows());
        let mut sums: Vec<TableSum> = Vec::new();
        for table in &self.tables {
            sums.push(rows::copy(&mut self.file, to, table, &mut |rows| {
                done += rows;
                watch.tell(BackupWork::Copying, done, all)
            })?);
        }
        for (table, sum) in self.tables.iter().zip(&sums) {
            // A copy that was brought up to date was looked at before that.
            if self.copy.is_none() {
                is_as_made(&self.about, sum)?;
            }
            watch.tell(BackupWork::Checking, 0, all)?;
            if rows::sum(to, table, &mut |_| Ok(()))? != *sum {
                return Err(format!("the table {} is not what the backup says", table.name).into());
            }
        }
        Ok(())
    }
}

impl Drop for RestoreSource {
    fn drop(&mut self) {
        if let Some(copy) = &self.copy {
            let _nobody_to_tell = remove(copy);
        }
    }
}

/// Fails where a table has other rows than when the backup was made: whoever restores may not have looked.
fn is_as_made(about: &BackupAbout, found: &TableSum) -> Result<(), Fault> {
    let known = about.tables.iter().find(|known| known.name == found.name);
    if known.is_none_or(|known| known == found) {
        Ok(())
    } else {
        Err(format!("the table {} is not what it was when the backup was made", found.name).into())
    }
}

/// Removes a file that is being made, with what lies beside it; what is not there is gone already.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        match fs::remove_file(beside(path, ending)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
