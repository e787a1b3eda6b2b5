//! What is done at somebody's request, on their authority.
use super::work::AdminWork;
use crate::admin::{AdminPerson, AdminRequest, AdminUpdate, DraftOutcome, OpenedMatter, SignInFault, rights};
use crate::hall::ClerkCode;
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{
    DraftContent, DraftEdit, DraftRefusal, DraftSubject, Publication, PublishOrder, UndoScope,
};
use crate::hall::people::{Authority, Denied, Pin, ProvenPerson};
use crate::store::{Store, StoreError};
use crate::workers::identity::UnknownPerson;
use std::sync::Arc;

/// What somebody proves who they are for, as the audit says it.
const PURPOSE: &str = "hall admin";

impl AdminWork {
    pub fn perform(&mut self, request: AdminRequest) {
        match request {
            AdminRequest::SignIn { account, pin } => self.sign_in(&account, &pin),
            AdminRequest::SignOut => (self.person, self.draft, self.setup_told) = (None, None, None),
            AdminRequest::Leave => {}
            AdminRequest::OpenMatter(code) => self.open_matter(&code),
            request @ (AdminRequest::Edit(_) | AdminRequest::Discard(_)) => {
                let Some(authority) = self.authority() else { return };
                self.unsaved.push_back((authority, request));
                self.save();
            }
            AdminRequest::Undo { scope, again } => self.undo(scope, again),
            AdminRequest::Review => self.look_over(),
            AdminRequest::Publish(order) => self.publish(&order),
            AdminRequest::Cancel(number) => self.cancel(number),
            AdminRequest::ReadPublications => {
                if let Some(all) = self.attempt(Store::draft_publications) {
                    self.say(AdminUpdate::Publications(all));
                }
            }
            AdminRequest::RollBack(number) => self.roll_back(number),
            AdminRequest::Setup(request) => self.perform_setup(request),
        }
    }

    pub(super) fn authority(&self) -> Option<Authority> {
        let person = self.person.as_ref()?;
        Some(Authority::Person(ProvenPerson { code: person.code.clone(), roles: person.roles.clone() }))
    }

    fn done(&self, outcome: DraftOutcome) {
        self.say(AdminUpdate::Done(outcome));
    }

    fn sign_in(&mut self, code: &ClerkCode, pin: &Pin) {
        let (now, hall) = ((self.clock)(), Arc::clone(&self.hall));
        let proven = self.identity.prove(&mut self.connection, &hall, (code, pin, PURPOSE), now);
        let fault = match self.note_store(proven) {
            Some(Ok(account)) if rights().any(|permission| account.may(permission)) => {
                let person = AdminPerson { code: account.code, name: account.name, roles: account.roles };
                self.person = Some(person.clone());
                self.draft = None;
                self.say(AdminUpdate::SignedIn(person));
                return self.look_at_draft();
            }
            Some(Ok(_)) => SignInFault::NoRight,
            Some(Err(UnknownPerson::NotProven(error))) => SignInFault::NotProven(error),
            Some(Err(UnknownPerson::KnownPin)) => SignInFault::KnownPin,
            None => SignInFault::StoreFailed,
        };
        self.say(AdminUpdate::NotSignedIn(fault));
    }

    fn open_matter(&mut self, code: &str) {
        self.look_at_draft();
        let published = self.attempt(|store| store.guide(code));
        let draft = self.draft.as_ref().map(|state| Arc::clone(&state.draft)).unwrap_or_default();
        if let Some(published) = published {
            let opened = OpenedMatter { code: code.to_owned(), published, draft };
            self.say(AdminUpdate::Matter(Box::new(opened)));
        } else {
            self.done(DraftOutcome::StoreFailed);
        }
    }

    /// Does something in the store on the authority of whoever is signed in; tells where that fails or is refused.
    fn acting<T>(
        &mut self,
        act: impl FnMut(&mut crate::store::Acting<'_>) -> Result<Result<T, Denied>, StoreError>,
    ) -> Option<T> {
        let authority = self.authority()?;
        self.acting_for(&authority, act).and_then(|done| match done {
            Ok(done) => Some(done),
            Err(Denied(permission)) => {
                self.done(DraftOutcome::Denied(permission));
                None
            }
        })
    }

    fn acting_for<T>(
        &mut self,
        authority: &Authority,
        mut act: impl FnMut(&mut crate::store::Acting<'_>) -> Result<Result<T, Denied>, StoreError>,
    ) -> Option<Result<T, Denied>> {
        let (at, machine) = ((self.clock)(), self.identity.machine().to_owned());
        let done = self.attempt(|store| act(&mut store.acting(authority, &machine, at)));
        if done.is_none() {
            self.done(DraftOutcome::StoreFailed);
        }
        done
    }

    /// Keeps what was written, in order, as far as the store lets it; the rest is tried again.
    pub fn save(&mut self) {
        let mut has_saved = false;
        while let Some((authority, request)) = self.unsaved.front().cloned() {
            // A store that is away is asked by whoever looks at it, and not for every letter.
            if self.is_gone && !self.connection.is_open() {
                break;
            }
            let kept = match request {
                AdminRequest::Edit(edit) => self.keep(&authority, edit),
                AdminRequest::Discard(subjects) => self.discard(&authority, &subjects),
                _ => true,
            };
            if !kept {
                break;
            }
            self.unsaved.pop_front();
            has_saved = true;
        }
        if has_saved {
            self.look_at_draft();
        }
    }

    /// Takes a change into the draft; `false` where the store is away.
    fn keep(&mut self, authority: &Authority, mut edit: DraftEdit) -> bool {
        let subject = edit.subject.clone();
        // What was written before the answer to an earlier step came goes on from that step.
        if let (Some(seen), Some(own)) = (edit.seen, self.saved.get(&subject)) {
            edit.seen = Some(seen.max(*own));
        }
        let edits = [edit];
        let done = self.acting_for(authority, |acting| acting.edit_draft(&edits));
        match done {
            None => return false,
            Some(Ok(Ok(number))) => {
                self.saved.insert(subject.clone(), number);
                // Whoever hears that it is kept knows the draft with it, and may take it back at once.
                self.look_at_draft();
                self.done(DraftOutcome::Edited(subject, number));
            }
            Some(Ok(Err(DraftRefusal::Overtaken { subject, number, who }))) => {
                self.saved.remove(&subject);
                self.done(DraftOutcome::Overtaken(subject, number, who));
            }
            Some(Err(Denied(permission))) => self.done(DraftOutcome::Denied(permission)),
        }
        true
    }

    fn discard(&mut self, authority: &Authority, subjects: &[DraftSubject]) -> bool {
        match self.acting_for(authority, |acting| acting.discard_draft(Some(subjects))) {
            None => return false,
            Some(Ok(count)) => {
                for subject in subjects {
                    self.saved.remove(subject);
                }
                self.done(DraftOutcome::Discarded(count));
            }
            Some(Err(Denied(permission))) => self.done(DraftOutcome::Denied(permission)),
        }
        true
    }

    fn undo(&mut self, scope: UndoScope, again: bool) {
        let undone =
            self.acting(|acting| if again { acting.redo_draft(scope) } else { acting.undo_draft(scope) });
        let Some(undone) = undone else { return };
        let subject = match undone {
            Ok(subject) => subject,
            Err(DraftRefusal::Overtaken { subject, number, who }) => {
                return self.done(DraftOutcome::Overtaken(subject, number, who));
            }
        };
        // The last change of the subject is another one now.
        if let Some(subject) = &subject {
            self.saved.remove(subject);
        }
        self.done(DraftOutcome::Undone(subject));
        self.look_at_draft();
    }

    fn look_over(&mut self) {
        let Some(ground) = self.attempt(Store::draft_ground) else {
            return self.done(DraftOutcome::StoreFailed);
        };
        let review = (self.review)(&ground);
        self.look_at_draft();
        self.say(AdminUpdate::Review(Arc::new(review)));
    }

    fn publish(&mut self, order: &PublishOrder) {
        let mut can_read = std::mem::replace(&mut self.can_read, Box::new(|_| false));
        let published = self.acting(|acting| acting.publish_draft(order, &mut can_read));
        self.can_read = can_read;
        let outcome = match published {
            None => return,
            Some(Ok(publication)) => {
                self.saved.clear();
                DraftOutcome::Published(Box::new(publication))
            }
            Some(Err(refusal)) => DraftOutcome::NotPublished(refusal),
        };
        self.looked = None;
        self.done(outcome);
        self.look_at_draft();
    }

    fn cancel(&mut self, number: u32) {
        if let Some(is_cancelled) = self.acting(|acting| acting.cancel_publication(number)) {
            self.done(DraftOutcome::Cancelled(is_cancelled));
            self.look_at_draft();
        }
    }

    /// Puts into the draft what brings back how things were before a publication.
    fn roll_back(&mut self, number: u32) {
        let read = |store: &mut Store| Ok((store.draft()?.is_empty(), way_back(store, number)?));
        let Some((is_empty, edits)) = self.attempt(read) else {
            return self.done(DraftOutcome::StoreFailed);
        };
        // What others are writing is neither overwritten nor published with it.
        if !is_empty {
            return self.done(DraftOutcome::NotEmpty);
        }
        let count = edits.len();
        if count > 0 {
            let edits = self.written_back(edits);
            match self.acting(|acting| acting.edit_draft(&edits)) {
                None => return,
                Some(Err(DraftRefusal::Overtaken { .. })) => return self.done(DraftOutcome::NotEmpty),
                Some(Ok(_)) => {}
            }
        }
        self.done(DraftOutcome::RolledBack(count));
        self.look_at_draft();
    }
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
pub(super) enum WayBack {
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
                DraftEdit {
                    seen: Some(0),
                    settles: true,
                    ..DraftEdit::new(DraftSubject::Matter(code), content)
                }
            }
            WayBack::Document(name, text) => {
                let content = text.map_or(DraftContent::Removed, DraftContent::Text);
                let subject = DraftSubject::Document(name);
                DraftEdit { seen: Some(0), settles: true, ..DraftEdit::new(subject, content) }
            }
        };
        back.into_iter().map(edit).collect()
    }
}
