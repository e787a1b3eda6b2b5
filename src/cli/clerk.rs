//! `hall clerk pin`: the line for `clerks.toml` that holds a clerk's PIN as a hash.
use super::login::new_pin;
use super::{CliContext, Exit, Stop};
use clap::{Args, Subcommand};
use std::io::{self, IsTerminal, Write};

/// Look after the clerks who call numbers.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: ClerkCommand,
}

#[derive(Debug, Subcommand)]
enum ClerkCommand {
    /// Hash a PIN: asks for it twice on the terminal, or reads 6 to 12 digits from stdin, and prints the line for `clerks.toml`.
    #[command(
        after_help = "Example:\n  echo 271828 | hall clerk pin\n\nExit codes:\n  0 done   2 no PIN, a weak one"
    )]
    Pin,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let ClerkCommand::Pin = arguments.what;
    let hash = new_pin(context, "clerks.toml", !io::stdin().is_terminal())?;
    writeln!(crate::cli::fit(io::stdout().lock()), "pin = \"{hash}\"")?;
    Ok(Exit::Done)
}
