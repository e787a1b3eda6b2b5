//! Importing tables: the matter catalogue of any known source, appointments, and applications; checked completely before
//! anything is changed.
mod applications;
mod bookings;
mod check;
pub mod clean;
pub mod credit_code;
mod dates;
mod decode;
mod mapping;
mod mappings;
mod personal;
mod row;
mod rows;
mod table_mapping;

pub use applications::{ApplicationColumn, ApplicationMapping, ApplicationTable};
pub use bookings::{Booking, Bookings, bookings};
pub use check::CheckReport;
pub use mapping::{CreditCode, Field, Mapping};
pub use mappings::{application_mappings, mappings};

use crate::config::{ConfigFault, ImportFault, Problem, ProblemCause};
use crate::hall::{Hall, catalogue::Guide};
use row::{ColumnLayout, ImportRow};
use rows::Rows;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

/// The most bytes a file may have; the largest real table, of a whole province, has 40 million.
pub const LARGEST: u64 = 512 << 20;

/// A table whose source is known, in memory as text.
pub struct Source {
    file: Arc<str>,
    text: String,
    headings: Vec<String>,
    mapping: Mapping,
}

impl Source {
    /// Reads a file and finds its mapping: the named one, or the one that knows its headings.
    pub fn open(path: &Path, mappings: &[Mapping], named: Option<&str>) -> Result<Source, Vec<Problem>> {
        let file: Arc<str> = path.display().to_string().into();
        let bytes = read(path).map_err(|what| vec![Problem::error(Arc::clone(&file), what)])?;
        Source::of(file, bytes, mappings, named)
    }

    /// The same for bytes at hand already; `file` is the name problems are reported under.
    pub fn of(
        file: impl Into<Arc<str>>,
        bytes: Vec<u8>,
        mappings: &[Mapping],
        named: Option<&str>,
    ) -> Result<Source, Vec<Problem>> {
        let file: Arc<str> = file.into();
        let refused = |fault: ImportFault| vec![Problem::error(Arc::clone(&file), fault)];
        let text = decode::text(bytes).map_err(refused)?;
        let headings = Rows::new(&text).headings();
        let mapping = table_mapping::choose(mappings, named, &headings).map_err(refused)?.clone();
        let on_headings = |fault: ImportFault| Problem::error(Arc::clone(&file), fault).on(1);
        let wrong: Vec<Problem> = heading_faults(&mapping, &headings).map(on_headings).collect();
        if wrong.is_empty() { Ok(Source { file, text, headings, mapping }) } else { Err(wrong) }
    }

    /// The mapping in use.
    pub fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Checks every row; with the hall at hand, names of its own table too. `progress` hears how many of all bytes are done.
    pub fn check(&self, hall: Option<&Hall>, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        check::RowCheck::new(self, hall).run(progress)
    }

    /// Every matter, one at a time; rows with the wrong number of columns are left out.
    pub fn guides(&self) -> impl Iterator<Item = Guide> + '_ {
        let layout = ColumnLayout::new(&self.mapping, &self.headings);
        let mut rows = self.rows();
        let columns = self.headings.len();
        std::iter::from_fn(move || {
            loop {
                let (_, record) = rows.next_row()?;
                if record.len() == columns {
                    return Some(ImportRow::read(&layout, record).0);
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

/// The matters of the sample centre, `matters.csv` in a configuration folder, or every error it has.
pub fn sample(folder: &Path) -> Result<Vec<Guide>, Vec<Problem>> {
    let mut problems = Vec::new();
    let known = mappings(folder, &mut problems);
    let source = Source::open(&folder.join("matters.csv"), &known, None)?;
    let errors: Vec<Problem> =
        source.check(None, &mut |_, _| {}).problems.into_iter().filter(Problem::is_error).collect();
    if errors.is_empty() { Ok(source.guides().collect()) } else { Err(errors) }
}

fn read(path: &Path) -> Result<Vec<u8>, ProblemCause> {
    let unreadable = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => ProblemCause::from(ImportFault::NoFile),
        _ => ConfigFault::Unreadable { reason: error.to_string() }.into(),
    };
    let about = fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        return Err(ImportFault::NotAFile.into());
    }
    if about.len() > LARGEST {
        return Err(ConfigFault::TooBig { most: LARGEST }.into());
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(ConfigFault::TooBig { most: LARGEST }.into()) } else { Ok(bytes) }
}

fn heading_faults(mapping: &Mapping, headings: &[String]) -> impl Iterator<Item = ImportFault> {
    let missing = mapping.required().filter(|heading| !headings.contains(heading));
    let twice = mapping.fields.iter().flat_map(|(_, names)| names);
    let twice = twice.filter(|name| headings.iter().filter(|heading| heading == name).count() > 1);
    let missing = missing.map(|heading| ImportFault::MissingHeading { heading: heading.clone() });
    missing.chain(twice.map(|heading| ImportFault::HeadingTwice { heading: heading.clone() }))
}
