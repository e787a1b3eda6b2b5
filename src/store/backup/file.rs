//! A backup file: opened without touching it, and looked at from end to end.
use crate::store::StoreError;
use crate::store::backup::about::{BackupAbout, FORMAT};
use crate::store::backup::{BackupWork, rows, tables, watch::BackupObserver};
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::{fault::Fault, schema, sqlite, sqlite::Sqlite};
use std::error::Error;
use std::path::{Path, PathBuf};

/// What is wrong with a file that should be a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupFlaw {
    /// It is something else.
    NotABackup,
    /// A newer program made it.
    Newer {
        /// Of that program.
        program: String,
    },
    /// It is damaged; in the words of the database.
    Damaged(String),
    /// What it says of itself was changed.
    Label,
    /// A table has another number of rows than when the backup was made.
    Rows {
        /// The table.
        table: String,
        /// Rows then.
        kept: u64,
        /// Rows now.
        found: u64,
    },
    /// A row of a table says something else than when the backup was made.
    Content {
        /// The table.
        table: String,
    },
}

/// An open backup.
pub struct BackupFile {
    pub(super) path: PathBuf,
    pub(super) file: Sqlite,
    about: BackupAbout,
    is_label_true: bool,
}

impl BackupFile {
    /// Opens a file that is only read; says what is wrong where it is no backup that this program can read.
    ///
    /// # Errors
    /// Fails where the file cannot be read at all.
    pub fn open(path: &Path) -> Result<Result<BackupFile, BackupFlaw>, StoreError> {
        // What SQLite says of a file that is not there does not say so.
        std::fs::File::open(path).map_err(|error| StoreError::new("opening a backup", error))?;
        match open(path) {
            Ok(opened) => Ok(opened),
            Err(fault) if is_damaged(fault.as_ref()) => Ok(Err(BackupFlaw::Damaged(fault.to_string()))),
            Err(fault) => Err(StoreError::new("opening a backup", fault)),
        }
    }

    /// What it says of itself.
    pub fn about(&self) -> &BackupAbout {
        &self.about
    }

    /// Reads all of it and says what is wrong; empty means that it is whole.
    ///
    /// # Errors
    /// Fails where the file cannot be read, and where the watcher gives up by `false`.
    pub fn flaws(
        &mut self,
        watch: &mut dyn FnMut(BackupWork, u64, u64) -> bool,
    ) -> Result<Vec<BackupFlaw>, StoreError> {
        self.find_flaws(&mut BackupObserver(watch))
            .map_err(|fault| StoreError::new("checking a backup", fault))
    }

    pub(super) fn find_flaws(&mut self, watch: &mut BackupObserver<'_>) -> Result<Vec<BackupFlaw>, Fault> {
        let found = self.damage().and_then(|flaws| match flaws[..] {
            [] => self.differences(watch),
            _ => Ok(flaws),
        });
        match found {
            Err(fault) if is_damaged(fault.as_ref()) => Ok(vec![BackupFlaw::Damaged(fault.to_string())]),
            found => found,
        }
    }

    fn damage(&mut self) -> Result<Vec<BackupFlaw>, Fault> {
        let mut words = self.file.damage()?;
        let orphans = "SELECT \"table\" FROM pragma_foreign_key_check";
        let orphan = |table: String| format!("a row of {table} refers to one that is not there");
        words.extend(
            all(&mut self.file, orphans, &[], |row| Ok(row.text(0)?.to_owned()))?.into_iter().map(orphan),
        );
        Ok(words.into_iter().map(BackupFlaw::Damaged).collect())
    }

    /// Where it is something else than its label says.
    fn differences(&mut self, watch: &mut BackupObserver<'_>) -> Result<Vec<BackupFlaw>, Fault> {
        let mut flaws = Vec::new();
        if !self.is_label_true {
            flaws.push(BackupFlaw::Label);
        }
        let (mut done, all) = (0, self.about.rows());
        for table in tables::tables(&mut self.file)? {
            let name = table.name.clone();
            let sum = rows::sum(&mut self.file, &table, &mut |rows| {
                done += rows;
                watch.tell(BackupWork::Checking, done, all)
            })?;
            let known = self.about.tables.iter().find(|known| known.name == name);
            let kept = known.map_or(0, |known| known.rows);
            if kept != sum.rows {
                flaws.push(BackupFlaw::Rows { table: name, kept, found: sum.rows });
            } else if known.is_some_and(|known| known.checksum != sum.checksum) {
                flaws.push(BackupFlaw::Content { table: name });
            }
        }
        Ok(flaws)
    }
}

fn open(path: &Path) -> Result<Result<BackupFile, BackupFlaw>, Fault> {
    let mut file = match Sqlite::open_to_look(path, u32::MAX) {
        Ok(file) => file,
        Err(fault) if sqlite::is_no_database(fault.as_ref()) => return Ok(Err(BackupFlaw::NotABackup)),
        Err(fault) if !sqlite::is_its_word(fault.as_ref()) => return Ok(Err(BackupFlaw::NotABackup)),
        Err(fault) => return Err(fault),
    };
    let labels = "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'backup'";
    if first(&mut file, labels, &[], |row| row.number(0))? != Some(1) {
        return Ok(Err(BackupFlaw::NotABackup));
    }
    let versions = "SELECT format, schema_number, program FROM backup";
    let versions =
        first(&mut file, versions, &[], |row| Ok((row.count(0)?, row.count(1)?, row.text(2)?.to_owned())))?;
    let Some((format, schema, program)) = versions else { return Ok(Err(BackupFlaw::NotABackup)) };
    if format > FORMAT || schema > schema::NEWEST {
        return Ok(Err(BackupFlaw::Newer { program }));
    }
    let Some((about, is_label_true)) = BackupAbout::read(&mut file)? else {
        return Ok(Err(BackupFlaw::NotABackup));
    };
    file.serve(&about.hall);
    Ok(Ok(BackupFile { path: path.to_owned(), file, about, is_label_true }))
}

/// What is read is not what was written: SQLite says so, or a column holds something else than it should.
fn is_damaged(cause: &(dyn Error + 'static)) -> bool {
    sqlite::is_damaged(cause) || sqlite::is_strange(cause)
}
