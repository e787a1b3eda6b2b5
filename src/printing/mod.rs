//! The conversation with a printer as a value: bytes heard and time go in, bytes to say and what became of a slip come out.
//!
//! No port is known here and no clock: the device drives it on a real line, the tests on a virtual printer in virtual time.
//!
//! | file | what it is |
//! |---|---|
//! | `reply` | bytes → replies, whatever is between them |
//! | `bits` | replies → what each bit says → one trouble |
//! | `flags` | the set bits by their names, for technicians |
//! | `learned` | what a printer was found to answer, kept under its serial number |
//! | `ask` | the questions, and how long an answer may take |
//! | `wire` | the bytes on their way, and when the line will be free |
//! | `probe` | finding out what a printer answers |
//! | `pace` | how far a slip is sent ahead of its paper |
//! | `job` | one slip: sent, held while the printer is unwell, confirmed or not |
//! | `talk` | the conversation as others use it |
//! | `hear`, `duty`, `print` | what it does: with what it hears, when something is due, while it prints |
//! | `transcript` | a conversation as lines of text, for support and for tests |
mod ask;
mod bits;
mod duty;
mod flags;
mod hear;
mod job;
mod learned;
mod pace;
mod print;
mod probe;
mod reply;
mod talk;
#[cfg(test)]
mod tests;
mod transcript;
mod wire;

pub use bits::{Bits, Reading};
pub use flags::{Flag, StatusByte};
pub use learned::Learned;
pub use reply::{Listener, Reply};
pub use talk::{Line, Remains, Talk};
pub use transcript::{Transcript, Turn};
