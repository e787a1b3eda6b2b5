//! The questions a printer is asked, their bytes, and how long an answer may take.
use std::time::Duration;

/// How long an answer given at once may take, once the question has left the computer.
pub(super) const AT_ONCE: Duration = Duration::from_millis(300);
/// How long an answer in its turn may take while nothing is printed.
pub(super) const IN_TURN: Duration = Duration::from_millis(500);
/// Between two rounds of questions while nothing is printed.
pub(super) const ROUND: Duration = Duration::from_millis(600);
/// Between two questions while a slip is printed. A printer that loses its power is dark for longer than this.
pub(super) const ROUND_AT_WORK: Duration = Duration::from_millis(250);
/// How often a question is repeated before a printer is called silent.
pub(super) const TRIES: u32 = 3;

/// The command that makes everything plain again.
pub(super) const RESET: [u8; 2] = [0x1B, b'@'];
/// Empties the printer's buffers; it answers `37 25 00`.
pub(super) const CLEAR: [u8; 10] = [0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8];
/// Asks for the paper sensors, in turn.
pub(super) const PAPER: [u8; 3] = [0x1D, b'r', 1];
/// Asks to be told of every change: offline, errors, paper.
pub(super) const CHANGES: [u8; 3] = [0x1D, b'a', 0x0E];

/// How far the finding out has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Probe {
    /// Its status is asked for: answered at once, however it is.
    Status,
    /// Who it is.
    Identity,
    /// What it answers in its turn.
    InTurn,
    /// All was asked. One that became unwell meanwhile may have left a question unanswered that it knows.
    Asked,
    /// All is known that can be.
    Done,
}

/// One step of a conversation, waited for before the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum DialogueStep {
    /// `DLE EOT n`; the answer counts only where `kept`, since a printer that once missed an answer may be one behind.
    Status { n: u8, kept: bool },
    /// `GS I n`: 66 maker, 67 model, 68 serial number, 69 letters.
    Identity(u8),
    /// `GS ( H` with the number that no slip has.
    Process,
    /// `GS r 1`.
    Paper,
    /// `ESC @`; not answered.
    Reset,
    /// `GS a`: from then on it reports every change of its status unasked.
    Changes,
    /// Bytes of any kind; not answered.
    Say(Vec<u8>),
}

impl DialogueStep {
    /// The bytes, and whether they act at once wherever they come.
    pub fn bytes(&self) -> (Vec<u8>, bool) {
        match self {
            DialogueStep::Status { n, .. } => (vec![0x10, 0x04, *n], true),
            DialogueStep::Identity(n) => (vec![0x1D, b'I', *n], false),
            DialogueStep::Process => (process(0), false),
            DialogueStep::Paper => (PAPER.to_vec(), false),
            DialogueStep::Reset => (RESET.to_vec(), false),
            DialogueStep::Changes => (CHANGES.to_vec(), false),
            DialogueStep::Say(bytes) => (bytes.clone(), false),
        }
    }

    /// How long the answer may take; nothing where none is expected.
    pub fn patience(&self) -> Option<Duration> {
        match self {
            DialogueStep::Status { .. } => Some(AT_ONCE),
            DialogueStep::Identity(_)
            | DialogueStep::Process
            | DialogueStep::Paper
            | DialogueStep::Changes => Some(IN_TURN),
            DialogueStep::Reset | DialogueStep::Say(_) => None,
        }
    }
}

/// Asks the printer to give a number back once everything before it is printed.
pub(super) fn process(token: u32) -> Vec<u8> {
    [&[0x1D, b'(', b'H', 6, 0, 48, 48][..], &id(token)].concat()
}

/// A number as four printable characters; later ones are greater until they begin again after 78 million.
pub(super) fn id(token: u32) -> [u8; 4] {
    let digit = |place: u32| 0x21 + u8::try_from(token / 94_u32.pow(place) % 94).unwrap_or(0);
    [digit(3), digit(2), digit(1), digit(0)]
}

/// One round of questions; where answers may be one behind, each is asked twice and the second answer counts.
pub(super) fn round(doubt: bool, mouth: bool) -> impl Iterator<Item = DialogueStep> {
    let twice = move |n| {
        let first = doubt.then_some(DialogueStep::Status { n, kept: false });
        first.into_iter().chain([DialogueStep::Status { n, kept: true }])
    };
    (1..=if mouth { 5 } else { 4 }).flat_map(twice)
}
