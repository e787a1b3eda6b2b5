//! Where whoever is signed in was at work last.
use super::field::MatterField;
use crate::admin::AdminSession;
use crate::hall::drafts::{DraftContent, DraftSubject};

/// A matter somebody was writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastPlace {
    /// Its code.
    pub code: String,
    /// Its name, as it was written.
    pub name: String,
    /// The field that was changed last.
    pub field: Option<MatterField>,
}

/// The last change of whoever is signed in, as far as it is still in the draft.
pub fn last_place(here: &AdminSession) -> Option<LastPlace> {
    let changes = &here.draft.draft.changes;
    let mut own = changes.iter().filter(|change| !change.is_undone && here.is_own(change));
    let last = own.next_back()?;
    let (DraftSubject::Matter(code), DraftContent::Record(record)) = (&last.subject, &last.content) else {
        return None;
    };
    let mut before =
        changes.iter().filter(|change| change.subject == last.subject && change.number < last.number);
    let before = match before.next_back().map(|change| &change.content) {
        Some(DraftContent::Record(before)) => Some(before),
        _ => None,
    };
    let is_other =
        |field: &MatterField| before.is_some_and(|old| old.get(field.key()) != record.get(field.key()));
    let field = MatterField::ALL.iter().map(|(field, _)| *field).find(is_other);
    let name = here.lang.pick(record.get("name"), record.get("name_en")).to_owned();
    Some(LastPlace { code: code.clone(), name, field })
}
