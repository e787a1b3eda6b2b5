//! The draft on somebody's authority: who changes it, who publishes, and what the audit keeps of either.
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{
    AtOnceRefusal, DraftEdit, DraftRefusal, DraftSubject, Publication, PublicationState, PublishOrder,
    PublishRefusal, PublishRule, UndoScope,
};
use crate::hall::people::{AuditAct, AuditNote, Denied, Permission};
use crate::hall::{SPECIAL_DAYS, SetupDocuments};
use crate::store::catalogue::act::CatalogueAct;
use crate::store::engine::database::Database;
use crate::store::people::acting::{Acting, Allowed};
use crate::store::people::at_once::AtOnce;
use crate::store::{SetupAct, SetupCheck, SetupRefusal};
use std::io;

/// Subjects that an entry of the audit names; of more it says how many.
const NAMED: usize = 20;

/// It takes two people to publish by now: what was to be put in force at once has to go through the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakesTwo;

impl Acting<'_> {
    /// Takes changes into the draft, all or none; says the number of the last.
    pub fn edit_draft(&mut self, edits: &[DraftEdit]) -> Allowed<Result<u32, DraftRefusal>> {
        let (by, at) = (self.authority.actor(), self.at);
        let subjects: Vec<&DraftSubject> = edits.iter().map(|edit| &edit.subject).collect();
        let what = named(&subjects);
        let about = (what.as_str(), "");
        self.perform(Permission::EditCatalogue, AuditAct::DraftChange, about, |store| {
            store.edit_draft(edits, &by, at)
        })
    }

    /// Takes the last change back; says what it was about, nothing where there is none, and what was built upon it where that keeps it.
    pub fn undo_draft(&mut self, scope: UndoScope) -> Allowed<Result<Option<DraftSubject>, DraftRefusal>> {
        let (by, at) = (self.authority.actor(), self.at);
        let about = (scope_word(scope), "");
        self.perform(Permission::EditCatalogue, AuditAct::DraftUndo, about, |store| {
            store.undo_draft(scope, &by, at)
        })
    }

    /// Brings the change again that was taken back last; says what it was about, nothing where there is none.
    pub fn redo_draft(&mut self, scope: UndoScope) -> Allowed<Result<Option<DraftSubject>, DraftRefusal>> {
        let (by, at) = (self.authority.actor(), self.at);
        let about = (scope_word(scope), "");
        self.perform(Permission::EditCatalogue, AuditAct::DraftRedo, about, |store| {
            store.redo_draft(scope, &by, at)
        })
    }

    /// Takes everything out of the draft, or what is about some subjects; says how many subjects that were.
    pub fn discard_draft(&mut self, only: Option<&[DraftSubject]>) -> Allowed<usize> {
        let what = only.map_or_else(|| "all".to_owned(), |only| named(&only.iter().collect::<Vec<_>>()));
        let (about, at) = ((what.as_str(), ""), self.at);
        self.perform(Permission::EditCatalogue, AuditAct::DraftDiscard, about, |store| {
            store.discard_draft(only, at)
        })
    }

    /// Publishes the draft, now or at its moment. `can_read` says whether a setup can be read; what is put in force later is asked again.
    pub fn publish_draft(
        &mut self,
        order: &PublishOrder,
        can_read: SetupCheck<'_>,
    ) -> Allowed<Result<Publication, PublishRefusal>> {
        if let Err(denied) = self.require(Permission::PublishCatalogue)? {
            return Ok(Err(denied));
        }
        let is_planned = order.due.is_some_and(|due| due > self.at);
        let (authority, at) = (self.authority, self.at);
        let note = self.noting(AuditAct::PublishPlan, &described(order), &due_text(order));
        let planned = if is_planned {
            self.noted(note, |store| store.plan_publication(order, authority, at))?
        } else {
            // That it is in force is what is kept.
            self.store.plan_publication(order, authority, at)?
        };
        let number = match planned {
            Ok(number) => number,
            Err(refusal) => return Ok(Ok(Err(refusal))),
        };
        if !is_planned {
            let note = self.noting(AuditAct::Publish, &number.to_string(), "");
            let ended = self.store.put_publication_in_force(number, note, can_read)?;
            match ended.as_ref().map(|publication| publication.state) {
                Some(PublicationState::Conflict) => {
                    let conflicts = self.store.draft_ground()?.conflicts;
                    return Ok(Ok(Err(PublishRefusal::Conflicts(conflicts))));
                }
                Some(PublicationState::Unreadable) => return Ok(Ok(Err(PublishRefusal::Unreadable))),
                // Another program has put it in force a moment ago, or it is in force now.
                _ => {}
            }
        }
        let all = self.store.draft_publications()?;
        let found = all.into_iter().find(|publication| publication.number == number);
        Ok(Ok(found.ok_or(PublishRefusal::Moved)))
    }

    /// Calls a planned publication off; `false` where none of this number is planned.
    pub fn cancel_publication(&mut self, number: u32) -> Allowed<bool> {
        let (at, what) = (self.at, number.to_string());
        self.perform(Permission::PublishCatalogue, AuditAct::PublishCancel, (&what, ""), |store| {
            store.cancel_publication(number, at)
        })
    }

    /// Says how many people it takes to publish from now on; answers how many it took before.
    pub fn set_publish_rule(&mut self, rule: PublishRule) -> Allowed<PublishRule> {
        self.perform(Permission::SetPublishRule, AuditAct::PublishRule, ("", rule.word()), |store| {
            store.set_publish_rule(rule)
        })
    }

    /// Replaces all matters at once, past the draft, or says that it takes two people by now. `table` is what the audit calls it;
    /// `nobodys` is the edition that may be replaced whatever it takes, since nobody has made it theirs.
    pub fn replace_catalogue(
        &mut self,
        (table, nobodys): (&str, Option<u32>),
        matters: &mut dyn Iterator<Item = io::Result<Guide>>,
        progress: &mut dyn FnMut(u64),
    ) -> Allowed<Result<u64, TakesTwo>> {
        if let Err(denied) = self.require(Permission::PublishCatalogue)? {
            return Ok(Err(denied));
        }
        let note = self.noting(AuditAct::CatalogueReplace, table, "");
        let at_once = AtOnce { authority: self.authority, permission: Permission::PublishCatalogue };
        let look = |database: &mut dyn Database, before| at_once.refusal(database, nobodys == Some(before));
        let act = CatalogueAct { note: Some(&note), look: Some(&look), ..CatalogueAct::at(self.at) };
        let done = self.store.replace_catalogue_by(&act, matters, progress)?;
        self.told(done)
    }

    /// Brings the matters of before the last import back, past the draft, or says that it takes two people by now; says how many
    /// matters those are.
    pub fn restore_catalogue(&mut self) -> Allowed<Result<Option<u64>, TakesTwo>> {
        if let Err(denied) = self.require(Permission::PublishCatalogue)? {
            return Ok(Err(denied));
        }
        let note = self.noting(AuditAct::CatalogueRestore, "", "");
        let at_once = AtOnce { authority: self.authority, permission: Permission::PublishCatalogue };
        let look = |database: &mut dyn Database, _| at_once.refusal(database, false);
        let act = CatalogueAct { note: Some(&note), look: Some(&look), ..CatalogueAct::at(self.at) };
        let done = self.store.restore_catalogue_by(&act)?;
        self.told(done)
    }

    /// Keeps that whoever acts has lost the right meanwhile, where that is why nothing was done.
    fn told<T>(&mut self, done: Result<T, AtOnceRefusal>) -> Allowed<Result<T, TakesTwo>> {
        match done {
            Ok(done) => Ok(Ok(Ok(done))),
            Err(AtOnceRefusal::TakesTwo) => Ok(Ok(Err(TakesTwo))),
            Err(AtOnceRefusal::Denied(denied)) => self.kept_denial(denied),
        }
    }

    fn kept_denial<T>(&mut self, denied: Denied) -> Allowed<T> {
        let note = self.noting(AuditAct::Denied, denied.0.word(), "");
        self.store.note(&note)?;
        Ok(Err(denied))
    }

    /// Puts other documents in force at once, past the draft, in the place of those of an edition.
    pub fn publish_setup(
        &mut self,
        instead_of: u32,
        documents: &SetupDocuments,
        (who, reason): (&str, &str),
    ) -> Allowed<Result<u32, SetupRefusal>> {
        self.setup_at_once(
            (Permission::PublishCatalogue, AuditAct::SetupPublish),
            instead_of,
            documents,
            (who, reason),
        )
    }

    /// Puts other days with hours of their own in force, in the place of those of an edition. No other document changes with them.
    pub fn change_hours(
        &mut self,
        instead_of: u32,
        special_days: &str,
        (who, reason): (&str, &str),
    ) -> Allowed<Result<u32, SetupRefusal>> {
        // What an edition says never changes; whether it is still in force is asked where the new one is put there.
        let mut documents = self.store.setup_documents(instead_of)?;
        documents.insert(SPECIAL_DAYS, special_days);
        let what = (Permission::ChangeHours, AuditAct::HoursChange);
        self.setup_at_once(what, instead_of, &documents, (who, reason))
    }

    fn setup_at_once(
        &mut self,
        (permission, act): (Permission, AuditAct),
        instead_of: u32,
        documents: &SetupDocuments,
        (who, reason): (&str, &str),
    ) -> Allowed<Result<u32, SetupRefusal>> {
        if let Err(denied) = self.require(permission)? {
            return Ok(Err(denied));
        }
        let at = self.at;
        let (before, after) = (format!("setup {instead_of}"), format!("setup {}", instead_of + 1));
        let note = AuditNote { before, ..self.noting(act, reason, &after) };
        let said = SetupAct { who, reason, at };
        let at_once = AtOnce { authority: self.authority, permission };
        // Nobody waits with the hours of a day.
        let is_past_rule = permission == Permission::ChangeHours;
        let look = |database: &mut dyn Database, _| at_once.refusal(database, is_past_rule);
        let done =
            self.noted(note, |store| store.publish_setup_by(instead_of, documents, said, Some(&look)))?;
        match done {
            Ok(done) => Ok(Ok(done)),
            Err(denied) => self.kept_denial(denied),
        }
    }
}

fn scope_word(scope: UndoScope) -> &'static str {
    match scope {
        UndoScope::Own => "own",
        UndoScope::Draft => "draft",
    }
}

/// Subjects as the audit names them.
fn named(subjects: &[&DraftSubject]) -> String {
    let names: Vec<&str> = subjects.iter().take(NAMED).map(|subject| subject.name()).collect();
    let more = subjects.len().saturating_sub(NAMED);
    if more > 0 { format!("{} + {more}", names.join(" ")) } else { names.join(" ") }
}

fn described(order: &PublishOrder) -> String {
    format!("{} matters, {} documents", order.ready.matters.len(), order.ready.documents.len())
}

fn due_text(order: &PublishOrder) -> String {
    order.due.map_or_else(String::new, |due| due.format("%Y-%m-%dT%H:%M").to_string())
}
