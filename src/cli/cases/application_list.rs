//! `hall cases list --source application`: the applications of the approval system.
use super::list::{self, ListArguments};
use super::{CaseDesk, application_json, usage};
use crate::cli::{Exit, Stop};
use crate::hall::applications::{Application, ApplicationState};
use crate::store::ApplicationFilter;
use crate::text::applications::{state, state_named};
use crate::text::cases::lamp;
use crate::text::command::applications::words;
use crate::text::command::cases;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Says whether somebody who names a source means applications.
pub(super) fn is_meant(typed: &str) -> bool {
    matches!(typed.trim().to_lowercase().as_str(), "application" | "applications" | "办件")
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &ListArguments) -> Result<Exit, Stop> {
    let filter = filter(desk, arguments)?;
    let page = desk.store.applications(&filter)?;
    let next = page.next.as_ref().map(ToString::to_string);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let shown = page
            .applications
            .iter()
            .map(|one| application_json::application(one, &desk.config.hall, desk.now));
        writeln!(stdout, "{}", json!({ "applications": shown.collect::<Vec<Value>>(), "next": next }))?;
        return Ok(Exit::Done);
    }
    if page.applications.is_empty() {
        writeln!(stdout, "{}", words(desk.context.lang).none)?;
    }
    for application in &page.applications {
        writeln!(stdout, "{}", in_brief(desk, application))?;
    }
    if let Some(next) = next {
        writeln!(stdout, "{}", (cases::words(desk.context.lang).more)(&next))?;
    }
    Ok(Exit::Done)
}

fn filter(desk: &mut CaseDesk<'_>, arguments: &ListArguments) -> Result<ApplicationFilter, Stop> {
    let lang = desk.context.lang;
    if arguments.call_back {
        return Err(usage(cases::words(lang).no_callbacks.to_owned()));
    }
    let wanted = match &arguments.state {
        None => None,
        Some(typed) => Some(state_named(typed).ok_or_else(|| {
            let known = ApplicationState::ALL
                .iter()
                .map(|(known, word)| list::with_word(lang, state(lang, *known), word));
            let known: Vec<String> = known.collect();
            usage((words(lang).bad_state)(typed, &lang.list(&known)))
        })?),
    };
    let departments = |desk: &mut CaseDesk<'_>| desk.store.departments_of_applications();
    let department = list::department(desk, arguments.department.as_deref(), departments)?;
    let filter = ApplicationFilter {
        is_of_all: arguments.all,
        state: wanted,
        department,
        overdue_at: arguments.overdue.then_some(desk.now),
        after: None,
        limit: arguments.limit,
    };
    let after = list::cursor(desk, arguments.after.as_deref(), filter.is_register())?;
    Ok(ApplicationFilter { after, ..filter })
}

/// An application in one line.
pub(super) fn in_brief(desk: &CaseDesk<'_>, application: &Application) -> String {
    let lang = desk.context.lang;
    let office = desk.config.hall.setup.office();
    let now = application.as_of(desk.now, &office);
    let mut parts = vec![now.code.clone(), state(lang, now.state).to_owned()];
    parts.extend(now.is_deemed_accepted.then(|| words(lang).deemed.to_owned()));
    parts.extend(Some(now.department.clone()).filter(|name| !name.is_empty()));
    parts.extend(limit(desk, &now));
    parts.join("  ")
}

/// By when something is due, or how it ended.
fn limit(desk: &CaseDesk<'_>, now: &Application) -> Option<String> {
    let (lang, office) = (desk.context.lang, desk.config.hall.setup.office());
    let words = words(lang);
    if !now.state.is_open() {
        let is_in_time = now.was_in_time(&office)?;
        return Some(if is_in_time { words.in_time } else { words.late }.to_owned());
    }
    if now.state == ApplicationState::Supplement {
        return None;
    }
    if now.is_paused(desk.now) {
        return Some(words.paused.to_owned());
    }
    Some(match (now.due(desk.now, &office), now.lamp(desk.now, &office)) {
        (Ok(Some(due)), Some(colour)) => {
            (words.due)(&due.format("%Y-%m-%d %H:%M").to_string(), lamp(lang, colour))
        }
        (Err(_), _) => cases::words(lang).due_unknown.to_owned(),
        _ => words.no_limit.to_owned(),
    })
}
