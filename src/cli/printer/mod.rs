//! `hall printer`: how the printer is, test slips, what became of prints, models of printers.
mod facts;
mod jobs;
mod profile;
mod settle;
pub(super) mod status;
mod test;
mod watch;

use super::{CliContext, Exit, Stop};
use crate::config::Config;
use crate::devices::printer::{Record, SerialPrinter};
use anyhow::Context;
use clap::{Args, Subcommand};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// See how the printer is, print a test slip, settle doubtful prints, list models.
///
/// Without a subcommand: a live screen, in words and in bits. Where a kiosk is running and holds the printer, what that
/// kiosk says is shown, and test slips are printed by it.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, after_help = concat!(
    "Examples:\n  hall printer\n  hall printer --once --json\n  hall printer --record talk.txt\n",
    "  hall printer test\n  hall printer jobs\n  hall printer reprint A012 --by Li\n",
    "  hall printer profile epson-tm-t82\n\n",
    "With --json: {port, profile, trouble, said, cure, paper_low, at_mouth, by_kiosk,\n",
    "  bytes: [{command, byte, flags}], learned: {maker, model, serial, font, status, changes,\n",
    "  paper, process} or null}; trouble is a stable word or null\n\n",
    "Exit codes:\n  0 well, done   1 unwell, refused   2 usage   69 store   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Option<PrinterCommand>,
    #[command(flatten)]
    line: LineArguments,
    /// Look once, print it, and exit 1 where the printer cannot print.
    #[arg(long)]
    once: bool,
    /// Print one JSON value; looks once.
    #[arg(long)]
    json: bool,
}

/// Which printer, and whether to write the conversation down.
#[derive(Clone, Debug, Default, Args)]
struct LineArguments {
    /// The printer's serial port, in place of the one in kiosk.toml.
    #[arg(long, value_name = "PORT")]
    port: Option<String>,
    /// Write every byte of the conversation into a file, for support.
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// What to do with the printer.
#[derive(Debug, Subcommand)]
enum PrinterCommand {
    Test(test::Arguments),
    Jobs(jobs::Arguments),
    Reprint(settle::Reprint),
    Settle(settle::Settle),
    Profile(profile::Arguments),
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.command {
        Some(PrinterCommand::Test(test)) => test::run(context, test),
        Some(PrinterCommand::Jobs(jobs)) => jobs::run(context, jobs),
        Some(PrinterCommand::Reprint(reprint)) => settle::reprint(context, reprint),
        Some(PrinterCommand::Settle(settle)) => settle::settle(context, settle),
        Some(PrinterCommand::Profile(profile)) => profile::run(context, profile),
        None if arguments.once || arguments.json || !io::stdout().is_terminal() => {
            status::run(context, &arguments.line, arguments.json)
        }
        None => watch::run(context, &arguments.line),
    }
}

/// The configuration, with the port that was named on the command line.
fn config(context: &CliContext, line: &LineArguments) -> Result<Config, Stop> {
    let mut config = context.config()?;
    if let Some(port) = &line.port {
        config.machine.printer.port = Some(port.clone());
    }
    Ok(config)
}

/// The printer on this machine's port, written down where that is wanted; `None` where slips go into a file.
fn printer(config: &Config, line: &LineArguments) -> Result<Option<SerialPrinter>, Stop> {
    let Some(mut printer) = super::slips::serial(&config.machine) else { return Ok(None) };
    if let Some(path) = &line.record {
        let record = Record::into_file(path).with_context(|| path.display().to_string());
        printer.record(record.map_err(|error| Stop::Failed(Exit::CannotWrite, error))?);
    }
    Ok(Some(printer))
}
