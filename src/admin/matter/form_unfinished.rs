//! A matter whose field was half written: what is remembered of it, and how its form goes on.
use super::editor::FieldEditor;
use super::field::MatterField;
use super::form::{FormAim, MatterForm};
use crate::admin::{AdminSession, Unfinished};
use crate::hall::drafts::MatterRecord;

impl MatterForm {
    /// The kind of page.
    pub(in crate::admin) const WORD: &'static str = "matter";

    /// The form of a matter whose field was half written; it goes on as soon as the matter was read.
    pub(in crate::admin) fn going_on(unfinished: &Unfinished) -> MatterForm {
        let field = MatterField::of(unfinished.get("field"));
        MatterForm {
            aim: FormAim::HalfWritten(unfinished.clone()),
            ..MatterForm::of(unfinished.get("code"), field)
        }
    }

    /// What is half written now.
    pub(super) fn half_written(&self, here: &AdminSession) -> Option<Unfinished> {
        if let FormAim::HalfWritten(unfinished) = &self.aim {
            return Some(unfinished.clone());
        }
        let record = self.written_as(self.open.as_ref()?.half_typed(), here)?;
        let name = here.lang.pick(record.get("name"), record.get("name_en"));
        let name = if name.is_empty() { here.words().matter.no_name } else { name };
        let title = format!("{name} · {}", (here.words().matter.field)(self.at.key()));
        let unfinished = Unfinished::new(MatterForm::WORD, &title).with("code", &self.code);
        Some(unfinished.with("field", self.at.key()).with("record", &record.to_text()))
    }

    /// Opens the field that was half written, with what stood in it.
    pub(super) fn take_up(&mut self, unfinished: &Unfinished, here: &AdminSession) {
        let written = MatterRecord::of_text(unfinished.get("record"));
        let key = self.at.key();
        if self.published.is_none() && self.seen == 0 {
            // Nobody knows it yet but whoever began it.
            self.record = written.clone();
            self.record.set(key, "");
        }
        if !self.is_removed && !self.is_fixed(self.at) {
            let mut half = self.record.clone();
            half.set(key, written.get(key));
            let read = here.reader.read(&half, &here.hall);
            self.open = Some(FieldEditor::new(self.at, &read.guide, here));
            self.sheets = self.sheets.wrapping_add(1);
        }
        self.try_out(here);
    }
}
