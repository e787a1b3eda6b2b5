//! Frames as they come, each with what it was taken for and what does not fit.
use super::Arguments;
use crate::cli::{CliContext, Exit, Stop, engine::setup_of};
use crate::clock;
use crate::config::scanners::models;
use crate::config::{Config, ScannerSettings};
use crate::devices::printer::{Handshake, SerialLine};
use crate::devices::scanner::{FrameFate, ScannerEvent, ScannerFrame, SetupOutcome};
use crate::hall::receipts::{LENGTH, ScannedCode};
use crate::hall::scanning::{ScanFacts, ScannerFlaw, escaped, flaws, unwrapped};
use crate::paper::PrinterFault;
use crate::text::Lang;
use crate::text::scanner::{ScannerWords, flaw, taken_for, words};
use crate::workers::scanner_watch::{ScannerWatch, WatchNews};
use anyhow::anyhow;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// A program that nobody ends listens for so long.
const LONGEST: Duration = Duration::from_hours(24 * 365);

/// The loop: what was seen so far, and where it is written.
struct ListenLoop<'a> {
    config: &'a Config,
    settings: ScannerSettings,
    lang: Lang,
    words: &'static ScannerWords,
    as_json: bool,
    /// How many codes counted.
    count: usize,
    /// Every setting that did not fit.
    flaws: BTreeSet<ScannerFlaw>,
    is_refused: bool,
    /// It is connected, as far as was heard.
    is_there: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let words = words(context.lang);
    let config = context.config()?;
    let settings = settings(context, &config, arguments)?;
    let Some(port) = settings.port.clone() else {
        return Err(Stop::Failed(Exit::Config, anyhow!(words.no_scanner)));
    };
    let mut listening = ListenLoop {
        config: &config,
        lang: context.lang,
        words,
        as_json: arguments.json,
        count: 0,
        flaws: BTreeSet::new(),
        is_refused: false,
        is_there: false,
        settings,
    };
    listening.say(&(words.listens)(&port, listening.settings.baud, &listening.settings.model.model))?;
    let line = SerialLine { path: port.into(), baud: listening.settings.baud, flow: Handshake::None };
    let scanner = ScannerWatch::start(line, setup_of(&listening.settings.model))?;
    listening.stay(&scanner, arguments)
}

/// The configured scanner, as far as the command line does not say otherwise.
fn settings(context: &CliContext, config: &Config, arguments: &Arguments) -> Result<ScannerSettings, Stop> {
    let mut settings = config.machine.scanner.clone();
    settings.port = arguments.port.clone().or(settings.port);
    settings.baud = arguments.baud.unwrap_or(settings.baud);
    if let Some(name) = &arguments.model {
        let models = models(&context.folder, &mut Vec::new());
        let known = models.iter().map(|model| model.name.as_str()).collect::<Vec<_>>().join(", ");
        let found = models.iter().find(|model| model.name == *name).cloned();
        settings.model = found.ok_or_else(|| Stop::Failed(Exit::Usage, anyhow!("{name}: {known}")))?;
    }
    Ok(settings)
}

impl ListenLoop<'_> {
    fn stay(&mut self, scanner: &ScannerWatch, arguments: &Arguments) -> Result<Exit, Stop> {
        let wanted = arguments.count.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
        let limit = arguments.within.map_or(LONGEST, |seconds| Duration::from_secs(seconds.into()));
        let begun = Instant::now();
        while wanted.is_none_or(|wanted| self.count < wanted) {
            match scanner.next(limit.saturating_sub(begun.elapsed())) {
                WatchNews::Event(event) => self.hear(event)?,
                WatchNews::TimeUp => break,
                WatchNews::Stop => return self.sum_up(None),
            }
        }
        self.sum_up(wanted)
    }

    fn hear(&mut self, event: ScannerEvent) -> Result<(), Stop> {
        match &event {
            ScannerEvent::Connected(_) => self.is_there = true,
            ScannerEvent::Lost | ScannerEvent::Missing(_) => self.is_there = false,
            ScannerEvent::Said { .. } => {}
        }
        match event {
            ScannerEvent::Connected(outcome) => self.connected(&outcome),
            ScannerEvent::Lost => self.say(self.words.lost),
            ScannerEvent::Missing(PrinterFault::Busy) => self.say(self.words.busy),
            ScannerEvent::Missing(PrinterFault::Refused) => self.say(self.words.refused),
            ScannerEvent::Missing(_) => self.say(self.words.missing),
            ScannerEvent::Said { frame, fate } => self.frame(&frame, fate),
        }
    }

    fn connected(&mut self, outcome: &SetupOutcome) -> Result<(), Stop> {
        self.say(self.words.connected)?;
        let strings = self.settings.model.setup.clone();
        if strings.is_empty() {
            return self.say(self.words.untold);
        }
        for (place, string) in strings.iter().enumerate() {
            let (number, string) = (place + 1, escaped(string));
            let said = if outcome.done.contains(&number) {
                self.words.setting_done
            } else if outcome.refused.contains(&number) {
                self.words.setting_refused
            } else {
                self.words.setting_silent
            };
            self.is_refused |= !outcome.done.contains(&number);
            self.say(&said(number, &string))?;
        }
        Ok(())
    }

    fn frame(&mut self, frame: &ScannerFrame, fate: FrameFate) -> Result<(), Stop> {
        let facts =
            ScanFacts { bytes: &frame.bytes, suffix: frame.suffix, pause: frame.pause, since: frame.since };
        let found =
            if matches!(fate, FrameFate::Counts | FrameFate::Repeated) { flaws(&facts) } else { Vec::new() };
        self.count += usize::from(fate == FrameFate::Counts);
        self.flaws.extend(found.iter().filter(|flaw| flaw.is_a_setting()));
        let is_whole = frame.length == frame.bytes.len();
        let text = unwrapped(&frame.bytes).text.ok().filter(|_| is_whole);
        let code = text.map(|text| ScannedCode::read(&text, &self.config.hall));
        let at = clock::now(self.config.machine.utc_offset).format("%H:%M:%S").to_string();
        if self.as_json {
            let value = self.json(frame, fate, code.as_ref(), &found, &at);
            return Ok(writeln!(crate::cli::fit(io::stdout().lock()), "{value}")?);
        }
        let words = self.words;
        let taken = code.as_ref().map_or(words.unreadable, |code| taken_for(self.lang, code));
        let beside = match fate {
            FrameFate::Counts => "",
            FrameFate::Repeated => words.repeated,
            FrameFate::Noise => words.noise,
            FrameFate::Reply => words.reply,
        };
        let end = if frame.suffix.is_empty() {
            words.ends_with_pause.to_owned()
        } else {
            (words.ends_with)(&escaped(frame.suffix))
        };
        let timing = (words.timing)(frame.length, frame.took.as_millis(), frame.pause.as_millis());
        let mut stdout = crate::cli::fit(io::stdout().lock());
        writeln!(stdout, "{at}  {}\n          {taken}{beside} · {end} · {timing}", escaped(&frame.bytes))?;
        for known in found {
            let (said, cure) = flaw(self.lang, known);
            writeln!(stdout, "        ! {said} → {cure}")?;
        }
        Ok(())
    }

    fn json(
        &self,
        frame: &ScannerFrame,
        fate: FrameFate,
        code: Option<&ScannedCode>,
        found: &[ScannerFlaw],
        at: &str,
    ) -> Value {
        let flaws: Vec<Value> = found
            .iter()
            .map(|known| {
                let (said, cure) = flaw(self.lang, *known);
                json!({"flaw": known.word(), "said": said, "cure": cure})
            })
            .collect();
        json!({
            "at": at,
            "bytes": escaped(&frame.bytes),
            "length": frame.length,
            "suffix": escaped(frame.suffix),
            "took_ms": u64::try_from(frame.took.as_millis()).unwrap_or(u64::MAX),
            "pause_ms": u64::try_from(frame.pause.as_millis()).unwrap_or(u64::MAX),
            "fate": fate_word(fate),
            "taken_for": taken_word(code),
            "flaws": flaws,
        })
    }

    /// What is to be changed, at the end; `wanted` where so many codes were to come.
    fn sum_up(&self, wanted: Option<usize>) -> Result<Exit, Stop> {
        let is_short = wanted.is_some_and(|wanted| self.count < wanted);
        if let Some(wanted) = wanted.filter(|_| is_short) {
            self.say(&(self.words.too_few)(self.count, wanted))?;
        }
        if self.flaws.is_empty() && !self.is_refused {
            if self.count > 0 {
                self.say(&(self.words.settings_fit)(self.count))?;
            }
        } else {
            self.say(self.words.change_these)?;
            for known in &self.flaws {
                let (said, cure) = flaw(self.lang, *known);
                self.say(&format!("  {said} → {cure}"))?;
            }
        }
        let is_well = self.flaws.is_empty() && !self.is_refused && !is_short && self.is_there;
        Ok(if is_well { Exit::Done } else { Exit::Refused })
    }

    /// Says a line, but not among the values for scripts.
    fn say(&self, line: &str) -> Result<(), Stop> {
        if !self.as_json {
            writeln!(crate::cli::fit(io::stdout().lock()), "{line}")?;
        }
        Ok(())
    }
}

fn fate_word(fate: FrameFate) -> &'static str {
    match fate {
        FrameFate::Counts => "counts",
        FrameFate::Repeated => "repeated",
        FrameFate::Noise => "noise",
        FrameFate::Reply => "reply",
    }
}

fn taken_word(code: Option<&ScannedCode>) -> &'static str {
    match code {
        None => "unreadable",
        Some(ScannedCode::Appointment(_)) => "appointment",
        Some(ScannedCode::Ticket(code)) if code.len() == LENGTH => "ticket",
        Some(ScannedCode::Ticket(_)) => "old_ticket",
        Some(ScannedCode::Case(_)) => "case",
        Some(ScannedCode::Application(_)) => "application",
        Some(ScannedCode::Unknown) => "unknown",
    }
}
