//! A conversation that was written down on a real line is had again, in no time, and ends in the same way.
use super::desk::{Clerk, Desk, Notes, profile, quick};
use service_hall::{
    devices::printer::{Printer, Record},
    paper::{Health, LetterSize, NoGlyphs, Part, Script, Slip, SlipOutcome, script},
    printing::{Conversation, Leftovers, PrinterLink, PrinterTraits, Transcript, TranscriptEntry},
};
use std::{env, fs, io::Write, path::Path, time::Duration};

const FILE: &str = "tests/printing/faults/epson.transcript";
/// Stands in the transcript where the slip begins.
const BEGINS: &str = "# a slip begins";
const TOKEN: u32 = 1;
/// How much later than it was due a question may have been written down.
const LATE: Duration = Duration::from_millis(700);

fn a_slip() -> Slip {
    Slip {
        parts: vec![Part::heading("A012", LetterSize::BIG), Part::plain("请在休息区等候，留意叫号和大屏")],
    }
}

/// What a conversation came to.
#[derive(Debug, PartialEq, Eq)]
struct End {
    traits: Option<PrinterTraits>,
    health: Health,
    printed: Option<SlipOutcome>,
}

/// A conversation played again: what the printer said is heard when it was said, and what we say must be what we said.
struct Player {
    talk: Option<Conversation>,
    now: Duration,
    printed: Option<SlipOutcome>,
}

impl Player {
    fn play(&mut self, turn: &TranscriptEntry) {
        self.now = self.now.max(turn.at);
        match (turn.by_printer, turn.bytes.is_empty()) {
            (false, true) => {
                let remains = Leftovers { command: true, paper: false };
                let line = PrinterLink { baud: 4_000_000 };
                self.talk =
                    Some(Conversation::new(&profile("epson-tm-t82"), line, Vec::new(), remains, self.now));
            }
            (true, true) => {
                let lost = self.talk.as_mut().unwrap().hung_up();
                self.printed = self.printed.or(lost);
            }
            (false, false) => self.say(&turn.bytes),
            (true, false) => {
                let now = self.now;
                let talk = self.talk.as_mut().unwrap();
                talk.heard(&turn.bytes, now);
                talk.advance(now);
            }
        }
        self.look();
    }

    /// Says what was said then, no later than it fell due.
    fn say(&mut self, mut bytes: &[u8]) {
        let limit = self.now + LATE;
        while !bytes.is_empty() {
            self.look();
            let talk = self.talk.as_mut().unwrap();
            talk.advance(self.now);
            let ours = talk.to_write();
            if ours.is_empty() {
                self.now = talk.due();
                assert!(self.now <= limit, "{:?}: we have nothing to say, and said {bytes:02X?}", self.now);
                continue;
            }
            let count = ours.len().min(bytes.len());
            assert_eq!(ours[..count], bytes[..count], "at {:?}", self.now);
            talk.wrote(count, self.now);
            talk.advance(self.now);
            bytes = &bytes[count..];
        }
    }

    fn look(&mut self) {
        let now = self.now;
        let Some(talk) = &mut self.talk else { return };
        if talk.is_ready() {
            talk.go(now);
            talk.advance(now);
        }
        self.printed = self.printed.or_else(|| talk.outcome());
    }
}

/// Plays a transcript again; the slip begins where it says so.
fn replay(text: &str, slip: &Script) -> End {
    let mut player = Player { talk: None, now: Duration::ZERO, printed: None };
    for (part, text) in text.split(BEGINS).enumerate() {
        if part > 0 {
            let now = player.now;
            player.talk.as_mut().unwrap().begin(slip.clone(), TOKEN, now);
        }
        let transcript: Transcript = text.parse().unwrap();
        transcript.turns.iter().for_each(|turn| player.play(turn));
    }
    let talk = player.talk.unwrap();
    End { traits: talk.traits().cloned(), health: talk.health(), printed: player.printed }
}

/// One slip on a real line, written down.
fn recorded() -> (String, End) {
    let desk = Desk::new("transcript", quick("epson-t82"));
    let mut clerk: Clerk = desk.clerk("epson-tm-t82");
    let mut notes = Notes::default();
    writeln!(notes, "# a virtual printer like an Epson TM-T82 on a pseudo-terminal; tests/faults/replay.rs")
        .unwrap();
    clerk.driver.record(Record::into_any(notes.clone()));
    clerk.until(None);
    writeln!(notes, "{BEGINS}").unwrap();
    let printed = Some(clerk.print(&a_slip()));
    let end = End { traits: clerk.driver.traits(), health: clerk.look(), printed };
    let text = notes.text();
    (text, end)
}

#[test]
fn what_was_recorded_just_now_is_had_again() {
    let (text, end) = recorded();
    assert_eq!(end.printed, Some(SlipOutcome::Confirmed));
    assert_eq!(replay(&text, &script(&a_slip(), &profile("epson-tm-t82"), &NoGlyphs)), end, "{text}");
}

/// `UPDATE_GOLDEN=1` records it anew.
#[test]
fn the_stored_conversation_ends_as_it_did() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, recorded().0).unwrap();
    }
    let text = fs::read_to_string(path).unwrap();
    let end = replay(&text, &script(&a_slip(), &profile("epson-tm-t82"), &NoGlyphs));
    let traits = end.traits.unwrap();
    assert_eq!((traits.maker.as_str(), traits.model.as_str()), ("EPSON", "TM-T82III"));
    assert!(traits.status && traits.changes && traits.paper && traits.process);
    assert_eq!((end.health, end.printed), (Health::default(), Some(SlipOutcome::Confirmed)));
}
