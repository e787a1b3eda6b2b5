//! The rows of a table, taken out of its file once and read from the first on as often as needed: all passes see the same rows,
//! whatever happens to the file, and no pass has them all in memory.
use super::LARGEST;
use super::scratch::{Keeping, Scratch};
use crate::config::{ConfigFault, ImportFault, ProblemCause};
use csv::StringRecord;
use std::io;

/// Bytes that are read at a time.
const PAGE: usize = 1 << 16;
/// Bytes before the lengths of the cells: how long the row is, its line, what is wrong with it, how many cells it has.
const HEAD: usize = 16;
/// How many times as much as their text rows may take.
const MOST_SPREAD: u64 = 4;

/// What is wrong with how a row is made up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowFault {
    /// A quotation mark is never closed, or one too many.
    OpenQuote,
    /// It has other columns than the headings.
    WrongColumns,
}

/// The rows of a table that hold anything.
pub(super) struct RowSpool {
    scratch: Scratch,
    len: u64,
    /// Bytes of all cells, with one between each two.
    text: u64,
    /// A row that is being put together.
    bytes: Vec<u8>,
}

impl RowSpool {
    pub fn new(keeping: Keeping) -> RowSpool {
        RowSpool { scratch: Scratch::new(keeping), len: 0, text: 0, bytes: Vec::new() }
    }

    pub fn keeping(&self) -> Keeping {
        self.scratch.keeping()
    }

    /// How many rows there are.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Adds a row that begins in a line.
    ///
    /// # Errors
    /// Fails where the rows would be longer than any file may be, and where there is no room for them.
    pub fn push<'c>(
        &mut self,
        line: u32,
        fault: Option<RowFault>,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), ProblemCause> {
        self.push_within(LARGEST, line, fault, cells)
    }

    pub(super) fn push_within<'c>(
        &mut self,
        most: u64,
        line: u32,
        fault: Option<RowFault>,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), ProblemCause> {
        let mark: u32 = match fault {
            None => 0,
            Some(RowFault::OpenQuote) => 1,
            Some(RowFault::WrongColumns) => 2,
        };
        self.bytes.clear();
        self.bytes.resize(HEAD, 0);
        let mut count = 0_u32;
        for cell in cells.clone() {
            let length = u32::try_from(cell.len()).unwrap_or(u32::MAX);
            self.bytes.extend_from_slice(&length.to_le_bytes());
            self.text += u64::from(length) + 1;
            count += 1;
        }
        // Of cells that hold nothing there may be more than of anything else.
        if self.text > most || self.scratch.len() > most.saturating_mul(MOST_SPREAD) {
            return Err(ConfigFault::TooBig { most }.into());
        }
        cells.for_each(|cell| self.bytes.extend_from_slice(cell.as_bytes()));
        let length = u32::try_from(self.bytes.len()).unwrap_or(u32::MAX);
        for (place, number) in [length, line, mark, count].into_iter().enumerate() {
            self.bytes[place * 4..][..4].copy_from_slice(&number.to_le_bytes());
        }
        self.scratch.push(&self.bytes).map_err(|error| ImportFault::NoRoom { kind: error.kind() })?;
        self.len += 1;
        Ok(())
    }

    /// Its rows, from the first on.
    pub fn rows(&self) -> SpooledRows<'_> {
        SpooledRows {
            spool: self,
            page: Vec::new(),
            at: 0,
            behind: 0,
            count: 0,
            row: SpooledRow { line: 0, fault: None, record: StringRecord::new() },
        }
    }

    /// Its rows behind so many.
    pub fn rows_behind(&self, many: usize) -> io::Result<SpooledRows<'_>> {
        let mut rows = self.rows();
        for _ in 0..many {
            rows.next_row()?;
        }
        Ok(rows)
    }
}

/// A row as it was taken out of its file.
pub(super) struct SpooledRow {
    /// The line or row it begins in, from 1.
    pub line: u32,
    /// What is wrong with how it is made up.
    fault: Option<RowFault>,
    /// Its cells.
    pub record: StringRecord,
}

impl SpooledRow {
    /// What is wrong with how it is made up, where the headings have so many columns.
    pub fn fault(&self, wanted: usize) -> Option<ImportFault> {
        self.fault.map(|fault| match fault {
            RowFault::OpenQuote => ImportFault::OpenQuote,
            RowFault::WrongColumns => ImportFault::WrongColumns { found: self.record.len(), wanted },
        })
    }
}

/// Walks over the rows.
pub(super) struct SpooledRows<'a> {
    spool: &'a RowSpool,
    page: Vec<u8>,
    /// Where the next row begins in the page.
    at: usize,
    /// Where the page ends among all bytes.
    behind: u64,
    count: u64,
    row: SpooledRow,
}

impl SpooledRows<'_> {
    /// How many rows were walked over.
    pub fn done(&self) -> u64 {
        self.count
    }

    /// The next row; nothing behind the last one.
    pub fn next_row(&mut self) -> io::Result<Option<&SpooledRow>> {
        if self.count == self.spool.len {
            return Ok(None);
        }
        self.fill(HEAD)?;
        let length = self.number(0)? as usize;
        self.fill(length)?;
        let (line, mark, count) = (self.number(1)?, self.number(2)?, self.number(3)? as usize);
        self.row.line = line;
        self.row.fault = match mark {
            0 => None,
            1 => Some(RowFault::OpenQuote),
            _ => Some(RowFault::WrongColumns),
        };
        self.row.record.clear();
        let row = self.page.get(self.at..self.at + length).ok_or_else(spoilt)?;
        let (lengths, text) =
            row.get(HEAD..).and_then(|rest| rest.split_at_checked(count * 4)).ok_or_else(spoilt)?;
        let mut text = std::str::from_utf8(text).map_err(|_| spoilt())?;
        for length in lengths.chunks_exact(4) {
            let length = u32::from_le_bytes(length.try_into().map_err(|_| spoilt())?) as usize;
            let (cell, rest) = text.split_at_checked(length).ok_or_else(spoilt)?;
            self.row.record.push_field(cell);
            text = rest;
        }
        self.at += length;
        self.count += 1;
        Ok(Some(&self.row))
    }

    fn number(&self, place: usize) -> io::Result<u32> {
        let at = self.at + place * 4;
        let bytes = self.page.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).ok_or_else(spoilt)?;
        Ok(u32::from_le_bytes(bytes))
    }

    /// Reads on until so many bytes of the row are in the page.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        let there = self.page.len() - self.at;
        if there >= wanted {
            return Ok(());
        }
        self.page.drain(..self.at);
        self.at = 0;
        self.page.resize(wanted.max(PAGE), 0);
        let free = self.page.get_mut(there..).unwrap_or_default();
        let filled = self.spool.scratch.read_at(self.behind, free)?;
        self.behind += filled as u64;
        self.page.truncate(there + filled);
        if self.page.len() < wanted { Err(spoilt()) } else { Ok(()) }
    }
}

/// What was written is not what is read.
fn spoilt() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_back_as_they_went_in_however_long_they_are() {
        let long = "长".repeat(PAGE);
        for keeping in [Keeping::Memory, Keeping::Disk] {
            let mut spool = RowSpool::new(keeping);
            for line in 1..=9_000_u32 {
                let cells = ["甲", "", if line % 3_000 == 0 { &long } else { "乙\n丙" }];
                let fault = (line % 2 == 0).then_some(RowFault::WrongColumns);
                spool.push(line, fault, cells.into_iter().take(line as usize % 4)).unwrap();
            }
            let mut rows = spool.rows();
            for line in 1..=9_000_u32 {
                let row = rows.next_row().unwrap().unwrap();
                assert_eq!((row.line, row.record.len()), (line, line as usize % 4));
                let wrong = ImportFault::WrongColumns { found: row.record.len(), wanted: 7 };
                assert_eq!(row.fault(7), (line % 2 == 0).then_some(wrong));
                let wanted = if line % 3_000 == 0 { &long } else { "乙\n丙" };
                assert!(row.record.get(2).is_none_or(|cell| cell == wanted));
            }
            assert!(rows.next_row().unwrap().is_none() && rows.done() == 9_000);
        }
    }

    #[test]
    fn more_than_any_file_may_have_is_refused() {
        let mut spool = RowSpool::new(Keeping::Memory);
        assert!(spool.push_within(100, 1, None, ["short"].into_iter()).is_ok());
        let long = "x".repeat(101);
        assert_eq!(
            spool.push_within(100, 2, None, [long.as_str()].into_iter()),
            Err(ConfigFault::TooBig { most: 100 }.into())
        );
    }
}
