//! A table whose source is known: opened, and walked over row by row, whatever the rows are about.
use super::rows::Rows;
use super::table_mapping::{TableMapping, choose};
use super::table_text::{HeadedTable, TableText, headed};
use super::{CheckReport, read};
use crate::config::{ImportFault, Problem, Severity};
use csv::StringRecord;
use std::{iter, path::Path, sync::Arc};

/// A table whose source is known, in memory as text.
pub struct SourceTable<M> {
    file: Arc<str>,
    text: TableText,
    /// Rows above the headings.
    above: usize,
    pub(super) headings: Vec<String>,
    pub(super) mapping: M,
}

impl<M: TableMapping> SourceTable<M> {
    /// Reads a file and finds its mapping: the named one, or the one that knows its headings.
    pub fn open(path: &Path, mappings: &[M], named: Option<&str>) -> Result<Self, Vec<Problem>> {
        let file: Arc<str> = path.display().to_string().into();
        let bytes = read(path).map_err(|what| vec![Problem::error(Arc::clone(&file), what)])?;
        Self::of(file, bytes, mappings, named)
    }

    /// The same for bytes at hand already; `file` is the name problems are reported under.
    pub fn of(
        file: impl Into<Arc<str>>,
        bytes: Vec<u8>,
        mappings: &[M],
        named: Option<&str>,
    ) -> Result<Self, Vec<Problem>> {
        let file: Arc<str> = file.into();
        let known = |headings: &[String]| {
            let mapping = choose(mappings, named, headings).map_err(|fault| vec![fault])?;
            let faults = mapping.heading_faults(headings);
            if faults.is_empty() { Ok(mapping.clone()) } else { Err(faults) }
        };
        match headed(bytes, &known) {
            Ok(HeadedTable { text, above, headings, found: mapping }) => {
                Ok(SourceTable { file, text, above, headings, mapping })
            }
            Err(no) => Err(no
                .what
                .into_iter()
                .map(|what| Problem { line: no.line, ..Problem::error(Arc::clone(&file), what) })
                .collect()),
        }
    }

    /// Its text, with the rows above the headings and the columns they have.
    pub(super) fn into_text(self) -> (TableText, usize, usize) {
        (self.text, self.above, self.headings.len())
    }

    /// The mapping in use.
    pub fn mapping(&self) -> &M {
        &self.mapping
    }

    /// What can be read of the rows, one at a time; rows that are made up wrongly are left out.
    pub(super) fn each_read<'a, T>(
        &'a self,
        mut one: impl FnMut(&StringRecord) -> Option<T> + 'a,
    ) -> impl Iterator<Item = T> + 'a {
        let mut rows = self.rows();
        iter::from_fn(move || {
            loop {
                rows.next_row()?;
                if rows.fault(self.headings.len()).is_none()
                    && let Some(read) = one(rows.record())
                {
                    return Some(read);
                }
            }
        })
    }

    fn rows(&self) -> Rows<'_> {
        self.text.rows_below(self.above)
    }
}

/// What is found while a table is checked, each with its place.
pub(super) struct TableNotes {
    file: Arc<str>,
    headings: Vec<Arc<str>>,
    /// What was found so far.
    pub found: CheckReport,
}

impl TableNotes {
    /// Nothing is found yet.
    pub fn new<M>(table: &SourceTable<M>) -> Self {
        TableNotes {
            file: Arc::clone(&table.file),
            headings: table.headings.iter().map(|heading| heading.as_str().into()).collect(),
            found: CheckReport::default(),
        }
    }

    /// Checks every row; `progress` hears how many of all bytes are done, and a table without rows has the fault `empty`.
    pub fn check<M: TableMapping>(
        mut self,
        table: &SourceTable<M>,
        empty: ImportFault,
        progress: &mut dyn FnMut(u64, u64),
        mut one: impl FnMut(&mut TableNotes, u32, &StringRecord),
    ) -> CheckReport {
        let mut rows = table.rows();
        let total = rows.all();
        loop {
            progress(rows.done(), total);
            let Some((line, _)) = rows.next_row() else { break };
            self.found.rows += 1;
            match rows.fault(self.headings.len()) {
                None => one(&mut self, line, rows.record()),
                Some(fault) => self.note(line, None, Severity::Error, fault),
            }
        }
        if self.found.rows == 0 {
            self.found.note(Problem::error(Arc::clone(&self.file), empty));
        }
        self.found
    }

    /// Notes a problem in a line, and in a column where it is about one.
    pub fn note(&mut self, line: u32, at: Option<usize>, severity: Severity, fault: ImportFault) {
        self.found.note(Problem {
            file: Arc::clone(&self.file),
            line: Some(line),
            column: at.and_then(|at| u32::try_from(at + 1).ok()),
            heading: at.and_then(|at| self.headings.get(at).cloned()),
            severity,
            what: fault.into(),
        });
    }
}
