//! What the pages of the setup know: the documents in force, the draft of them, and the accounts.
use super::message::{SetupChecker, SetupLook, SetupUpdate};
use crate::admin::{AdminRequest, AdminSession, NoteTone};
use crate::hall::drafts::{DraftContent, DraftEdit, DraftSubject};
use crate::hall::people::Account;
use crate::hall::setup_forms::{Dependence, DependenceKind, KindId, dependences};
use crate::hall::{LineCode, SetupDocuments};
use crate::text::setup_forms::words;
use std::sync::Arc;

/// What is known of the setup and the accounts.
#[derive(Clone, Default)]
pub struct SetupDesk {
    /// The edition in force and its documents; nothing until they were read.
    pub documents: Option<(u32, Arc<SetupDocuments>)>,
    /// How many people wait in each line, when the setup was read last.
    pub waiting: Arc<Vec<(LineCode, usize)>>,
    /// The accounts; nothing until they were read.
    pub accounts: Option<Arc<Vec<Account>>>,
    /// Checks documents.
    pub checker: Option<Arc<dyn SetupChecker>>,
}

impl SetupDesk {
    /// Takes in what the worker tells.
    pub fn learn(&mut self, news: &SetupUpdate) {
        match news {
            SetupUpdate::Documents(edition, documents) => {
                self.documents = Some((*edition, Arc::clone(documents)));
            }
            SetupUpdate::Waiting(waiting) => self.waiting = Arc::clone(waiting),
            SetupUpdate::Accounts(accounts) => self.accounts = Some(Arc::clone(accounts)),
            _ => {}
        }
    }

    /// What documents say, and what is wrong with them.
    pub fn look(&self, documents: &SetupDocuments) -> SetupLook {
        self.checker.as_ref().map_or_else(SetupLook::default, |checker| checker.check(documents))
    }
}

/// The documents as the draft has them; nothing until those in force were read.
pub(super) fn drafted(here: &AdminSession) -> Option<SetupDocuments> {
    let (_, documents) = here.setup.documents.as_ref()?;
    let mut changed = Vec::new();
    for change in here.draft.draft.effective() {
        let DraftSubject::Document(name) = &change.subject else { continue };
        match &change.content {
            DraftContent::Text(text) => changed.push((name.clone(), Some(text.clone()))),
            DraftContent::Removed => changed.push((name.clone(), None)),
            DraftContent::Record(_) => {}
        }
    }
    Some(documents.with(&changed))
}

/// The text of a document as the draft has it; empty where there is none.
pub(super) fn text_of(here: &AdminSession, name: &str) -> String {
    drafted(here).and_then(|documents| documents.text(name).map(str::to_owned)).unwrap_or_default()
}

/// Says whether the draft changes a document.
pub(super) fn is_drafted(here: &AdminSession, name: &str) -> bool {
    here.change_of(&DraftSubject::Document(name.to_owned())).is_some()
}

/// A document is to have another text.
pub(super) fn edit(here: &AdminSession, name: &str, text: String) -> AdminRequest {
    let subject = DraftSubject::Document(name.to_owned());
    let seen = here.change_of(&subject).map_or(0, |change| change.number);
    let began = here.setup.documents.as_ref().map(|(edition, _)| *edition);
    AdminRequest::Edit(DraftEdit {
        seen: Some(seen),
        began,
        ..DraftEdit::new(subject, DraftContent::Text(text))
    })
}

/// What is said of a change that was made: it is in the draft, or waits for the store.
pub(super) fn said_kept(here: &AdminSession) -> (&'static str, NoteTone) {
    if here.is_gone {
        (here.words().matter.not_kept_yet, NoteTone::Bad)
    } else {
        (words(here.lang).in_draft, NoteTone::Good)
    }
}

/// What depends on an entry, the people who wait in a line now among it.
pub(super) fn depends(here: &AdminSession, kind: KindId, code: &str) -> Vec<Dependence> {
    let mut all = dependences(kind, code, &here.hall);
    let of_line = |(line, count): &&(LineCode, usize)| kind == KindId::Line && **line == *code && *count > 0;
    let waiting = here.setup.waiting.iter().find(of_line);
    all.extend(waiting.map(|(_, count)| Dependence {
        kind: DependenceKind::Waiting,
        count: *count,
        names: Vec::new(),
    }));
    all
}
