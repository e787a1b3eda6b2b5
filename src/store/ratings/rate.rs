//! Giving a rating: one read, the rule, and changes that are durable before anybody is thanked; a bad one makes its case with it.
use crate::hall::Hall;
use crate::hall::cases::{CaseAct, CaseActor, CaseState, Confidential, Submission};
use crate::hall::ratings::{
    Rating, RatingError, RatingForm, RatingKey, RatingStep, RatingSubject, RatingTurn, ServedWork,
};
use crate::hall::receipts::{ReceiptId, ReceiptKind};
use crate::store::cases::changes::CaseChanges;
use crate::store::cases::submit::{self, SubmittedCase};
use crate::store::engine::change_set::ChangeSet;
use crate::store::engine::database::{Database, first};
use crate::store::engine::fault::Fault;
use crate::store::ratings::served;
use crate::store::ratings::words::{self, CHANGED};
use crate::store::rows::case::{self, CaseRow};
use crate::store::rows::rating;
use crate::store::{Store, StoreError, TxDecision};
use chrono::NaiveDateTime;

/// What somebody gives, and of what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingOrder {
    /// What they show.
    pub key: RatingKey,
    /// What they give.
    pub form: RatingForm,
    /// The grade, the reasons and the text as the staff read them in the case of a bad rating.
    pub case_words: Confidential,
}

/// A rating that was given, and the case of a bad one with its receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenRating {
    /// The rating.
    pub rating: Rating,
    /// The case that came of it.
    pub case: Option<SubmittedCase>,
    /// Whether this request made or changed it; not where it was asked before.
    pub is_new: bool,
}

impl Store {
    /// Keeps a rating, durably; a bad one together with its case, or not at all.
    ///
    /// The same request asking again changes nothing. Another of the same visit changes what the visit gave: its case goes along,
    /// and there is never more than one that is open.
    pub fn rate(
        &mut self,
        hall: &Hall,
        order: &RatingOrder,
    ) -> Result<Result<GivenRating, RatingError>, StoreError> {
        let (secret, mut keys) = (self.secret.clone(), self.receipt_keys.clone());
        let rated = self.decide("keeping a rating", |database| {
            let (subject, work) = match served::find(database, &mut keys, &order.key, (hall, order.form.at))?
            {
                Ok(found) => found,
                Err(no) => return Ok(TxDecision::Leave(Err(no))),
            };
            let earlier = rating::of(database, &subject)?;
            let step = match order.form.decide(&work, &earlier, &hall.setup.ratings) {
                Ok(step) => step,
                Err(no) => return Ok(TxDecision::Leave(Err(no))),
            };
            let mut writer = RatingWriter { hall, order, secret: &secret, changes: ChangeSet::default() };
            let (rating, row, is_new) = match step {
                RatingStep::Make(turn) => writer.make(database, turn, subject, work)?,
                RatingStep::Change(before) => writer.change(database, &before)?,
                RatingStep::Keep(same) => {
                    // An earlier try may have made it a moment ago.
                    database.make_durable()?;
                    let row = same.case.map(|number| case::numbered(database, number)).transpose()?.flatten();
                    (*same, row, false)
                }
            };
            let case = row.map(|row| submit::submitted(database, &mut keys, row, is_new)).transpose()?;
            let given = Ok(GivenRating { rating, case, is_new });
            if writer.changes.is_empty() {
                return Ok(TxDecision::Leave(given));
            }
            Ok(TxDecision::Change(Box::new(writer.changes), given))
        });
        self.receipt_keys = keys;
        rated
    }

    /// Which rating whoever has a ticket or a receipt may give now; why none.
    pub fn rating_turn(
        &mut self,
        hall: &Hall,
        key: &RatingKey,
        at: NaiveDateTime,
    ) -> Result<Result<RatingTurn, RatingError>, StoreError> {
        let mut keys = self.receipt_keys.clone();
        let found = self.read("looking what may be rated", |database| {
            let (subject, work) = match served::find(database, &mut keys, key, (hall, at))? {
                Ok(found) => found,
                Err(no) => return Ok(Err(no)),
            };
            let earlier = rating::of(database, &subject)?;
            Ok(hall.setup.ratings.turn_now(&work, &earlier, at))
        });
        self.receipt_keys = keys;
        found
    }
}

/// A rating, the case that came of it, and whether anything was written.
type WrittenRating = (Rating, Option<CaseRow>, bool);

/// The changes of a rating while they are put together.
struct RatingWriter<'a> {
    hall: &'a Hall,
    order: &'a RatingOrder,
    secret: &'a str,
    changes: ChangeSet,
}

impl RatingWriter<'_> {
    fn form(&self) -> &RatingForm {
        &self.order.form
    }

    fn make(
        &mut self,
        database: &mut dyn Database,
        turn: RatingTurn,
        subject: RatingSubject,
        work: ServedWork,
    ) -> Result<WrittenRating, Fault> {
        let last = last(database)?;
        let rating = self.form().rating(last + 1, turn, subject, work);
        self.changes.require("rating_head", vec![("last", last.into())]);
        self.changes.update("rating_head", vec![("last", last.into())], vec![("last", rating.number.into())]);
        let row = if rating.grade.is_bad() { Some(self.open(database, &rating)?) } else { None };
        let rating = Rating { case: row.as_ref().map(|row| row.case.number), ..rating };
        rating::insert(&mut self.changes, &rating);
        if row.is_none() {
            words::keep(database, &mut self.changes, &rating, self.order.form.text.reveal())?;
        }
        Ok((rating, row, true))
    }

    fn change(&mut self, database: &mut dyn Database, before: &Rating) -> Result<WrittenRating, Fault> {
        let after = self.form().changed(before);
        let known = match before.case {
            Some(number) => case::numbered(database, number)?,
            None => None,
        };
        let mut case = None;
        let row = if after.grade.is_bad() {
            Some(self.go_on(database, known, &after)?)
        } else {
            if let Some(known) = known {
                // One that has gone too far to be taken back stays with its rating.
                let is_over = self.withdraw(database, &known)?;
                case = Some(known.case.number).filter(|_| !is_over);
                if is_over {
                    words::blank(database, &mut self.changes, &known.case)?;
                }
            }
            None
        };
        let after = Rating { case: row.as_ref().map(|row| row.case.number).or(case), ..after };
        rating::change(&mut self.changes, before, &after);
        // What was written lies in one place.
        let text = if row.is_some() { "" } else { self.order.form.text.reveal() };
        words::keep(database, &mut self.changes, &after, text)?;
        Ok((after, row, true))
    }

    /// The case of a rating that is bad now: the one it had, with what is said now, where nobody has taken it up; else a new one.
    fn go_on(
        &mut self,
        database: &mut dyn Database,
        known: Option<CaseRow>,
        rating: &Rating,
    ) -> Result<CaseRow, Fault> {
        let Some(known) = known else { return self.open(database, rating) };
        let is_untouched = known.case.state == CaseState::Submitted && known.case.contacted_at.is_none();
        if is_untouched && !known.case.is_sealed {
            let asked = self.submission(rating);
            let case = words::rewrite(database, &mut self.changes, &known.case, &asked, self.hall)?;
            return Ok(CaseRow { case, ..known });
        }
        // One that is answered stays as it is: there the applicant says whether that is well.
        if self.withdraw(database, &known)? { self.open(database, rating) } else { Ok(known) }
    }

    fn submission(&self, rating: &Rating) -> Submission {
        self.form().about(&rating.subject, &rating.work, &self.order.case_words, self.hall)
    }

    fn open(&mut self, database: &mut dyn Database, rating: &Rating) -> Result<CaseRow, Fault> {
        let asked = self.submission(rating);
        // The request of a press is its own, so that a case that was withdrawn and one that came after have two receipts; and numbers
        // come again where an older copy of the store takes its place, requests do not.
        let request = format!("rating {} {} {}", self.form().request, rating.number, rating.changes);
        let id = ReceiptId::of_request(self.secret, ReceiptKind::Case, &request, 0);
        let ground = submit::ground(database, asked.at)?;
        let row = submit::append(&mut self.changes, ground, &asked, (self.hall, id))?;
        if rating.kiosk.is_some() {
            submit::print(&mut self.changes, &row, &asked, (&rating.lang, "drawn"));
        }
        Ok(row)
    }

    /// Takes a case back, as its applicant; `false` where it has gone too far for that.
    fn withdraw(&mut self, database: &mut dyn Database, row: &CaseRow) -> Result<bool, Fault> {
        let mut changes = CaseChanges::of(database, row, self.hall, self.form().at)?;
        let withdrawn =
            changes.act_because(&CaseAct::Withdraw, &CaseActor::applicant(), None, (CHANGED, &[]));
        if withdrawn.is_err() {
            return Ok(false);
        }
        if !changes.is_empty() {
            self.changes.join(changes.finish());
        }
        Ok(true)
    }
}

/// The number of the last rating; makes the row that counts them, where there is none yet.
fn last(database: &mut dyn Database) -> Result<u32, Fault> {
    let statement = "SELECT last FROM rating_head WHERE hall = :hall";
    if let Some(last) = first(database, statement, &[], |row| row.count(0))? {
        return Ok(last);
    }
    let begin = "INSERT INTO rating_head (hall, last) VALUES (:hall, 0) ON CONFLICT (hall) DO NOTHING";
    database.run(begin, &[])?;
    let last = first(database, statement, &[], |row| row.count(0))?;
    last.ok_or_else(|| "the count of ratings does not come back".into())
}
