//! A sheet while its cells come in: row by row into a spool, every row with its number in the sheet.
use crate::config::{ImportFault, ProblemCause};
use crate::import::LARGEST;
use crate::import::row_spool::RowSpool;
use crate::import::scratch::Keeping;
use crate::import::source_file::unreadable;
use calamine::Dimensions;

/// Columns a table may have; a stray cell far to the right is no part of it.
const WIDEST: u32 = 256;

/// A sheet while its cells come in, in the order of its rows.
pub(in crate::import) struct SheetBuilder {
    rows: RowSpool,
    /// The number of the row that is being filled, from 1; 0 before the first.
    number: u32,
    /// Its cells one behind the other, and where each ends.
    text: String,
    ends: Vec<usize>,
    has_gaps: bool,
}

/// A sheet that was read.
pub(in crate::import) struct ReadSheet {
    /// The rows that hold anything.
    pub rows: RowSpool,
    /// A cell is empty that stands before others of its row.
    pub has_gaps: bool,
}

impl SheetBuilder {
    pub fn new(keeping: Keeping) -> SheetBuilder {
        SheetBuilder {
            rows: RowSpool::new(keeping),
            number: 0,
            text: String::new(),
            ends: Vec::new(),
            has_gaps: false,
        }
    }

    /// Adds a cell at a row and a column, both counted from 0. What holds nothing but blanks is no cell.
    pub fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), ProblemCause> {
        if column >= WIDEST || text.trim().is_empty() {
            return Ok(());
        }
        let (number, column) = (row.saturating_add(1), column as usize);
        if number > self.number {
            self.end_row()?;
            self.number = number;
        } else if number < self.number || column < self.ends.len() {
            return Err(ImportFault::BadWorkbook.into());
        }
        self.has_gaps |= self.ends.len() < column;
        self.ends.resize(column, self.text.len());
        self.text.push_str(text);
        self.ends.push(self.text.len());
        Ok(())
    }

    /// Begins with a row of headings that stands in no line.
    pub fn head<'a>(&mut self, cells: impl Iterator<Item = &'a str> + Clone) -> Result<(), ProblemCause> {
        self.rows.push(0, None, cells)
    }

    /// The sheet, with its last row.
    pub fn finish(mut self) -> Result<ReadSheet, ProblemCause> {
        self.end_row()?;
        Ok(ReadSheet { rows: self.rows, has_gaps: self.has_gaps })
    }

    fn end_row(&mut self) -> Result<(), ProblemCause> {
        if self.ends.is_empty() {
            return Ok(());
        }
        let begins = [0].into_iter().chain(self.ends.iter().copied());
        let cells = begins.zip(&self.ends).map(|(from, to)| self.text.get(from..*to).unwrap_or_default());
        self.rows.push(self.number, None, cells)?;
        self.text.clear();
        self.ends.clear();
        Ok(())
    }
}

/// Cells of one column that are one from a row to another.
struct MergedCells {
    first: u32,
    last: u32,
    column: usize,
}

impl ReadSheet {
    /// Writes the value of cells that are merged over several rows into each of these rows: a sheet holds it once.
    ///
    /// # Errors
    /// Fails where the sheet would be longer than any file may be: a few cells over many rows are enough.
    pub(super) fn spread(&mut self, merged: &[Dimensions]) -> Result<(), ProblemCause> {
        self.spread_within(merged, LARGEST)
    }

    fn spread_within(&mut self, merged: &[Dimensions], most: u64) -> Result<(), ProblemCause> {
        let over_rows = merged.iter().filter(|region| region.start.0 < region.end.0);
        let mut regions: Vec<MergedCells> = over_rows
            .map(|region| MergedCells {
                first: region.start.0 + 1,
                last: region.end.0 + 1,
                column: usize::try_from(region.start.1).unwrap_or(usize::MAX),
            })
            .collect();
        if regions.is_empty() {
            return Ok(());
        }
        regions.sort_by_key(|region| region.first);
        let mut regions = regions.into_iter().peekable();
        let mut spread = RowSpool::new(self.rows.keeping());
        // The regions that a row is in, each with its value.
        let mut open: Vec<(MergedCells, String)> = Vec::new();
        let mut rows = self.rows.rows();
        while let Some(row) = rows.next_row().map_err(|error| unreadable(error.kind()))? {
            open.retain(|(region, _)| region.last >= row.line);
            let mut cells: Vec<&str> = row.record.iter().collect();
            for (region, value) in &open {
                cells.resize(cells.len().max(region.column + 1), "");
                if let Some(cell) = cells.get_mut(region.column).filter(|cell| cell.is_empty()) {
                    *cell = value;
                }
            }
            spread.push_within(most, row.line, None, cells.into_iter())?;
            while let Some(region) = regions.next_if(|region| region.first <= row.line) {
                let value = row.record.get(region.column).filter(|value| !value.is_empty());
                // A region of which the first row holds nothing has no value.
                if let Some(value) = value.filter(|_| region.first == row.line) {
                    open.push((region, value.to_owned()));
                }
            }
        }
        drop(rows);
        self.rows = spread;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ConfigFault;

    fn sheet(cells: &[((u32, u32), &str)]) -> ReadSheet {
        let mut builder = SheetBuilder::new(Keeping::Disk);
        for (at, text) in cells {
            builder.put(*at, text).unwrap();
        }
        builder.finish().unwrap()
    }

    fn rows(sheet: &ReadSheet) -> Vec<(u32, Vec<String>)> {
        let (mut rows, mut found) = (sheet.rows.rows(), Vec::new());
        while let Some(row) = rows.next_row().unwrap() {
            found.push((row.line, row.record.iter().map(str::to_owned).collect()));
        }
        found
    }

    fn row(number: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn rows_keep_their_numbers_and_columns_their_places() {
        let read = sheet(&[((2, 1), "部门"), ((2, 3), "名称"), ((4, 1), "甲\n乙"), ((6, 0), " ")]);
        assert_eq!(rows(&read), [row(3, &["", "部门", "", "名称"]), row(5, &["", "甲\n乙"])]);
    }

    #[test]
    fn merged_cells_give_every_row_their_value() {
        let mut read = sheet(&[((0, 0), "局"), ((0, 1), "甲"), ((1, 1), "乙"), ((2, 1), "丙")]);
        read.spread(&[Dimensions::new((0, 0), (1, 0)), Dimensions::new((0, 1), (0, 5))]).unwrap();
        assert_eq!(rows(&read), [row(1, &["局", "甲"]), row(2, &["局", "乙"]), row(3, &["", "丙"])]);
    }

    #[test]
    fn a_long_cell_over_many_rows_is_refused_before_it_is_written_into_each() {
        let long = "长".repeat(100);
        let mut cells = vec![((0, 0), long.as_str())];
        cells.extend((0..50).map(|row| ((row, 1), "甲")));
        let (mut read, merged) = (sheet(&cells), [Dimensions::new((0, 0), (49, 0))]);
        let before = rows(&read);
        assert_eq!(read.spread_within(&merged, 10_000), Err(ConfigFault::TooBig { most: 10_000 }.into()));
        assert_eq!(rows(&read), before, "nothing was changed");
        read.spread_within(&merged, 20_000).unwrap();
        assert_eq!(rows(&read)[49], row(50, &[long.as_str(), "甲"]));
    }

    #[test]
    fn a_sheet_that_goes_backwards_is_damaged() {
        let mut builder = SheetBuilder::new(Keeping::Memory);
        builder.put((3, 0), "甲").unwrap();
        assert!(builder.put((2, 0), "乙").is_err() && builder.put((3, 0), "丙").is_err());
        builder.put((3, 100_000), "far away").unwrap();
        assert_eq!(rows(&builder.finish().unwrap()), [row(4, &["甲"])]);
    }
}
