//! The rows of a CSV text with their physical line numbers.
use super::clean;
use csv::{Reader, ReaderBuilder, StringRecord};

/// Walks over the rows of a text.
pub(super) struct Rows<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    record: StringRecord,
    /// Where the last row begins: its byte and its line.
    counted: (usize, u32),
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut builder = ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true).delimiter(delimiter(text));
        let reader = builder.from_reader(text.as_bytes());
        Rows { text, reader, record: StringRecord::new(), counted: (0, 1) }
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

    /// How many bytes are done.
    pub(super) fn done(&self) -> u64 {
        self.reader.position().byte()
    }

    /// The line the last row begins in if a quotation mark in it was never closed.
    pub(super) fn open_quote(&self) -> Option<u32> {
        let (begins, line) = self.counted;
        let last = self.text.get(begins..)?.trim_end();
        let is_open = last.matches('"').count() % 2 == 1 && last.contains('\n');
        is_open.then_some(line)
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
        let lines = self.text.get(from..begins).unwrap_or_default().matches('\n').count();
        self.counted = (begins, line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX)));
        self.counted.1
    }
}

/// What separates the columns: a comma, or what a spreadsheet of another country writes where the headings have none.
fn delimiter(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or_default();
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
    fn semicolons_and_tabs_separate_columns_where_no_comma_does() {
        assert_eq!(lines("a;b\n1;2,5\n"), [(1, 2), (2, 2)]);
        assert_eq!(lines("a\tb;c\n1\t2\n"), [(1, 2), (2, 2)]);
        assert_eq!(lines("a,b;c\n1,2\n"), [(1, 2), (2, 2)]);
    }

    #[test]
    fn an_open_quote_is_found_in_the_last_row() {
        let open = |text: &str| {
            let mut rows = Rows::new(text);
            while rows.next_row().is_some() {}
            rows.open_quote()
        };
        assert_eq!(open("a,b\n1,2\n3,\"4\n5,6\n"), Some(3));
        assert_eq!(open("a,b\n1,\"2\n3\"\n"), None);
        assert_eq!(open("a,b\n1,5\" pipe\n"), None);
    }
}
