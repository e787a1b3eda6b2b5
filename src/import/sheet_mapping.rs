//! Tables whose columns the program itself names: departments, windows and people.
use super::sheet_kinds::{SHEETS, is_of, known};
use super::source_table::TableNotes;
use super::table_mapping::{TableMapping, headings_twice};
use super::{CheckReport, SourceTable, clean, codes, guard, rows::has_line_end, spoilt};
use crate::config::{ImportFault, Severity};
use crate::import::mapping::Field;
use crate::text::command::sheets::SheetColumns;
use csv::StringRecord;

/// Columns of codes, which an export guards against spreadsheets.
const CODES: [&str; 2] = ["code", "windows"];

/// The columns of a sheet, by the headings that `text` has.
#[derive(Clone, Debug)]
pub struct SheetMapping {
    text: &'static SheetColumns,
    needed: &'static [&'static str],
}

impl SheetMapping {
    pub(super) fn new(text: &'static SheetColumns, needed: &'static [&'static str]) -> SheetMapping {
        SheetMapping { text, needed }
    }

    fn heading(&self, key: &str) -> String {
        self.text.heading(key).to_owned()
    }
}

impl TableMapping for SheetMapping {
    const IS_PERSONAL: bool = true;

    fn name(&self) -> &str {
        self.text.title
    }

    fn recognise(&self) -> &[String] {
        &[]
    }

    fn fit(&self, _: &[String]) -> usize {
        0
    }

    fn heading_faults(&self, headings: &[String]) -> Vec<ImportFault> {
        // Each kind has a column called 名称: what fits another one better is that.
        let fits = known(self.text, headings);
        let others = SHEETS.iter().filter(|sheet| is_of(sheet, headings) && known(sheet, headings) > fits);
        if let Some(other) = others.max_by_key(|sheet| known(sheet, headings)) {
            return vec![ImportFault::OtherSheet { title: other.title.to_owned() }];
        }
        let needed = self.needed.iter().map(|key| self.heading(key));
        let missing = needed.filter(|heading| !headings.contains(heading));
        let missing = missing.map(|heading| ImportFault::MissingHeading { heading });
        let known: Vec<String> = self.text.columns.iter().map(|column| column.heading.to_owned()).collect();
        let twice: Vec<ImportFault> = headings_twice(known.iter(), headings).collect();
        missing.chain(twice).collect()
    }
}

/// A row of such a table while it is read.
pub(super) struct SheetRecord<'a> {
    notes: &'a mut TableNotes,
    headings: &'a [String],
    mapping: &'a SheetMapping,
    line: u32,
    record: &'a StringRecord,
}

impl SheetRecord<'_> {
    /// The line of the file it stands in.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The value of a column, tidied; nothing where the table has no such column.
    pub fn cell(&mut self, key: &str) -> Option<String> {
        let at = self.column(key)?;
        let cell = self.record.get(at).unwrap_or_default();
        // Any plain field will do: what is spoilt in one is spoilt here.
        if let Some(fault) = spoilt::fault(Field::Place, cell).filter(|_| key != "open") {
            self.odd(key, fault);
            return None;
        }
        if has_line_end(cell) {
            self.odd(key, ImportFault::LineEnd);
            return None;
        }
        let tidy = if CODES.contains(&key) { codes::tidy } else { clean::line };
        Some(tidy(guard::unguarded(cell)))
    }

    /// The value of a column that must be there.
    pub fn needed(&mut self, key: &str) -> Option<String> {
        let value = self.cell(key)?;
        if value.is_empty() {
            self.odd(key, ImportFault::MissingValue);
            return None;
        }
        Some(value)
    }

    /// Notes an error in a column.
    pub fn odd(&mut self, key: &str, fault: ImportFault) {
        self.notes.note(self.line, self.column(key), Severity::Error, fault);
    }

    fn column(&self, key: &str) -> Option<usize> {
        let wanted = self.mapping.text.heading(key);
        self.headings.iter().position(|heading| heading == wanted)
    }
}

/// Checks every row of a table by `one`.
pub(super) fn read_rows(
    table: &SourceTable<SheetMapping>,
    mut one: impl FnMut(&mut SheetRecord<'_>),
) -> CheckReport {
    let notes = TableNotes::new(table);
    let read = notes.check(table, ImportFault::NoSheetRows, &mut |_, _| (), |notes, line, record| {
        let (headings, mapping) = (&table.headings, &table.mapping);
        one(&mut SheetRecord { notes, headings, mapping, line, record });
    });
    read.found
}
