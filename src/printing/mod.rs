//! The conversation with a printer as a value: bytes heard and time go in, bytes to say and what became of a slip come out.
//!
//! No port is known here and no clock: the device drives it on a real line, the tests on a virtual printer in virtual time.
//!
//! | file | what it is |
//! |---|---|
//! | `reply` | bytes → replies, whatever is between them |
//! | `bits` | replies → what each bit says → one trouble |
//! | `flags` | the set bits by their names, for technicians |
//! | `traits` | what a printer was found to answer, kept under its serial number |
//! | `ask` | the questions, and how long an answer may take |
//! | `wire` | the bytes on their way, and when the line will be free |
//! | `probe` | finding out what a printer answers |
//! | `pace` | how far a slip is sent ahead of its paper |
//! | `job` | one slip: sent, held while the printer is unwell, confirmed or not |
//! | `conversation` | the conversation as others use it |
//! | `hear`, `duty`, `print` | what it does: with what it hears, when something is due, while it prints |
//! | `transcript` | a conversation as lines of text, for support and for tests |
mod bits;
mod conversation;
mod dialogue;
mod due;
mod flags;
mod job;
mod listening;
mod pace;
mod print;
mod probe;
mod reply;
#[cfg(test)]
mod tests;
mod traits;
mod transcript;
mod wire;

pub use bits::{Bits, StatusReading};
pub use conversation::{Conversation, Leftovers, PrinterLink};
pub use flags::{Flag, StatusByte};
pub use reply::{Listener, Reply};
pub use traits::PrinterTraits;
pub use transcript::{Transcript, TranscriptEntry};
