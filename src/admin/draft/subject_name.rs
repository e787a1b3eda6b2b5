//! What people call what a change is about.
use crate::admin::{AdminSession, MatterField};
use crate::hall::drafts::{DraftContent, DraftSubject};
use crate::text::setup_forms::{document_part, document_title};

/// What people call a subject.
pub(super) fn name_of(subject: &DraftSubject, content: Option<&DraftContent>, here: &AdminSession) -> String {
    let DraftSubject::Matter(code) = subject else { return document_title(here.lang, subject.name()) };
    let written = match content {
        Some(DraftContent::Record(record)) => {
            here.lang.pick(record.get("name"), record.get("name_en")).to_owned()
        }
        _ => String::new(),
    };
    if !written.is_empty() {
        return written;
    }
    let known = here.hall.catalogue.coded(code);
    known.map_or_else(|| code.clone(), |matter| here.lang.pick(matter.name, matter.name_en).to_owned())
}

/// What a part of a subject is called.
pub(super) fn part_name(subject: &DraftSubject, part: &str, here: &AdminSession) -> String {
    match (subject, MatterField::of(part)) {
        (DraftSubject::Document(name), _) => document_part(here.lang, name, part),
        (DraftSubject::Matter(_), Some(_)) => (here.words().matter.field)(part).to_owned(),
        (DraftSubject::Matter(_), None) => part.to_owned(),
    }
}
