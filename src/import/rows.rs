//! The rows of a table with their physical line numbers, and what is wrong with how one is made up.
use super::quotes;
use super::quotes::LINE_ENDS;
use super::workbook::SheetText;
use crate::config::ImportFault;
use csv::{Reader, ReaderBuilder, StringRecord};

/// Lines at the beginning of a text that say by what its columns are separated.
const FIRST_LINES: usize = 10;

/// Walks over the rows of a table that hold anything.
pub(super) struct Rows<'a> {
    source: RowSource<'a>,
    record: StringRecord,
    /// Columns of the row before the last one, where the text has it.
    before: usize,
    /// Columns of the last row, as it is written.
    found: usize,
    /// Where the last row begins: its byte and its line.
    counted: (usize, u32),
}

/// Where rows come from.
enum RowSource<'a> {
    Text { text: &'a str, delimiter: u8, reader: Box<Reader<&'a [u8]>> },
    Sheet { sheet: &'a SheetText, at: usize },
}

impl<'a> Rows<'a> {
    /// The rows of a text whose columns a sign separates.
    pub(super) fn new(text: &'a str, delimiter: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true).delimiter(delimiter);
        let reader = Box::new(builder.from_reader(text.as_bytes()));
        Rows::of(RowSource::Text { text, delimiter, reader })
    }

    /// The rows of a sheet.
    pub(super) fn of_sheet(sheet: &'a SheetText) -> Self {
        Rows::of(RowSource::Sheet { sheet, at: 0 })
    }

    fn of(source: RowSource<'a>) -> Self {
        Rows { source, record: StringRecord::new(), before: 0, found: 0, counted: (0, 1) }
    }

    /// The next row that holds anything, and the line it begins in, from 1.
    pub(super) fn next_row(&mut self) -> Option<(u32, &StringRecord)> {
        self.before = self.found;
        loop {
            let line = match &mut self.source {
                RowSource::Text { reader, .. } => {
                    // The text is valid UTF-8 and in memory, so that neither can fail.
                    reader.read_record(&mut self.record).unwrap_or(false).then_some(None)?
                }
                RowSource::Sheet { sheet, at } => {
                    let (number, cells) = sheet.row(*at)?;
                    *at += 1;
                    self.record.clear();
                    cells.for_each(|cell| self.record.push_field(cell));
                    Some(number)
                }
            };
            self.found = self.record.len();
            if line.is_some() || self.record.iter().any(|cell| !cell.trim().is_empty()) {
                return Some((line.unwrap_or_else(|| self.line()), &self.record));
            }
        }
    }

    /// Says whether the last row, read as the headings, holds rows below them: a heading may go on in another line, but has
    /// nothing in it that separates columns.
    pub(super) fn headings_hold_rows(&self) -> bool {
        let RowSource::Text { delimiter, .. } = self.source else { return false };
        self.record.iter().any(|heading| has_line_end(heading) && heading.contains(char::from(delimiter)))
    }

    /// The last row.
    pub(super) fn record(&self) -> &StringRecord {
        &self.record
    }

    /// What is wrong with how the last row is made up, where the headings have so many columns. A quotation mark that is never closed,
    /// or one too many, takes in the rows below. Empty cells at the end may be left out, unless the row and the one above it
    /// make up a whole one: then a line was broken in the middle of a cell.
    pub(super) fn fault(&self, wanted: usize) -> Option<ImportFault> {
        let RowSource::Text { delimiter, .. } = self.source else { return None };
        let (found, delimiter) = (self.found, char::from(delimiter));
        let row = self.record.iter().any(has_line_end).then(|| self.row());
        if row.is_some_and(|row| quotes::are_wrong(row, delimiter)) {
            return Some(ImportFault::OpenQuote);
        }
        let rest = self.record.iter().skip(wanted).any(|cell| !cell.trim().is_empty());
        let is_broken = found < wanted && self.before < wanted && self.before + found == wanted + 1;
        if rest || is_broken {
            return Some(ImportFault::WrongColumns { found, wanted });
        }
        row.is_some_and(|row| quotes::hold_rows(row, delimiter, found.max(wanted)))
            .then_some(ImportFault::OpenQuote)
    }

    /// The last row as it is written.
    fn row(&self) -> &'a str {
        let RowSource::Text { text, .. } = self.source else { return "" };
        let ends = usize::try_from(self.done()).unwrap_or(usize::MAX).min(text.len());
        text.get(self.counted.0..ends).unwrap_or_default()
    }

    /// How much is done of [`Rows::all`].
    pub(super) fn done(&self) -> u64 {
        match &self.source {
            RowSource::Text { reader, .. } => reader.position().byte(),
            RowSource::Sheet { at, .. } => *at as u64,
        }
    }

    /// How much there is: bytes of a text, rows of a sheet.
    pub(super) fn all(&self) -> u64 {
        match &self.source {
            RowSource::Text { text, .. } => text.len() as u64,
            RowSource::Sheet { sheet, .. } => sheet.len() as u64,
        }
    }

    /// The byte the present row begins at, past empty lines.
    fn begins(&self, text: &str) -> usize {
        let at =
            self.record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let rest = text.get(at..).unwrap_or_default();
        at + rest.bytes().take_while(|b| matches!(b, b'\n' | b'\r')).count()
    }

    /// The reader's own line numbers skip empty lines and differ by line ending, so they are counted here.
    fn line(&mut self) -> u32 {
        let RowSource::Text { text, .. } = self.source else { return self.counted.1 };
        let (from, line) = self.counted;
        let begins = self.begins(text);
        let lines = line_ends(text.get(from..begins).unwrap_or_default());
        self.counted = (begins, line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)));
        self.counted.1
    }
}

/// A text without the line in which a spreadsheet says what separates its columns, and what does: that sign, else the one that
/// the first lines have most of.
pub(super) fn separated(text: String) -> (u8, String) {
    let first = text.split(LINE_ENDS).next().unwrap_or_default();
    let said = first.trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    if let Some(&[sign]) = said {
        // The line itself stays, empty, so that all others keep their numbers.
        let rest = text.get(first.len()..).unwrap_or_default().to_owned();
        return (sign, rest);
    }
    (delimiter(&text), text)
}

/// How many lines end in a text, whatever they end with.
fn line_ends(text: &str) -> usize {
    text.matches(LINE_ENDS).count() - text.matches("\r\n").count()
}

/// Says whether a value goes on in another line, as one does whose quotation mark was never closed.
pub(super) fn has_line_end(value: &str) -> bool {
    value.trim().contains(LINE_ENDS)
}

/// What separates the columns: a comma, or what a spreadsheet of another country writes. The first line that has several columns
/// decides, whatever titles stand above it.
fn delimiter(text: &str) -> u8 {
    let lines = text.split(LINE_ENDS).take(FIRST_LINES);
    let counted = lines.map(|line| {
        let count = |sign: u8| line.bytes().filter(|byte| *byte == sign).count();
        let first = [b',', b'\t', b';'].into_iter().find(|sign| count(*sign) > 0);
        first.map_or((0, b','), |sign| (count(sign), sign))
    });
    let mut most = (0, b',');
    for (count, sign) in counted {
        // Titles have a comma or two; headings have more, and rows below them as many or, in their values, others.
        if count > most.0 && (most.0 == 0 || sign != most.1 && most.0 < 3) {
            most = (count, sign);
        }
    }
    most.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, usize)> {
        let mut rows = Rows::new(text, delimiter(text));
        std::iter::from_fn(|| rows.next_row().map(|(line, record)| (line, record.len()))).collect()
    }

    #[test]
    fn rows_know_their_physical_lines() {
        assert_eq!(lines("a,b\n\n\n1,2\n\"x\ny\",3\n4,5"), [(1, 2), (4, 2), (5, 2), (7, 2)]);
        assert_eq!(lines("a,b\r\n\r\n1,2\r\n3\r\n"), [(1, 2), (3, 2), (4, 1)]);
        assert_eq!(lines(""), []);
    }

    #[test]
    fn lines_are_counted_whatever_they_end_with() {
        assert_eq!(lines("a,b\r1,2\r\r\"x\ry\",3\r4,5"), [(1, 2), (2, 2), (4, 2), (6, 2)]);
        assert_eq!(lines("a,b\n1,2\r\n\r\n3,4\r5,6"), [(1, 2), (2, 2), (4, 2), (5, 2)]);
        assert_eq!(lines("a;b\r1;2,5\r"), [(1, 2), (2, 2)], "and separated");
    }

    #[test]
    fn headings_may_go_on_in_another_line_and_hold_no_rows() {
        let hold_rows = |text: &str| {
            let mut rows = Rows::new(text, delimiter(text));
            rows.next_row();
            rows.headings_hold_rows()
        };
        assert!(!hold_rows("a,\"b\nb\",c\n1,2,3\n") && !hold_rows("a,b,c\n"));
        assert!(hold_rows("a,\"b,c\n1,2,3\n4,5,\"6\n") && hold_rows("a,b,\"c\n1,2,3\n"));
    }

    #[test]
    fn a_value_that_holds_other_rows_is_found_wherever_it_stands() {
        let faults = |text: &str| {
            let mut rows = Rows::new(text, delimiter(text));
            let wanted = rows.next_row().map_or(0, |(_, headings)| headings.len());
            let mut found = Vec::new();
            while let Some((line, _)) = rows.next_row() {
                found.extend(rows.fault(wanted).map(|fault| (line, fault)));
            }
            found
        };
        for text in [
            "a,b,c\n1,2,3\n4,\"5,6\n7,8,9\n10,x\",12\n13,14,15\n",
            "a,b,c\n1,2,3\n4,\"5,6\n\n10,x\",12\n",
            "a,b,c\n1,2,3\n4,\"5,6\nsum\n10,x\",12\n",
            "a,b,c\n1,2,3\n4,5,\"6\n7,8,9\n\",8,9\n",
            "a,b,c\r1,2,3\r4,5,\"6\r7,8,9\r",
        ] {
            assert_eq!(faults(text).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3], "{text:?}");
        }
        for text in [
            "a,b,c\n1,\"2\n2\",3\n",
            "a,b,c\n1,\"one, two, three\",3\n",
            "a,b,c\n1,\"one,\ntwo\",3\n",
            "a,b,c\n1,\"2\n\",3\n",
        ] {
            assert_eq!(faults(text), [], "{text:?}");
        }
    }

    #[test]
    fn semicolons_and_tabs_separate_columns_where_no_comma_does() {
        assert_eq!(lines("a;b\n1;2,5\n"), [(1, 2), (2, 2)]);
        assert_eq!(lines("a\tb;c\n1\t2\n"), [(1, 2), (2, 2)]);
        assert_eq!(lines("a,b;c\n1,2\n"), [(1, 2), (2, 2)]);
    }

    #[test]
    fn a_mark_that_is_never_closed_is_a_fault_of_its_row() {
        let fault = |text: &str, wanted: usize| {
            let mut rows = Rows::new(text, delimiter(text));
            let mut last = None;
            while let Some((line, _)) = rows.next_row() {
                last = rows.fault(wanted).map(|fault| (line, fault));
            }
            last
        };
        assert_eq!(fault("a,b\n1,2\n3,\"4\n5,6\n", 2), Some((3, ImportFault::OpenQuote)));
        assert_eq!(
            fault("a,b,c\n1,2,3\n3,\"4,5\n5,6,7\n", 3),
            Some((3, ImportFault::OpenQuote)),
            "of two columns"
        );
        for text in ["a,b\n1,\"2\n3\"\n", "a,b\n1,5\" pipe\n", "a,b\n1,\"2\n"] {
            assert_eq!(fault(text, 2), None, "{text:?}");
        }
    }
}
