//! Printing a slip: piece by piece, held while the printer is unwell, and done only when the printer says so.
use super::{
    conversation::{CLEARING, Conversation, SlipStage},
    dialogue,
    due::RECOVER_EVERY,
    job::{SlipJob, TimeLeft},
};
use crate::paper::{PrinterFault, SlipOutcome};
use std::time::Duration;

impl Conversation {
    /// Lets the slip's time pass; what has taken too long is given up.
    pub(super) fn has_patience(&mut self) -> bool {
        // Silence is no reason to wait for longer: only what the printer says of itself is.
        let (trouble, now) = (self.reading().trouble(), self.now);
        let Some(job) = &mut self.job else { return false };
        let patience = job.pass(now, trouble);
        let why = job.trouble.unwrap_or(PrinterFault::Offline);
        match (patience, job.cleared) {
            (_, Some((at, why))) if now >= at + CLEARING => self.finish(SlipOutcome::Unsure(why)),
            (_, Some(_)) | (TimeLeft::Left, None) => return true,
            (TimeLeft::Tired, None) if self.answers.clears => {
                job.cleared = Some((now, why));
                self.waiting = None;
                self.todo.clear();
                job.rest = self.wire.give_up();
                self.wire.ask(&dialogue::CLEAR);
            }
            (TimeLeft::Tired, None) => self.finish(SlipOutcome::Unsure(why)),
            (TimeLeft::Ended, None) => {
                let why =
                    if self.wire.is_clear() { PrinterFault::Unconfirmed } else { PrinterFault::Stalled };
                self.finish(SlipOutcome::Unsure(self.silent.unwrap_or(why)));
            }
        }
        false
    }

    pub(super) fn print(&mut self) -> bool {
        let trouble = self.trouble();
        let Some(job) = &mut self.job else { return false };
        if job.cleared.is_some() {
            return false;
        }
        if self.traits.status && self.now >= self.next_round {
            if trouble.is_some() {
                self.ask_round();
            } else {
                self.todo.extend(dialogue::round(self.doubt, false).take(if self.doubt { 2 } else { 1 }));
                self.next_round = self.now + dialogue::ROUND_AT_WORK;
            }
            return true;
        }
        if trouble.is_some() {
            return self.wait_out();
        }
        if job.goes_on(&self.wire).is_some_and(|at| self.now < at) {
            return false;
        }
        if let Some(piece) = job.pieces.pop_front() {
            self.wire.push(&piece);
            job.pace.sent(&piece, self.wire.free_at().max(self.now) + self.wire.time_for(piece.len()));
            return true;
        }
        self.end()
    }

    /// Nothing more is sent to a printer that is unwell; where it can go on after a mended jam it is told to.
    fn wait_out(&mut self) -> bool {
        let recoverable = self.answers.recovers && self.reading().is_recoverable();
        if recoverable && self.now >= self.recovered + RECOVER_EVERY {
            self.recovered = self.now;
            self.wire.ask(&[0x10, 0x05, 1]);
        }
        false
    }

    /// All was sent: the printer is asked to say when it is done, or its time is waited for.
    fn end(&mut self) -> bool {
        let (process, paper) = (self.traits.process, self.traits.paper && !self.traits.process);
        let Some(job) = &mut self.job else { return false };
        if !job.asked {
            (job.asked, job.sent_at) = (true, Some(self.wire.free_at().max(self.now)));
            let question = job.end(process, paper);
            self.wire.push(&question);
            if paper {
                (self.owed, self.owed_since) = (self.owed + 1, self.now);
            }
            return true;
        }
        if job.answered && !job.asked_again {
            job.asked_again = true;
            self.wire.push(&dialogue::PAPER);
            (self.owed, self.owed_since) = (self.owed + 1, self.now);
            return true;
        }
        let (tainted, sent_at) = (job.is_tainted, job.sent_at);
        let out = self.job.as_ref().zip(sent_at).is_some_and(|(job, at)| self.now >= self.sent_by(job, at));
        if out && self.queued == 0 && !self.traits.confirms() {
            self.finish(if tainted {
                SlipOutcome::Unsure(PrinterFault::Unconfirmed)
            } else {
                SlipOutcome::Sent
            });
        }
        false
    }

    /// When a slip that cannot be confirmed will have come out, as far as can be known.
    pub(super) fn sent_by(&self, job: &SlipJob, at: Duration) -> Duration {
        if self.traits.status { job.out(at) } else { at }
    }

    pub(super) fn finish(&mut self, printed: SlipOutcome) {
        let Some(job) = self.job.take() else { return };
        let began = self.stage == SlipStage::Printing && job.has_left(&self.wire);
        let printed = match printed {
            SlipOutcome::Unsure(trouble) if !began => SlipOutcome::Not(trouble),
            known => known,
        };
        self.waiting = None;
        self.todo.clear();
        let rest = self.wire.give_up().max(job.rest);
        if began && !matches!(printed, SlipOutcome::Confirmed | SlipOutcome::Sent) {
            self.remains.paper = !job.pieces.is_empty() || rest > 0 || job.cleared.is_some();
            // What was begun must end before a question is asked, which would be taken for a part of it.
            self.wire.push(&vec![0; rest]);
        }
        self.outcome = Some(printed);
        (self.stage, self.next_round) = (SlipStage::Quiet, self.now);
    }
}
