//! What the kiosk shows of cases: one that was just sent, one somebody has the receipt of, and what was published.
use crate::hall::cases::{ActKind, Case, CaseLamp, CaseSource};
use crate::hall::receipts::Receipt;
use crate::paper::Slip;
use chrono::NaiveDateTime;

/// A case that was sent just now, and its receipt on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentCase {
    /// The case, already durable.
    pub case: Case,
    /// What its applicant comes back with.
    pub receipt: Receipt,
    /// What is printed.
    pub slip: Slip,
}

/// A case as whoever has its receipt sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseProgress {
    /// The case.
    pub case: Case,
    /// The case it goes on in, where it was merged into another.
    pub goes_on: Option<Case>,
    /// How much time is left, where something is owed.
    pub lamp: Option<CaseLamp>,
    /// What was done, in order.
    pub steps: Vec<CaseEntry>,
    /// The answer that holds.
    pub answer: Option<String>,
    /// Why it was closed, where somebody wrote why.
    pub closing_reason: Option<String>,
}

/// Something that was done with a case, as its applicant is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEntry {
    /// The moment it was done.
    pub at: NaiveDateTime,
    /// What it was; nothing where the case came.
    pub act: Option<ActKind>,
    /// The department it was given to, by its Chinese name.
    pub department: Option<String>,
    /// Where it was rated, whether the applicant was satisfied.
    pub satisfied: Option<bool>,
    /// It was rated, and is handled once more.
    pub is_reopened: bool,
    /// Why; empty where nothing was said.
    pub reason: String,
    /// Where to go instead; empty where nothing was said.
    pub instead: String,
}

/// A reviewed subject, and what was changed because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedChange {
    /// When it was published.
    pub at: NaiveDateTime,
    /// What brought it up.
    pub source: CaseSource,
    /// The subject.
    pub subject: String,
    /// What was changed.
    pub changed: String,
}

impl CaseProgress {
    /// The case whose state counts: the one it goes on in, or itself.
    pub fn standing(&self) -> &Case {
        self.goes_on.as_ref().unwrap_or(&self.case)
    }
}
