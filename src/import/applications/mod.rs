//! A table of applications (办件) out of the approval system: checked row by row, and whatever is about a person left out.
mod check;
mod mapping;
mod row;
mod special;

pub use mapping::{ApplicationColumn, ApplicationMapping};

use super::{CheckReport, SourceTable};
use crate::hall::{Hall, applications::Application};
use chrono::FixedOffset;
use row::{ApplicationLayout, ApplicationRow};
use std::collections::HashSet;

/// A table of applications.
pub type ApplicationTable = SourceTable<ApplicationMapping>;

impl ApplicationTable {
    /// Checks every row; with the hall at hand, names of departments too. Moments of another time become the hall's. `progress`
    /// hears how many of all rows are done.
    pub fn check(
        &self,
        hall: Option<&Hall>,
        utc_offset: FixedOffset,
        progress: &mut dyn FnMut(u64, u64),
    ) -> CheckReport {
        check::ApplicationCheck::new(self, hall, utc_offset).run(progress)
    }

    /// Every application that can be read, one at a time, in the order of the file; of two with one number the first.
    pub fn applications(&self, utc_offset: FixedOffset) -> impl Iterator<Item = Application> + '_ {
        let layout = ApplicationLayout::new(&self.mapping, &self.headings, utc_offset);
        let mut codes = HashSet::new();
        let read = self.each_read(move |record| {
            ApplicationRow::read(&layout, record).0.filter(|read| codes.insert(read.code.clone()))
        });
        // They are in memory, where nothing fails.
        read.filter_map(Result::ok)
    }
}
