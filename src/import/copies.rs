//! The rows of a file once more, as they stand in it, for a copy in which is written what is wrong with them.
use super::table_text::TableText;
use super::{SourceTable, TableMapping};
use csv::StringRecord;

/// The rows of a table from its headings on.
pub struct SheetCopy {
    text: TableText,
    above: usize,
    /// How many columns the headings have.
    pub columns: usize,
}

impl SheetCopy {
    pub(super) fn new(text: TableText, above: usize, columns: usize) -> SheetCopy {
        SheetCopy { text, above, columns }
    }

    /// The rows of a table that was opened.
    pub fn of<M: TableMapping>(table: SourceTable<M>) -> SheetCopy {
        let (text, above, columns) = table.into_text();
        SheetCopy::new(text, above, columns)
    }

    /// Hands over every row: the line or the row it stands in, from 1, and its cells. The first are the headings.
    pub fn each_row<E>(&self, one: &mut dyn FnMut(u32, &StringRecord) -> Result<(), E>) -> Result<(), E> {
        let mut rows = self.text.rows();
        for _ in 0..self.above {
            rows.next_row();
        }
        while let Some((line, record)) = rows.next_row() {
            one(line, record)?;
        }
        Ok(())
    }
}
