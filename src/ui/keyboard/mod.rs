//! Writing on the screen: a field with a caret, and a keyboard for Chinese by sounds or by strokes, letters, digits and signs.
//!
//! A `TextEntry` is a value. A page draws it by `TextEntry::view`, hands it what was touched (`EntryTouch`) and what a
//! real keyboard typed, and reads its text. It holds all that was typed; nothing of it is left when the page is dropped.
mod candidates;
mod desk_line;
mod entry;
mod key_cap;
mod key_face;
mod key_rows;
mod layout;
mod mode;
mod paging;
mod sign_rows;
mod typing;
mod view;

pub use entry::{EntryChange, EntryTouch, TextEntry};
pub use layout::KeyboardLayout;
pub use mode::KeyboardMode;
pub use view::FieldNote;
