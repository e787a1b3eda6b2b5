//! How each matter was before an edition changed it: by this one goes back to any edition, and knows what others changed meanwhile.
use super::editions::BATCH;
use super::guides::{WIDTH, guide_columns, read, whole_guide_columns};
use super::restore::TABLES;
use crate::hall::catalogue::Guide;
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::moment_or_none;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// An edition of the catalogue that came into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueEdition {
    /// Its number.
    pub number: u32,
    /// When it came into force; nothing where an earlier program did not write that down.
    pub at: Option<NaiveDateTime>,
    /// Who put it in force; may be empty.
    pub who: String,
    /// Why, in words, or the act by its word; may be empty.
    pub reason: String,
    /// How many matters it changed.
    pub matters: u32,
}

/// A matter by its code as an edition had it; nothing where it was not there.
pub type MatterBefore = (String, Option<Guide>);

/// What stands in the place of a matter that was not there, behind its code.
const NOTHING: &str =
    "'', '', '', '', '', '', '', 0, 0, 0, 0, '', '', '', '', -1, '', '', '', '', '', '', '', '', '', ''";

/// An edition never came into force.
const LOST: &str = "NOT EXISTS (SELECT 1 FROM catalogue_edition AS e
     WHERE e.hall = :hall AND e.edition = catalogue_past.edition)";

impl Store {
    /// Every edition of the catalogue that came into force, the newest first.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn catalogue_editions(&mut self) -> Result<Vec<CatalogueEdition>, StoreError> {
        let statement = "SELECT e.edition, e.at, e.who, e.reason,
                 (SELECT COUNT(*) FROM catalogue_past AS p WHERE p.hall = :hall AND p.edition = e.edition)
             FROM catalogue_edition AS e WHERE e.hall = :hall ORDER BY e.edition DESC";
        self.view("listing the catalogues", |database| {
            all(database, statement, &[], |row| {
                Ok(CatalogueEdition {
                    number: row.count(0)?,
                    at: moment_or_none(row.text(1)?)?,
                    who: row.text(2)?.to_owned(),
                    reason: row.text(3)?.to_owned(),
                    matters: row.count(4)?,
                })
            })
        })
    }

    /// What has to change so that matters are again as an edition had them: by code, nothing where a matter has to vanish. Nothing at
    /// all where there was no such edition.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn way_back(&mut self, edition: u32) -> Result<Option<Vec<MatterBefore>>, StoreError> {
        self.read("looking at an older catalogue", |database| {
            let known = "SELECT edition FROM catalogue_edition WHERE hall = :hall AND edition = $1";
            if first(database, known, &[edition.into()], |row| row.count(0))?.is_none() {
                return Ok(None);
            }
            // The first thing that is known of a matter after the edition is how it was in it.
            let statement = concat!(
                "SELECT ",
                whole_guide_columns!(),
                ", is_there FROM catalogue_past AS t WHERE hall = :hall AND edition = (
                     SELECT MIN(p.edition) FROM catalogue_past AS p JOIN catalogue_edition AS e
                      ON e.hall = p.hall AND e.edition = p.edition
                     WHERE p.hall = :hall AND p.code = t.code AND p.edition > $1)
                 ORDER BY place, code"
            );
            let then =
                all(database, statement, &[edition.into()], |row| Ok((read(row)?, row.number(WIDTH)? != 0)))?;
            differing(database, edition, then).map(Some)
        })
    }

    /// What has to change so that every matter an edition changed is again as it was before that edition: by code, nothing where a
    /// matter has to vanish. What other editions changed is left alone.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn way_back_from(&mut self, edition: u32) -> Result<Vec<MatterBefore>, StoreError> {
        self.read("looking at an older catalogue", |database| {
            let statement = concat!(
                "SELECT ",
                whole_guide_columns!(),
                ", is_there FROM catalogue_past WHERE hall = :hall AND edition = $1 ORDER BY place, code"
            );
            let then =
                all(database, statement, &[edition.into()], |row| Ok((read(row)?, row.number(WIDTH)? != 0)))?;
            // What an edition changed is among what was changed after the one before it.
            differing(database, edition.saturating_sub(1), then)
        })
    }

    /// Keeps how everything that an edition changes was in the one it takes the place of.
    pub(in crate::store) fn keep_past(&mut self, edition: u32, before: u32) -> Result<(), StoreError> {
        self.drop_past("edition = $1", edition)?;
        // Nobody goes back to nothing at all.
        if before == 0 {
            return Ok(());
        }
        for (statement, of) in [(changed(), before), (added(), edition)] {
            for place in (0..=self.last_place(of)?).step_by(BATCH) {
                let until = place.saturating_add(u32::try_from(BATCH).unwrap_or(u32::MAX));
                let values = [edition.into(), before.into(), place.into(), until.into()];
                self.write("keeping the old catalogue", |database, _| {
                    database.run(&statement, &values).map(TxOutcome::Commit)
                })?;
            }
        }
        Ok(())
    }

    /// The last place of an edition; 0 where it has none.
    pub(in crate::store) fn last_place(&mut self, edition: u32) -> Result<u32, StoreError> {
        let statement = "SELECT COALESCE(MAX(place), 0) FROM matter WHERE hall = :hall AND edition = $1";
        let last = self.view("looking at the catalogue", |database| {
            first(database, statement, &[edition.into()], |row| row.count(0))
        })?;
        Ok(last.unwrap_or_default())
    }

    /// Removes what was kept for editions before another that never came into force.
    pub(in crate::store) fn drop_lost_past(&mut self, edition: u32) -> Result<(), StoreError> {
        self.drop_past(&format!("edition < $1 AND {LOST}"), edition)
    }

    /// Removes what was kept for an edition, unless it came into force.
    pub(in crate::store) fn drop_lost_past_of(&mut self, edition: u32) -> Result<(), StoreError> {
        self.drop_past(&format!("edition = $1 AND {LOST}"), edition)
    }

    fn drop_past(&mut self, condition: &str, edition: u32) -> Result<(), StoreError> {
        let statement = format!("DELETE FROM catalogue_past WHERE hall = :hall AND {condition}");
        self.write("clearing the old catalogue", |database, _| {
            database.run(&statement, &[edition.into()])?;
            Ok(TxOutcome::Commit(()))
        })
    }
}

/// Those of matters as they were, or were not there, that are not so now; none was changed before an edition was left behind.
fn differing(
    database: &mut dyn Database,
    edition: u32,
    then: Vec<(Guide, bool)>,
) -> Result<Vec<MatterBefore>, Fault> {
    let now = changed_since(database, edition)?;
    let mut changes = Vec::new();
    for (guide, was_there) in then {
        let (code, then) = (guide.code.clone(), was_there.then_some(guide));
        if now.get(&code) != then.as_ref() {
            changes.push((code, then));
        }
    }
    Ok(changes)
}

/// The matters in force that were changed after an edition, by code: all by one statement, since a table may have changed every one.
fn changed_since(database: &mut dyn Database, edition: u32) -> Result<HashMap<String, Guide>, Fault> {
    let statement = concat!(
        "SELECT ",
        guide_columns!(),
        " FROM matter m JOIN guide g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
         WHERE m.hall = :hall AND m.edition = (SELECT in_force FROM catalogue WHERE hall = :hall)
          AND m.code IN (SELECT p.code FROM catalogue_past AS p WHERE p.hall = :hall AND p.edition > $1)"
    );
    let guides = all(database, statement, &[edition.into()], read)?;
    Ok(guides.into_iter().map(|guide| (guide.code.clone(), guide)).collect())
}

/// Keeps matters that say something else in edition `$1` than in `$2`, or are gone, from place `$3` to `$4`.
fn changed() -> String {
    let [matter, guide] = TABLES.map(|(_, columns)| columns);
    let other = |new: &str, old: &str, columns: &str| {
        let names = columns.split(',').map(str::trim).filter(|name| *name != "place" && *name != "code");
        names.map(|name| format!(" OR {new}.{name} <> {old}.{name}")).collect::<Vec<_>>().concat()
    };
    format!(
        "INSERT INTO catalogue_past (hall, edition, place, is_there, {})
         SELECT m.hall, $1, m.place, 1, {} FROM matter AS m
         JOIN guide AS g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
         LEFT JOIN matter AS n ON n.hall = m.hall AND n.edition = $1 AND n.code = m.code
         LEFT JOIN guide AS h ON h.hall = n.hall AND h.edition = n.edition AND h.place = n.place
         WHERE m.hall = :hall AND m.edition = $2 AND m.place >= $3 AND m.place < $4
          AND (n.code IS NULL{}{})",
        whole_guide_columns!(),
        guide_columns!(),
        other("n", "m", matter),
        other("h", "g", guide)
    )
}

/// Keeps that matters of edition `$1` were not there in `$2`, from place `$3` to `$4`.
fn added() -> String {
    format!(
        "INSERT INTO catalogue_past (hall, edition, place, is_there, {})
         SELECT n.hall, $1, n.place, 0, n.code, {NOTHING} FROM matter AS n
         WHERE n.hall = :hall AND n.edition = $1 AND n.place >= $3 AND n.place < $4
          AND NOT EXISTS (SELECT 1 FROM matter AS m WHERE m.hall = :hall AND m.edition = $2 AND m.code = n.code)",
        whole_guide_columns!(),
    )
}
