//! The configuration folder, read once at start: everything checked, all problems at once, nothing guessed.
mod calendar;
mod calling;
mod cases;
mod centre;
mod kiosk;
mod lines;
/// PINs of clerks, hashed.
pub mod pin;
pub mod printers;
pub mod problem;
/// What models of scanners are told.
pub mod scanners;
pub mod sheet;
mod synonyms;
pub mod table;
mod units;
mod windows;

pub use calling::VoiceSettings;
pub use kiosk::{
    Colours, FlowSetting, IdleTimes, Machine, OutOfOrder, PanelSize, PrinterSettings, ScannerSettings,
};
pub use problem::{
    ConfigFault, ImportFault, MachineFault, Problem, ProblemCause, Severity, ValueKind, describe,
};
pub use synonyms::{SynonymEntry, with_synonym};

use crate::hall::{Hall, Setup, desk::FunctionKeys, queue::Line};
use sheet::SourceText;
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
    /// The function keys of windows.
    pub keys: FunctionKeys,
    /// How calls are said.
    pub voice: VoiceSettings,
}

impl Config {
    /// Reads a folder: the configuration where no problem is an error, and every problem found.
    pub fn read(folder: &Path) -> (Option<Config>, Vec<Problem>) {
        let mut folder_read = FolderReader { path: folder, problems: Vec::new() };
        if !folder.is_dir() {
            let missing = Problem::error(folder.display().to_string(), ConfigFault::MissingFolder);
            return (None, vec![missing]);
        }
        let config = folder_read.config();
        let problems = folder_read.problems;
        let stopped = problems.iter().any(Problem::is_error);
        (config.filter(|_| !stopped), problems)
    }
}

/// A folder while it is read.
struct FolderReader<'a> {
    path: &'a Path,
    problems: Vec<Problem>,
}

impl FolderReader<'_> {
    fn config(&mut self) -> Option<Config> {
        let profiles = printers::profiles(self.path, &mut self.problems);
        let scanners = scanners::models(self.path, &mut self.problems);
        let machine = self.file("kiosk.toml", |table| kiosk::read(table, &profiles, &scanners));
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
        let synonyms = self.optional("synonyms.toml", synonyms::read)?;
        let workdays = calendar::read(&self.path.join("workdays"), &mut self.problems);
        let machine = machine?;
        let hall = Hall::new(Setup {
            kiosk: machine.kiosk.clone(),
            departments: departments?,
            themes: themes?,
            lines: lines?,
            windows: windows?,
            workdays,
            classes: calling.classes,
            calling: calling.rules,
            code_forms: calling.code_forms,
            alarms: calling.alarms,
            pauses: calling.pauses,
            outcomes: calling.outcomes,
            clerks,
            boards,
            cases,
            ..centre?
        });
        let (keys, voice) = (calling.keys, calling.voice);
        Some(Config { folder: self.path.to_owned(), machine, hall, synonyms, keys, voice })
    }

    /// As [`FolderReader::file`], where the file may be absent.
    fn optional<T: Default>(&mut self, name: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        if self.path.join(name).exists() { self.file(name, read) } else { Some(T::default()) }
    }

    /// What `read` makes of one file; `None` where the file is not there or not TOML.
    fn file<T>(&mut self, name: &str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        match SourceText::read(&self.path.join(name)) {
            Err(problem) => {
                self.problems.push(*problem);
                None
            }
            Ok((sheet, about)) => {
                self.problems.extend(about);
                sheet.whole(&mut self.problems, read)
            }
        }
    }
}
