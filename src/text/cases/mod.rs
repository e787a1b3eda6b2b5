//! What is said of cases, wherever it is said: sources, states, acts, and why something is not done.
mod acts;
mod refusals;

pub use acts::act;
pub use refusals::{not_kept, refusal};

use super::Lang;
use crate::hall::cases::{
    ActKind, CaseClosing, CaseLamp, CaseRole, CaseSource, CaseState, CaseSubject, Escalation,
};

/// What a source is called.
pub fn source(lang: Lang, source: CaseSource) -> &'static str {
    let (zh, en) = source_names(source);
    lang.pick(zh, en)
}

fn source_names(source: CaseSource) -> (&'static str, &'static str) {
    match source {
        CaseSource::Suggestion => ("建议", "Suggestion"),
        CaseSource::Criticism => ("意见", "Criticism"),
        CaseSource::Praise => ("表扬", "Praise"),
        CaseSource::Enquiry => ("咨询", "Enquiry"),
        CaseSource::Help => ("求助", "Request for help"),
        CaseSource::Complaint => ("投诉", "Complaint"),
        CaseSource::Unresolved => ("办不成事", "Could not get it done"),
        CaseSource::BadRating => ("差评", "Bad rating"),
        CaseSource::Supervision => ("监督员发现", "Supervisor's finding"),
        CaseSource::Patrol => ("巡查发现", "Patrol's finding"),
        CaseSource::StaffNote => ("工作人员反映", "Staff's own note"),
    }
}

/// The source that somebody names: by its word, or as it is called in either language.
pub fn source_named(text: &str) -> Option<CaseSource> {
    let text = text.trim();
    let is_meant = |source: &CaseSource| {
        let (zh, en) = source_names(*source);
        source.word() == text || zh == text || en.eq_ignore_ascii_case(text)
    };
    CaseSource::ALL.iter().map(|(source, _)| *source).find(is_meant)
}

/// Where a case stands.
pub fn state(lang: Lang, state: CaseState) -> &'static str {
    let (zh, en) = state_names(state);
    lang.pick(zh, en)
}

fn state_names(state: CaseState) -> (&'static str, &'static str) {
    match state {
        CaseState::Submitted => ("已提交", "submitted"),
        CaseState::Registered => ("已登记", "registered"),
        CaseState::Accepted => ("已受理", "accepted"),
        CaseState::Assigned => ("办理中", "being handled"),
        CaseState::Answered => ("已答复", "answered"),
        CaseState::Confirmed => ("已评价", "confirmed"),
        CaseState::Closed => ("已办结", "closed"),
        CaseState::Refused => ("不予受理", "not accepted"),
        CaseState::Merged => ("已并案", "merged"),
        CaseState::Withdrawn => ("已撤回", "withdrawn"),
    }
}

/// The state that somebody names: by its word, or as it is called in either language.
pub fn state_named(text: &str) -> Option<CaseState> {
    let text = text.trim();
    let is_meant = |state: &CaseState| {
        let (zh, en) = state_names(*state);
        state.word() == text || zh == text || en == text
    };
    CaseState::ALL.iter().map(|(state, _)| *state).find(is_meant)
}

/// Why a case was closed, as its applicant is told where nobody has written a reason.
pub fn closing(lang: Lang, closing: CaseClosing) -> &'static str {
    match closing {
        CaseClosing::Thanks => lang.pick("已经登记，感谢表扬", "Registered, with thanks"),
        CaseClosing::Satisfied => lang.pick("本人对答复满意", "The applicant is satisfied with the answer"),
        CaseClosing::Answered => {
            lang.pick("已经答复，没有收到不同意见", "It was answered, and no objection came")
        }
        CaseClosing::Disputed => lang.pick("由中心决定", "The centre has decided so"),
    }
}

/// What came of an act, by the word that is kept with its step; nothing where the word is none of these.
pub fn result(lang: Lang, act: ActKind, word: &str) -> Option<&'static str> {
    Some(match word {
        "yes" | "no" => return judgement(lang, act, word == "yes"),
        "not_reached" => lang.pick("没有接通", "not reached"),
        "reached" => lang.pick("接通了", "reached"),
        "satisfied" => lang.pick("接通了，满意", "reached, satisfied"),
        "dissatisfied" => lang.pick("接通了，不满意", "reached, not satisfied"),
        "concerned" => lang.pick("是被反映的部门", "a unit it is about"),
        "other_department" => lang.pick("不是承办部门", "not with that department"),
        "unnamed" => lang.pick("没有写明反映哪个部门", "nobody has said which unit it is about"),
        "no_reader" | "not_theirs" => lang.pick("没有权限", "may not read it"),
        _ => return None,
    })
}

/// What a yes or a no says of a case.
fn judgement(lang: Lang, act: ActKind, is_yes: bool) -> Option<&'static str> {
    let (yes, no) = match act {
        ActKind::Confirm => (("满意", "satisfied"), ("不满意", "not satisfied")),
        ActKind::Recheck => (("通过", "passed"), ("没有通过", "failed")),
        ActKind::Vote => (("解决了", "put right"), ("没有解决", "not put right")),
        _ => return None,
    };
    let (zh, en) = if is_yes { yes } else { no };
    Some(lang.pick(zh, en))
}

/// In what capacity somebody acts.
pub fn role(lang: Lang, role: &CaseRole) -> &str {
    match role {
        CaseRole::Applicant => lang.pick("本人", "the applicant"),
        CaseRole::Department(name) => name,
        CaseRole::Centre => lang.pick("中心", "the centre"),
        CaseRole::Supervisor => lang.pick("监督员", "a supervisor"),
        CaseRole::Clock => lang.pick("系统", "the clock"),
    }
}

/// Whom or what a case is about, in the words of whoever wrote it; empty where nothing was said.
pub fn about(lang: Lang, about: &CaseSubject) -> String {
    match (lang, about) {
        (_, CaseSubject::Hall) => String::new(),
        (_, CaseSubject::Department(name)) => name.clone(),
        (Lang::Zh, CaseSubject::Window(window)) => format!("{window} 窗口"),
        (Lang::En, CaseSubject::Window(window)) => format!("window {window}"),
        (Lang::Zh, CaseSubject::Matter(code)) => format!("事项 {code}"),
        (Lang::En, CaseSubject::Matter(code)) => format!("matter {code}"),
        (Lang::Zh, CaseSubject::Ticket { day, label, .. }) => format!("{day} 的 {label} 号"),
        (Lang::En, CaseSubject::Ticket { day, label, .. }) => format!("{label} of {day}"),
    }
}

/// The colour of a lamp.
pub fn lamp(lang: Lang, lamp: CaseLamp) -> &'static str {
    match lamp {
        CaseLamp::Green => lang.pick("绿", "green"),
        CaseLamp::Yellow => lang.pick("黄", "yellow"),
        CaseLamp::Red => lang.pick("红", "red"),
    }
}

/// What a late case asks for.
pub fn escalation(lang: Lang, escalation: Escalation) -> &'static str {
    match escalation {
        Escalation::Reminder => lang.pick("提醒承办人", "remind whoever handles it"),
        Escalation::Supervision => lang.pick("督办", "send a supervision order"),
        Escalation::Leader => lang.pick("报告领导", "tell the leader"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_and_states_are_found_by_every_name_they_have() {
        for (known, word) in CaseSource::ALL {
            for name in [word, source(Lang::Zh, known), source(Lang::En, known)] {
                assert_eq!(source_named(name), Some(known), "{name}");
            }
        }
        for (known, word) in CaseState::ALL {
            for name in [word, state(Lang::Zh, known), state(Lang::En, known)] {
                assert_eq!(state_named(name), Some(known), "{name}");
            }
        }
        assert_eq!((source_named("闲聊"), state_named("")), (None, None));
    }

    #[test]
    fn a_rating_is_said_in_words_and_not_as_yes_or_no() {
        let zh = |word| result(Lang::Zh, ActKind::Confirm, word);
        assert_eq!([zh("yes"), zh("no")], [Some("满意"), Some("不满意")]);
        assert_eq!(result(Lang::En, ActKind::Vote, "no"), Some("not put right"));
        assert_eq!(result(Lang::En, ActKind::Close, "no"), None);
    }
}
