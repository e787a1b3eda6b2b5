//! Status as a printer says it → what each bit means → the one trouble people are told. Each step is a pure function.
use crate::paper::{ErrorBit, Health, Presenter, PrinterFault, StatusQueries};

/// What a printer last said of itself, byte by byte as it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    /// The answer to `DLE EOT 1`: the printer.
    pub printer: Option<u8>,
    /// To `DLE EOT 2`: why it is offline.
    pub offline: Option<u8>,
    /// To `DLE EOT 3`: errors.
    pub error: Option<u8>,
    /// To `DLE EOT 4`: paper.
    pub paper: Option<u8>,
    /// To `DLE EOT 5`: its mouth.
    pub mouth: Option<u8>,
    /// To `DLE EOT 20` (Custom): paper and mouth, what a person did, errors that pass and those that do not.
    pub full: Option<[u8; 4]>,
    /// What it said last by itself (ASB).
    pub changes: Option<[u8; 4]>,
}

/// What the bits say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a printer says each of these by itself")]
pub struct StatusReading {
    /// It is not ready.
    pub offline: bool,
    /// The cover is open.
    pub cover_open: bool,
    /// There is no paper.
    pub paper_out: bool,
    /// The roll is nearly at its end.
    pub paper_low: bool,
    /// The paper is jammed.
    pub jammed: bool,
    /// The cutter is stuck.
    pub cutter: bool,
    /// An error nobody in the hall can put right.
    pub broken: bool,
    /// The head is too hot.
    pub hot: bool,
    /// An error of the kind a person can put right, and no more is said.
    pub error: bool,
    /// A slip hangs from its mouth; nothing where no sensor says so.
    pub at_mouth: Option<bool>,
}

fn bit(byte: Option<u8>, bit: u8) -> bool {
    byte.is_some_and(|byte| byte >> bit & 1 == 1)
}

impl Bits {
    /// Forgets everything, as when nothing has been heard for too long.
    pub fn forget(&mut self) {
        *self = Bits::default();
    }

    /// What the bits of a model say (printer.md §4.2, §4.3, §4.7).
    ///
    /// What was answered when asked and what was said unasked are joined: a trouble said by either is a trouble, and a
    /// change said later replaces the answers before it, since [`Bits::changed`] clears them.
    pub fn read(&self, answers: &StatusQueries) -> StatusReading {
        let asked = self.read_asked(answers);
        let told = self.changes.map(|changes| read_changes(changes, answers)).unwrap_or_default();
        let full = self.full.map(read_full).unwrap_or_default();
        asked.with(told).with(full)
    }

    fn read_asked(&self, answers: &StatusQueries) -> StatusReading {
        let recoverable = bit(self.error, 2);
        StatusReading {
            offline: bit(self.printer, 3),
            cover_open: bit(self.offline, 2),
            paper_out: bit(self.paper, 5) || bit(self.paper, 6) || bit(self.offline, 5),
            paper_low: bit(self.paper, 2) || bit(self.paper, 3),
            jammed: recoverable && answers.error_bit == ErrorBit::Jam,
            cutter: bit(self.error, 3),
            broken: bit(self.error, 5),
            hot: bit(self.error, 6),
            error: recoverable && answers.error_bit == ErrorBit::Recoverable,
            at_mouth: match answers.presenter {
                Presenter::Exit => self.mouth.map(|byte| byte & 0x60 != 0),
                _ => None,
            },
        }
    }

    /// A change was said unasked: answers given before it say nothing any more where it says something else.
    pub fn changed(&mut self, changes: [u8; 4]) {
        let mouth = self.mouth;
        *self = Bits { changes: Some(changes), mouth, full: self.full, ..Bits::default() };
    }

    /// An answer came: what was said unasked before it is older than it.
    pub fn answered(&mut self, question: u8, byte: u8) {
        match question {
            1 => self.printer = Some(byte),
            2 => self.offline = Some(byte),
            3 => self.error = Some(byte),
            4 => self.paper = Some(byte),
            _ => self.mouth = Some(byte),
        }
    }

    /// All four answers are there, so what was said unasked before them may be dropped.
    pub fn settle(&mut self) {
        if self.printer.and(self.offline).and(self.error).and(self.paper).is_some() {
            self.changes = None;
        }
    }
}

fn read_changes([first, second, third, _]: [u8; 4], answers: &StatusQueries) -> StatusReading {
    let (first, second, third) = (Some(first), Some(second), Some(third));
    StatusReading {
        offline: bit(first, 3),
        cover_open: bit(first, 5),
        paper_out: bit(third, 2) || bit(third, 3),
        paper_low: bit(third, 0) || bit(third, 1),
        jammed: bit(second, 2) && answers.error_bit == ErrorBit::Jam,
        cutter: bit(second, 3),
        broken: bit(second, 5),
        hot: bit(second, 6),
        error: bit(second, 2) && answers.error_bit == ErrorBit::Recoverable,
        at_mouth: None,
    }
}

fn read_full([paper, person, passing, lasting]: [u8; 4]) -> StatusReading {
    let paper = Some(paper);
    StatusReading {
        paper_out: bit(paper, 0),
        paper_low: bit(paper, 2),
        at_mouth: Some(bit(paper, 5)),
        cover_open: person & 0x03 != 0,
        hot: passing & 0x01 != 0,
        error: passing & !0x01 != 0,
        broken: lasting != 0,
        ..StatusReading::default()
    }
}

impl StatusReading {
    /// What either of two readings says.
    fn with(self, other: StatusReading) -> StatusReading {
        StatusReading {
            offline: self.offline || other.offline,
            cover_open: self.cover_open || other.cover_open,
            paper_out: self.paper_out || other.paper_out,
            paper_low: self.paper_low || other.paper_low,
            jammed: self.jammed || other.jammed,
            cutter: self.cutter || other.cutter,
            broken: self.broken || other.broken,
            hot: self.hot || other.hot,
            error: self.error || other.error,
            at_mouth: self.at_mouth.or(other.at_mouth),
        }
    }

    /// The one trouble people are told: what must be put right first.
    ///
    /// An open cover hides the paper's sensor, so it comes before paper; what cannot be mended comes before all.
    pub fn trouble(&self) -> Option<PrinterFault> {
        let troubles = [
            (self.broken, PrinterFault::Broken),
            (self.cover_open, PrinterFault::CoverOpen),
            (self.jammed, PrinterFault::Jammed),
            (self.cutter, PrinterFault::CutterJam),
            (self.paper_out, PrinterFault::PaperOut),
            (self.hot, PrinterFault::Overheated),
            (self.error, PrinterFault::Jammed),
            (self.offline, PrinterFault::Offline),
        ];
        troubles.into_iter().find(|(is_so, _)| *is_so).map(|(_, trouble)| trouble)
    }

    /// The same as people and staff need it.
    pub fn health(&self) -> Health {
        Health { trouble: self.trouble(), paper_low: self.paper_low, at_mouth: self.at_mouth }
    }

    /// An error that `DLE ENQ` may end once its cause is gone.
    pub fn is_recoverable(&self) -> bool {
        self.jammed || self.cutter || self.error
    }
}
