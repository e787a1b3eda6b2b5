//! `hall completions`: what a shell needs to complete the command line.
use super::{Cli, Exit, Stop};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};

/// Print completions for a shell.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  hall completions bash > /etc/bash_completion.d/hall")]
pub(super) struct Arguments {
    /// The shell.
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Exit, Stop> {
    // Made in memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "hall", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
