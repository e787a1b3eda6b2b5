//! `hall kiosk`: the kiosk on this terminal.
use super::{CliContext, Exit, Stop, engine};
use clap::Args;
use std::path::PathBuf;

/// Open the kiosk on this terminal (the default).
///
/// Needs a terminal; touch and mouse both work. Ends at SIGTERM or when the terminal is gone.
#[derive(Debug, Default, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall kiosk\n  hall kiosk --printer /dev/serial/by-id/usb-printer\n  hall kiosk --slips slips.txt\n",
    "  hall kiosk --printer var/printer --scanner var/scanner\n",
    "  hall kiosk --printer /dev/ttyUSB0 --record talk.txt\n\n",
    "Exit codes:\n  0 ended   2 no terminal   73 cannot write   75 running already   78 configuration"
))]
pub(super) struct Arguments {
    /// The printer's serial port, in place of the one in kiosk.toml.
    #[arg(long, value_name = "PORT", conflicts_with = "slips")]
    printer: Option<String>,
    /// The scanner's serial port, in place of the one in kiosk.toml.
    #[arg(long, value_name = "PORT")]
    scanner: Option<String>,
    /// Write every byte of the conversation with the printer into this file, for support. It holds what stands on slips.
    #[arg(long, value_name = "FILE", conflicts_with = "slips")]
    record: Option<PathBuf>,
    /// Draw slips into this file in place of printing them.
    #[arg(long, value_name = "FILE")]
    slips: Option<PathBuf>,
}

pub(super) fn run(context: &CliContext, arguments: Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let machine = &mut config.machine;
    if let Some(slips) = arguments.slips {
        (machine.printer.port, machine.slips) = (None, slips);
    }
    machine.scanner.port = arguments.scanner.or(machine.scanner.port.take());
    machine.printer.port = arguments.printer.or(machine.printer.port.take());
    engine::open(context, &config, arguments.record)
}
