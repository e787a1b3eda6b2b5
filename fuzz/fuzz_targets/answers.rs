//! Any bytes from a printer at any moments: the conversation goes on, every slip ends, and none is confirmed for nothing.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use service_hall::config::printers::profiles;
use service_hall::paper::{Profile, Script, SlipOutcome};
use service_hall::printing::{Conversation, Leftovers, PrinterLink};
use std::path::Path;
use std::sync::LazyLock;
use std::time::Duration;

static MODELS: LazyLock<Vec<Profile>> = LazyLock::new(|| profiles(Path::new("nowhere"), &mut Vec::new()));

/// Longer than any slip is held.
const LONGEST: Duration = Duration::from_secs(300);

/// One thing that happens.
#[derive(Arbitrary, Debug)]
enum Happens {
    /// The printer says something.
    Says(Vec<u8>),
    /// It answers every question as one that is well.
    Well,
    /// Time passes, in milliseconds.
    Waits(u16),
    /// The port takes so many bytes of what is to be written.
    Takes(u8),
    /// A slip is to be printed.
    Print(u8),
    /// The cable is pulled out and plugged in again.
    Replugged,
}

struct Desk<'a> {
    model: &'a Profile,
    talk: Conversation,
    now: Duration,
    token: u32,
    begun: Option<Duration>,
    /// The bytes that were said since the slip began to be printed.
    heard: usize,
}

impl Desk<'_> {
    fn take(&mut self, most: usize) -> Vec<u8> {
        let bytes = self.talk.to_write();
        let bytes = bytes[..bytes.len().min(most)].to_vec();
        self.talk.wrote(bytes.len(), self.now);
        bytes
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.heard += bytes.len();
        self.talk.heard(bytes, self.now);
    }

    fn happens(&mut self, happens: Happens) {
        match happens {
            Happens::Says(bytes) => self.hear(&bytes),
            Happens::Well => {
                for _ in 0..40 {
                    let answer: &[u8] = match self.take(usize::MAX)[..] {
                        [.., 0x10, 4, 20] => &[0x10, 0x0F, 0, 0, 0, 0],
                        [.., 0x10, 4, 1..=5] => &[0x12],
                        [.., 0x1D, b'r', 1] => &[0],
                        _ => break,
                    };
                    self.hear(answer);
                    self.talk.advance(self.now);
                }
            }
            Happens::Waits(millis) => self.now += Duration::from_millis(millis.into()),
            Happens::Takes(most) => drop(self.take(most.into())),
            Happens::Print(lines) if self.begun.is_none() => {
                self.token += 1;
                self.heard = 0;
                let line = b"A012\n".to_vec();
                let pieces =
                    vec![vec![b"\x1B@".to_vec()], vec![line; lines.into()], vec![b"\x1DVB\0".to_vec()]];
                let script =
                    Script { pieces: pieces.concat(), length: usize::from(lines) * 30, ..Script::default() };
                self.talk.begin(script, self.token, self.now);
                self.begun = Some(self.now);
            }
            Happens::Print(_) => {}
            Happens::Replugged => {
                self.talk.hung_up();
                let remains: Leftovers = self.talk.remains();
                self.talk = Conversation::new(
                    self.model,
                    PrinterLink { baud: 115_200 },
                    Vec::new(),
                    remains,
                    self.now,
                );
                self.begun = None;
            }
        }
        self.look();
    }

    fn look(&mut self) {
        self.talk.advance(self.now);
        if self.talk.is_ready() {
            self.heard = 0;
            self.talk.go(self.now);
            self.talk.advance(self.now);
        }
        if let Some(printed) = self.talk.outcome() {
            assert!(self.begun.take().is_some(), "an end without a beginning");
            assert!(printed != SlipOutcome::Confirmed || self.heard > 0, "confirmed by silence");
            assert_ne!(printed, SlipOutcome::Drawn);
        }
        let due = self.talk.due();
        assert!(due > self.now && due <= self.now + Duration::from_secs(5), "{due:?} at {:?}", self.now);
        let _said = (self.talk.health(), self.talk.traits().cloned());
    }
}

fuzz_target!(|input: (u8, Vec<Happens>)| {
    let (model, happenings) = input;
    let model = &MODELS[usize::from(model) % MODELS.len()];
    let talk = Conversation::new(
        model,
        PrinterLink { baud: 115_200 },
        Vec::new(),
        Leftovers::default(),
        Duration::ZERO,
    );
    let mut desk = Desk { model, talk, now: Duration::ZERO, token: 0, begun: None, heard: 0 };
    for happens in happenings {
        desk.happens(happens);
    }
    // Whatever was said, the slip ends while the printer falls silent.
    let end = desk.now + LONGEST;
    while desk.begun.is_some() {
        assert!(desk.now < end, "a slip that never ends");
        desk.now = desk.talk.due();
        desk.take(usize::MAX);
        desk.look();
    }
});
