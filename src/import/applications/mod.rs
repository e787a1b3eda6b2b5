//! A table of applications (办件) out of the approval system: checked row by row, and whatever is about a person left out.
mod check;
mod mapping;
mod row;
mod special;

pub use mapping::{ApplicationColumn, ApplicationMapping};

use super::rows::Rows;
use super::{CheckReport, decode, read, table_mapping};
use crate::config::{ImportFault, Problem};
use crate::hall::{Hall, applications::Application};
use row::{ApplicationLayout, ApplicationRow};
use std::{collections::HashSet, path::Path, sync::Arc};

/// A table of applications whose source is known, in memory as text.
pub struct ApplicationTable {
    file: Arc<str>,
    text: String,
    headings: Vec<String>,
    mapping: ApplicationMapping,
}

impl ApplicationTable {
    /// Reads a file and finds its mapping: the named one, or the one that knows its headings.
    pub fn open(
        path: &Path,
        mappings: &[ApplicationMapping],
        named: Option<&str>,
    ) -> Result<ApplicationTable, Vec<Problem>> {
        let file: Arc<str> = path.display().to_string().into();
        let bytes = read(path).map_err(|what| vec![Problem::error(Arc::clone(&file), what)])?;
        ApplicationTable::of(file, bytes, mappings, named)
    }

    /// The same for bytes at hand already; `file` is the name problems are reported under.
    pub fn of(
        file: impl Into<Arc<str>>,
        bytes: Vec<u8>,
        mappings: &[ApplicationMapping],
        named: Option<&str>,
    ) -> Result<ApplicationTable, Vec<Problem>> {
        let file: Arc<str> = file.into();
        let refused = |fault: ImportFault| vec![Problem::error(Arc::clone(&file), fault)];
        let text = decode::text(bytes).map_err(refused)?;
        let headings = Rows::new(&text).headings();
        let mapping = table_mapping::choose(mappings, named, &headings).map_err(refused)?.clone();
        let on_headings = |fault: ImportFault| Problem::error(Arc::clone(&file), fault).on(1);
        let wrong: Vec<Problem> = mapping.heading_faults(&headings).into_iter().map(on_headings).collect();
        if wrong.is_empty() { Ok(ApplicationTable { file, text, headings, mapping }) } else { Err(wrong) }
    }

    /// The mapping in use.
    pub fn mapping(&self) -> &ApplicationMapping {
        &self.mapping
    }

    /// Checks every row; with the hall at hand, names of departments too. `progress` hears how many of all bytes are done.
    pub fn check(&self, hall: Option<&Hall>, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        check::ApplicationCheck::new(self, hall).run(progress)
    }

    /// Every application that can be read, one at a time, in the order of the file; of two with one number the first.
    pub fn applications(&self) -> impl Iterator<Item = Application> + '_ {
        let layout = ApplicationLayout::new(&self.mapping, &self.headings);
        let mut rows = self.rows();
        let columns = self.headings.len();
        let mut codes = HashSet::new();
        std::iter::from_fn(move || {
            loop {
                let (_, record) = rows.next_row()?;
                if record.len() != columns {
                    continue;
                }
                let read = ApplicationRow::read(&layout, record).0;
                if let Some(application) = read.filter(|read| codes.insert(read.code.clone())) {
                    return Some(application);
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
