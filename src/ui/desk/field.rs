//! One line of text that is typed: with a caret, and with a rule of what may stand in it.
use crate::text::layout::half_width::half_width;
use crate::ui::input::Key;
use std::fmt;

/// The caret, as it is drawn between two characters.
pub const CARET: char = '▏';

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Words.
    Text,
    /// A code or a clerk number: no spaces, in half width whatever the keyboard types.
    Code,
    /// Digits, in half width.
    Digits,
}

/// A field as far as it is filled in. It never shows itself: a PIN may stand in it.
#[derive(Clone, PartialEq, Eq)]
pub struct TextField {
    text: String,
    /// How many characters stand before the caret.
    caret: usize,
    takes: Takes,
    most: usize,
}

impl fmt::Debug for TextField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextField({:?}, …)", self.takes)
    }
}

impl TextField {
    /// An empty field for at most so many characters.
    pub fn new(takes: Takes, most: usize) -> TextField {
        TextField { text: String::new(), caret: 0, takes, most }
    }

    /// The same with a text in it, the caret behind it.
    #[must_use]
    pub fn with(self, text: &str) -> TextField {
        let mut field = TextField { text: String::new(), caret: 0, ..self };
        for letter in text.chars() {
            field.insert(letter);
        }
        field
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Says whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.text.clear();
        self.caret = 0;
    }

    /// Empties it and gives back what stood in it.
    pub fn take(&mut self) -> String {
        self.caret = 0;
        std::mem::take(&mut self.text)
    }

    /// Puts a character where the caret is; says whether it may stand there.
    pub fn insert(&mut self, letter: char) -> bool {
        let letter = if self.takes == Takes::Text { letter } else { half_width(letter) };
        let fits = match self.takes {
            Takes::Text => !letter.is_control(),
            Takes::Code => !letter.is_whitespace() && !letter.is_control(),
            Takes::Digits => letter.is_ascii_digit(),
        };
        if !fits || self.length() >= self.most {
            return false;
        }
        self.text.insert(self.byte(self.caret), letter);
        self.caret += 1;
        true
    }

    /// Hears a key; says whether it was one for a field.
    pub fn key(&mut self, key: Key) -> bool {
        match key {
            Key::Left => self.caret = self.caret.saturating_sub(1),
            Key::Right => self.caret = (self.caret + 1).min(self.length()),
            Key::Home => self.caret = 0,
            Key::End => self.caret = self.length(),
            Key::Backspace if self.caret > 0 => {
                self.caret -= 1;
                self.text.remove(self.byte(self.caret));
            }
            Key::Delete if self.caret < self.length() => drop(self.text.remove(self.byte(self.caret))),
            Key::Backspace | Key::Delete => {}
            Key::Control('u') => self.clear(),
            Key::Char(letter) => return self.insert(letter),
            _ => return false,
        }
        true
    }

    /// What is shown of it: with the caret where it is being filled in.
    pub fn shown(&self, is_open: bool) -> String {
        self.drawn(is_open, |letter| letter)
    }

    /// The same of what nobody is to read.
    pub fn masked(&self, is_open: bool) -> String {
        self.drawn(is_open, |_| '●')
    }

    fn drawn(&self, is_open: bool, as_seen: impl Fn(char) -> char) -> String {
        let before = self.text.chars().take(self.caret).map(&as_seen);
        let after = self.text.chars().skip(self.caret).map(&as_seen);
        before.chain(is_open.then_some(CARET)).chain(after).collect()
    }

    /// How many characters stand in it.
    pub fn length(&self) -> usize {
        self.text.chars().count()
    }

    fn byte(&self, characters: usize) -> usize {
        self.text.char_indices().nth(characters).map_or(self.text.len(), |(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(takes: Takes, keys: &[Key]) -> TextField {
        let mut field = TextField::new(takes, 8);
        for key in keys {
            field.key(*key);
        }
        field
    }

    fn letters(text: &str) -> Vec<Key> {
        text.chars().map(Key::Char).collect()
    }

    #[test]
    fn the_caret_goes_where_the_keys_lead_it() {
        let mut field = typed(Takes::Text, &letters("张三号"));
        assert_eq!(field.shown(true), "张三号▏");
        field.key(Key::Left);
        field.key(Key::Char('四'));
        assert_eq!(field.shown(true), "张三四▏号");
        field.key(Key::Home);
        field.key(Key::Delete);
        field.key(Key::Backspace);
        assert_eq!(field.shown(true), "▏三四号");
        field.key(Key::End);
        field.key(Key::Delete);
        field.key(Key::Backspace);
        assert_eq!((field.text(), field.shown(false)), ("三四", "三四".into()));
    }

    #[test]
    fn codes_and_digits_are_typed_in_any_width() {
        assert_eq!(typed(Takes::Code, &letters("Ｌ０ １")).text(), "L01");
        assert_eq!(typed(Takes::Digits, &letters("２4x６８")).text(), "2468");
        assert_eq!(typed(Takes::Text, &letters("１楼 电")).text(), "１楼 电");
    }

    #[test]
    fn no_more_is_typed_than_there_is_room_for() {
        assert_eq!(typed(Takes::Text, &letters("一二三四五六七八九")).length(), 8);
    }

    #[test]
    fn a_pin_does_not_show_itself() {
        let field = typed(Takes::Digits, &letters("2468"));
        assert_eq!(field.masked(true), "●●●●▏");
        assert!(!format!("{field:?}").contains("2468"));
    }
}
