//! Ways of writing, one of which the keyboard is in.
use crate::ime::Mode;
use crate::text::Lang;
use crate::text::keyboard::{KeyboardWords, ModeWords};

/// A way of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyboardMode {
    /// Chinese by the letters of its sounds.
    Pinyin,
    /// The same by nine large keys, as on a telephone.
    NineKeys,
    /// Chinese by the strokes of a character.
    Strokes,
    /// Latin letters.
    Latin,
    /// Digits and what stands between them.
    Digits,
    /// Punctuation and signs.
    Symbols,
    /// Whole phrases that people often write.
    Phrases,
}

impl KeyboardMode {
    /// All of them, in the order they are shown.
    pub const ALL: [KeyboardMode; 7] = [
        KeyboardMode::Pinyin,
        KeyboardMode::NineKeys,
        KeyboardMode::Strokes,
        KeyboardMode::Latin,
        KeyboardMode::Digits,
        KeyboardMode::Symbols,
        KeyboardMode::Phrases,
    ];

    /// The one that a page in a language begins with.
    pub fn usual(lang: Lang) -> KeyboardMode {
        match lang {
            Lang::Zh => KeyboardMode::Pinyin,
            Lang::En => KeyboardMode::Latin,
        }
    }

    /// How keys are read, where they are keys of Chinese.
    pub fn input(self) -> Option<Mode> {
        match self {
            KeyboardMode::Pinyin => Some(Mode::Pinyin),
            KeyboardMode::NineKeys => Some(Mode::NineKeys),
            KeyboardMode::Strokes => Some(Mode::Strokes),
            _ => None,
        }
    }

    /// Says whether a key is one of those that Chinese is written with in this way.
    pub(super) fn has_key(self, key: char) -> bool {
        match self {
            KeyboardMode::Pinyin => key.is_ascii_lowercase() || key == '\'',
            KeyboardMode::NineKeys => matches!(key, '2'..='9' | '\''),
            KeyboardMode::Strokes => matches!(key, '1'..='5' | '*'),
            _ => false,
        }
    }

    /// What is said of it.
    pub fn words(self, words: &KeyboardWords) -> ModeWords {
        match self {
            KeyboardMode::Pinyin => words.pinyin,
            KeyboardMode::NineKeys => words.nine_keys,
            KeyboardMode::Strokes => words.strokes,
            KeyboardMode::Latin => words.latin,
            KeyboardMode::Digits => words.digits,
            KeyboardMode::Symbols => words.symbols,
            KeyboardMode::Phrases => words.phrases,
        }
    }
}
