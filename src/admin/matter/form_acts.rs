//! What is done with a matter as a whole: a step taken back, a copy, and what came of what was asked for.
use super::field::MatterField;
use super::form::{FormQuestion, MatterForm};
use crate::admin::AdminRequest;
use crate::admin::{AdminSession, DraftOutcome, NoteTone, PageReply};
use crate::hall::drafts::{DraftChange, UndoScope};
use crate::ui::input::Key;

impl MatterForm {
    /// What is asked, as soon as no field is open: what is being typed is no answer.
    pub(super) fn asked(&self) -> Option<&FormQuestion> {
        self.question.as_ref().filter(|_| self.open.is_none())
    }

    pub(super) fn question_key(&mut self, key: Key) -> PageReply {
        let Some(question) = self.question.clone() else { return PageReply::stay() };
        match (key, question) {
            (Key::Enter, FormQuestion::Remove) => {
                self.question = None;
                self.remove()
            }
            // Not Enter and Escape, which may have been meant for the form a moment before.
            (Key::F(9), FormQuestion::Overtaken(_, number)) => {
                (self.question, self.seen) = (None, number);
                PageReply::ask(self.edit())
            }
            (Key::F(8), FormQuestion::Overtaken(..)) => {
                self.question = None;
                PageReply::ask(self.request())
            }
            (Key::Escape, FormQuestion::Remove) => {
                self.question = None;
                PageReply::stay()
            }
            _ => PageReply::stay(),
        }
    }

    /// Takes back what whoever is signed in did last, where it was here; or brings it again.
    pub(super) fn undo(&self, again: bool, here: &AdminSession) -> PageReply {
        let mut all = here.draft.draft.changes.iter().filter(|change| here.is_own(change));
        let is_here = |change: &DraftChange| change.subject == self.subject();
        let may = if again {
            // The store brings again what was taken back from the earliest on, whatever it is about.
            all.find(|change| change.is_undone).is_some_and(is_here)
        } else {
            // What somebody else wrote over it since is not one's own to take back.
            let is_last = here.change_of(&self.subject()).is_some_and(|change| here.is_own(change));
            is_last && all.rfind(|change| !change.is_undone).is_some_and(is_here)
        };
        if !may || self.unanswered > 0 {
            return PageReply::stay().saying(here.words().matter.nothing_to_undo, NoteTone::Plain);
        }
        PageReply::ask(AdminRequest::Undo { scope: UndoScope::Own, again })
    }

    pub(super) fn copy(&self, here: &AdminSession) -> PageReply {
        let mut guide = self.read.guide.clone();
        guide.code = super::new_code::propose(&guide.department, &self.code, here);
        guide.name.zh.push_str(here.words().matter.copy_mark);
        let mut form = MatterForm::fresh(&guide, here);
        form.at = MatterField::Code;
        form.unanswered = 1;
        let request = form.edit();
        PageReply::turning(crate::admin::PageTurning::Replace(Box::new(form)))
            .asking([request])
            .saying(here.words().matter.copied, NoteTone::Good)
    }

    pub(super) fn done(&mut self, outcome: &DraftOutcome, here: &AdminSession) -> PageReply {
        let words = &here.words().matter;
        match outcome {
            DraftOutcome::Edited(subject, number) if *subject == self.subject() => {
                self.unanswered = self.unanswered.saturating_sub(1);
                self.seen = self.seen.max(*number);
                self.follow(here);
                PageReply::stay().saying(words.kept, NoteTone::Good)
            }
            DraftOutcome::Overtaken(subject, number, who) if *subject == self.subject() => {
                self.unanswered = self.unanswered.saturating_sub(1);
                self.question = Some(FormQuestion::Overtaken(who.clone(), *number));
                PageReply::stay()
            }
            DraftOutcome::NotUndone { subject, who, again } if *subject == self.subject() => {
                PageReply::stay().saying((here.words().draft.not_undone)(who, *again), NoteTone::Bad)
            }
            DraftOutcome::Undone(Some(subject)) if *subject == self.subject() => {
                PageReply::stay().saying(words.undone, NoteTone::Good)
            }
            DraftOutcome::Undone(None) => PageReply::stay().saying(words.nothing_to_undo, NoteTone::Plain),
            DraftOutcome::Denied(_) => PageReply::stay().saying(here.words().no_right, NoteTone::Bad),
            DraftOutcome::StoreFailed => PageReply::stay().saying(words.not_kept_yet, NoteTone::Bad),
            _ => PageReply::stay(),
        }
    }
}
