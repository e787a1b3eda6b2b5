//! The rows of a text of values that signs separate, with their physical line numbers, and what is wrong with how one is made up.
use super::quotes;
use super::quotes::LINE_ENDS;
use super::row_spool::RowFault;
use csv::{Reader, ReaderBuilder, StringRecord};
use std::io::{self, Read};

/// Lines at the beginning of a text that say by what its columns are separated.
const FIRST_LINES: usize = 10;
/// Bytes that are read at a time, and as many that may lie behind the last row before they are dropped.
const PAGE: usize = 1 << 16;

/// Walks over the rows of a text that hold anything.
pub(super) struct Rows<R> {
    reader: Box<Reader<TextWindow<R>>>,
    delimiter: u8,
    record: StringRecord,
    /// Columns of the row before the last one, where the text has it.
    before: usize,
    /// Columns of the last row, as it is written.
    found: usize,
    /// Where the last row begins: its byte and its line.
    counted: (u64, u32),
}

impl<R: Read> Rows<R> {
    /// The rows of a text whose columns a sign separates.
    pub(super) fn new(text: R, delimiter: u8) -> Self {
        let mut builder = ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true).delimiter(delimiter).buffer_capacity(PAGE);
        let window = TextWindow { text, bytes: Vec::new(), from: 0 };
        Rows {
            reader: Box::new(builder.from_reader(window)),
            delimiter,
            record: StringRecord::new(),
            before: 0,
            found: 0,
            counted: (0, 1),
        }
    }

    /// The next row that holds anything, and the line it begins in, from 1.
    pub(super) fn next_row(&mut self) -> io::Result<Option<(u32, &StringRecord)>> {
        self.before = self.found;
        while self.reader.read_record(&mut self.record)? {
            self.found = self.record.len();
            if self.record.iter().any(|cell| !cell.trim().is_empty()) {
                return Ok(Some((self.line(), &self.record)));
            }
        }
        Ok(None)
    }

    /// Says whether the last row, read as the headings, holds rows below them: a heading may go on in another line, but has
    /// nothing in it that separates columns.
    pub(super) fn headings_hold_rows(&self) -> bool {
        self.record
            .iter()
            .any(|heading| has_line_end(heading) && heading.contains(char::from(self.delimiter)))
    }

    /// The last row.
    pub(super) fn record(&self) -> &StringRecord {
        &self.record
    }

    /// What is wrong with how the last row is made up, where the headings have so many columns. A quotation mark that is never closed,
    /// or one too many, takes in the rows below. Empty cells at the end may be left out, unless the row and the one above it
    /// make up a whole one: then a line was broken in the middle of a cell.
    pub(super) fn fault(&self, wanted: usize) -> Option<RowFault> {
        let (found, delimiter) = (self.found, char::from(self.delimiter));
        let row = self.record.iter().any(has_line_end).then(|| self.row());
        if row.is_some_and(|row| quotes::are_wrong(row, delimiter)) {
            return Some(RowFault::OpenQuote);
        }
        let rest = self.record.iter().skip(wanted).any(|cell| !cell.trim().is_empty());
        let is_broken = found < wanted && self.before < wanted && self.before + found == wanted + 1;
        if rest || is_broken {
            return Some(RowFault::WrongColumns);
        }
        row.is_some_and(|row| quotes::hold_rows(row, delimiter, found.max(wanted)))
            .then_some(RowFault::OpenQuote)
    }

    /// The last row as it is written.
    fn row(&self) -> &str {
        let bytes = self.reader.get_ref().between(self.counted.0, self.reader.position().byte());
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// The reader's own line numbers skip empty lines and differ by line ending, so they are counted here.
    fn line(&mut self) -> u32 {
        let (from, line) = self.counted;
        let (at, ends) =
            (self.record.position().map_or(from, csv::Position::byte), self.reader.position().byte());
        let window = self.reader.get_mut();
        // The row begins past empty lines.
        let empty = window.between(at, ends).iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let begins = at + empty as u64;
        let lines = line_ends(window.between(from, begins));
        window.drop_before(begins);
        self.counted = (begins, line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)));
        self.counted.1
    }
}

/// A text while it is read, with the bytes of it that are still looked at.
struct TextWindow<R> {
    text: R,
    bytes: Vec<u8>,
    /// Where they begin in the text.
    from: u64,
}

impl<R> TextWindow<R> {
    /// The bytes between two places of the text.
    fn between(&self, from: u64, to: u64) -> &[u8] {
        let place = |at: u64| usize::try_from(at.saturating_sub(self.from)).unwrap_or(usize::MAX);
        self.bytes.get(place(from)..place(to).min(self.bytes.len())).unwrap_or_default()
    }

    /// Forgets what stands before a place, once that is much.
    fn drop_before(&mut self, at: u64) {
        let behind = usize::try_from(at.saturating_sub(self.from)).unwrap_or(usize::MAX);
        if behind > PAGE {
            self.bytes.drain(..behind.min(self.bytes.len()));
            self.from = at;
        }
    }
}

impl<R: Read> Read for TextWindow<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.text.read(buffer)?;
        self.bytes.extend_from_slice(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// What separates the columns of a text, told by its beginning, and how many bytes of it say so and are no part of the table: the line
/// in which a spreadsheet says it, else nothing, and the sign is the one that the first lines have most of.
pub(super) fn separated(head: &str) -> (u8, usize) {
    let first = head.split(LINE_ENDS).next().unwrap_or_default();
    let said = first.trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    if let Some(&[sign]) = said {
        // What ends the line stays, so that all others keep their numbers.
        return (sign, first.len());
    }
    (delimiter(head), 0)
}

/// How many lines end in a text, whatever they end with.
fn line_ends(text: &[u8]) -> usize {
    let count = |sign: u8| text.iter().map(|byte| usize::from(*byte == sign)).sum::<usize>();
    let (feeds, returns) = (count(b'\n'), count(b'\r'));
    // Most texts have none of the latter.
    let both = if returns == 0 { 0 } else { text.windows(2).filter(|pair| *pair == b"\r\n").count() };
    feeds + returns - both
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
        let mut rows = Rows::new(text.as_bytes(), delimiter(text));
        std::iter::from_fn(|| rows.next_row().unwrap().map(|(line, record)| (line, record.len()))).collect()
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
            let mut rows = Rows::new(text.as_bytes(), delimiter(text));
            rows.next_row().unwrap();
            rows.headings_hold_rows()
        };
        assert!(!hold_rows("a,\"b\nb\",c\n1,2,3\n") && !hold_rows("a,b,c\n"));
        assert!(hold_rows("a,\"b,c\n1,2,3\n4,5,\"6\n") && hold_rows("a,b,\"c\n1,2,3\n"));
    }

    #[test]
    fn a_value_that_holds_other_rows_is_found_wherever_it_stands() {
        let faults = |text: &str| {
            let mut rows = Rows::new(text.as_bytes(), delimiter(text));
            let wanted = rows.next_row().unwrap().map_or(0, |(_, headings)| headings.len());
            let mut found = Vec::new();
            while let Some((line, _)) = rows.next_row().unwrap() {
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
            let mut rows = Rows::new(text.as_bytes(), delimiter(text));
            let mut last = None;
            while let Some((line, _)) = rows.next_row().unwrap() {
                last = rows.fault(wanted).map(|fault| (line, fault));
            }
            last
        };
        assert_eq!(fault("a,b\n1,2\n3,\"4\n5,6\n", 2), Some((3, RowFault::OpenQuote)));
        assert_eq!(
            fault("a,b,c\n1,2,3\n3,\"4,5\n5,6,7\n", 3),
            Some((3, RowFault::OpenQuote)),
            "of two columns"
        );
        for text in ["a,b\n1,\"2\n3\"\n", "a,b\n1,5\" pipe\n", "a,b\n1,\"2\n"] {
            assert_eq!(fault(text, 2), None, "{text:?}");
        }
    }
}
