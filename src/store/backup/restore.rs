//! Restoring a backup: the hall of a store becomes the one of the file, at a stroke, and no number is given again.
use crate::hall::{HallIdentity, LineCode};
use crate::store::backup::about::BackupAbout;
use crate::store::backup::file::BackupFile;
use crate::store::backup::marks::{self, Floors};
use crate::store::backup::rows::{self, TableSum};
use crate::store::backup::tables::{self, Table};
use crate::store::backup::watch::Watch;
use crate::store::backup::{BackupWork, into_postgres, into_sqlite};
use crate::store::engine::database::{Database, first};
use crate::store::engine::{fault::Fault, postgres::Postgres, schema, sqlite::Sqlite};
use crate::store::ledger::files::beside;
use crate::store::ledger::opening::{self, StorePaths};
use crate::store::{StoreError, StoreUrl};
use chrono::{NaiveDate, NaiveDateTime};
use std::fs;
use std::path::{Path, PathBuf};

pub use crate::store::backup::marks::RaisedLine;

/// Where a backup is restored to.
#[derive(Clone, Debug)]
pub struct RestoreTarget {
    /// Which hall it becomes.
    pub hall: HallIdentity,
    /// The store.
    pub url: StoreUrl,
    /// The ledger of this machine, where it does not lie beside a file.
    pub ledger: Option<PathBuf>,
    /// The file of another hall is meant.
    pub is_other_hall_meant: bool,
    /// The hall's time, for the name of what is put aside.
    pub at: NaiveDateTime,
}

/// Why a backup is not restored; nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RestoreRefusal {
    /// Programs have the store open: on these machines, or on this one where none is named.
    InUse(Vec<String>),
    /// The file is another hall's.
    OtherHall,
}

/// What lies in the store now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreGlance {
    /// Nothing of this hall.
    Nothing,
    /// Something that cannot be read.
    Unreadable(String),
    /// A hall.
    Hall {
        /// The centre's name.
        centre: String,
        /// Every table with its rows.
        tables: Vec<(String, u64)>,
        /// The highest number of each line on the newest day.
        newest: Vec<(NaiveDate, LineCode, u32)>,
    },
}

/// What was restored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Where what was there before lies now; none where nothing was, and on a server.
    pub kept: Option<PathBuf>,
    /// Lines that go on above numbers which the backup does not know.
    pub raised: Vec<RaisedLine>,
}

impl RestoreTarget {
    /// What lies there now, without changing it.
    ///
    /// # Errors
    /// Fails where a server cannot be reached.
    pub fn glance(&self) -> Result<StoreGlance, StoreError> {
        self.look().map_err(|fault| StoreError::new("looking at the store", fault))
    }

    fn look(&self) -> Result<StoreGlance, Fault> {
        match &self.url {
            StoreUrl::Sqlite(path) if !path.exists() => Ok(StoreGlance::Nothing),
            StoreUrl::Sqlite(path) => {
                let seen = Sqlite::open_to_look(path, schema::NEWEST).and_then(|mut file| {
                    let tables = tables::tables(&mut file)?;
                    self.seen(&mut file, &tables)
                });
                Ok(seen.unwrap_or_else(|fault| StoreGlance::Unreadable(fault.to_string())))
            }
            StoreUrl::Postgres(address) => {
                let mut server = Postgres::connect(address, &self.hall.code)?;
                if server.is_empty()? {
                    return Ok(StoreGlance::Nothing);
                }
                if schema::check(&mut server)? < schema::NEWEST {
                    return Ok(StoreGlance::Unreadable("an earlier program made the tables".into()));
                }
                self.seen(&mut server, &tables::of_this_program()?)
            }
        }
    }

    fn seen(&self, database: &mut dyn Database, tables: &[Table]) -> Result<StoreGlance, Fault> {
        database.serve(&self.hall.code);
        let name = "SELECT name FROM hall WHERE code = :hall";
        let Some(centre) = first(database, name, &[], |row| Ok(row.text(0)?.to_owned()))? else {
            return Ok(StoreGlance::Nothing);
        };
        let mut counts = Vec::new();
        for table in tables {
            counts.push((table.name.clone(), rows::count(database, table)?));
        }
        let floors = marks::of_database(database)?;
        let day = floors.keys().map(|(day, _)| *day).max();
        let newest = floors.into_iter().filter(|((of, _), _)| Some(*of) == day);
        let newest = newest.map(|((day, line), last)| (day, line, last)).collect();
        Ok(StoreGlance::Hall { centre, tables: counts, newest })
    }
}

impl BackupFile {
    /// Puts the hall of the file in the place of the store's, at a stroke: whoever opens the store finds the one or the other,
    /// whatever happens meanwhile. What lay in a file is kept beside it. Every line goes on above what the file, the store that
    /// was there or the ledger of this machine knows.
    ///
    /// `watch` is told how far it has come, and gives it up by `false`.
    ///
    /// # Errors
    /// Fails where the store cannot be written, or the file is damaged; everything is as it was then.
    pub fn restore(
        &mut self,
        target: &RestoreTarget,
        watch: &mut dyn FnMut(BackupWork, u64, u64) -> bool,
    ) -> Result<Result<Restored, RestoreRefusal>, StoreError> {
        if !target.is_other_hall_meant && !self.about().is_of(&target.hall) {
            return Ok(Err(RestoreRefusal::OtherHall));
        }
        let restored = opening::paths(&target.url, target.ledger.as_deref()).and_then(|paths| {
            let mut source = Source::of(self, paths.file.as_ref().unwrap_or(&paths.ledger))?;
            let StorePaths { file, ledger } = &paths;
            match (&target.url, file) {
                (StoreUrl::Postgres(address), _) => {
                    into_postgres::restore(&mut source, target, address, ledger, &mut Watch(watch))
                }
                (_, file) => {
                    let file = file.as_ref().ok_or("the store is no file")?;
                    into_sqlite::restore(&mut source, target, file, ledger, &mut Watch(watch))
                }
            }
        });
        restored.map_err(|fault| StoreError::new("restoring a backup", fault))
    }
}

/// A backup as this program's tables have it, and what it says of itself.
pub(super) struct Source {
    pub(super) file: Sqlite,
    pub(super) about: BackupAbout,
    pub(super) tables: Vec<Table>,
    /// A copy that was brought up to date; gone afterwards.
    copy: Option<PathBuf>,
}

impl Source {
    /// Opens a backup; where an earlier program made it, a copy of it beside the store, brought up to date.
    fn of(backup: &BackupFile, store: &Path) -> Result<Source, Fault> {
        let about = backup.about().clone();
        if about.schema == schema::NEWEST {
            let file = Sqlite::open_to_look(&backup.path, schema::NEWEST)?;
            return Source::over(file, about, None);
        }
        let copy = beside(store, ".restoring-from");
        remove(&copy)?;
        fs::copy(&backup.path, &copy)?;
        let mut file = Sqlite::open(&copy, false, schema::NEWEST)?;
        opening::bring_up(&mut file)?;
        Source::over(file, about, Some(copy))
    }

    fn over(mut file: Sqlite, about: BackupAbout, copy: Option<PathBuf>) -> Result<Source, Fault> {
        file.serve(&about.hall);
        let tables = tables::tables(&mut file)?;
        Ok(Source { file, about, tables, copy })
    }

    /// Copies all rows into a database that has none of the hall, and reads them there again.
    pub(super) fn copy_into(&mut self, to: &mut dyn Database, watch: &mut Watch<'_>) -> Result<(), Fault> {
        let (mut done, all) = (0, self.about.rows());
        let mut sums: Vec<TableSum> = Vec::new();
        for table in &self.tables {
            sums.push(rows::copy(&mut self.file, to, table, &mut |rows| {
                done += rows;
                watch.tell(BackupWork::Copying, done, all)
            })?);
        }
        for (table, sum) in self.tables.iter().zip(&sums) {
            watch.tell(BackupWork::Checking, 0, all)?;
            if rows::sum(to, table, &mut |_| Ok(()))? != *sum {
                return Err(format!("the table {} is not what the backup says", table.name).into());
            }
        }
        Ok(())
    }

    /// Completes what was copied: the hall's name as the configuration has it, and lines above all floors.
    pub(super) fn complete(
        &self,
        to: &mut dyn Database,
        target: &RestoreTarget,
        floors: &Floors,
    ) -> Result<Vec<RaisedLine>, Fault> {
        if !target.hall.centre.is_empty() {
            to.run("UPDATE hall SET name = $1 WHERE code = :hall", &[(&target.hall.centre).into()])?;
        }
        marks::raise(to, floors)
    }
}

impl Drop for Source {
    fn drop(&mut self) {
        if let Some(copy) = &self.copy {
            let _nobody_to_tell = remove(copy);
        }
    }
}

/// Removes a file that is being made, with what lies beside it; what is not there is gone already.
pub(super) fn remove(path: &Path) -> std::io::Result<()> {
    for ending in ["", "-wal", "-shm", "-journal"] {
        match fs::remove_file(beside(path, ending)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}
