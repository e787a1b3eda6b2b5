//! `hall printer reprint` and `hall printer settle`: staff looked, and decide.
use crate::cli::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::queue::{PrintJob, PrintState, ReprintError};
use crate::printer_status::lines::state;
use crate::store::Store;
use crate::text::{layout::half_width, printer::words};
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;
use std::io::{self, Write};

/// Print a ticket, or the receipt of a case, again (补打), with the same number; the slip says that it is a reprint.
///
/// The kiosk that gave it prints it within seconds. Who asked for it is recorded.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall printer reprint A012 --by Li\n  hall printer reprint receipt-12 --by Li\n\n",
    "Exit codes:\n  0 queued   1 refused: no such ticket, finished, being printed   69 store   78 configuration"
))]
pub(super) struct Reprint {
    /// The ticket's number, such as A012, or its code.
    number: String,
    /// Who asks for it.
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: String,
}

/// Record what somebody saw: whether an uncertain slip came out.
///
/// The list of prints that want eyes gets shorter by one; nothing is printed.
#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("seen").required(true), after_help = concat!(
    "Examples:\n  hall printer settle A012 --came-out --by Li\n  hall printer settle A013 --did-not --by Li\n\n",
    "Exit codes:\n  0 recorded   1 refused: no such ticket, nothing to settle   69 store   78 configuration"
))]
pub(super) struct Settle {
    /// The ticket's number, such as A012, or its code.
    number: String,
    /// The slip is there, whole.
    #[arg(long, group = "seen")]
    came_out: bool,
    /// There is no slip, or not a whole one.
    #[arg(long, group = "seen")]
    did_not: bool,
    /// Who looked.
    #[arg(long, value_name = "NAME", value_parser = name)]
    by: String,
}

/// A name somebody answers for: not blank, not long.
fn name(given: &str) -> Result<String, String> {
    let given = given.trim();
    match given.chars().count() {
        1..=40 if !given.chars().any(char::is_control) => Ok(given.to_owned()),
        _ => Err("a name of 1 to 40 characters is needed".into()),
    }
}

/// A ticket that is meant, its print, and the store.
struct FoundPrint {
    store: Store,
    job: PrintJob,
    now: NaiveDateTime,
}

fn find(context: &CliContext, number: &str) -> Result<FoundPrint, Stop> {
    let config = context.config()?;
    let mut store = context.open_as_it_is(Some(&config))?;
    let now = clock::now(config.machine.utc_offset);
    let job = store.print_called(&half_width::code(number).to_ascii_uppercase(), now)?;
    let job = job.ok_or_else(|| refused((words(context.lang).no_ticket)(number)))?;
    Ok(FoundPrint { store, job, now })
}

fn refused(said: String) -> Stop {
    Stop::Failed(Exit::Refused, anyhow!(said))
}

pub(super) fn reprint(context: &CliContext, arguments: &Reprint) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let FoundPrint { mut store, job, now } = find(context, &arguments.number)?;
    let queued = store.reprint(&job.code, None, &arguments.by, now)?;
    let said = match queued {
        Ok(job) => (words.queued_again)(&job.label.to_string(), job.reprints, &job.kiosk),
        Err(ReprintError::NoSuchTicket | ReprintError::Limit(_)) => {
            return Err(refused((words.no_ticket)(&job.label.to_string())));
        }
        Err(ReprintError::TicketOver) => return Err(refused((words.over)(&job.label.to_string()))),
        Err(ReprintError::UnderWay) => return Err(refused((words.under_way)(&job.label.to_string()))),
    };
    writeln!(crate::cli::fit(io::stdout().lock()), "{said}")?;
    Ok(Exit::Done)
}

pub(super) fn settle(context: &CliContext, arguments: &Settle) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let FoundPrint { mut store, job, now } = find(context, &arguments.number)?;
    if !matches!(job.state, PrintState::Uncertain | PrintState::NotPrinted | PrintState::Sent) {
        return Err(refused((words.not_open)(&job.label.to_string(), state(job.state, words))));
    }
    let seen = if arguments.came_out { PrintState::Confirmed } else { PrintState::NotPrinted };
    if !store.settle_print(&job.code, seen, &arguments.by, now)? {
        return Err(refused((words.under_way)(&job.label.to_string())));
    }
    writeln!(
        crate::cli::fit(io::stdout().lock()),
        "{}",
        (words.settled)(&job.label.to_string(), state(seen, words))
    )?;
    Ok(Exit::Done)
}
