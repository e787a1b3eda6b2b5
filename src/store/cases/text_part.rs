//! The parts of a case that are texts.

/// What the applicant wrote.
pub(in crate::store) const TEXT: &str = "text";
/// How the applicant is called.
pub(in crate::store) const NAME: &str = "name";
/// By what number the applicant is reached.
pub(in crate::store) const PHONE: &str = "phone";
/// What the applicant is answered.
pub(super) const ANSWER: &str = "answer";
/// Why something was decided; the applicant is told.
pub(super) const REASON: &str = "reason";
/// Where the applicant goes instead; the applicant is told.
pub(super) const INSTEAD: &str = "instead";
/// What the staff note for themselves.
pub(super) const NOTE: &str = "note";
