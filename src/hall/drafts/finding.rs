//! What a check of the draft finds, as plain data that any screen can show.
use super::DraftSubject;
use crate::hall::Name;

/// How bad a finding is; the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftSeverity {
    /// Nothing is published before it is put right.
    Error,
    /// Somebody has to say yes to it.
    Warning,
    /// Good to know.
    Note,
}

impl DraftSeverity {
    /// The word scripts read: `error`, `warning` or `note`.
    pub fn word(self) -> &'static str {
        match self {
            DraftSeverity::Error => "error",
            DraftSeverity::Warning => "warning",
            DraftSeverity::Note => "note",
        }
    }
}

/// Something that a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFinding {
    /// What it is about.
    pub subject: DraftSubject,
    /// The key of the field of a matter, where it is about one.
    pub field: Option<String>,
    /// The line and the column in a document, from 1, where it is about a place.
    pub place: Option<(u32, u32)>,
    /// How bad it is.
    pub severity: DraftSeverity,
    /// The word scripts read, such as `bad_limit`.
    pub word: String,
    /// What is wrong and what to do, in both languages.
    pub message: Name,
}
