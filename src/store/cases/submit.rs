//! Submitting: one read, the rule, and changes that are durable before anybody is thanked.
use crate::hall::Hall;
use crate::hall::cases::{Case, CaseActor, Submission, SubmissionCounts, SubmitError};
use crate::hall::receipts::{Receipt, ReceiptId, ReceiptKeys, ReceiptKind};
use crate::store::cases::sealed::{self, SealingKeys, sealing_keys};
use crate::store::cases::text_part::{NAME, PHONE, TEXT};
use crate::store::engine::change_set::ChangeSet;
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::case::{CaseNote, CaseRow, append_step, append_text};
use crate::store::rows::ticket::written;
use crate::store::rows::{case, receipt_key};
use crate::store::{Store, StoreError, TxDecision};
use chrono::{NaiveDateTime, TimeDelta};

/// A case that was submitted, and the receipt for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubmittedCase {
    /// The case.
    pub case: Case,
    /// What its applicant takes along.
    pub receipt: Receipt,
    /// Whether this request made it; not where it was asked before.
    pub is_new: bool,
}

/// What is known before a case is added.
struct SubmissionSnapshot {
    /// The number of the last case; none before the first.
    last: Option<u32>,
    /// The case this very request has made already.
    same: Option<u32>,
    counts: SubmissionCounts,
    /// The newest key of receipts.
    key: u8,
    /// The keys of the opinion box that seal.
    box_keys: Option<SealingKeys>,
}

impl Store {
    /// Keeps what somebody submits, durably, and gives a receipt.
    ///
    /// The same request asking again gets its case and the same receipt: a double touch, or a second try after a failure,
    /// makes one case.
    pub fn submit_case(
        &mut self,
        asked: &Submission,
        hall: &Hall,
    ) -> Result<Result<SubmittedCase, SubmitError>, StoreError> {
        self.keep_case(asked, hall, None)
    }

    /// The same where the receipt is printed, in the language of a word (`zh`, `en`): its print is queued together with the case.
    pub fn submit_case_and_print(
        &mut self,
        asked: &Submission,
        hall: &Hall,
        lang: &str,
    ) -> Result<Result<SubmittedCase, SubmitError>, StoreError> {
        self.keep_case(asked, hall, Some(lang))
    }

    fn keep_case(
        &mut self,
        asked: &Submission,
        hall: &Hall,
        slip: Option<&str>,
    ) -> Result<Result<SubmittedCase, SubmitError>, StoreError> {
        if let Err(no) = asked.check(hall) {
            return Ok(Err(no));
        }
        let id = ReceiptId::of_request(&self.secret, ReceiptKind::Case, &asked.request, 0);
        let mut keys = self.receipt_keys.clone();
        let submitted = self.decide("keeping a case", |database| {
            let found = find(database, asked, id)?;
            if let Some(number) = found.same {
                let row = case::numbered(database, number)?.ok_or("a case is gone")?;
                // An earlier try may have made it a moment ago.
                database.make_durable()?;
                return Ok(TxDecision::Leave(Ok(submitted(database, &mut keys, row, false)?)));
            }
            if let Err(no) = asked.check_pace(found.counts, &hall.setup.cases) {
                return Ok(TxDecision::Leave(Err(no)));
            }
            let ground =
                CaseGround { key: found.key, box_keys: found.box_keys, last: begun(database, found.last)? };
            let mut changes = ChangeSet::default();
            let row = append(&mut changes, ground, asked, (hall, id))?;
            if let Some(lang) = slip {
                print(&mut changes, &row, asked, (lang, "queued"));
            }
            Ok(TxDecision::Change(Box::new(changes), Ok(submitted(database, &mut keys, row, true)?)))
        });
        self.receipt_keys = keys;
        submitted
    }
}

/// What a new case stands on.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) struct CaseGround {
    /// The number of the last case.
    last: u32,
    /// The newest key of receipts.
    key: u8,
    /// The keys of the opinion box that seal.
    box_keys: Option<SealingKeys>,
}

/// What a case would stand on that comes of something else than a submission.
pub(in crate::store) fn ground(database: &mut dyn Database, at: NaiveDateTime) -> Result<CaseGround, Fault> {
    let statement = concat!(
        "SELECT COALESCE((SELECT last FROM case_head WHERE hall = :hall), -1),
         COALESCE((SELECT number FROM receipt_key WHERE hall = :hall ORDER BY turn DESC LIMIT 1), -1), ",
        sealing_keys!("$1")
    );
    let now = written(at);
    let found = first(database, statement, &[(&now).into()], |row| {
        let last = u32::try_from(row.number(0)?).ok();
        Ok((last, u8::try_from(row.number(1)?)?, sealed::keys(row, 2)?))
    })?;
    let (last, key, box_keys) = found.ok_or("nothing is said of the cases")?;
    Ok(CaseGround { last: begun(database, last)?, key, box_keys })
}

/// Adds the case of a submission that was checked, and what was written, as it is or sealed.
pub(in crate::store) fn append(
    changes: &mut ChangeSet,
    ground: CaseGround,
    asked: &Submission,
    (hall, id): (&Hall, ReceiptId),
) -> Result<CaseRow, Fault> {
    let box_keys = ground.box_keys.filter(|_| asked.is_for_box(&hall.setup.cases));
    let case = Case { is_sealed: box_keys.is_some(), ..asked.case(ground.last + 1, hall) };
    let row = CaseRow { case, receipt: id, key: ground.key, next_at: String::new() };
    append_case(changes, &row, asked, ground.last);
    match box_keys {
        Some(keys) => sealed::seal(changes, &row.case, keys, asked)?,
        None => append_words(changes, &row.case, asked),
    }
    Ok(row)
}

/// A case with its receipt, sealed under the key it was given under.
pub(in crate::store) fn submitted(
    database: &mut dyn Database,
    keys: &mut ReceiptKeys,
    row: CaseRow,
    is_new: bool,
) -> Result<SubmittedCase, Fault> {
    let key = receipt_key::newest(database, keys, row.key)?;
    Ok(SubmittedCase { receipt: key.seal(ReceiptKind::Case, row.receipt), case: row.case, is_new })
}

fn find(database: &mut dyn Database, asked: &Submission, id: ReceiptId) -> Result<SubmissionSnapshot, Fault> {
    // Ratings keep a pace of their own: there is one for each thing. What a clock that was ahead has dated after now is no submission
    // of late. What was taken back leaves the visit its number, and counts for the kiosk, which is guarded against floods.
    let statement = concat!(
        "SELECT COALESCE((SELECT last FROM case_head WHERE hall = :hall), -1),
         COALESCE((SELECT number FROM case_file WHERE hall = :hall AND receipt = $1), 0),
         (SELECT COUNT(*) FROM case_file
          WHERE hall = :hall AND kiosk = $2 AND kiosk <> '' AND submitted_at > $3 AND submitted_at <= $6
           AND visit = $4 AND state <> 'withdrawn' AND source <> 'bad_rating'),
         (SELECT COUNT(*) FROM case_file
          WHERE hall = :hall AND kiosk = $2 AND kiosk <> '' AND submitted_at > $5 AND submitted_at <= $6
           AND source <> 'bad_rating'),
         COALESCE((SELECT number FROM receipt_key WHERE hall = :hall ORDER BY turn DESC LIMIT 1), -1),
         ",
        sealing_keys!("$6")
    );
    let (day_ago, hour_ago) =
        (written(asked.at - TimeDelta::days(1)), written(asked.at - TimeDelta::hours(1)));
    let (id, now) = (id.to_string(), written(asked.at));
    let values = [
        (&id).into(),
        asked.kiosk.as_deref().unwrap_or_default().into(),
        (&day_ago).into(),
        (&asked.visit).into(),
        (&hour_ago).into(),
        (&now).into(),
    ];
    let found = first(database, statement, &values, |row| {
        Ok(SubmissionSnapshot {
            last: u32::try_from(row.number(0)?).ok(),
            same: Some(row.count(1)?).filter(|number| *number > 0),
            counts: SubmissionCounts { visit: row.count(2)?, kiosk: row.count(3)? },
            key: u8::try_from(row.number(4)?)?,
            box_keys: sealed::keys(row, 5)?,
        })
    })?;
    found.ok_or_else(|| "nothing is said of the cases".into())
}

/// The number of the last case; makes the row that counts the cases, where there is none yet.
fn begun(database: &mut dyn Database, last: Option<u32>) -> Result<u32, Fault> {
    if let Some(last) = last {
        return Ok(last);
    }
    let statement = "INSERT INTO case_head (hall, last) VALUES (:hall, 0) ON CONFLICT (hall) DO NOTHING";
    database.run(statement, &[])?;
    let last = first(database, "SELECT last FROM case_head WHERE hall = :hall", &[], |row| row.count(0))?;
    last.ok_or_else(|| "the count of cases does not come back".into())
}

fn append_case(changes: &mut ChangeSet, row: &CaseRow, asked: &Submission, last: u32) {
    changes.require("case_head", vec![("last", last.into())]);
    changes.update("case_head", vec![("last", last.into())], vec![("last", row.case.number.into())]);
    case::insert(changes, row, &asked.visit);
    let applicant = CaseActor::applicant();
    let note = CaseNote { act: "submitted", actor: &applicant, at: asked.at, from: None, detail: "" };
    append_step(changes, &row.case, &note);
}

/// What the applicant wrote, as it is.
fn append_words(changes: &mut ChangeSet, case: &Case, asked: &Submission) {
    for (part, words) in [(TEXT, &asked.text), (NAME, &asked.name), (PHONE, &asked.phone)] {
        append_text(changes, case, part, words.reveal());
    }
}

/// The print of a receipt, which no byte of has left yet: queued, or drawn on the screen alone until somebody asks for more.
pub(in crate::store) fn print(
    changes: &mut ChangeSet,
    row: &CaseRow,
    asked: &Submission,
    (lang, state): (&str, &'static str),
) {
    let at = written(asked.at);
    changes.insert(
        "case_print",
        vec![
            ("code", (&row.receipt.to_string()).into()),
            ("number", row.case.number.into()),
            ("day", (&asked.at.date().to_string()).into()),
            ("kiosk", asked.kiosk.as_deref().unwrap_or_default().into()),
            ("print_state", state.into()),
            ("print_at", (&at).into()),
            ("print_lang", lang.into()),
        ],
    );
}
