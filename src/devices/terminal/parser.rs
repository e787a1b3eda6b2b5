//! Bytes of a terminal become touches and keys, and no bytes whatever can jam it.

use std::time::Duration;

use vte::{Params, Perform};

use super::keys;
use crate::app::input::{Input, Key};

/// A sequence that is not finished after this much silence is dropped.
pub(super) const SILENCE: Duration = Duration::from_millis(50);
/// A sequence longer than this many bytes is dropped.
const LONGEST: usize = 64;

/// The state machine between the bytes of a terminal and what hands did.
///
/// Time is handed in as a monotonic duration since any fixed moment, so a test can play a slow line.
/// Moves of a finger that come in one piece are told as one: the last.
#[derive(Default)]
pub struct Parser {
    machine: vte::Parser,
    hands: InputState,
    /// Bytes since the start of an unfinished sequence or character; 0 between sequences.
    pending: usize,
    last: Duration,
}

impl Parser {
    /// Makes a parser that waits for the first byte.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes bytes that arrived at `now` and returns what they mean, in order.
    pub fn feed(&mut self, bytes: &[u8], now: Duration) -> Vec<Input> {
        self.expire(now);
        for &byte in bytes {
            self.step(byte);
        }
        self.last = now;
        std::mem::take(&mut self.hands.done)
    }

    /// Tells the parser that it is `now` and nothing came; an Escape key shows itself only so.
    pub fn idle(&mut self, now: Duration) -> Vec<Input> {
        self.expire(now);
        std::mem::take(&mut self.hands.done)
    }

    /// Returns when [`Parser::idle`] is due, or nothing while no sequence is open.
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        (self.pending > 0).then(|| self.last + SILENCE)
    }

    fn expire(&mut self, now: Duration) {
        if self.due().is_some_and(|due| now >= due) {
            if self.hands.escaped {
                self.hands.key(Key::Escape);
            }
            self.reset();
        }
    }

    fn reset(&mut self) {
        self.machine = vte::Parser::new();
        self.hands.forget();
        self.pending = 0;
    }

    fn step(&mut self, byte: u8) {
        if byte == 0x1b {
            self.open();
        }
        self.hands.escaped = byte == 0x1b;
        self.hands.finished = false;
        self.machine.advance(&mut self.hands, &[byte]);
        if byte == 0x1b {
            return;
        }
        if self.hands.finished && self.hands.after == NextMeaning::Nothing {
            self.pending = 0;
        } else if self.pending > 0 || byte >= 0x80 {
            self.pending += 1;
        }
        if self.pending > LONGEST {
            self.reset();
        }
    }

    /// Begins a sequence; an Escape that stood alone until now was the key.
    fn open(&mut self) {
        if self.hands.escaped {
            self.hands.key(Key::Escape);
        }
        self.hands.after = NextMeaning::Nothing;
        self.pending = 1;
    }
}

/// What the next printed character belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum NextMeaning {
    /// To the text.
    #[default]
    Nothing,
    /// To `ESC O`, the keypad's introducer.
    Keypad,
    /// To `ESC [ [`, the Linux console's function keys.
    Console,
    /// To a mouse report of the old kind, `ESC [ M`, which lacks this many characters.
    OldMouse(u8),
}

/// What the state machine has understood so far.
#[derive(Default)]
struct InputState {
    done: Vec<Input>,
    after: NextMeaning,
    /// The last byte was ESC and nothing has followed it.
    escaped: bool,
    /// The last byte ended a sequence or was a character.
    finished: bool,
    /// The last thing was a carriage return: a line feed right after it is the same key.
    returned: bool,
}

impl InputState {
    fn key(&mut self, key: Key) {
        self.push(Some(Input::Key(key)));
    }

    fn push(&mut self, input: Option<Input>) {
        match (self.done.last_mut(), input) {
            (Some(last @ Input::Drag(_)), Some(drag @ Input::Drag(_))) => *last = drag,
            (_, Some(input)) => self.done.push(input),
            (_, None) => {}
        }
    }

    fn forget(&mut self) {
        self.after = NextMeaning::Nothing;
        self.escaped = false;
        self.finished = false;
    }

    /// Takes a character that belongs to a sequence; returns whether it did.
    fn complete(&mut self, letter: char) -> bool {
        let (key, after) = match self.after {
            NextMeaning::Nothing => return false,
            NextMeaning::Keypad => (keys::lettered(letter), NextMeaning::Nothing),
            NextMeaning::Console => (keys::console(letter), NextMeaning::Nothing),
            NextMeaning::OldMouse(0 | 1) => (None, NextMeaning::Nothing),
            NextMeaning::OldMouse(missing) => (None, NextMeaning::OldMouse(missing - 1)),
        };
        self.after = after;
        self.push(key.map(Input::Key));
        true
    }
}

impl Perform for InputState {
    fn print(&mut self, letter: char) {
        self.finished = true;
        self.returned = false;
        if !self.complete(letter) {
            self.push(keys::typed(letter).map(Input::Key));
        }
    }

    fn execute(&mut self, byte: u8) {
        // Only these two end a sequence; other control bytes may stand inside one.
        self.finished |= matches!(byte, 0x18 | 0x1a);
        let same = self.returned && byte == b'\n';
        self.returned = byte == b'\r';
        if matches!(self.after, NextMeaning::OldMouse(_)) {
            self.complete(' ');
        } else if !same {
            self.push(keys::control(byte).map(Input::Key));
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        self.finished = true;
        self.returned = false;
        match (intermediates, action) {
            _ if ignore => {}
            (b"<", 'M' | 'm') => self.push(keys::touch(params, action)),
            ([], 'M') => self.after = NextMeaning::OldMouse(3),
            ([], '[') => self.after = NextMeaning::Console,
            ([], _) => self.push(keys::sequence(params, action).map(Input::Key)),
            _ => {}
        }
    }

    fn esc_dispatch(&mut self, intermediates: &[u8], _ignore: bool, byte: u8) {
        self.finished = true;
        self.returned = false;
        if intermediates.is_empty() && byte == b'O' {
            self.after = NextMeaning::Keypad;
        }
    }

    fn osc_dispatch(&mut self, _params: &[&[u8]], _bell: bool) {
        self.finished = true;
    }

    fn unhook(&mut self) {
        self.finished = true;
    }
}
