//! Every guide of the catalogue in force, one after the other: no more than a page of them is in memory.
use super::guides::{WIDTH, guide_columns, read};
use crate::hall::catalogue::Guide;
use crate::store::engine::database::{Value, all, first};
use crate::store::{Store, StoreError};
use std::ops::ControlFlow;

/// Guides that are read by one statement.
const PAGE: u32 = 500;

impl Store {
    /// Hands every guide of the catalogue in force to `one`, in the order of their source, until it breaks off. `false` where a newer
    /// catalogue came into force meanwhile: what was handed over is no whole one.
    pub fn each_guide(&mut self, one: &mut dyn FnMut(Guide) -> ControlFlow<()>) -> Result<bool, StoreError> {
        let edition = self.catalogue_version()?;
        let statement = concat!(
            "SELECT ",
            guide_columns!(),
            ", m.place FROM matter m JOIN guide g ON g.hall = m.hall AND g.edition = m.edition AND g.place = m.place
             WHERE m.hall = :hall AND m.edition = $1 AND m.place >= $2 ORDER BY m.place LIMIT $3"
        );
        // Places have gaps where matters were taken out.
        let mut place = 0_u32;
        loop {
            let values = [edition.into(), place.into(), PAGE.into()];
            let page = self.view("reading the guides", |database| {
                all(database, statement, &values, |row| Ok((read(row)?, row.count(WIDTH)?)))
            })?;
            let Some((_, last)) = page.last() else { return Ok(self.catalogue_version()? == edition) };
            place = last.saturating_add(1);
            for (guide, _) in page {
                if one(guide).is_break() {
                    return Ok(true);
                }
            }
        }
    }

    /// What is made of all guides of one edition, and which it was: begun anew where another came into force while they were read.
    pub fn whole_guides<T>(
        &mut self,
        begin: impl Fn() -> T,
        mut add: impl FnMut(&mut T, Guide),
    ) -> Result<(u32, T), StoreError> {
        loop {
            let (edition, mut made) = (self.catalogue_version()?, begin());
            let is_whole = self.each_guide(&mut |guide| {
                add(&mut made, guide);
                ControlFlow::Continue(())
            })?;
            if is_whole && self.catalogue_version()? == edition {
                return Ok((edition, made));
            }
        }
    }

    /// How many matters the catalogue in force has.
    pub fn count_matters(&mut self) -> Result<u32, StoreError> {
        let statement = "SELECT COUNT(*) FROM matter
             WHERE hall = :hall AND edition = (SELECT in_force FROM catalogue WHERE hall = :hall)";
        let values: [Value<'_>; 0] = [];
        self.view("counting the matters", |database| first(database, statement, &values, |row| row.count(0)))
            .map(Option::unwrap_or_default)
    }
}
