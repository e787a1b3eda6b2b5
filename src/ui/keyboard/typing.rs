//! What a real keyboard does to a text that is being written, and what is pasted into it.
use super::entry::{EntryChange, TextEntry};
use super::mode::KeyboardMode;
use crate::ui::{Takes, input::Key};

/// Punctuation as it is typed, and as it stands in Chinese.
const PUNCTUATION: [(char, char); 8] =
    [(',', '，'), ('.', '。'), ('?', '？'), ('!', '！'), (':', '：'), (';', '；'), ('(', '（'), (')', '）')];

impl TextEntry {
    /// Says whether it takes a key that would otherwise move the highlight, turn a page or leave: the caret moves through
    /// what is written, and Escape drops what is being spelled.
    pub fn takes(&self, key: Key) -> bool {
        match key {
            Key::Escape => self.is_composing() || self.chooses_mode,
            Key::Left | Key::Right => !self.is_composing() && !self.field.is_empty(),
            _ => false,
        }
    }

    /// Hears a key of a real keyboard.
    pub fn key(&mut self, key: Key) -> EntryChange {
        match key {
            Key::Char(letter) => {
                let change = self.typed(letter);
                self.is_numbered = true;
                return change;
            }
            Key::Backspace => self.erase(),
            Key::Escape if self.chooses_mode => self.chooses_mode = false,
            Key::Escape | Key::Delete if self.is_composing() => self.begin(),
            Key::Enter if self.is_composing() => return self.keep_keys(),
            Key::Enter if self.takes == Takes::Lines => return self.write_all("\n"),
            Key::Left | Key::Right | Key::Home | Key::End | Key::Delete => {
                self.settle();
                self.field.key(key);
                self.begin();
            }
            _ => return EntryChange::Ignored,
        }
        EntryChange::Taken
    }

    /// Hears a character of a text that is pasted: it is written as it is, and is never a key.
    pub fn paste(&mut self, letter: char) -> EntryChange {
        let mut buffer = [0; 4];
        if self.field.is_full() { EntryChange::Full } else { self.write_all(letter.encode_utf8(&mut buffer)) }
    }

    fn typed(&mut self, letter: char) -> EntryChange {
        if letter == ' ' {
            return self.space();
        }
        let number = letter.to_digit(10).and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
        if let (true, KeyboardMode::Pinyin, Some(number)) = (self.is_composing(), self.mode, number) {
            return self.choose(self.candidates.from + number);
        }
        if self.mode.has_key(letter) {
            return self.write(letter);
        }
        // A person with a keyboard of letters before them writes Chinese by letters.
        let is_chinese = self.mode.input().is_some();
        if is_chinese && letter.is_ascii_lowercase() {
            self.set_mode(KeyboardMode::Pinyin);
            return self.write(letter);
        }
        self.write_all(self.punctuated(letter).encode_utf8(&mut [0; 4]))
    }

    /// Writes the keys as they were typed.
    fn keep_keys(&mut self) -> EntryChange {
        if self.mode != KeyboardMode::Pinyin {
            return self.settle();
        }
        let keys = self.composition.keys().to_owned();
        self.begin();
        self.write_all(&keys)
    }

    /// A mark as it stands in Chinese, where Chinese is being written and it is not the point in a figure or a time.
    fn punctuated(&self, letter: char) -> char {
        let is_point = matches!(letter, '.' | ':')
            && !self.is_composing()
            && self.field.before_caret().ends_with(|c: char| c.is_ascii_digit());
        let known = PUNCTUATION.iter().find(|(typed, _)| *typed == letter);
        match known {
            Some((_, mark)) if self.mode.input().is_some() && !is_point => *mark,
            _ => letter,
        }
    }
}
