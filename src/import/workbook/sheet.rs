//! A sheet as one text: cells one behind the other, rows that hold anything, each with its number in the sheet.
use crate::config::{ConfigFault, ImportFault, ProblemCause};
use crate::import::LARGEST;
use calamine::Dimensions;
use std::{collections::HashMap, rc::Rc};

/// Ends a cell; it is in no text of a table.
const END: char = '\u{1f}';
/// Columns a table may have; a stray cell far to the right is no part of it.
const WIDEST: u32 = 256;

/// The cells of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct SheetText {
    text: String,
    rows: Vec<SheetRow>,
    has_gaps: bool,
}

/// A row that holds anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct SheetRow {
    /// Its number in the sheet, from 1.
    number: u32,
    /// Where its text ends.
    end: usize,
}

impl SheetText {
    /// How many rows hold anything.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of a row in the sheet, and its cells from the first column on.
    pub fn row(&self, at: usize) -> Option<(u32, impl Iterator<Item = &str>)> {
        let row = self.rows.get(at)?;
        let begin = at.checked_sub(1).and_then(|above| self.rows.get(above)).map_or(0, |above| above.end);
        let text = self.text.get(begin..row.end)?;
        Some((row.number, text.strip_suffix(END).unwrap_or(text).split(END)))
    }

    /// Says whether a cell is empty that stands before others of its row.
    pub(super) fn has_gaps(&self) -> bool {
        self.has_gaps
    }

    /// Writes the value of cells that are merged over several rows into each of these rows: a sheet holds it once.
    ///
    /// # Errors
    /// Fails where the sheet would be longer than any file may be: a few cells over many rows are enough.
    pub(super) fn spread(&mut self, merged: &[Dimensions]) -> Result<(), ProblemCause> {
        self.spread_within(merged, LARGEST)
    }

    fn spread_within(&mut self, merged: &[Dimensions], most: u64) -> Result<(), ProblemCause> {
        let mut given: HashMap<u32, Vec<(usize, Rc<str>)>> = HashMap::new();
        for region in merged.iter().filter(|region| region.start.0 < region.end.0) {
            let (first, last) = (region.start.0 + 1, region.end.0 + 1);
            let column = usize::try_from(region.start.1).unwrap_or(usize::MAX);
            let at = self.rows.partition_point(|row| row.number < first);
            let value = self
                .row(at)
                .filter(|(number, _)| *number == first)
                .and_then(|(_, mut cells)| cells.nth(column).filter(|value| !value.is_empty()).map(Rc::from));
            let Some(value) = value else { continue };
            let below = self.rows.iter().skip(at + 1).take_while(|row| row.number <= last);
            below.for_each(|row| given.entry(row.number).or_default().push((column, Rc::clone(&value))));
        }
        if given.is_empty() {
            return Ok(());
        }
        let mut spread = SheetText::default();
        for at in 0..self.rows.len() {
            let Some((number, cells)) = self.row(at) else { continue };
            let mut cells: Vec<&str> = cells.collect();
            for (column, value) in given.get(&number).into_iter().flatten() {
                cells.resize(cells.len().max(column + 1), "");
                if let Some(cell) = cells.get_mut(*column).filter(|cell| cell.is_empty()) {
                    *cell = value;
                }
            }
            for cell in cells {
                spread.text.push_str(cell);
                spread.text.push(END);
            }
            if spread.text.len() as u64 > most {
                return Err(ConfigFault::TooBig { most }.into());
            }
            spread.rows.push(SheetRow { number, end: spread.text.len() });
        }
        *self = spread;
        Ok(())
    }
}

/// A sheet while its cells come in, in the order of its rows.
#[derive(Default)]
pub(in crate::import) struct SheetBuilder {
    sheet: SheetText,
    /// The number of the row that is being filled, from 1; 0 before the first.
    number: u32,
    /// How many cells it has.
    filled: u32,
}

impl SheetBuilder {
    /// Adds a cell at a row and a column, both counted from 0. What holds nothing but blanks is no cell.
    pub fn put(&mut self, (row, column): (u32, u32), text: &str) -> Result<(), ProblemCause> {
        if column >= WIDEST || text.trim().is_empty() {
            return Ok(());
        }
        let number = row.saturating_add(1);
        if number > self.number {
            self.end_row();
            self.number = number;
        } else if number < self.number || column < self.filled {
            return Err(ImportFault::BadWorkbook.into());
        }
        while self.filled < column {
            self.sheet.text.push(END);
            self.sheet.has_gaps = true;
            self.filled += 1;
        }
        self.sheet.text.extend(text.chars().filter(|c| *c != END));
        self.sheet.text.push(END);
        self.filled += 1;
        if self.sheet.text.len() as u64 > LARGEST {
            return Err(ConfigFault::TooBig { most: LARGEST }.into());
        }
        Ok(())
    }

    /// Begins with a row of headings that stands in no line.
    pub fn head<'a>(&mut self, cells: impl Iterator<Item = &'a str>) {
        for cell in cells {
            self.sheet.text.extend(cell.chars().filter(|c| *c != END));
            self.sheet.text.push(END);
        }
        self.sheet.rows.push(SheetRow { number: 0, end: self.sheet.text.len() });
    }

    /// The sheet, with its last row.
    pub fn finish(mut self) -> SheetText {
        self.end_row();
        self.sheet
    }

    fn end_row(&mut self) {
        if self.filled > 0 {
            self.sheet.rows.push(SheetRow { number: self.number, end: self.sheet.text.len() });
            self.filled = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(cells: &[((u32, u32), &str)]) -> SheetText {
        let mut builder = SheetBuilder::default();
        for (at, text) in cells {
            builder.put(*at, text).unwrap();
        }
        builder.finish()
    }

    fn rows(sheet: &SheetText) -> Vec<(u32, Vec<&str>)> {
        (0..sheet.len()).filter_map(|at| sheet.row(at)).map(|(number, row)| (number, row.collect())).collect()
    }

    #[test]
    fn rows_keep_their_numbers_and_columns_their_places() {
        let read = sheet(&[((2, 1), "部门"), ((2, 3), "名称"), ((4, 1), "甲\n乙"), ((6, 0), " ")]);
        assert_eq!(rows(&read), [(3, vec!["", "部门", "", "名称"]), (5, vec!["", "甲\n乙"])]);
    }

    #[test]
    fn merged_cells_give_every_row_their_value() {
        let mut read = sheet(&[((0, 0), "局"), ((0, 1), "甲"), ((1, 1), "乙"), ((2, 1), "丙")]);
        read.spread(&[Dimensions::new((0, 0), (1, 0)), Dimensions::new((0, 1), (0, 5))]).unwrap();
        assert_eq!(rows(&read), [(1, vec!["局", "甲"]), (2, vec!["局", "乙"]), (3, vec!["", "丙"])]);
    }

    #[test]
    fn a_long_cell_over_many_rows_is_refused_before_it_is_written_into_each() {
        let long = "长".repeat(100);
        let mut cells = vec![((0, 0), long.as_str())];
        cells.extend((0..50).map(|row| ((row, 1), "甲")));
        let (mut read, merged) = (sheet(&cells), [Dimensions::new((0, 0), (49, 0))]);
        let before = read.clone();
        assert_eq!(read.spread_within(&merged, 10_000), Err(ConfigFault::TooBig { most: 10_000 }.into()));
        assert_eq!(read, before, "nothing was changed");
        read.spread_within(&merged, 20_000).unwrap();
        assert_eq!(rows(&read)[49], (50, vec![long.as_str(), "甲"]));
    }

    #[test]
    fn a_sheet_that_goes_backwards_is_damaged() {
        let mut builder = SheetBuilder::default();
        builder.put((3, 0), "甲").unwrap();
        assert!(builder.put((2, 0), "乙").is_err() && builder.put((3, 0), "丙").is_err());
        builder.put((3, 100_000), "far away").unwrap();
        assert_eq!(rows(&builder.finish()), [(4, vec!["甲"])]);
    }
}
