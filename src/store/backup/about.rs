//! What a backup says of itself: whose it is, when it was made, what it holds and how high numbers had gone.
use crate::hall::{HallCode, HallIdentity, LineCode};
use crate::store::backup::rows::TableSum;
use crate::store::engine::database::{Database, Value, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment, written};
use chrono::{NaiveDate, NaiveDateTime};
use std::fmt::Write;

/// The form of the tables that say what a backup is.
pub const FORMAT: u32 = 1;

const TABLES: &str = "DROP TABLE IF EXISTS backup; DROP TABLE IF EXISTS backup_table; DROP TABLE IF EXISTS backup_mark;
    CREATE TABLE backup (
        format BIGINT NOT NULL, program TEXT NOT NULL, made_at TEXT NOT NULL, hall TEXT NOT NULL, centre TEXT NOT NULL,
        schema_number BIGINT NOT NULL, entry BIGINT NOT NULL, checksum BIGINT NOT NULL);
    CREATE TABLE backup_table (name TEXT NOT NULL PRIMARY KEY, row_count BIGINT NOT NULL, checksum BIGINT NOT NULL);
    CREATE TABLE backup_mark (
        day TEXT NOT NULL, line TEXT NOT NULL, last BIGINT NOT NULL, high BIGINT NOT NULL, PRIMARY KEY (day, line));";

/// How high a line had gone on a day when the backup was made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BackupMark {
    /// The business day.
    pub day: NaiveDate,
    /// The line.
    pub line: LineCode,
    /// The highest number that was given, by whichever machine.
    pub last: u32,
    /// The highest number that may have been given by the machine that made the backup before it wrote its ledger again.
    pub high: u32,
}

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupAbout {
    /// The version of the program that made it.
    pub program: String,
    /// When it was made, by the hall's clock.
    pub made_at: NaiveDateTime,
    /// Whose it is.
    pub hall: HallCode,
    /// The centre's name; may be empty.
    pub centre: String,
    /// The number of the schema of its tables.
    pub schema: u32,
    /// The newest entry of the hall's journal.
    pub entry: i64,
    /// Every table with its rows.
    pub tables: Vec<TableSum>,
    /// How high numbers had gone.
    pub marks: Vec<BackupMark>,
}

impl BackupAbout {
    /// How many rows it holds in all.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// How many rows it holds of what people do; the setup, which a new store takes in by itself, is not counted.
    pub fn rows_of_people(&self) -> u64 {
        let of_people = |table: &&TableSum| !table.name.starts_with("setup");
        self.tables.iter().filter(of_people).map(|table| table.rows).sum()
    }

    /// How many rows of a table it holds.
    pub fn rows_of(&self, table: &str) -> u64 {
        self.tables.iter().find(|known| known.name == table).map_or(0, |known| known.rows)
    }

    /// Says whether it is the backup of the hall that a configuration is about, as an opening of its store would say it.
    pub fn is_of(&self, hall: &HallIdentity) -> bool {
        let same_centre = self.centre == hall.centre || self.centre.is_empty() || hall.centre.is_empty();
        self.hall == hall.code && (same_centre || hall.is_named)
    }

    /// Writes all this into a file.
    pub(super) fn write(&self, file: &mut dyn Database) -> Result<(), Fault> {
        file.batch(TABLES)?;
        let (made_at, hall) = (written(self.made_at), self.hall.to_string());
        file.run(
            "INSERT INTO backup (format, program, made_at, hall, centre, schema_number, entry, checksum)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                FORMAT.into(),
                (&self.program).into(),
                (&made_at).into(),
                (&hall).into(),
                (&self.centre).into(),
                self.schema.into(),
                Value::Number(self.entry),
                Value::Number(self.checksum()),
            ],
        )?;
        for TableSum { name, rows, checksum } in &self.tables {
            file.run(
                "INSERT INTO backup_table (name, row_count, checksum) VALUES ($1, $2, $3)",
                &[name.into(), Value::Number(i64::try_from(*rows)?), Value::Number(*checksum)],
            )?;
        }
        for BackupMark { day, line, last, high } in &self.marks {
            file.run(
                "INSERT INTO backup_mark (day, line, last, high) VALUES ($1, $2, $3, $4)",
                &[(&day.to_string()).into(), line.into(), (*last).into(), (*high).into()],
            )?;
        }
        Ok(())
    }

    /// Reads it out of a file with its checksum; nothing where the file says nothing of the kind.
    pub(super) fn read(file: &mut dyn Database) -> Result<Option<(BackupAbout, bool)>, Fault> {
        let columns = "SELECT program, made_at, hall, centre, schema_number, entry, checksum FROM backup";
        let found = first(file, columns, &[], |row| {
            let about = BackupAbout {
                program: row.text(0)?.to_owned(),
                made_at: moment(row.text(1)?)?,
                hall: row.text(2)?.parse::<HallCode>()?,
                centre: row.text(3)?.to_owned(),
                schema: row.count(4)?,
                entry: row.number(5)?,
                tables: Vec::new(),
                marks: Vec::new(),
            };
            Ok((about, row.number(6)?))
        })?;
        let Some((mut about, checksum)) = found else { return Ok(None) };
        let tables = "SELECT name, row_count, checksum FROM backup_table ORDER BY name";
        about.tables = all(file, tables, &[], |row| {
            let rows = u64::try_from(row.number(1)?)?;
            Ok(TableSum { name: row.text(0)?.to_owned(), rows, checksum: row.number(2)? })
        })?;
        let marks = "SELECT day, line, last, high FROM backup_mark ORDER BY day, line";
        about.marks = all(file, marks, &[], |row| {
            let (day, line) = (row.text(0)?.parse()?, row.text(1)?.into());
            Ok(BackupMark { day, line, last: row.count(2)?, high: row.count(3)? })
        })?;
        let is_true = about.checksum() == checksum;
        Ok(Some((about, is_true)))
    }

    /// A sum over all that is said here.
    fn checksum(&self) -> i64 {
        let BackupAbout { program, made_at, hall, centre, schema, entry, tables, marks } = self;
        let mut text =
            format!("{FORMAT}\n{program}\n{}\n{hall}\n{centre}\n{schema}\n{entry}\n", written(*made_at));
        let mut tables: Vec<&TableSum> = tables.iter().collect();
        tables.sort_by(|one, other| one.name.cmp(&other.name));
        // Writing into a string cannot fail.
        for TableSum { name, rows, checksum } in tables {
            let _always = writeln!(text, "{name}\t{rows}\t{checksum}");
        }
        let mut marks: Vec<&BackupMark> = marks.iter().collect();
        marks.sort();
        for BackupMark { day, line, last, high } in marks {
            let _always = writeln!(text, "{day}\t{line}\t{last}\t{high}");
        }
        crc32fast::hash(text.as_bytes()).into()
    }
}
