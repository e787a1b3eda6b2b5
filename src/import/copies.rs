//! The rows of a file once more, as they stand in it, for a copy in which is written what is wrong with them.
use super::row_spool::RowSpool;
use super::{SourceTable, TableMapping};
use csv::StringRecord;
use std::io;

/// The rows of a table from its headings on.
pub struct SheetCopy {
    rows: RowSpool,
    above: usize,
    /// How many columns the headings have.
    pub columns: usize,
}

impl SheetCopy {
    pub(super) fn new(rows: RowSpool, above: usize, columns: usize) -> SheetCopy {
        SheetCopy { rows, above, columns }
    }

    /// The rows of a table that was opened.
    pub fn of<M: TableMapping>(table: SourceTable<M>) -> SheetCopy {
        let (rows, above, columns) = table.into_rows();
        SheetCopy::new(rows, above, columns)
    }

    /// Hands over every row: the line or the row it stands in, from 1, and its cells. The first are the headings.
    pub fn each_row(&self, one: &mut dyn FnMut(u32, &StringRecord) -> io::Result<()>) -> io::Result<()> {
        let mut rows = self.rows.rows_behind(self.above)?;
        while let Some(row) = rows.next_row()? {
            one(row.line, &row.record)?;
        }
        Ok(())
    }
}
