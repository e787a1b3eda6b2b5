//! What somebody rates, checked before it is kept, and what becomes of it beside what was rated before.
use super::{
    Grade, Rating, RatingChannel, RatingError, RatingRules, RatingState, RatingSubject, RatingTurn,
    ServedWork,
};
use crate::hall::calendar::is_clock_set;
use crate::hall::cases::{CaseSource, Confidential, Submission, TEXT};
use crate::hall::{Hall, KioskCode};
use chrono::{Days, NaiveDateTime};

/// The most characters of a name, and of a telephone number.
const CONTACT: usize = 40;

/// What somebody rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatingForm {
    /// Names this one request: the same one again changes nothing.
    pub request: String,
    /// The visit, or the wake of a screen, within which pressing again changes what was given.
    pub visit: String,
    /// The machine.
    pub kiosk: Option<KioskCode>,
    /// Where it is given.
    pub channel: RatingChannel,
    /// The grade.
    pub grade: Grade,
    /// The reasons, by code.
    pub reasons: Vec<String>,
    /// A text, or empty.
    pub text: Confidential,
    /// A name, or empty.
    pub name: Confidential,
    /// A telephone number, or empty.
    pub phone: Confidential,
    /// The language: `zh` or `en`.
    pub lang: String,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
}

/// What becomes of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RatingStep {
    /// A rating is made.
    Make(RatingTurn),
    /// The rating that this visit gave before is changed.
    Change(Box<Rating>),
    /// This very request has done it already.
    Keep(Box<Rating>),
}

impl RatingRules {
    /// Which rating whoever comes now may give of something; why none.
    pub fn turn_now(
        &self,
        work: &ServedWork,
        earlier: &[Rating],
        at: NaiveDateTime,
    ) -> Result<RatingTurn, RatingError> {
        let finished = work.finished_at.ok_or(RatingError::NotFinished)?;
        let last = finished.date().checked_add_days(Days::new(self.rate_days.into()));
        if last.is_some_and(|last| at.date() > last) {
            return Err(RatingError::TooLate(self.rate_days));
        }
        match earlier.len() {
            0 => Ok(RatingTurn::First),
            1 if self.has_follow_up => Ok(RatingTurn::FollowUp),
            _ => Err(RatingError::Rated),
        }
    }
}

impl RatingForm {
    /// What becomes of it, beside what was rated before, the oldest first.
    pub fn decide(
        &self,
        work: &ServedWork,
        earlier: &[Rating],
        rules: &RatingRules,
    ) -> Result<RatingStep, RatingError> {
        self.check(rules)?;
        if let Some(same) = earlier.iter().find(|rating| rating.request == self.request) {
            return Ok(RatingStep::Keep(Box::new(same.clone())));
        }
        let own = earlier.iter().rev().find(|rating| rating.visit == self.visit && !self.visit.is_empty());
        match own {
            Some(own) if own.state != RatingState::Counted => Err(RatingError::Reviewed),
            Some(own) => Ok(RatingStep::Change(Box::new(own.clone()))),
            None => rules.turn_now(work, earlier, self.at).map(RatingStep::Make),
        }
    }

    /// Whether it may be kept, whatever it is about.
    fn check(&self, rules: &RatingRules) -> Result<(), RatingError> {
        if !is_clock_set(self.at) {
            return Err(RatingError::ClockNotSet);
        }
        let is_offered = |code: &String| rules.offered(self.grade).any(|reason| reason.code == *code);
        if !self.reasons.iter().all(is_offered) {
            return Err(RatingError::UnknownReason);
        }
        if self.text.length() > TEXT {
            return Err(RatingError::TextTooLong(TEXT));
        }
        if [&self.name, &self.phone].into_iter().any(|words| words.length() > CONTACT) {
            return Err(RatingError::ContactTooLong(CONTACT));
        }
        Ok(())
    }

    /// The rating it becomes; its case is told later. Of a good one nobody is called back, and no contact is kept.
    pub fn rating(&self, number: u32, turn: RatingTurn, subject: RatingSubject, work: ServedWork) -> Rating {
        let has_contact = self.grade.is_bad() && self.submission(&Confidential::default()).has_contact();
        Rating {
            number,
            subject,
            turn,
            grade: self.grade,
            reasons: self.reasons.clone(),
            channel: self.channel,
            is_anonymous: !has_contact,
            has_text: !self.text.is_empty(),
            state: RatingState::Counted,
            case: None,
            work,
            lang: self.lang.clone(),
            kiosk: self.kiosk.clone(),
            visit: self.visit.clone(),
            request: self.request.clone(),
            at: self.at,
            changed_at: self.at,
            changes: 0,
        }
    }

    /// The rating it changes another of its visit into: the same number, turn, and moment it was first given.
    pub fn changed(&self, before: &Rating) -> Rating {
        let after = self.rating(before.number, before.turn, before.subject.clone(), before.work.clone());
        Rating { at: before.at, changes: before.changes + 1, ..after }
    }

    /// What is submitted as the case of a bad rating: `words` are its grade, its reasons and its text, as the staff read them.
    pub fn submission(&self, words: &Confidential) -> Submission {
        Submission {
            request: self.request.clone(),
            // The limits of the opinion box are not used up by ratings: of those there is one for each thing.
            visit: String::new(),
            kiosk: self.kiosk.clone(),
            source: CaseSource::BadRating,
            text: words.clone(),
            name: self.name.clone(),
            phone: self.phone.clone(),
            lang: self.lang.clone(),
            at: self.at,
            ..Submission::default()
        }
    }

    /// The case that a bad rating is submitted as.
    pub fn about(
        &self,
        subject: &RatingSubject,
        work: &ServedWork,
        words: &Confidential,
        hall: &Hall,
    ) -> Submission {
        Submission { about: subject.in_case(work, hall), ..self.submission(words) }
    }
}

#[cfg(test)]
mod tests;
