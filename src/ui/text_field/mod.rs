//! A text that is typed: with a caret, and with a rule of what may stand in it.
mod view;

pub use view::FieldText;

use crate::text::layout::half_width::half_width;
use crate::ui::input::Key;
use std::fmt;

/// The caret, as it is drawn between two characters.
pub const CARET: char = '▏';

/// What may stand in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Words on one line.
    Text,
    /// Words on as many lines as somebody likes.
    Lines,
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

    /// What stands before the caret.
    pub fn before_caret(&self) -> &str {
        self.text.get(..self.byte(self.caret)).unwrap_or_default()
    }

    /// How many characters stand before the caret.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Puts the caret behind so many characters, or at the end where there are fewer.
    pub fn set_caret(&mut self, caret: usize) {
        self.caret = caret.min(self.length());
    }

    /// The most characters that may stand in it.
    pub fn most(&self) -> usize {
        self.most
    }

    /// Says whether no further character has room.
    pub fn is_full(&self) -> bool {
        self.length() >= self.most
    }

    /// Puts characters where the caret is, as many as have room; says whether all have.
    pub fn insert_all(&mut self, text: &str) -> bool {
        text.chars().all(|letter| self.insert(letter))
    }

    /// Puts a character where the caret is; says whether it may stand there.
    pub fn insert(&mut self, letter: char) -> bool {
        let is_prose = matches!(self.takes, Takes::Text | Takes::Lines);
        let letter = if is_prose { letter } else { half_width(letter) };
        let fits = match self.takes {
            Takes::Text => is_shown(letter),
            Takes::Lines => is_shown(letter) || letter == '\n',
            Takes::Code => !letter.is_whitespace() && !letter.is_control(),
            Takes::Digits => letter.is_ascii_digit(),
        };
        if !fits || self.is_full() {
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

/// Says whether a character can be seen where it stands, or is a space: neither a command, nor one that turns the direction
/// of others round or stands in no place of its own.
fn is_shown(letter: char) -> bool {
    let is_hidden = matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !letter.is_control() && !is_hidden
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
    fn several_lines_are_for_fields_that_take_them() {
        assert_eq!(typed(Takes::Text, &letters("一\n二")).text(), "一二");
        let mut field = typed(Takes::Lines, &letters("一\n二"));
        assert_eq!((field.text(), field.before_caret(), field.is_full()), ("一\n二", "一\n二", false));
        field.set_caret(1);
        assert!(!field.insert_all("三四五六七八") && field.is_full(), "five of six have room");
        assert_eq!((field.text(), field.caret()), ("一三四五六七\n二", 6));
        field.set_caret(99);
        assert_eq!(field.before_caret(), field.text());
    }

    #[test]
    fn commands_and_marks_that_cannot_be_seen_are_dropped() {
        for hidden in ['\u{1b}', '\u{202e}', '\u{200b}', '\u{feff}', '\t'] {
            assert!(!TextField::new(Takes::Lines, 8).insert(hidden), "{hidden:?}");
        }
    }

    #[test]
    fn a_pin_does_not_show_itself() {
        let field = typed(Takes::Digits, &letters("2468"));
        assert_eq!(field.masked(true), "●●●●▏");
        assert!(!format!("{field:?}").contains("2468"));
    }
}
