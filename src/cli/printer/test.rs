//! `hall printer test`: a test slip, after paper was loaded.
use super::{LineArguments, config, printer};
use crate::cli::slips::NoWatcher;
use crate::cli::{CliContext, Exit, Stop, slips};
use crate::clock;
use crate::config::{Config, Machine};
use crate::devices::printer::{PrintResult, Printer};
use crate::paper::{PrinterFault, SlipOutcome};
use crate::printer_status::lines;
use crate::text::{
    Lang,
    printer::{PrinterWords, words},
};
use crate::workers::printer_status::print_test;
use anyhow::anyhow;
use clap::Args;
use std::io::{self, Write};

/// Print a test slip: every size, both scripts, rare characters, a code.
///
/// Where a kiosk is running and holds the printer, that kiosk prints it within seconds. The slip has no number.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall printer test\n  hall printer test --port /dev/ttyUSB0 --record talk.txt\n\n",
    "Exit codes:\n  0 printed, sent or asked for   1 not printed   69 store   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    #[command(flatten)]
    line: LineArguments,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = config(context, &arguments.line)?;
    let words = words(context.lang);
    let mut printer: Box<dyn Printer> = match printer(&config, &arguments.line)? {
        Some(printer) => Box::new(printer),
        None => slips::printer(&config.machine, None),
    };
    let now = clock::now(config.machine.utc_offset);
    let done = print_test(&mut *printer, &config.hall, now, &mut NoWatcher);
    if done.printed == SlipOutcome::Not(PrinterFault::Busy) && slips::kiosk_runs(context, &config) {
        return ask_kiosk(context, &config, words);
    }
    let (said, exit) = outcome(&done, &config.machine, context.lang);
    if exit != Exit::Done {
        return Err(Stop::Failed(exit, anyhow!(said)));
    }
    let mut stdout = crate::cli::fit(io::stdout().lock());
    writeln!(stdout, "{said}")?;
    if !done.missing.is_empty() {
        writeln!(stdout, "{}", (words.missing)(&done.missing.iter().collect::<String>()))?;
    }
    Ok(exit)
}

/// What became of a test slip, in words.
fn outcome(done: &PrintResult, machine: &Machine, lang: Lang) -> (String, Exit) {
    let failed = matches!(done.printed, SlipOutcome::Not(_) | SlipOutcome::Unsure(_));
    let said = lines::tested(done.printed, &machine.slips.display().to_string(), words(lang), lang);
    (said, if failed { Exit::Refused } else { Exit::Done })
}

/// Asks the kiosk that holds the printer.
fn ask_kiosk(context: &CliContext, config: &Config, words: &PrinterWords) -> Result<Exit, Stop> {
    let kiosk = &config.machine.kiosk;
    let mut store = context.open_as_it_is(Some(config))?;
    if !store.ask_test(kiosk, clock::now(config.machine.utc_offset))? {
        return Err(Stop::Failed(Exit::Refused, anyhow!((words.test_unknown)(kiosk))));
    }
    writeln!(crate::cli::fit(io::stdout().lock()), "{}", (words.test_asked)(kiosk))?;
    Ok(Exit::Done)
}
