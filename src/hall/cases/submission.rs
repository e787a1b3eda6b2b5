//! What somebody submits, checked before it is kept.
use super::{Case, CaseRules, CaseSource, CaseState, CaseSubject, Confidential};
use crate::hall::calendar::is_clock_set;
use crate::hall::queue::TicketLabel;
use crate::hall::{Hall, KioskCode};
use chrono::NaiveDateTime;

/// The most characters of a text; one that is imported may be longer.
pub const TEXT: usize = 1_000;
/// The most characters of a name, and of a telephone number.
const NAME: usize = 40;
const PHONE: usize = 40;
/// The fewest digits of a telephone number.
const PHONE_DIGITS: usize = 5;

/// What somebody submits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// Names this one request: the same one again finds its case.
    pub request: String,
    /// The visit it is of.
    pub visit: String,
    /// The machine where it is submitted; none where the staff write it down.
    pub kiosk: Option<KioskCode>,
    /// What brings it up.
    pub source: CaseSource,
    /// Whom or what it is about.
    pub about: CaseSubject,
    /// The text; empty only for praise.
    pub text: Confidential,
    /// A name, or empty.
    pub name: Confidential,
    /// A telephone number, or empty.
    pub phone: Confidential,
    /// The language it is written in: `zh` or `en`.
    pub lang: String,
    /// When, by the hall's clock.
    pub at: NaiveDateTime,
}

impl Submission {
    /// Says whether somebody wrote anything: what was only chosen is soon chosen again.
    pub fn has_words(&self) -> bool {
        [&self.text, &self.name, &self.phone].into_iter().any(|words| !words.is_empty())
    }
}

/// How many there were lately.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SubmissionCounts {
    /// Of the same visit.
    pub visit: u32,
    /// Of the same machine, within an hour.
    pub kiosk: u32,
}

/// Why a submission is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubmitError {
    /// The clock of the machine was never set.
    ClockNotSet,
    /// There is no text.
    NoText,
    /// There is a text, and neither a letter nor a digit in it: nobody can tell what is meant.
    NoWords,
    /// The text has more than so many characters.
    TextTooLong(usize),
    /// Name or telephone number has more than so many characters.
    ContactTooLong(usize),
    /// The hall knows nothing of this name or code.
    UnknownSubject,
    /// Nobody has taken this number today.
    NotIssued(TicketLabel),
    /// A visit submits so many at most.
    VisitLimit(u32),
    /// A machine submits so many an hour at most.
    KioskLimit(u32),
}

impl SubmitError {
    /// The stable word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            SubmitError::ClockNotSet => "clock_not_set",
            SubmitError::NoText => "no_text",
            SubmitError::NoWords => "no_words",
            SubmitError::TextTooLong(_) => "text_too_long",
            SubmitError::ContactTooLong(_) => "contact_too_long",
            SubmitError::UnknownSubject => "unknown_subject",
            SubmitError::NotIssued(_) => "not_issued",
            SubmitError::VisitLimit(_) => "visit_limit",
            SubmitError::KioskLimit(_) => "kiosk_limit",
        }
    }
}

impl Submission {
    /// Says whether somebody can be called back: a name alone is no way to reach anybody.
    pub fn has_contact(&self) -> bool {
        self.phone.reveal().chars().filter(|c| c.is_numeric()).count() >= PHONE_DIGITS
    }

    /// Says whether it goes into the opinion box of a hall that has a key for it. What the staff write down they have read already.
    pub fn is_for_box(&self, rules: &CaseRules) -> bool {
        self.kiosk.is_some() && rules.of(self.source).is_sealed && self.has_words()
    }

    /// Whether it may be kept, before counting how many there were.
    pub fn check(&self, hall: &Hall) -> Result<(), SubmitError> {
        if !is_clock_set(self.at) {
            return Err(SubmitError::ClockNotSet);
        }
        self.check_words()?;
        if self.text.length() > TEXT {
            return Err(SubmitError::TextTooLong(TEXT));
        }
        for (words, most) in [(&self.name, NAME), (&self.phone, PHONE)] {
            if words.length() > most {
                return Err(SubmitError::ContactTooLong(most));
            }
        }
        if !self.about.is_known(hall) {
            return Err(SubmitError::UnknownSubject);
        }
        Ok(())
    }

    /// Whether there is a text to go by. Praise closes with thanks and needs none, so that a row of smileys is one; all else is
    /// handled by somebody who has to be told what about, and marks alone tell nobody.
    fn check_words(&self) -> Result<(), SubmitError> {
        let text = self.text.reveal();
        let is_praise = self.source == CaseSource::Praise;
        if text.trim().is_empty() {
            return if is_praise && text.is_empty() { Ok(()) } else { Err(SubmitError::NoText) };
        }
        if is_praise || text.contains(char::is_alphanumeric) { Ok(()) } else { Err(SubmitError::NoWords) }
    }

    /// Whether it may be kept after so many others. Staff who write down what others say have no pace to keep.
    pub fn check_pace(&self, counts: SubmissionCounts, rules: &CaseRules) -> Result<(), SubmitError> {
        if self.kiosk.is_none() {
            Ok(())
        } else if counts.visit >= rules.visit_limit {
            Err(SubmitError::VisitLimit(rules.visit_limit))
        } else if counts.kiosk >= rules.kiosk_limit {
            Err(SubmitError::KioskLimit(rules.kiosk_limit))
        } else {
            Ok(())
        }
    }

    /// The case it becomes. What cannot be told for want of a calendar is left open: the words are kept all the same.
    pub fn case(&self, number: u32, hall: &Hall) -> Case {
        let (rules, office) = (hall.setup.cases.of(self.source), hall.setup.office());
        let contact = rules.first_contact.filter(|_| self.has_contact());
        Case {
            number,
            source: self.source,
            state: CaseState::Submitted,
            since: self.at,
            submitted_at: self.at,
            about: self.about.clone(),
            concerns: self.about.departments(hall),
            contact_due: contact.and_then(|limit| limit.due(self.at, &office).ok()),
            due: rules.answer.due(self.at, &office).ok(),
            kiosk: self.kiosk.clone(),
            lang: self.lang.clone(),
            has_text: !self.text.is_empty(),
            has_contact: self.has_contact(),
            steps: 1,
            ..Case::default()
        }
    }
}

#[cfg(test)]
mod tests;
