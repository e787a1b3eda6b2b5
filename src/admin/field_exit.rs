//! How an open field is left, by one rule for every form: what was typed is kept by whatever key leads away, and only Escape gives it up.
use super::AdminSession;
use crate::text::keyboard;
use crate::ui::TextField;
use crate::ui::input::Key;
use crate::ui::keyboard::{EntryTouch, KeyboardMode, TextEntry};

/// What a key does to the field that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldExit {
    /// It goes on in the field.
    Stay,
    /// The field is finished.
    Done,
    /// The field is finished, and the next one is meant.
    Next,
    /// The field is finished, and the one before is meant.
    Before,
    /// The field is as it was before it was opened.
    Drop,
}

impl FieldExit {
    /// The exit of a key, where the field itself has no use for it.
    pub fn of(key: Key) -> FieldExit {
        match key {
            Key::Enter => FieldExit::Done,
            Key::Tab | Key::Down | Key::PageDown => FieldExit::Next,
            Key::BackTab | Key::Up | Key::PageUp => FieldExit::Before,
            Key::Escape => FieldExit::Drop,
            _ => FieldExit::Stay,
        }
    }

    /// The place among so many fields that one goes to from a place; a list that is filled in from the top `goes_on` when one is done.
    pub fn leads(self, at: usize, count: usize, goes_on: bool) -> usize {
        match self {
            FieldExit::Next => (at + 1).min(count.saturating_sub(1)),
            FieldExit::Done if goes_on => (at + 1).min(count.saturating_sub(1)),
            FieldExit::Before => at.saturating_sub(1),
            _ => at,
        }
    }
}

/// Hears a key for letters or digits that are being typed.
pub(super) fn typed(field: &mut TextField, key: Key) -> FieldExit {
    if field.key(key) { FieldExit::Stay } else { FieldExit::of(key) }
}

/// Hears a key for words that are being written, which are so many columns wide. Up and down go through their lines first.
pub(super) fn written(entry: &mut TextEntry, key: Key, width: u16, here: &AdminSession) -> FieldExit {
    match key {
        Key::F(3) => other_way(entry, here),
        Key::PageUp | Key::PageDown if entry.is_composing() => entry.turn_candidates(key == Key::PageDown),
        Key::Control('u') => entry.clear(),
        Key::Enter if entry.is_composing() || entry.has_lines() => drop(entry.key(key)),
        Key::Escape if entry.takes(key) => drop(entry.key(key)),
        Key::Up | Key::Down if entry.go_line(key == Key::Down, width) => {}
        key => match FieldExit::of(key) {
            FieldExit::Stay => drop(entry.key(key)),
            FieldExit::Drop => return FieldExit::Drop,
            exit => {
                entry.settle();
                return exit;
            }
        },
    }
    FieldExit::Stay
}

/// Between Chinese by sounds and the letters as they are.
pub(super) fn other_way(entry: &mut TextEntry, here: &AdminSession) {
    let mode = if entry.mode() == KeyboardMode::Pinyin { KeyboardMode::Latin } else { KeyboardMode::Pinyin };
    entry.touch(EntryTouch::Mode(mode), keyboard::words(here.lang));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_out_but_escape_keeps_the_field() {
        let leads = |key| FieldExit::of(key).leads(3, 5, false);
        for (key, to) in [(Key::Enter, 3), (Key::Tab, 4), (Key::Down, 4), (Key::Up, 2), (Key::BackTab, 2)] {
            assert_eq!(leads(key), to, "{key:?}");
            assert_ne!(FieldExit::of(key), FieldExit::Drop);
        }
        assert_eq!(FieldExit::of(Key::Escape), FieldExit::Drop);
        assert_eq!(FieldExit::Done.leads(3, 5, true), 4, "a new entry is filled in from the top");
        assert_eq!((FieldExit::Next.leads(4, 5, true), FieldExit::Before.leads(0, 5, true)), (4, 0));
        assert_eq!(FieldExit::Next.leads(0, 0, false), 0);
    }
}
