//! Changing the draft, and taking changes back.
use super::ground::catalogue_in_force;
use super::rows;
use crate::hall::drafts::{
    Draft, DraftChange, DraftContent, DraftEdit, DraftRefusal, DraftSubject, UndoScope, effective,
};
use crate::hall::people::AuditActor;
use crate::store::engine::database::{Database, Value, first, insertion};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::setup::editions::in_force;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// What was taken back or brought again, nothing where there is nothing, or what stands in the way of it.
type TurnOutcome = Result<Option<DraftSubject>, DraftRefusal>;

/// What tells one state of the draft and the accounts from another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DraftStamp {
    draft: u32,
    accounts: u32,
    /// How often an account was changed.
    turns: i64,
}

/// Changes written by one statement.
const TOGETHER: usize = 40;

/// The editions in force, that new changes begin from.
struct Began {
    setup: u32,
    catalogue: u32,
}

impl Store {
    /// The draft as it is now.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn draft(&mut self) -> Result<Draft, StoreError> {
        self.read("reading the draft", rows::draft)
    }

    /// A stamp of the draft, its rule and the accounts, which is another one whenever one of them is: it is read in place of them.
    ///
    /// # Errors
    /// Fails where the store does.
    pub fn draft_stamp(&mut self) -> Result<DraftStamp, StoreError> {
        let statement = "SELECT COALESCE((SELECT turn FROM draft_head WHERE hall = :hall), 0),
                 (SELECT COUNT(*) FROM account WHERE hall = :hall),
                 CAST((SELECT COALESCE(SUM(turn), 0) FROM account WHERE hall = :hall) AS BIGINT)";
        let read = self.view("looking whether the draft has changed", |database| {
            first(database, statement, &[], |row| {
                Ok(DraftStamp { draft: row.count(0)?, accounts: row.count(1)?, turns: row.number(2)? })
            })
        });
        Ok(read?.unwrap_or_default())
    }

    /// Takes changes into the draft, all or none, and says the number of the last.
    pub(in crate::store) fn edit_draft(
        &mut self,
        edits: &[DraftEdit],
        by: &AuditActor,
        at: NaiveDateTime,
    ) -> Result<Result<u32, DraftRefusal>, StoreError> {
        self.write("changing the draft", |database, _| {
            let mut head = rows::lock(database)?;
            let changes = rows::changes(database, 0)?;
            let last = last_changes(&changes);
            if let Some(refusal) = edits.iter().find_map(|edit| overtaken(&last, edit)) {
                return Ok(TxOutcome::Rollback(Err(refusal)));
            }
            // What was taken back cannot be brought again over something new.
            let gone = "DELETE FROM draft_change WHERE hall = :hall AND publication = 0 AND is_undone = 1";
            database.run(gone, &[])?;
            let began = Began { catalogue: catalogue_in_force(database)?, setup: in_force(database)? };
            for edit in edits.iter().filter(|edit| edit.settles) {
                settle(database, &edit.subject)?;
            }
            for some in edits.chunks(TOGETHER) {
                insert(database, some, (head.change + 1, &last, &began), by, at)?;
                head.change += u32::try_from(some.len())?;
            }
            rows::write_head(database, &head)?;
            rows::tell(database, head.change, at);
            Ok(TxOutcome::Commit(Ok(head.change)))
        })
    }

    /// Takes the last change back, of one's own or of all, and says what it was about; nothing where there is none. What another change
    /// of the same subject was built upon stays.
    pub(in crate::store) fn undo_draft(
        &mut self,
        scope: UndoScope,
        by: &AuditActor,
        at: NaiveDateTime,
    ) -> Result<TurnOutcome, StoreError> {
        self.turn_change((by, at), scope, true)
    }

    /// Brings the change again that was taken back last, of one's own or of all; nothing where there is none.
    pub(in crate::store) fn redo_draft(
        &mut self,
        scope: UndoScope,
        by: &AuditActor,
        at: NaiveDateTime,
    ) -> Result<TurnOutcome, StoreError> {
        self.turn_change((by, at), scope, false)
    }

    fn turn_change(
        &mut self,
        (by, at): (&AuditActor, NaiveDateTime),
        scope: UndoScope,
        takes_back: bool,
    ) -> Result<TurnOutcome, StoreError> {
        self.write("changing the draft", |database, _| {
            rows::lock(database)?;
            let changes = rows::changes(database, 0)?;
            let is_meant = |one: &&DraftChange| {
                one.is_undone != takes_back && (scope == UndoScope::Draft || one.by == *by)
            };
            // Taken back from the last one on, they come again from the first one on.
            let mut meant = changes.iter().filter(is_meant);
            let Some(found) = (if takes_back { meant.next_back() } else { meant.next() }) else {
                return Ok(TxOutcome::Rollback(Ok(None)));
            };
            if let Some(refusal) = tied(&changes, found, takes_back) {
                return Ok(TxOutcome::Rollback(Err(refusal)));
            }
            let statement = "UPDATE draft_change SET is_undone = $2 WHERE hall = :hall AND number = $1";
            database.run(statement, &[found.number.into(), takes_back.into()])?;
            rows::tell(database, found.number, at);
            Ok(TxOutcome::Commit(Ok(Some(found.subject.clone()))))
        })
    }

    /// Takes everything out of the draft, or what is about some subjects, for good; says how many subjects that were.
    pub(in crate::store) fn discard_draft(
        &mut self,
        only: Option<&[DraftSubject]>,
        at: NaiveDateTime,
    ) -> Result<usize, StoreError> {
        self.write("discarding the draft", |database, _| {
            let head = rows::lock(database)?;
            let changes = rows::changes(database, 0)?;
            let subjects = effective(&changes).into_iter().map(|change| &change.subject);
            let gone: Vec<&DraftSubject> =
                subjects.filter(|subject| only.is_none_or(|only| only.contains(subject))).collect();
            let count = gone.len();
            for subject in only.map(|_| gone).unwrap_or_default() {
                let statement = "DELETE FROM draft_change WHERE hall = :hall AND publication = 0
                     AND kind = $1 AND subject = $2";
                database.run(statement, &[subject.kind().into(), subject.name().into()])?;
            }
            if only.is_none() {
                database.run("DELETE FROM draft_change WHERE hall = :hall AND publication = 0", &[])?;
            }
            if count > 0 {
                rows::tell(database, head.change, at);
            }
            Ok(if count > 0 { TxOutcome::Commit(count) } else { TxOutcome::Rollback(0) })
        })
    }
}

/// The change that stands in the way of turning another: one of the same subject that was built upon it, or that it was built upon.
fn tied(changes: &[DraftChange], found: &DraftChange, takes_back: bool) -> Option<DraftRefusal> {
    let is_later = |one: &&DraftChange| {
        if takes_back { one.number > found.number } else { one.number < found.number }
    };
    let others = changes.iter().filter(|one| one.subject == found.subject && one.is_undone != takes_back);
    let other = others.rev().find(is_later)?;
    let (subject, number) = (other.subject.clone(), other.number);
    Some(DraftRefusal::Overtaken { subject, number, who: other.by.name().to_owned() })
}

/// Somebody has looked at what came back of a subject beside what the draft says of it.
fn settle(database: &mut dyn Database, subject: &DraftSubject) -> Result<(), Fault> {
    let statement = "UPDATE draft_change SET came_back = 0 WHERE hall = :hall AND publication = 0
         AND kind = $1 AND subject = $2";
    database.run(statement, &[subject.kind().into(), subject.name().into()]).map(drop)
}

type LastChanges<'a> = HashMap<&'a DraftSubject, &'a DraftChange>;

fn last_changes(changes: &[DraftChange]) -> LastChanges<'_> {
    effective(changes).into_iter().map(|change| (&change.subject, change)).collect()
}

/// Whoever changed a subject after its editor looked at it.
fn overtaken(last: &LastChanges<'_>, edit: &DraftEdit) -> Option<DraftRefusal> {
    let seen = edit.seen?;
    let change = last.get(&edit.subject).filter(|change| change.number != seen)?;
    let (subject, number) = (edit.subject.clone(), change.number);
    Some(DraftRefusal::Overtaken { subject, number, who: change.by.name().to_owned() })
}

fn insert(
    database: &mut dyn Database,
    edits: &[DraftEdit],
    (number, last, began): (u32, &LastChanges<'_>, &Began),
    by: &AuditActor,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let at = written(at);
    let bodies: Vec<String> = edits.iter().map(|edit| body(&edit.content)).collect();
    let mut values: Vec<Value<'_>> = Vec::new();
    for ((number, edit), body) in (number..).zip(edits).zip(&bodies) {
        let now = match edit.subject {
            DraftSubject::Matter(_) => began.catalogue,
            DraftSubject::Document(_) => began.setup,
        };
        // Whoever goes on with what somebody else began, goes on from there: what others published since is still a conflict.
        let goes_on = last.get(&edit.subject).filter(|_| !edit.settles);
        let from = goes_on.map_or(edit.began.unwrap_or(now), |change| change.began);
        values.extend::<[Value<'_>; 11]>([
            number.into(),
            edit.subject.kind().into(),
            edit.subject.name().into(),
            (edit.content != DraftContent::Removed).into(),
            body.into(),
            by.kind().into(),
            by.name().into(),
            (&at).into(),
            from.into(),
            false.into(),
            0_u32.into(),
        ]);
    }
    let columns = "number, kind, subject, is_there, body, actor, who, at, began, is_undone, publication";
    database.run(&insertion("draft_change", columns, edits.len()), &values).map(drop)
}

fn body(content: &DraftContent) -> String {
    match content {
        DraftContent::Record(record) => record.to_text(),
        DraftContent::Text(text) => text.clone(),
        DraftContent::Removed => String::new(),
    }
}
