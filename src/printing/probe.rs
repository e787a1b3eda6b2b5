//! Finding out what a printer answers: at once, and in its turn once it is well enough to do what it is told.
use super::{
    conversation::Conversation,
    dialogue::{DialogueStep, Probe, round},
};
use crate::paper::Support;

impl Conversation {
    /// Asks the next thing that must be known, where the printer is well enough; says whether something was asked.
    pub(super) fn probe_on(&mut self) -> bool {
        if self.probe == Probe::Done {
            return false;
        }
        if self.probe != Probe::Status && self.reading().trouble().is_some() {
            if self.probe == Probe::Asked && self.unanswered {
                self.probe = Probe::Identity;
            }
            return false;
        }
        match self.probe {
            Probe::Status => {
                if self.traits.status {
                    self.todo.extend(round(self.doubt, false));
                }
                self.probe = Probe::Identity;
            }
            Probe::Identity => {
                (self.unanswered, self.looked_again) = (false, false);
                // Blocks do not say which question they answer, so one behind would be one wrong.
                if self.answers.identity != Support::No && !self.doubt {
                    self.todo.extend([66, 67, 69, 68].map(DialogueStep::Identity));
                }
                self.probe = Probe::InTurn;
            }
            Probe::InTurn => {
                self.ask_in_turn();
                self.probe = Probe::Asked;
            }
            Probe::Asked if self.unanswered && !self.looked_again => {
                self.todo.extend(round(self.doubt, false));
                self.looked_again = true;
            }
            Probe::Asked => self.probe = Probe::Done,
            Probe::Done => {}
        }
        true
    }

    fn ask_in_turn(&mut self) {
        let same =
            |known: &&super::PrinterTraits| !known.serial.is_empty() && known.serial == self.traits.serial;
        let known = self.known.iter().find(same).cloned();
        let answers = self.answers;
        if let Some(known) = &known {
            self.traits.remember(known, &answers);
        }
        let asks = |knows: Support| knows == Support::Ask && known.is_none();
        if asks(answers.process) {
            self.todo.push_back(DialogueStep::Process);
        }
        if asks(answers.paper) && !self.doubt {
            self.todo.push_back(DialogueStep::Paper);
        }
        // A printer that did not know a question took it for text; this makes it forget that.
        if !self.todo.is_empty() {
            self.todo.push_back(DialogueStep::Reset);
        }
        let changes = match (answers.changes, known) {
            (Support::Ask, Some(known)) => known.changes,
            (knows, _) => knows != Support::No,
        };
        if changes {
            self.todo.push_back(DialogueStep::Changes);
        }
    }
}
