//! The configuration folder, read once at start: everything checked, all problems at once, nothing guessed.
mod calendar;
mod calling;
mod cases;
mod centre;
mod documents;
mod kiosk;
mod lines;
/// PINs of clerks, hashed.
pub mod pin;
pub mod printers;
pub mod problem;
mod ratings;
/// What models of scanners are told.
pub mod scanners;
mod setup_table;
pub mod sheet;
mod special_days;
mod synonyms;
pub mod table;
mod units;
mod windows;

pub use calling::VoiceSettings;
pub use documents::{document_names_in, documents_in, is_document, says_the_same};
pub use kiosk::{
    Colours, FlowSetting, IdleTimes, Machine, OutOfOrder, PanelSize, PrinterSettings, ScannerSettings,
};
pub use problem::{
    ConfigFault, DraftFault, ImportFault, MachineFault, Problem, ProblemCause, Severity, ValueKind, describe,
};
pub use setup_table::{NotReadable, SetupForm, SetupRow, SetupTable, SetupValue};
pub use special_days::special_days_text;
pub use synonyms::{SynonymEntry, with_synonym};

use crate::hall::{Hall, KioskCode, SPECIAL_DAYS, Setup, SetupDocuments, calendar::Workdays, queue::Line};
use documents::TextSource;
use std::path::{Path, PathBuf};
use table::Table;

/// Everything the folder says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The folder it was read from.
    pub folder: PathBuf,
    /// What `kiosk.toml` says of this machine.
    pub machine: Machine,
    /// The hall, with everything but its matters.
    pub hall: Hall,
    /// What people say, and what it means.
    pub synonyms: Vec<SynonymEntry>,
    /// How calls are said, by the programs this machine has.
    pub voice: VoiceSettings,
    /// The documents that hall and synonyms were made of.
    pub documents: SetupDocuments,
}

impl Config {
    /// Reads a folder: the configuration where no problem is an error, and every problem found.
    pub fn read(folder: &Path) -> (Option<Config>, Vec<Problem>) {
        if !folder.is_dir() {
            let missing = Problem::error(folder.display().to_string(), ConfigFault::MissingFolder);
            return (None, vec![missing]);
        }
        let mut problems = Vec::new();
        let profiles = printers::profiles(folder, &mut problems);
        let scanners = scanners::models(folder, &mut problems);
        let mut reader = CentreReader::new(TextSource::Folder(folder), problems);
        let machine = reader.file("kiosk.toml", |table| kiosk::read(table, &profiles, &scanners));
        let kiosk = machine.as_ref().map(|machine| machine.kiosk.clone()).unwrap_or_default();
        let centre = reader.centre(kiosk);
        let (documents, problems) = (reader.documents, reader.problems);
        let config = machine.zip(centre).map(|(machine, centre)| {
            let Centre { hall, synonyms, voice } = centre;
            Config { folder: folder.to_owned(), machine, hall, synonyms, voice, documents }
        });
        let stopped = problems.iter().any(Problem::is_error);
        (config.filter(|_| !stopped), problems)
    }

    /// What a folder says of this machine alone, in a hall that is not set up yet; nothing where
    /// `kiosk.toml` or `rules.toml` has errors.
    ///
    /// For a folder whose other files are wrong, while the store has a setup that is in force.
    pub fn of_machine(folder: &Path) -> Option<Config> {
        let mut problems = Vec::new();
        let profiles = printers::profiles(folder, &mut problems);
        let scanners = scanners::models(folder, &mut problems);
        let mut reader = CentreReader::new(TextSource::Folder(folder), problems);
        let machine = reader.file("kiosk.toml", |table| kiosk::read(table, &profiles, &scanners))?;
        if reader.problems.iter().any(Problem::is_error) {
            return None;
        }
        let centre = reader.file("rules.toml", centre::read)?;
        // By these the store is opened: a wrong one could be another hall's.
        if reader.problems.iter().any(Problem::is_error) {
            return None;
        }
        let calling = reader.file("calling.toml", calling::read).unwrap_or_default();
        let hall = Hall::new(Setup {
            kiosk: machine.kiosk.clone(),
            identity: centre.identity,
            keys: calling.keys,
            ..Setup::default()
        });
        let (folder, voice) = (folder.to_owned(), calling.voice);
        let (synonyms, documents) = (Vec::new(), SetupDocuments::default());
        Some(Config { folder, machine, hall, synonyms, voice, documents })
    }

    /// The same machine in a hall that other documents set up, and every problem found in them.
    ///
    /// Whose hall it is, by which the store is opened, and the programs that speak stay those of the folder.
    pub fn with_setup(&self, documents: &SetupDocuments) -> (Option<Config>, Vec<Problem>) {
        let mut reader = CentreReader::new(TextSource::Documents(documents), Vec::new());
        let centre = reader.centre(self.machine.kiosk.clone());
        let mut problems = reader.problems;
        let other = centre.as_ref().map(|centre| &centre.hall.setup.identity);
        let own = &self.hall.setup.identity.code;
        if let Some(other) = other.filter(|other| other.is_named && other.code != *own) {
            let (here, there) = (own.to_string(), other.code.to_string());
            problems.push(Problem::error("rules.toml", ConfigFault::OtherHall { here, there }));
        }
        let stopped = problems.iter().any(Problem::is_error);
        let config = centre.filter(|_| !stopped).map(|centre| {
            let Centre { mut hall, synonyms, .. } = centre;
            hall.setup_mut().identity = self.hall.setup.identity.clone();
            let documents = documents.clone();
            Config { hall, synonyms, documents, ..self.clone() }
        });
        (config, problems)
    }
}

/// What the documents of a centre say.
struct Centre {
    hall: Hall,
    synonyms: Vec<SynonymEntry>,
    voice: VoiceSettings,
}

/// The documents of a centre while they are read.
struct CentreReader<'a> {
    source: TextSource<'a>,
    documents: SetupDocuments,
    problems: Vec<Problem>,
}

impl CentreReader<'_> {
    fn new(source: TextSource<'_>, problems: Vec<Problem>) -> CentreReader<'_> {
        CentreReader { source, documents: SetupDocuments::default(), problems }
    }

    fn centre(&mut self, kiosk: KioskCode) -> Option<Centre> {
        let centre = self.file("rules.toml", centre::read);
        let departments = self.file("departments.toml", units::departments);
        let themes = self.file("themes.toml", units::themes);
        let hours = centre.as_ref().map(|centre| centre.hours.clone()).unwrap_or_default();
        let around = lines::LineReferences { departments: departments.as_deref(), hours: &hours };
        let lines: Option<Vec<Line>> = self.file("lines.toml", |table| lines::read(table, &around));
        let windows =
            self.file("windows.toml", |table| windows::read(table, lines.as_deref(), departments.as_deref()));
        let known = windows.as_deref();
        let calling = self.optional("calling.toml", calling::read)?;
        let clerks = self.optional("clerks.toml", |table| calling::clerks(table, known))?;
        let boards = self.optional("boards.toml", |table| calling::boards(table, known))?;
        let cases = self.optional("cases.toml", cases::read)?;
        let ratings = self.optional("ratings.toml", ratings::read)?;
        let synonyms = self.optional("synonyms.toml", synonyms::read)?;
        let workdays = self.workdays();
        let special = self.optional(SPECIAL_DAYS, |table| special_days::read(table, lines.as_deref()))?;
        let hall = Hall::new(Setup {
            kiosk,
            departments: departments?,
            themes: themes?,
            lines: lines?,
            windows: windows?,
            workdays,
            special_days: special,
            classes: calling.classes,
            calling: calling.rules,
            keys: calling.keys,
            code_forms: calling.code_forms,
            alarms: calling.alarms,
            pauses: calling.pauses,
            outcomes: calling.outcomes,
            clerks,
            boards,
            cases,
            ratings,
            ..centre?
        });
        Some(Centre { hall, synonyms, voice: calling.voice })
    }

    fn workdays(&mut self) -> Workdays {
        let (mut workdays, mut years) = (Workdays::default(), Vec::new());
        for name in self.source.calendars(&mut self.problems) {
            match calendar::year_of(&name, || self.source.shown(&name)) {
                Err(problem) => self.problems.push(*problem),
                Ok(year) => {
                    if let Some((off, work)) = self.file(&name, |table| calendar::days(table, year)) {
                        workdays.add_year(year, off.iter().copied(), work.iter().copied());
                        years.push(calendar::YearDays { name, year, off, work });
                    }
                }
            }
        }
        let doubts = calendar::doubts(&years);
        self.problems
            .extend(doubts.into_iter().map(|(name, doubt)| Problem::warning(self.source.shown(name), doubt)));
        if workdays.years().next().is_none() {
            let folder = self.source.shown(documents::WORKDAYS);
            self.problems.push(Problem::error(folder, ConfigFault::NoCalendar));
        }
        workdays
    }

    /// As [`CentreReader::file`], where the file may be absent.
    fn optional<T: Default>(&mut self, name: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        if self.source.has(name) { self.file(name, read) } else { Some(T::default()) }
    }

    /// What `read` makes of one file; `None` where the file is not there or not TOML.
    fn file<T>(&mut self, name: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        match self.source.text(name) {
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
            Ok((sheet, about)) => {
                self.problems.extend(about);
                if is_document(name) {
                    self.documents.insert(name, sheet.text());
                }
                sheet.whole(&mut self.problems, read)
            }
        }
    }
}
