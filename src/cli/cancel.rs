//! `hall cancel`: staff give a number back for somebody who does not want to wait any more.
use super::exercise::machine;
use super::login::denied;
use super::{CliContext, Exit, Stop, line};
use crate::clock;
use crate::hall::desk::RemovalReason;
use crate::hall::queue::TicketState;
use crate::text::{command::calling, layout::half_width};
use crate::window::refusal;
use anyhow::anyhow;
use clap::Args;
use serde_json::json;
use std::io::{self, Write};

/// Give a number back (退号): it is not called any more, and those behind it move up.
///
/// Somebody with the slip can do the same at a kiosk with a scanner, while the number waits; here also while it is held, or
/// missed and kept. A number that is called or served is its window's to end. With the number of an appointment the
/// appointment is cancelled. Who gave it back is kept with the ticket's steps.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cancel A012 --by 001\n  hall cancel A012 --reason left --by 001\n\n",
    "With --json: {number, state}\n\n",
    "Exit codes:\n  0 done   1 refused: no such number today, called, over   2 usage   69 store   78 configuration"
))]
pub(super) struct Arguments {
    /// The ticket's number, such as A012, or its code.
    number: String,
    /// Take it out of the line (移出) instead, and why: the person did not give it back, and is told so. Only while it waits.
    #[arg(long, value_parser = ["left", "duplicate", "wrong-line", "other"])]
    reason: Option<String>,
    #[command(flatten)]
    by: line::By,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let (mut config, words) = (context.config()?, calling::words(context.lang));
    arguments.by.check(words)?;
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    let number: String =
        half_width::code(&arguments.number).to_ascii_uppercase().split_whitespace().collect();
    let refused = |said: String| Err(Stop::Failed(Exit::Refused, anyhow!(said)));
    let Some(ticket) = store.ticket_called(&number, now)? else { return refused((words.no_ticket)(&number)) };
    let authority = arguments.by.authority(context, &config, &mut store, "hall cancel", now)?;
    let label = ticket.label().to_string();
    let machine = machine();
    let mut acting = store.acting(&authority, &machine, now);
    let done = match arguments.reason.as_deref().and_then(RemovalReason::of) {
        Some(reason) => acting.remove(&config.hall, (&ticket.code, &label), reason)?,
        None => acting.cancel(&config.hall, &ticket.code, &label)?,
    };
    match done.map_err(|no| denied(context, no))? {
        None => refused((words.no_ticket)(&number)),
        Some(Err(no)) => refused(refusal(&no, &config.hall.setup.keys, context.lang)),
        Some(Ok(ticket)) => {
            let said = if arguments.json {
                json!({ "number": ticket.label().to_string(), "state": ticket.state.word() }).to_string()
            } else if ticket.state == TicketState::Removed {
                (words.removed)(&ticket.label().to_string())
            } else {
                (words.given_back)(&ticket.label().to_string())
            };
            writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
            Ok(Exit::Done)
        }
    }
}
