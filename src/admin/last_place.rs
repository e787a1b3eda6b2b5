//! Where whoever is signed in was at work last.
use super::draft::subject_page;
use super::page::PageWithRequests;
use super::{AdminSession, MatterField, MatterForm};
use crate::hall::drafts::{DraftChange, DraftContent, DraftSubject};
use crate::text::setup_forms::document_title;

/// The last change of whoever is signed in.
#[derive(Debug)]
pub(super) struct LastPlace<'a> {
    change: &'a DraftChange,
    /// The change of the same before it, where the draft has one.
    before: Option<&'a DraftContent>,
    /// What people call it.
    pub name: String,
}

/// The last change of whoever is signed in, as far as it is still in the draft.
pub(super) fn last_place(here: &AdminSession) -> Option<LastPlace<'_>> {
    let changes = &here.draft.draft.changes;
    let change = changes.iter().rfind(|change| !change.is_undone && here.is_own(change))?;
    let mut earlier =
        changes.iter().filter(|one| one.subject == change.subject && one.number < change.number);
    let name = match (&change.subject, &change.content) {
        (_, DraftContent::Removed) => return None,
        (_, DraftContent::Record(record)) => {
            here.lang.pick(record.get("name"), record.get("name_en")).to_owned()
        }
        (subject, DraftContent::Text(_)) => document_title(here.lang, subject.name()),
    };
    Some(LastPlace { change, before: earlier.next_back().map(|one| &one.content), name })
}

impl LastPlace<'_> {
    /// The page on which it goes on.
    pub fn page(&self, here: &AdminSession) -> PageWithRequests {
        let field = match (&self.change.content, self.before) {
            (DraftContent::Record(record), Some(DraftContent::Record(before))) => {
                let is_other = |field: &MatterField| before.get(field.key()) != record.get(field.key());
                MatterField::ALL.iter().map(|(field, _)| *field).find(is_other)
            }
            _ => None,
        };
        let before = match (&self.change.subject, self.before) {
            (DraftSubject::Document(_), Some(DraftContent::Text(text))) => Some(text.as_str()),
            _ => None,
        };
        if let (DraftSubject::Matter(code), None) = (&self.change.subject, field) {
            let form = MatterForm::of(code, None).at_change();
            let request = form.request();
            return (Box::new(form), vec![request]);
        }
        subject_page(&self.change.subject, field.map(MatterField::key), before, here)
    }
}
