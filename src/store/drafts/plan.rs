//! Ordering a publication: everything that can stand against it is looked at, and what it changes leaves the draft.
use super::{ground, rows};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{Draft, PublishOrder, PublishRefusal, PublishRule, ReadyDraft, own_subjects};
use crate::hall::people::Authority;
use crate::store::catalogue::guides::{GuideLists, whole_guide_columns, whole_values};
use crate::store::engine::database::{Database, Value, insertion};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::setup::editions::in_force;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// Rows written by one statement.
const TOGETHER: usize = 40;

impl Store {
    /// Orders a publication, for its moment or for now, and says its number: from here on it comes into force whatever happens to
    /// whoever ordered it.
    pub(in crate::store) fn plan_publication(
        &mut self,
        order: &PublishOrder,
        by: &Authority,
        at: NaiveDateTime,
    ) -> Result<Result<u32, PublishRefusal>, StoreError> {
        self.write("publishing the draft", |database, _| {
            let mut head = rows::lock(database)?;
            let draft = Draft { turn: head.turn, changes: rows::changes(database, 0)? };
            if let Some(refusal) = refusal(database, order, &draft, (head.rule, by, at))? {
                return Ok(TxOutcome::Rollback(Err(refusal)));
            }
            head.publication += 1;
            insert(database, head.publication, order, by, at)?;
            let gone = "DELETE FROM draft_change WHERE hall = :hall AND publication = 0 AND is_undone = 1";
            database.run(gone, &[])?;
            let moved = "UPDATE draft_change SET publication = $1, came_back = 0 WHERE hall = :hall AND publication = 0";
            database.run(moved, &[head.publication.into()])?;
            rows::write_head(database, &head)?;
            Ok(TxOutcome::Commit(Ok(head.publication)))
        })
    }
}

/// What stands against a publication.
fn refusal(
    database: &mut dyn Database,
    order: &PublishOrder,
    draft: &Draft,
    (rule, by, at): (PublishRule, &Authority, NaiveDateTime),
) -> Result<Option<PublishRefusal>, Fault> {
    // What nobody drafted has no author that the rule could ask for.
    if draft.turn != order.turn || !order.ready.is_said_by(&draft.changes) {
        return Ok(Some(PublishRefusal::Moved));
    }
    if order.due.is_some_and(|due| due < at) {
        return Ok(Some(PublishRefusal::Past));
    }
    if order.ready.is_empty() {
        return Ok(Some(PublishRefusal::Nothing));
    }
    if rule == PublishRule::Two {
        if matches!(by, Authority::SystemAdmin { .. }) {
            return Ok(Some(PublishRefusal::NeedsPerson));
        }
        let own = own_subjects(draft, by);
        if !own.is_empty() {
            return Ok(Some(PublishRefusal::OwnChanges(own)));
        }
    }
    let conflicts = ground::draft_conflicts(database)?;
    Ok((!conflicts.is_empty()).then_some(PublishRefusal::Conflicts(conflicts)))
}

fn insert(
    database: &mut dyn Database,
    number: u32,
    order: &PublishOrder,
    by: &Authority,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let statement =
        "INSERT INTO publication (hall, number, state, actor, who, reason, made_at, due, ended_at, setup_edition,
             catalogue_edition, matters) VALUES (:hall, $1, 'planned', $2, $3, $4, $5, $6, '', 0, 0, $7)";
    let (actor, made_at, due) = (by.actor(), written(at), written(order.due.unwrap_or(at)));
    let values = [
        number.into(),
        actor.kind().into(),
        actor.name().into(),
        (&order.reason).into(),
        (&made_at).into(),
        (&due).into(),
        u32::try_from(order.ready.matters.len())?.into(),
    ];
    database.run(statement, &values)?;
    insert_content(database, number, &order.ready)
}

/// Writes down what a publication changes. Nothing stands against it, so all of it begins from what is in force now.
fn insert_content(database: &mut dyn Database, number: u32, ready: &ReadyDraft) -> Result<(), Fault> {
    let began = in_force(database)?;
    for (name, text) in &ready.documents {
        let statement = "INSERT INTO publication_document (hall, publication, name, began, is_there, body)
             VALUES (:hall, $1, $2, $3, $4, $5)";
        let body = text.as_deref().unwrap_or_default();
        let values = [number.into(), name.into(), began.into(), text.is_some().into(), body.into()];
        database.run(statement, &values)?;
    }
    let began = ground::catalogue_in_force(database)?;
    let columns = concat!("publication, place, began, is_there, ", whole_guide_columns!());
    let mut place = 0_u32;
    for some in ready.matters.chunks(TOGETHER) {
        let guides: Vec<Guide> =
            some.iter().map(|(code, guide)| written_guide(code, guide.as_ref())).collect();
        let listed: Vec<GuideLists> = guides.iter().map(GuideLists::of).collect();
        let mut values: Vec<Value<'_>> = Vec::new();
        for (((_, is_there), guide), listed) in some.iter().zip(&guides).zip(&listed) {
            place += 1;
            values.extend::<[Value<'_>; 4]>([
                number.into(),
                place.into(),
                began.into(),
                is_there.is_some().into(),
            ]);
            values.extend(whole_values(guide, listed));
        }
        database.run(&insertion("publication_matter", columns, some.len()), &values)?;
    }
    Ok(())
}

/// A matter as it is written down: of one that vanishes the code alone.
fn written_guide(code: &str, guide: Option<&Guide>) -> Guide {
    Guide { code: code.to_owned(), ..guide.cloned().unwrap_or_default() }
}
