//! Bytes of a terminal become touches and keys, and no bytes whatever can jam it.

use std::time::Duration;

use vte::{Params, Perform};

use super::keys;
use crate::ui::input::{Input, Key};

/// A sequence that is not finished after this much silence is dropped.
pub(super) const SILENCE: Duration = Duration::from_millis(50);
/// A sequence longer than this many bytes is dropped.
const LONGEST: usize = 64;
/// A paste whose end got lost is over after this much silence.
const PASTE_SILENCE: Duration = Duration::from_millis(250);
/// No text that anybody means to paste here has more characters.
const LONGEST_PASTE: usize = 4096;

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
        if self.pending > 0 {
            return Some(self.last + SILENCE);
        }
        self.hands.pasted.is_some().then(|| self.last + PASTE_SILENCE)
    }

    fn expire(&mut self, now: Duration) {
        if self.pending > 0 && now >= self.last + SILENCE {
            if self.hands.escaped {
                // No paste stops there: the key was pressed, and the end of the paste got lost.
                self.hands.pasted = None;
                self.hands.key(Key::Escape);
            }
            self.reset();
        }
        if now >= self.last + PASTE_SILENCE {
            self.hands.pasted = None;
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
    /// A text is being pasted, and so many characters of it have come.
    pasted: Option<usize>,
}

impl InputState {
    /// A key, or a character of a text that is being pasted; no other key is part of a text.
    fn key(&mut self, key: Key) {
        let Some(pasted) = &mut self.pasted else { return self.push(Some(Input::Key(key))) };
        let letter = match key {
            Key::Char(letter) => letter,
            Key::Enter | Key::Tab => ' ',
            _ => return,
        };
        *pasted += 1;
        let fits = *pasted <= LONGEST_PASTE;
        self.push(fits.then_some(Input::Pasted(letter)));
    }

    fn keys(&mut self, key: Option<Key>) {
        if let Some(key) = key {
            self.key(key);
        }
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
        self.keys(key);
        true
    }
}

impl Perform for InputState {
    fn print(&mut self, letter: char) {
        self.finished = true;
        self.returned = false;
        if !self.complete(letter) {
            self.keys(keys::typed(letter));
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
            self.keys(keys::control(byte));
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], ignore: bool, action: char) {
        self.finished = true;
        self.returned = false;
        match (intermediates, action) {
            _ if ignore => {}
            (b"<", 'M' | 'm') => {
                // Nobody pastes with a finger on the glass: the end of the paste got lost.
                self.pasted = None;
                self.push(keys::touch(params, action));
            }
            ([], 'M') => self.after = NextMeaning::OldMouse(3),
            ([], '[') => self.after = NextMeaning::Console,
            ([], '~') if keys::is_numbered(params, 200) => self.pasted = Some(0),
            ([], '~') if keys::is_numbered(params, 201) => self.pasted = None,
            ([], _) => self.keys(keys::sequence(params, action)),
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
