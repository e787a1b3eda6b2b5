//! `hall clerk pin`: the line for `clerks.toml` that holds a clerk's PIN as a hash.
use super::{CliContext, Exit, Stop};
use crate::config::pin;
use crate::text::command::calling::words;
use anyhow::anyhow;
use clap::{Args, Subcommand};
use std::io::{self, BufRead, Write};

/// Look after the clerks who call numbers.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: ClerkCommand,
}

#[derive(Debug, Subcommand)]
enum ClerkCommand {
    /// Hash a PIN: reads 4 to 12 digits from stdin and prints the line for `clerks.toml`.
    #[command(after_help = "Example:\n  echo 271828 | hall clerk pin\n\nExit codes:\n  0 done   2 no PIN")]
    Pin,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let ClerkCommand::Pin = arguments.what;
    let mut typed = String::new();
    io::stdin().lock().read_line(&mut typed)?;
    let typed = typed.trim();
    let good = (4..=12).contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_digit());
    let hash = good.then(|| pin::hash(typed)).flatten();
    let hash = hash.ok_or_else(|| Stop::Failed(Exit::Usage, anyhow!(words(context.lang).bad_pin)))?;
    writeln!(io::stdout().lock(), "pin = \"{hash}\"")?;
    Ok(Exit::Done)
}
