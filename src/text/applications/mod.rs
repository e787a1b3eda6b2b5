//! What is said of applications, wherever it is said: states, stages, steps, and why one is not shown.
use super::{Lang, cases};
use crate::hall::applications::{
    ApplicationError, ApplicationFact, ApplicationStage, ApplicationState, MilestoneKind,
};
use crate::hall::cases::CaseError;

/// Where an application stands.
pub fn state(lang: Lang, state: ApplicationState) -> &'static str {
    let (zh, en) = state_names(state);
    lang.pick(zh, en)
}

fn state_names(state: ApplicationState) -> (&'static str, &'static str) {
    match state {
        ApplicationState::Received => ("已收件", "received"),
        ApplicationState::Supplement => ("待补正", "waiting for documents"),
        ApplicationState::Accepted => ("已受理", "accepted"),
        ApplicationState::Review => ("审查中", "in review"),
        ApplicationState::Special => ("特别程序", "in a special procedure"),
        ApplicationState::Decided => ("已决定", "decided"),
        ApplicationState::Certificate => ("制证中", "certificate being made"),
        ApplicationState::Delivery => ("待领取", "ready to be handed over"),
        ApplicationState::Finished => ("已办结", "finished"),
        ApplicationState::Refused => ("不予受理", "not accepted"),
        ApplicationState::Withdrawn => ("已撤回", "withdrawn"),
    }
}

/// The state that somebody names: by its word, or as it is called in either language.
pub fn state_named(text: &str) -> Option<ApplicationState> {
    let text = text.trim();
    let is_meant = |state: &ApplicationState| {
        let (zh, en) = state_names(*state);
        state.word() == text || zh == text || en == text
    };
    ApplicationState::ALL.iter().map(|(state, _)| *state).find(is_meant)
}

/// Where it stands, in one of three words.
pub fn stage(lang: Lang, stage: ApplicationStage) -> &'static str {
    match stage {
        ApplicationStage::Waiting => lang.pick("待办理", "waiting"),
        ApplicationStage::Underway => lang.pick("办理中", "under way"),
        ApplicationStage::Over => lang.pick("已完结", "over"),
    }
}

/// A step of an application.
pub fn milestone(lang: Lang, kind: MilestoneKind) -> &'static str {
    let (zh, en) = match kind {
        MilestoneKind::Received => ("收件", "received"),
        MilestoneKind::Accepted => ("受理", "accepted"),
        MilestoneKind::DeemedAccepted => (
            "逾期未告知，从这天起视为受理",
            "accepted by law from this day on, since nothing was said in time",
        ),
        MilestoneKind::SpecialBegins => {
            ("特别程序开始，暂停计时", "a special procedure begins; days do not count")
        }
        MilestoneKind::SpecialEnds => ("特别程序结束", "the special procedure ends"),
        MilestoneKind::Decided => ("作出决定", "decided"),
        MilestoneKind::Finished => ("办结", "finished"),
    };
    lang.pick(zh, en)
}

/// What a source says of an application.
pub fn fact(lang: Lang, fact: ApplicationFact) -> &'static str {
    let (zh, en) = match fact {
        ApplicationFact::Matter => ("事项", "matter"),
        ApplicationFact::Department => ("部门", "department"),
        ApplicationFact::State => ("状态", "state"),
        ApplicationFact::Received => ("收件", "received"),
        ApplicationFact::Accepted => ("受理", "accepted"),
        ApplicationFact::Promised => ("承诺办结日", "promised day"),
        ApplicationFact::Finished => ("办结", "finished"),
        ApplicationFact::Special => ("特别程序", "special procedures"),
    };
    lang.pick(zh, en)
}

/// Why an application is not shown; of a receipt the same is said as of a case's.
pub fn refusal(lang: Lang, no: ApplicationError) -> String {
    match no {
        ApplicationError::NoApplication => {
            lang.pick("没有这个办件", "there is no such application").to_owned()
        }
        ApplicationError::Forged => cases::refusal(lang, &CaseError::Forged),
        ApplicationError::Expired => cases::refusal(lang, &CaseError::Expired),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_found_by_every_name_they_have() {
        for (known, word) in ApplicationState::ALL {
            for name in [word, state(Lang::Zh, known), state(Lang::En, known)] {
                assert_eq!(state_named(name), Some(known), "{name}");
            }
        }
        assert_eq!(state_named("已答复"), None);
    }
}
