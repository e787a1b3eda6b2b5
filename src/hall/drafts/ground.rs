//! What a draft stands on, and what a look at it finds: all that is needed to publish it.
use super::{Draft, DraftFinding, DraftSeverity, DraftSubject, PublishRule, SubjectDifference};
use crate::hall::SetupDocuments;
use crate::hall::catalogue::{Catalogue, Guide};

/// The draft with what it would change, all of one moment.
#[derive(Clone, Debug, Default)]
pub struct DraftGround {
    /// The draft.
    pub draft: Draft,
    /// The edition of the setup in force.
    pub setup_edition: u32,
    /// The edition of the catalogue in force.
    pub catalogue_edition: u32,
    /// The documents in force.
    pub documents: SetupDocuments,
    /// The matters in force, in brief.
    pub catalogue: Catalogue,
    /// The matters in force that the draft changes.
    pub guides: Vec<Guide>,
    /// What others published of the draft's subjects after their changes began.
    pub conflicts: Vec<DraftSubject>,
    /// Those of the conflicts that a publication which was called off brought back beside other changes of the same.
    pub returned: Vec<DraftSubject>,
    /// What a planned publication changes too.
    pub planned: Vec<DraftSubject>,
    /// Whether whoever changes something may publish it.
    pub rule: PublishRule,
}

impl DraftGround {
    /// A matter in force that the draft changes.
    pub fn guide(&self, code: &str) -> Option<&Guide> {
        self.guides.iter().find(|guide| guide.code == code)
    }
}

/// What the draft makes of a subject, read: nothing where it is to vanish.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadyDraft {
    /// Matters by code, in the order they were written.
    pub matters: Vec<(String, Option<Guide>)>,
    /// Documents by name.
    pub documents: Vec<(String, Option<String>)>,
}

impl ReadyDraft {
    /// Says whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.matters.is_empty() && self.documents.is_empty()
    }
}

/// What a look at the draft finds.
#[derive(Clone, Debug, Default)]
pub struct DraftReview {
    /// What is wrong, and what somebody should know.
    pub findings: Vec<DraftFinding>,
    /// What would change; a subject that says what is in force is not in it.
    pub differences: Vec<SubjectDifference>,
    /// What is published.
    pub ready: ReadyDraft,
    /// What others published of the same subjects meanwhile.
    pub conflicts: Vec<DraftSubject>,
    /// The draft it was, by its turn.
    pub turn: u32,
}

impl DraftReview {
    /// How many findings are as bad as this.
    pub fn count(&self, severity: DraftSeverity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}
