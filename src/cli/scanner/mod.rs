//! `hall scanner`: what the scanner says, live, and which of its settings do not fit; or be a scanner for trials.
mod listen;
mod play;

use super::{CliContext, Exit, Stop};
use clap::Args;
use std::path::PathBuf;

/// See what the scanner says, live, and which of its settings do not fit; or be a scanner for trials.
///
/// Each code is shown as it came, control bytes as \r or \xNN, with what it was taken for, what ended it, its timing, and what
/// to scan or set where something does not fit. End the kiosk first: a port has one reader. With --play the program is a
/// scanner itself, at the link: every line of FILE, or of stdin, is one code.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall scanner\n  hall scanner --port /dev/ttyACM0 --baud 115200 --model newland\n",
    "  hall scanner --count 1 --within 30 --json\n  hall scanner --play codes.txt --link var/scanner\n",
    "  hall scanner --play - --link var/scanner --suffix '\\t' --delay 200\n\n",
    "With --json, a value a line for each code: {at, bytes, length, suffix, took_ms, pause_ms, fate, taken_for,\n",
    "  flaws: [{flaw, said, cure}]}; fate is one of counts, repeated, noise, reply; taken_for one of\n",
    "  appointment, ticket, old_ticket, case, application, unknown, unreadable\n\n",
    "Exit codes:\n  0 nothing to change   1 no scanner at the port, a setting does not fit, too few codes in time, or a code\n  was not taken\n",
    "  2 usage   73 the link cannot be made   78 no scanner is configured"
))]
pub(super) struct Arguments {
    /// The scanner's serial port, in place of the one in kiosk.toml.
    #[arg(long, value_name = "PORT", conflicts_with = "play")]
    port: Option<String>,
    /// The speed of the line, in place of the one in kiosk.toml.
    #[arg(long, value_name = "N", conflicts_with = "play", value_parser = clap::value_parser!(u32).range(300..))]
    baud: Option<u32>,
    /// The model of the scanner, in place of the one in kiosk.toml.
    #[arg(long, value_name = "NAME", conflicts_with = "play")]
    model: Option<String>,
    /// End after so many codes that count.
    #[arg(long, value_name = "N", conflicts_with = "play", value_parser = clap::value_parser!(u32).range(1..))]
    count: Option<u32>,
    /// End after so many seconds.
    #[arg(long, value_name = "SECONDS", conflicts_with = "play", value_parser = clap::value_parser!(u32).range(1..))]
    within: Option<u32>,
    /// Print one JSON value a line for each code.
    #[arg(long, conflicts_with = "play")]
    json: bool,
    /// Be a scanner: the codes of a file, or of stdin where it is - or not given, a line each, with \r, \t, \\ and \xNN.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", requires = "link")]
    play: Option<PathBuf>,
    /// Where the port of the played scanner is to be: a link that is made, and removed in the end.
    #[arg(long, value_name = "PATH", requires = "play")]
    link: Option<PathBuf>,
    /// What the played scanner puts behind each code; with escapes.
    #[arg(long, value_name = "TEXT", default_value = "\\r", requires = "play", allow_hyphen_values = true)]
    suffix: String,
    /// How long the played scanner waits before each code, in milliseconds.
    #[arg(long, value_name = "MS", default_value_t = 1000, requires = "play")]
    delay: u64,
    /// What the played scanner answers to whatever it is told; with escapes.
    #[arg(long, value_name = "TEXT", default_value = "", requires = "play", allow_hyphen_values = true)]
    answer: String,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match (&arguments.play, &arguments.link) {
        (Some(file), Some(link)) => play::run(context, arguments, file, link),
        _ => listen::run(context, arguments),
    }
}
