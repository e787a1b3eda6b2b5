//! What is due: answers that did not come, questions to be asked, a printer to be put right.
use super::{
    conversation::{Conversation, Leftovers, NOT_TAKEN, PendingQuestion, SlipStage},
    dialogue::{self, DialogueStep, Probe},
};
use crate::paper::{Cut, PrinterFault, SlipOutcome};
use std::time::Duration;

/// Unanswered questions in a row, while a slip is printed, after which the printer is called silent.
const MISSES: u32 = 3;
/// How long a printer that is well may ask to wait: longer than any prints what its memory holds.
const HEEDED: Duration = Duration::from_secs(6);
/// An answer that has not come from a printer that was well for so long will never come.
const OWED_FOR: Duration = Duration::from_secs(15);
/// How long a line may take nothing at all while there is something to say.
const NOTHING_TAKEN: Duration = Duration::from_secs(2);
/// Between two tries to end an error whose cause may be gone.
pub(super) const RECOVER_EVERY: Duration = Duration::from_secs(1);

impl Conversation {
    /// Noise can look like a request to wait, and one that was heard is not always followed by its end.
    fn waited_enough(&self) -> bool {
        let stopped = self.wire.stopped().is_some_and(|since| self.now >= since + HEEDED);
        // Without a slip there is nothing to lose but zeros and questions.
        stopped && (self.stage != SlipStage::Printing || self.reading().trouble().is_none())
    }

    pub(super) fn expire(&mut self) {
        if self.waited_enough() {
            self.wire.go_on();
        }
        self.is_jammed();
        let (clear, heeded) = (self.wire.is_clear(), self.heeded());
        let Some(waiting) = &mut self.waiting else { return };
        if waiting.due.is_none() && clear {
            let patience = waiting.step.patience().unwrap_or_default();
            waiting.due = Some(self.wire.free_at().max(waiting.since) + patience);
        }
        let late = self.now >= waiting.due.unwrap_or((waiting.since + NOT_TAKEN).max(heeded));
        if late && let Some(waiting) = self.waiting.take() {
            self.missed(waiting);
        }
    }

    /// When a line that takes nothing counts as jammed. A request to wait is heeded first.
    pub(super) fn jams_at(&self) -> Duration {
        self.heeded().max(self.moved_at) + NOTHING_TAKEN
    }

    /// Until when a request to wait is heeded.
    pub(super) fn heeded(&self) -> Duration {
        self.wire.stopped().map_or(Duration::ZERO, |since| since + HEEDED)
    }

    /// A line that takes nothing while no slip is printed: nobody can be asked, and nothing must wait for it.
    fn is_jammed(&mut self) {
        if self.wire.is_clear() || self.stage == SlipStage::Printing {
            self.moved_at = self.now;
        }
        if self.waiting.is_some() || self.now < self.jams_at() {
            return;
        }
        let trouble = self.trouble().unwrap_or(PrinterFault::Silent);
        if !self.is_muffled() {
            self.silent = Some(trouble);
            self.bits.forget();
        }
        self.drop_slip(trouble);
    }

    /// No answer came.
    fn missed(&mut self, waiting: PendingQuestion) {
        for reply in self.listener.forget() {
            self.hear(reply);
        }
        self.unanswered |= !matches!(waiting.step, DialogueStep::Status { .. });
        match waiting.step {
            DialogueStep::Status { .. } if self.stage == SlipStage::Printing => {
                self.misses += 1;
                let explained = self.is_muffled() || waiting.muffled;
                if let Some(job) = self.job.as_mut().filter(|_| !explained) {
                    // An answer that comes after all proves nothing: hardware flow control keeps a question for a printer
                    // without power, and it is answered when the power is back and what was held is lost.
                    job.is_tainted = true;
                }
                if explained {
                    self.misses = 0;
                    // Late answers all are to the first question then, and none is taken for another's.
                    self.todo.clear();
                }
                if self.misses >= MISSES {
                    self.silent = Some(self.silence());
                }
            }
            DialogueStep::Status { .. } if self.is_muffled() => {
                self.todo.clear();
                self.misses += 1;
                self.next_round = self.now + dialogue::ROUND;
            }
            DialogueStep::Status { .. }
                if waiting.due.is_some() && waiting.tries > 1 && self.silent.is_none() =>
            {
                let tries = waiting.tries - 1;
                self.say(waiting.step, tries, true);
            }
            DialogueStep::Status { .. } => self.fall_silent(),
            DialogueStep::Identity(_) => self.todo.retain(|step| !matches!(step, DialogueStep::Identity(_))),
            DialogueStep::Process => self.traits.process = false,
            DialogueStep::Paper => self.traits.paper = false,
            DialogueStep::Changes => self.traits.changes = false,
            DialogueStep::Reset | DialogueStep::Say(_) => {}
        }
    }

    /// One that cannot print may hold the line busy, so that it hears no questions. Where it says by itself what changes
    /// it will say so when it is well again, and until then it is as it said last.
    fn is_muffled(&self) -> bool {
        self.traits.changes && self.silent.is_none() && self.reading().trouble().is_some()
    }

    fn silence(&self) -> PrinterFault {
        if self.noise > 0 { PrinterFault::Garbled } else { PrinterFault::Silent }
    }

    fn fall_silent(&mut self) {
        let trouble = self.silence();
        self.silent = Some(trouble);
        self.noise = 0;
        self.bits.forget();
        self.todo.clear();
        self.wire.give_up();
        (self.probe, self.next_round) = (Probe::Status, self.now + dialogue::ROUND);
        self.drop_slip(trouble);
    }

    fn say(&mut self, step: DialogueStep, tries: u32, missed: bool) {
        let (bytes, at_once) = step.bytes();
        if at_once {
            self.wire.ask(&bytes);
        } else {
            self.wire.push(&bytes);
        }
        if step == DialogueStep::Paper {
            (self.owed, self.owed_since) = (self.owed + 1, self.now);
        }
        if step.patience().is_some() {
            let muffled = self.is_muffled();
            self.waiting = Some(PendingQuestion { step, since: self.now, due: None, tries, missed, muffled });
        }
    }

    /// Does the next thing; says whether there may be another at once.
    pub(super) fn step(&mut self) -> bool {
        if self.stage == SlipStage::Printing && !self.has_patience() {
            return false;
        }
        if self.waiting.is_some() || !self.wire.is_clear() {
            return false;
        }
        if let Some(step) = self.todo.pop_front() {
            self.say(step, dialogue::TRIES, false);
            return true;
        }
        if self.stage == SlipStage::Printing {
            return self.print();
        }
        if self.recover() || self.silent.is_none() && self.probe_on() {
            return true;
        }
        if self.stage == SlipStage::Checking {
            self.check();
            return true;
        }
        self.look()
    }

    /// Looks after a printer that has nothing to print.
    fn look(&mut self) -> bool {
        // What it still holds it answers once it is well; only then can an answer be given up.
        if self.trouble().is_some() {
            self.owed_since = self.now;
        } else if self.owed > 0 && !self.doubt && self.now >= self.owed_since + OWED_FOR {
            self.owed = 0;
        }
        if self.now < self.next_round || !self.asks() {
            return false;
        }
        if self.queued > 0 {
            return self.is_stuck();
        }
        self.stuck = 0;
        if self.answers.recovers
            && self.reading().is_recoverable()
            && self.now >= self.recovered + RECOVER_EVERY
        {
            self.recovered = self.now;
            self.wire.ask(&[0x10, 0x05, 2]);
        }
        self.ask_round();
        true
    }

    /// What was said has not even left the computer: another question would only stand behind it.
    fn is_stuck(&mut self) -> bool {
        self.next_round = self.now + dialogue::ROUND;
        self.stuck += 1;
        if self.stuck >= MISSES && !self.is_muffled() && self.silent.is_none() {
            self.fall_silent();
        }
        false
    }

    /// What a slip left behind is put right before anything else is said, as soon as the printer is well.
    fn recover(&mut self) -> bool {
        let is_known = self.probe != Probe::Status || !self.traits.status;
        if !self.remains.paper || !is_known || self.trouble().is_some() {
            return false;
        }
        self.remains = Leftovers::default();
        let mut say = dialogue::RESET.to_vec();
        say.extend(match self.cut {
            Cut::None => vec![0x0A; 4],
            Cut::Partial => vec![0x0A, 0x1D, b'V', 66, 0],
            Cut::Full => vec![0x0A, 0x1D, b'V', 65, 0],
        });
        self.todo.push_back(DialogueStep::Say(say));
        if self.traits.changes {
            self.todo.push_back(DialogueStep::Changes);
        }
        true
    }

    fn check(&mut self) {
        match self.trouble() {
            Some(trouble) => self.finish(SlipOutcome::Not(trouble)),
            None => self.stage = SlipStage::Ready,
        }
    }
}
