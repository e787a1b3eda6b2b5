//! What a row of the draft is, and the row that counts them.
use crate::hall::drafts::{
    Draft, DraftChange, DraftContent, DraftSubject, MatterRecord, Publication, PublicationState, PublishRule,
};
use crate::hall::people::AuditActor;
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment, moment_or_none, written};
use chrono::NaiveDateTime;

/// What was counted so far, and the rule.
#[derive(Clone, Copy, Debug, Default)]
pub struct DraftHead {
    /// The last number of a change.
    pub change: u32,
    /// The last number of a publication.
    pub publication: u32,
    /// Counts whatever is done with the draft: the draft that whoever locks the row finds there.
    pub turn: u32,
    /// How many it takes to publish.
    pub rule: PublishRule,
}

const HEAD: &str = "change, publication, turn, rule";

/// The rule of a hall that has none yet: two people where its administrator has an account, so that people are known apart.
const FIRST_RULE: &str = "CASE WHEN EXISTS (SELECT 1 FROM account WHERE hall = :hall AND state = 'open'
         AND roles LIKE '%system_admin%') THEN 'two' ELSE 'one' END";

/// Locks the row that counts changes, making it where it is not there, and says what it said. It counts one more turn.
pub fn lock(database: &mut dyn Database) -> Result<DraftHead, Fault> {
    let statement = format!(
        "INSERT INTO draft_head (hall, change, publication, turn, rule) VALUES (:hall, 0, 0, 1, {FIRST_RULE})
         ON CONFLICT (hall) DO UPDATE SET turn = draft_head.turn + 1
         RETURNING change, publication, turn - 1, rule"
    );
    Ok(first(database, &statement, &[], head_row)?.ok_or("the head of the draft is not there")?)
}

/// Every screen that shows the draft hears that it is another one.
pub fn tell(database: &mut dyn Database, number: u32, at: NaiveDateTime) {
    let (day, at) = (at.date().to_string(), written(at));
    let event = "drafted".into();
    database.enter(JournalEntry { day, at, kind: "setup", event, number, ..JournalEntry::default() });
}

/// What the row that counts changes says, without a lock.
pub fn head(database: &mut dyn Database) -> Result<DraftHead, Fault> {
    let statement = format!("SELECT {HEAD} FROM draft_head WHERE hall = :hall");
    if let Some(head) = first(database, &statement, &[], head_row)? {
        return Ok(head);
    }
    let statement = format!("SELECT {FIRST_RULE} FROM hall WHERE code = :hall");
    let rule = first(database, &statement, &[], |row| Ok(PublishRule::of(row.text(0)?)))?;
    Ok(DraftHead { rule: rule.flatten().unwrap_or_default(), ..DraftHead::default() })
}

/// How many it takes to publish, while whoever changes that has to wait.
pub fn locked_rule(database: &mut dyn Database) -> Result<PublishRule, Fault> {
    let statement = "UPDATE draft_head SET rule = rule WHERE hall = :hall RETURNING rule";
    let rule = first(database, statement, &[], |row| Ok(PublishRule::of(row.text(0)?)))?;
    match rule {
        Some(rule) => Ok(rule.ok_or("the draft has a rule nobody knows")?),
        None => Ok(head(database)?.rule),
    }
}

/// Writes what was counted, while the row is locked.
pub fn write_head(database: &mut dyn Database, head: &DraftHead) -> Result<(), Fault> {
    let statement = "UPDATE draft_head SET change = $1, publication = $2, rule = $3 WHERE hall = :hall";
    let values = [head.change.into(), head.publication.into(), head.rule.word().into()];
    database.run(statement, &values).map(drop)
}

/// It takes two people to publish from now on.
pub fn turn_rule_to_two(database: &mut dyn Database) -> Result<(), Fault> {
    let head = lock(database)?;
    write_head(database, &DraftHead { rule: PublishRule::Two, ..head })
}

fn head_row(row: &dyn Row) -> Result<DraftHead, Fault> {
    let rule = PublishRule::of(row.text(3)?).ok_or("the draft has a rule nobody knows")?;
    Ok(DraftHead { change: row.count(0)?, publication: row.count(1)?, turn: row.count(2)?, rule })
}

const CHANGE: &str = "number, kind, subject, is_there, body, actor, who, at, began, is_undone";

/// The draft, or what went out with a publication.
pub fn changes(database: &mut dyn Database, publication: u32) -> Result<Vec<DraftChange>, Fault> {
    let statement =
        format!("SELECT {CHANGE} FROM draft_change WHERE hall = :hall AND publication = $1 ORDER BY number");
    all(database, &statement, &[publication.into()], change_row)
}

/// The draft as it is now.
pub fn draft(database: &mut dyn Database) -> Result<Draft, Fault> {
    Ok(Draft { turn: head(database)?.turn, changes: changes(database, 0)? })
}

fn change_row(row: &dyn Row) -> Result<DraftChange, Fault> {
    let subject = DraftSubject::of(row.text(1)?, row.text(2)?).ok_or("a change is about nothing")?;
    let content = match (&subject, row.number(3)? != 0) {
        (_, false) => DraftContent::Removed,
        (DraftSubject::Matter(_), true) => DraftContent::Record(MatterRecord::of_text(row.text(4)?)),
        (DraftSubject::Document(_), true) => DraftContent::Text(row.text(4)?.to_owned()),
    };
    Ok(DraftChange {
        number: row.count(0)?,
        subject,
        content,
        by: actor(row, 5)?,
        at: moment(row.text(7)?)?,
        began: row.count(8)?,
        is_undone: row.number(9)? != 0,
    })
}

fn actor(row: &dyn Row, column: usize) -> Result<AuditActor, Fault> {
    Ok(AuditActor::of(row.text(column)?, row.text(column + 1)?).ok_or("a change is of nobody")?)
}

/// The columns of a publication, in the order in which [`publication`] reads them.
pub const PUBLICATION: &str =
    "number, state, actor, who, reason, made_at, due, ended_at, setup_edition, catalogue_edition, matters";

/// Reads a publication, without its documents.
pub fn publication(row: &dyn Row) -> Result<Publication, Fault> {
    Ok(Publication {
        number: row.count(0)?,
        state: PublicationState::of(row.text(1)?).ok_or("a publication stands nowhere")?,
        by: actor(row, 2)?,
        reason: row.text(4)?.to_owned(),
        made_at: moment(row.text(5)?)?,
        due: moment(row.text(6)?)?,
        ended_at: moment_or_none(row.text(7)?)?,
        setup_edition: row.count(8)?,
        catalogue_edition: row.count(9)?,
        matters: row.count(10)?,
        documents: Vec::new(),
    })
}
