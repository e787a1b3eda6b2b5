//! Changes that wait for the store outlive the program: they lie in a file beside it until the store has them.
use super::work::AdminWork;
use crate::admin::{AdminRequest, Unfinished};
use crate::hall::ClerkCode;
use crate::hall::drafts::{DraftContent, DraftEdit, DraftSubject, MatterRecord};
use crate::hall::people::Authority;
use std::collections::BTreeSet;

/// The kinds of what waits.
const EDIT: &str = "edit";
const DISCARD: &str = "discard";

/// A request as texts by key; nothing of one that does not wait.
fn texts_of(request: &AdminRequest) -> Vec<Unfinished> {
    let about = |page: &str, subject: &DraftSubject| {
        Unfinished::new(page, "").with("kind", subject.kind()).with("subject", subject.name())
    };
    match request {
        AdminRequest::Edit(edit) => {
            let (content, body) = match &edit.content {
                DraftContent::Record(record) => ("record", record.to_text()),
                DraftContent::Text(text) => ("text", text.clone()),
                DraftContent::Removed => ("removed", String::new()),
            };
            let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
            let texts = about(EDIT, &edit.subject).with("content", content).with("body", &body);
            let texts = texts.with("seen", &number(edit.seen)).with("began", &number(edit.began));
            vec![texts.with("settles", if edit.settles { "1" } else { "" })]
        }
        AdminRequest::Discard(subjects) => subjects.iter().map(|subject| about(DISCARD, subject)).collect(),
        _ => Vec::new(),
    }
}

/// The request of such texts; nothing where they are none.
fn request_of(texts: &Unfinished) -> Option<AdminRequest> {
    let subject = DraftSubject::of(texts.get("kind"), texts.get("subject"))?;
    if texts.page() == DISCARD {
        return Some(AdminRequest::Discard(vec![subject]));
    }
    let content = match texts.get("content") {
        "record" => DraftContent::Record(MatterRecord::of_text(texts.get("body"))),
        "text" => DraftContent::Text(texts.get("body").to_owned()),
        "removed" => DraftContent::Removed,
        _ => return None,
    };
    let number = |key| texts.get(key).parse().ok();
    Some(AdminRequest::Edit(DraftEdit {
        seen: number("seen"),
        began: number("began"),
        settles: !texts.get("settles").is_empty(),
        ..DraftEdit::new(subject, content)
    }))
}

impl AdminWork {
    /// What waits of somebody.
    fn waiting(&self, code: &str) -> Vec<Unfinished> {
        let is_own = |by: &Authority| matches!(by, Authority::Person(person) if *person.code == *code);
        let own = self.unsaved.iter().filter(|(by, _)| is_own(by));
        own.flat_map(|(_, request)| texts_of(request)).collect()
    }

    /// Writes down what waits of everybody, where that is something else than what is written down.
    pub(super) fn note_unsaved(&mut self) {
        let writers = self.unsaved.iter().filter_map(|(by, _)| match by {
            Authority::Person(person) => Some(person.code.clone()),
            Authority::SystemAdmin { .. } => None,
        });
        let codes: BTreeSet<ClerkCode> = writers.chain(self.noted.keys().cloned()).collect();
        for code in codes {
            let waiting = self.waiting(&code);
            if self.noted.get(&code) == Some(&waiting) {
                continue;
            }
            match self.unfinished.write_unsaved(&code, &waiting) {
                Ok(()) => drop(self.noted.insert(code, waiting)),
                Err(error) => log::error!("what waits for the store is not written down: {error}"),
            }
        }
        self.noted.retain(|_, waiting| !waiting.is_empty());
    }

    /// Takes up what somebody who has just signed in had written when the program ended without the store.
    pub(super) fn take_up_unsaved(&mut self) {
        let (Some(authority), Some(person)) = (self.authority(), &self.person) else { return };
        let code = person.code.clone();
        let (noted, waiting) = (self.unfinished.read_unsaved(&code), self.waiting(&code));
        // What this program itself still waits with is not done twice.
        if waiting.is_empty() {
            let requests = noted.iter().filter_map(request_of);
            self.unsaved.extend(requests.map(|request| (authority.clone(), request)));
        }
        self.noted.insert(code, noted);
        self.save();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_its_texts_again() {
        let mut record = MatterRecord::default();
        record.set("conditions", "one\ntwo\t\\");
        let matter = DraftSubject::Matter("A1".into());
        let document = DraftSubject::Document("lines.toml".into());
        let text = DraftContent::Text("[[line]]\ncode = \"A\"\n\n# end\n".into());
        let of_record = DraftEdit::new(matter.clone(), DraftContent::Record(record));
        let of_text = DraftEdit::new(document.clone(), text);
        let requests = [
            AdminRequest::Edit(DraftEdit { seen: Some(0), began: Some(3), settles: true, ..of_record }),
            AdminRequest::Edit(of_text),
            AdminRequest::Edit(DraftEdit::new(document, DraftContent::Removed)),
            AdminRequest::Discard(vec![matter]),
        ];
        for request in requests {
            let texts = Unfinished::of_text(&Unfinished::to_text(&texts_of(&request)));
            assert_eq!(texts.iter().filter_map(request_of).collect::<Vec<_>>(), [request]);
        }
        assert!(texts_of(&AdminRequest::Review).is_empty());
    }
}
