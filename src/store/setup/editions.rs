//! Editions of the setup: put in force at a stroke, never taken out again.
use crate::hall::drafts::AtOnceRefusal;
use crate::hall::people::Denied;
use crate::hall::{DocumentChange, SetupDocuments};
use crate::store::engine::at_once::AtOnceLook;
use crate::store::engine::database::{Database, Value, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// An edition of the setup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupEdition {
    /// Its number, from 1.
    pub number: u32,
    /// When it was put in force.
    pub at: NaiveDateTime,
    /// Who put it in force, in their words; may be empty.
    pub who: String,
    /// Why, in their words.
    pub reason: String,
    /// The documents it changed, in order of their names.
    pub documents: Vec<String>,
}

/// Why a setup was not put in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetupRefusal {
    /// Somebody else has put another edition in force since: this one.
    Overtaken(u32),
    /// It says what the edition in force says.
    Same,
    /// It takes two people: it has to go through the draft.
    TakesTwo,
}

/// Who puts an edition in force, when, and why.
#[derive(Clone, Copy, Debug)]
pub struct SetupAct<'a> {
    /// Who does it.
    pub who: &'a str,
    /// Why, in their words; may be empty.
    pub reason: &'a str,
    /// The moment it is put in force.
    pub at: NaiveDateTime,
}

impl Store {
    /// The edition of the setup in force; 0 before a folder was taken in.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn setup_edition(&mut self) -> Result<u32, StoreError> {
        self.view("looking at the setup", in_force)
    }

    /// The documents of an edition of the setup; none where there is no such edition.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn setup_documents(&mut self, edition: u32) -> Result<SetupDocuments, StoreError> {
        self.view("reading the setup", |database| documents(database, edition))
    }

    /// Takes in the documents of a folder where the hall has no setup yet; says whether it did.
    ///
    /// # Errors
    /// Fails where the store does; then nothing is taken in.
    pub fn take_in_setup(
        &mut self,
        documents: &SetupDocuments,
        act: SetupAct<'_>,
    ) -> Result<bool, StoreError> {
        if documents.is_empty() || self.setup_edition()? > 0 {
            return Ok(false);
        }
        self.write("taking in the setup", |database, _| {
            // Of several machines that start at once on a new store one takes its folder in.
            let claim = "INSERT INTO setup (hall, in_force) VALUES (:hall, 1) ON CONFLICT (hall) DO NOTHING";
            if database.run(claim, &[])? == 0 {
                return Ok(TxOutcome::Rollback(false));
            }
            put(database, 1, &SetupDocuments::default(), documents, act)?;
            Ok(TxOutcome::Commit(true))
        })
    }

    /// Puts other documents in force in the place of those of an edition, and says which edition they are.
    ///
    /// # Errors
    /// Fails where the store does; then the old edition is in force.
    pub fn publish_setup(
        &mut self,
        instead_of: u32,
        documents: &SetupDocuments,
        act: SetupAct<'_>,
    ) -> Result<Result<u32, SetupRefusal>, StoreError> {
        // Where nobody acts, nobody is denied anything.
        Ok(self.publish_setup_by(instead_of, documents, act, None)?.unwrap_or(Err(SetupRefusal::Same)))
    }

    /// The same on somebody's authority, past the draft.
    pub(in crate::store) fn publish_setup_by(
        &mut self,
        instead_of: u32,
        documents: &SetupDocuments,
        act: SetupAct<'_>,
        look: Option<AtOnceLook<'_>>,
    ) -> Result<Result<Result<u32, SetupRefusal>, Denied>, StoreError> {
        self.write("publishing the setup", |database, _| {
            let refusal = look.map_or(Ok(None), |look| look(database, instead_of))?;
            match refusal {
                Some(AtOnceRefusal::Denied(denied)) => return Ok(TxOutcome::Rollback(Err(denied))),
                Some(AtOnceRefusal::TakesTwo) => {
                    return Ok(TxOutcome::Rollback(Ok(Err(SetupRefusal::TakesTwo))));
                }
                None => {}
            }
            // The row is locked before it is looked at: of two who publish at once one is told.
            let lock = "UPDATE setup SET in_force = in_force WHERE hall = :hall AND in_force = $1";
            if database.run(lock, &[instead_of.into()])? == 0 {
                return Ok(TxOutcome::Rollback(Ok(Err(SetupRefusal::Overtaken(in_force(database)?)))));
            }
            let older = self::documents(database, instead_of)?;
            if documents.changes_since(&older).is_empty() {
                return Ok(TxOutcome::Rollback(Ok(Err(SetupRefusal::Same))));
            }
            let edition = instead_of + 1;
            advance(database, edition, &older, documents, act)?;
            Ok(TxOutcome::Commit(Ok(Ok(edition))))
        })
    }

    /// All editions of the setup, the newest first.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn setup_editions(&mut self) -> Result<Vec<SetupEdition>, StoreError> {
        self.read("listing the setups", |database| {
            let statement = "SELECT edition, at, who, reason FROM setup_edition WHERE hall = :hall
                 ORDER BY edition DESC";
            let mut editions = all(database, statement, &[], |row| {
                Ok(SetupEdition {
                    number: row.count(0)?,
                    at: moment(row.text(1)?)?,
                    who: row.text(2)?.to_owned(),
                    reason: row.text(3)?.to_owned(),
                    documents: Vec::new(),
                })
            })?;
            let named = "SELECT edition, name FROM setup_document WHERE hall = :hall ORDER BY name";
            database.each(named, &[], &mut |row| {
                let (edition, name) = (row.count(0)?, row.text(1)?);
                if let Some(edition) = editions.iter_mut().find(|known| known.number == edition) {
                    edition.documents.push(name.to_owned());
                }
                Ok(())
            })?;
            Ok(editions)
        })
    }
}

/// The edition in force.
pub(in crate::store) fn in_force(database: &mut dyn Database) -> Result<u32, Fault> {
    let statement = "SELECT in_force FROM setup WHERE hall = :hall";
    Ok(first(database, statement, &[], |row| row.count(0))?.unwrap_or_default())
}

/// The documents of an edition.
pub(in crate::store) fn documents(
    database: &mut dyn Database,
    edition: u32,
) -> Result<SetupDocuments, Fault> {
    let statement = "SELECT d.name, d.body FROM setup_document AS d
         WHERE d.hall = :hall AND d.is_there = 1 AND d.edition = (
             SELECT MAX(e.edition) FROM setup_document AS e
             WHERE e.hall = :hall AND e.name = d.name AND e.edition <= $1)
          AND EXISTS (SELECT 1 FROM setup_edition AS n WHERE n.hall = :hall AND n.edition = $1)
         ORDER BY d.name";
    let mut documents = SetupDocuments::default();
    database.each(statement, &[edition.into()], &mut |row| {
        documents.insert(row.text(0)?, row.text(1)?);
        Ok(())
    })?;
    Ok(documents)
}

/// Puts an edition in force while the row of the setup is locked.
pub(in crate::store) fn advance(
    database: &mut dyn Database,
    edition: u32,
    older: &SetupDocuments,
    documents: &SetupDocuments,
    act: SetupAct<'_>,
) -> Result<(), Fault> {
    database.run("UPDATE setup SET in_force = $1 WHERE hall = :hall", &[edition.into()])?;
    put(database, edition, older, documents, act)
}

/// Writes an edition down: what it changes, and in the journal that there is one.
fn put(
    database: &mut dyn Database,
    edition: u32,
    older: &SetupDocuments,
    documents: &SetupDocuments,
    act: SetupAct<'_>,
) -> Result<(), Fault> {
    let at = written(act.at);
    let statement =
        "INSERT INTO setup_edition (hall, edition, at, who, reason) VALUES (:hall, $1, $2, $3, $4)";
    database.run(statement, &[edition.into(), (&at).into(), act.who.into(), act.reason.into()])?;
    for (name, change) in documents.changes_since(older) {
        let is_there = change != DocumentChange::Removed;
        let statement = "INSERT INTO setup_document (hall, edition, name, body, is_there)
             VALUES (:hall, $1, $2, $3, $4)";
        let body = documents.text(name).unwrap_or_default();
        database.run(statement, &[edition.into(), name.into(), body.into(), Value::from(is_there)])?;
    }
    let day = act.at.date().to_string();
    database.enter(JournalEntry {
        day,
        at,
        kind: "setup",
        event: "published".into(),
        number: edition,
        ..JournalEntry::default()
    });
    Ok(())
}
