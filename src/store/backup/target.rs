//! Where a backup is restored to, what lies there now, and what comes of it.
use crate::hall::people::{AuditAct, AuditActor, AuditNote};
use crate::hall::{HallIdentity, LineCode};
use crate::store::backup::about::BackupMark;
use crate::store::backup::marks::{self, Floors, RaisedLine};
use crate::store::backup::rows;
use crate::store::backup::source::RestoreSource;
use crate::store::backup::tables::{self, HallTable};
use crate::store::engine::database::{Database, first};
use crate::store::engine::{fault::Fault, postgres::Postgres, schema, sqlite::Sqlite};
use crate::store::ledger::marks::LedgerMark;
use crate::store::people::trail::{self, AuditHead};
use crate::store::rows::ticket::written;
use crate::store::{StoreError, StoreUrl};
use chrono::{NaiveDate, NaiveDateTime};
use std::path::PathBuf;

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
    /// The highest numbers of today that people hold, where somebody has seen them: a machine that is gone may have given some of
    /// which nothing knows any more.
    pub issued: Vec<(LineCode, u32)>,
    /// Who does it.
    pub actor: AuditActor,
    /// The machine this is done on, as the audit names it.
    pub machine: String,
    /// The hall's time, for the name of what is put aside, and for its day.
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
        /// The newest entry of its journal.
        entry: i64,
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

    /// Why it cannot be restored now, before anybody is asked: others have the hall open on a server. Of a file each program's own lock
    /// says so.
    ///
    /// # Errors
    /// Fails where a server cannot be reached.
    pub fn in_use(&self) -> Result<Option<RestoreRefusal>, StoreError> {
        let StoreUrl::Postgres(address) = &self.url else { return Ok(None) };
        let others = Postgres::connect(address, &self.hall.code).and_then(|mut server| {
            server.begin()?;
            let others = server.stand_alone();
            server.roll_back();
            others
        });
        let others = others.map_err(|fault| StoreError::new("looking who has the store open", fault))?;
        Ok(others.map(RestoreRefusal::InUse))
    }

    /// What no number may be given below: what is known, and what somebody has seen.
    pub(super) fn floors(&self, backup: &[BackupMark], store: Floors, ledger: &[LedgerMark]) -> Floors {
        let mut floors = marks::floors(backup, store, ledger, matches!(self.url, StoreUrl::Sqlite(_)));
        for (line, number) in &self.issued {
            let floor = floors.entry((self.at.date(), line.clone())).or_default();
            *floor = (*floor).max(*number);
        }
        floors
    }

    /// Completes what was copied: the hall's name as the configuration has it, lines above all floors, and an entry of the audit
    /// that says what was restored, and where the audit that was there had ended.
    pub(super) fn complete(
        &self,
        to: &mut dyn Database,
        source: &RestoreSource,
        floors: &Floors,
        was: Option<&AuditHead>,
    ) -> Result<Vec<RaisedLine>, Fault> {
        if !self.hall.centre.is_empty() {
            to.run("UPDATE hall SET name = $1 WHERE code = :hall", &[(&self.hall.centre).into()])?;
        }
        let words = |head: Option<&AuditHead>| head.map_or_else(String::new, ToString::to_string);
        let note = AuditNote {
            at: self.at,
            actor: self.actor.clone(),
            machine: self.machine.clone(),
            act: AuditAct::Restore,
            object: format!("{} {}", source.about.hall, written(source.about.made_at)),
            before: words(was),
            after: words(source.audit.as_ref()),
        };
        trail::append(to, &self.hall.code, &note)?;
        marks::raise(to, floors)
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

    fn seen(&self, database: &mut dyn Database, tables: &[HallTable]) -> Result<StoreGlance, Fault> {
        database.serve(&self.hall.code);
        let name = "SELECT name FROM hall WHERE code = :hall";
        let Some(centre) = first(database, name, &[], |row| Ok(row.text(0)?.to_owned()))? else {
            return Ok(StoreGlance::Nothing);
        };
        let entry = "SELECT COALESCE(MAX(seq), 0) FROM journal WHERE hall = :hall";
        let entry = first(database, entry, &[], |row| row.number(0))?.unwrap_or(0);
        let mut counts = Vec::new();
        for table in tables {
            counts.push((table.name.clone(), rows::count(database, table)?));
        }
        let floors = marks::of_database(database)?;
        let day = floors.keys().map(|(day, _)| *day).max();
        let newest = floors.into_iter().filter(|((of, _), _)| Some(*of) == day);
        let newest = newest.map(|((day, line), last)| (day, line, last)).collect();
        Ok(StoreGlance::Hall { centre, tables: counts, newest, entry })
    }
}
