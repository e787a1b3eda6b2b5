//! Going back to the matters of before an import: the edition that was in force then is put in force again, as a new one.
use super::act::{CatalogueAct, ForceOutcome};
use super::editions::{BATCH, overtaken};
use crate::hall::drafts::AtOnceRefusal;
use crate::store::engine::database::first;
use crate::store::{Store, StoreError, TxOutcome};

/// The tables of an edition, with their columns but hall and edition.
pub(in crate::store) const TABLES: [(&str, &str); 2] = [
    (
        "matter",
        "place, code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations,
         while_you_wait, popularity, situations",
    ),
    (
        "guide",
        "place, main_item, statutory, promised, visits, conditions, materials, process, fee, address, windows,
         hours, phone, complaints, link",
    ),
];

impl Store {
    /// Brings back the catalogue of before the last import, and says how many matters it has; `None` where there was none. Once
    /// more brings the other one back.
    ///
    /// It becomes a new edition, since machines look for a newer one only.
    ///
    /// # Errors
    /// Fails where the store does, and where another catalogue is put in force meanwhile.
    pub(in crate::store) fn restore_catalogue_by(
        &mut self,
        act: &CatalogueAct<'_>,
    ) -> Result<Result<Option<u64>, AtOnceRefusal>, StoreError> {
        let in_force = self.catalogue_version()?;
        let Some((before, last)) = self.edition_before(in_force)? else { return Ok(Ok(None)) };
        let edition = self.begin_edition()?;
        let copied = self.copy_edition(before, last, edition, None).and_then(|copied| {
            // What is copied is there as long as nothing newer is in force.
            self.keep_past(edition, in_force)?;
            match self.put_in_force(edition, in_force, act)? {
                ForceOutcome::Done => Ok(Ok(copied)),
                ForceOutcome::Refused(refusal) => Ok(Err(refusal)),
                ForceOutcome::Overtaken => Err(overtaken()),
            }
        });
        match copied {
            Ok(Ok(copied)) => {
                self.drop_editions(edition, in_force)?;
                Ok(Ok(Some(copied)))
            }
            Ok(Err(refusal)) => {
                self.clear_given_up(edition);
                Ok(Err(refusal))
            }
            Err(error) => Err(self.given_up(edition, error)),
        }
    }

    /// The newest edition before another that was in force, and its last place: an import that is still writing, or broke off, was
    /// never in force.
    fn edition_before(&mut self, in_force: u32) -> Result<Option<(u32, u32)>, StoreError> {
        let statement = "SELECT edition, place FROM matter WHERE hall = :hall AND edition < $1
             AND EXISTS (SELECT 1 FROM journal WHERE journal.hall = :hall AND journal.kind = 'catalogue'
                 AND journal.event = 'published' AND journal.number = matter.edition)
             ORDER BY edition DESC, place DESC LIMIT 1";
        self.view("looking for the catalogue of before", |database| {
            first(database, statement, &[in_force.into()], |row| Ok((row.count(0)?, row.count(1)?)))
        })
    }

    /// Copies an edition up to its last place, and says how many matters that are; without those that a publication changes, where
    /// one is named.
    pub(in crate::store) fn copy_edition(
        &mut self,
        from: u32,
        last: u32,
        edition: u32,
        without: Option<u32>,
    ) -> Result<u64, StoreError> {
        let without = without.map_or_else(String::new, |publication| {
            format!(
                " AND NOT EXISTS (SELECT 1 FROM publication_matter AS p JOIN matter AS c ON c.hall = p.hall AND c.code = p.code
                 WHERE p.hall = :hall AND p.publication = {publication} AND c.edition = $2 AND c.place = t.place)"
            )
        });
        let mut copied = 0;
        for (table, columns) in TABLES {
            let statement = format!(
                "INSERT INTO {table} (hall, edition, {columns}) SELECT hall, $1, {columns} FROM {table} AS t
                 WHERE hall = :hall AND edition = $2 AND place >= $3 AND place < $4{without}"
            );
            copied = 0;
            for place in (0..=last).step_by(BATCH) {
                let until = place.saturating_add(u32::try_from(BATCH).unwrap_or(u32::MAX));
                let values = [edition.into(), from.into(), place.into(), until.into()];
                copied += self.write("writing the catalogue", |database, _| {
                    database.run(&statement, &values).map(TxOutcome::Commit)
                })?;
            }
        }
        Ok(copied)
    }
}
