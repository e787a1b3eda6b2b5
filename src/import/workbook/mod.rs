//! The sheets of a workbook (XLSX, ODS, XLS) as text: every row with its number in the sheet, every cell as a person reads it.
mod archive;
mod cell;
mod inlined;
mod sheet;

pub(super) use cell::UNSAVED;
pub(super) use sheet::{ReadSheet, SheetBuilder};

use super::LARGEST;
use super::scratch::Keeping;
use super::source_file::{SourceFile, SourceFileReader, unreadable};
use crate::config::{ConfigFault, ImportFault, ProblemCause};
use calamine::{Data, DataRef, Ods, Range, Reader, SheetVisible, Xls, Xlsx};
use std::io::BufReader;

type Bytes = BufReader<SourceFileReader>;

/// A workbook that was opened.
pub(super) enum Workbook {
    /// Office Open XML, read cell by cell.
    Xlsx(Box<Xlsx<Bytes>>),
    /// `OpenDocument`.
    Ods(Box<Ods<Bytes>>),
    /// The binary form of before 2007.
    Xls(Box<Xls<Bytes>>),
}

/// How the files of the kinds begin.
const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// What stands uncompressed near the beginning of an `OpenDocument` spreadsheet.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// Rows a sheet may have that somebody fills in; a program that writes more merges no cells.
const WRITTEN_BY_HAND: u64 = 50_000;
/// Bytes at the beginning of a file that say what kind of workbook it is.
pub(super) const HEAD: u64 = 200;

impl Workbook {
    /// Says whether a file begins as a workbook does.
    pub(super) fn is_one(head: &[u8]) -> bool {
        head.starts_with(ZIP) || head.starts_with(COMPOUND)
    }

    /// Opens a file. One that would unpack to more than an import may have is refused before it is unpacked.
    pub(super) fn open(file: &SourceFile) -> Result<Workbook, ProblemCause> {
        let (head, bytes) = (file.head(HEAD)?, || BufReader::new(file.reader()));
        if head.starts_with(COMPOUND) {
            let opened = Xls::new(bytes()).map(|book| Workbook::Xls(Box::new(book)));
            return opened.map_err(|_| ImportFault::BadWorkbook.into());
        }
        match archive::unpacked(&mut bytes()).map_err(|error| unreadable(error.kind()))? {
            None => return Err(ImportFault::NotATable { like: "ZIP".into() }.into()),
            Some(size) if size > LARGEST => return Err(ConfigFault::TooBig { most: LARGEST }.into()),
            Some(_) => {}
        }
        let opened = if head.windows(OPEN_DOCUMENT.len()).any(|part| part == OPEN_DOCUMENT) {
            Ods::new(bytes()).ok().map(|book| Workbook::Ods(Box::new(book)))
        } else {
            let anew = inlined::inlined(file)?;
            let bytes = || BufReader::new(anew.as_ref().unwrap_or(file).reader());
            Xlsx::new(bytes()).ok().map(|book| Workbook::Xlsx(Box::new(book)))
        };
        opened.ok_or_else(|| ImportFault::BadWorkbook.into())
    }

    /// The names of the sheets that can be seen, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let sheets = match self {
            Workbook::Xlsx(book) => book.sheets_metadata(),
            Workbook::Ods(book) => book.sheets_metadata(),
            Workbook::Xls(book) => book.sheets_metadata(),
        };
        let visible = sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible);
        visible.map(|sheet| sheet.name.clone()).collect()
    }

    /// Reads a sheet.
    pub(super) fn sheet(&mut self, name: &str, keeping: Keeping) -> Result<ReadSheet, ProblemCause> {
        let damaged = || ProblemCause::from(ImportFault::BadWorkbook);
        match self {
            Workbook::Xlsx(book) => streamed(book, name, keeping),
            Workbook::Ods(book) => ranged(&book.worksheet_range(name).map_err(|_| damaged())?, keeping),
            Workbook::Xls(book) => {
                let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let mut sheet = ranged(&book.worksheet_range(name).map_err(|_| damaged())?, keeping)?;
                sheet.spread(&merged)?;
                Ok(sheet)
            }
        }
    }
}

/// A sheet of an XLSX workbook, cell by cell: formulas without a saved value, and numbers as they are shown.
fn streamed(book: &mut Xlsx<Bytes>, name: &str, keeping: Keeping) -> Result<ReadSheet, ProblemCause> {
    let damaged = |_| ProblemCause::from(ImportFault::BadWorkbook);
    let (mut builder, mut has_blanks) = (SheetBuilder::new(keeping), false);
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
        match (&cell.value, &cell.formula) {
            (DataRef::Empty, Some(_)) => builder.put(cell.pos, cell::UNSAVED)?,
            (DataRef::Empty, None) => has_blanks = true,
            (DataRef::SharedString(text), _) => builder.put(cell.pos, text)?,
            (DataRef::String(text), _) => builder.put(cell.pos, text)?,
            (value, _) => builder.put(cell.pos, &cell::text(&Data::from(value.clone())))?,
        }
    }
    drop(cells);
    let mut sheet = builder.finish()?;
    // Cells that are merged into another one are missing, or stand there without a value; looking for them reads the sheet once more.
    if has_blanks || sheet.has_gaps && sheet.rows.len() <= WRITTEN_BY_HAND {
        let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
        sheet.spread(&merged)?;
    }
    Ok(sheet)
}

/// A sheet that is in memory as a whole; its rows count from the first used cell.
fn ranged(range: &Range<Data>, keeping: Keeping) -> Result<ReadSheet, ProblemCause> {
    let mut builder = SheetBuilder::new(keeping);
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let at = (top.saturating_add(count(row)), left.saturating_add(count(column)));
        builder.put(at, &cell::text(value))?;
    }
    builder.finish()
}

fn count(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
