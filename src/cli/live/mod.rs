//! `hall live`: the whole hall before whoever leads it, on a full screen, as plain text, or as JSON.
mod json;

use super::{
    CliContext, Exit, Stop,
    engine::{end_on_faults, habits, theme},
    exercise,
};
use crate::clock;
use crate::config::Config;
use crate::live::{LeadRequest, LeadScreen, plain};
use crate::logging;
use crate::shell::{
    staff::{StaffContext, StaffInput},
    terminal::Seat,
};
use crate::workers::hall_watcher::{HallWatcher, WatcherSetup};
use crate::workers::lock::ProgramLock;
use clap::Args;
use std::io::{self, Write};
use std::sync::{Arc, mpsc::channel};
use std::time::Instant;

/// See the whole hall as it is now (值班台): lines, windows, alarms.
///
/// For whoever leads the hall. Lines can be stopped and reopened there; that asks for the number and the PIN of an
/// account that may (lead, centre). The thresholds of alarms are in calling.toml.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall live\n  hall live --once\n  hall live --json | jq '.alarms'\n\n",
    "With --json: {at, lines: [{line, name, waiting, waiting_priority, longest_wait, open, windows, mean_service,\n",
    "  stopped: null or {at, by, reason}}], windows: [{window, name, state, reason, clerk, since, ticket: null\n",
    "  or {number, state, since}, free_since, done, entrusted, lent: null or {line, until, by}}],\n",
    "  open: {own, entrusted}, alarms: [{alarm, line, window, account, machine or case, ticket, people, since}],\n",
    "  opinion_box: null or {unopened, since}}.\n",
    "  Times are seconds; open is how many open windows serve a line; windows the same, partly counted where one serves several; state is\n",
    "  closed, open, paused or lost; alarm is long_wait, crowded, unserved, long_service, idle, long_pause,\n",
    "  lost, account_locked, machine_locked or bad_rating.\n\n",
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

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    if !arguments.once && !arguments.json {
        return watch(context, config);
    }
    let mut store = context.open_store(&mut config)?;
    let at = clock::now(config.machine.utc_offset);
    let now = store.hall_now(&config.hall, at)?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        writeln!(stdout, "{}", json::hall(&config.hall, &now, at, context.lang))?;
        return Ok(Exit::Done);
    }
    for line in plain(&config.hall, &now, at, context.lang) {
        writeln!(stdout, "{line}")?;
    }
    Ok(Exit::Done)
}

/// The lead's screen on this terminal.
fn watch(context: &CliContext, config: Config) -> Result<Exit, Stop> {
    let place = context.place(Some(&config))?;
    place.make_folder()?;
    logging::begin(config.machine.log, Some(&place.folder().join("live.log")));
    // Whoever puts a backup in the place of the store is told who still looks at it.
    let _open = ProgramLock::take_any(&place.programs(), "live").ok();
    // A screen speaks the language of the machine, whatever the locale.
    let lang = context.asked.unwrap_or(config.machine.language);
    let (theme, offset) = (theme(&config.machine), config.machine.utc_offset);
    let reader = context.setup_reader(&config);
    let (hall, begun) = (Arc::new(config.hall), Instant::now());
    let clock = move || clock::now(offset);
    end_on_faults();
    let seat = Seat::take(habits(false)).map_err(Stop::NoTerminal)?;
    let (inbox, heard) = channel();
    let tell = inbox.clone();
    let setup = WatcherSetup {
        open_store: place.opening(),
        hall: Arc::clone(&hall),
        setup: reader,
        clock: Box::new(clock),
        identity: exercise::identity(context),
    };
    let watcher = HallWatcher::start(setup, move |event| {
        // At the end nobody listens any more.
        let _left = tell.send(StaffInput::News(event));
    })?;
    let perform = |request| {
        if let LeadRequest::Decide(decision) = request {
            watcher.decide(decision);
        }
    };
    // A watcher that says nothing is silent in real time, also in an exercise that runs fast.
    let real = || begun.elapsed();
    let world = StaffContext { clock: &clock, running: &real, real: &real, theme, perform };
    let sat = seat.stay(LeadScreen::new(hall, lang, clock()), world, inbox, &heard);
    watcher.finish();
    sat?;
    Ok(Exit::Done)
}
