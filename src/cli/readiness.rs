//! Looking at everything a kiosk needs before it opens, one thing after the other.
use super::backup::last_backup_warning;
use super::exercise::{SAMPLE_PIN, known_pin};
use super::lang_arg::is_utf8;
use super::printer::status;
use super::sayings::SayingReport;
use super::{CliContext, Stop, engine};
use crate::app::LEAST;
use crate::clock;
use crate::config::{Config, MachineFault, Problem, ProblemCause, SPECIAL_DAYS, pin, says_the_same};
use crate::devices::speech::{self, SpokenLang};
use crate::devices::terminal::{ColourDepth, window};
use crate::hall::catalogue::Catalogue;
use crate::hall::desk::Clerk;
use crate::hall::people::Permission;
use crate::hall::{Hall, SetupDocuments, calendar::is_clock_set};
use crate::paper::PrinterFault;
use crate::picture::Outlines;
use crate::store::{BoxGlance, Store};
use chrono::{Datelike, NaiveDateTime};
use rustix::fs::{Access, Mode, OFlags};
use std::collections::BTreeMap;
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
    pub sayings: Option<(SayingReport, Catalogue)>,
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

    /// Who may sign in: nobody with a PIN that everybody knows, but in an exercise. Hashing takes its time on purpose, so clerks
    /// who share a hash are looked at once, and those with an account of their own not at all.
    fn look_at_people(&mut self, context: &CliContext, config: &Config, store: Option<&mut Store>) {
        let accounts = store.and_then(|store| store.accounts(clock::now(config.machine.utc_offset)).ok());
        let has_account =
            |clerk: &&Clerk| accounts.iter().flatten().any(|account| account.code == clerk.code);
        let mut hashes: BTreeMap<&str, usize> = BTreeMap::new();
        let clerks = config.hall.setup.clerks.iter().filter(|clerk| !has_account(clerk));
        clerks.for_each(|clerk| *hashes.entry(&clerk.pin).or_default() += 1);
        let sample = hashes.iter().filter(|(hash, _)| pin::matches(hash, SAMPLE_PIN));
        let is_exercise = known_pin(context).is_none();
        match sample.map(|(_, clerks)| clerks).sum() {
            0 => {}
            clerks if is_exercise => self.warn(MachineFault::SamplePins { clerks }),
            clerks => self.error(MachineFault::SamplePins { clerks }),
        }
        let Some(accounts) = accounts else { return };
        for account in accounts.iter().filter(|account| account.locked > 0) {
            let (account, seconds) = (account.code.to_string(), account.locked);
            self.warn(MachineFault::AccountLocked { account, seconds });
        }
        if !is_exercise
            && !accounts.iter().any(|account| account.is_open && account.may(Permission::ManageAccounts))
        {
            self.warn(MachineFault::NoAdmin);
        }
    }

    /// Whether everything that was done still stands in the audit as it was written.
    fn look_at_audit(&mut self, store: &mut Store) {
        match store.verify_audit() {
            Ok(findings) => {
                for reason in findings {
                    self.error(MachineFault::AuditBroken { reason });
                }
            }
            Err(error) => self.error(unavailable(&error.into())),
        }
    }

    /// What lies in the opinion box unopened: from the second working day on somebody is told.
    fn look_at_box(&mut self, store: &mut Store, config: Option<&Config>) {
        let found = match store.opinion_box() {
            Ok(found) => found,
            Err(error) => return self.error(unavailable(&error.into())),
        };
        if let (Some(oldest), Some(config)) = (found.oldest, config) {
            let now = clock::now(config.machine.utc_offset);
            if config.hall.setup.office().after_days(oldest, 1).is_ok_and(|until| now > until) {
                let since = oldest.format("%Y-%m-%d %H:%M").to_string();
                self.warn(MachineFault::BoxUnopened { cases: found.unopened, since });
            }
        }
        self.opinion_box = Some(found);
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

    /// Opens the store as the kiosk does: setup and matters beside the configuration are in force from the first time on.
    /// From here on what is looked at is the setup in force, and where the folder says something else, that is told.
    fn open_store(&mut self, context: &CliContext, config: &mut Option<Config>) -> Result<Store, Stop> {
        self.store = Some(context.store_url(config.as_ref())?.to_string());
        let Some(config) = config else { return context.open_as_it_is(None) };
        let folder = config.documents.clone();
        let mut store = context.open_filled(config)?;
        let edition = store.setup_edition()?;
        let in_force = store.setup_documents(edition)?;
        // Special days are kept by a command, and no folder needs to have them.
        let by_command = |file: &str| file == SPECIAL_DAYS && folder.text(file).is_none();
        let text =
            |documents: &SetupDocuments, file: &str| documents.text(file).unwrap_or_default().to_owned();
        let is_same = |file: &str| says_the_same(file, &text(&folder, file), &text(&in_force, file));
        let is_told = |file: &str| !by_command(file) && !is_same(file);
        for (file, _) in folder.changes_since(&in_force).into_iter().filter(|(file, _)| is_told(file)) {
            self.warn(MachineFault::SetupDiffers { file: file.to_owned(), edition });
        }
        if config.documents != in_force {
            self.error(MachineFault::SetupUnread { edition });
        }
        Ok(store)
    }

    fn look_at_store(&mut self, context: &CliContext, opened: Result<Store, Stop>, config: Option<&Config>) {
        let mut store = match opened {
            Ok(store) => store,
            Err(stop) => {
                self.error(unavailable(&stop));
                return config.map_or((), |config| self.look_at_people(context, config, None));
            }
        };
        if let Some(config) = config {
            self.look_at_people(context, config, Some(&mut store));
        }
        self.look_at_audit(&mut store);
        self.look_at_box(&mut store, config);
        for loss in store.losses() {
            self.problems.push(Problem::warning("", MachineFault::StoreDamaged { reason: loss.to_string() }));
        }
        match store.examine() {
            Ok(findings) => {
                for reason in findings {
                    self.error(MachineFault::StoreDamaged { reason });
                }
            }
            Err(error) => self.error(unavailable(&error.into())),
        }
        match store.catalogue() {
            Err(error) => self.error(unavailable(&error.into())),
            Ok(catalogue) => {
                self.matters = Some(catalogue.len());
                let hall = config.map(|config| &config.hall);
                let unknown = |hall: &Hall| {
                    catalogue
                        .iter()
                        .filter(|(_, m)| m.line.is_some_and(|line| hall.line(line).is_none()))
                        .count()
                };
                match hall.map_or(0, unknown) {
                    _ if catalogue.is_empty() => self.error(MachineFault::CatalogueEmpty),
                    0 => {}
                    matters => self.warn(MachineFault::UnknownLines { matters }),
                }
                self.sayings = config.map(|config| (SayingReport::new(config, &catalogue), catalogue));
            }
        }
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
        warning.into_iter().for_each(|unready| readiness.warn(unready));
    }
    readiness.look_at_terminal(config.as_ref());
    Readiness { config, ..readiness }
}

/// Opens a serial port and closes it again, without waiting for anything.
fn open_port(port: &str) -> Result<(), rustix::io::Errno> {
    let flags = OFlags::RDWR | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
    rustix::fs::open(port, flags, Mode::empty()).map(drop)
}

fn unavailable(stop: &Stop) -> MachineFault {
    let reason = match stop {
        Stop::Failed(_, error) => format!("{error:#}"),
        Stop::CannotWrite(path, error) => format!("{}: {error}", path.display()),
        Stop::Problems(..) | Stop::NoTerminal(_) | Stop::NobodyReads => String::new(),
    };
    MachineFault::StoreUnavailable { reason }
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
