//! Checking a whole table of applications before anything is changed.
use super::ApplicationTable;
use super::mapping::ApplicationColumn;
use super::row::{ApplicationLayout, ApplicationRow};
use crate::config::{ImportFault, Severity};
use crate::hall::{Hall, applications::Application};
use crate::import::check::CheckReport;
use crate::import::personal;
use crate::import::source_table::TableNotes;
use chrono::FixedOffset;
use std::collections::HashMap;

/// What rows are compared with.
pub(super) struct ApplicationCheck<'a> {
    table: &'a ApplicationTable,
    layout: ApplicationLayout<'a>,
    hall: Option<&'a Hall>,
    codes: HashMap<String, u32>,
}

impl<'a> ApplicationCheck<'a> {
    pub(super) fn new(table: &'a ApplicationTable, hall: Option<&'a Hall>, utc_offset: FixedOffset) -> Self {
        let layout = ApplicationLayout::new(&table.mapping, &table.headings, utc_offset);
        ApplicationCheck { table, layout, hall, codes: HashMap::new() }
    }

    /// Checks everything; `progress` hears how many of all rows are done.
    pub(super) fn run(mut self, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        let mut notes = TableNotes::new(self.table);
        self.left_out(&mut notes);
        let notes = notes.check(self.table, ImportFault::NoApplications, progress, |notes, line, record| {
            let (application, oddities) = ApplicationRow::read(&self.layout, record);
            for (column, severity, fault) in oddities {
                notes.note(line, self.layout.column(column), severity, fault);
            }
            if let Some(application) = application {
                self.against_others(notes, line, application);
            }
        });
        notes.found
    }

    /// Names the columns about people, which nobody reads.
    fn left_out(&self, notes: &mut TableNotes) {
        for (at, heading) in self.table.headings.iter().enumerate() {
            if personal::is_heading(heading) && !self.layout.is_read(at) {
                notes.note(1, Some(at), Severity::Warning, ImportFault::LeftOut);
            }
        }
    }

    fn against_others(&mut self, notes: &mut TableNotes, line: u32, read: Application) {
        if let Some(hall) = self.hall
            && !read.department.is_empty()
            && hall.setup.departments.iter().all(|department| department.name.zh != read.department)
        {
            let (at, value) = (self.layout.column(ApplicationColumn::Department), read.department);
            notes.note(line, at, Severity::Warning, ImportFault::UnknownDepartment { value });
        }
        match self.codes.get(&read.code).copied() {
            Some(first) => {
                let fault = ImportFault::DuplicateCode { code: read.code, line: first };
                notes.note(line, self.layout.column(ApplicationColumn::Code), Severity::Error, fault);
            }
            None => drop(self.codes.insert(read.code, line)),
        }
    }
}
