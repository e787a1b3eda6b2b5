//! Bytes from a printer → replies. Status may come unasked, split or merged, with noise and XON/XOFF anywhere between.
use crate::paper::{Presenter, StatusQueries};

/// The longest block that is waited for; no printer says more of itself.
const LONGEST_BLOCK: usize = 80;

/// One thing a printer said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It can take bytes again (11h).
    GoOn,
    /// It cannot take any more bytes (13h).
    Wait,
    /// The answer to one of `DLE EOT 1` to `5`; which one is known only from what was asked.
    Status(u8),
    /// All of its status, by itself (ASB).
    Changes([u8; 4]),
    /// One byte that answers a command in its turn (`GS r`, `GS I 1`).
    Byte(u8),
    /// A block: its head (37h, 3Dh or 5Fh) and what it says.
    Block(u8, Vec<u8>),
    /// The answer to `DLE EOT 20` of a Custom printer.
    Full([u8; 4]),
    /// A byte that is none of these.
    Noise(u8),
}

/// Takes bytes as they come and makes replies of them.
///
/// Bytes are told apart by their fixed bits (printer.md §4.5, after Citizen's and Epson's appendices); what fits nothing
/// is noise, counted and dropped, and nothing whatever stops it.
#[derive(Clone, Debug)]
pub struct Listener {
    state: ListenerState,
    changes: bool,
    full: bool,
}

#[derive(Clone, Debug, Default)]
enum ListenerState {
    #[default]
    Between,
    Block(u8, Vec<u8>),
    Changes(Vec<u8>),
    Full(Vec<u8>),
}

impl Listener {
    /// A listener for a model. One that answers in full (Custom) begins with 10h 0Fh, as its changes would.
    pub fn new(answers: &StatusQueries) -> Listener {
        let full = answers.presenter == Presenter::Custom;
        Listener { state: ListenerState::Between, changes: !full, full }
    }

    /// Forgets what was half said, as after a time without a byte.
    pub fn forget(&mut self) -> Vec<Reply> {
        match std::mem::take(&mut self.state) {
            ListenerState::Between => Vec::new(),
            ListenerState::Block(head, text) => std::iter::once(head).chain(text).map(Reply::Noise).collect(),
            ListenerState::Changes(bytes) | ListenerState::Full(bytes) => {
                bytes.into_iter().map(Reply::Noise).collect()
            }
        }
    }

    /// Hears one byte; mostly one reply or none, more where something half said turns out to be noise.
    pub fn hear(&mut self, byte: u8) -> Vec<Reply> {
        match byte {
            0x11 => return vec![Reply::GoOn],
            0x13 => return vec![Reply::Wait],
            _ => {}
        }
        match std::mem::take(&mut self.state) {
            ListenerState::Between => self.begin(byte),
            ListenerState::Block(head, text) => self.block(head, text, byte),
            ListenerState::Changes(bytes) => self.change(bytes, byte),
            ListenerState::Full(bytes) => self.fill(bytes, byte),
        }
    }

    fn begin(&mut self, byte: u8) -> Vec<Reply> {
        if matches!(byte, 0x37 | 0x3D | 0x5F) {
            self.state = ListenerState::Block(byte, Vec::new());
        } else if byte & 0x93 == 0x12 {
            return vec![Reply::Status(byte)];
        } else if self.full && byte == 0x10 {
            self.state = ListenerState::Full(vec![byte]);
        } else if self.changes && byte & 0x93 == 0x10 {
            self.state = ListenerState::Changes(vec![byte]);
        } else if byte & 0x90 == 0 {
            return vec![Reply::Byte(byte)];
        } else {
            return vec![Reply::Noise(byte)];
        }
        Vec::new()
    }

    fn block(&mut self, head: u8, mut text: Vec<u8>, byte: u8) -> Vec<Reply> {
        if byte == 0 {
            return vec![Reply::Block(head, text)];
        }
        if (0x20..=0x7F).contains(&byte) && text.len() < LONGEST_BLOCK {
            text.push(byte);
            self.state = ListenerState::Block(head, text);
            return Vec::new();
        }
        let noise = std::iter::once(head).chain(text).map(Reply::Noise);
        noise.chain(self.begin(byte)).collect()
    }

    fn change(&mut self, mut bytes: Vec<u8>, byte: u8) -> Vec<Reply> {
        if byte & 0x90 != 0 {
            // Not a whole one: what came now may begin the next.
            return bytes.into_iter().map(Reply::Noise).chain(self.begin(byte)).collect();
        }
        bytes.push(byte);
        if let Ok(all) = <[u8; 4]>::try_from(bytes.as_slice()) {
            return vec![Reply::Changes(all)];
        }
        self.state = ListenerState::Changes(bytes);
        Vec::new()
    }

    fn fill(&mut self, mut bytes: Vec<u8>, byte: u8) -> Vec<Reply> {
        if bytes.len() == 1 && byte != 0x0F {
            return bytes.into_iter().map(Reply::Noise).chain(self.begin(byte)).collect();
        }
        bytes.push(byte);
        if let [_, _, a, b, c, d] = bytes[..] {
            return vec![Reply::Full([a, b, c, d])];
        }
        self.state = ListenerState::Full(bytes);
        Vec::new()
    }
}
