//! Going back to the matters of before an import: the edition that was in force then is put in force again, as a new one.
use super::editions::BATCH;
use crate::store::engine::database::first;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// The tables of an edition, with their columns but hall and edition.
const TABLES: [(&str, &str); 2] = [
    (
        "matter",
        "place, code, name_zh, name_en, aliases, department, line, themes, kind, people, organisations,
         while_you_wait, popularity",
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
    pub fn restore_catalogue(&mut self, at: NaiveDateTime) -> Result<Option<u64>, StoreError> {
        let in_force = self.catalogue_version()?;
        let statement = "SELECT edition, place FROM matter WHERE hall = :hall AND edition < $1
             ORDER BY edition DESC, place DESC LIMIT 1";
        let before = self.view("looking for the catalogue of before", |database| {
            first(database, statement, &[in_force.into()], |row| Ok((row.count(0)?, row.count(1)?)))
        })?;
        let Some((before, last)) = before else { return Ok(None) };
        let edition = self.begin_edition()?;
        for (table, columns) in TABLES {
            let statement = format!(
                "INSERT INTO {table} (hall, edition, {columns}) SELECT hall, $1, {columns} FROM {table}
                 WHERE hall = :hall AND edition = $2 AND place >= $3 AND place < $4"
            );
            for place in (0..=last).step_by(BATCH) {
                let until = place.saturating_add(u32::try_from(BATCH).unwrap_or(u32::MAX));
                let values = [edition.into(), before.into(), place.into(), until.into()];
                self.write("writing the catalogue", |database, _| {
                    database.run(&statement, &values).map(|_| TxOutcome::Commit(()))
                })?;
            }
        }
        self.put_in_force(edition, at)?;
        self.drop_editions(edition, in_force)?;
        Ok(Some(u64::from(last) + 1))
    }
}
