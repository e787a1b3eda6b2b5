//! A slip set for one model of printer: its bytes in pieces, between which a printer may be spoken to.
use std::collections::BTreeSet;

/// The bytes of a slip, and what is to be known of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// Whole commands, at most 2 KB a piece, in order. Only between two pieces may anything else be sent: a question
    /// in the middle of a command would be taken for a part of it.
    pub pieces: Vec<Vec<u8>>,
    /// Characters for which no letter was found anywhere; 〓 stands for them, and staff must be told.
    pub missing: BTreeSet<char>,
    /// How long the slip is, in dots of paper (8 a millimetre).
    pub length: usize,
}

impl Script {
    /// How many bytes it has.
    pub fn bytes(&self) -> usize {
        self.pieces.iter().map(Vec::len).sum()
    }
}
