//! The audit: entries are only added, each bound to the one before by a hash.
use crate::hall::HallCode;
use crate::hall::people::{AuditAct, AuditActor, AuditEntry, AuditNote, BEGINNING, entry_hash};
use crate::store::engine::change_set::{ChangeSet, ColumnValue};
use crate::store::engine::database::{Database, Row, Value, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::{Days, NaiveDate};
use std::fmt;

/// How many entries the audit has, and the hash of the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct AuditHead {
    /// The number of the last entry.
    pub last: u32,
    /// Its hash.
    pub hash: String,
}

impl AuditHead {
    /// Of the served hall; none where nothing was ever noted.
    pub fn of(database: &mut dyn Database) -> Result<Option<AuditHead>, Fault> {
        first(database, "SELECT last, hash FROM audit_head WHERE hall = :hall", &[], AuditHead::read)
    }

    /// Of the served hall, with the row that counts the entries locked until the transaction ends.
    fn locked(database: &mut dyn Database) -> Result<AuditHead, Fault> {
        let statement = "INSERT INTO audit_head (hall, last, hash) VALUES (:hall, 0, '')
             ON CONFLICT (hall) DO UPDATE SET last = audit_head.last RETURNING last, hash";
        let head = first(database, statement, &[], AuditHead::read)?;
        head.ok_or_else(|| "the head of the audit is not there".into())
    }

    fn read(row: &dyn Row) -> Result<AuditHead, Fault> {
        Ok(AuditHead { last: row.count(0)?, hash: row.text(1)?.to_owned() })
    }
}

impl fmt::Display for AuditHead {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{} {}", self.last, self.hash)
    }
}

/// Which entries of the audit are wanted; an empty filter takes all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day, it included.
    pub to: Option<NaiveDate>,
    /// Of somebody: the number of an account, or the name that was given.
    pub who: Option<String>,
    /// Of an act.
    pub act: Option<AuditAct>,
}

const COLUMNS: &str = "entry, at, actor, who, machine, act, object, was, became, hash";

impl Store {
    /// Adds an entry to the audit by itself.
    pub fn note(&mut self, note: &AuditNote) -> Result<(), StoreError> {
        let hall = self.hall.clone();
        self.write("adding to the audit", |database, _| {
            append(database, &hall, note)?;
            Ok(TxOutcome::Commit(()))
        })
    }

    /// Entries of the audit, the oldest first.
    pub fn audit_entries(&mut self, filter: &AuditFilter) -> Result<Vec<AuditEntry>, StoreError> {
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        let until = filter.to.and_then(|to| to.checked_add_days(Days::new(1)));
        let (from, until) = (day(filter.from), day(until));
        let act = filter.act.map_or("", AuditAct::word);
        let (who, any) = (filter.who.as_deref().unwrap_or_default(), u32::from(filter.who.is_none()));
        self.view("reading the audit", |database| {
            let statement = format!(
                "SELECT {COLUMNS} FROM audit WHERE hall = :hall AND at >= $1 AND ($2 = '' OR at < $2)
                  AND (CAST($4 AS BIGINT) = 1 OR who = $3) AND ($5 = '' OR act = $5) ORDER BY entry"
            );
            let values: [Value<'_>; 5] =
                [(&from).into(), (&until).into(), who.into(), any.into(), act.into()];
            let mut entries = Vec::new();
            database.each(&statement, &values, &mut |row| {
                entries.push(entry(row)?);
                Ok(())
            })?;
            Ok(entries)
        })
    }

    /// Reads the whole audit and says what is wrong with it, one sentence a finding; empty means that every entry stands as it was
    /// written, and none is missing.
    pub fn verify_audit(&mut self) -> Result<Vec<String>, StoreError> {
        let hall = self.hall.clone();
        self.read("checking the audit", |database| verify(database, &hall))
    }
}

/// What is wrong with the audit, in a transaction that sees one moment. Whatever follows the first wrong entry is bound to it, so
/// that only this one is named.
fn verify(database: &mut dyn Database, hall: &HallCode) -> Result<Vec<String>, Fault> {
    let (mut last, mut hash, mut found) = (0, BEGINNING.to_owned(), None);
    let statement = format!("SELECT {COLUMNS} FROM audit WHERE hall = :hall ORDER BY entry");
    database.each(&statement, &[], &mut |row| {
        let place = row.count(0)?;
        let right = entry(row).is_ok_and(|entry| entry.hash == entry_hash(hall, &hash, place, &entry.note));
        if found.is_none() && place != last + 1 {
            found = Some(format!("the audit has no entry {}", last + 1));
        } else if found.is_none() && !right {
            found = Some(format!("entry {place} of the audit is not what was written"));
        }
        (last, hash) = (place, row.text(9)?.to_owned());
        Ok(())
    })?;
    let head = AuditHead::of(database)?;
    let (kept, ends) = head.map_or((0, BEGINNING.to_owned()), |head| (head.last, head.hash));
    if found.is_none() && (kept, ends) != (last, hash) {
        found = Some(format!("the audit ends at entry {last}, but {kept} were written"));
    }
    Ok(found.into_iter().collect())
}

/// Locks the row that counts the entries, so that of two who change accounts one sees what the other did.
pub(in crate::store) fn lock(database: &mut dyn Database) -> Result<(), Fault> {
    AuditHead::locked(database).map(drop)
}

/// Adds an entry in the transaction that is open: whoever does holds the row that counts them until it ends.
pub(in crate::store) fn append(
    database: &mut dyn Database,
    hall: &HallCode,
    note: &AuditNote,
) -> Result<(), Fault> {
    let AuditHead { last, hash: previous } = AuditHead::locked(database)?;
    let (entry, at) = (last + 1, written(note.at));
    let hash = entry_hash(hall, &previous, entry, note);
    let statement = "INSERT INTO audit (hall, entry, at, actor, who, machine, act, object, was, became, hash)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        entry.into(),
        (&at).into(),
        note.actor.kind().into(),
        note.actor.name().into(),
        (&note.machine).into(),
        note.act.word().into(),
        (&note.object).into(),
        (&note.before).into(),
        (&note.after).into(),
        (&hash).into(),
    ];
    database.run(statement, &values)?;
    let statement = "UPDATE audit_head SET last = $1, hash = $2 WHERE hall = :hall";
    database.run(statement, &[entry.into(), (&hash).into()]).map(drop)
}

/// The same as part of changes that are made in one statement: the head must still be as it is now.
pub(in crate::store) fn add(
    database: &mut dyn Database,
    hall: &HallCode,
    changes: &mut ChangeSet,
    note: &AuditNote,
) -> Result<(), Fault> {
    let AuditHead { last, hash: previous } = match AuditHead::of(database)? {
        Some(head) => head,
        // The first entry of all.
        None => AuditHead::locked(database)?,
    };
    let hash = entry_hash(hall, &previous, last + 1, note);
    changes.require("audit_head", vec![("last", last.into()), ("hash", (&previous).into())]);
    let new = vec![("last", (last + 1).into()), ("hash", (&hash).into())];
    changes.update("audit_head", vec![("last", last.into())], new);
    // A name that was given must not stand in the text of a message.
    let free = |text: &str| ColumnValue::FreeText(text.to_owned());
    changes.insert(
        "audit",
        vec![
            ("entry", (last + 1).into()),
            ("at", (&written(note.at)).into()),
            ("actor", note.actor.kind().into()),
            ("who", free(note.actor.name())),
            ("machine", free(&note.machine)),
            ("act", note.act.word().into()),
            ("object", free(&note.object)),
            ("was", free(&note.before)),
            ("became", free(&note.after)),
            ("hash", (&hash).into()),
        ],
    );
    Ok(())
}

fn entry(row: &dyn Row) -> Result<AuditEntry, Fault> {
    Ok(AuditEntry {
        entry: row.count(0)?,
        note: AuditNote {
            at: row.text(1)?.parse()?,
            actor: AuditActor::of(row.text(2)?, row.text(3)?).ok_or("an entry of the audit is of nobody")?,
            machine: row.text(4)?.to_owned(),
            act: AuditAct::of(row.text(5)?).ok_or("an entry of the audit is no act")?,
            object: row.text(6)?.to_owned(),
            before: row.text(7)?.to_owned(),
            after: row.text(8)?.to_owned(),
        },
        hash: row.text(9)?.to_owned(),
    })
}
