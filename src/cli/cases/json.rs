//! Cases as `--json` has them.
use crate::hall::Hall;
use crate::hall::cases::{Case, CaseCallback, CaseClosing, CaseLamp, CaseRole, Escalation};
use crate::store::{CaseHistory, CaseStep};
use chrono::NaiveDateTime;
use serde_json::{Value, json};

/// A moment, or null.
pub(super) fn moment(at: Option<NaiveDateTime>) -> Option<String> {
    at.map(|at| at.format("%Y-%m-%dT%H:%M:%S").to_string())
}

/// A case without a word of anybody's.
pub(super) fn case(case: &Case, hall: &Hall, now: NaiveDateTime) -> Value {
    let (office, rules) = (hall.setup.office(), &hall.setup.cases);
    let escalation = case.escalation(now, rules, &office).ok().flatten();
    json!({
        "number": case.number,
        "source": case.source.word(),
        "class": case.class,
        "state": case.state.word(),
        "since": moment(Some(case.since)),
        "submitted_at": moment(Some(case.submitted_at)),
        "about": { "kind": Some(case.about.word()).filter(|kind| !kind.is_empty()), "code": Some(case.about.code()).filter(|code| !code.is_empty()) },
        "concerns": case.concerns,
        "department": case.department,
        "contact_due": moment(case.contact_due),
        "contacted_at": moment(case.contacted_at),
        "due": moment(case.due),
        "lamp": case.lamp(now, &office).map(CaseLamp::word),
        "overdue": case.is_overdue(now),
        "escalation": escalation.map(Escalation::word),
        "answered_at": moment(case.answered_at),
        "lapses_at": moment(case.lapses_at),
        "ended_at": moment(case.ended_at),
        "extended_at": moment(case.extended_at),
        "reopened_at": moment(case.reopened_at),
        "appealed_at": moment(case.appealed_at),
        "callback": case.callback.map(CaseCallback::word),
        "callback_due": moment(case.callback_due),
        "calls": case.calls,
        "called_at": moment(case.called_at),
        "closing": case.closing().map(CaseClosing::word),
        "published_at": moment(case.published_at),
        "merged_into": case.merged_into,
        "satisfied": case.satisfied,
        "rechecked": case.rechecked,
        "vote": case.vote,
        "urged_at": moment(case.urged_at),
        "urges": case.urges,
        "kiosk": case.kiosk,
        "lang": case.lang,
        "has_text": case.has_text,
        "has_contact": case.has_contact,
        "sealed": case.is_sealed,
        "opened_at": moment(case.opened_at),
        "steps": case.steps,
    })
}

/// The steps of a case.
pub(super) fn history(history: &CaseHistory) -> Vec<Value> {
    history.steps.iter().map(step).collect()
}

fn step(step: &CaseStep) -> Value {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let unit = match &step.actor.role {
        CaseRole::Department(name) => Some(name),
        _ => None,
    };
    json!({
        "step": step.step,
        "at": moment(Some(step.at)),
        "act": step.event.word(),
        "role": step.actor.role.word(),
        "unit": unit,
        "who": some(&step.actor.who),
        "from": step.from.map(crate::hall::cases::CaseState::word),
        "to": step.to.word(),
        "detail": some(&step.detail),
        "answer": some(&step.answer),
        "reason": some(&step.reason),
        "instead": some(&step.instead),
        "note": some(&step.note),
    })
}
