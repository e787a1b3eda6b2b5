//! The conversation itself: what is said next, what an answer means, and what became of the slip.
use super::{
    bits::{Bits, StatusReading},
    dialogue::{self, DialogueStep, Probe},
    job::SlipJob,
    reply::Listener,
    traits::PrinterTraits,
    wire::Wire,
};
use crate::paper::{Cut, Health, PrinterFault, Profile, Script, SlipOutcome, StatusQueries};
use std::{collections::VecDeque, time::Duration};

/// How long a printer may refuse to take a question before it counts as silent.
pub(super) const NOT_TAKEN: Duration = Duration::from_secs(1);
/// How long the answer to emptying the buffers may take.
pub(super) const CLEARING: Duration = Duration::from_millis(1500);

/// The longest piece of a slip, in bytes: so many may be missing in a command that was cut off with the cable.
const LONGEST_PIECE: usize = 2048;

/// The line to a printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrinterLink {
    /// Bits a second.
    pub baud: u32,
}

/// What a slip that was broken off may have left behind in a printer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// A command may have been begun: whatever is said next would be taken for a part of it, a question too.
    pub command: bool,
    /// A part of the slip may hang in the printer, to be cut off before the next.
    pub paper: bool,
}

/// What is being done with a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlipStage {
    Quiet,
    /// The printer is asked whether it can print.
    Checking,
    /// It can; the word to begin is waited for.
    Ready,
    Printing,
}

/// A question that waits for its answer.
#[derive(Clone, Debug)]
pub(super) struct PendingQuestion {
    pub step: DialogueStep,
    pub since: Duration,
    /// When the answer is due; nothing while the question has not left.
    pub due: Option<Duration>,
    pub tries: u32,
    pub missed: bool,
    /// It was asked while the printer could not print, so that it may not have heard.
    pub muffled: bool,
}

/// A conversation with one printer over one opened port. Moments are durations since any fixed one.
pub struct Conversation {
    pub(super) answers: StatusQueries,
    pub(super) cut: Cut,
    pub(super) speed: u16,
    pub(super) known: Vec<PrinterTraits>,
    pub(super) traits: PrinterTraits,
    pub(super) listener: Listener,
    pub(super) bits: Bits,
    pub(super) wire: Wire,
    pub(super) todo: VecDeque<DialogueStep>,
    pub(super) waiting: Option<PendingQuestion>,
    pub(super) stage: SlipStage,
    pub(super) job: Option<SlipJob>,
    pub(super) probe: Probe,
    /// A question in its turn went unanswered, and whether the printer was looked at since.
    pub(super) unanswered: bool,
    pub(super) looked_again: bool,
    pub(super) remains: Leftovers,
    pub(super) silent: Option<PrinterFault>,
    pub(super) misses: u32,
    /// Rounds that were not asked because the last had not left the computer.
    pub(super) stuck: u32,
    /// An answer was missed and the next one came: each may be the answer to the question before.
    pub(super) doubt: bool,
    /// Answers to `GS r` that have not come yet.
    pub(super) owed: u32,
    pub(super) owed_since: Duration,
    /// When the line last took something, or had nothing to take.
    pub(super) moved_at: Duration,
    pub(super) noise: u32,
    pub(super) queued: usize,
    pub(super) next_round: Duration,
    pub(super) recovered: Duration,
    pub(super) outcome: Option<SlipOutcome>,
    pub(super) now: Duration,
}

impl Conversation {
    /// Begins a conversation on a line that was just opened.
    ///
    /// `known` is what other printers, and perhaps this one, were found to answer; `remains` is what the last
    /// conversation left behind ([`Conversation::remains`]).
    pub fn new(
        profile: &Profile,
        line: PrinterLink,
        known: Vec<PrinterTraits>,
        remains: Leftovers,
        at: Duration,
    ) -> Conversation {
        let mut wire = Wire::new(line.baud);
        if remains.command {
            wire.push(&[0; LONGEST_PIECE]);
        }
        Conversation {
            answers: profile.answers,
            cut: profile.cut,
            speed: profile.speed,
            known,
            traits: PrinterTraits::of(&profile.answers),
            listener: Listener::new(&profile.answers),
            bits: Bits::default(),
            wire,
            todo: VecDeque::new(),
            waiting: None,
            stage: SlipStage::Quiet,
            job: None,
            probe: Probe::Status,
            unanswered: false,
            looked_again: false,
            remains: Leftovers { command: false, ..remains },
            silent: None,
            misses: 0,
            stuck: 0,
            doubt: false,
            owed: 0,
            owed_since: at,
            moved_at: at,
            noise: 0,
            queued: 0,
            next_round: at,
            recovered: at,
            outcome: None,
            now: at,
        }
    }

    /// What is to be written now, as much of it as the port takes.
    pub fn to_write(&self) -> &[u8] {
        self.wire.to_write()
    }

    /// The port took so many bytes of what was to be written.
    pub fn wrote(&mut self, count: usize, at: Duration) {
        self.now = at;
        if count > 0 {
            self.moved_at = at;
        }
        self.wire.wrote(count, at);
    }

    /// So many bytes wait in the computer's own buffers.
    pub fn queued(&mut self, bytes: usize) {
        self.queued = bytes;
    }

    /// Hears what the printer said.
    pub fn heard(&mut self, bytes: &[u8], at: Duration) {
        self.now = at;
        for byte in bytes {
            for reply in self.listener.hear(*byte) {
                self.hear(reply);
            }
        }
    }

    /// Lets time pass: what is due is done, and what is to be written is laid ready.
    pub fn advance(&mut self, at: Duration) {
        self.now = at;
        self.expire();
        while self.step() {}
    }

    /// When [`Conversation::advance`] should be called at the latest.
    pub fn due(&self) -> Duration {
        let waits = self
            .waiting
            .as_ref()
            .map(|waiting| waiting.due.unwrap_or((waiting.since + NOT_TAKEN).max(self.heeded())));
        let free = self.waiting.is_none() && self.wire.is_clear();
        let round = (free && self.asks()).then_some(self.next_round);
        let job = self.job.as_ref().filter(|_| self.stage == SlipStage::Printing);
        let ends = job.map(|job| job.ends(self.reading().trouble().is_some()));
        let sent = job.and_then(|job| job.sent_at.map(|at| self.sent_by(job, at)));
        let cleared = job.and_then(|job| job.cleared.map(|(at, _)| at + CLEARING));
        let goes_on = job.and_then(|job| job.goes_on(&self.wire));
        // What is past was looked at when it fell due, and waits for something else.
        let jammed = (!self.wire.is_clear() && job.is_none()).then_some(self.jams_at());
        let coming =
            [round, ends, sent, cleared, goes_on, jammed].into_iter().flatten().filter(|at| *at > self.now);
        let soon = coming.chain(waits).min();
        let later = self.now + Duration::from_secs(5);
        soon.unwrap_or(later).clamp(self.now + Duration::from_millis(1), later)
    }

    /// How the printer is.
    pub fn health(&self) -> Health {
        match self.silent {
            Some(trouble) => Health::unwell(trouble),
            None => self.reading().health(),
        }
    }

    /// What its bits say.
    pub fn reading(&self) -> StatusReading {
        self.bits.read(&self.answers)
    }

    /// Its bits as it said them.
    pub fn bits(&self) -> Bits {
        self.bits
    }

    /// What was found out about it; nothing before everything was asked.
    pub fn traits(&self) -> Option<&PrinterTraits> {
        (self.probe == Probe::Done).then_some(&self.traits)
    }

    /// What a slip that was broken off has left behind.
    pub fn remains(&self) -> Leftovers {
        self.remains
    }

    /// Begins with a slip: the printer is asked whether it can print. `token` is given to no other slip for a day.
    ///
    /// What comes of it is said by [`Conversation::is_ready`] or [`Conversation::outcome`]; one slip at a time.
    pub fn begin(&mut self, script: Script, token: u32, at: Duration) {
        self.now = at;
        self.job = Some(SlipJob::new(script, token, self.speed, &self.wire));
        self.stage = SlipStage::Checking;
        if let Some(trouble) = self.silent {
            return self.finish(SlipOutcome::Not(trouble));
        }
        if self.traits.status && self.probe == Probe::Done {
            self.ask_round();
        }
    }

    /// Says whether the printer was found able to print and only the word to begin is missing.
    pub fn is_ready(&self) -> bool {
        self.stage == SlipStage::Ready
    }

    /// The word to begin: from the first byte that leaves on, nobody can take the slip back.
    pub fn go(&mut self, at: Duration) {
        self.now = at;
        if self.stage != SlipStage::Ready {
            return;
        }
        let changes = self.traits.changes;
        if let Some(job) = &mut self.job {
            job.start(at, &self.wire);
            // ESC @ at the head of the slip makes the printer forget that it is to say what changes.
            if changes && !job.pieces.is_empty() {
                job.pieces.insert(1, dialogue::CHANGES.to_vec());
            }
        }
        self.stage = SlipStage::Printing;
        self.next_round = at + dialogue::ROUND_AT_WORK;
    }

    /// Something of a slip may hang in the printer, as after a power cut; it is cut off before the next.
    pub fn tidy(&mut self) {
        self.remains.paper = true;
    }

    /// Gives a slip up before it was begun.
    pub fn drop_slip(&mut self, trouble: PrinterFault) {
        if matches!(self.stage, SlipStage::Checking | SlipStage::Ready) {
            self.finish(SlipOutcome::Not(trouble));
        }
    }

    /// What became of the slip, once; nothing while that is open.
    pub fn outcome(&mut self) -> Option<SlipOutcome> {
        self.outcome.take()
    }

    /// The port is gone: what became of the slip that was under way.
    pub fn hung_up(&mut self) -> Option<SlipOutcome> {
        // Zeros that fill up a begun command may not have left.
        self.remains.command |= !self.wire.is_clear() || self.queued > 0;
        let Some(job) = self.job.take() else { return self.outcome.take() };
        if self.stage == SlipStage::Printing && job.has_left(&self.wire) {
            self.remains = Leftovers { command: true, paper: true };
            return Some(SlipOutcome::Unsure(PrinterFault::NotConnected));
        }
        Some(SlipOutcome::Not(PrinterFault::NotConnected))
    }

    pub(super) fn trouble(&self) -> Option<PrinterFault> {
        self.health().trouble
    }

    pub(super) fn asks(&self) -> bool {
        self.traits.status
    }

    pub(super) fn ask_round(&mut self) {
        let silent = self.silent.is_some();
        let full = self.answers.presenter == crate::paper::Presenter::Custom;
        let mouth = self.answers.presenter == crate::paper::Presenter::Exit;
        self.todo.extend(dialogue::round(self.doubt, mouth).take(if silent { 1 } else { usize::MAX }));
        if full && !silent {
            self.todo.push_back(DialogueStep::Status { n: 20, kept: true });
        }
        self.next_round = self.now + dialogue::ROUND;
    }
}
