//! `hall printer`: everything about the printer that is no slip.
mod facts;
mod profile;

use super::{Counter, Exit, Stop};
use clap::{Args, Subcommand};

/// See and check what is known of printers.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall printer profile\n  hall printer profile epson-tm-t82\n\n",
    "Exit codes:\n  0 done   2 usage   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

/// What to do with the printer.
#[derive(Debug, Subcommand)]
enum Command {
    Profile(profile::Arguments),
}

pub(super) fn run(counter: &Counter, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.command {
        Command::Profile(arguments) => profile::run(counter, arguments),
    }
}
