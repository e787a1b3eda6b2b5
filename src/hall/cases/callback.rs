//! The callback (回访): whoever left a contact is called after the answer, up to so many times, and what came of it is kept.
use super::{Case, CaseContext, CaseError, CaseRules, CaseState};
use chrono::{NaiveDateTime, TimeDelta};

/// After so many minutes somebody who was not reached is called again: calls in one breath are no tries of their own.
const CALL_AGAIN: i64 = 60;

/// What came of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallOutcome {
    /// Nobody answered.
    NotReached,
    /// The applicant answered, and said whether the answer is satisfactory, or did not say.
    Reached {
        /// Satisfied; none where nothing was said about that.
        satisfied: Option<bool>,
    },
}

impl CallOutcome {
    /// The word that goes with the step.
    pub fn word(self) -> &'static str {
        match self {
            CallOutcome::NotReached => "not_reached",
            CallOutcome::Reached { satisfied: None } => "reached",
            CallOutcome::Reached { satisfied: Some(true) } => "satisfied",
            CallOutcome::Reached { satisfied: Some(false) } => "dissatisfied",
        }
    }
}

/// Where the callback of an answer stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseCallback {
    /// Somebody is to be called.
    Owed,
    /// The applicant was reached.
    Reached,
    /// The applicant was not reached, and is not called any more.
    NotReached,
}

impl CaseCallback {
    /// Every standing with the word the store keeps.
    pub const ALL: [(CaseCallback, &'static str); 3] = [
        (CaseCallback::Owed, "owed"),
        (CaseCallback::Reached, "reached"),
        (CaseCallback::NotReached, "not_reached"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(callback, _)| *callback == self).map_or("", |(_, word)| word)
    }

    /// The standing of a stored word.
    pub fn of(word: &str) -> Option<CaseCallback> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(callback, _)| *callback)
    }
}

impl Case {
    /// Says whether somebody is to be called back: the source asks for it, there is a contact, and nobody was reached yet. An
    /// applicant who has said with the receipt what there is to say is not called for the same.
    pub fn owes_callback(&self) -> bool {
        self.state == CaseState::Answered && self.callback == Some(CaseCallback::Owed)
    }

    /// The case, which was answered just now, with the callback it asks for; one without a contact is anonymous, and is not
    /// called back.
    pub(super) fn with_callback(self, context: &CaseContext<'_>) -> Case {
        let cleared = Case { callback: None, callback_due: None, calls: 0, called_at: None, ..self };
        if !(context.rules().of(cleared.source).calls_back && cleared.has_contact) {
            return cleared;
        }
        // Where next year's calendar is missing, it is owed all the same. Nothing closes by itself before somebody has called.
        let callback_due = context.office().after_days(context.at, context.rules().callback_days).ok();
        Case { callback: Some(CaseCallback::Owed), callback_due, lapses_at: None, ..cleared }
    }

    /// The case after one call.
    pub(super) fn called(&self, outcome: CallOutcome, context: &CaseContext<'_>) -> Result<Case, CaseError> {
        self.may_be_called(context.at, context.rules())?;
        let called = Case { called_at: Some(context.at), calls: self.calls + 1, ..self.clone() };
        let over = |callback| Case {
            callback: Some(callback),
            callback_due: None,
            lapses_at: context.office().after_days(context.at, context.rules().confirm_days).ok(),
            ..called.clone()
        };
        Ok(match outcome {
            CallOutcome::NotReached if called.calls < context.rules().callback_tries => {
                Case { callback: Some(CaseCallback::Owed), lapses_at: None, ..called }
            }
            CallOutcome::NotReached => over(CaseCallback::NotReached),
            CallOutcome::Reached { satisfied: None } => over(CaseCallback::Reached),
            CallOutcome::Reached { satisfied: Some(satisfied) } => {
                over(CaseCallback::Reached).heard(satisfied, context)
            }
        })
    }

    fn may_be_called(&self, at: NaiveDateTime, rules: &CaseRules) -> Result<(), CaseError> {
        match self.callback {
            _ if !self.has_contact => Err(CaseError::Anonymous),
            Some(CaseCallback::Reached | CaseCallback::NotReached) => Err(CaseError::CalledBack),
            // One that was answered before there were callbacks is owed one by its source.
            None if !rules.of(self.source).calls_back => Err(CaseError::NoCallback),
            Some(CaseCallback::Owed) | None => {
                // A call that a clock which was ahead has dated after now keeps nobody from calling.
                let last = self.called_at.filter(|last| *last <= at);
                match last.map(|last| last + TimeDelta::minutes(CALL_AGAIN)) {
                    Some(again) if at < again => Err(CaseError::CalledLately(again)),
                    _ => Ok(()),
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
