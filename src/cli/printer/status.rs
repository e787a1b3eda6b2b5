//! `hall printer --once`: how the printer is, said once.
use super::{LineArguments, bits, config, printer};
use crate::cli::{CliContext, Exit, Stop, slips};
use crate::clock;
use crate::config::Config;
use crate::devices::printer::{Bell, Printer, SerialPrinter};
use crate::paper::{Health, PrinterFault};
use crate::printing::{PrinterTraits, StatusByte};
use crate::store::PrinterState;
use crate::text::printer::{PrinterWords, words};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// How long a printer is asked before what is known by then is said.
const LOOK: Duration = Duration::from_secs(4);
/// A running kiosk says every minute how its printer is; what is older than this many minutes may be true no more.
const STALE: i64 = 3;
/// One look at it.
const GLANCE: Duration = Duration::from_millis(200);

/// What is known of a printer.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct PrinterReport {
    /// How it is.
    pub health: Health,
    /// Its bytes.
    pub bytes: Vec<StatusByte>,
    /// What it was found to be.
    pub traits: Option<PrinterTraits>,
    /// A kiosk holds it, so that what is known is what that kiosk said.
    pub by_kiosk: bool,
    /// What it said last; nothing where it never said anything.
    pub kiosk_said: Option<PrinterState>,
}

impl PrinterReport {
    /// Looks at a printer for a moment.
    pub fn look(config: &Config, printer: &mut SerialPrinter, bell: &Bell, limit: Duration) -> PrinterReport {
        let health = printer.attend(bell, limit);
        let answers = &config.machine.printer.profile.answers;
        let bytes = printer.bits().map(|bits| bits.bytes(answers)).unwrap_or_default();
        PrinterReport { health, bytes, traits: printer.traits(), ..PrinterReport::default() }
    }

    /// Says whether a running kiosk holds the printer, so that only that kiosk knows more.
    pub fn is_elsewhere(&self) -> bool {
        self.health.trouble == Some(PrinterFault::Busy)
    }

    /// The same with what the kiosk that holds it said last; unchanged where it is another program that does.
    pub fn with_kiosk(self, counter: &CliContext, config: &Config) -> PrinterReport {
        if !slips::kiosk_runs(counter, config) {
            return PrinterReport { health: Health::unwell(PrinterFault::Busy), by_kiosk: false, ..self };
        }
        let said = counter.open_store(Some(config)).ok().and_then(|mut store| store.printers().ok());
        let own = said.and_then(|all| all.into_iter().find(|state| state.kiosk == config.machine.kiosk));
        let health = own.as_ref().map_or(self.health, |state| Health {
            trouble: PrinterFault::of(&state.trouble),
            paper_low: state.paper_low,
            at_mouth: None,
        });
        PrinterReport { health, by_kiosk: true, kiosk_said: own, ..self }
    }

    /// The state in words, what to do about it after it, and what staff should know besides.
    pub fn said(&self, words: &PrinterWords, lang: crate::text::Lang) -> Vec<String> {
        let mut said = vec![self.health.trouble.map_or(words.well, |trouble| trouble.words(lang)).to_owned()];
        said.extend(self.health.trouble.map(|trouble| (words.cure)(trouble.cure(lang))));
        let low = self.health.paper_low && self.health.trouble != Some(PrinterFault::PaperOut);
        said.extend(low.then(|| words.paper_low.to_owned()));
        said.extend((self.health.at_mouth == Some(true)).then(|| words.at_mouth.to_owned()));
        said
    }
}

/// Asks the configured printer how it is, until all is known or a few seconds have passed; `None` where there is none.
pub(in crate::cli) fn ask(config: &Config) -> Result<Option<PrinterReport>, Stop> {
    ask_on(config, &LineArguments::default())
}

fn ask_on(config: &Config, line: &LineArguments) -> Result<Option<PrinterReport>, Stop> {
    let Some(mut printer) = printer(config, line)? else { return Ok(None) };
    let (bell, _ringer) = Bell::hung()?;
    let begun = Instant::now();
    let mut seen = PrinterReport::look(config, &mut printer, &bell, GLANCE);
    while begun.elapsed() < LOOK && !seen.is_elsewhere() && !is_settled(config, &seen) {
        seen = PrinterReport::look(config, &mut printer, &bell, GLANCE);
    }
    Ok(Some(seen))
}

pub(super) fn run(counter: &CliContext, line: &LineArguments, as_json: bool) -> Result<Exit, Stop> {
    let config = config(counter, line)?;
    let Some(mut seen) = ask_on(&config, line)? else {
        return no_printer(counter, &config, as_json);
    };
    if seen.is_elsewhere() {
        seen = seen.with_kiosk(counter, &config);
    }
    let mut stdout = io::stdout().lock();
    if as_json {
        writeln!(stdout, "{}", brief(&config, &seen, counter.lang))?;
    } else {
        print(&mut stdout, counter, &config, &seen)?;
    }
    Ok(if seen.health.trouble.is_none() { Exit::Done } else { Exit::Refused })
}

/// Says whether all is known that will be: everything was asked, or something is the matter.
fn is_settled(config: &Config, seen: &PrinterReport) -> bool {
    let answers = config.machine.printer.profile.answers;
    let is_mute = answers.status == crate::paper::Support::No;
    is_mute || seen.traits.is_some() && !seen.bytes.is_empty() || seen.health.trouble.is_some()
}

fn no_printer(counter: &CliContext, config: &Config, as_json: bool) -> Result<Exit, Stop> {
    let mut stdout = io::stdout().lock();
    let slips = config.machine.slips.display().to_string();
    if as_json {
        let value = json!({ "port": null, "profile": config.machine.printer.profile.name, "slips": slips });
        writeln!(stdout, "{value}")?;
    } else {
        writeln!(stdout, "{}", (words(counter.lang).file_only)(&slips))?;
    }
    Ok(Exit::Done)
}

fn print(
    stdout: &mut impl Write,
    counter: &CliContext,
    config: &Config,
    seen: &PrinterReport,
) -> io::Result<()> {
    let words = words(counter.lang);
    let port = config.machine.printer.port.as_deref().unwrap_or_default();
    writeln!(stdout, "{}", (words.title)(&config.machine.printer.profile.model, port))?;
    for line in kiosk_lines(config, seen, words).iter().chain(&seen.said(words, counter.lang)) {
        writeln!(stdout, "{line}")?;
    }
    for byte in &seen.bytes {
        writeln!(stdout, "  {}", bits::line(byte, words))?;
    }
    for line in about(seen, words) {
        writeln!(stdout, "  {line}")?;
    }
    Ok(())
}

/// What is said of the kiosk that holds the printer, where one does.
pub(super) fn kiosk_lines(config: &Config, seen: &PrinterReport, words: &PrinterWords) -> Vec<String> {
    if !seen.by_kiosk {
        return Vec::new();
    }
    let mut lines = vec![(words.held_by_kiosk)(&config.machine.kiosk)];
    let Some(state) = &seen.kiosk_said else {
        lines.push(words.kiosk_said_nothing.to_owned());
        return lines;
    };
    let model = if state.model.is_empty() { words.nameless_kiosk } else { &state.model };
    lines.push((words.kiosk_said)(&state.at.format("%Y-%m-%d %H:%M:%S").to_string(), model));
    let age = (clock::now(config.machine.utc_offset) - state.at).num_minutes();
    lines.extend((age >= STALE).then(|| (words.kiosk_stale)(age)));
    lines
}

/// What the printer was found to be, line by line.
pub(super) fn about(seen: &PrinterReport, words: &PrinterWords) -> Vec<String> {
    let Some(traits) = &seen.traits else { return Vec::new() };
    let name = format!("{} {}", traits.maker, traits.model).trim().to_owned();
    let mut lines = vec![if name.is_empty() { words.nameless.to_owned() } else { name }];
    lines.extend((!traits.serial.is_empty()).then(|| (words.serial)(&traits.serial)));
    lines.extend((!traits.font.is_empty()).then(|| (words.font)(&traits.font)));
    let knows = [
        (traits.status, "DLE EOT"),
        (traits.changes, "GS a"),
        (traits.paper, "GS r"),
        (traits.process, "GS ( H"),
    ];
    let answers: Vec<&str> = knows.iter().filter(|(knows, _)| *knows).map(|(_, name)| *name).collect();
    lines.push(format!("{} {}", words.answers, answers.join(words.and)));
    lines.push(if traits.confirms() { words.confirms } else { words.never_confirms }.to_owned());
    lines
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
