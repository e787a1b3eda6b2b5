//! `hall cases show` of an application: its steps, its limits, and what tables said otherwise since.
use super::{CaseDesk, application_json, application_list};
use crate::cli::{Exit, Stop};
use crate::hall::applications::{Application, ApplicationError, ApplicationFact, ApplicationState};
use crate::store::{ApplicationHistory, ApplicationKey, ApplicationStep};
use crate::text::Lang;
use crate::text::applications::{fact, milestone, refusal, state};
use crate::text::command::applications::words;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Says why an application is not shown.
pub(super) fn say_no(desk: &CaseDesk<'_>, no: ApplicationError, as_json: bool) -> Result<Exit, Stop> {
    let message = refusal(desk.context.lang, no);
    if as_json {
        writeln!(
            crate::cli::fit(io::stdout().lock()),
            "{}",
            json!({ "refused": no.word(), "message": message })
        )?;
    } else {
        writeln!(crate::cli::fit(io::stderr().lock()), "{message}")?;
    }
    Ok(Exit::Refused)
}

/// Shows an application by its number or a receipt of it.
pub(super) fn show(desk: &mut CaseDesk<'_>, key: &ApplicationKey, as_json: bool) -> Result<Exit, Stop> {
    let history = match desk.store.application(&desk.config.hall, key, desk.now)? {
        Ok(history) => history,
        Err(no) => return say_no(desk, no, as_json),
    };
    let name = desk.store.guide(&history.application.matter)?.map(|guide| guide.name);
    let name = name.map(|name| desk.context.lang.pick(&name.zh, &name.en).to_owned());
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        let mut shown = application_json::application(&history.application, &desk.config.hall, desk.now);
        let more = application_json::more(&history, &desk.config.hall, name.as_deref());
        if let (Some(shown), Value::Object(more)) = (shown.as_object_mut(), more) {
            shown.extend(more);
        }
        writeln!(stdout, "{shown}")?;
    } else {
        for line in lines(desk, &history, &name.unwrap_or_default()) {
            writeln!(stdout, "{line}")?;
        }
    }
    Ok(Exit::Done)
}

fn lines(desk: &CaseDesk<'_>, history: &ApplicationHistory, matter: &str) -> Vec<String> {
    let (lang, application) = (desk.context.lang, &history.application);
    let words = words(lang);
    let progress = application.progress(desk.now, &desk.config.hall.setup.office());
    let mut lines = vec![application_list::in_brief(desk, application)];
    if !application.matter.is_empty() {
        lines.push((words.matter)(&application.matter, matter).trim_end().to_owned());
    }
    lines.extend(application.milestones().iter().map(|step| {
        let time = step.time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
        format!("  {}{time}  {}", step.day, milestone(lang, step.kind))
    }));
    lines.extend(progress.promised.map(|due| (words.promised)(&due.date().to_string())));
    lines.extend(progress.statutory.map(|due| (words.statutory)(&due.date().to_string())));
    lines.push(match history.receipt {
        Some(receipt) => (words.receipt)(&receipt.in_groups()),
        None => (words.no_receipt)(&application.code),
    });
    if !history.steps.is_empty() {
        lines.push((words.first)(&history.imported_at.format("%Y-%m-%d %H:%M").to_string()));
        lines.extend(history.steps.iter().map(|step| step_line(lang, application, step)));
    }
    lines
}

/// What one table said otherwise.
fn step_line(lang: Lang, application: &Application, step: &ApplicationStep) -> String {
    let words = words(lang);
    let said = |of: ApplicationFact, value: &str| match ApplicationState::of(value) {
        _ if value.is_empty() => words.nothing.to_owned(),
        Some(named) if of == ApplicationFact::State => state(lang, named).to_owned(),
        _ => value.to_owned(),
    };
    let changes = step.changes.iter().map(|change| {
        format!(
            "{} {} → {}",
            fact(lang, change.fact),
            said(change.fact, &change.from),
            said(change.fact, &change.to)
        )
    });
    let mut changes: Vec<String> = changes.collect();
    if changes.is_empty() && application.is_deemed_accepted {
        changes.push(words.deemed.to_owned());
    }
    format!("  {}  {}  {}", step.step, step.at.format("%m-%d %H:%M"), lang.list(&changes))
}
