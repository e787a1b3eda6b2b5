//! `hall duty`: who is on duty at which window now, from a shell.
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::Hall;
use crate::hall::desk::DutyState;
use crate::hall::figures::{WindowOverview, WindowStatus};
use crate::text::Lang;
use crate::text::command::duty::words;
use chrono::NaiveDateTime;
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};

/// Say who is on duty (在岗) at which window now.
///
/// Every window of the centre, in the order of `windows.toml`: open, paused or closed, since when, by which clerk number, and
/// which number is there. No names.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall duty\n  hall duty --json\n\n",
    "With --json: [{window, name, state, reason, clerk, since, lost, number, done}]; `reason` of a pause, `number` in\n",
    "  hand, and `clerk` and `since` of a closed window are null where there is none; `lost`: its program is silent\n\n",
    "Exit codes:\n  0 done   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let at = clock::now(config.machine.utc_offset);
    let now = store.hall_now(&config.hall, at)?;
    let of = |code: &str| now.windows.iter().find(|window| window.duty.window == code);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    let windows = config.hall.setup.windows.iter();
    if arguments.json {
        let all: Vec<Value> = windows
            .map(|window| as_json(&window.code, context.lang.say(&window.name), of(&window.code), at))
            .collect();
        writeln!(stdout, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    for window in windows {
        let said = status_text(context.lang, &config.hall, of(&window.code), at);
        writeln!(stdout, "{}  {}  {said}", window.code, context.lang.say(&window.name))?;
    }
    Ok(Exit::Done)
}

fn status_text(lang: Lang, hall: &Hall, now: Option<&WindowOverview>, at: NaiveDateTime) -> String {
    let words = words(lang);
    let Some(now) = now.filter(|now| now.duty.state != DutyState::Closed) else {
        return words.closed.to_owned();
    };
    let since = now.duty.since.format("%H:%M").to_string();
    let clerk = now.duty.clerk.as_deref().unwrap_or_default();
    let said = match &now.duty.state {
        DutyState::Paused(code) => {
            let reasons = &hall.setup.pauses;
            let reason = reasons.iter().find(|reason| reason.code == *code);
            (words.paused)(clerk, &since, reason.map_or("", |reason| lang.say(&reason.name)))
        }
        _ => (words.open)(clerk, &since),
    };
    let said = match &now.in_hand {
        Some(ticket) => (words.in_hand)(&said, &ticket.label().to_string()),
        None => said,
    };
    if now.standing(at) == WindowStatus::Lost { (words.lost)(&said) } else { said }
}

fn as_json(window: &str, name: &str, now: Option<&WindowOverview>, at: NaiveDateTime) -> Value {
    let on = now.map(|now| &now.duty).filter(|duty| duty.state != DutyState::Closed);
    let (state, reason) = match on.map(|duty| &duty.state) {
        Some(DutyState::Open) => ("open", None),
        Some(DutyState::Paused(reason)) => ("paused", Some(reason)),
        _ => ("closed", None),
    };
    json!({
        "window": window,
        "name": name,
        "state": state,
        "reason": reason,
        "clerk": on.map(|duty| &duty.clerk),
        "since": on.map(|duty| duty.since.format("%Y-%m-%dT%H:%M:%S").to_string()),
        "lost": now.is_some_and(|now| now.standing(at) == WindowStatus::Lost),
        "number": now.and_then(|now| now.in_hand.as_ref()).map(|ticket| ticket.label().to_string()),
        "done": now.map_or(0, |now| now.done),
    })
}
