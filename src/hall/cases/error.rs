//! Why an act is not done. Words for people are in `text`.
use super::{CaseClass, CasePart, CaseRole, CaseState};
use chrono::{NaiveDate, NaiveDateTime};

/// Why an act is not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseError {
    /// There is no such case.
    NoCase,
    /// The receipt was not made by this hall, or was changed.
    Forged,
    /// The receipt is over: its case ended longer ago than receipts are answered.
    Expired,
    /// It lies in the opinion box, sealed: it is opened first.
    Sealed,
    /// It is not done in this state.
    Forbidden(CaseState),
    /// Somebody in this capacity never does it.
    NotTheirs(CaseRole),
    /// The case is with another department, or with none.
    OtherDepartment(Option<String>),
    /// The department is one of those that the case is about.
    Concerned(CasePart),
    /// Whoever is in this capacity does not read this part.
    NoReader(CasePart, CaseRole),
    /// There is no such class; these there are.
    NoClass(Vec<CaseClass>),
    /// There is no such department.
    NoDepartment,
    /// A case does not go on in itself.
    IntoItself,
    /// The case it would go on in is over, or went on in another.
    IntoOver(CaseState),
    /// The case it would go on in closes with thanks, and is not answered.
    IntoThanks,
    /// Nobody has said which unit it is about, so that no unit reads it.
    Unnamed(CasePart),
    /// It was extended at this moment already.
    Extended(NaiveDateTime),
    /// It fell due at this moment, so that it can be extended no more.
    PastDue(NaiveDateTime),
    /// By so many working days at most, and by one at least.
    ExtensionTooLong(u16),
    /// It was urged lately; from this day on again, where the calendar says so.
    UrgedLately(Option<NaiveDate>),
    /// The applicant has voted already.
    Voted,
    /// It is open until this moment, unless somebody closes it.
    NotYet(Option<NaiveDateTime>),
    /// Nothing of it is published.
    NotPublished,
    /// Whoever answered it does not publish it, too: two people look at what everybody reads.
    SamePerson,
    /// It needs a reason that the applicant is told: the applicant, or a recheck, holds that it is not put right.
    ReasonNeeded,
    /// There is no contact, so that nobody is called back.
    Anonymous,
    /// There is no contact, so that nobody was spoken with.
    NoContact,
    /// Cases of this source are not called back.
    NoCallback,
    /// The callback is over: the applicant was reached, or was called often enough.
    CalledBack,
    /// Nobody answered a moment ago; from this moment on it is worth another try.
    CalledLately(NaiveDateTime),
    /// Whoever left a contact is called back before it is closed.
    CallbackOwed,
    /// The calendar of this year is missing, so that no limit can be told.
    CalendarMissing(i32),
    /// This text is needed, and has no letter in it.
    NoText(&'static str),
    /// This text has more than so many characters.
    TooLong(&'static str, usize),
    /// This text holds what looks like the number of an identity card, a telephone or a bank card.
    Personal(&'static str),
}

impl CaseError {
    /// The stable word for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            CaseError::NoCase => "no_case",
            CaseError::Forged => "forged",
            CaseError::Expired => "expired",
            CaseError::Sealed => "sealed",
            CaseError::Forbidden(_) => "forbidden",
            CaseError::NotTheirs(_) => "not_theirs",
            CaseError::OtherDepartment(_) => "other_department",
            CaseError::Concerned(_) => "concerned",
            CaseError::NoReader(..) => "no_reader",
            CaseError::NoClass(_) => "no_class",
            CaseError::NoDepartment => "no_department",
            CaseError::IntoItself => "into_itself",
            CaseError::IntoOver(_) => "into_over",
            CaseError::IntoThanks => "into_thanks",
            CaseError::Unnamed(_) => "unnamed",
            CaseError::Extended(_) => "extended",
            CaseError::PastDue(_) => "past_due",
            CaseError::ExtensionTooLong(_) => "extension_too_long",
            CaseError::UrgedLately(_) => "urged_lately",
            CaseError::Voted => "voted",
            CaseError::NotYet(_) => "not_yet",
            CaseError::NotPublished => "not_published",
            CaseError::SamePerson => "same_person",
            CaseError::ReasonNeeded => "reason_needed",
            CaseError::Anonymous => "anonymous",
            CaseError::NoContact => "no_contact",
            CaseError::NoCallback => "no_callback",
            CaseError::CalledBack => "called_back",
            CaseError::CalledLately(_) => "called_lately",
            CaseError::CallbackOwed => "callback_owed",
            CaseError::CalendarMissing(_) => "calendar_missing",
            CaseError::NoText(_) => "no_text",
            CaseError::TooLong(..) => "too_long",
            CaseError::Personal(_) => "personal",
        }
    }
}
