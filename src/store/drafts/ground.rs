//! The draft with what it would change, read at one moment.
use super::rows;
use crate::hall::SetupDocuments;
use crate::hall::catalogue::{CatalogueBuilder, Guide};
use crate::hall::drafts::{DraftGround, DraftSubject};
use crate::store::catalogue::editions;
use crate::store::catalogue::editions::BRIEF;
use crate::store::catalogue::guides::{guide_columns, read};
use crate::store::engine::database::{Database, Value, all, first};
use crate::store::engine::fault::Fault;
use crate::store::setup::editions::{documents, in_force};
use crate::store::{Store, StoreError};

impl Store {
    /// The draft with everything that a look at it needs, all of one moment.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn draft_ground(&mut self) -> Result<DraftGround, StoreError> {
        self.read("reading the draft", |database| {
            let head = rows::head(database)?;
            let draft = rows::draft(database)?;
            let setup_edition = in_force(database)?;
            let conflicts = draft_conflicts(database)?;
            let (returned, planned) = (subjects(database, RETURNED)?, subjects(database, PLANNED)?);
            let documents = documents(database, setup_edition)?;
            let mut builder = CatalogueBuilder::default();
            let mut brief = Guide::default();
            database.each(BRIEF, &[], &mut |row| {
                editions::fill(&mut brief, row)?;
                builder.add(&brief);
                Ok(())
            })?;
            let guides = guides(database)?;
            let (catalogue_edition, rule) = (catalogue_in_force(database)?, head.rule);
            let catalogue = builder.finish();
            Ok(DraftGround {
                draft,
                setup_edition,
                catalogue_edition,
                documents,
                catalogue,
                guides,
                conflicts,
                returned,
                planned,
                rule,
            })
        })
    }
}

/// The edition of the catalogue in force.
pub fn catalogue_in_force(database: &mut dyn Database) -> Result<u32, Fault> {
    let statement = "SELECT in_force FROM catalogue WHERE hall = :hall";
    Ok(first(database, statement, &[], |row| row.count(0))?.unwrap_or_default())
}

/// The matters in force that the draft changes.
fn guides(database: &mut dyn Database) -> Result<Vec<Guide>, Fault> {
    let statement = concat!(
        "SELECT ",
        guide_columns!(),
        " FROM matter m JOIN guide g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
         WHERE m.hall = :hall AND m.edition = (SELECT in_force FROM catalogue WHERE hall = :hall)
          AND m.code IN (SELECT subject FROM draft_change WHERE hall = :hall AND publication = 0 AND is_undone = 0
              AND kind = 'matter')
         ORDER BY m.place"
    );
    all(database, statement, &[], read)
}

/// What others published of the subjects of the draft after its changes began, and what came back beside other changes.
pub fn draft_conflicts(database: &mut dyn Database) -> Result<Vec<DraftSubject>, Fault> {
    let mut found = published_since(database, (&draft_matters(), DRAFT_DOCUMENTS), &[])?;
    let returned = subjects(database, RETURNED)?;
    found.extend(returned.into_iter().filter(|one| !found.contains(one)).collect::<Vec<_>>());
    Ok(found)
}

/// What others published of the subjects of a publication after it was planned.
pub fn publication_conflicts(
    database: &mut dyn Database,
    publication: u32,
) -> Result<Vec<DraftSubject>, Fault> {
    published_since(database, (&planned_matters(), PLANNED_DOCUMENTS), &[publication.into()])
}

/// Which of the matters and documents that two statements name, the documents with the edition they began from, others have published
/// since.
fn published_since(
    database: &mut dyn Database,
    (matters, others): (&str, &str),
    values: &[Value<'_>],
) -> Result<Vec<DraftSubject>, Fault> {
    let matter = |code: &str| DraftSubject::Matter(code.to_owned());
    let mut found = all(database, matters, values, |row| Ok(matter(row.text(0)?)))?;
    let begun = all(database, others, values, |row| Ok((row.text(0)?.to_owned(), row.count(1)?)))?;
    let now = in_force(database)?;
    let mut current: Option<SetupDocuments> = None;
    for (name, began) in begun.into_iter().filter(|(_, began)| *began != now) {
        let current = match &mut current {
            Some(current) => current,
            none => none.insert(documents(database, now)?),
        };
        if documents(database, began)?.text(&name) != current.text(&name) {
            found.push(DraftSubject::Document(name));
        }
    }
    Ok(found)
}

fn subjects(database: &mut dyn Database, statement: &str) -> Result<Vec<DraftSubject>, Fault> {
    all(database, statement, &[], |row| {
        Ok(DraftSubject::of(row.text(0)?, row.text(1)?).ok_or("a change is about nothing")?)
    })
}

/// What a publication that was called off brought back beside other changes of the same subject.
const RETURNED: &str = "SELECT DISTINCT d.kind, d.subject FROM draft_change AS d
     JOIN draft_change AS n ON n.hall = d.hall AND n.kind = d.kind AND n.subject = d.subject
     WHERE d.hall = :hall AND d.publication = 0 AND d.is_undone = 0 AND d.came_back > 0
      AND n.publication = 0 AND n.is_undone = 0 AND n.came_back <> d.came_back ORDER BY d.kind, d.subject";
/// What the draft changes, and a planned publication too.
const PLANNED: &str = "SELECT DISTINCT d.kind, d.subject FROM draft_change AS d
     JOIN draft_change AS n ON n.hall = d.hall AND n.kind = d.kind AND n.subject = d.subject
     JOIN publication AS p ON p.hall = n.hall AND p.number = n.publication AND p.state = 'planned'
     WHERE d.hall = :hall AND d.publication = 0 AND d.is_undone = 0 ORDER BY d.kind, d.subject";

/// A matter was changed after a change `d` of the draft or of a publication began, or has come since where there was no catalogue at
/// all, of which no past is kept.
fn is_overtaken(code: &str) -> String {
    format!(
        "(EXISTS (SELECT 1 FROM catalogue_past AS p JOIN catalogue_edition AS e ON e.hall = p.hall AND e.edition = p.edition
          WHERE p.hall = :hall AND p.code = d.{code} AND p.edition > d.began)
         OR (d.began = 0 AND EXISTS (SELECT 1 FROM matter AS m WHERE m.hall = :hall AND m.code = d.{code}
          AND m.edition = (SELECT in_force FROM catalogue WHERE hall = :hall))))"
    )
}

fn draft_matters() -> String {
    format!(
        "SELECT d.subject FROM draft_change AS d
         WHERE d.hall = :hall AND d.publication = 0 AND d.is_undone = 0 AND d.kind = 'matter'
          AND d.number = (SELECT MAX(l.number) FROM draft_change AS l WHERE l.hall = :hall AND l.publication = 0
              AND l.is_undone = 0 AND l.kind = 'matter' AND l.subject = d.subject)
          AND {} ORDER BY d.subject",
        is_overtaken("subject")
    )
}

fn planned_matters() -> String {
    let is_overtaken = is_overtaken("code");
    format!(
        "SELECT d.code FROM publication_matter AS d WHERE d.hall = :hall AND d.publication = $1 AND {is_overtaken}
         ORDER BY d.code"
    )
}

const DRAFT_DOCUMENTS: &str = "SELECT d.subject, MAX(d.began) FROM draft_change AS d
     WHERE d.hall = :hall AND d.publication = 0 AND d.is_undone = 0 AND d.kind = 'document' GROUP BY d.subject
     ORDER BY d.subject";
const PLANNED_DOCUMENTS: &str =
    "SELECT name, began FROM publication_document WHERE hall = :hall AND publication = $1
     ORDER BY name";
