//! What a printer was found to be and to answer; kept under its serial number, so that it is asked once.
use crate::paper::{Answers, Knows};

/// What one printer said of itself, and which questions it answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each question is answered or not by itself")]
pub struct Learned {
    /// Its serial number; empty where it has none.
    pub serial: String,
    /// Who made it.
    pub maker: String,
    /// What it is called.
    pub model: String,
    /// The Chinese letters it says it has, such as `CHINA GB18030`.
    pub font: String,
    /// It answers `DLE EOT`.
    pub status: bool,
    /// It says by itself what changes (`GS a`).
    pub changes: bool,
    /// It answers `GS r` in its turn.
    pub paper: bool,
    /// It gives our number back (`GS ( H`).
    pub process: bool,
}

impl Learned {
    /// What a model is known to answer before anything was asked.
    pub(super) fn of(answers: &Answers) -> Learned {
        let surely = |knows| knows == Knows::Yes;
        Learned {
            // A printer that may answer is treated as one that does until it is found silent.
            status: answers.status != Knows::No,
            changes: surely(answers.changes),
            paper: surely(answers.paper),
            process: surely(answers.process),
            ..Learned::default()
        }
    }

    /// Says whether it can say that a slip is done.
    pub fn confirms(&self) -> bool {
        self.paper || self.process
    }

    /// Takes over what is known of the same printer from before, where its profile leaves it open: what a profile says
    /// for sure stands.
    pub(super) fn remember(&mut self, known: &Learned, answers: &Answers) {
        if answers.changes == Knows::Ask {
            self.changes = known.changes;
        }
        if answers.paper == Knows::Ask {
            self.paper = known.paper;
        }
        if answers.process == Knows::Ask {
            self.process = known.process;
        }
    }
}
