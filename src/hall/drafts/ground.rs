//! What a draft stands on, and what a look at it finds: all that is needed to publish it.
use super::{
    Draft, DraftChange, DraftContent, DraftFinding, DraftSeverity, DraftSubject, PublishRule,
    SubjectDifference, effective,
};
use crate::hall::SetupDocuments;
use crate::hall::catalogue::{Catalogue, Guide};
use std::collections::HashMap;

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

    /// Says whether changes of a draft say all of it: nothing is published that nobody drafted. They may say more, such as what is in
    /// force already.
    pub fn is_said_by(&self, changes: &[DraftChange]) -> bool {
        let said: HashMap<&DraftSubject, &DraftContent> =
            effective(changes).into_iter().map(|change| (&change.subject, &change.content)).collect();
        let is_matter = |(code, guide): &(String, Option<Guide>)| match (
            said.get(&DraftSubject::Matter(code.clone())),
            guide,
        ) {
            (Some(DraftContent::Record(_)), Some(guide)) => guide.code == *code,
            (Some(DraftContent::Removed), None) => true,
            _ => false,
        };
        let is_document = |(name, text): &(String, Option<String>)| match (
            said.get(&DraftSubject::Document(name.clone())),
            text,
        ) {
            (Some(DraftContent::Text(said)), Some(text)) => said == text,
            (Some(DraftContent::Removed), None) => true,
            _ => false,
        };
        self.matters.iter().all(is_matter) && self.documents.iter().all(is_document)
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

#[cfg(test)]
mod tests {
    use super::super::MatterRecord;
    use super::*;
    use crate::hall::people::AuditActor;

    fn change(number: u32, subject: DraftSubject, content: DraftContent) -> DraftChange {
        DraftChange {
            number,
            subject,
            content,
            by: AuditActor::Account("101".into()),
            at: "2026-12-01T09:00:00".parse().unwrap(),
            began: 0,
            is_undone: false,
        }
    }

    #[test]
    fn what_is_published_is_what_was_drafted_and_no_more() {
        let matter = |code: &str| DraftSubject::Matter(code.into());
        let document = |name: &str| DraftSubject::Document(name.into());
        let record = || DraftContent::Record(MatterRecord::default());
        let changes = [
            change(1, matter("A"), record()),
            change(2, matter("B"), DraftContent::Removed),
            change(3, document("lines.toml"), DraftContent::Text("L".into())),
            change(4, document("boards.toml"), DraftContent::Removed),
        ];
        let guide = |code: &str| Some(Guide { code: code.into(), ..Guide::default() });
        let matters =
            |code: &str, guide| ReadyDraft { matters: vec![(code.into(), guide)], ..ReadyDraft::default() };
        let documents = |name: &str, text: Option<&str>| ReadyDraft {
            documents: vec![(name.into(), text.map(Into::into))],
            ..ReadyDraft::default()
        };
        let said = [
            ReadyDraft::default(),
            matters("A", guide("A")),
            matters("B", None),
            documents("lines.toml", Some("L")),
            documents("boards.toml", None),
        ];
        assert!(said.iter().all(|ready| ready.is_said_by(&changes)), "all of it, or a part");
        let unsaid = [
            matters("C", guide("C")),
            matters("A", guide("C")),
            matters("A", None),
            matters("B", guide("B")),
            documents("lines.toml", Some("other")),
            documents("lines.toml", None),
            documents("windows.toml", Some("L")),
        ];
        assert!(unsaid.iter().all(|ready| !ready.is_said_by(&changes)));
        let mut undone = changes.clone();
        undone[0].is_undone = true;
        assert!(!matters("A", guide("A")).is_said_by(&undone), "it was taken back");
    }
}
