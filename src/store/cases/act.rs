//! Doing something with a case: read, the rule, and changes that are made together or not at all.
use crate::hall::Hall;
use crate::hall::cases::{ActKind, Case, CaseAct, CaseActor, CaseError, MergeTarget, is_same_person};
use crate::hall::receipts::{Receipt, ReceiptKeys, ReceiptKind};
use crate::store::cases::changes::CaseChanges;
use crate::store::cases::text_part::{ANSWER, INSTEAD, NOTE, REASON};
use crate::store::engine::change_set::ColumnValue;
use crate::store::engine::database::{Database, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::case::CaseRow;
use crate::store::rows::ticket::written;
use crate::store::rows::{case, receipt_key};
use crate::store::{Store, StoreError, TxDecision};
use chrono::NaiveDateTime;

/// By what a case is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseKey {
    /// Its number, for the staff.
    Number(u32),
    /// Its receipt, for whoever has it.
    Receipt(Receipt),
}

/// Texts that go with an act; most are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseWords {
    /// What the applicant is answered.
    pub answer: String,
    /// Why it is refused, extended, merged or closed; the applicant is told.
    pub reason: String,
    /// Where the applicant goes instead; the applicant is told.
    pub instead: String,
    /// What the staff note for themselves.
    pub note: String,
    /// The reviewed subject that is published.
    pub subject: String,
    /// What was changed because of it, as it is published.
    pub changed: String,
}

/// What somebody wants done with a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseOrder {
    /// The act.
    pub act: CaseAct,
    /// Who acts.
    pub actor: CaseActor,
    /// The texts that go with it.
    pub words: CaseWords,
}

impl Store {
    /// Does something with a case, by the staff or by whoever has its receipt: the case afterwards, or why it is not done.
    ///
    /// Of two who do something at once one is first, and the other is told how the case stands by then. Asking once more for
    /// what is so already changes nothing.
    pub fn act_on_case(
        &mut self,
        hall: &Hall,
        key: CaseKey,
        order: &CaseOrder,
        at: NaiveDateTime,
    ) -> Result<Result<Case, CaseError>, StoreError> {
        let mut keys = self.receipt_keys.clone();
        let done = self.decide("handling a case", |database| {
            let row = match find(database, &mut keys, key, hall, at)? {
                Ok(row) => row,
                Err(no) => return Ok(TxDecision::Leave(Err(no))),
            };
            let row = if order.act.kind().follows_merging() { goes_on_in(database, row)? } else { row };
            let mut changes = CaseChanges::of(database, &row, hall, at)?;
            let done = match forbids(database, &changes.case, order, hall)? {
                Some(no) => Err(no),
                None => perform(database, &mut changes, order, at)?,
            };
            let answer = done.map(|()| changes.case.clone());
            if changes.is_empty() {
                return Ok(TxDecision::Leave(answer));
            }
            Ok(TxDecision::Change(Box::new(changes.finish()), answer))
        });
        self.receipt_keys = keys;
        done
    }
}

/// The case of a number or a receipt; a receipt that is forged, of something else or over finds none.
pub(in crate::store) fn find(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    key: CaseKey,
    hall: &Hall,
    at: NaiveDateTime,
) -> Result<Result<CaseRow, CaseError>, Fault> {
    let receipt = match key {
        CaseKey::Number(number) => return Ok(case::numbered(database, number)?.ok_or(CaseError::NoCase)),
        CaseKey::Receipt(receipt) => receipt,
    };
    if !receipt_key::is_true(database, keys, &receipt, ReceiptKind::Case)? {
        return Ok(Err(CaseError::Forged));
    }
    let Some(row) = case::receipted(database, receipt.id())? else { return Ok(Err(CaseError::NoCase)) };
    // The receipt of a case that went on in another lives as long as that one's.
    let until = |case: &Case| case.receipt_until(&hall.setup.cases);
    let until = match row.case.merged_into {
        Some(_) => until(&goes_on_in(database, row.clone())?.case),
        None => until(&row.case),
    };
    Ok(if until.is_some_and(|until| at.date() > until) { Err(CaseError::Expired) } else { Ok(row) })
}

/// The case that a case has gone on in at last; itself where it has not.
pub(super) fn goes_on_in(database: &mut dyn Database, mut row: CaseRow) -> Result<CaseRow, Fault> {
    // A case that is over takes in no other, so that this comes to an end.
    while let Some(into) = row.case.merged_into {
        row = case::numbered(database, into)?.ok_or("a case went on in none")?;
    }
    Ok(row)
}

/// Why something is not done that the state of the case would allow.
fn forbids(
    database: &mut dyn Database,
    case: &Case,
    order: &CaseOrder,
    hall: &Hall,
) -> Result<Option<CaseError>, Fault> {
    let (kind, rules) = (order.act.kind(), &hall.setup.cases);
    if !kind.is_for(&order.actor.role) || !kind.is_open_in(case.state, false) {
        return Ok(None);
    }
    Ok(match kind {
        ActKind::Merge if is_into_sealed(database, &order.act)? => Some(CaseError::Sealed),
        ActKind::Close if case.is_disputed() && order.words.reason.is_empty() => {
            Some(CaseError::ReasonNeeded)
        }
        ActKind::Publish if rules.publishes_by_two => {
            let is_author =
                authors(database, case.number)?.iter().any(|who| is_same_person(who, &order.actor.who));
            is_author.then_some(CaseError::SamePerson)
        }
        _ => None,
    })
}

/// Whether the case that another would go on in lies unopened: nobody has read that it is the same matter.
fn is_into_sealed(database: &mut dyn Database, act: &CaseAct) -> Result<bool, Fault> {
    let CaseAct::Merge { into } = act else { return Ok(false) };
    Ok(case::numbered(database, *into)?.is_some_and(|row| row.case.is_sealed))
}

/// Who answered a case, or closed it where nobody did.
fn authors(database: &mut dyn Database, number: u32) -> Result<Vec<String>, Fault> {
    let statement = "SELECT DISTINCT act, who FROM case_step
         WHERE hall = :hall AND number = $1 AND act IN ('answered', 'closed')";
    let steps = all(database, statement, &[number.into()], |row| {
        Ok((row.text(0)? == ActKind::Answer.word(), row.text(1)?.to_owned()))
    })?;
    let is_answered = steps.iter().any(|(is_answer, _)| *is_answer);
    Ok(steps.into_iter().filter(|(is_answer, _)| *is_answer == is_answered).map(|(_, who)| who).collect())
}

fn perform(
    database: &mut dyn Database,
    changes: &mut CaseChanges<'_>,
    order: &CaseOrder,
    at: NaiveDateTime,
) -> Result<Result<(), CaseError>, Fault> {
    let words = &order.words;
    let into = match order.act {
        CaseAct::Merge { into } => other(database, changes, into)?,
        _ => None,
    };
    let texts =
        [(ANSWER, &*words.answer), (REASON, &words.reason), (INSTEAD, &words.instead), (NOTE, &words.note)];
    let done = match changes.act(&order.act, &order.actor, into, &texts) {
        Ok(is_done) => is_done,
        Err(no) => return Ok(Err(no)),
    };
    match order.act {
        CaseAct::Publish if done => publish(database, changes, words, at)?,
        CaseAct::Unpublish if done => {
            let key = vec![("number", changes.case.number.into())];
            changes.besides().update("case_publication", key, vec![("shown", false.into())]);
        }
        _ => {}
    }
    Ok(Ok(()))
}

/// Where the case stands that another goes on in; it must still be so when they are merged.
fn other(
    database: &mut dyn Database,
    changes: &mut CaseChanges<'_>,
    into: u32,
) -> Result<Option<MergeTarget>, Fault> {
    let Some(row) = case::numbered(database, into)? else { return Ok(None) };
    if into != changes.case.number {
        changes.require(&row.case);
    }
    Ok(Some(MergeTarget { source: row.case.source, state: row.case.state }))
}

fn publish(
    database: &mut dyn Database,
    changes: &mut CaseChanges<'_>,
    words: &CaseWords,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let number = changes.case.number;
    let statement = "SELECT number FROM case_publication WHERE hall = :hall AND number = $1";
    let is_there = first(database, statement, &[number.into()], |_| Ok(()))?.is_some();
    let mut set = vec![
        ("at", (&written(at)).into()),
        ("subject", ColumnValue::FreeText(words.subject.clone())),
        ("changed", ColumnValue::FreeText(words.changed.clone())),
        ("shown", true.into()),
    ];
    let key = ("number", ColumnValue::from(number));
    if is_there {
        changes.besides().update("case_publication", vec![key], set);
    } else {
        set.push(key);
        changes.besides().insert("case_publication", set);
    }
    Ok(())
}
