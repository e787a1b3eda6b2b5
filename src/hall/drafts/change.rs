//! A change somebody made in the draft, and the draft as all of them: what is said last of a thing holds.
use super::MatterRecord;
use crate::hall::people::AuditActor;
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DraftSubject {
    /// A matter, by its code.
    Matter(String),
    /// A document of the setup, by its name.
    Document(String),
}

impl DraftSubject {
    /// The stable word of the kind: `matter` or `document`.
    pub fn kind(&self) -> &'static str {
        match self {
            DraftSubject::Matter(_) => "matter",
            DraftSubject::Document(_) => "document",
        }
    }

    /// The code or the name.
    pub fn name(&self) -> &str {
        match self {
            DraftSubject::Matter(name) | DraftSubject::Document(name) => name,
        }
    }

    /// The subject of a kind and a name.
    pub fn of(kind: &str, name: &str) -> Option<DraftSubject> {
        Some(match kind {
            "matter" => DraftSubject::Matter(name.to_owned()),
            "document" => DraftSubject::Document(name.to_owned()),
            _ => return None,
        })
    }
}

/// What a subject is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftContent {
    /// A matter that says this, as far as it can be read.
    Record(MatterRecord),
    /// A document with this text.
    Text(String),
    /// It is to vanish.
    Removed,
}

/// One change in the draft: the subject as a whole, as somebody left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftChange {
    /// Its number in the hall, from 1; never given twice.
    pub number: u32,
    /// What it is about.
    pub subject: DraftSubject,
    /// What the subject is to be.
    pub content: DraftContent,
    /// Who made it.
    pub by: AuditActor,
    /// When it was made.
    pub at: NaiveDateTime,
    /// The edition (of the catalogue for a matter, of the setup for a document) it began from: what others publish of the same subject
    /// after it is a conflict.
    pub began: u32,
    /// It was taken back, and can be brought again until somebody changes something else.
    pub is_undone: bool,
}

/// What somebody wants to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftEdit {
    /// What it is about.
    pub subject: DraftSubject,
    /// What the subject is to be.
    pub content: DraftContent,
    /// The number of the subject's last change in the draft as the editor saw it, 0 where there was none: a later one of somebody
    /// else is not overwritten. Nothing where that does not matter.
    pub seen: Option<u32>,
    /// The edition (of the catalogue or of the setup) that the editor looked at; the one in force where nothing is said.
    pub began: Option<u32>,
    /// The editor has looked at what others published of the subject meanwhile, and this takes its place.
    pub settles: bool,
}

impl DraftEdit {
    /// A change that overwrites whatever the draft says of the subject.
    pub fn new(subject: DraftSubject, content: DraftContent) -> DraftEdit {
        DraftEdit { subject, content, seen: None, began: None, settles: false }
    }
}

/// Why a change was not taken into the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftRefusal {
    /// Somebody has changed the same subject since: the number of the change, and who.
    Overtaken {
        /// Which subject.
        subject: DraftSubject,
        /// The number of the change.
        number: u32,
        /// Who made it, by number or name.
        who: String,
    },
}

/// Whose changes are taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UndoScope {
    /// The last one of whoever asks.
    Own,
    /// The last one of all.
    Draft,
}

/// The draft of a hall, shared by its editors.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Every change, in order of the numbers; those that were taken back too.
    pub changes: Vec<DraftChange>,
    /// Counts whatever is done with the draft: another one means another draft.
    pub turn: u32,
}

/// Of changes in order of their numbers those that hold: the last one of each subject, matters first, each in order of the subjects.
pub fn effective(changes: &[DraftChange]) -> Vec<&DraftChange> {
    let last: BTreeMap<&DraftSubject, &DraftChange> =
        live(changes).map(|change| (&change.subject, change)).collect();
    last.into_values().collect()
}

fn live(changes: &[DraftChange]) -> impl Iterator<Item = &DraftChange> {
    changes.iter().filter(|change| !change.is_undone)
}

impl Draft {
    /// The changes that hold: the last one of each subject, matters first, each in order of the subjects.
    pub fn effective(&self) -> Vec<&DraftChange> {
        effective(&self.changes)
    }

    /// The change of a subject that holds.
    pub fn of(&self, subject: &DraftSubject) -> Option<&DraftChange> {
        live(&self.changes).filter(|change| change.subject == *subject).last()
    }

    /// Everybody who made a change of a subject that was not taken back, each once: the one that holds was built upon those before it.
    pub fn editors(&self, subject: &DraftSubject) -> Vec<&AuditActor> {
        let mut editors: Vec<&AuditActor> = Vec::new();
        for change in live(&self.changes).filter(|change| change.subject == *subject) {
            if !editors.contains(&&change.by) {
                editors.push(&change.by);
            }
        }
        editors
    }

    /// Says whether nothing is changed.
    pub fn is_empty(&self) -> bool {
        live(&self.changes).next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(number: u32, code: &str, who: &str, is_undone: bool) -> DraftChange {
        DraftChange {
            number,
            subject: DraftSubject::Matter(code.into()),
            content: DraftContent::Removed,
            by: AuditActor::Account(who.into()),
            at: "2026-12-01T09:00:00".parse().unwrap(),
            began: 1,
            is_undone,
        }
    }

    #[test]
    fn what_is_said_last_holds_and_what_was_taken_back_does_not() {
        let changes =
            vec![change(1, "B", "1", false), change(2, "A", "1", false), change(3, "A", "2", false)];
        let mut draft = Draft { changes, turn: 3 };
        draft.changes.push(change(4, "B", "3", true));
        let numbers = |draft: &Draft| draft.effective().iter().map(|one| one.number).collect::<Vec<_>>();
        assert_eq!(numbers(&draft), [3, 1]);
        let of = |code: &str| DraftSubject::Matter(code.into());
        assert_eq!(draft.editors(&of("A")).len(), 2, "the second built upon what the first wrote");
        assert_eq!(draft.editors(&of("B")).len(), 1, "the third took it back");
        assert_eq!(draft.of(&of("A")).map(|one| one.number), Some(3));
        draft.changes.iter_mut().for_each(|one| one.is_undone = true);
        assert!(draft.is_empty() && draft.of(&of("A")).is_none());
    }

    #[test]
    fn a_subject_is_known_by_kind_and_name() {
        for subject in [DraftSubject::Matter("A".into()), DraftSubject::Document("lines.toml".into())] {
            assert_eq!(DraftSubject::of(subject.kind(), subject.name()), Some(subject));
        }
        assert_eq!(DraftSubject::of("line", "A"), None);
    }
}
