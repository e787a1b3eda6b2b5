//! Why a line is to be stopped, and who says so: reason, clerk number, PIN.
use super::message::{Decision, DecisionAnswer, LoanWish};
use crate::hall::LineCode;
use crate::hall::desk::{remark, says_why};
use crate::hall::people::{PIN_DIGITS, Pin};
use crate::text::{layout::half_width::half_width, live::LiveWords};
use crate::ui::{Takes, TextField, input::Key};

/// How many characters a reason may have, and a clerk number or a PIN.
const REASON: usize = 30;
const NUMBER: usize = *PIN_DIGITS.end();

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormStage {
    Reason,
    /// Which window is lent or returned.
    Window,
    /// For how long.
    Minutes,
    Clerk,
    Pin,
    /// It is being checked.
    Sent,
}

/// A line that is to be stopped or reopened, as far as it is filled in.
#[derive(Debug)]
pub(super) struct DecisionForm {
    /// It is to be stopped; otherwise it is to be reopened.
    pub stop: bool,
    /// A window is to be lent to the line, or returned from it.
    pub loan: Option<LoanKind>,
    /// The window, as it is typed.
    pub window: TextField,
    /// The line, by code.
    pub line: LineCode,
    pub step: FormStage,
    /// The reason that is chosen, by its place; after the last one stands what is typed.
    pub chosen: usize,
    /// A reason in the lead's own words.
    pub typed: TextField,
    pub clerk: TextField,
    pub pin: TextField,
    /// What there is to say about it.
    pub said: String,
}

/// What is to become of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LoanKind {
    Lend,
    Return,
}

/// For how many minutes a window may be lent here; a command takes any time.
pub(super) const MINUTES: [u16; 4] = [30, 60, 90, 120];

/// What a key led to.
pub(super) enum FormOutcome {
    /// More is to be filled in.
    Stay,
    /// It is given up.
    Leave,
    /// It is complete.
    Decide(Decision),
}

impl DecisionForm {
    /// A fresh sheet; `clerk` is whoever confirmed last.
    pub fn new(stop: bool, line: LineCode, clerk: &str) -> DecisionForm {
        let mut ask = DecisionForm {
            stop,
            loan: None,
            window: TextField::new(Takes::Code, NUMBER),
            line,
            step: FormStage::Reason,
            chosen: 0,
            typed: TextField::new(Takes::Text, REASON),
            clerk: TextField::new(Takes::Code, NUMBER).with(clerk),
            pin: TextField::new(Takes::Digits, NUMBER),
            said: String::new(),
        };
        if !stop {
            ask.sign();
        }
        ask
    }

    /// A fresh sheet for a window that is to be lent to a line, or returned from it.
    pub fn of_window(kind: LoanKind, line: LineCode, clerk: &str) -> DecisionForm {
        // An hour is what is asked for most.
        let step = FormStage::Window;
        DecisionForm {
            loan: Some(kind),
            step,
            chosen: 1,
            said: String::new(),
            ..DecisionForm::new(false, line, clerk)
        }
    }

    /// Asks who says so; whoever confirmed last need not say the number again.
    fn sign(&mut self) {
        self.step = if self.clerk.is_empty() { FormStage::Clerk } else { FormStage::Pin };
    }

    /// A reason is touched; one that is chosen already is taken.
    pub fn choose(&mut self, at: usize, words: &LiveWords) {
        if self.step == FormStage::Minutes {
            if self.chosen == at {
                self.sign();
            } else {
                self.chosen = at.min(MINUTES.len() - 1);
            }
            return;
        }
        if self.step != FormStage::Reason {
            return;
        }
        if self.chosen == at {
            self.take_reason(words);
        } else {
            self.chosen = at.min(words.reasons.len());
        }
    }

    /// Says whether an answer is the one that the sheet waits for.
    pub fn waits_for(&self, answer: &DecisionAnswer) -> bool {
        self.step == FormStage::Sent
            && self.line == answer.line
            && self.stop == answer.stops
            && self.loan.is_some() == answer.loan.is_some()
    }

    /// Says why it was not done; the PIN is to be typed anew.
    pub fn refuse(&mut self, said: String) {
        self.pin.clear();
        (self.step, self.said) = (FormStage::Pin, said);
    }

    /// Says that the clerk may not decide this; another one signs.
    pub fn refuse_clerk(&mut self, said: String) {
        self.pin.clear();
        self.clerk.clear();
        (self.step, self.said) = (FormStage::Clerk, said);
    }

    /// Hears a key.
    pub fn key(&mut self, key: Key, words: &LiveWords) -> FormOutcome {
        if key == Key::Escape {
            return self.back();
        }
        match self.step {
            FormStage::Reason => self.reason_key(key, words),
            FormStage::Window => self.window_key(key, words),
            FormStage::Minutes => match key {
                Key::Up => self.chosen = self.chosen.saturating_sub(1),
                Key::Down => self.chosen = (self.chosen + 1).min(MINUTES.len() - 1),
                Key::Enter => self.sign(),
                _ => {}
            },
            FormStage::Clerk => match key {
                Key::Enter | Key::Tab | Key::Down if self.clerk.is_empty() => {
                    words.fill_in.clone_into(&mut self.said);
                }
                Key::Enter | Key::Tab | Key::Down => self.go(FormStage::Pin),
                key => drop(self.clerk.key(key)),
            },
            FormStage::Pin => return self.pin_key(key, words),
            FormStage::Sent => {}
        }
        FormOutcome::Stay
    }

    /// A character of a pasted text; a reason in the lead's own words begins with it.
    pub fn paste(&mut self, letter: char, words: &LiveWords) {
        match self.step {
            FormStage::Reason => {
                self.chosen = words.reasons.len();
                self.typed.insert(letter);
            }
            FormStage::Window => drop(self.window.insert(letter)),
            FormStage::Clerk => drop(self.clerk.insert(letter)),
            FormStage::Pin => drop(self.pin.insert(letter)),
            FormStage::Minutes | FormStage::Sent => {}
        }
    }

    fn go(&mut self, step: FormStage) {
        self.step = step;
        self.said.clear();
    }

    fn back(&mut self) -> FormOutcome {
        let before = match self.step {
            FormStage::Clerk if self.stop => FormStage::Reason,
            FormStage::Clerk if self.loan == Some(LoanKind::Lend) => FormStage::Minutes,
            FormStage::Clerk if self.loan.is_some() => FormStage::Window,
            FormStage::Minutes => FormStage::Window,
            FormStage::Pin => FormStage::Clerk,
            // What was sent is carried out all the same, and seen when it is.
            FormStage::Sent | FormStage::Clerk | FormStage::Reason | FormStage::Window => {
                return FormOutcome::Leave;
            }
        };
        self.pin.clear();
        self.go(before);
        FormOutcome::Stay
    }

    fn window_key(&mut self, key: Key, words: &LiveWords) {
        match key {
            Key::Enter if self.window.is_empty() => words.which_window.clone_into(&mut self.said),
            Key::Enter if self.loan == Some(LoanKind::Lend) => self.go(FormStage::Minutes),
            Key::Enter => {
                self.said.clear();
                self.sign();
            }
            key => drop(self.window.key(key)),
        }
    }

    /// The window, and for how long, as they are filled in.
    fn asked_loan(&self) -> Option<LoanWish> {
        let minutes = MINUTES.get(self.chosen).copied().filter(|_| self.loan == Some(LoanKind::Lend));
        self.loan.map(|_| LoanWish { window: self.window.text().to_uppercase().into(), minutes })
    }

    fn reason_key(&mut self, key: Key, words: &LiveWords) {
        let own = words.reasons.len();
        let numbered = |letter: char| half_width(letter).to_digit(10).and_then(|n| usize::try_from(n).ok());
        match key {
            Key::Up => self.chosen = self.chosen.saturating_sub(1),
            Key::Down => self.chosen = (self.chosen + 1).min(own),
            Key::Enter => self.take_reason(words),
            Key::Char(letter) if self.chosen < own => match numbered(letter) {
                Some(at) if (1..=own).contains(&at) => {
                    self.chosen = at - 1;
                    self.take_reason(words);
                }
                Some(at) if at == own + 1 => self.chosen = own,
                _ => {
                    self.chosen = own;
                    self.typed.key(key);
                }
            },
            key => drop(self.typed.key(key)),
        }
    }

    fn take_reason(&mut self, words: &LiveWords) {
        if self.reason(words).is_empty() {
            words.no_reason.clone_into(&mut self.said);
            return;
        }
        let own = self.chosen == words.reasons.len();
        if own && !says_why(self.typed.text()) {
            words.no_letter.clone_into(&mut self.said);
            self.typed.clear();
            return;
        }
        if remark(self.typed.text()).is_err() {
            words.personal.clone_into(&mut self.said);
            return;
        }
        self.said.clear();
        self.sign();
    }

    /// The reason as it will be kept.
    fn reason(&self, words: &LiveWords) -> String {
        let given = words.reasons.get(self.chosen).copied();
        given.unwrap_or_else(|| self.typed.text().trim()).to_owned()
    }

    fn pin_key(&mut self, key: Key, words: &LiveWords) -> FormOutcome {
        match key {
            Key::Enter if self.clerk.is_empty() || self.pin.is_empty() => {
                words.fill_in.clone_into(&mut self.said);
            }
            Key::Enter => {
                let reason = self.stop.then(|| self.reason(words));
                let (line, clerk, loan) = (self.line.clone(), self.clerk.text().into(), self.asked_loan());
                let pin = Pin(self.pin.take());
                self.go(FormStage::Sent);
                return FormOutcome::Decide(Decision { line, reason, loan, clerk, pin });
            }
            Key::Up | Key::BackTab => self.go(FormStage::Clerk),
            Key::Backspace if self.pin.is_empty() => self.go(FormStage::Clerk),
            key => drop(self.pin.key(key)),
        }
        FormOutcome::Stay
    }
}
