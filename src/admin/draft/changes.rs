//! Everything the draft changes, with who and when, and what is different.
use super::findings::{DraftFindings, open_subject};
use super::history::PublicationHistory;
use super::publish::PublishForm;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, DraftOutcome, Hint, NoteTone, PageReply,
};
use crate::hall::drafts::{DraftChange, DraftEdit, DraftReview, DraftSubject, UndoScope};
use crate::hall::people::Permission;
use crate::ui::{Page, desk::Cursor, input::Key};
use ratatui::layout::Rect;
use std::sync::Arc;

/// The key that turns what is different.
const TURN: &str = "→";
/// Rows that it is turned by.
const ROWS: usize = 4;

/// The page of the draft.
#[derive(Debug, Default)]
pub struct DraftChanges {
    /// What the last look at the draft found.
    pub(super) review: Option<Arc<DraftReview>>,
    pub(super) at: Cursor,
    /// Rows that the differences are turned by.
    pub(super) turned: usize,
    /// What somebody wants to see as soon as the draft is looked at.
    wanted: Option<Key>,
    /// It is asked whether the chosen change, or all of them, is given up.
    pub(super) asks_discard: Option<Vec<DraftSubject>>,
}

impl DraftChanges {
    /// The changes that hold.
    pub(super) fn changes(here: &AdminSession) -> Vec<&DraftChange> {
        here.draft.draft.effective()
    }

    /// The one that is chosen.
    pub(super) fn chosen<'a>(&self, here: &'a AdminSession) -> Option<&'a DraftChange> {
        Self::changes(here).get(self.at.0).copied()
    }

    /// What the last look found, where it was of the draft as it is.
    fn fresh(&self, here: &AdminSession) -> Option<&Arc<DraftReview>> {
        self.review.as_ref().filter(|review| review.turn == here.draft.draft.turn)
    }

    fn check(&mut self, here: &AdminSession) -> PageReply {
        match self.fresh(here) {
            Some(review) => PageReply::open(DraftFindings::new(Arc::clone(review))),
            None => self.look_first(Key::F(5), here),
        }
    }

    /// The draft is looked at, and what was wanted opened then.
    fn look_first(&mut self, wanted: Key, here: &AdminSession) -> PageReply {
        self.wanted = Some(wanted);
        PageReply::ask(AdminRequest::Review).saying(here.words().draft.looking, NoteTone::Plain)
    }

    fn publish(&mut self, here: &AdminSession) -> PageReply {
        if !here.may(Permission::PublishCatalogue) {
            let who = here.lang.list(&here.draft.publishers);
            return PageReply::stay().saying((here.words().draft.others_publish)(&who), NoteTone::Bad);
        }
        match self.fresh(here) {
            Some(review) => PageReply::open(PublishForm::new(Arc::clone(review), here)),
            None => self.look_first(Key::F(6), here),
        }
    }

    /// Says whether others published something of the chosen subject meanwhile.
    fn is_conflict(&self, here: &AdminSession) -> bool {
        let chosen = self.chosen(here).map(|change| &change.subject);
        chosen.is_some_and(|chosen| {
            self.review.as_ref().is_some_and(|review| review.conflicts.contains(chosen))
        })
    }

    /// What the draft says of the chosen subject takes the place of what others published meanwhile.
    fn settle(&self, here: &AdminSession) -> PageReply {
        let Some(change) = self.chosen(here).filter(|_| self.is_conflict(here)) else {
            return PageReply::stay();
        };
        let edit = DraftEdit::new(change.subject.clone(), change.content.clone());
        let edit = DraftEdit { seen: Some(change.number), settles: true, ..edit };
        PageReply::ask(AdminRequest::Edit(edit)).saying(here.words().draft.settled, NoteTone::Good)
    }

    fn done(outcome: &DraftOutcome, here: &AdminSession) -> PageReply {
        let words = &here.words().draft;
        match outcome {
            DraftOutcome::Discarded(count) => {
                PageReply::stay().saying((words.discarded)(*count), NoteTone::Good)
            }
            DraftOutcome::Undone(Some(_)) => PageReply::stay().saying(words.undone, NoteTone::Good),
            DraftOutcome::Undone(None) => {
                PageReply::stay().saying(here.words().matter.nothing_to_undo, NoteTone::Plain)
            }
            DraftOutcome::NotUndone { who, again, .. } => {
                PageReply::stay().saying((words.not_undone)(who, *again), NoteTone::Bad)
            }
            DraftOutcome::Denied(_) => PageReply::stay().saying(here.words().no_right, NoteTone::Bad),
            DraftOutcome::StoreFailed => PageReply::stay().saying(here.words().store_failed, NoteTone::Bad),
            _ => PageReply::stay(),
        }
    }

    fn question_key(&mut self, key: Key) -> PageReply {
        match key {
            Key::Enter => match self.asks_discard.take() {
                Some(subjects) => PageReply::ask(AdminRequest::Discard(subjects)),
                None => PageReply::stay(),
            },
            Key::Escape => {
                self.asks_discard = None;
                PageReply::stay()
            }
            _ => PageReply::stay(),
        }
    }
}

impl AdminPage for DraftChanges {
    fn title(&self, here: &AdminSession) -> String {
        here.words().draft.section.name.to_owned()
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.draw(page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        if self.asks_discard.is_some() {
            return vec![chief("Enter", keys.confirm, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        let has_any = self.chosen(here).is_some();
        let mut hints = vec![
            Hint { lit: has_any, ..hint("Enter", keys.open, Key::Enter) },
            Hint { lit: has_any, ..hint("F5", keys.check, Key::F(5)) },
            Hint { lit: has_any, ..chief("F6", keys.publish, Key::F(6)) },
            hint("F7", keys.history, Key::F(7)),
            Hint { lit: has_any, ..hint("F8", keys.discard, Key::F(8)) },
            Hint { lit: has_any, ..hint("A", keys.discard_all, Key::Char('a')) },
            Hint { lit: self.is_conflict(here), ..hint("F9", keys.keep_mine, Key::F(9)) },
            hint("^Z", keys.undo, Key::Control('z')),
            hint(TURN, keys.turn_page, Key::Right),
            hint("L", keys.language, Key::Char('l')),
            hint("Esc", keys.back, Key::Escape),
        ];
        let can_turn = self.most_turned(here, here.body(&hints)) > 0;
        hints.iter_mut().filter(|hint| hint.key == TURN).for_each(|hint| hint.lit = can_turn);
        hints
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if self.asks_discard.is_some() {
            return self.question_key(key);
        }
        let count = Self::changes(here).len();
        self.wanted = None;
        match key {
            Key::Escape => return PageReply::back(),
            Key::Enter => {
                let Some(change) = self.chosen(here) else { return PageReply::stay() };
                return open_subject(&change.subject, None, here);
            }
            Key::F(5) if count > 0 => return self.check(here),
            Key::F(6) if count > 0 => return self.publish(here),
            Key::F(7) => {
                return PageReply::open(PublicationHistory::default())
                    .asking([AdminRequest::ReadPublications]);
            }
            Key::F(9) => return self.settle(here),
            Key::F(8) | Key::Delete => {
                self.asks_discard = self.chosen(here).map(|change| vec![change.subject.clone()]);
            }
            Key::Char('a' | 'A') if count > 0 => {
                let all = Self::changes(here);
                self.asks_discard = Some(all.iter().map(|change| change.subject.clone()).collect());
            }
            Key::Control('z') => {
                return PageReply::ask(AdminRequest::Undo { scope: UndoScope::Own, again: false });
            }
            Key::Control('y') => {
                return PageReply::ask(AdminRequest::Undo { scope: UndoScope::Own, again: true });
            }
            Key::Left => self.turned = self.turned.saturating_sub(ROWS),
            Key::Right => {
                let most = self.most_turned(here, here.body(&self.hints(here)));
                self.turned = (self.turned + ROWS).min(most);
            }
            key => {
                if self.at.key(key, count) {
                    self.turned = 0;
                }
            }
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Item(at) if self.asks_discard.is_none() => {
                self.turned = 0;
                if self.at.touch(*at) { self.key(Key::Enter, here) } else { PageReply::stay() }
            }
            _ => PageReply::stay(),
        }
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        match news {
            AdminUpdate::Review(review) => {
                self.review = Some(Arc::clone(review));
                match self.wanted.take().filter(|_| self.fresh(here).is_some()) {
                    Some(key) => self.key(key, here),
                    None => PageReply::stay(),
                }
            }
            AdminUpdate::Draft(_) => {
                self.at = Cursor(self.at.0.min(Self::changes(here).len().saturating_sub(1)));
                if self.fresh(here).is_some() {
                    return PageReply::stay();
                }
                PageReply::ask(AdminRequest::Review)
            }
            AdminUpdate::Done(outcome) => Self::done(outcome, here),
            _ => PageReply::stay(),
        }
    }

    fn sheet(&self) -> u32 {
        u32::from(self.asks_discard.is_some())
    }
}
