//! Cases as rows: read, written, and every step of theirs noted.
use crate::hall::cases::{Case, CaseActor, CaseCallback, CaseRole, CaseSource, CaseState, CaseSubject};
use crate::hall::queue::Ticket;
use crate::hall::receipts::ReceiptId;
use crate::hall::{KioskCode, WindowCode};
use crate::store::engine::change_set::{ChangeSet, ColumnValue, Columns};
use crate::store::engine::database::{Database, Row, Value, all, first};
use crate::store::engine::entry::JournalEntry;
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::{moment_or_none, written};
use chrono::NaiveDateTime;

/// The columns of a case in the order in which [`read`] reads them.
macro_rules! case_columns {
    () => {
        "number, receipt, receipt_key, source, class, state, since, submitted_at, about_kind, about, at_window, concerns, \
         department, contact_due, contacted_at, due, answered_at, lapses_at, ended_at, extended_at, reopened_at, \
         published_at, merged_into, satisfied, rechecked, vote, urged_at, urges, kiosk, lang, has_text, has_contact, steps, \
         next_at, callback, callback_due, calls, called_at, appealed_at, sealed, opened_at"
    };
}

/// Statements begin with it: what is read of a case.
pub(in crate::store) const SELECT: &str =
    concat!("SELECT ", case_columns!(), " FROM case_file WHERE hall = :hall");

/// Between the departments of a column.
const SEPARATOR: &str = "\n";

/// A case as the store keeps it.
#[derive(Clone, Debug)]
pub(in crate::store) struct CaseRow {
    pub case: Case,
    /// What its receipt says.
    pub receipt: ReceiptId,
    /// The key its receipt is sealed under.
    pub key: u8,
    /// When something is due next, as the store writes it.
    pub next_at: String,
}

/// Reads a case out of a row of [`SELECT`].
pub(in crate::store) fn read(row: &dyn Row) -> Result<CaseRow, Fault> {
    let time = |column: usize| moment_or_none(row.text(column)?);
    let window = WindowCode::in_field(row.text(10)?);
    let subject = CaseSubject::in_row(row.text(8)?, row.text(9)?, window);
    let case = Case {
        number: row.count(0)?,
        source: CaseSource::of(row.text(3)?).ok_or("a case has a source that there is not")?,
        class: some(row.text(4)?),
        state: CaseState::of(row.text(5)?).ok_or("a case stands where no case can")?,
        since: row.text(6)?.parse()?,
        submitted_at: row.text(7)?.parse()?,
        about: subject.ok_or("a case is about nothing that there is")?,
        concerns: row.text(11)?.split(SEPARATOR).filter_map(some).collect(),
        department: some(row.text(12)?),
        contact_due: time(13)?,
        contacted_at: time(14)?,
        due: time(15)?,
        answered_at: time(16)?,
        lapses_at: time(17)?,
        ended_at: time(18)?,
        extended_at: time(19)?,
        reopened_at: time(20)?,
        published_at: time(21)?,
        merged_into: Some(row.count(22)?).filter(|into| *into > 0),
        satisfied: answer(row.text(23)?),
        rechecked: answer(row.text(24)?),
        vote: answer(row.text(25)?),
        urged_at: time(26)?,
        urges: row.count(27)?,
        kiosk: KioskCode::in_field(row.text(28)?),
        lang: row.text(29)?.to_owned(),
        has_text: row.number(30)? != 0,
        has_contact: row.number(31)? != 0,
        steps: row.count(32)?,
        callback: CaseCallback::of(row.text(34)?),
        callback_due: time(35)?,
        calls: row.count(36)?,
        called_at: time(37)?,
        appealed_at: time(38)?,
        is_sealed: row.number(39)? != 0,
        opened_at: time(40)?,
    };
    let receipt = ReceiptId::in_row(row.text(1)?).ok_or("a case has a receipt that is none")?;
    Ok(CaseRow { case, receipt, key: u8::try_from(row.number(2)?)?, next_at: row.text(33)?.to_owned() })
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn answer(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// The word of a column for a yes, a no, or neither.
fn answered(answer: Option<bool>) -> &'static str {
    match answer {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    }
}

/// The case of a number.
pub(in crate::store) fn numbered(database: &mut dyn Database, number: u32) -> Result<Option<CaseRow>, Fault> {
    first(database, &format!("{SELECT} AND number = $1"), &[number.into()], read)
}

/// The case of a receipt.
pub(in crate::store) fn receipted(
    database: &mut dyn Database,
    receipt: ReceiptId,
) -> Result<Option<CaseRow>, Fault> {
    first(database, &format!("{SELECT} AND receipt = $1"), &[(&receipt.to_string()).into()], read)
}

/// Cases that fulfil a condition, whose values begin at `$1`.
pub(in crate::store) fn cases(
    database: &mut dyn Database,
    condition: &str,
    values: &[Value<'_>],
) -> Result<Vec<CaseRow>, Fault> {
    all(database, &format!("{SELECT} AND {condition}"), values, read)
}

/// What may change of a case.
fn changing(case: &Case) -> Columns {
    let at = |moment: Option<NaiveDateTime>| ColumnValue::Text(moment.map(written).unwrap_or_default());
    let next =
        if case.state.owes_answer() || case.owes_callback() { case.next_due() } else { case.lapses_at };
    vec![
        ("class", case.class.as_deref().unwrap_or_default().into()),
        ("state", case.state.word().into()),
        ("since", (&written(case.since)).into()),
        ("department", case.department.as_deref().unwrap_or_default().into()),
        ("contact_due", at(case.contact_due)),
        ("contacted_at", at(case.contacted_at)),
        ("due", at(case.due)),
        ("next_at", at(next)),
        ("answered_at", at(case.answered_at)),
        ("lapses_at", at(case.lapses_at)),
        ("ended_at", at(case.ended_at)),
        ("extended_at", at(case.extended_at)),
        ("reopened_at", at(case.reopened_at)),
        ("published_at", at(case.published_at)),
        ("merged_into", case.merged_into.unwrap_or(0).into()),
        ("satisfied", answered(case.satisfied).into()),
        ("rechecked", answered(case.rechecked).into()),
        ("vote", answered(case.vote).into()),
        ("urged_at", at(case.urged_at)),
        ("urges", case.urges.into()),
        ("callback", case.callback.map_or("", CaseCallback::word).into()),
        ("callback_due", at(case.callback_due)),
        ("calls", case.calls.into()),
        ("called_at", at(case.called_at)),
        ("appealed_at", at(case.appealed_at)),
        ("steps", case.steps.into()),
    ]
}

/// Adds a case; `visit` names who submitted it no further than to the end of the visit.
pub(in crate::store) fn insert(changes: &mut ChangeSet, row: &CaseRow, visit: &str) {
    let case = &row.case;
    let mut set = changing(case);
    set.extend([
        ("number", case.number.into()),
        ("receipt", (&row.receipt.to_string()).into()),
        ("receipt_key", u32::from(row.key).into()),
        ("source", case.source.word().into()),
        ("submitted_at", (&written(case.submitted_at)).into()),
        ("about_kind", case.about.word().into()),
        ("about", (&case.about.code()).into()),
        ("at_window", case.about.window().map_or("", WindowCode::as_str).into()),
        ("concerns", (&case.concerns.join(SEPARATOR)).into()),
        ("kiosk", case.kiosk.as_deref().unwrap_or_default().into()),
        ("visit", ColumnValue::FreeText(visit.to_owned())),
        ("lang", (&case.lang).into()),
        ("has_text", case.has_text.into()),
        ("has_contact", case.has_contact.into()),
        ("sealed", case.is_sealed.into()),
    ]);
    changes.insert("case_file", set);
}

/// A case must still have made so many steps.
pub(in crate::store) fn require(changes: &mut ChangeSet, number: u32, steps: u32) {
    changes.require("case_file", vec![("number", number.into()), ("steps", steps.into())]);
}

/// Changes a case to what it is now.
pub(in crate::store) fn change(changes: &mut ChangeSet, case: &Case) {
    changes.update("case_file", vec![("number", case.number.into())], changing(case));
}

/// Changes a case, and whether there is a text and a contact: whoever submitted it says something else now.
pub(in crate::store) fn resubmit(changes: &mut ChangeSet, case: &Case) {
    let mut set = changing(case);
    set.extend([("has_text", case.has_text.into()), ("has_contact", case.has_contact.into())]);
    changes.update("case_file", vec![("number", case.number.into())], set);
}

/// What is written down with a step of a case, beside the case itself.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct CaseNote<'a> {
    /// The act, in the word it is kept under.
    pub act: &'a str,
    /// Who acted.
    pub actor: &'a CaseActor,
    /// The moment of it, by the hall's clock.
    pub at: NaiveDateTime,
    /// Where the case stood before; none where this is its first step.
    pub from: Option<CaseState>,
    /// A word about it; never a text of anybody's.
    pub detail: &'a str,
}

/// Adds the newest step of a case, also to the journal.
pub(in crate::store) fn append_step(changes: &mut ChangeSet, case: &Case, noted: &CaseNote<'_>) {
    let unit = match &noted.actor.role {
        CaseRole::Department(name) => name,
        _ => "",
    };
    let at = written(noted.at);
    changes.insert(
        "case_step",
        vec![
            ("number", case.number.into()),
            ("step", case.steps.into()),
            ("at", (&at).into()),
            ("act", noted.act.into()),
            ("role", noted.actor.role.word().into()),
            ("unit", unit.into()),
            ("who", ColumnValue::FreeText(noted.actor.who.clone())),
            ("from_state", noted.from.map_or("", CaseState::word).into()),
            ("to_state", case.state.word().into()),
            ("detail", noted.detail.into()),
        ],
    );
    changes.enter(JournalEntry {
        day: noted.at.date().to_string(),
        at,
        kind: "case",
        event: noted.act.to_owned(),
        number: case.number,
        step: case.steps,
        ..JournalEntry::default()
    });
}

/// Adds a text that came with the newest step of a case; an empty one is none.
pub(in crate::store) fn append_text(changes: &mut ChangeSet, case: &Case, part: &str, body: &str) {
    if !body.is_empty() {
        changes.insert(
            "case_text",
            vec![
                ("number", case.number.into()),
                ("step", case.steps.into()),
                ("part", part.into()),
                ("body", ColumnValue::FreeText(body.to_owned())),
            ],
        );
    }
}

/// Says whether somebody has spoken of a ticket since a moment: a rating, a complaint, praise, anything that was not taken back.
pub(in crate::store) fn is_rated_since(
    database: &mut dyn Database,
    ticket: &Ticket,
    since: NaiveDateTime,
) -> Result<bool, Fault> {
    let statement = "SELECT (SELECT COUNT(*) FROM case_file WHERE hall = :hall AND about_kind = 'ticket' AND about = $1
           AND submitted_at >= $2 AND state <> 'withdrawn')
          + (SELECT COUNT(*) FROM rating WHERE hall = :hall AND subject_kind = 'ticket' AND subject = $1 AND at >= $2)";
    let (subject, since) = (CaseSubject::from(ticket).code(), written(since));
    let found = first(database, statement, &[(&subject).into(), (&since).into()], |row| row.count(0))?;
    Ok(found.unwrap_or(0) > 0)
}
