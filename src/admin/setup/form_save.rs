//! How a new entry gets into the draft, and why not.
use super::desk::edit;
use super::form::EntryForm;
use crate::admin::{AdminSession, NoteTone, PageReply};
use crate::hall::setup_forms::{KindId, entries};
use crate::text::setup_forms::{field_name, words};

impl EntryForm {
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
                (self.fresh, self.path) = (None, path);
                self.pending.put(self.kind.document, text);
                self.check(here);
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
