//! What a document says by changes that are on their way to the draft: the next change goes on from them.
use super::desk::text_of;
use crate::admin::{AdminSession, AdminUpdate, DraftOutcome};
use crate::hall::drafts::DraftSubject;

/// The text of a document with what is on its way.
#[derive(Debug, Default)]
pub(super) struct PendingText {
    /// The document, and what it says.
    written: Option<(String, String)>,
    /// Changes that were sent and not answered.
    unanswered: usize,
}

impl PendingText {
    /// What a document says by now.
    pub fn text(&self, name: &str, here: &AdminSession) -> String {
        match &self.written {
            Some((document, text)) if document == name => text.clone(),
            _ => text_of(here, name),
        }
    }

    /// A change is on its way.
    pub fn put(&mut self, name: &str, text: String) {
        self.unanswered += 1;
        self.written = Some((name.to_owned(), text));
    }

    /// Hears whether it has arrived; says whether somebody else was quicker, so that it has not.
    pub fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> bool {
        let Some((name, text)) = &self.written else { return false };
        let is_own =
            |subject: &DraftSubject| matches!(subject, DraftSubject::Document(document) if document == name);
        let (is_answer, is_lost) = match news {
            AdminUpdate::Draft(_) => {
                // Where the draft says it, it does not matter which of them said so.
                if text_of(here, name) == *text {
                    self.written = None;
                    self.unanswered = 0;
                }
                return false;
            }
            AdminUpdate::Done(DraftOutcome::Edited(subject, _)) => (is_own(subject), false),
            AdminUpdate::Done(DraftOutcome::Overtaken(subject, ..)) => (is_own(subject), true),
            AdminUpdate::Done(DraftOutcome::Denied(_)) => (true, false),
            _ => (false, false),
        };
        if is_answer {
            self.unanswered = self.unanswered.saturating_sub(1);
        }
        let is_lost = is_answer && is_lost;
        if is_lost || self.unanswered == 0 {
            (self.written, self.unanswered) = (None, 0);
        }
        is_lost
    }
}
