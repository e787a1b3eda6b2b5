//! Putting a publication in force: matters and setup together, or nothing.
use super::ground::{self, catalogue_in_force};
use super::publications::{clear, end};
use super::rows::{self, PUBLICATION};
use crate::hall::SetupDocuments;
use crate::hall::drafts::{Publication, PublicationState};
use crate::hall::people::{AuditAct, AuditActor, AuditNote};
use crate::store::catalogue::act::CatalogueAct;
use crate::store::catalogue::editions;
use crate::store::catalogue::restore::TABLES;
use crate::store::engine::database::{Database, Value, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::setup::editions as setup;
use crate::store::setup::editions::SetupAct;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// Says whether a setup can be read.
pub type SetupCheck<'a> = &'a mut dyn FnMut(&SetupDocuments) -> bool;

/// What a publication is to take the place of, as it was read.
struct PublicationStanding {
    publication: Publication,
    setup: u32,
    catalogue: u32,
    /// The documents in force with those of the publication; nothing where it has none.
    documents: Option<SetupDocuments>,
    is_conflict: bool,
}

impl Store {
    /// What time the server of the store has, in Greenwich, by which all its machines go alike; nothing where the store is a file,
    /// which one machine alone has.
    pub fn server_time(&mut self) -> Result<Option<NaiveDateTime>, StoreError> {
        self.view("asking the server for the time", |database| database.server_time())
    }

    /// Puts everything in force whose moment has come, each exactly once whoever looks; says what became of each.
    ///
    /// # Errors
    /// Fails where the store does; then what was not put in force still waits.
    pub fn publish_due(
        &mut self,
        machine: &str,
        at: NaiveDateTime,
        can_read: SetupCheck<'_>,
    ) -> Result<Vec<Publication>, StoreError> {
        let statement =
            "SELECT number FROM publication WHERE hall = :hall AND state = 'planned' AND due <= $1
             ORDER BY due, number";
        let now = written(at);
        let due = self.view("looking what is planned", |database| {
            all(database, statement, &[(&now).into()], |row| row.count(0))
        })?;
        let mut ended = Vec::new();
        for number in due {
            let act = AuditAct::Publish;
            let note = AuditNote {
                at,
                actor: AuditActor::Program,
                machine: machine.to_owned(),
                act,
                object: number.to_string(),
                before: String::new(),
                after: String::new(),
            };
            ended.extend(self.put_publication_in_force(number, note, can_read)?);
        }
        Ok(ended)
    }

    /// Puts a publication in force that is planned; nothing where it is not planned any more.
    pub(in crate::store) fn put_publication_in_force(
        &mut self,
        number: u32,
        mut note: AuditNote,
        can_read: SetupCheck<'_>,
    ) -> Result<Option<Publication>, StoreError> {
        loop {
            let standing = self.read("looking at a publication", |database| standing(database, number))?;
            let Some(standing) = standing else { return Ok(None) };
            let failed = match &standing.documents {
                _ if standing.is_conflict => Some(PublicationState::Conflict),
                Some(documents) if !can_read(documents) => Some(PublicationState::Unreadable),
                _ => None,
            };
            if let Some(state) = failed {
                note.act = AuditAct::PublishFail;
                note.after = for_orderer(state.word().to_owned(), &standing.publication, &note);
                return self.end_publication(standing.publication, state, note);
            }
            let edition = match standing.publication.matters {
                0 => None,
                _ => Some(self.begin_edition()?),
            };
            let done = self.try_publication(&standing, edition, &mut note);
            match done {
                Ok(true) => {
                    if let Some(edition) = edition {
                        self.drop_editions(edition, standing.catalogue)?;
                    }
                    return self.view("reading a publication", |database| find(database, number));
                }
                // Somebody else put something in force meanwhile: all of it is looked at anew.
                Ok(false) => self.clear_edition(edition),
                Err(error) => {
                    return Err(match edition {
                        Some(edition) => self.given_up(edition, error),
                        None => error,
                    });
                }
            }
        }
    }

    /// Writes the matters, and puts all of it in force where nothing else was meanwhile.
    fn try_publication(
        &mut self,
        standing: &PublicationStanding,
        edition: Option<u32>,
        note: &mut AuditNote,
    ) -> Result<bool, StoreError> {
        let number = standing.publication.number;
        if let Some(edition) = edition {
            self.write_published(number, standing.catalogue, edition)?;
            self.keep_past(edition, standing.catalogue)?;
        }
        let setup = standing.documents.as_ref().map_or(0, |_| standing.setup + 1);
        note.before = format!("setup {} catalogue {}", standing.setup, standing.catalogue);
        note.after = format!(
            "setup {} catalogue {}",
            setup.max(standing.setup),
            edition.unwrap_or(standing.catalogue)
        );
        note.after = for_orderer(std::mem::take(&mut note.after), &standing.publication, note);
        let others = self.noting.replace(note.clone());
        let done = self.write("publishing the draft", |database, _| {
            rows::lock(database)?;
            let is_planned = first(database, IS_PLANNED, &[number.into()], |row| row.number(0))?.is_some();
            let is_same = lock_setup(database)? == standing.setup
                && editions::lock(database)? == standing.catalogue
                && is_planned;
            if !is_same {
                return Ok(TxOutcome::Rollback(false));
            }
            put(database, standing, (setup, edition.unwrap_or(0)), note)?;
            Ok(TxOutcome::Commit(true))
        });
        self.noting = others;
        done
    }

    /// Writes an edition of the catalogue: the one in force with what a publication changes.
    fn write_published(&mut self, number: u32, from: u32, edition: u32) -> Result<(), StoreError> {
        let last = self.last_place(from)?;
        self.copy_edition(from, last, edition, Some(number))?;
        let values: [Value<'_>; 4] = [edition.into(), from.into(), number.into(), (last + 1).into()];
        self.write("writing the catalogue", |database, _| {
            let (matter, guide) = (columns(0), columns(1));
            // A matter that was there keeps its place, new ones come behind all others.
            let statement = format!(
                "INSERT INTO matter (hall, edition, place, {matter})
                 SELECT p.hall, $1, COALESCE(o.place, $4 + p.place), {} FROM publication_matter AS p
                 LEFT JOIN matter AS o ON o.hall = p.hall AND o.edition = $2 AND o.code = p.code
                 WHERE p.hall = :hall AND p.publication = $3 AND p.is_there = 1",
                of_publication(&matter)
            );
            database.run(&statement, &values)?;
            let statement = format!(
                "INSERT INTO guide (hall, edition, place, {guide})
                 SELECT p.hall, $1, m.place, {} FROM publication_matter AS p
                 JOIN matter AS m ON m.hall = p.hall AND m.edition = $1 AND m.code = p.code
                 WHERE p.hall = :hall AND p.publication = $2 AND p.is_there = 1",
                of_publication(&guide)
            );
            database.run(&statement, &[edition.into(), number.into()])?;
            Ok(TxOutcome::Commit(()))
        })
    }

    fn clear_edition(&mut self, edition: Option<u32>) {
        let Some(edition) = edition else { return };
        // The cause is said nowhere: nothing is wrong.
        let again = StoreError::new("publishing the draft", "somebody else was faster");
        drop(self.given_up(edition, again));
    }

    fn end_publication(
        &mut self,
        publication: Publication,
        state: PublicationState,
        note: AuditNote,
    ) -> Result<Option<Publication>, StoreError> {
        let (number, at) = (publication.number, note.at);
        let others = self.noting.replace(note);
        let ended = self.write("ending a publication", |database, _| {
            rows::lock(database)?;
            let is_ended = end(database, number, state, at)?;
            Ok(if is_ended { TxOutcome::Commit(true) } else { TxOutcome::Rollback(false) })
        });
        self.noting = others;
        let ended = ended?;
        Ok(ended.then_some(Publication { state, ended_at: Some(at), ..publication }))
    }
}

const IS_PLANNED: &str =
    "SELECT number FROM publication WHERE hall = :hall AND number = $1 AND state = 'planned'";

/// What the audit keeps of an end that another than whoever ordered the publication brought about: a program names them.
fn for_orderer(after: String, publication: &Publication, note: &AuditNote) -> String {
    let by = &publication.by;
    if *by == note.actor {
        after
    } else {
        format!("{after} for {} {}", by.kind(), by.name()).trim_end().to_owned()
    }
}

/// The columns of one of the two tables of an edition, but for the place.
fn columns(at: usize) -> String {
    TABLES.get(at).map_or("", |(_, columns)| columns.trim_start_matches("place, ")).to_owned()
}

fn of_publication(columns: &str) -> String {
    columns.split(',').map(|name| format!("p.{}", name.trim())).collect::<Vec<_>>().join(", ")
}

/// Locks the row of the setup, where there is one, and says which edition is in force.
fn lock_setup(database: &mut dyn Database) -> Result<u32, Fault> {
    let lock = "UPDATE setup SET in_force = in_force WHERE hall = :hall RETURNING in_force";
    Ok(first(database, lock, &[], |row| row.count(0))?.unwrap_or_default())
}

fn find(database: &mut dyn Database, number: u32) -> Result<Option<Publication>, Fault> {
    let statement = format!("SELECT {PUBLICATION} FROM publication WHERE hall = :hall AND number = $1");
    first(database, &statement, &[number.into()], rows::publication)
}

fn standing(database: &mut dyn Database, number: u32) -> Result<Option<PublicationStanding>, Fault> {
    let found = find(database, number)?;
    let Some(publication) = found.filter(|one| one.state == PublicationState::Planned) else {
        return Ok(None);
    };
    let (setup, catalogue) = (setup::in_force(database)?, catalogue_in_force(database)?);
    let is_conflict = !ground::publication_conflicts(database, number)?.is_empty();
    let statement = "SELECT name, is_there, body FROM publication_document
         WHERE hall = :hall AND publication = $1";
    let changed = all(database, statement, &[number.into()], |row| {
        let text = (row.number(1)? != 0).then(|| row.text(2).map(str::to_owned)).transpose()?;
        Ok((row.text(0)?.to_owned(), text))
    })?;
    let mut documents = None;
    if !changed.is_empty() {
        let there = setup::documents(database, setup)?;
        let merged = there.with(&changed);
        // Somebody else may have put the same in force already.
        documents = Some(merged).filter(|merged| *merged != there);
    }
    Ok(Some(PublicationStanding { publication, setup, catalogue, documents, is_conflict }))
}

/// Puts everything in force, while all rows that count editions are locked.
fn put(
    database: &mut dyn Database,
    standing: &PublicationStanding,
    (setup_edition, catalogue_edition): (u32, u32),
    note: &AuditNote,
) -> Result<(), Fault> {
    let Publication { number, by, reason, .. } = &standing.publication;
    if let Some(documents) = &standing.documents {
        let older = setup::documents(database, standing.setup)?;
        let act = SetupAct { who: by.name(), reason, at: note.at };
        setup::advance(database, setup_edition, &older, documents, act)?;
    }
    if catalogue_edition > 0 {
        let act = CatalogueAct { note: Some(note), ..CatalogueAct::at(note.at) };
        editions::advance(database, catalogue_edition, standing.catalogue, &act)?;
        let named = "UPDATE catalogue_edition SET who = $2, reason = $3 WHERE hall = :hall AND edition = $1";
        database.run(named, &[catalogue_edition.into(), by.name().into(), reason.into()])?;
    }
    let at = written(note.at);
    let done =
        "UPDATE publication SET state = 'done', ended_at = $2, setup_edition = $3, catalogue_edition = $4
         WHERE hall = :hall AND number = $1";
    let values: [Value<'_>; 4] =
        [(*number).into(), (&at).into(), setup_edition.into(), catalogue_edition.into()];
    database.run(done, &values)?;
    clear(database, *number)
}
