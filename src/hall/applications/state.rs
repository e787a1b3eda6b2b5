//! Where an application stands.

/// The state of an application, as the approval system tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ApplicationState {
    /// 收件: received, not yet accepted
    #[default]
    Received,
    /// 补正: the applicant was told, once and completely, what is missing
    Supplement,
    /// 受理
    Accepted,
    /// 审查
    Review,
    /// 特别程序: a hearing, a test, an expert review; its days do not count
    Special,
    /// 决定: granted or not
    Decided,
    /// 制证
    Certificate,
    /// 待领取、已寄出
    Delivery,
    /// 办结
    Finished,
    /// 不予受理
    Refused,
    /// 申请人撤回
    Withdrawn,
}

/// The coarse state that people without a file are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ApplicationStage {
    /// 待办理
    Waiting,
    /// 办理中
    Underway,
    /// 已完结
    Over,
}

impl ApplicationStage {
    /// The stable word.
    pub fn word(self) -> &'static str {
        match self {
            ApplicationStage::Waiting => "waiting",
            ApplicationStage::Underway => "underway",
            ApplicationStage::Over => "over",
        }
    }
}

impl ApplicationState {
    /// Every state with the word the store keeps.
    pub const ALL: [(ApplicationState, &'static str); 11] = [
        (ApplicationState::Received, "received"),
        (ApplicationState::Supplement, "supplement"),
        (ApplicationState::Accepted, "accepted"),
        (ApplicationState::Review, "review"),
        (ApplicationState::Special, "special"),
        (ApplicationState::Decided, "decided"),
        (ApplicationState::Certificate, "certificate"),
        (ApplicationState::Delivery, "delivery"),
        (ApplicationState::Finished, "finished"),
        (ApplicationState::Refused, "refused"),
        (ApplicationState::Withdrawn, "withdrawn"),
    ];

    /// The word the store keeps.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("received", |(_, word)| word)
    }

    /// The state of a stored word.
    pub fn of(word: &str) -> Option<ApplicationState> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(state, _)| *state)
    }

    /// Says whether something may still become of it.
    pub fn is_open(self) -> bool {
        !matches!(self, ApplicationState::Finished | ApplicationState::Refused | ApplicationState::Withdrawn)
    }

    /// What people without a file are told.
    pub fn stage(self) -> ApplicationStage {
        match self {
            ApplicationState::Received | ApplicationState::Supplement => ApplicationStage::Waiting,
            state if state.is_open() => ApplicationStage::Underway,
            _ => ApplicationStage::Over,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_go_by_word_and_three_are_ends() {
        let all = ApplicationState::ALL;
        assert!(all.iter().all(|(s, word)| ApplicationState::of(word) == Some(*s) && s.word() == *word));
        assert_eq!(all.iter().filter(|(state, _)| !state.is_open()).count(), 3);
        assert_eq!(ApplicationState::of("closed"), None);
    }
}
