//! What the lead's screen hears, what it asks for, and what it is told.
use crate::app::input::Key;
use crate::hall::{ClerkCode, Hall, LineCode, WindowCode, desk::LoanError, figures::HallView, people::Pin};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// Something the screen hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadEvent {
    /// The hall is set up anew.
    Hall(Arc<Hall>),
    /// A key was pressed.
    Key(Key),
    /// A character of a pasted text came.
    Pasted(char),
    /// A place was touched.
    Touch(LeadTouch),
    /// What time it is in the hall.
    Now(NaiveDateTime),
    /// The hall as it stood at a moment.
    View(HallView, NaiveDateTime),
    /// The store cannot be reached.
    Gone,
    /// What became of a decision.
    Answered(DecisionAnswer),
}

/// What a touch means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadTouch {
    /// The line at a place of the list.
    Line(usize),
    /// The reason at a place of the list.
    Reason(usize),
    /// The same as a key.
    Key(Key),
}

/// What is to be done in the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadRequest {
    /// Ring once: there is something to look at.
    Bell,
    /// Check who somebody is, and stop a line or reopen it, or lend a window to it or return one.
    Decide(Decision),
}

/// A window is to be lent to a line, or returned to its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanWish {
    /// The window, as it was typed.
    pub window: WindowCode,
    /// For how many minutes; nothing where it is to be returned.
    pub minutes: Option<u16>,
}

/// A line is to be stopped or reopened, or a window lent to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The line, by code.
    pub line: LineCode,
    /// Why it is to be stopped; nothing where it is to be reopened.
    pub reason: Option<String>,
    /// The window that is to be lent or returned; nothing where it is about the line alone.
    pub loan: Option<LoanWish>,
    /// Who says so, by number.
    pub clerk: ClerkCode,
    /// The PIN as it was typed.
    pub pin: Pin,
}

impl Decision {
    /// Says whether the line is to be stopped; otherwise it is to be reopened.
    pub fn stops(&self) -> bool {
        self.reason.is_some()
    }

    /// The answer to this decision.
    pub fn answer(&self, outcome: DecisionOutcome) -> DecisionAnswer {
        DecisionAnswer { line: self.line.clone(), stops: self.stops(), loan: self.loan.clone(), outcome }
    }
}

/// What became of a decision, and of which: the lead may have gone on to another one meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionAnswer {
    /// The line, by code.
    pub line: LineCode,
    /// It was to be stopped; otherwise it was to be reopened.
    pub stops: bool,
    /// The window that was to be lent or returned.
    pub loan: Option<LoanWish>,
    /// What became of it.
    pub outcome: DecisionOutcome,
}

/// What became of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionOutcome {
    /// It is done.
    Done,
    /// Clerk and PIN do not go together.
    WrongPin {
        /// How many more tries are free.
        left: u32,
    },
    /// Too many PINs were wrong: nobody decides anything for a while.
    MustWait {
        /// For how many seconds.
        seconds: u32,
    },
    /// The account is closed.
    AccountClosed,
    /// The PIN is the sample's, which everybody knows.
    KnownPin,
    /// The clerk does not lead the hall.
    NotLead,
    /// The window is not lent, or not returned.
    NoLoan(LoanError),
    /// The store cannot be reached.
    StoreFailed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_does_not_show_itself() {
        let decision = Decision {
            line: "A".into(),
            reason: None,
            loan: None,
            clerk: "001".into(),
            pin: Pin("2468".into()),
        };
        assert!(!format!("{:?}", LeadRequest::Decide(decision)).contains("2468"));
    }
}
