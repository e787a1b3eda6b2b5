//! What was published and what is planned: listed, called off, and how many people it takes.
use super::rows::{self, DraftHead, PUBLICATION};
use crate::hall::drafts::{Publication, PublicationState, PublishRule};
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment_or_none, written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

impl Store {
    /// Everything that was published or is planned, the newest first.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn draft_publications(&mut self) -> Result<Vec<Publication>, StoreError> {
        self.read("listing the publications", |database| {
            let statement =
                format!("SELECT {PUBLICATION} FROM publication WHERE hall = :hall ORDER BY number DESC");
            let mut found = all(database, &statement, &[], rows::publication)?;
            let named = "SELECT publication, name FROM publication_document WHERE hall = :hall ORDER BY name";
            database.each(named, &[], &mut |row| {
                let (number, name) = (row.count(0)?, row.text(1)?);
                if let Some(publication) = found.iter_mut().find(|known| known.number == number) {
                    publication.documents.push(name.to_owned());
                }
                Ok(())
            })?;
            Ok(found)
        })
    }

    /// The last planned publication where it did not come into force, nothing was published since, and the draft has changes still.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn failed_publication(&mut self) -> Result<Option<Publication>, StoreError> {
        let statement = format!(
            "SELECT {PUBLICATION} FROM publication AS p WHERE p.hall = :hall AND p.state IN ('conflict', 'unreadable')
              AND NOT EXISTS (SELECT 1 FROM publication AS d WHERE d.hall = p.hall AND d.state = 'done'
                  AND d.ended_at >= p.ended_at)
              AND EXISTS (SELECT 1 FROM draft_change AS c WHERE c.hall = p.hall AND c.publication = 0
                  AND c.is_undone = 0)
             ORDER BY p.number DESC LIMIT 1"
        );
        self.view("looking what is planned", |database| first(database, &statement, &[], rows::publication))
    }

    /// When the next planned publication comes into force; nothing where none is planned.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn next_due(&mut self) -> Result<Option<NaiveDateTime>, StoreError> {
        let statement =
            "SELECT COALESCE(MIN(due), '') FROM publication WHERE hall = :hall AND state = 'planned'";
        let due = self.view("looking what is planned", |database| {
            first(database, statement, &[], |row| moment_or_none(row.text(0)?))
        })?;
        Ok(due.flatten())
    }

    /// How many people it takes to publish.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn publish_rule(&mut self) -> Result<PublishRule, StoreError> {
        Ok(self.view("reading the rule of publishing", rows::head)?.rule)
    }

    /// Changes how many people it takes; says how many it took before.
    pub(in crate::store) fn set_publish_rule(
        &mut self,
        rule: PublishRule,
    ) -> Result<PublishRule, StoreError> {
        self.write("changing the rule of publishing", |database, _| {
            let head = rows::lock(database)?;
            rows::write_head(database, &DraftHead { rule, ..head })?;
            Ok(if head.rule == rule { TxOutcome::Rollback(rule) } else { TxOutcome::Commit(head.rule) })
        })
    }

    /// Calls a planned publication off: its changes are in the draft again. `false` where none of this number is planned.
    pub(in crate::store) fn cancel_publication(
        &mut self,
        number: u32,
        at: NaiveDateTime,
    ) -> Result<bool, StoreError> {
        self.write("calling a publication off", |database, _| {
            rows::lock(database)?;
            let is_ended = end(database, number, PublicationState::Cancelled, at)?;
            Ok(if is_ended { TxOutcome::Commit(true) } else { TxOutcome::Rollback(false) })
        })
    }
}

/// Ends a planned publication that does not come into force, and brings its changes back into the draft; `false` where it is not planned
/// any more.
pub(super) fn end(
    database: &mut dyn Database,
    number: u32,
    state: PublicationState,
    at: NaiveDateTime,
) -> Result<bool, Fault> {
    let at = written(at);
    let statement = "UPDATE publication SET state = $2, ended_at = $3
         WHERE hall = :hall AND number = $1 AND state = 'planned'";
    if database.run(statement, &[number.into(), state.word().into(), (&at).into()])? == 0 {
        return Ok(false);
    }
    // Where the draft says something else of a subject by now, somebody has to look at both; what was taken back can come again.
    let behind = "UPDATE draft_change SET came_back = $1 WHERE hall = :hall AND publication = $1
         AND EXISTS (SELECT 1 FROM draft_change AS n WHERE n.hall = draft_change.hall AND n.kind = draft_change.kind
          AND n.subject = draft_change.subject AND n.publication = 0)";
    database.run(behind, &[number.into()])?;
    let back = "UPDATE draft_change SET publication = 0 WHERE hall = :hall AND publication = $1";
    database.run(back, &[number.into()])?;
    clear(database, number)?;
    Ok(true)
}

/// Removes what was written down to come into force; the draft's changes tell what it was.
pub(super) fn clear(database: &mut dyn Database, number: u32) -> Result<(), Fault> {
    let statement = "DELETE FROM publication_matter WHERE hall = :hall AND publication = $1";
    database.run(statement, &[number.into()]).map(drop)
}
