//! Checking a whole table of applications before anything is changed.
use super::ApplicationTable;
use super::mapping::ApplicationColumn;
use super::row::{ApplicationLayout, ApplicationRow};
use crate::config::{ImportFault, Problem, Severity};
use crate::hall::{Hall, applications::Application};
use crate::import::{check::CheckReport, personal};
use std::{collections::HashMap, sync::Arc};

/// A table while it is checked.
pub(super) struct ApplicationCheck<'a> {
    table: &'a ApplicationTable,
    layout: ApplicationLayout<'a>,
    hall: Option<&'a Hall>,
    headings: Vec<Arc<str>>,
    codes: HashMap<String, u32>,
    found: CheckReport,
}

impl<'a> ApplicationCheck<'a> {
    pub(super) fn new(table: &'a ApplicationTable, hall: Option<&'a Hall>) -> Self {
        ApplicationCheck {
            table,
            layout: ApplicationLayout::new(&table.mapping, &table.headings),
            hall,
            headings: table.headings.iter().map(|heading| heading.as_str().into()).collect(),
            codes: HashMap::new(),
            found: CheckReport::default(),
        }
    }

    /// Checks everything; `progress` hears how many of all bytes are done.
    pub(super) fn run(mut self, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        self.left_out();
        let total = self.table.text.len() as u64;
        let mut rows = self.table.rows();
        loop {
            progress(rows.done(), total);
            let Some((line, record)) = rows.next_row() else { break };
            self.found.rows += 1;
            if record.len() == self.headings.len() {
                let (application, oddities) = ApplicationRow::read(&self.layout, record);
                for (column, severity, fault) in oddities {
                    self.note(line, self.layout.column(column), severity, fault);
                }
                if let Some(application) = application {
                    self.against_others(line, application);
                }
            } else {
                let fault = ImportFault::WrongColumns { found: record.len(), wanted: self.headings.len() };
                self.note(line, None, Severity::Error, fault);
            }
        }
        if let Some(line) = rows.open_quote() {
            self.note(line, None, Severity::Error, ImportFault::OpenQuote);
        }
        if self.found.rows == 0 {
            self.found.note(Problem::error(Arc::clone(&self.table.file), ImportFault::NoApplications));
        }
        self.found
    }

    /// Names the columns about people, which nobody reads.
    fn left_out(&mut self) {
        for at in 0..self.headings.len() {
            let is_personal = self.headings.get(at).is_some_and(|heading| personal::is_heading(heading));
            if is_personal && !self.layout.is_read(at) {
                self.note(1, Some(at), Severity::Warning, ImportFault::LeftOut);
            }
        }
    }

    fn against_others(&mut self, line: u32, read: Application) {
        if let Some(hall) = self.hall
            && !read.department.is_empty()
            && hall.setup.departments.iter().all(|known| known.name.zh != read.department)
        {
            let (at, value) = (self.layout.column(ApplicationColumn::Department), read.department);
            self.note(line, at, Severity::Warning, ImportFault::UnknownDepartment { value });
        }
        match self.codes.get(&read.code).copied() {
            Some(first) => {
                let fault = ImportFault::DuplicateCode { code: read.code, line: first };
                self.note(line, self.layout.column(ApplicationColumn::Code), Severity::Error, fault);
            }
            None => drop(self.codes.insert(read.code, line)),
        }
    }

    fn note(&mut self, line: u32, at: Option<usize>, severity: Severity, fault: ImportFault) {
        self.found.note(Problem {
            file: Arc::clone(&self.table.file),
            line: Some(line),
            column: at.and_then(|at| u32::try_from(at + 1).ok()),
            heading: at.and_then(|at| self.headings.get(at).cloned()),
            severity,
            what: fault.into(),
        });
    }
}
