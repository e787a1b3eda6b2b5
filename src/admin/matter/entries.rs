//! What the editors of fields have in common: what becomes of a key, and how a text is written.
use crate::admin::field_exit::FieldExit;
use crate::ui::keyboard::{KeyboardMode, TextEntry};

/// The most characters of a text on one line, and on several.
const LINE: usize = 500;
const LINES: usize = 4000;

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditReply {
    /// It goes on.
    Stay,
    /// Something in it is finished, and goes on.
    Keep,
    /// The field is finished.
    Done,
    /// The field is left as it was.
    Drop,
    /// The field is finished, and the next one is meant.
    Next,
    /// The field is finished, and the one before is meant.
    Before,
}

impl From<FieldExit> for EditReply {
    fn from(exit: FieldExit) -> EditReply {
        match exit {
            FieldExit::Stay => EditReply::Stay,
            FieldExit::Done => EditReply::Done,
            FieldExit::Next => EditReply::Next,
            FieldExit::Before => EditReply::Before,
            FieldExit::Drop => EditReply::Drop,
        }
    }
}

/// A text entry in the way of writing that suits a field, with a text in it.
pub(super) fn entry(text: &str, is_long: bool, is_chinese: bool) -> TextEntry {
    let mode = if is_chinese { KeyboardMode::Pinyin } else { KeyboardMode::Latin };
    let entry = if is_long { TextEntry::lines(LINES, mode) } else { TextEntry::line(LINE, mode) };
    entry.with(text)
}
