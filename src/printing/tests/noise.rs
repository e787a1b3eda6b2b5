//! Two million bytes of nonsense: nothing stops, every slip ends, and none is confirmed that was not.
use crate::{
    config::printers::built_in,
    paper::{Profile, Script, SlipOutcome, StatusQueries},
    printing::{Conversation, Leftovers, Listener, PrinterLink, Reply},
};
use std::time::Duration;

const MANY: usize = 2_000_000;

/// Replies as printers give them, to be damaged.
const VALID: [&[u8]; 12] = [
    &[0x12],
    &[0x16],
    &[0x1A],
    &[0x32],
    &[0x7E],
    &[0x14, 0, 0, 0x0F],
    &[0x3C, 0x08, 0x0C, 0],
    b"7\x22A012\0",
    b"7\x25\0",
    b"_EPSON\0",
    &[0x10, 0x0F, 0x25, 0, 0, 0],
    &[0x11, 0x13, 0],
];

/// Numbers that look random and are the same every time.
struct TestRng(u64);

impl TestRng {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn byte(&mut self) -> u8 {
        self.next().to_le_bytes()[0]
    }

    /// A few bytes: any, or those of a reply with one of them changed, lost or said twice.
    fn says(&mut self) -> Vec<u8> {
        if self.below(2) == 0 {
            return (0..=self.below(8)).map(|_| self.byte()).collect();
        }
        let mut reply = VALID[usize::try_from(self.below(12)).unwrap()].to_vec();
        let at = usize::try_from(self.below(reply.len() as u64)).unwrap();
        match self.below(4) {
            0 => reply[at] = self.byte(),
            1 => drop(reply.remove(at)),
            2 => reply.insert(at, reply[at]),
            _ => {}
        }
        reply
    }
}

pub(super) fn profile(name: &str) -> Profile {
    built_in(name).unwrap()
}

pub(super) fn answers_of(name: &str) -> StatusQueries {
    profile(name).answers
}

/// A conversation that just began.
pub(super) fn conversation(name: &str) -> Conversation {
    Conversation::new(
        &profile(name),
        PrinterLink { baud: 115_200 },
        Vec::new(),
        Leftovers::default(),
        Duration::ZERO,
    )
}

pub(super) fn a_slip() -> Script {
    let line = b"A012\n".repeat(4);
    let pieces = [vec![b"\x1B@".to_vec()], vec![line; 6], vec![b"\x1DVB\0".to_vec()]].concat();
    Script { pieces, length: 900, ..Script::default() }
}

#[test]
fn no_bytes_whatever_stop_the_listener() {
    for (name, seed) in [("epson-tm-t82", 1), ("custom-kpm", 2)] {
        let (mut listener, mut rng) = (Listener::new(&answers_of(name)), TestRng(seed));
        let (mut heard, mut told) = (0, 0);
        while heard < MANY / 2 {
            for byte in rng.says() {
                heard += 1;
                told += bytes_of(&listener.hear(byte));
            }
            if rng.below(50) == 0 {
                told += bytes_of(&listener.forget());
            }
        }
        told += bytes_of(&listener.forget());
        assert_eq!(told, heard, "{name}: every byte is a part of one reply");
    }
}

fn bytes_of(replies: &[Reply]) -> usize {
    let bytes = |reply: &Reply| match reply {
        Reply::Changes(_) => 4,
        Reply::Full(_) => 6,
        Reply::Block(_, text) => text.len() + 2,
        _ => 1,
    };
    replies.iter().map(bytes).sum()
}

/// Everything that is asked of a conversation under a rain of nonsense, and what an honest answer would be.
struct NoiseTrial {
    conversation: Conversation,
    rng: TestRng,
    now: Duration,
    /// The last bytes that left, to see what was asked.
    said: Vec<u8>,
    /// A byte came that may tell of the paper, after it was asked.
    honest: bool,
    heard: usize,
}

impl NoiseTrial {
    fn new(name: &str, seed: u64) -> NoiseTrial {
        let (said, now) = (Vec::new(), Duration::ZERO);
        NoiseTrial {
            conversation: conversation(name),
            rng: TestRng(seed),
            now,
            said,
            honest: false,
            heard: 0,
        }
    }

    fn write(&mut self) {
        self.conversation.advance(self.now);
        while !self.conversation.to_write().is_empty() {
            let bytes = self.conversation.to_write().to_vec();
            self.said.extend(&bytes);
            self.conversation.wrote(bytes.len(), self.now);
            self.conversation.advance(self.now);
        }
    }

    /// Time passes, and the printer says something.
    fn drop(&mut self) {
        let due = self.conversation.due();
        assert!(due > self.now && due <= self.now + Duration::from_secs(5), "{due:?} at {:?}", self.now);
        let later = self.now + Duration::from_micros(self.rng.below(60_000));
        self.now = if self.rng.below(3) == 0 { due } else { later.min(due) };
        self.write();
        let bytes = self.rng.says();
        let asked = self.said.windows(3).any(|part| part == [0x1D, b'r', 1] || part == [0x1D, b'(', b'H']);
        self.honest |= asked && bytes.iter().any(|byte| byte & 0x90 == 0);
        self.heard += bytes.len();
        self.conversation.heard(&bytes, self.now);
        self.write();
    }

    /// The rain stops, and the printer answers as it should, until something is so.
    fn calm(&mut self, is_so: impl Fn(&Conversation) -> bool) {
        let begun = self.now;
        while !is_so(&self.conversation) {
            assert!(self.now < begun + Duration::from_mins(2), "it is never well again");
            self.now = self.conversation.due();
            self.said.clear();
            self.write();
            while let [0x10, 4, n @ 1..=20] = self.said[self.said.len().saturating_sub(3)..] {
                let answer: &[u8] = if n == 20 { &[0x10, 0x0F, 0, 0, 0, 0] } else { &[0x12] };
                self.said.clear();
                self.conversation.heard(answer, self.now);
                self.write();
            }
        }
    }

    /// One slip to its end: begun by a printer that is well, then in the rain.
    fn print(&mut self, token: u32) -> SlipOutcome {
        self.calm(|conversation| conversation.health().trouble.is_none() && conversation.traits().is_some());
        self.conversation.begin(a_slip(), token, self.now);
        // A line that was told to wait just before may not be free in time; then nothing is sent, and that is said.
        self.calm(|conversation| conversation.is_ready() || conversation.outcome.is_some());
        self.said.clear();
        self.honest = false;
        let begun = self.now;
        loop {
            if self.conversation.is_ready() {
                self.conversation.go(self.now);
                self.write();
            }
            if let Some(printed) = self.conversation.outcome() {
                return printed;
            }
            assert!(self.now < begun + Duration::from_mins(4), "a slip that never ends");
            self.drop();
        }
    }
}

#[test]
fn no_bytes_whatever_confirm_a_slip_that_was_not() {
    let mut heard = 0;
    for (name, seed) in [("epson-tm-t82", 3), ("generic-80", 4), ("custom-kpm", 5), ("citizen-ct-s", 6)] {
        let mut rain = NoiseTrial::new(name, seed);
        let (mut slips, mut confirmed, mut unsure) = (0, 0, 0_u32);
        while rain.heard < MANY / 4 {
            slips += 1;
            // The number that the damaged answers hold is nobody's.
            let printed = rain.print(slips);
            confirmed += u32::from(printed == SlipOutcome::Confirmed);
            unsure += u32::from(matches!(printed, SlipOutcome::Unsure(_)));
            assert!(printed != SlipOutcome::Confirmed || rain.honest, "{name}: slip {slips}");
            assert_ne!(printed, SlipOutcome::Drawn);
            if rain.rng.below(8) == 0 {
                rain.conversation.hung_up();
                let remains = rain.conversation.remains();
                let line = PrinterLink { baud: 115_200 };
                rain.conversation = Conversation::new(&profile(name), line, Vec::new(), remains, rain.now);
            }
        }
        heard += rain.heard;
        println!(
            "{name}: {} bytes, {slips} slips, {confirmed} confirmed, {unsure} unsure, {:?}",
            rain.heard, rain.now
        );
        assert!(unsure > 20, "{name}: slips were under way");
        assert!(name != "epson-tm-t82" || confirmed == 0, "nobody gave its numbers back");
    }
    assert!(heard >= MANY);
}
