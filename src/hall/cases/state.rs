//! Where a case stands.

/// The state of a case; `hall::cases::act` says how it gets from one to the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseState {
    /// 已提交
    #[default]
    Submitted,
    /// 已登记
    Registered,
    /// 已受理
    Accepted,
    /// 办理中: with a department
    Assigned,
    /// 已答复
    Answered,
    /// 已评价: the applicant has said whether it is well so
    Confirmed,
    /// 已办结
    Closed,
    /// 不予受理
    Refused,
    /// 已并案: goes on in another case
    Merged,
    /// 已撤回
    Withdrawn,
}

impl CaseState {
    /// Every state with the word the store keeps.
    pub const ALL: [(CaseState, &'static str); 10] = [
        (CaseState::Submitted, "submitted"),
        (CaseState::Registered, "registered"),
        (CaseState::Accepted, "accepted"),
        (CaseState::Assigned, "assigned"),
        (CaseState::Answered, "answered"),
        (CaseState::Confirmed, "confirmed"),
        (CaseState::Closed, "closed"),
        (CaseState::Refused, "refused"),
        (CaseState::Merged, "merged"),
        (CaseState::Withdrawn, "withdrawn"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("submitted", |(_, word)| word)
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<CaseState> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(state, _)| *state)
    }

    /// Says whether something may still become of the case.
    pub fn is_open(self) -> bool {
        self.owes_answer() || matches!(self, CaseState::Answered | CaseState::Confirmed)
    }

    /// Says whether an answer is owed.
    pub fn owes_answer(self) -> bool {
        use CaseState::{Accepted, Assigned, Registered, Submitted};
        matches!(self, Submitted | Registered | Accepted | Assigned)
    }

    /// Its place among all states.
    pub(super) fn place(self) -> usize {
        Self::ALL.iter().position(|(state, _)| *state == self).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_go_by_word() {
        assert!(CaseState::ALL.iter().all(|(s, word)| CaseState::of(word) == Some(*s) && s.word() == *word));
    }
}
