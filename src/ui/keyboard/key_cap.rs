//! A key as it lies on the screen: what stands on it, how wide it is, and what it means.
use super::entry::EntryTouch;
use super::mode::KeyboardMode;
use crate::text::keyboard::KeyboardWords;
use crate::ui::{ButtonStyle, PageTurn};

/// A key, or a gap where it has no meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KeyCap {
    /// What stands on it.
    pub text: String,
    pub touch: Option<EntryTouch>,
    pub style: ButtonStyle,
    /// Its width in halves of a letter's key.
    pub halves: u16,
    /// What it writes, drawn before its name where there is room.
    pub picture: Option<&'static StrokePicture>,
}

/// A stroke as it is written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct StrokePicture {
    /// In one cell.
    pub sign: &'static str,
    /// In three rows of cells.
    pub rows: [&'static str; 3],
}

/// The strokes 1 to 5, and any of them.
pub(super) static PICTURES: [StrokePicture; 6] = [
    StrokePicture { sign: "━", rows: ["    ", "━━━━", "    "] },
    StrokePicture { sign: "┃", rows: [" ┃  ", " ┃  ", " ┃  "] },
    StrokePicture { sign: "╱", rows: ["  ╱ ", " ╱  ", "╱   "] },
    StrokePicture { sign: "╲", rows: ["╲   ", " ╲  ", "  ╲ "] },
    StrokePicture { sign: "━┓", rows: ["━━━┓", "   ┃", "   ┃"] },
    StrokePicture { sign: "*", rows: ["╲┃╱ ", "━╋━ ", "╱┃╲ "] },
];

impl KeyCap {
    fn new(text: String, touch: Option<EntryTouch>, halves: u16) -> KeyCap {
        KeyCap { text, touch, style: ButtonStyle::Soft, halves, picture: None }
    }

    /// A key that writes.
    pub fn key(label: impl Into<String>, key: char, halves: u16) -> KeyCap {
        KeyCap { style: ButtonStyle::Card, ..KeyCap::new(label.into(), Some(EntryTouch::Key(key)), halves) }
    }

    /// A key of a sign that is its own label.
    pub fn sign(sign: char, halves: u16) -> KeyCap {
        KeyCap::key(sign, sign, halves)
    }

    /// A key that does something else.
    pub fn act(label: &str, touch: EntryTouch, halves: u16) -> KeyCap {
        KeyCap::new(label.to_owned(), Some(touch), halves)
    }

    /// Room without a key.
    pub fn gap(halves: u16) -> KeyCap {
        KeyCap::new(String::new(), None, halves)
    }

    pub fn erase(words: &KeyboardWords, halves: u16) -> KeyCap {
        KeyCap::act(words.erase, EntryTouch::Erase, halves)
    }

    pub fn clear(words: &KeyboardWords, halves: u16) -> KeyCap {
        KeyCap::act(words.clear, EntryTouch::Clear, halves)
    }

    pub fn space(words: &KeyboardWords, halves: u16) -> KeyCap {
        KeyCap::act(words.space, EntryTouch::Space, halves)
    }

    pub fn new_line(words: &KeyboardWords, halves: u16) -> KeyCap {
        KeyCap::act(words.new_line, EntryTouch::NewLine, halves)
    }

    pub fn separator(words: &KeyboardWords, halves: u16) -> KeyCap {
        KeyCap::act(words.separator, EntryTouch::Key('\''), halves)
    }

    pub fn modes(words: &KeyboardWords, halves: u16) -> KeyCap {
        KeyCap::act(words.modes, EntryTouch::Modes, halves)
    }

    pub fn capitals(words: &KeyboardWords, has_capitals: bool, halves: u16) -> KeyCap {
        let label = if has_capitals { words.small_letters } else { words.capitals };
        KeyCap::act(label, EntryTouch::Capitals, halves)
    }

    /// Turns the page of phrases; a gap where there is none that way.
    pub fn turn(label: &str, turn: Option<PageTurn>, halves: u16) -> KeyCap {
        turn.map_or_else(
            || KeyCap::gap(halves),
            |turn| KeyCap::act(label, EntryTouch::TurnPhrases(turn), halves),
        )
    }

    /// A way of writing; the one that is on stands out.
    pub fn mode(label: String, mode: KeyboardMode, is_on: bool, halves: u16) -> KeyCap {
        let style = if is_on { ButtonStyle::Primary } else { ButtonStyle::Soft };
        KeyCap { style, ..KeyCap::new(label, Some(EntryTouch::Mode(mode)), halves) }
    }
}
