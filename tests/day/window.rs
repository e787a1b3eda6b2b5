//! A clerk at a window: presses what the last line of the screen offers, at a clerk's pace.
use crate::{machine::Machine, plan::Rng};
use std::time::{Duration, Instant};

/// What `F1` to `F8` send.
const KEYS: [&[u8]; 8] =
    [b"\x1bOP", b"\x1bOQ", b"\x1bOR", b"\x1bOS", b"\x1b[15~", b"\x1b[17~", b"\x1b[18~", b"\x1b[19~"];
/// What a clerk of the sample types as PIN.
const PIN: &str = "2468";

/// A ticket in a window's hands, as the store has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InHand {
    pub label: String,
    pub serving: bool,
}

/// What the clerk does with the ticket in hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// Comes, is served, and goes.
    Served,
    /// Comes at the second call.
    Late,
    /// Never comes.
    Gone,
    /// Is sent away for a paper in the middle and brought back.
    Held,
}

/// A window with its clerk.
pub struct Window {
    pub machine: Machine,
    pub code: String,
    clerk: String,
    signed: u8,
    ready: Instant,
    fate: Option<(String, Fate)>,
    held: Option<String>,
    /// When a key was pressed that calls somebody.
    pub pressed: Option<Instant>,
    /// Numbers finished.
    pub done: usize,
    /// Real time that a second of the hall takes.
    second: Duration,
}

impl Window {
    pub fn new(machine: Machine, code: &str, clerk: &str, second: Duration) -> Window {
        Window {
            machine,
            code: code.to_owned(),
            clerk: clerk.to_owned(),
            signed: 0,
            ready: Instant::now(),
            fate: None,
            held: None,
            pressed: None,
            done: 0,
            second,
        }
    }

    /// Says whether the clerk has signed in.
    pub fn is_open(&self) -> bool {
        self.signed == 2
    }

    /// Looks at the screen and signs in, a field at a time.
    pub fn sign_in(&mut self) {
        if self.signed == 0 && self.machine.sees("工号") {
            self.machine.send(format!("{}\r{PIN}\r", self.clerk).as_bytes());
            self.signed = 1;
        } else if self.signed == 1 && self.machine.sees("呼叫") {
            self.signed = 2;
        }
    }

    fn press(&mut self, key: usize) {
        self.machine.send(KEYS[key - 1]);
    }

    fn rest(&mut self, seconds: u64) {
        self.ready = Instant::now() + self.second * u32::try_from(seconds).unwrap();
    }

    /// Does what is to be done now, knowing what is in hand and whether anybody waits.
    pub fn act(&mut self, in_hand: Option<&InHand>, somebody_waits: bool, rng: &mut Rng) {
        if !self.is_open() || Instant::now() < self.ready {
            return;
        }
        match in_hand {
            None => self.call(somebody_waits),
            Some(ticket) => self.tend(ticket, rng),
        }
    }

    fn call(&mut self, somebody_waits: bool) {
        if self.fate.take().is_some() {
            // Between two people a clerk takes a breath.
            return self.rest(10);
        }
        if let Some(label) = self.held.take() {
            self.pressed = Some(Instant::now());
            self.press(8);
            self.machine.send(b"\r");
            self.fate = Some((label, Fate::Served));
            return self.rest(15);
        }
        if somebody_waits {
            self.pressed = Some(Instant::now());
            self.press(1);
            self.rest(15);
        }
    }

    fn tend(&mut self, ticket: &InHand, rng: &mut Rng) {
        let known = self.fate.as_ref().filter(|(label, _)| *label == ticket.label).map(|(_, fate)| *fate);
        let Some(fate) = known else {
            let fate = match rng.below(100) {
                0..6 => Fate::Gone,
                6..12 => Fate::Late,
                12..15 => Fate::Held,
                _ => Fate::Served,
            };
            self.fate = Some((ticket.label.clone(), fate));
            return self.rest(rng.within(15, 50));
        };
        match (fate, ticket.serving) {
            (Fate::Gone, _) => {
                self.press(5);
                self.rest(5);
            }
            (Fate::Late, false) => {
                self.pressed = Some(Instant::now());
                self.press(2);
                self.fate = Some((ticket.label.clone(), Fate::Served));
                self.rest(30);
            }
            (_, false) => {
                self.press(3);
                self.rest(rng.within(120, 600));
            }
            (Fate::Held, true) => {
                self.press(7);
                self.held = Some(ticket.label.clone());
                self.fate = None;
                self.rest(20);
            }
            (_, true) => {
                self.press(4);
                self.machine.send(b"\r");
                self.done += 1;
                self.rest(5);
            }
        }
    }
}
