//! Importing tables: the matter catalogue of any known source, appointments, and applications; checked completely before
//! anything is changed.
mod applications;
mod bookings;
mod check;
pub mod clean;
mod codes;
mod copies;
pub mod credit_code;
mod dates;
mod decode;
pub mod drafts;
pub mod guard;
mod guess;
mod json_shape;
mod json_table;
mod lists;
mod mapping;
mod mappings;
mod people_sheet;
mod personal;
mod quotes;
mod row;
mod rows;
mod setup_sheet;
mod sheet_kinds;
mod sheet_mapping;
mod situations;
mod source_table;
mod spoilt;
mod table_mapping;
mod table_text;
mod workbook;
mod written;

pub use applications::{ApplicationColumn, ApplicationMapping, ApplicationTable};
pub use bookings::{Booking, Bookings, bookings};
pub use check::CheckReport;
pub use copies::SheetCopy;
pub use guess::{MappingDraft, guess};
pub use json_shape::{JsonPath, JsonShape};
pub use lists::join;
pub use mapping::{CreditCode, Field, Mapping};
pub use mappings::{application_mappings, mappings};
pub use people_sheet::{PeopleSheet, people_sheet, person_cells};
pub use setup_sheet::{SetupSheet, cells, needed_keys, setup_sheet, sheet_text};
pub use source_table::SourceTable;
pub use table_mapping::TableMapping;
pub use written::{text_of, word_for};

use crate::config::{ConfigFault, ImportFault, Problem, ProblemCause};
use crate::hall::{Hall, catalogue::Guide};
use row::{ColumnLayout, ImportRow};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes a file may have; the largest real table, of a whole province, has 40 million.
pub const LARGEST: u64 = 512 << 20;

/// Where the codes of the sample centre's matters say which region it is in: no region of China.
const SAMPLE_REGION: &str = "369900";

/// Says whether a code is one of the sample centre's.
pub fn is_sample_code(code: &str) -> bool {
    code.get(2..8) == Some(SAMPLE_REGION)
}

/// A table of matters.
pub type Source = SourceTable<Mapping>;

impl Source {
    /// Checks every row; with the hall at hand, names of its own table too. `progress` hears how many of all bytes are done.
    pub fn check(&self, hall: Option<&Hall>, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        check::RowCheck::new(self, hall).run(progress)
    }

    /// Every matter, one at a time; rows that are made up wrongly are left out.
    pub fn guides(&self) -> impl Iterator<Item = Guide> + '_ {
        let layout = ColumnLayout::new(&self.mapping, &self.headings);
        self.each_read(move |record| Some(ImportRow::read(&layout, record).0))
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
        kind => ConfigFault::Unreadable { kind }.into(),
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
