//! One entry as a page: keys, touches, and what the worker answers.
use super::field_editor::EntryEditor;
use super::form::EntryForm;
use crate::admin::page::{chief, hint};
use crate::admin::{
    AdminPage, AdminRequest, AdminSession, AdminTouch, AdminUpdate, DraftOutcome, Hint, NoteTone, PageReply,
    Unfinished,
};
use crate::text::setup_forms::words;
use crate::ui::{Page, input::Key};
use ratatui::layout::Rect;

/// What there is to say of what came of a change.
pub(super) fn said(outcome: &DraftOutcome, here: &AdminSession) -> PageReply {
    let said = match outcome {
        DraftOutcome::StoreFailed => here.words().matter.not_kept_yet,
        DraftOutcome::Denied(_) => here.words().no_right,
        _ => return PageReply::stay(),
    };
    PageReply::stay().saying(said, NoteTone::Bad)
}

impl AdminPage for EntryForm {
    fn title(&self, here: &AdminSession) -> String {
        let (words, kind) = (words(here.lang), (words(here.lang).kind)(self.kind.id).0);
        let name = self.name(here);
        match self.fresh {
            Some(_) => (words.fresh)(kind),
            None if name == kind => name,
            None => format!("{kind} · {name}"),
        }
    }

    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        self.draw(page, here, area);
    }

    fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let (keys, words) = (&here.words().keys, words(here.lang));
        if self.asks_drop {
            return vec![chief("Enter", words.key_yes, Key::Enter), hint("Esc", keys.back, Key::Escape)];
        }
        if let Some(open) = &self.open {
            let mut hints = vec![chief("Enter", words.key_keep, Key::Enter)];
            match open {
                EntryEditor::Pick(pick) if pick.has_marks() => {
                    hints.push(hint("Space", words.key_mark, Key::Char(' ')));
                }
                EntryEditor::Pick(_) => hints.push(hint("↓", keys.choose, Key::Down)),
                EntryEditor::Words(_) => {
                    hints.push(hint("↓", keys.next_field, Key::Down));
                    hints.push(hint("F3", words.key_writing, Key::F(3)));
                }
                _ => hints.push(hint("↓", keys.next_field, Key::Down)),
            }
            hints.push(hint("Esc", keys.drop_typed, Key::Escape));
            return hints;
        }
        let mut hints = vec![chief("Enter", words.key_change, Key::Enter), hint("↓", keys.choose, Key::Down)];
        if self.fresh.is_some() {
            hints.push(hint("S", words.key_save, Key::Char('s')));
        } else if self.kind.id.below().is_some() {
            hints.push(hint("B", words.key_notices, Key::Char('b')));
        }
        hints.push(hint("Esc", keys.back, Key::Escape));
        hints
    }

    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply {
        if let Some(gone) = self.gone(here) {
            return gone;
        }
        if self.asks_drop {
            self.asks_drop = key != Key::Escape;
            return if key == Key::Enter { PageReply::back() } else { PageReply::stay() };
        }
        if let (Some(open), Some(field)) = (&mut self.open, self.kind.shown().nth(self.at)) {
            let reply = open.key(key, field, here);
            return self.replied(reply, here);
        }
        let last = self.fields().len().saturating_sub(1);
        match key {
            Key::Escape | Key::Left => return self.leave_page(),
            Key::Enter | Key::Right | Key::Char(' ') => return self.open(here),
            Key::Up | Key::BackTab => self.at = self.at.saturating_sub(1),
            Key::Down | Key::Tab => self.at = (self.at + 1).min(last),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Delete | Key::Backspace => {
                let Some(field) = self.field() else { return PageReply::stay() };
                return self.put(field, None, here);
            }
            Key::Char('s' | 'S') => return self.save(here),
            Key::Char('b' | 'B') => return self.below(here).unwrap_or_default(),
            Key::Char(_) => return PageReply::stay().saying(words(here.lang).enter_first, NoteTone::Plain),
            _ => {}
        }
        PageReply::stay()
    }

    fn touch(&mut self, touch: &AdminTouch, here: &AdminSession) -> PageReply {
        match touch {
            AdminTouch::Field(at) => {
                if self.open.is_some() && *at != self.at {
                    // A touch on another field finishes the one that is open.
                    let kept = self.finish(here);
                    self.at = if self.open.is_none() { *at } else { self.at };
                    return kept;
                }
                let again = std::mem::replace(&mut self.at, *at) == *at;
                if again && self.open.is_none() { self.open(here) } else { PageReply::stay() }
            }
            AdminTouch::Item(at) => {
                let (Some(open), Some(field)) = (&mut self.open, self.kind.shown().nth(self.at)) else {
                    return PageReply::stay();
                };
                let reply = open.touch_item(*at, field);
                self.replied(reply, here)
            }
            AdminTouch::Entry(touch) => {
                if let Some(open) = &mut self.open {
                    open.touch(*touch, here);
                }
                PageReply::stay()
            }
            _ => PageReply::stay(),
        }
    }

    fn paste(&mut self, letter: char, _here: &AdminSession) -> PageReply {
        if let Some(open) = &mut self.open {
            open.paste(letter);
        }
        PageReply::stay()
    }

    fn hear(&mut self, news: &AdminUpdate, here: &AdminSession) -> PageReply {
        let followed = self.follow(news, here);
        if matches!(news, AdminUpdate::Draft(_)) || followed.is_some() {
            self.check(here);
        }
        match (followed, news) {
            (Some(reply), _) => reply,
            (None, AdminUpdate::Done(outcome)) => said(outcome, here),
            _ => PageReply::stay(),
        }
    }

    fn leave(&mut self, here: &AdminSession) -> Vec<AdminRequest> {
        self.finish(here).requests
    }

    fn unfinished(&self, here: &AdminSession) -> Option<Unfinished> {
        self.half_written(here)
    }

    fn tick(&mut self, here: &AdminSession) -> PageReply {
        if let Some(gone) = self.gone(here) {
            return gone;
        }
        if !self.is_checked {
            self.check(here);
        }
        PageReply::stay()
    }

    fn takes_letters(&self) -> bool {
        self.open.is_some()
    }

    fn is_commanded(&self) -> bool {
        matches!(self.open, None | Some(EntryEditor::Pick(_)))
    }

    fn sheet(&self) -> u32 {
        (self.sheets.wrapping_mul(2) + u32::from(self.asks_drop)) % 16
    }
}
