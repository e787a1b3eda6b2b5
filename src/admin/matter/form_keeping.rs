//! How what is written of a matter gets into the draft, and what the draft says gets into the form.
use super::field::{FieldValue, MatterField};
use super::form::{FormAim, MatterForm};
use super::new_code::is_taken;
use crate::admin::{AdminRequest, AdminSession, NoteTone, PageReply};
use crate::hall::catalogue::Guide;
use crate::hall::drafts::{DraftChange, DraftContent, DraftEdit, DraftSubject, MatterRecord};

impl MatterForm {
    /// The change that makes the draft what stands here.
    pub(super) fn edit(&self) -> AdminRequest {
        let content =
            if self.is_removed { DraftContent::Removed } else { DraftContent::Record(self.record.clone()) };
        AdminRequest::Edit(DraftEdit { seen: Some(self.seen), ..DraftEdit::new(self.subject(), content) })
    }

    /// Reads what is written.
    pub(super) fn reread(&mut self, here: &AdminSession) {
        self.read = here.reader.read(&self.record, &here.hall);
    }

    /// The record with what stands in the open field.
    fn written(&self, here: &AdminSession) -> Option<MatterRecord> {
        self.written_as(self.open.as_ref()?.value(), here)
    }

    /// The record where the chosen field holds something else; nothing where that is nothing else.
    pub(super) fn written_as(&self, value: FieldValue, here: &AdminSession) -> Option<MatterRecord> {
        let before = here.reader.read(&self.record, &here.hall).guide;
        let mut guide = before.clone();
        self.at.put(value, &mut guide);
        if self.at.is_same(&before, &guide) {
            return None;
        }
        let mut record = self.record.clone();
        record.set(self.at.key(), here.reader.write(&guide).get(self.at.key()));
        Some(record)
    }

    /// Shows what would be if the open field were finished now.
    pub(super) fn try_out(&mut self, here: &AdminSession) {
        match self.written(here) {
            Some(record) => self.read = here.reader.read(&record, &here.hall),
            None => self.reread(here),
        }
    }

    /// Takes what stands in the open field; `closes` it, or goes on with it.
    pub(super) fn keep(&mut self, closes: bool, here: &AdminSession) -> PageReply {
        if closes && let Some(open) = &mut self.open {
            open.settle();
        }
        let written = self.written(here);
        if closes {
            self.open = None;
            self.sheets = self.sheets.wrapping_add(1);
        }
        let Some(record) = written else {
            if closes {
                self.reread(here);
            }
            return PageReply::stay();
        };
        if let Some(code) = self.taken_code(&record, here) {
            self.reread(here);
            return PageReply::stay().saying((here.words().matter.code_is_taken)(&code), NoteTone::Bad);
        }
        self.record = record;
        self.reread(here);
        let mut requests = Vec::new();
        if self.at == MatterField::Code {
            // A matter that is not in force yet is known by another code from now on.
            if self.seen > 0 || self.unanswered > 0 {
                requests.push(AdminRequest::Discard(vec![self.subject()]));
            }
            self.code.clone_from(&self.read.guide.code);
            self.seen = 0;
        }
        if self.code.is_empty() {
            return PageReply::stay().asking(requests);
        }
        self.unanswered += 1;
        requests.push(self.edit());
        PageReply::stay().asking(requests)
    }

    /// The code that a record would be known by, where another matter is.
    fn taken_code(&self, record: &MatterRecord, here: &AdminSession) -> Option<String> {
        let code = here.reader.read(record, &here.hall).guide.code;
        let is_other = self.at == MatterField::Code && code != self.code && is_taken(&code, here);
        is_other.then_some(code)
    }

    /// The open field is as it was before it was opened.
    pub(super) fn drop_typed(&mut self, here: &AdminSession) -> PageReply {
        self.open = None;
        self.sheets = self.sheets.wrapping_add(1);
        self.reread(here);
        PageReply::stay()
    }

    /// The matter is to vanish; one that is not in force yet just goes out of the draft.
    pub(super) fn remove(&mut self) -> PageReply {
        if self.published.is_none() {
            return PageReply::back().asking([AdminRequest::Discard(vec![self.subject()])]);
        }
        self.is_removed = true;
        self.unanswered += 1;
        PageReply::ask(self.edit())
    }

    /// The matter is not to vanish after all.
    pub(super) fn restore(&mut self) -> PageReply {
        self.is_removed = false;
        self.unanswered += 1;
        PageReply::ask(self.edit())
    }

    /// Takes in a matter that was read: as it is in force, and what the draft makes of it.
    pub(super) fn load(&mut self, published: Option<Guide>, here: &AdminSession) {
        self.published = published.map(|guide| {
            let written = here.reader.write(&guide);
            (guide, written)
        });
        self.is_read = true;
        self.take_draft(here);
        match std::mem::replace(&mut self.aim, FormAim::Field) {
            FormAim::Field => {}
            FormAim::Change => {
                let mut fields = MatterField::ALL.iter().map(|(field, _)| *field);
                self.at = fields.find(|field| self.is_changed(*field)).unwrap_or(self.at);
            }
            FormAim::HalfWritten(unfinished) => self.take_up(&unfinished, here),
        }
    }

    /// The draft is another one: takes in what it says, unless a change of this form is on its way.
    pub(super) fn follow(&mut self, here: &AdminSession) {
        // What somebody wrote stands until they have said whose is to hold.
        if !self.is_read || self.unanswered > 0 || self.open.is_some() || self.question.is_some() {
            return;
        }
        let number = here.change_of(&self.subject()).map_or(0, |change| change.number);
        if number != self.seen {
            let before = self.record.clone();
            self.take_draft(here);
            let other = MatterField::ALL.iter().map(|(field, _)| *field);
            let other =
                other.into_iter().find(|field| before.get(field.key()) != self.record.get(field.key()));
            self.at = other.unwrap_or(self.at);
        }
    }

    fn take_draft(&mut self, here: &AdminSession) {
        let change = here.change_of(&DraftSubject::Matter(self.code.clone()));
        self.seen = change.map_or(0, |change| change.number);
        let content = change.map(|change: &DraftChange| change.content.clone());
        self.is_removed = content == Some(DraftContent::Removed);
        let published = self.published.as_ref().map(|(_, written)| written.clone());
        self.record = match content {
            Some(DraftContent::Record(record)) => record,
            _ => published.unwrap_or_default(),
        };
        self.reread(here);
    }
}
