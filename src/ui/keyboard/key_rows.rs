//! Which keys a way of writing has, row by row, in each shape of the keyboard.
use super::entry::{EntryTouch, TextEntry};
use super::key_cap::{KeyCap, PICTURES};
use super::layout::{KeyboardLayout, KeyboardShape};
use super::mode::KeyboardMode;
use crate::text::keyboard::KeyboardWords;
use crate::ui::Takes;

const TYPEWRITER: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const ALPHABET: [&str; 2] = ["abcdefghijklm", "nopqrstuvwxyz"];
/// The letters of the nine keys, from 2 on.
const NINE: [(&str, char); 8] = [
    ("ABC", '2'),
    ("DEF", '3'),
    ("GHI", '4'),
    ("JKL", '5'),
    ("MNO", '6'),
    ("PQRS", '7'),
    ("TUV", '8'),
    ("WXYZ", '9'),
];
/// The keys of the strokes, and any of them.
const STROKES: [char; 6] = ['1', '2', '3', '4', '5', '*'];
const FIGURES: [&str; 2] = ["12345", "67890"];
/// What stands between figures.
const BETWEEN: &str = ".-/:%";

/// Keys side by side; the last one takes what is left of the row.
pub(super) type KeyRow = Vec<KeyCap>;

/// What the keys are made from.
pub(super) struct KeyRows<'a> {
    pub entry: &'a TextEntry,
    pub layout: KeyboardLayout,
    pub words: &'a KeyboardWords,
}

impl KeyRows<'_> {
    /// The rows of keys of the way of writing.
    pub fn rows(&self) -> Vec<KeyRow> {
        match self.entry.mode {
            _ if self.entry.chooses_mode && self.is_low() => self.mode_list(),
            KeyboardMode::Pinyin | KeyboardMode::Latin if self.is_low() => self.alphabet(),
            KeyboardMode::Pinyin | KeyboardMode::Latin => self.typewriter(),
            KeyboardMode::NineKeys => self.nine_keys(),
            KeyboardMode::Strokes => self.strokes(),
            KeyboardMode::Digits => self.digits(),
            KeyboardMode::Symbols => self.symbols(),
            KeyboardMode::Phrases => self.phrases(),
        }
    }

    /// The ways of writing in one row.
    pub fn mode_row(&self) -> KeyRow {
        let mode = |mode: KeyboardMode| {
            let name = mode.words(self.words).name;
            KeyCap::mode(name.to_owned(), mode, mode == self.entry.mode, 1)
        };
        self.modes().into_iter().map(mode).collect()
    }

    /// The ways of writing in two rows, each with what it is for.
    fn mode_list(&self) -> Vec<KeyRow> {
        let modes = self.modes();
        let across = modes.len().div_ceil(2);
        let each = self.layout.halves() / u16::try_from(across).unwrap_or(1);
        let mode = |mode: &KeyboardMode| {
            let words = mode.words(self.words);
            let label = format!("{} {}", words.name, words.about);
            KeyCap::mode(label, *mode, *mode == self.entry.mode, each)
        };
        let row = |modes: &[KeyboardMode]| -> KeyRow {
            let gap = (modes.len() < across).then(|| KeyCap::gap(each));
            modes.iter().map(mode).chain(gap).collect()
        };
        modes.chunks(across).map(row).collect()
    }

    /// The ways of writing: whole phrases are for texts, and neither a name nor what is searched for.
    fn modes(&self) -> Vec<KeyboardMode> {
        let is_for_texts = |mode: &KeyboardMode| *mode == KeyboardMode::Phrases;
        KeyboardMode::ALL.into_iter().filter(|mode| self.is_text() || !is_for_texts(mode)).collect()
    }

    pub(super) fn is_low(&self) -> bool {
        self.layout.shape == KeyboardShape::Low
    }

    fn is_text(&self) -> bool {
        self.entry.takes == Takes::Lines
    }

    fn is_latin(&self) -> bool {
        self.entry.mode == KeyboardMode::Latin
    }

    /// Letters as keys: capitals on the keys of pinyin, as they will be written on those of Latin.
    fn letters(&self, letters: &str) -> KeyRow {
        let is_latin = self.is_latin();
        let key = |letter: char| {
            let capital = letter.to_ascii_uppercase();
            let written = if is_latin && self.entry.has_capitals { capital } else { letter };
            KeyCap::key(if is_latin { written } else { capital }, written, 2)
        };
        letters.chars().map(key).collect()
    }

    /// What ends a syllable, or changes to capitals.
    fn beside_letters(&self, halves: u16) -> KeyCap {
        if self.is_latin() {
            KeyCap::capitals(self.words, self.entry.has_capitals, halves)
        } else {
            KeyCap::separator(self.words, halves)
        }
    }

    fn comma(&self, halves: u16) -> KeyCap {
        KeyCap::sign(if self.is_latin() { ',' } else { self.words.comma }, halves)
    }

    fn full_stop(&self, halves: u16) -> KeyCap {
        KeyCap::sign(if self.is_latin() { '.' } else { self.words.full_stop }, halves)
    }

    /// Begins a line in a text of several, or empties a single one.
    pub(super) fn line_or_clear(&self, halves: u16) -> KeyCap {
        if self.is_text() { KeyCap::new_line(self.words, halves) } else { KeyCap::clear(self.words, halves) }
    }

    fn typewriter(&self) -> Vec<KeyRow> {
        let words = self.words;
        let [mut first, mut second, mut third] = TYPEWRITER.map(|letters| self.letters(letters));
        second.insert(0, KeyCap::gap(1));
        second.push(KeyCap::gap(1));
        if self.layout.shape == KeyboardShape::Wide {
            first.push(KeyCap::erase(words, 8));
            if self.is_text() {
                second.extend([self.comma(4), self.full_stop(4)]);
                third.extend([self.beside_letters(6), KeyCap::space(words, 4), KeyCap::new_line(words, 4)]);
            } else {
                second.push(KeyCap::clear(words, 8));
                third.extend([self.beside_letters(6), KeyCap::space(words, 8)]);
            }
            return vec![first, second, third];
        }
        if self.layout.lines == 4 {
            third.push(KeyCap::erase(words, 6));
            let fourth = vec![
                self.beside_letters(4),
                self.comma(2),
                self.full_stop(2),
                KeyCap::space(words, 8),
                KeyCap::new_line(words, 4),
            ];
            return vec![first, second, third, fourth];
        }
        if self.is_latin() {
            third.extend([KeyCap::space(words, 3), KeyCap::erase(words, 3)]);
        } else {
            third.extend([KeyCap::erase(words, 3), self.line_or_clear(3)]);
        }
        vec![first, second, third]
    }

    /// Two rows of thirteen letters, and what has room behind them.
    fn alphabet(&self) -> Vec<KeyRow> {
        let words = self.words;
        let [mut first, mut second] = ALPHABET.map(|letters| self.letters(letters));
        let left = self.layout.halves().saturating_sub(26);
        match (left, self.is_text()) {
            (0..10, is_text) => {
                let (above, below) = self.narrow_keys(is_text);
                first.extend([above, KeyCap::erase(words, left - 2)]);
                second.extend([below, KeyCap::modes(words, left - 2)]);
            }
            (10..16, true) => {
                first.extend([self.comma(2), self.full_stop(2), KeyCap::erase(words, left - 4)]);
                // Nobody writes English without spaces; lines begin in other modes, too.
                let wide = if self.is_latin() { KeyCap::space(words, 4) } else { KeyCap::new_line(words, 4) };
                second.extend([wide, KeyCap::modes(words, left - 4)]);
            }
            (10..16, false) => {
                first.extend([KeyCap::clear(words, 4), KeyCap::erase(words, left - 4)]);
                second.extend([KeyCap::space(words, 4), KeyCap::modes(words, left - 4)]);
            }
            (_, true) => {
                first.extend([self.comma(2), self.full_stop(2), self.beside_letters(4)]);
                first.push(KeyCap::erase(words, left - 8));
                second.extend([KeyCap::space(words, 4), KeyCap::new_line(words, 4)]);
                second.push(KeyCap::modes(words, left - 8));
            }
            (_, false) => {
                first.extend([KeyCap::clear(words, 8), KeyCap::erase(words, left - 8)]);
                second.extend([self.beside_letters(4), KeyCap::space(words, 4)]);
                second.push(KeyCap::modes(words, left - 8));
            }
        }
        vec![first, second]
    }

    /// What is wanted most beside two rows of letters where there is room for one narrow key in each.
    fn narrow_keys(&self, is_text: bool) -> (KeyCap, KeyCap) {
        let words = self.words;
        let space = KeyCap::act(words.narrow_space, EntryTouch::Space, 2);
        match (is_text, self.is_latin()) {
            (false, _) => (KeyCap::act(words.narrow_clear, EntryTouch::Clear, 2), space),
            (true, true) => (self.full_stop(2), space),
            (true, false) => (self.comma(2), self.full_stop(2)),
        }
    }

    fn nine_keys(&self) -> Vec<KeyRow> {
        let words = self.words;
        if self.is_low() {
            let each = self.layout.halves() / 6;
            let mut keys = NINE.iter().map(|(label, key)| KeyCap::key(*label, *key, each));
            let mut first = vec![KeyCap::separator(words, each)];
            first.extend(keys.by_ref().take(4));
            first.push(KeyCap::erase(words, each));
            let mut second: KeyRow = keys.collect();
            second.extend([self.line_or_clear(each), KeyCap::modes(words, each)]);
            return vec![first, second];
        }
        let each = self.layout.halves() / 4;
        let mut keys = NINE.iter().map(|(label, key)| KeyCap::key(*label, *key, each));
        let mut first = vec![KeyCap::separator(words, each)];
        first.extend(keys.by_ref().take(2));
        first.push(KeyCap::erase(words, each));
        let mut second: KeyRow = keys.by_ref().take(3).collect();
        let mut third: KeyRow = keys.collect();
        if self.layout.lines == 4 {
            second.push(self.comma(each));
            third.push(self.full_stop(each));
            let fourth = vec![KeyCap::space(words, 3 * each), KeyCap::new_line(words, each)];
            return vec![first, second, third, fourth];
        }
        second.push(self.line_or_clear(each));
        third.push(KeyCap::space(words, each));
        vec![first, second, third]
    }

    fn strokes(&self) -> Vec<KeyRow> {
        let words = self.words;
        let low = self.is_low();
        let has_marks = self.layout.lines == 4;
        let across = if low { 6 } else { 4 + u16::from(has_marks) };
        let each = self.layout.halves() / across;
        let labels = self.words.stroke_keys.into_iter().zip(STROKES).zip(&PICTURES);
        let mut keys = labels.map(|((label, key), picture)| KeyCap {
            picture: Some(picture),
            ..KeyCap::key(label, key, each)
        });
        if low {
            let mut first: KeyRow = keys.by_ref().take(5).collect();
            first.push(KeyCap::erase(words, each));
            let mut second: KeyRow = keys.collect();
            if self.is_text() {
                second.extend([self.comma(each), self.full_stop(each), KeyCap::space(words, each)]);
                second.push(KeyCap::new_line(words, each));
            } else {
                second.extend([KeyCap::space(words, 2 * each), KeyCap::clear(words, 2 * each)]);
            }
            second.push(KeyCap::modes(words, each));
            return vec![first, second];
        }
        let mut first: KeyRow = keys.by_ref().take(3).collect();
        first.extend(has_marks.then(|| self.comma(each)));
        first.push(KeyCap::erase(words, each));
        let mut second: KeyRow = keys.collect();
        second.extend(has_marks.then(|| self.full_stop(each)));
        second.push(self.line_or_clear(each));
        vec![first, second]
    }

    fn digits(&self) -> Vec<KeyRow> {
        let words = self.words;
        let signs = |signs: &str, halves: u16| -> KeyRow {
            signs.chars().map(|sign| KeyCap::sign(sign, halves)).collect()
        };
        if self.is_low() {
            let each = self.layout.halves() / 12;
            let mut first = signs(&FIGURES.concat(), each);
            first.push(KeyCap::erase(words, 2 * each));
            let mut second = signs(BETWEEN, each);
            second.extend([KeyCap::space(words, 3 * each), self.line_or_clear(2 * each)]);
            second.push(KeyCap::modes(words, 2 * each));
            return vec![first, second];
        }
        let each = self.layout.halves() / 6;
        let [mut first, mut second] = FIGURES.map(|figures| signs(figures, each));
        first.push(KeyCap::erase(words, each));
        second.push(self.line_or_clear(each));
        let mut third = signs(BETWEEN, each);
        third.push(KeyCap::space(words, each));
        vec![first, second, third]
    }
}
