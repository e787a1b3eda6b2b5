//! The rows of a CSV text with their physical line numbers, and what is wrong with how one is made up.
use super::quotes::LINE_ENDS;
use super::{clean, quotes};
use crate::config::ImportFault;
use csv::{Reader, ReaderBuilder, StringRecord};

/// Walks over the rows of a text.
pub(super) struct Rows<'a> {
    text: &'a str,
    delimiter: u8,
    reader: Reader<&'a [u8]>,
    record: StringRecord,
    /// Where the last row begins: its byte and its line.
    counted: (usize, u32),
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let (mut builder, delimiter) = (ReaderBuilder::new(), delimiter(text));
        let builder = builder.has_headers(false).flexible(true).delimiter(delimiter);
        let reader = builder.from_reader(text.as_bytes());
        Rows { text, delimiter, reader, record: StringRecord::new(), counted: (0, 1) }
    }

    /// The first row, which holds the headings.
    pub(super) fn headings(&mut self) -> Vec<String> {
        self.next_row().map(|(_, record)| record.iter().map(clean::line).collect()).unwrap_or_default()
    }

    /// The next row and the line it begins in, from 1.
    pub(super) fn next_row(&mut self) -> Option<(u32, &StringRecord)> {
        // The text is valid UTF-8 and in memory, so that neither can fail.
        let more = self.reader.read_record(&mut self.record).unwrap_or(false);
        more.then(|| (self.line(), &self.record))
    }

    /// Says whether the last row, read as the headings, holds rows below them: a heading may go on in another line, but has
    /// nothing in it that separates columns.
    pub(super) fn headings_hold_rows(&self) -> bool {
        let delimiter = char::from(self.delimiter);
        self.record.iter().any(|heading| has_line_end(heading) && heading.contains(delimiter))
    }

    /// The last row.
    pub(super) fn record(&self) -> &StringRecord {
        &self.record
    }

    /// What is wrong with how the last row is made up, where the headings have so many columns. A quotation mark that is never closed,
    /// or one too many, takes in the rows below.
    pub(super) fn fault(&self, wanted: usize) -> Option<ImportFault> {
        let (found, delimiter) = (self.record.len(), char::from(self.delimiter));
        let row = self.record.iter().any(has_line_end).then(|| self.row());
        if row.is_some_and(|row| quotes::are_wrong(row, delimiter)) {
            return Some(ImportFault::OpenQuote);
        }
        if found != wanted {
            return Some(ImportFault::WrongColumns { found, wanted });
        }
        row.is_some_and(|row| quotes::hold_rows(row, delimiter, wanted)).then_some(ImportFault::OpenQuote)
    }

    /// The last row as it is written.
    fn row(&self) -> &'a str {
        let ends = usize::try_from(self.done()).unwrap_or(usize::MAX).min(self.text.len());
        self.text.get(self.counted.0..ends).unwrap_or_default()
    }

    /// How many bytes are done.
    pub(super) fn done(&self) -> u64 {
        self.reader.position().byte()
    }

    /// The byte the present row begins at, past empty lines.
    fn begins(&self) -> usize {
        let at =
            self.record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
        let empty = self
            .text
            .get(at..)
            .unwrap_or_default()
            .bytes()
            .take_while(|b| matches!(b, b'\n' | b'\r'))
            .count();
        at + empty
    }

    /// The reader's own line numbers skip empty lines and differ by line ending, so they are counted here.
    fn line(&mut self) -> u32 {
        let (from, line) = self.counted;
        let begins = self.begins();
        let lines = line_ends(self.text.get(from..begins).unwrap_or_default());
        self.counted = (begins, line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)));
        self.counted.1
    }
}

/// How many lines end in a text, whatever they end with.
fn line_ends(text: &str) -> usize {
    text.matches(LINE_ENDS).count() - text.matches("\r\n").count()
}

/// Says whether a value goes on in another line, as one does whose quotation mark was never closed.
pub(super) fn has_line_end(value: &str) -> bool {
    value.trim().contains(LINE_ENDS)
}

/// What separates the columns: a comma, or what a spreadsheet of another country writes where the headings have none.
fn delimiter(text: &str) -> u8 {
    let headings = text.split(LINE_ENDS).next().unwrap_or_default();
    let found = [b',', b'\t', b';'].into_iter().find(|sign| headings.as_bytes().contains(sign));
    found.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, usize)> {
        let mut rows = Rows::new(text);
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
            let mut rows = Rows::new(text);
            rows.headings();
            rows.headings_hold_rows()
        };
        assert!(!hold_rows("a,\"b\nb\",c\n1,2,3\n") && !hold_rows("a,b,c\n"));
        assert!(hold_rows("a,\"b,c\n1,2,3\n4,5,\"6\n") && hold_rows("a,b,\"c\n1,2,3\n"));
    }

    #[test]
    fn a_value_that_holds_other_rows_is_found_wherever_it_stands() {
        let faults = |text: &str| {
            let mut rows = Rows::new(text);
            let wanted = rows.headings().len();
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
            let mut rows = Rows::new(text);
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
