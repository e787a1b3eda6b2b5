//! What a printer said, and what follows from it.
use super::{
    conversation::{Conversation, PendingQuestion, SlipStage},
    dialogue::{self, DialogueStep, Probe},
    reply::Reply,
};
use crate::paper::{PrinterFault, SlipOutcome};

/// The bits of an answer to `GS r` that say that there is no paper.
const PAPER_END: u8 = 0x0C;

impl Conversation {
    pub(super) fn hear(&mut self, reply: Reply) {
        match reply {
            Reply::GoOn => self.wire.go_on(),
            Reply::Wait => self.wire.stop(self.now),
            Reply::Status(byte) => self.status(byte),
            Reply::Full(bytes) => {
                self.bits.full = Some(bytes);
                self.answered_if(|step| matches!(step, DialogueStep::Status { n: 20, .. }));
            }
            Reply::Changes(changes) => {
                self.bits.changed(changes);
                self.traits.changes |= self.answered_if(|step| *step == DialogueStep::Changes);
                self.awake();
            }
            Reply::Byte(byte) => self.byte(byte),
            Reply::Block(0x5F, text) => self.identified(&text),
            Reply::Block(0x37, text) => self.told(&text),
            Reply::Block(..) => {}
            Reply::Noise(_) => {
                self.noise += 1;
                self.garbled();
            }
        }
    }

    fn status(&mut self, byte: u8) {
        let Some(PendingQuestion { step: DialogueStep::Status { n, kept }, missed, .. }) = self.waiting
        else {
            // Not asked for: bytes of a picture can look like a question to the printer.
            return;
        };
        if n > 5 {
            return;
        }
        if missed && !self.doubt {
            self.doubt = true;
            self.todo.clear();
            self.probe = Probe::Status;
        }
        if kept {
            let was_held = self.reading().trouble().is_some();
            self.bits.answered(n, byte);
            self.bits.settle();
            self.is_well_unannounced(was_held);
        }
        self.waiting = None;
        self.awake();
        // The printer says that it is not ready: at once it is asked why.
        let more = kept && n == 1 && byte & 8 != 0 && self.todo.is_empty();
        if more {
            self.ask_round();
            self.todo.pop_front();
        }
    }

    /// A printer that says by itself what changes, and is well without having said so, was switched off in between:
    /// what it held is lost.
    fn is_well_unannounced(&mut self, was_held: bool) {
        let well = was_held && self.reading().trouble().is_none();
        if let Some(job) = self.job.as_mut().filter(|_| well && self.traits.changes) {
            job.is_tainted = true;
        }
    }

    /// The printer is there and makes sense; one that was not is to be asked everything anew.
    fn awake(&mut self) {
        let missed = self.misses > 0;
        (self.misses, self.noise) = (0, 0);
        if (self.silent.take().is_some() || missed) && self.stage != SlipStage::Printing {
            (self.probe, self.next_round) = (Probe::Status, self.now);
        }
    }

    /// Ends waiting where the step is the one meant, and says whether it was.
    fn answered_if(&mut self, is_meant: impl Fn(&DialogueStep) -> bool) -> bool {
        let meant = self.waiting.as_ref().is_some_and(|waiting| is_meant(&waiting.step));
        if meant {
            self.waiting = None;
        }
        meant
    }

    fn garbled(&mut self) {
        if let Some(job) = &mut self.job {
            job.is_garbled = true;
        }
    }

    /// The answer to `GS r`. At the end of a slip it is asked for twice, one after the other: a stray byte that looks like
    /// an answer confirms nothing.
    fn byte(&mut self, byte: u8) {
        if self.owed == 0 {
            self.garbled();
        }
        self.owed = self.owed.saturating_sub(1);
        if self.answered_if(|step| *step == DialogueStep::Paper) {
            self.traits.paper = true;
            return;
        }
        let by_paper = self.traits.paper && !self.traits.process;
        let Some(job) = self.job.as_mut().filter(|job| by_paper && job.asked) else { return };
        // One that says "no paper" did not cut.
        job.is_tainted |= job.is_garbled || byte & PAPER_END != 0;
        match (self.owed, job.answered) {
            (0, false) => job.answered = true,
            (0, true) => self.confirm(),
            _ => {}
        }
    }

    fn identified(&mut self, text: &[u8]) {
        let said: String =
            text.iter().map(|byte| char::from(*byte)).filter(|c| c.is_ascii_graphic() || *c == ' ').collect();
        let Some(PendingQuestion { step: DialogueStep::Identity(n), .. }) = self.waiting else { return };
        match n {
            66 => self.traits.maker = said,
            67 => self.traits.model = said,
            68 => self.traits.serial = said,
            _ => said.trim_start_matches('_').clone_into(&mut self.traits.font),
        }
        self.waiting = None;
    }

    /// A block about printing: our number, or that its buffers are empty.
    fn told(&mut self, text: &[u8]) {
        match text {
            [0x22, id @ ..] => {
                if *id == dialogue::id(0) && self.answered_if(|step| *step == DialogueStep::Process) {
                    self.traits.process = true;
                } else if self.job.as_ref().is_some_and(|job| job.asked && *id == job.id) {
                    self.confirm();
                }
            }
            [0x25, ..] => {
                let cleared = self.job.as_ref().and_then(|job| job.cleared);
                if let Some((_, trouble)) = cleared {
                    self.owed = 0;
                    self.finish(SlipOutcome::Not(trouble));
                }
            }
            _ => {}
        }
    }

    fn confirm(&mut self) {
        let tainted = self.job.as_ref().is_some_and(|job| job.is_tainted);
        let printed =
            if tainted { SlipOutcome::Unsure(PrinterFault::Unconfirmed) } else { SlipOutcome::Confirmed };
        self.finish(printed);
    }
}
