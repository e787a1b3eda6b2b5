//! Why something is done, in words: one line, in Chinese or in letters.
use crate::admin::{AdminSession, AdminTouch};
use crate::text::keyboard;
use crate::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};
use crate::ui::{Align, Page, Role, input::Key, take_bottom};
use ratatui::layout::Rect;

/// The most characters of a reason.
const MOST: usize = 100;

/// A reason while it is written.
#[derive(Debug)]
pub(super) struct Reason(TextEntry);

impl Reason {
    pub fn new(here: &AdminSession) -> Reason {
        Reason(TextEntry::line(MOST, KeyboardMode::usual(here.lang)))
    }

    /// What is written, finished.
    pub fn settled(&mut self) -> String {
        self.0.settle();
        self.0.text().trim().to_owned()
    }

    pub fn paste(&mut self, letter: char) {
        self.0.paste(letter);
    }

    pub fn touch(&mut self, touch: EntryTouch, here: &AdminSession) {
        self.0.touch(touch, keyboard::words(here.lang));
    }

    /// Hears a key; says whether it was one for a text.
    pub fn key(&mut self, key: Key, here: &AdminSession) -> bool {
        match key {
            Key::F(3) => {
                let is_pinyin = self.0.mode() == KeyboardMode::Pinyin;
                let mode = if is_pinyin { KeyboardMode::Latin } else { KeyboardMode::Pinyin };
                self.0.touch(EntryTouch::Mode(mode), keyboard::words(here.lang));
            }
            Key::PageUp | Key::PageDown if self.0.is_composing() => {
                self.0.turn_candidates(key == Key::PageDown);
            }
            Key::Enter | Key::Escape if !self.0.is_composing() => return false,
            Key::Control('u') => self.0.clear(),
            Key::Up | Key::Down | Key::Tab | Key::BackTab => return false,
            key => drop(self.0.key(key)),
        }
        true
    }

    /// What the key for the way of writing leads to.
    pub fn other_way(&self, here: &AdminSession) -> &'static str {
        let keys = &here.words().keys;
        if self.0.mode() == KeyboardMode::Pinyin { keys.letters } else { keys.pinyin }
    }

    /// Draws it on two rows: what is written, and candidates below; with a caret where it `is_open`.
    pub fn view(&self, page: &mut Page<'_, AdminTouch>, area: Rect, is_open: bool) {
        let (below, text) = take_bottom(area, 1);
        if !is_open {
            return page.text(text, self.0.text(), Align::Left, Role::Fact);
        }
        page.part(text, AdminTouch::Entry, |page| self.0.view_bare(page, text));
        page.part(below, AdminTouch::Entry, |page| self.0.view_desk_candidates(page, below));
    }
}
