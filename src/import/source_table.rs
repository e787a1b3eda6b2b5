//! A table whose source is known: opened, and walked over row by row, whatever the rows are about.
use super::rows::Rows;
use super::table_mapping::{TableMapping, choose};
use super::{CheckReport, decode, read};
use crate::config::{ImportFault, Problem, Severity};
use csv::StringRecord;
use std::{iter, path::Path, sync::Arc};

/// A table whose source is known, in memory as text.
pub struct SourceTable<M> {
    file: Arc<str>,
    text: String,
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
        let refused = |fault: ImportFault| vec![Problem::error(Arc::clone(&file), fault)];
        let text = decode::text(bytes).map_err(refused)?;
        let mut rows = Rows::new(&text);
        let headings = rows.headings();
        if rows.headings_hold_rows() {
            return Err(vec![Problem::error(file, ImportFault::OpenQuote).on(1)]);
        }
        let mapping = choose(mappings, named, &headings).map_err(refused)?.clone();
        let on_headings = |fault: ImportFault| Problem::error(Arc::clone(&file), fault).on(1);
        let wrong: Vec<Problem> = mapping.heading_faults(&headings).into_iter().map(on_headings).collect();
        if wrong.is_empty() { Ok(SourceTable { file, text, headings, mapping }) } else { Err(wrong) }
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
        let mut rows = Rows::new(&self.text);
        rows.headings();
        rows
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
        let total = table.text.len() as u64;
        let mut rows = table.rows();
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
