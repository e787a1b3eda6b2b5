//! Checking a whole table before anything is changed: every row by itself, rows against each other and the hall.
use super::Source;
use super::mapping::Field;
use super::row::{ColumnLayout, ImportRow};
use super::source_table::TableNotes;
use crate::config::{ImportFault, Problem, Severity};
use crate::hall::{Hall, catalogue::Guide};
use std::collections::HashMap;

/// Problems of one kind beyond this many are counted only.
const LISTED: usize = 1000;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Rows below the headings.
    pub rows: usize,
    /// Problems, at most a thousand of each kind, in the order of the file.
    pub problems: Vec<Problem>,
    /// How many there are of each kind, by the kind's word and severity, in order of first appearance.
    pub counts: Vec<(&'static str, Severity, usize)>,
}

impl CheckReport {
    /// How many errors there are; with any, nothing may be imported.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    fn count(&self, wanted: Severity) -> usize {
        self.counts.iter().filter(|(_, severity, _)| *severity == wanted).map(|(_, _, count)| count).sum()
    }

    pub(super) fn note(&mut self, problem: Problem) {
        let key = (problem.what.word(), problem.severity);
        let at = self.counts.iter().position(|(word, severity, _)| (*word, *severity) == key).unwrap_or_else(
            || {
                self.counts.push((key.0, key.1, 0));
                self.counts.len() - 1
            },
        );
        let Some((_, _, count)) = self.counts.get_mut(at) else { return };
        *count += 1;
        if *count <= LISTED {
            self.problems.push(problem);
        }
    }
}

/// What rows are compared with.
pub(super) struct RowCheck<'a> {
    source: &'a Source,
    layout: ColumnLayout<'a>,
    /// The hall whose names must be used, for the hall's own table.
    hall: Option<&'a Hall>,
    codes: HashMap<String, u32>,
    names: HashMap<(String, String), u32>,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(source: &'a Source, hall: Option<&'a Hall>) -> Self {
        RowCheck {
            source,
            layout: ColumnLayout::new(&source.mapping, &source.headings),
            hall: hall.filter(|_| source.mapping.own),
            codes: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// Checks everything; `progress` hears how many of all bytes are done.
    pub(super) fn run(mut self, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        let notes = TableNotes::new(self.source);
        notes.check(self.source, ImportFault::NoRows, progress, |notes, line, record| {
            let (guide, oddities) = ImportRow::read(&self.layout, record);
            for (field, severity, fault) in oddities {
                notes.note(line, self.layout.column(field), severity, fault);
            }
            self.against_others(notes, line, guide);
        })
    }

    fn against_others(&mut self, notes: &mut TableNotes, line: u32, guide: Guide) {
        self.against_hall(notes, line, &guide);
        if let Some(first) = self.codes.get(&guide.code).copied().filter(|_| !guide.code.is_empty()) {
            let fault = ImportFault::DuplicateCode { code: guide.code, line: first };
            notes.note(line, self.layout.column(Field::Code), Severity::Error, fault);
        } else {
            self.codes.insert(guide.code, line);
        }
        let key = (guide.department, guide.name.zh);
        if let Some(first) = self.names.get(&key).copied().filter(|_| !key.1.is_empty()) {
            let fault = ImportFault::SameName { name: key.1, line: first };
            notes.note(line, self.layout.column(Field::Name), Severity::Warning, fault);
        } else {
            self.names.insert(key, line);
        }
    }

    fn against_hall(&self, notes: &mut TableNotes, line: u32, guide: &Guide) {
        let Some(hall) = self.hall else { return };
        for (field, fault) in unknown_names(hall, guide) {
            notes.note(line, self.layout.column(field), Severity::Warning, fault);
        }
    }
}

/// The names in a guide that the setup of a hall does not have.
pub(super) fn unknown_names(hall: &Hall, guide: &Guide) -> Vec<(Field, ImportFault)> {
    let mut unknown = Vec::new();
    if !guide.department.is_empty() && hall.setup.departments.iter().all(|d| d.name.zh != guide.department) {
        let fault = ImportFault::UnknownDepartment { value: guide.department.clone() };
        unknown.push((Field::Department, fault));
    }
    if let Some(code) = guide.line.as_ref().filter(|code| hall.line(code).is_none()) {
        unknown.push((Field::Line, ImportFault::UnknownLine { value: code.to_string() }));
    }
    for value in windows_in(&guide.windows).filter(|code| is_unknown(hall, code)) {
        unknown.push((Field::Windows, ImportFault::UnknownWindow { value: value.to_owned() }));
    }
    for theme in guide.themes.iter().filter(|theme| hall.setup.themes.iter().all(|t| t.name.zh != **theme)) {
        unknown.push((Field::Themes, ImportFault::UnknownTheme { value: theme.clone() }));
    }
    unknown
}

/// What looks like the codes of windows in what is said of them: a letter and digits.
fn windows_in(words: &str) -> impl Iterator<Item = &str> {
    let codes = words.split(|c: char| !c.is_ascii_alphanumeric());
    codes.filter(|code| {
        let digits = code.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or_default();
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Says whether a hall has windows with codes of this length, and none with this one.
fn is_unknown(hall: &Hall, code: &str) -> bool {
    let mut windows = hall.setup.windows.iter().map(|window| window.code.as_str());
    windows.clone().any(|known| known.len() == code.len()) && windows.all(|known| known != code)
}
