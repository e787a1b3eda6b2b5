//! The terminal: touches and keys in, pictures out.
//!
//! | file | what it is |
//! |---|---|
//! | `parser` | bytes → touches and keys; a pure state machine, time is handed in |
//! | `hidden_line` | a line that is typed unseen: a PIN at a command |
//! | `keys` | which sequence is which key or touch |
//! | `reader` | the thread that waits for the tty and for signals |
//! | `signals` | the four signals as bytes in pipes |
//! | `window` | opening the tty, and how many cells it has |
//! | `screen` | raw mode and the alternate screen, given back whatever happens |
//! | `backend` | ratatui's backend that sends no byte too many |
//! | `painter` | the difference between the wanted page and the shown one, as strokes |
//! | `writer` | strokes as bytes, knowing where the cursor is and what it wears |
//! | `grid` | the cells of one page, wide characters and their hidden halves |
//! | `face` | colours and modifiers, and the shortest change from one to the next |
//! | `travel` | the shortest way of the cursor |
//! | `repair_wide_chars` | pages made whole before they are shown |
//! | `floor` | the yardstick: the bytes a hand-written program would need |

mod backend;
pub mod byte_floor;
mod cell_style;
mod cursor_path;
mod grid;
pub mod hidden_line;
mod keys;
mod painter;
mod parser;
mod reader;
mod repair_wide_chars;
mod screen;
mod sgr_writer;
mod signals;
#[cfg(test)]
mod tests;
pub mod window;

pub use backend::FrugalBackend;
pub use cell_style::ColourDepth;
pub use parser::Parser;
pub use reader::{InputReader, ReaderMessage, StopReason, listen_to_signals};
pub use repair_wide_chars::repair_wide_chars;
pub use screen::{TerminalScreen, restore_after_panic};
pub use sgr_writer::TerminalQuirks;
pub use signals::Signals;
