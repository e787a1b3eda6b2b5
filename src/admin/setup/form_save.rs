//! How a new entry gets into the draft, and why not.
use super::desk::edit;
use super::form::EntryForm;
use super::message::SetupUpdate;
use crate::admin::{AdminSession, AdminUpdate, DraftOutcome, NoteTone, PageReply};
use crate::hall::drafts::DraftSubject;
use crate::hall::setup_forms::{KindId, entries};
use crate::text::setup_forms::{field_name, words};

impl EntryForm {
    /// Keeps the path right by what the worker tells; what there is to say about it.
    pub(super) fn follow(&mut self, news: &AdminUpdate, here: &AdminSession) -> Option<PageReply> {
        let document = self.kind.document;
        let is_own = |subject: &DraftSubject| subject.kind() == "document" && subject.name() == document;
        let lost = match news {
            AdminUpdate::Done(DraftOutcome::Overtaken(subject, ..)) if is_own(subject) => {
                Some(words(here.lang).overtaken)
            }
            AdminUpdate::Done(DraftOutcome::Denied(_)) if self.place.is_sent() => Some(here.words().no_right),
            AdminUpdate::Done(DraftOutcome::Edited(subject, _)) if is_own(subject) => None,
            AdminUpdate::Draft(_) | AdminUpdate::Setup(SetupUpdate::Documents(..)) => {
                self.place.follow(document, &mut self.path, here);
                return self.gone(here);
            }
            _ => return None,
        };
        if !here.setup.sent.contains_key(document) {
            self.place.answered(lost.is_none());
        }
        // A new entry that did not get into the draft is still there, to be added once more.
        if let Some((fresh, below)) = self.kept.take().filter(|_| lost.is_some()) {
            (self.fresh, self.path) = (Some(fresh), below);
        }
        self.place.follow(document, &mut self.path, here);
        self.gone(here).or_else(|| lost.map(|said| PageReply::stay().saying(said, NoteTone::Bad)))
    }

    /// Where the entry is not there any more: back, saying so.
    pub(super) fn gone(&self, here: &AdminSession) -> Option<PageReply> {
        let said = || PageReply::back().saying(words(here.lang).entry_gone, NoteTone::Bad);
        self.place.is_gone.then(said)
    }

    /// Why the code of a new entry cannot be taken: another entry has it.
    fn taken(&self, here: &AdminSession) -> Option<String> {
        let code = self.fresh.as_ref()?.text(self.kind.code);
        let all = entries(&self.text(here), &self.path, self.kind.name());
        let is_taken = !code.is_empty() && all.iter().any(|one| one.text(self.kind.code) == code);
        is_taken.then(|| (words(here.lang).taken)(code))
    }

    /// Puts a new entry into the draft.
    pub(super) fn save(&mut self, here: &AdminSession) -> PageReply {
        let words = words(here.lang);
        let Some(fresh) = &self.fresh else { return PageReply::stay() };
        let missing = self.kind.fields.iter().find(|field| field.is_needed && fresh.get(field.key).is_none());
        if let Some(field) = missing {
            self.at = self.fields().iter().position(|one| one.key == field.key).unwrap_or(0);
            let name = field_name(here.lang, self.kind.id, field.key);
            return PageReply::stay().saying((words.missing)(name), NoteTone::Bad);
        }
        if let Some(said) = self.taken(here) {
            self.at = self.fields().iter().position(|one| one.key == self.kind.code).unwrap_or(0);
            return PageReply::stay().saying(said, NoteTone::Bad);
        }
        let name = self.name(here);
        let serves_nobody = self.kind.id == KindId::Window && fresh.get("lines").is_none();
        match self.with_fresh(&self.text(here)) {
            Some(Ok((text, path))) => {
                let request = edit(here, self.kind.document, text.clone());
                self.place.sends(self.kind.document, &text, &path);
                let below = std::mem::replace(&mut self.path, path);
                self.kept = self.fresh.take().map(|fresh| (fresh, below));
                self.check_text(&text, here);
                if serves_nobody {
                    self.at = self.fields().iter().position(|one| one.key == "lines").unwrap_or(self.at);
                    return PageReply::ask(request).saying((words.added_idle)(&name), NoteTone::Bad);
                }
                PageReply::ask(request).saying((words.added)(&name), NoteTone::Good)
            }
            _ => PageReply::stay().saying(words.unusual, NoteTone::Bad),
        }
    }
}
