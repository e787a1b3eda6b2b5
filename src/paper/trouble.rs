//! How a printer did: what can be said of a slip that was handed to it, or why it could not be.
use crate::text::Lang;
use crate::text::slip::words;

/// What is known of a slip that has been handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// It stands in a file, as text.
    Drawn,
    /// The printer was sent all of it. Whether it came out on paper is not known.
    Sent,
}

/// Why a slip could not be handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trouble {
    /// No printer is there, or it was unplugged.
    NotConnected,
    /// Another program holds the printer.
    Busy,
    /// The printer is there but may not be used: no permission, or not a serial port at all.
    Refused,
    /// The printer gives no answer when it is asked.
    Silent,
    /// The printer stopped taking bytes before it had all; a part may be on paper.
    Stalled,
    /// The file that stands for the printer cannot be written.
    CannotWrite,
}

impl Trouble {
    /// Every trouble.
    pub const ALL: [Trouble; 6] = [
        Trouble::NotConnected,
        Trouble::Busy,
        Trouble::Refused,
        Trouble::Silent,
        Trouble::Stalled,
        Trouble::CannotWrite,
    ];

    /// What people are told.
    pub fn words(self, lang: Lang) -> &'static str {
        let words = &words(lang).trouble;
        match self {
            Trouble::NotConnected => words.not_connected,
            Trouble::Busy => words.busy,
            Trouble::Refused => words.refused,
            Trouble::Silent => words.silent,
            Trouble::Stalled => words.stalled,
            Trouble::CannotWrite => words.cannot_write,
        }
    }
}
