//! Publishing (发布): who may, when it comes into force, and what becomes of it.
use super::{Draft, DraftSubject, ReadyDraft};
use crate::hall::people::{AuditActor, Authority};
use chrono::NaiveDateTime;

/// The subjects of a draft that somebody had a part in.
pub fn own_subjects(draft: &Draft, publisher: &Authority) -> Vec<DraftSubject> {
    // A name that was given at a command proves nobody, but whoever gave their own number has said that it was they.
    let is_own = |editor: &AuditActor| !publisher.who().is_empty() && editor.name() == publisher.who();
    let subjects = draft.effective().into_iter().map(|change| &change.subject);
    let own = subjects.filter(|subject| draft.editors(subject).into_iter().any(is_own));
    own.cloned().collect()
}

/// What is to be published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishOrder {
    /// The draft that was looked at, by its turn.
    pub turn: u32,
    /// What it says, read.
    pub ready: ReadyDraft,
    /// Why, in words.
    pub reason: String,
    /// When it comes into force; at once where nothing is said.
    pub due: Option<NaiveDateTime>,
}

/// Why a draft was not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishRefusal {
    /// It changes nothing.
    Nothing,
    /// Somebody has changed the draft since it was looked at.
    Moved,
    /// Others published something of these subjects after their changes began.
    Conflicts(Vec<DraftSubject>),
    /// Whoever publishes had a part in these.
    OwnChanges(Vec<DraftSubject>),
    /// It takes somebody whose PIN was right, who is not the editor.
    NeedsPerson,
    /// The setup that is in force by now cannot be read together with what is published.
    Unreadable,
    /// The moment is over already.
    Past,
}

/// Where a publication stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicationState {
    /// It waits for its moment.
    Planned,
    /// It is in force, or was.
    Done,
    /// Somebody called it off; its changes are in the draft again.
    Cancelled,
    /// Its moment came, but others had published something of the same subjects; its changes are in the draft again.
    Conflict,
    /// Its moment came, but the setup could not be read together with it; its changes are in the draft again.
    Unreadable,
}

/// The states with their stable words.
const STATES: [(PublicationState, &str); 5] = [
    (PublicationState::Planned, "planned"),
    (PublicationState::Done, "done"),
    (PublicationState::Cancelled, "cancelled"),
    (PublicationState::Conflict, "conflict"),
    (PublicationState::Unreadable, "unreadable"),
];

impl PublicationState {
    /// The stable word.
    pub fn word(self) -> &'static str {
        STATES.iter().find(|(state, _)| *state == self).map_or("", |(_, word)| word)
    }

    /// The state of a word.
    pub fn of(word: &str) -> Option<PublicationState> {
        STATES.iter().find(|(_, known)| *known == word).map(|(state, _)| *state)
    }
}

/// Something that was published, or is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Its number in the hall, from 1.
    pub number: u32,
    /// Where it stands.
    pub state: PublicationState,
    /// Who published it.
    pub by: AuditActor,
    /// Why, in words.
    pub reason: String,
    /// When it was ordered.
    pub made_at: NaiveDateTime,
    /// When it comes into force.
    pub due: NaiveDateTime,
    /// When it came into force, or was called off.
    pub ended_at: Option<NaiveDateTime>,
    /// The edition of the setup it made; 0 where it made none.
    pub setup_edition: u32,
    /// The edition of the catalogue it made; 0 where it made none.
    pub catalogue_edition: u32,
    /// How many matters it changes.
    pub matters: u32,
    /// The documents it changes.
    pub documents: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::super::{DraftChange, DraftContent};
    use super::*;
    use crate::hall::people::ProvenPerson;

    #[test]
    fn whoever_had_a_part_in_it_is_named() {
        let person = |code: &str| Authority::Person(ProvenPerson { code: code.into(), roles: Vec::new() });
        let change = |number, code: &str, by| DraftChange {
            number,
            subject: DraftSubject::Matter(code.into()),
            content: DraftContent::Removed,
            by,
            at: "2026-12-01T09:00:00".parse().unwrap(),
            began: 0,
            is_undone: false,
        };
        let changes = vec![
            change(1, "A", AuditActor::Account("001".into())),
            change(2, "A", AuditActor::Account("002".into())),
            change(3, "B", AuditActor::SystemAdmin { acting_for: "003".into() }),
            change(4, "C", AuditActor::SystemAdmin { acting_for: String::new() }),
        ];
        let draft = Draft { changes, turn: 4 };
        let own = |code: &str| own_subjects(&draft, &person(code)).len();
        assert_eq!([own("001"), own("002"), own("003"), own("004")], [1, 1, 1, 0]);
        assert_eq!(own_subjects(&draft, &Authority::system("")), []);
    }

    #[test]
    fn states_go_by_word() {
        for (state, word) in STATES {
            assert_eq!(PublicationState::of(word), Some(state));
        }
    }
}
