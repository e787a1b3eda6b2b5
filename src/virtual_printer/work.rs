//! The printer at work: what it does about its state, its commands and its paper, one thing after the other.
use super::VirtualPrinter;
use super::fault::SimulatedFault;
use super::identity::identity;
use super::interpreter::{Reaction, Workspace};
use super::path::{Motion, PathEvent};
use super::realtime::RealTimeCommand;
use super::status::Condition;
use std::time::Duration;

/// Says that the computer may go on.
pub(super) const XON: u8 = 0x11;
/// Says that the computer must wait.
const XOFF: u8 = 0x13;

impl VirtualPrinter {
    pub(super) fn condition(&self) -> Condition {
        let has = |fault| self.faults.has(fault);
        let (blade, stuck) = (self.make.cutter && self.lasting.0, self.lasting.1);
        Condition {
            paper_out: has(SimulatedFault::PaperOut),
            paper_low: self.make.near_end_sensor
                && (has(SimulatedFault::PaperLow) || has(SimulatedFault::PaperOut)),
            cover: has(SimulatedFault::CoverOpen),
            feed: has(SimulatedFault::Feed),
            // Without a sensor for it, stuck paper is noticed where it stops the blade.
            cutter: blade || stuck && !self.make.jam_bit,
            jam: stuck && self.make.jam_bit,
            hot: has(SimulatedFault::Overheated),
            dead: has(SimulatedFault::Dead),
            at_exit: has(SimulatedFault::TicketAtExit),
            printing: !self.path.is_idle(),
        }
    }

    /// A real-time command, at the moment it arrived.
    pub(super) fn act(&mut self, command: RealTimeCommand) {
        let answers = self.make.answers;
        match command {
            RealTimeCommand::Status(n) => {
                self.asked += 1;
                let answer = self.condition().real_time(n, &self.make).filter(|_| answers.dle_eot);
                self.answer(answer);
            }
            RealTimeCommand::GoOn if answers.enq => self.go_on(),
            RealTimeCommand::StartAfresh if answers.enq && (self.lasting.0 || self.lasting.1) => {
                self.forget();
                self.go_on();
            }
            RealTimeCommand::Clear if answers.clear => {
                self.forget();
                self.answer(Some(vec![b'7', 0x25, 0]));
            }
            _ => {}
        }
        self.notice();
    }

    /// Tries again after an error that a person may have mended.
    fn go_on(&mut self) {
        self.lasting =
            (self.faults.has(SimulatedFault::CutterJam), self.faults.has(SimulatedFault::PaperJam));
    }

    /// Forgets everything that was not printed.
    pub(super) fn forget(&mut self) {
        self.buffer.clear();
        self.path.clear();
        self.interpreter.drop_line();
    }

    pub(super) fn take_commands(&mut self) {
        while !self.condition().offline() && !self.faults.has(SimulatedFault::Deaf) && self.path.is_ready() {
            let Some(byte) = self.buffer.take() else { break };
            let mut workspace = Workspace { make: &self.make, face: &*self.face, path: &mut self.path };
            if let Some(request) = self.interpreter.take(byte, &mut workspace) {
                self.grant(request);
            }
        }
        self.notice();
    }

    fn grant(&mut self, request: Reaction) {
        let answers = self.make.answers;
        let condition = self.condition();
        match request {
            Reaction::Paper => {
                self.answer(answers.gs_r.then(|| vec![condition.paper_in_turn()]));
            }
            Reaction::Identity(n) => self.answer(identity(n, &self.make).filter(|_| answers.gs_i)),
            Reaction::Told(id) if answers.process_id => self.path.push(Motion::Told(id)),
            Reaction::Watch if answers.asb => {
                self.last_told = condition.watched(self.interpreter.modes.asb);
                if self.interpreter.modes.asb != 0 {
                    self.voice.tell(&condition.by_itself(&self.make), self.faults, self.now);
                }
            }
            Reaction::Unknown => {
                self.unknown += 1;
                self.path.paper.unknown += 1;
                self.first_unknown.get_or_insert(self.buffer.taken);
            }
            Reaction::Told(_) | Reaction::Watch => {}
        }
    }

    pub(super) fn answer(&mut self, answer: Option<Vec<u8>>) {
        if let Some(answer) = answer {
            self.voice.answer(answer, self.faults, self.now);
        }
    }

    /// Does the next thing the mechanism has to do, if it is done by a moment.
    pub(super) fn move_paper(&mut self, until: Duration) -> Option<(Duration, PathEvent)> {
        if self.feeds() {
            return self.path.feed(self.now, until);
        }
        if self.condition().offline() || self.faults.has(SimulatedFault::Deaf) {
            self.path.halt();
            return None;
        }
        self.path.work(self.now, until)
    }

    /// Whether the feed button moves paper: only where there is some and nothing is wrong.
    pub(super) fn feeds(&self) -> bool {
        let condition = self.condition();
        condition.feed && !Condition { feed: false, ..condition }.offline()
    }

    /// Tells what changed, where it was asked to or its line says so.
    pub(super) fn notice(&mut self) {
        let condition = self.condition();
        let watched = condition.watched(self.interpreter.modes.asb);
        let news = watched != self.last_told && self.interpreter.modes.asb != 0;
        self.last_told = watched;
        if news && self.make.answers.asb {
            self.voice.tell(&condition.by_itself(&self.make), self.faults, self.now);
        }
        let busy = self.is_busy();
        if self.make.xon_xoff && busy != self.was_busy {
            self.voice.tell(&[if busy { XOFF } else { XON }], self.faults, self.now);
        }
        self.was_busy = busy;
    }
}
