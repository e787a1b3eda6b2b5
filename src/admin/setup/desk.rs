//! What the pages of the setup know: the documents in force, the draft of them, and the accounts.
use super::message::{SetupChecker, SetupLook, SetupUpdate};
use crate::admin::{AdminRequest, AdminSession, DraftOutcome, NoteTone};
use crate::hall::drafts::{DraftContent, DraftEdit, DraftSubject};
use crate::hall::people::Account;
use crate::hall::setup_forms::{Dependence, DependenceKind, KindId, dependences, left_behind, windows_of};
use crate::hall::{LineCode, SetupDocuments};
use crate::text::setup_forms::words;
use std::collections::HashMap;
use std::sync::Arc;

/// What is known of the setup and the accounts.
#[derive(Clone, Default)]
pub struct SetupDesk {
    /// The edition in force and its documents; nothing until they were read.
    pub documents: Option<(u32, Arc<SetupDocuments>)>,
    /// Documents whose changes are on their way to the draft.
    pub sent: HashMap<String, SentDocument>,
    /// How many people wait in each line, when the setup was read last.
    pub waiting: Arc<Vec<(LineCode, usize)>>,
    /// How many accounts name a unit or a window, when the setup was read last.
    pub accounts_naming: Arc<Vec<(KindId, String, usize)>>,
    /// The accounts; nothing until they were read.
    pub accounts: Option<Arc<Vec<Account>>>,
    /// The machines at which nobody may try, when the accounts were read last.
    pub locked_machines: Arc<Vec<String>>,
    /// Checks documents.
    pub checker: Option<Arc<dyn SetupChecker>>,
}

/// Changes of a document that went out and were not answered yet: the next one goes on from the last of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentDocument {
    /// How many they are.
    pub unanswered: usize,
    /// What the document says by the last of them.
    pub text: String,
    /// The change of the draft that the first of them went on from.
    pub seen: u32,
}

impl SetupDesk {
    /// Keeps what a change that goes out makes of a document.
    pub fn send(&mut self, request: &AdminRequest) {
        let AdminRequest::Edit(change) = request else { return };
        let (DraftSubject::Document(name), DraftContent::Text(text)) = (&change.subject, &change.content)
        else {
            return;
        };
        let first = || SentDocument { seen: change.seen.unwrap_or(0), ..SentDocument::default() };
        let sent = self.sent.entry(name.clone()).or_insert_with(first);
        sent.unanswered += 1;
        sent.text.clone_from(text);
    }

    /// A change was answered: once all of a document are, it says what the draft does.
    pub fn answered(&mut self, outcome: &DraftOutcome) {
        match outcome {
            DraftOutcome::Edited(DraftSubject::Document(name), _)
            | DraftOutcome::Overtaken(DraftSubject::Document(name), ..) => {
                if let Some(sent) = self.sent.get_mut(name) {
                    sent.unanswered = sent.unanswered.saturating_sub(1);
                }
                self.sent.retain(|_, sent| sent.unanswered > 0);
            }
            DraftOutcome::Denied(_) => self.sent.clear(),
            _ => {}
        }
    }

    /// Takes in what the worker tells.
    pub fn learn(&mut self, news: &SetupUpdate) {
        match news {
            SetupUpdate::Documents(edition, documents) => {
                self.documents = Some((*edition, Arc::clone(documents)));
            }
            SetupUpdate::Waiting(waiting) => self.waiting = Arc::clone(waiting),
            SetupUpdate::AccountsNaming(naming) => self.accounts_naming = Arc::clone(naming),
            SetupUpdate::LockedMachines(machines) => self.locked_machines = Arc::clone(machines),
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
    changed.extend(here.setup.sent.iter().map(|(name, sent)| (name.clone(), Some(sent.text.clone()))));
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
    let last = || here.change_of(&subject).map_or(0, |change| change.number);
    let seen = here.setup.sent.get(name).map_or_else(last, |sent| sent.seen);
    let began = here.setup.documents.as_ref().map(|(edition, _)| *edition);
    AdminRequest::Edit(DraftEdit {
        seen: Some(seen),
        began,
        ..DraftEdit::new(subject, DraftContent::Text(text))
    })
}

fn accounts_naming(here: &AdminSession, kind: KindId, code: &str) -> Option<Dependence> {
    let named = here.setup.accounts_naming.iter().find(|(of, name, _)| *of == kind && name == code);
    named.map(|(_, _, count)| Dependence { kind: DependenceKind::Accounts, count: *count, names: Vec::new() })
}

/// What still names an entry by an old code when the draft has given it another one.
pub(super) fn stays_behind(here: &AdminSession, kind: KindId, code: &str) -> Vec<Dependence> {
    left_behind(kind, code, &here.hall).into_iter().chain(accounts_naming(here, kind, code)).collect()
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
    if kind == KindId::Department {
        all.extend(drafted(here).and_then(|documents| windows_of(&documents, code)));
    }
    all.extend(accounts_naming(here, kind, code));
    let of_line = |(line, count): &&(LineCode, usize)| kind == KindId::Line && **line == *code && *count > 0;
    let waiting = here.setup.waiting.iter().find(of_line);
    all.extend(waiting.map(|(_, count)| Dependence {
        kind: DependenceKind::Waiting,
        count: *count,
        names: Vec::new(),
    }));
    all
}
