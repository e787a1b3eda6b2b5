//! Checking a whole table before anything is changed: every row by itself, rows against each other and the hall.
use super::Source;
use super::mapping::Field;
use super::row::{ColumnLayout, ImportRow};
use crate::config::{ImportFault, Problem, Severity};
use crate::hall::{Hall, catalogue::Guide};
use std::collections::HashMap;
use std::sync::Arc;

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
    headings: Vec<Arc<str>>,
    codes: HashMap<String, u32>,
    names: HashMap<(String, String), u32>,
    found: CheckReport,
}

impl<'a> RowCheck<'a> {
    pub(super) fn new(source: &'a Source, hall: Option<&'a Hall>) -> Self {
        RowCheck {
            source,
            layout: ColumnLayout::new(&source.mapping, &source.headings),
            hall: hall.filter(|_| source.mapping.own),
            headings: source.headings.iter().map(|heading| heading.as_str().into()).collect(),
            codes: HashMap::new(),
            names: HashMap::new(),
            found: CheckReport::default(),
        }
    }

    /// Checks everything; `progress` hears how many of all bytes are done.
    pub(super) fn run(mut self, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        let total = self.source.text.len() as u64;
        let mut rows = self.source.rows();
        loop {
            progress(rows.done(), total);
            let Some((line, record)) = rows.next_row() else { break };
            self.found.rows += 1;
            if record.len() == self.headings.len() {
                let (guide, oddities) = ImportRow::read(&self.layout, record);
                for (field, severity, fault) in oddities {
                    self.note(line, Some(field), severity, fault);
                }
                self.against_others(line, guide);
            } else {
                let fault = ImportFault::WrongColumns { found: record.len(), wanted: self.headings.len() };
                self.note(line, None, Severity::Error, fault);
            }
        }
        if let Some(line) = rows.open_quote() {
            self.note(line, None, Severity::Error, ImportFault::OpenQuote);
        }
        if self.found.rows == 0 {
            self.found.note(Problem::error(Arc::clone(&self.source.file), ImportFault::NoRows));
        }
        self.found
    }

    fn against_others(&mut self, line: u32, guide: Guide) {
        self.against_hall(line, &guide);
        if let Some(first) = self.codes.get(&guide.code).copied().filter(|_| !guide.code.is_empty()) {
            let fault = ImportFault::DuplicateCode { code: guide.code, line: first };
            self.note(line, Some(Field::Code), Severity::Error, fault);
        } else {
            self.codes.insert(guide.code, line);
        }
        let key = (guide.department, guide.name.zh);
        if let Some(first) = self.names.get(&key).copied().filter(|_| !key.1.is_empty()) {
            let fault = ImportFault::SameName { name: key.1, line: first };
            self.note(line, Some(Field::Name), Severity::Warning, fault);
        } else {
            self.names.insert(key, line);
        }
    }

    fn against_hall(&mut self, line: u32, guide: &Guide) {
        let Some(hall) = self.hall else { return };
        if !guide.department.is_empty()
            && hall.setup.departments.iter().all(|d| d.name.zh != guide.department)
        {
            let fault = ImportFault::UnknownDepartment { value: guide.department.clone() };
            self.note(line, Some(Field::Department), Severity::Warning, fault);
        }
        if let Some(code) = guide.line.as_ref().filter(|code| hall.line(code).is_none()) {
            let value = code.to_string();
            self.note(line, Some(Field::Line), Severity::Warning, ImportFault::UnknownLine { value });
        }
        for theme in
            guide.themes.iter().filter(|theme| hall.setup.themes.iter().all(|t| t.name.zh != **theme))
        {
            let fault = ImportFault::UnknownTheme { value: theme.clone() };
            self.note(line, Some(Field::Themes), Severity::Warning, fault);
        }
    }

    fn note(&mut self, line: u32, field: Option<Field>, severity: Severity, fault: ImportFault) {
        let at = field.and_then(|field| self.layout.column(field));
        self.found.note(Problem {
            file: Arc::clone(&self.source.file),
            line: Some(line),
            column: at.and_then(|at| u32::try_from(at + 1).ok()),
            heading: at.and_then(|at| self.headings.get(at).cloned()),
            severity,
            what: fault.into(),
        });
    }
}
