//! Going back to before a publication: what it changed is put into the draft as it was, and nobody's change is overwritten unasked.
use super::work::AdminWork;
use crate::admin::{DraftOutcome, StandingChange};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{Draft, DraftContent, DraftEdit, DraftSubject, Publication};
use crate::store::{Store, StoreError};

impl AdminWork {
    /// Puts into the draft what brings back how things were before a publication; what the draft has of the same is overwritten
    /// only where somebody was shown it and agreed.
    pub(super) fn roll_back(&mut self, number: u32, over: &[StandingChange]) {
        let Some(back) = self.attempt(|store| way_back(store, number)) else {
            return self.done(DraftOutcome::StoreFailed);
        };
        let Some(draft) = self.attempt(Store::draft) else { return self.done(DraftOutcome::StoreFailed) };
        let mut edits = self.written_back(back);
        let stands: Vec<StandingChange> = edits.iter().filter_map(|edit| standing(&draft, edit)).collect();
        if stands.iter().any(|one| !over.contains(one)) {
            return self.done(DraftOutcome::WouldOverwrite(number, stands));
        }
        for edit in &mut edits {
            edit.seen = Some(draft.of(&edit.subject).map_or(0, |change| change.number));
        }
        let count = edits.len();
        if count > 0 {
            match self.acting(|acting| acting.edit_draft(&edits)) {
                None => return,
                // Somebody was quicker: what they changed is shown, too.
                Some(Err(_)) => return self.roll_back(number, over),
                Some(Ok(_)) => {}
            }
        }
        self.done(DraftOutcome::RolledBack(count));
        self.look_at_draft();
    }
}

/// The change of the draft that an edit would take the place of, where that says something else.
fn standing(draft: &Draft, edit: &DraftEdit) -> Option<StandingChange> {
    let change = draft.of(&edit.subject).filter(|change| change.content != edit.content)?;
    let (subject, number) = (edit.subject.clone(), change.number);
    Some(StandingChange { subject, number, who: change.by.name().to_owned() })
}

/// What has to change so that everything a publication changed is as it was before.
fn way_back(store: &mut Store, number: u32) -> Result<Vec<WayBack>, StoreError> {
    let all = store.draft_publications()?;
    let Some(publication) = all.into_iter().find(|one| one.number == number) else { return Ok(Vec::new()) };
    let mut back = Vec::new();
    if publication.catalogue_edition > 0 {
        let changes = store.way_back_from(publication.catalogue_edition)?;
        back.extend(changes.into_iter().map(|(code, guide)| WayBack::Matter(code, guide.map(Box::new))));
    }
    back.extend(documents_back(store, &publication)?);
    Ok(back)
}

/// Something as it was.
enum WayBack {
    Matter(String, Option<Box<Guide>>),
    Document(String, Option<String>),
}

fn documents_back(store: &mut Store, publication: &Publication) -> Result<Vec<WayBack>, StoreError> {
    let Some(before) = publication.setup_edition.checked_sub(1).filter(|edition| *edition > 0) else {
        return Ok(Vec::new());
    };
    let (old, edition) = (store.setup_documents(before)?, store.setup_edition()?);
    let now = store.setup_documents(edition)?;
    let changed = publication.documents.iter().filter(|name| old.text(name) != now.text(name));
    Ok(changed.map(|name| WayBack::Document(name.clone(), old.text(name).map(str::to_owned))).collect())
}

impl AdminWork {
    /// The changes that make the draft what was.
    fn written_back(&self, back: Vec<WayBack>) -> Vec<DraftEdit> {
        let edit = |one| match one {
            WayBack::Matter(code, guide) => {
                let content = guide
                    .map_or(DraftContent::Removed, |guide| DraftContent::Record(self.reader.write(&guide)));
                DraftEdit { settles: true, ..DraftEdit::new(DraftSubject::Matter(code), content) }
            }
            WayBack::Document(name, text) => {
                let content = text.map_or(DraftContent::Removed, DraftContent::Text);
                DraftEdit { settles: true, ..DraftEdit::new(DraftSubject::Document(name), content) }
            }
        };
        back.into_iter().map(edit).collect()
    }
}
