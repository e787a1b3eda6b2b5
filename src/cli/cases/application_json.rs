//! Applications as `--json` has them.
use super::json::moment;
use crate::hall::Hall;
use crate::hall::applications::{Application, FactChange, Milestone, SpecialProcedure};
use crate::hall::cases::CaseLamp;
use crate::store::{ApplicationHistory, ApplicationStep};
use chrono::{NaiveDateTime, NaiveTime};
use serde_json::{Value, json};

/// A moment, or a day alone where no time of day was told.
fn moment_or_day(at: Option<NaiveDateTime>) -> Option<String> {
    at.map(
        |at| {
            if at.time() == NaiveTime::MIN { at.date().to_string() } else { at.to_string().replace(' ', "T") }
        },
    )
}

/// An application as it is now.
pub(super) fn application(application: &Application, hall: &Hall, now: NaiveDateTime) -> Value {
    let office = hall.setup.office();
    let application = application.as_of(now, &office);
    let progress = application.progress(now, &office);
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let special = |procedure: &SpecialProcedure| json!({ "from": procedure.from.to_string(), "until": procedure.until.map(|day| day.to_string()) });
    json!({
        "code": application.code,
        "matter": some(&application.matter),
        "department": some(&application.department),
        "state": application.state.word(),
        "stage": progress.stage.word(),
        "received_at": moment_or_day(Some(application.received_at)),
        "accepted_at": moment_or_day(application.accepted_at),
        "deemed_accepted": application.is_deemed_accepted,
        "promised": application.promised.map(|day| day.to_string()),
        "promised_due": moment(progress.promised),
        "statutory_due": moment(progress.statutory),
        "due": moment(application.due(now, &office).ok().flatten()),
        "finished_at": moment_or_day(application.finished_at),
        "in_time": progress.was_in_time,
        "special": application.special.iter().map(special).collect::<Vec<_>>(),
        "paused": progress.is_paused,
        "lamp": progress.lamp.map(CaseLamp::word),
        "overdue": application.is_overdue(now, &office),
    })
}

/// What is shown of one application beside that.
pub(super) fn more(history: &ApplicationHistory, hall: &Hall, matter_name: Option<&str>) -> Value {
    let application = &history.application;
    let step = |step: &Milestone| json!({ "kind": step.kind.word(), "day": step.day.to_string(), "time": step.time.map(|time| time.to_string()) });
    let link = &hall.setup.cases.receipt_link;
    json!({
        "matter_name": matter_name,
        "statutory_limit": application.statutory_limit.map(|limit| limit.to_string()),
        "promised_limit": application.promised_limit.map(|limit| limit.to_string()),
        "receipt": history.receipt.map(|receipt| receipt.to_string()),
        "receipt_code": history.receipt.map(|receipt| receipt.in_code(link)),
        "imported_at": moment(Some(history.imported_at)),
        "milestones": application.milestones().iter().map(step).collect::<Vec<_>>(),
        "history": history.steps.iter().map(later).collect::<Vec<_>>(),
    })
}

fn later(step: &ApplicationStep) -> Value {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let change = |change: &FactChange| json!({ "fact": change.fact.word(), "from": some(&change.from), "to": some(&change.to) });
    json!({
        "step": step.step,
        "at": moment(Some(step.at)),
        "from": step.from.word(),
        "to": step.to.word(),
        "changes": step.changes.iter().map(change).collect::<Vec<_>>(),
    })
}
