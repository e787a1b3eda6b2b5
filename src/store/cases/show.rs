//! One case: its history with what was told, and what its applicant wrote for whoever may read it, which is recorded.
use crate::hall::Hall;
use crate::hall::cases::{
    ActKind, Case, CaseAct, CaseActor, CaseError, CasePart, CaseRole, CaseState, Confidential,
};
use crate::hall::receipts::{Receipt, ReceiptKind};
use crate::store::cases::act::{CaseKey, CaseOrder, CaseWords, find, goes_on_in};
use crate::store::cases::lapse::has_lapsed;
use crate::store::cases::text_part::{ANSWER, INSTEAD, NAME, NOTE, PHONE, REASON, TEXT};
use crate::store::engine::database::{Database, Row, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::case::CaseRow;
use crate::store::rows::receipt_key;
use crate::store::{Store, StoreError};
use chrono::NaiveDateTime;

/// What a step of a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseEvent {
    /// The case came.
    Submitted,
    /// Somebody did something.
    Act(ActKind),
}

impl CaseEvent {
    /// The word it is kept under.
    pub fn word(self) -> &'static str {
        match self {
            CaseEvent::Submitted => "submitted",
            CaseEvent::Act(kind) => kind.word(),
        }
    }
}

/// A step of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseStep {
    /// Its place in the history, from 1.
    pub step: u32,
    /// The moment it was made, by the hall's clock.
    pub at: NaiveDateTime,
    /// What it was.
    pub event: CaseEvent,
    /// Who, in what capacity.
    pub actor: CaseActor,
    /// Where the case stood before; none at the first step.
    pub from: Option<CaseState>,
    /// Where it stood then.
    pub to: CaseState,
    /// A word about it: a class, a department, another case's number, a moment, yes or no.
    pub detail: String,
    /// What the applicant was answered.
    pub answer: String,
    /// Why; the applicant was told.
    pub reason: String,
    /// Where instead; the applicant was told.
    pub instead: String,
    /// What the staff noted for themselves.
    pub note: String,
}

/// A case with its history, without a word of whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseHistory {
    /// The case; of one that went on in another, the one it is in at last is in `merged`.
    pub case: Case,
    /// Its receipt; none where it has been over so long that its key is gone.
    pub receipt: Option<Receipt>,
    /// Every step, in order.
    pub steps: Vec<CaseStep>,
    /// The case it went on in.
    pub merged: Option<Box<CaseHistory>>,
}

impl CaseHistory {
    /// The answer that holds, where there is one: the last one given, of the case it went on in where it did.
    pub fn answer(&self) -> Option<&str> {
        let own =
            || self.steps.iter().rev().map(|step| step.answer.as_str()).find(|answer| !answer.is_empty());
        self.merged.as_ref().map_or_else(own, |merged| merged.answer())
    }

    /// Why the case was closed, as somebody wrote it; of the case it went on in where it did.
    pub fn closing_reason(&self) -> Option<&str> {
        let own = || {
            let closed = self.steps.iter().rev().find(|step| step.event == CaseEvent::Act(ActKind::Close));
            closed.map(|step| step.reason.as_str()).filter(|reason| !reason.is_empty())
        };
        self.merged.as_ref().map_or_else(own, |merged| merged.closing_reason())
    }

    /// The case whose state counts: the one it went on in, or itself.
    pub fn standing(&self) -> &Case {
        self.merged.as_ref().map_or(&self.case, |merged| &merged.case)
    }
}

impl CaseHistory {
    /// What whoever has the receipt may see: what became of the case and what was told, and neither who did it nor what the staff
    /// do among themselves.
    #[must_use]
    pub fn for_applicant(mut self) -> CaseHistory {
        let inside =
            [ActKind::Reveal, ActKind::DenyReveal, ActKind::Contact, ActKind::Publish, ActKind::Unpublish];
        self.steps.retain(|step| !matches!(step.event, CaseEvent::Act(kind) if inside.contains(&kind)));
        for step in &mut self.steps {
            step.actor.who.clear();
            step.note.clear();
        }
        self.merged = self.merged.map(|merged| Box::new(merged.for_applicant()));
        self
    }
}

/// What an applicant wrote, for whoever may read it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonWords {
    /// The text.
    pub text: Confidential,
    /// A name, or empty; empty also for whoever may not read it.
    pub name: Confidential,
    /// A telephone number, or empty; empty also for whoever may not read it.
    pub phone: Confidential,
}

impl Store {
    /// A case with its history, by number or by receipt. What closes by itself is shown as closed.
    pub fn case(
        &mut self,
        hall: &Hall,
        key: CaseKey,
        at: NaiveDateTime,
    ) -> Result<Result<CaseHistory, CaseError>, StoreError> {
        let mut keys = self.receipt_keys.clone();
        let found = self.view("looking at a case", |database| {
            let row = match find(database, &mut keys, key, hall, at)? {
                Ok(row) => row,
                Err(no) => return Ok(Err(no)),
            };
            let merged = match row.case.merged_into {
                Some(_) => Some(goes_on_in(database, row.clone())?),
                None => None,
            };
            if [Some(&row), merged.as_ref()].into_iter().flatten().any(|row| keys.numbered(row.key).is_none())
            {
                keys = receipt_key::keys(database)?;
            }
            // Once a receipt is over the key of its number may be another one.
            let until = merged.as_ref().unwrap_or(&row).case.receipt_until(&hall.setup.cases);
            let is_answered = until.is_none_or(|until| at.date() <= until);
            let mut history = |row: CaseRow| {
                let key = keys.numbered(row.key).filter(|_| is_answered);
                let receipt = key.map(|key| key.seal(ReceiptKind::Case, row.receipt));
                let steps = steps(database, row.case.number)?;
                let case = if has_lapsed(database, &row.case, hall, at)? {
                    row.case.as_of(hall, at)
                } else {
                    row.case
                };
                Ok::<_, Fault>(CaseHistory { case, receipt, steps, merged: None })
            };
            let merged = merged.map(&mut history).transpose()?.map(Box::new);
            Ok(Ok(CaseHistory { merged, ..history(row)? }))
        });
        self.receipt_keys = keys;
        found
    }

    /// What the applicant wrote and how to be reached, as far as whoever asks may read it. That somebody read it is durable
    /// in the history of the case before anything is given out; that somebody was refused is kept as well.
    pub fn reveal_case(
        &mut self,
        hall: &Hall,
        number: u32,
        actor: &CaseActor,
        at: NaiveDateTime,
    ) -> Result<Result<PersonWords, CaseError>, StoreError> {
        let order = CaseOrder { act: CaseAct::Reveal, actor: actor.clone(), words: CaseWords::default() };
        let case = match self.act_on_case(hall, CaseKey::Number(number), &order, at)? {
            Ok(case) => case,
            Err(no @ (CaseError::NoCase | CaseError::Forged | CaseError::Expired | CaseError::Sealed)) => {
                return Ok(Err(no));
            }
            Err(no) => {
                let denied = CaseOrder { act: CaseAct::DenyReveal(no.word()), ..order };
                return Ok(self.act_on_case(hall, CaseKey::Number(number), &denied, at)?.and(Err(no)));
            }
        };
        let sees_contact = case.may_read(CasePart::Contact, &actor.role, &hall.setup.cases).is_ok();
        self.view("reading what an applicant wrote", |database| {
            let mut words = PersonWords::default();
            let statement =
                "SELECT part, body FROM case_text WHERE hall = :hall AND number = $1 AND step = 1";
            database.each(statement, &[number.into()], &mut |row| {
                let body = row.text(1)?;
                match row.text(0)? {
                    TEXT => words.text = body.into(),
                    NAME if sees_contact => words.name = body.into(),
                    PHONE if sees_contact => words.phone = body.into(),
                    _ => {}
                }
                Ok(())
            })?;
            Ok(Ok(words))
        })
    }
}

/// The steps of a case with what was told and noted; what the applicant wrote came with the first step, and is not read.
fn steps(database: &mut dyn Database, number: u32) -> Result<Vec<CaseStep>, Fault> {
    let statement = "SELECT step, at, act, role, unit, who, from_state, to_state, detail FROM case_step
         WHERE hall = :hall AND number = $1 ORDER BY step";
    let mut steps = all(database, statement, &[number.into()], step)?;
    let told = "SELECT step, part, body FROM case_text WHERE hall = :hall AND number = $1 AND step > 1";
    database.each(told, &[number.into()], &mut |row| {
        let place = row.count(0)?;
        if let Some(step) = steps.iter_mut().find(|step| step.step == place) {
            let words = match row.text(1)? {
                ANSWER => &mut step.answer,
                REASON => &mut step.reason,
                INSTEAD => &mut step.instead,
                NOTE => &mut step.note,
                _ => return Ok(()),
            };
            row.text(2)?.clone_into(words);
        }
        Ok(())
    })?;
    Ok(steps)
}

fn step(row: &dyn Row) -> Result<CaseStep, Fault> {
    let event = match row.text(2)? {
        "submitted" => CaseEvent::Submitted,
        word => CaseEvent::Act(ActKind::of(word).ok_or("a step of a case is none")?),
    };
    let role = match row.text(3)? {
        "applicant" => CaseRole::Applicant,
        "department" => CaseRole::Department(row.text(4)?.to_owned()),
        "supervisor" => CaseRole::Supervisor,
        "clock" => CaseRole::Clock,
        _ => CaseRole::Centre,
    };
    Ok(CaseStep {
        step: row.count(0)?,
        at: row.text(1)?.parse()?,
        event,
        actor: CaseActor { role, who: row.text(5)?.to_owned() },
        from: CaseState::of(row.text(6)?),
        to: CaseState::of(row.text(7)?).ok_or("a case stood where no case can")?,
        detail: row.text(8)?.to_owned(),
        answer: String::new(),
        reason: String::new(),
        instead: String::new(),
        note: String::new(),
    })
}
