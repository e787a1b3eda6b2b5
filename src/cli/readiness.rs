//! Looking at everything a kiosk needs before it opens, one thing after the other.
mod store;

use super::backup::last_backup_warning;
use super::lang_arg::is_utf8;
use super::printer::status;
use super::sayings::SayingReport;
use super::{CliContext, engine};
use crate::app::LEAST;
use crate::clock;
use crate::config::{Config, MachineFault, Problem, ProblemCause};
use crate::devices::speech::{self, SpokenLang};
use crate::devices::terminal::{ColourDepth, window};
use crate::hall::calendar::is_clock_set;
use crate::paper::PrinterFault;
use crate::picture::Outlines;
use crate::store::BoxGlance;
use chrono::{Datelike, NaiveDateTime};
use rustix::fs::{Access, Mode, OFlags};
use std::io::{self, IsTerminal};
use std::ops::RangeInclusive;
use std::path::Path;

/// The lowest row people can read standing, in millimetres.
const ROW_MM: u16 = 5;
/// How many times as high as wide a cell of a usual type is, at least and at most.
const CELL_SHAPE: RangeInclusive<f64> = 1.4..=3.2;
/// From this month on the next year's holidays are usually known.
const NOTICE_MONTH: u32 = 11;

/// What was found.
#[derive(Default)]
pub(super) struct Readiness {
    /// The configuration, where it has no errors.
    pub config: Option<Config>,
    /// Every problem of configuration and machine, in the order in which they were found.
    pub problems: Vec<Problem>,
    /// The store's address without passwords.
    pub store: Option<String>,
    /// How many matters it has.
    pub matters: Option<usize>,
    /// What people say that means none of them, and the matters.
    pub sayings: Option<SayingReport>,
    /// The time in the hall.
    pub now: Option<NaiveDateTime>,
    /// The opinion box: its keys, and what lies in it unopened.
    pub opinion_box: Option<BoxGlance>,
    /// The program that says calls, with its version where it is known.
    pub voice: Option<String>,
    /// The terminal's columns and rows.
    pub terminal: Option<(u16, u16)>,
}

impl Readiness {
    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.problems.len() - self.errors()
    }

    fn error(&mut self, unready: MachineFault) {
        self.problems.push(Problem::error("", unready));
    }

    fn warn(&mut self, unready: MachineFault) {
        self.problems.push(Problem::warning("", unready));
    }

    fn look_at_clock(&mut self, config: &Config) {
        let now = clock::now(config.machine.utc_offset);
        self.now = Some(now);
        if !is_clock_set(now) {
            return self.error(MachineFault::ClockNotSet { now: now.format("%Y-%m-%d %H:%M").to_string() });
        }
        if now.year() < clock::MADE {
            self.error(MachineFault::ClockEarly { now: now.format("%Y-%m-%d %H:%M").to_string() });
        }
        let is_known = |year: i32| config.hall.setup.workdays.years().any(|known| known == year);
        if !is_known(now.year()) {
            self.error(MachineFault::CalendarMissing { year: now.year() });
        }
        if now.month() >= NOTICE_MONTH && !is_known(now.year() + 1) {
            self.warn(MachineFault::CalendarEnds { year: now.year() + 1 });
        }
    }

    /// Programs that speak and play: a hall without them is silent, and a voice may say something else than it is given.
    fn look_at_voice(&mut self, config: &Config) {
        let voice = &config.voice;
        let programs = [&voice.speak, &voice.play];
        for program in programs.into_iter().filter_map(|command| command.first()) {
            if !speech::is_installed(program) {
                let package = speech::package(program).to_owned();
                self.warn(MachineFault::VoiceMissing { program: program.clone(), package });
            }
        }
        let Some(program) = voice.speak.first().filter(|program| speech::is_installed(program)) else {
            return;
        };
        let version = speech::version(program);
        let known = version.map_or_else(|| program.clone(), |version| format!("{program} {version}"));
        let names = voice.speak.iter().zip(voice.speak.iter().skip(1));
        for (_, name) in names.filter(|(option, _)| *option == "-v") {
            let spoken = name.replace("{voice}", voice.of("zh")).replace("{lang}", "zh");
            match speech::tone(program, &spoken) {
                Some(SpokenLang::Absent) => {
                    self.warn(MachineFault::VoiceAbsent { program: known.clone(), voice: spoken });
                }
                Some(SpokenLang::English) => {
                    self.warn(MachineFault::VoiceForeign { program: known.clone(), voice: spoken });
                }
                Some(SpokenLang::Mandarin) | None => {}
            }
        }
        self.voice = Some(known);
    }

    /// Asks the printer how it is, unless a kiosk holds it; nothing is put on paper.
    fn ask_printer(&mut self, context: &CliContext, config: &Config) {
        let lang = context.lang;
        let outlines = Outlines::read(&config.machine.printer.profile.fonts);
        let installed: Vec<bool> = outlines.installed().map(|(_, is_there)| is_there).collect();
        let missing = installed.iter().filter(|is_there| !**is_there).count();
        if !installed.contains(&true) && missing > 0 {
            self.warn(MachineFault::FontsMissing { missing, named: installed.len() });
        }
        let Ok(Some(mut seen)) = status::ask(config) else { return };
        if seen.is_elsewhere() {
            seen = status::with_kiosk(seen, context, config);
        }
        match seen.health.trouble {
            None | Some(PrinterFault::Busy) => {}
            Some(trouble) => {
                let (said, cure) = (trouble.words(lang).to_owned(), trouble.cure(lang).to_owned());
                self.warn(MachineFault::PrinterUnwell { said, cure });
            }
        }
        if seen.health.paper_low {
            self.warn(MachineFault::PaperLow);
        }
    }

    fn look_at_printer(&mut self, context: &CliContext, config: &Config) {
        let machine = &config.machine;
        let Some(port) = machine.printer.port.clone() else {
            let folder = machine.slips.parent().filter(|folder| !folder.as_os_str().is_empty());
            self.look_at_folder(folder.unwrap_or(Path::new(".")));
            return self.warn(MachineFault::NoPrinter { slips: machine.slips.display().to_string() });
        };
        match open_port(&port) {
            Ok(()) => self.ask_printer(context, config),
            Err(rustix::io::Errno::NOENT) => self.error(MachineFault::PrinterMissing { port }),
            Err(error) => self.error(MachineFault::PrinterRefused { port, reason: error.to_string() }),
        }
    }

    /// A scanner that is not there keeps nobody from taking a number.
    fn look_at_scanner(&mut self, config: &Config) {
        let Some(port) = config.machine.scanner.port.clone() else { return };
        match open_port(&port) {
            Ok(()) if config.machine.scanner.model.setup.is_empty() => {
                let model = config.machine.scanner.model.name.clone();
                self.warn(MachineFault::ScannerUntold { model });
            }
            Ok(()) => {}
            Err(rustix::io::Errno::NOENT) => self.warn(MachineFault::ScannerMissing { port }),
            Err(error) => self.warn(MachineFault::ScannerRefused { port, reason: error.to_string() }),
        }
    }

    /// A folder that does not exist yet will be made, so the nearest one that does must be writable.
    fn look_at_folder(&mut self, folder: &Path) {
        let here = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
        if let Err(error) = rustix::fs::access(here, Access::WRITE_OK | Access::EXEC_OK) {
            let (folder, reason) = (here.display().to_string(), error.to_string());
            self.error(MachineFault::FolderUnwritable { folder, reason });
        }
    }

    fn look_at_terminal(&mut self, config: Option<&Config>) {
        if !io::stdout().is_terminal() {
            return;
        }
        if !is_utf8() {
            self.warn(MachineFault::NotUtf8);
        }
        let (terminal, colours) = engine::colours();
        if ColourDepth::of(&terminal, &colours).is_none() {
            self.warn(MachineFault::FewColours { terminal });
        }
        if !window::has_size(io::stdout()) {
            self.warn(MachineFault::NoSize);
        } else if let Ok(size) = window::measure(io::stdout()) {
            self.terminal = Some((size.width, size.height));
            if size.width < LEAST.0 || size.height < LEAST.1 {
                self.warn(MachineFault::TerminalSmall { has: (size.width, size.height), needs: LEAST });
            }
            let row_mm = config.map(|config| config.machine.panel.height_mm / size.height.max(1));
            if let Some(row_mm) = row_mm.filter(|row_mm| *row_mm < ROW_MM) {
                self.warn(MachineFault::TypeSmall { row_mm, least: ROW_MM });
            }
            let panel = config.map(|config| (config.machine.panel.width_mm, config.machine.panel.height_mm));
            let cells = (size.width, size.height);
            if let Some(panel) = panel.filter(|panel| !agree(*panel, cells)) {
                self.warn(MachineFault::PanelShape { panel, cells });
            }
        }
    }
}

/// Says whether a problem is that the store could not be opened.
fn is_unavailable(problem: &Problem) -> bool {
    matches!(problem.what, ProblemCause::Machine(MachineFault::StoreUnavailable { .. }))
}

/// Says whether a panel of so many millimetres can be a terminal of so many cells, neither lying on its side.
fn agree(panel: (u16, u16), cells: (u16, u16)) -> bool {
    let (wide, high) = (f64::from(panel.0) / f64::from(cells.0), f64::from(panel.1) / f64::from(cells.1));
    CELL_SHAPE.contains(&(high / wide))
}

/// Looks at everything; nothing that is wrong keeps the rest from being looked at.
pub(super) fn examine(context: &CliContext) -> Readiness {
    let (config, problems) = Config::read(&context.folder);
    let mut config = config.or_else(|| context.config_in_force());
    let mut readiness = Readiness { problems, ..Readiness::default() };
    crate::import::mappings(&context.folder, &mut readiness.problems);
    let is_asked = config.is_some() || context.store.is_some();
    let opened = is_asked.then(|| readiness.open_store(context, &mut config));
    if let Some(config) = &config {
        readiness.look_at_clock(config);
        readiness.look_at_printer(context, config);
        readiness.look_at_scanner(config);
        readiness.look_at_voice(config);
    }
    if let Some(opened) = opened {
        readiness.look_at_store(context, opened, config.as_ref());
    }
    if let Some(config) = &config {
        let is_opened = readiness.problems.iter().all(|problem| !is_unavailable(problem));
        let warning = if is_opened { last_backup_warning(context, config) } else { None };
        if let Some(unready) = warning {
            readiness.warn(unready);
        }
    }
    readiness.look_at_terminal(config.as_ref());
    Readiness { config, ..readiness }
}

/// Opens a serial port and closes it again, without waiting for anything.
fn open_port(port: &str) -> Result<(), rustix::io::Errno> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(port, flags, Mode::empty()).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_upright_panel_is_no_wide_terminal() {
        for cells in [(72, 53), (54, 40)] {
            assert!(agree((268, 476), cells) && !agree((476, 268), cells), "{cells:?}");
        }
        for cells in [(128, 30), (96, 27), (160, 50), (80, 24)] {
            assert!(agree((476, 268), cells) && !agree((268, 476), cells), "{cells:?}");
        }
    }
}
