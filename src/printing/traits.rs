//! What a printer was found to be and to answer; kept under its serial number, so that it is asked once.
use crate::paper::{StatusQueries, Support};

/// What one printer said of itself, and which questions it answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each question is answered or not by itself")]
pub struct PrinterTraits {
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

impl PrinterTraits {
    /// What a model is known to answer before anything was asked.
    pub(super) fn of(answers: &StatusQueries) -> PrinterTraits {
        let surely = |knows| knows == Support::Yes;
        PrinterTraits {
            // A printer that may answer is treated as one that does until it is found silent.
            status: answers.status != Support::No,
            changes: surely(answers.changes),
            paper: surely(answers.paper),
            process: surely(answers.process),
            ..PrinterTraits::default()
        }
    }

    /// Says whether it can say that a slip is done.
    pub fn confirms(&self) -> bool {
        self.paper || self.process
    }

    /// Takes over what is known of the same printer from before, where its profile leaves it open: what a profile says
    /// for sure stands.
    pub(super) fn remember(&mut self, known: &PrinterTraits, answers: &StatusQueries) {
        if answers.changes == Support::Ask {
            self.changes = known.changes;
        }
        if answers.paper == Support::Ask {
            self.paper = known.paper;
        }
        if answers.process == Support::Ask {
            self.process = known.process;
        }
    }
}
