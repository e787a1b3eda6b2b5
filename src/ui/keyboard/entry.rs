//! A text that is being written by hand: its field, the keys typed so far, and what becomes of a touch.
use super::mode::KeyboardMode;
use super::paging::Paging;
use crate::ime::{Candidate, Composition, Mode, PAGE};
use crate::text::keyboard::{ANY_STROKE, KeyboardWords, PhraseKind, STROKES};
use crate::ui::{PageTurn, Takes, TextField};
use std::fmt;

/// What a touch on the field or the keyboard means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryTouch {
    /// A key: of a syllable or a stroke where Chinese is written so, else the character itself.
    Key(char),
    /// Takes the last syllable back, or the character before the caret.
    Erase,
    /// Takes everything back.
    Clear,
    /// A space, or the first candidate.
    Space,
    /// Begins another line.
    NewLine,
    /// Between small and capital letters.
    Capitals,
    /// Another way of writing.
    Mode(KeyboardMode),
    /// Opens or closes the list of ways of writing.
    Modes,
    /// Writes a candidate, counted over all pages.
    Candidate(usize),
    /// Turns the page of candidates.
    Turn(PageTurn),
    /// Writes a phrase that people often write.
    Phrase(usize),
    /// Turns the page of such phrases.
    TurnPhrases(PageTurn),
    /// Puts the caret behind so many characters.
    Caret(usize),
}

/// What became of a touch or a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryChange {
    /// It was not for the entry.
    Ignored,
    /// The entry took it; its text, its keys or its look may be others.
    Taken,
    /// There was no room for all of what was to be written.
    Full,
}

/// A text that is being written: a field, and a keyboard on the screen to fill it with.
pub struct TextEntry {
    pub(super) field: TextField,
    pub(super) mode: KeyboardMode,
    pub(super) composition: Composition,
    /// Where the candidates that are shown begin.
    pub(super) candidates: Paging,
    /// Where the phrases that are shown begin.
    pub(super) phrases: Paging,
    /// What it is written for: the phrases that suit it are shown first.
    written_for: PhraseKind,
    pub(super) has_capitals: bool,
    /// The list of ways of writing lies over the keys.
    pub(super) chooses_mode: bool,
    /// The last thing was typed on a real keyboard, so that candidates are numbered.
    pub(super) is_numbered: bool,
    pub(super) takes: Takes,
}

impl fmt::Debug for TextEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TextEntry({:?}, …)", self.mode)
    }
}

impl TextEntry {
    /// An empty line for at most so many characters, such as what is searched for. While nothing is being spelled it offers
    /// nothing.
    pub fn line(most: usize, mode: KeyboardMode) -> TextEntry {
        TextEntry::new(Takes::Text, most, mode)
    }

    /// An empty text of several lines for at most so many characters. While nothing is being spelled it offers what may be
    /// written next.
    pub fn lines(most: usize, mode: KeyboardMode) -> TextEntry {
        TextEntry::new(Takes::Lines, most, mode)
    }

    fn new(takes: Takes, most: usize, mode: KeyboardMode) -> TextEntry {
        TextEntry {
            field: TextField::new(takes, most),
            mode,
            composition: composition(mode, ""),
            candidates: Paging::default(),
            phrases: Paging::default(),
            written_for: PhraseKind::default(),
            has_capitals: false,
            chooses_mode: false,
            is_numbered: false,
            takes,
        }
    }

    /// The same with a text in it, the caret behind it.
    #[must_use]
    pub fn with(mut self, text: &str) -> TextEntry {
        self.field = self.field.with(text);
        self.begin();
        self
    }

    /// The same for somebody who writes for something: the phrases that suit it are shown first.
    #[must_use]
    pub fn written_for(mut self, kind: PhraseKind) -> TextEntry {
        self.written_for = kind;
        self
    }

    /// The phrases that people often write, in the order they are shown.
    pub(super) fn common(&self, words: &KeyboardWords) -> Vec<&'static str> {
        words.common.for_writing(self.written_for)
    }

    /// What is written. Keys that nothing has been chosen for yet are no part of it; see [`TextEntry::settle`].
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// The way of writing.
    pub fn mode(&self) -> KeyboardMode {
        self.mode
    }

    /// Says whether neither a character nor a key is there.
    pub fn is_empty(&self) -> bool {
        self.field.is_empty() && !self.is_composing()
    }

    /// Says whether keys were typed that nothing has been chosen for yet.
    pub fn is_composing(&self) -> bool {
        !self.composition.keys().is_empty()
    }

    /// Writes the likeliest candidates for the keys that nothing has been chosen for, as before a text is sent.
    pub fn settle(&mut self) -> EntryChange {
        let mut change = EntryChange::Taken;
        while self.is_composing() && change == EntryChange::Taken {
            change = self.choose(0);
        }
        if self.is_composing() {
            // Letters that are no Chinese were meant as they are.
            let rest = self.composition.keys().to_owned();
            if self.mode == KeyboardMode::Pinyin && change != EntryChange::Full {
                self.field.insert_all(&rest);
            }
            self.begin();
        }
        if change == EntryChange::Full { change } else { EntryChange::Taken }
    }

    /// What is to be searched for: the text with the keys typed since as they are, where they are letters, and with their
    /// likeliest candidate where they are nine keys. A few strokes may be many characters and say nothing yet.
    pub fn query(&self) -> String {
        let before = self.field.before_caret();
        let after = self.text().get(before.len()..).unwrap_or_default();
        let typed = match self.mode {
            KeyboardMode::Pinyin => self.composition.keys().replace('\'', ""),
            KeyboardMode::NineKeys if self.is_composing() => {
                self.offered(0, 1).0.pop().map(|first| first.text).unwrap_or_default()
            }
            _ => String::new(),
        };
        [before, &typed, after].concat()
    }

    /// Acts on a touch.
    pub fn touch(&mut self, touch: EntryTouch, words: &KeyboardWords) -> EntryChange {
        self.is_numbered = false;
        match touch {
            EntryTouch::Key(key) => return self.write(key),
            EntryTouch::Erase => self.erase(),
            EntryTouch::Clear => self.clear(),
            EntryTouch::Space => return self.space(),
            EntryTouch::NewLine => return self.write_all("\n"),
            EntryTouch::Capitals => self.has_capitals = !self.has_capitals,
            EntryTouch::Mode(mode) => return self.set_mode(mode),
            EntryTouch::Modes => self.chooses_mode = !self.chooses_mode,
            EntryTouch::Candidate(number) => return self.choose(number),
            EntryTouch::Turn(turn) => self.candidates.turn(turn),
            EntryTouch::Phrase(number) => {
                return self.write_all(self.common(words).get(number).copied().unwrap_or_default());
            }
            EntryTouch::TurnPhrases(turn) => self.phrases.turn(turn),
            EntryTouch::Caret(caret) => return self.settle_before(caret),
        }
        EntryChange::Taken
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.field.clear();
        self.begin();
    }

    /// A key of the screen: of Chinese where the mode has it, else a character.
    pub(super) fn write(&mut self, key: char) -> EntryChange {
        if !self.mode.has_key(key) {
            return self.write_all(key.encode_utf8(&mut [0; 4]));
        }
        if self.field.is_full() {
            return EntryChange::Full;
        }
        self.candidates = Paging::default();
        self.composition.press(key);
        EntryChange::Taken
    }

    /// Writes a text as it stands, behind what the keys before it most likely mean.
    pub(super) fn write_all(&mut self, text: &str) -> EntryChange {
        self.settle();
        let has_room = self.field.insert_all(text);
        self.begin();
        if has_room { EntryChange::Taken } else { self.refusal() }
    }

    /// Writes a candidate.
    pub(super) fn choose(&mut self, number: usize) -> EntryChange {
        if self.field.is_full() {
            return EntryChange::Full;
        }
        let Some(text) = self.composition.choose(number) else { return EntryChange::Ignored };
        self.candidates = Paging::default();
        if self.field.insert_all(&text) { EntryChange::Taken } else { self.refusal() }
    }

    pub(super) fn erase(&mut self) {
        self.candidates = Paging::default();
        if self.is_composing() {
            self.composition.take_back_syllable();
        } else {
            self.field.key(crate::ui::input::Key::Backspace);
            self.begin();
        }
    }

    pub(super) fn space(&mut self) -> EntryChange {
        if self.is_composing() { self.choose(0) } else { self.write_all(" ") }
    }

    pub(super) fn set_mode(&mut self, mode: KeyboardMode) -> EntryChange {
        self.chooses_mode = false;
        if mode == self.mode {
            return EntryChange::Taken;
        }
        let change = self.settle();
        self.mode = mode;
        self.phrases = Paging::default();
        self.begin();
        change
    }

    /// Puts the caret somewhere else. What was being spelled is written first, where the caret was.
    fn settle_before(&mut self, caret: usize) -> EntryChange {
        let (here, length) = (self.field.caret(), self.field.length());
        let change = self.settle();
        let written = self.field.length() - length;
        self.field.set_caret(if caret >= here { caret.saturating_add(written) } else { caret });
        self.begin();
        change
    }

    /// Nothing is being spelled; what may come next goes by what stands before the caret.
    pub(super) fn begin(&mut self) {
        self.composition = composition(self.mode, self.field.before_caret());
        self.candidates = Paging::default();
    }

    /// Why not all of a text was written: no room, unless something may not stand in the field at all.
    fn refusal(&self) -> EntryChange {
        if self.field.is_full() { EntryChange::Full } else { EntryChange::Ignored }
    }

    /// Some of what is offered, from a place on, and whether there is more.
    pub(super) fn offered(&self, from: usize, count: usize) -> (Vec<Candidate>, bool) {
        let (page, skipped) = (from / PAGE, from % PAGE);
        let first = self.composition.page(page);
        let mut found: Vec<Candidate> = first.candidates.into_iter().skip(skipped).collect();
        let mut has_more = first.has_more;
        if has_more && found.len() < count {
            let second = self.composition.page(page + 1);
            has_more = second.has_more;
            found.extend(second.candidates);
        }
        has_more |= found.len() > count;
        found.truncate(count);
        (found, has_more)
    }

    /// Says whether it offers anything now: candidates for keys, or what may be written next in a Chinese text of several
    /// lines.
    pub fn has_offers(&self) -> bool {
        // Between phrases, figures and signs of any language, only what is written tells that it is Chinese.
        let is_chinese = || self.mode.input().is_some() || self.field.before_caret().ends_with(is_not_latin);
        self.is_composing() || self.may_offer() && is_chinese()
    }

    /// Says whether room is kept for what it offers, so that the page does not jump with every key.
    pub fn may_offer(&self) -> bool {
        self.takes == Takes::Lines && self.mode != KeyboardMode::Latin
    }

    /// How the keys typed so far are read, syllable by syllable, as they are shown at the caret.
    pub fn spelled(&self) -> String {
        match self.mode {
            KeyboardMode::Strokes => self.composition.keys().chars().map(stroke).collect(),
            KeyboardMode::NineKeys => {
                let (syllables, rest) = self.composition.spelled();
                let mut parts = syllables;
                if !rest.is_empty() {
                    parts.push(rest);
                }
                parts.join(" ")
            }
            _ => self.composition.typed_syllables().join(" "),
        }
    }
}

fn is_not_latin(letter: char) -> bool {
    !letter.is_ascii()
}

/// The name of a stroke.
fn stroke(key: char) -> &'static str {
    let number = key.to_digit(10).and_then(|number| usize::try_from(number).ok()?.checked_sub(1));
    number.and_then(|number| STROKES.get(number)).copied().unwrap_or(ANY_STROKE)
}

/// A composition behind a text. Where no Chinese is written it only knows what may come next.
fn composition(mode: KeyboardMode, before: &str) -> Composition {
    Composition::after(mode.input().unwrap_or(Mode::Pinyin), before)
}
