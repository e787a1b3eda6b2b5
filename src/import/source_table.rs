//! A table whose source is known: opened, and walked over row by row, whatever the rows are about.
use super::json_table::{self, JsonText};
use super::row_spool::{RowSpool, SpooledRows};
use super::scratch::Keeping;
use super::sheet_kinds::sheet_of;
use super::source_file::{SourceFile, unreadable};
use super::table_mapping::{TableMapping, choose};
use super::table_text::{HeadedTable, headed};
use super::{CheckReport, decode};
use crate::config::{ImportFault, Problem, ProblemCause, Severity};
use csv::StringRecord;
use std::{io, iter, path::Path, sync::Arc};

/// Bytes at the beginning of a file that say whether it is JSON.
const HEAD: u64 = 4096;

/// A table whose source is known. Its rows were taken out of the file when it was opened.
pub struct SourceTable<M> {
    file: Arc<str>,
    rows: RowSpool,
    /// Rows above the headings.
    above: usize,
    pub(super) headings: Vec<String>,
    pub(super) mapping: M,
}

impl<M: TableMapping> SourceTable<M> {
    /// Reads a file and finds its mapping: the named one, or the one that knows its headings.
    pub fn open(path: &Path, mappings: &[M], named: Option<&str>) -> Result<Self, Vec<Problem>> {
        let file: Arc<str> = path.display().to_string().into();
        let bytes = SourceFile::open(path).map_err(|what| vec![Problem::error(Arc::clone(&file), what)])?;
        Self::of_file(file, &bytes, mappings, named)
    }

    /// The same for bytes at hand already; `file` is the name problems are reported under.
    pub fn of(
        file: impl Into<Arc<str>>,
        bytes: Vec<u8>,
        mappings: &[M],
        named: Option<&str>,
    ) -> Result<Self, Vec<Problem>> {
        Self::of_file(file.into(), &bytes.into(), mappings, named)
    }

    fn of_file(
        file: Arc<str>,
        bytes: &SourceFile,
        mappings: &[M],
        named: Option<&str>,
    ) -> Result<Self, Vec<Problem>> {
        let head = bytes.head(HEAD).map_err(|what| vec![Problem::error(Arc::clone(&file), what)])?;
        if json_table::is_one(&head) {
            let of_json = Self::of_json(Arc::clone(&file), bytes, mappings, named);
            return of_json.map_err(|(what, line)| vec![Problem { line, ..Problem::error(file, what) }]);
        }
        let known = |headings: &[String]| {
            let mapping =
                choose(mappings, named, headings).map_err(|fault| vec![other_sheet(headings, fault)])?;
            let faults = mapping.heading_faults(headings);
            if faults.is_empty() { Ok(mapping.clone()) } else { Err(faults) }
        };
        match headed(bytes, &known, keeping::<M>()) {
            Ok(HeadedTable { rows, above, headings, found: mapping }) => {
                Ok(SourceTable { file, rows, above, headings, mapping })
            }
            Err(no) => Err(no
                .what
                .into_iter()
                .map(|what| Problem { line: no.line, ..Problem::error(Arc::clone(&file), what) })
                .collect()),
        }
    }

    /// A JSON catalogue, by the named mapping, or the first that finds matters in it with everything it recognises.
    fn of_json(
        file: Arc<str>,
        bytes: &SourceFile,
        mappings: &[M],
        named: Option<&str>,
    ) -> Result<Self, (ProblemCause, Option<u32>)> {
        let whole = |what: ImportFault| (ProblemCause::from(what), None);
        let names =
            |all: &mut dyn Iterator<Item = &M>| all.map(|mapping| mapping.name().to_owned()).collect();
        if let Some(name) = named.filter(|name| mappings.iter().all(|mapping| mapping.name() != *name)) {
            let known = names(&mut mappings.iter());
            return Err(whole(ImportFault::UnknownMapping { name: name.into(), known }));
        }
        let text = decode::text(bytes).map_err(|what| (what, None))?;
        let json = JsonText::read(&text).map_err(|(what, line)| (what.into(), Some(line)))?;
        let wanted = mappings.iter().filter(|mapping| named.is_none_or(|name| mapping.name() == name));
        for (mapping, shape) in wanted.filter_map(|mapping| Some((mapping, mapping.json()?))) {
            let rows = json.sheet(shape, keeping::<M>()).map_err(|what| (what, None))?;
            let headings: Vec<String> = shape.columns.iter().map(|(heading, _)| heading.clone()).collect();
            let cannot_be_read = |error: io::Error| (unreadable(error.kind()), None::<u32>);
            let mut below = rows.rows_behind(1).map_err(cannot_be_read)?;
            let first = below.next_row().map_err(cannot_be_read)?.map(|row| row.record.clone());
            let has = |heading: &String| {
                let at = headings.iter().position(|known| known == heading);
                let cell = first.as_ref().and_then(|first| first.get(at?));
                cell.is_some_and(|cell| !cell.is_empty())
            };
            if mapping.recognise().iter().all(has) && mapping.heading_faults(&headings).is_empty() {
                return Ok(SourceTable { file, rows, above: 0, headings, mapping: mapping.clone() });
            }
        }
        let known = names(&mut mappings.iter().filter(|mapping| mapping.json().is_some()));
        Err(whole(ImportFault::UnknownJson { keys: json.keys(), known }))
    }

    /// Its rows, how many stand above the headings, and the columns these have.
    pub(super) fn into_rows(self) -> (RowSpool, usize, usize) {
        (self.rows, self.above, self.headings.len())
    }

    /// The mapping in use.
    pub fn mapping(&self) -> &M {
        &self.mapping
    }

    /// What can be read of the rows, one at a time; rows that are made up wrongly are left out.
    pub(super) fn each_read<'a, T>(
        &'a self,
        mut one: impl FnMut(&StringRecord) -> Option<T> + 'a,
    ) -> impl Iterator<Item = io::Result<T>> + 'a {
        let mut rows = self.rows_below();
        iter::from_fn(move || {
            let rows = match &mut rows {
                Ok(rows) => rows,
                Err(error) => return Some(Err(error.kind().into())),
            };
            loop {
                let row = match rows.next_row() {
                    Ok(row) => row?,
                    Err(error) => return Some(Err(error)),
                };
                if row.fault(self.headings.len()).is_none()
                    && let Some(read) = one(&row.record)
                {
                    return Some(Ok(read));
                }
            }
        })
    }

    /// The rows below the headings.
    pub(super) fn rows_below(&self) -> io::Result<SpooledRows<'_>> {
        self.rows.rows_behind(self.above + 1)
    }
}

/// Where the rows of a table lie.
fn keeping<M: TableMapping>() -> Keeping {
    if M::IS_PERSONAL { Keeping::Memory } else { Keeping::Disk }
}

/// What is wrong with headings that no mapping knows: they are those of a sheet that another command takes in, or nobody's.
fn other_sheet(headings: &[String], fault: ImportFault) -> ImportFault {
    match (sheet_of(headings), fault) {
        (Some(sheet), ImportFault::Unrecognised { .. }) => {
            ImportFault::OtherSheet { title: sheet.title.to_owned() }
        }
        (_, fault) => fault,
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

    /// Checks every row; `progress` hears how many of all rows are done, and a table without rows has the fault `empty`.
    pub fn check<M: TableMapping>(
        mut self,
        table: &SourceTable<M>,
        empty: ImportFault,
        progress: &mut dyn FnMut(u64, u64),
        mut one: impl FnMut(&mut TableNotes, u32, &StringRecord),
    ) -> TableNotes {
        match self.each_row(table, progress, &mut one) {
            Err(error) => {
                self.found.note(Problem::error(Arc::clone(&self.file), unreadable(error.kind())));
            }
            Ok(()) if self.found.rows == 0 => {
                self.found.note(Problem::error(Arc::clone(&self.file), empty));
            }
            Ok(()) => {}
        }
        self
    }

    fn each_row<M: TableMapping>(
        &mut self,
        table: &SourceTable<M>,
        progress: &mut dyn FnMut(u64, u64),
        one: &mut impl FnMut(&mut TableNotes, u32, &StringRecord),
    ) -> io::Result<()> {
        let mut rows = table.rows_below()?;
        let total = table.rows.len();
        progress(rows.done(), total);
        while let Some(row) = rows.next_row()? {
            self.found.rows += 1;
            match row.fault(self.headings.len()) {
                None => one(self, row.line, &row.record),
                Some(fault) => self.note(row.line, None, Severity::Error, fault),
            }
            progress(rows.done(), total);
        }
        Ok(())
    }

    /// A problem of the table as a whole.
    pub fn of_file(&self, fault: ImportFault) -> Problem {
        Problem::error(Arc::clone(&self.file), fault)
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
