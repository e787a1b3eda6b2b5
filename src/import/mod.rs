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
mod marks;
mod people_sheet;
mod personal;
mod quotes;
mod row;
mod row_spool;
mod rows;
mod scratch;
mod setup_sheet;
mod sheet_kinds;
mod sheet_mapping;
mod situations;
mod source_file;
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
pub use marks::{Mark, Marks, SortedMarks, hashed};
pub use people_sheet::{PeopleSheet, people_sheet, person_cells};
pub use setup_sheet::{SetupSheet, cells, needed_keys, setup_sheet, sheet_text};
pub use source_table::SourceTable;
pub use table_mapping::TableMapping;
pub use written::{text_of, word_for};

use crate::config::Problem;
use crate::hall::{Hall, catalogue::Guide};
use row::{ColumnLayout, ImportRow};
use source_file::unreadable;
use std::io;
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
    /// Checks every row; with the hall at hand, names of its own table too. `progress` hears how many of all rows are done.
    pub fn check(&self, hall: Option<&Hall>, progress: &mut dyn FnMut(u64, u64)) -> CheckReport {
        self.check_and_mark(hall, progress).0
    }

    /// The same, with a mark of every row by its code.
    pub fn check_and_mark(
        &self,
        hall: Option<&Hall>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> (CheckReport, Marks) {
        check::RowCheck::new(self, hall).run(progress)
    }

    /// Every matter, one at a time; rows that are made up wrongly are left out. It fails where what was taken out of the file cannot
    /// be read any more.
    pub fn guides(&self) -> impl Iterator<Item = io::Result<Guide>> + '_ {
        let layout = ColumnLayout::new(&self.mapping, &self.headings);
        self.each_read(move |record| Some(ImportRow::read(&layout, record).0))
    }

    /// What every matter is called, as far as it is searched by, one at a time.
    pub fn names(&self) -> impl Iterator<Item = io::Result<Guide>> + '_ {
        let layout = ColumnLayout::new(&self.mapping, &self.headings);
        self.each_read(move |record| Some(ImportRow::names(&layout, record)))
    }
}

/// The matters of the sample centre, `matters.csv` in a configuration folder, or every error it has.
pub fn sample(folder: &Path) -> Result<Vec<Guide>, Vec<Problem>> {
    let mut problems = Vec::new();
    let known = mappings(folder, &mut problems);
    let source = Source::open(&folder.join("matters.csv"), &known, None)?;
    let errors: Vec<Problem> =
        source.check(None, &mut |_, _| {}).problems.into_iter().filter(Problem::is_error).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let unreadable = |error: io::Error| vec![Problem::error("matters.csv", unreadable(error.kind()))];
    source.guides().collect::<io::Result<_>>().map_err(unreadable)
}
