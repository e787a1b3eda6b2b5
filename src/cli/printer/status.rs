//! `hall printer --once`: how the printer is, said once.
use super::{LineArguments, config, printer};
use crate::cli::{CliContext, Exit, Stop, slips};
use crate::clock;
use crate::config::Config;
use crate::devices::printer::Bell;
use crate::paper::PrinterFault;
use crate::printer_status::{PrinterReport, bits, lines};
use crate::text::printer::words;
use crate::workers::printer_status::{look, report_of};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// How long a printer is asked before what is known by then is said.
const LOOK: Duration = Duration::from_secs(4);
/// One look at it.
const GLANCE: Duration = Duration::from_millis(200);

/// The same with what the kiosk that holds the printer said last; without it where another program does.
pub(in crate::cli) fn with_kiosk(
    status: PrinterReport,
    context: &CliContext,
    config: &Config,
) -> PrinterReport {
    if !slips::kiosk_runs(context, config) {
        return status.held();
    }
    let said = context.open_as_it_is(Some(config)).ok().and_then(|mut store| store.printers().ok());
    status.reported(report_of(&config.machine.kiosk, said))
}

/// Asks the configured printer how it is, until all is known or a few seconds have passed; `None` where there is none.
pub(in crate::cli) fn ask(config: &Config) -> Result<Option<PrinterReport>, Stop> {
    ask_on(config, &LineArguments::default())
}

fn ask_on(config: &Config, line: &LineArguments) -> Result<Option<PrinterReport>, Stop> {
    let Some(mut printer) = printer(config, line)? else { return Ok(None) };
    let (bell, _ringer) = Bell::hung()?;
    let begun = Instant::now();
    let answers = config.machine.printer.profile.answers;
    let mut seen = look(&mut printer, &answers, &bell, GLANCE);
    while begun.elapsed() < LOOK && !seen.is_elsewhere() && !is_settled(config, &seen) {
        seen = look(&mut printer, &answers, &bell, GLANCE);
    }
    Ok(Some(seen))
}

pub(super) fn run(context: &CliContext, line: &LineArguments, as_json: bool) -> Result<Exit, Stop> {
    let config = config(context, line)?;
    let Some(mut seen) = ask_on(&config, line)? else {
        return no_printer(context, &config, as_json);
    };
    if seen.is_elsewhere() {
        seen = with_kiosk(seen, context, &config);
    }
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if as_json {
        writeln!(stdout, "{}", brief(&config, &seen, context.lang))?;
    } else {
        print(&mut stdout, context, &config, &seen)?;
    }
    Ok(if seen.health.trouble.is_none() { Exit::Done } else { Exit::Refused })
}

/// Says whether all is known that will be: everything was asked, or something is the matter.
fn is_settled(config: &Config, seen: &PrinterReport) -> bool {
    let answers = config.machine.printer.profile.answers;
    let is_mute = answers.status == crate::paper::Support::No;
    is_mute || seen.traits.is_some() && !seen.bytes.is_empty() || seen.health.trouble.is_some()
}

fn no_printer(context: &CliContext, config: &Config, as_json: bool) -> Result<Exit, Stop> {
    let mut stdout = crate::cli::fit(io::stdout().lock());
    let slips = config.machine.slips.display().to_string();
    if as_json {
        let value = json!({ "port": null, "profile": config.machine.printer.profile.name, "slips": slips });
        writeln!(stdout, "{value}")?;
    } else {
        writeln!(stdout, "{}", (words(context.lang).file_only)(&slips))?;
    }
    Ok(Exit::Done)
}

fn print(
    stdout: &mut impl Write,
    context: &CliContext,
    config: &Config,
    seen: &PrinterReport,
) -> io::Result<()> {
    let words = words(context.lang);
    let port = config.machine.printer.port.as_deref().unwrap_or_default();
    writeln!(stdout, "{}", (words.title)(&config.machine.printer.profile.model, port))?;
    let now = clock::now(config.machine.utc_offset);
    let kiosk = lines::kiosk(seen, &config.machine.kiosk, now, words);
    for line in kiosk.iter().chain(&lines::said(seen, words, context.lang)) {
        writeln!(stdout, "{line}")?;
    }
    for byte in &seen.bytes {
        writeln!(stdout, "  {}", bits::line(byte, words))?;
    }
    for line in lines::about(seen, words) {
        writeln!(stdout, "  {line}")?;
    }
    Ok(())
}

fn brief(config: &Config, seen: &PrinterReport, lang: crate::text::Lang) -> Value {
    let trouble = seen.health.trouble;
    json!({
        "port": config.machine.printer.port,
        "profile": config.machine.printer.profile.name,
        "trouble": trouble.map(PrinterFault::word),
        "said": trouble.map(|trouble| trouble.words(lang)),
        "cure": trouble.map(|trouble| trouble.cure(lang)),
        "paper_low": seen.health.paper_low,
        "at_mouth": seen.health.at_mouth,
        "by_kiosk": seen.by_kiosk.then_some(&config.machine.kiosk),
        "bytes": seen.bytes.iter().map(bits::brief).collect::<Vec<_>>(),
        "learned": seen.traits.as_ref().map(|traits| json!({
            "maker": traits.maker,
            "model": traits.model,
            "serial": traits.serial,
            "font": traits.font,
            "status": traits.status,
            "changes": traits.changes,
            "paper": traits.paper,
            "process": traits.process,
        })),
    })
}
