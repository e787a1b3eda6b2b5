//! `hall printer test`: a test slip, after paper was loaded.
use super::{LineArguments, config, printer};
use crate::cli::{CliContext, Exit, Stop, slips};
use crate::clock;
use crate::config::{Config, Machine};
use crate::devices::printer::{PrintResult, Printer, Watcher};
use crate::paper::{Health, PrinterFault, SlipOutcome, test_slip};
use crate::text::{
    Lang,
    printer::{PrinterWords, words},
};
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

/// Nobody but the person at the keyboard has a say in a test slip.
struct NoWatcher;

impl Watcher for NoWatcher {
    fn may_begin(&mut self) -> bool {
        true
    }

    fn is_now(&mut self, _health: Health) {}
}

pub(super) fn run(counter: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = config(counter, &arguments.line)?;
    let words = words(counter.lang);
    let mut printer: Box<dyn Printer> = match printer(&config, &arguments.line)? {
        Some(printer) => Box::new(printer),
        None => slips::printer(&config.machine, None),
    };
    let done = print(&mut *printer, &config, &mut NoWatcher);
    if done.printed == SlipOutcome::Not(PrinterFault::Busy) && slips::kiosk_runs(counter, &config) {
        return ask_kiosk(counter, &config, words);
    }
    let (said, exit) = outcome(&done, &config.machine, counter.lang);
    if exit != Exit::Done {
        return Err(Stop::Failed(exit, anyhow!(said)));
    }
    let mut stdout = io::stdout().lock();
    writeln!(stdout, "{said}")?;
    if !done.missing.is_empty() {
        writeln!(stdout, "{}", (words.missing)(&done.missing.iter().collect::<String>()))?;
    }
    Ok(exit)
}

/// Prints a test slip on a printer.
pub(super) fn print(printer: &mut dyn Printer, config: &Config, watcher: &mut dyn Watcher) -> PrintResult {
    let slip = test_slip(&config.hall, clock::now(config.machine.utc_offset));
    // Hundredths of a second: two test slips cannot be begun in the same.
    let token = clock::now(config.machine.utc_offset).and_utc().timestamp_millis() / 10 % 70_000_000;
    printer.print(&slip, u32::try_from(token).unwrap_or(1), watcher)
}

/// What became of a test slip, in words.
pub(super) fn outcome(done: &PrintResult, machine: &Machine, lang: Lang) -> (String, Exit) {
    let words = words(lang);
    match done.printed {
        SlipOutcome::Confirmed => (words.test_done.to_owned(), Exit::Done),
        SlipOutcome::Drawn => ((words.test_drawn)(&machine.slips.display().to_string()), Exit::Done),
        SlipOutcome::Sent => (words.test_sent.to_owned(), Exit::Done),
        SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble) => {
            ((words.test_failed)(trouble.words(lang), trouble.cure(lang)), Exit::Refused)
        }
    }
}

/// Asks the kiosk that holds the printer.
fn ask_kiosk(counter: &CliContext, config: &Config, words: &PrinterWords) -> Result<Exit, Stop> {
    let kiosk = &config.machine.kiosk;
    let mut store = counter.open_store(Some(config))?;
    if !store.ask_test(kiosk, clock::now(config.machine.utc_offset))? {
        return Err(Stop::Failed(Exit::Refused, anyhow!((words.test_unknown)(kiosk))));
    }
    writeln!(io::stdout().lock(), "{}", (words.test_asked)(kiosk))?;
    Ok(Exit::Done)
}
