//! `hall live`: the whole hall before whoever leads it, on a full screen, as plain text, or as JSON.
mod desk;
mod hall_watcher;
mod json;

use super::{CliContext, Exit, Stop, desk::sit};
use crate::clock;
use crate::live::plain;
use clap::Args;
use desk::LeadProgram;
use std::io::{self, Write};

/// See the whole hall as it is now (值班台): lines, windows, alarms.
///
/// For whoever leads the hall. Lines can be stopped and reopened there; that asks for the clerk number and the PIN of a
/// clerk with `lead = true` in clerks.toml. The thresholds of alarms are in calling.toml.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall live\n  hall live --once\n  hall live --json | jq '.alarms'\n\n",
    "With --json: {at, lines: [{line, name, waiting, waiting_priority, longest_wait, open, windows, mean_service,\n",
    "  stopped: null or {at, by, reason}}], windows: [{window, name, state, reason, clerk, since, ticket: null\n",
    "  or {number, state, since}, free_since, done}], alarms: [{alarm, line or window, ticket, people, since}]}.\n",
    "  Times are seconds; open is how many open windows serve a line; windows the same, partly counted where one serves several; state is\n",
    "  closed, open, paused or lost; alarm is long_wait, crowded, unserved, long_service, idle, long_pause\n",
    "  or lost.\n\n",
    "Exit codes:\n  0 done   2 no terminal   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// Print the hall once as plain text.
    #[arg(long)]
    once: bool,
    /// Print it once as one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(counter: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = counter.config()?;
    if !arguments.once && !arguments.json {
        let mut desk = LeadProgram::new(counter, config)?;
        let sat = sit(&mut desk);
        desk.leave();
        return sat.map(|()| Exit::Done);
    }
    let mut store = counter.open_store(Some(&config))?;
    let at = clock::now(config.machine.utc_offset);
    let now = store.hall_now(&config.hall, at)?;
    let mut stdout = io::stdout().lock();
    if arguments.json {
        writeln!(stdout, "{}", json::hall(&config.hall, &now, at, counter.lang))?;
        return Ok(Exit::Done);
    }
    for line in plain(&config.hall, &now, at, counter.lang) {
        writeln!(stdout, "{line}")?;
    }
    Ok(Exit::Done)
}
