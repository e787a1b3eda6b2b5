//! What is done at somebody's request, on their authority.
use super::work::AdminWork;
use crate::admin::{
    AdminPerson, AdminRequest, AdminUpdate, DraftOutcome, OpenedMatter, SignInFault, Unfinished, rights,
};
use crate::hall::ClerkCode;
use crate::hall::drafts::{DraftEdit, DraftRefusal, DraftSubject, PublishOrder, UndoScope};
use crate::hall::people::{Account, Authority, Denied, Pin, ProvenPerson};
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
            AdminRequest::RollBack { number, over } => self.roll_back(number, &over),
            AdminRequest::Remember(all) => self.remember(&all),
            AdminRequest::Setup(request) => self.perform_setup(request),
        }
    }

    pub(super) fn authority(&self) -> Option<Authority> {
        let person = self.person.as_ref()?;
        Some(Authority::Person(ProvenPerson { code: person.code.clone(), roles: person.roles.clone() }))
    }

    pub(super) fn done(&self, outcome: DraftOutcome) {
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
                self.say(AdminUpdate::Unfinished(self.unfinished.read(&person.code)));
                self.say(AdminUpdate::SignedIn(person));
                self.take_up_unsaved();
                return self.look_at_draft();
            }
            Some(Ok(_)) => SignInFault::NoRight,
            Some(Err(UnknownPerson::NotProven(_))) if self.has_nobody() => SignInFault::NobodyYet,
            Some(Err(UnknownPerson::NotProven(error))) => SignInFault::NotProven(error),
            Some(Err(UnknownPerson::KnownPin)) => SignInFault::KnownPin,
            None => SignInFault::StoreFailed,
        };
        self.say(AdminUpdate::NotSignedIn(fault));
    }

    /// Says whether the hall has no account that may sign in here.
    fn has_nobody(&mut self) -> bool {
        let now = self.now();
        let may = |account: &Account| account.is_open && rights().any(|permission| account.may(permission));
        self.attempt(|store| store.accounts(now)).is_some_and(|all| !all.iter().any(may))
    }

    /// Keeps what whoever is signed in has half written.
    fn remember(&self, all: &[Unfinished]) {
        let Some(person) = &self.person else { return };
        if let Err(error) = self.unfinished.write(&person.code, all) {
            log::error!("what is half written is not remembered: {error}");
        }
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
    pub(super) fn acting<T>(
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
        self.note_unsaved();
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
            Err(DraftRefusal::Overtaken { subject, who, .. }) => {
                return self.done(DraftOutcome::NotUndone { subject, who, again });
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
}
