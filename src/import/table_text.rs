//! The headings of a table and the rows below them, whatever file it came in: a text of values that signs separate, or a workbook.
use super::row_spool::RowSpool;
use super::rows::{Rows, separated};
use super::scratch::Keeping;
use super::source_file::{SourceFile, unreadable};
use super::workbook::{self, Workbook};
use super::{clean, decode};
use crate::config::{ImportFault, ProblemCause};
use crate::text::command::export::sheet_words;
use csv::StringRecord;
use std::io::{self, Read};

/// Rows at the top of a file that are looked at for the headings: titles and remarks may stand above them.
const ABOVE: usize = 10;

/// Bytes at the beginning of a text that say what separates its columns.
const HEAD: u64 = 1 << 16;

/// A table whose headings were found.
pub(super) struct HeadedTable<F> {
    /// Its rows.
    pub rows: RowSpool,
    /// Those above the headings.
    pub above: usize,
    /// The headings.
    pub headings: Vec<String>,
    /// What was found by them.
    pub found: F,
}

/// Says what headings are, or what is wrong with them.
pub(super) type KnownHeadings<'a, F> = &'a dyn Fn(&[String]) -> Result<F, Vec<ImportFault>>;

/// Why the headings of a file were not found, with the row they were looked for in.
pub(super) struct NoHeadings {
    /// What is wrong.
    pub what: Vec<ProblemCause>,
    /// The row, where it is about one.
    pub line: Option<u32>,
}

impl NoHeadings {
    fn new(faults: Vec<ImportFault>, line: u32) -> Self {
        let is_about_row = !faults.iter().any(|fault| {
            matches!(fault, ImportFault::Unrecognised { .. } | ImportFault::UnknownMapping { .. })
        });
        let what = faults.into_iter().map(ProblemCause::from).collect();
        NoHeadings { what, line: is_about_row.then_some(line) }
    }

    fn empty() -> Self {
        ProblemCause::from(ImportFault::NoRows).into()
    }

    /// How far a row is from being the headings: headings that no mapping knows at all are farthest.
    fn distance(&self) -> usize {
        // Those of another kind of table are headings beyond doubt.
        if self.what.iter().any(|what| what.word() == "other_sheet") {
            return 0;
        }
        if self.line.is_some() { self.what.len() } else { usize::MAX }
    }
}

impl From<ProblemCause> for NoHeadings {
    fn from(what: ProblemCause) -> Self {
        NoHeadings { what: vec![what], line: None }
    }
}

/// Finds the headings of a file: in its first rows, and in a workbook on the first sheet that has some. `known` says what headings
/// are, or what is wrong with them; where none are found, what is wrong with the row that is nearest to being some. The rows are
/// taken out of the file.
pub(super) fn headed<F>(
    file: &SourceFile,
    known: KnownHeadings<'_, F>,
    keeping: Keeping,
) -> Result<HeadedTable<F>, NoHeadings> {
    if !Workbook::is_one(&file.head(workbook::HEAD)?) {
        return in_text(file, known, keeping);
    }
    let mut book = Workbook::open(file)?;
    let mut first = None;
    // The sheets that an export adds to explain itself have no rows of the table, though words of its headings.
    let added = [sheet_words().notes, sheet_words().lists];
    for name in book.names().into_iter().filter(|name| !added.contains(&name.as_str())) {
        let rows = book.sheet(&name, keeping)?.rows;
        let mut look = HeadingSearch::new(known);
        let mut walk = rows.rows();
        while look.goes_on()
            && let Some(row) = walk.next_row().map_err(cannot_be_read)?
        {
            look.at(row.line, &row.record);
        }
        drop(walk);
        match look.end() {
            Ok((above, headings, found)) => return Ok(HeadedTable { rows, above, headings, found }),
            Err(fault) => first = first.or(Some(fault)),
        }
    }
    Err(first.unwrap_or_else(|| ProblemCause::from(ImportFault::BadWorkbook).into()))
}

/// The same for a text of values that a sign separates.
fn in_text<F>(
    file: &SourceFile,
    known: KnownHeadings<'_, F>,
    keeping: Keeping,
) -> Result<HeadedTable<F>, NoHeadings> {
    let (encoding, reader) = decode::reader(file)?;
    let mut head = Vec::new();
    reader.take(HEAD).read_to_end(&mut head).map_err(cannot_be_read)?;
    // The end may stand within a character.
    let head = String::from_utf8_lossy(&head);
    let (delimiter, behind) = separated(&head);
    let text = || {
        let mut reader = encoding.reader(file);
        io::copy(&mut reader.by_ref().take(behind as u64), &mut io::sink())
            .map(|_| Rows::new(reader, delimiter))
    };
    let mut rows = text().map_err(cannot_be_read)?;
    let mut look = HeadingSearch::new(known);
    while look.goes_on()
        && let Some((line, record)) = rows.next_row().map_err(cannot_be_read)?
    {
        let (line, record) = (line, record.clone());
        if look.above == 0 && rows.headings_hold_rows() {
            return Err(NoHeadings { what: vec![ImportFault::OpenQuote.into()], line: Some(line) });
        }
        look.at(line, &record);
    }
    let (above, headings, found) = look.end()?;
    let rows = taken_out(text().map_err(cannot_be_read)?, above, headings.len(), keeping)?;
    Ok(HeadedTable { rows, above: 0, headings, found })
}

/// The rows of a text from its headings on, each with what is wrong with how it is made up.
fn taken_out(
    mut rows: Rows<impl Read>,
    above: usize,
    wanted: usize,
    keeping: Keeping,
) -> Result<RowSpool, ProblemCause> {
    let mut spool = RowSpool::new(keeping);
    let mut at = 0;
    while let Some((line, _)) = rows.next_row().map_err(|error| unreadable(error.kind()))? {
        if at >= above {
            let fault = if at > above { rows.fault(wanted) } else { None };
            spool.push(line, fault, rows.record().iter())?;
        }
        at += 1;
    }
    Ok(spool)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed on to `map_err`")]
fn cannot_be_read(error: io::Error) -> NoHeadings {
    unreadable(error.kind()).into()
}

/// Looks for the headings among the first rows.
struct HeadingSearch<'a, F> {
    known: KnownHeadings<'a, F>,
    /// Rows that are none.
    above: usize,
    nearest: Option<NoHeadings>,
    found: Option<(Vec<String>, F)>,
}

impl<'a, F> HeadingSearch<'a, F> {
    fn new(known: KnownHeadings<'a, F>) -> Self {
        HeadingSearch { known, above: 0, nearest: None, found: None }
    }

    fn goes_on(&self) -> bool {
        self.found.is_none() && self.above < ABOVE
    }

    /// Looks at the next row.
    fn at(&mut self, line: u32, record: &StringRecord) {
        let headings: Vec<String> = record.iter().map(heading).collect();
        match (self.known)(&headings) {
            Ok(known) => self.found = Some((headings, known)),
            Err(faults) => {
                let fault = NoHeadings::new(faults, line);
                let is_nearer =
                    self.nearest.as_ref().is_none_or(|nearest| fault.distance() < nearest.distance());
                self.nearest = if is_nearer { Some(fault) } else { self.nearest.take() };
                self.above += 1;
            }
        }
    }

    /// The headings, with how many rows stand above them.
    fn end(self) -> Result<(usize, Vec<String>, F), NoHeadings> {
        match self.found {
            Some((headings, found)) => Ok((self.above, headings, found)),
            None => Err(self.nearest.unwrap_or_else(|| {
                let faults = (self.known)(&[]).err();
                faults.map_or_else(NoHeadings::empty, |faults| NoHeadings::new(faults, 1))
            })),
        }
    }
}

/// A heading: a line that was broken between Chinese characters is one word again.
pub(super) fn heading(cell: &str) -> String {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let lines: Vec<&str> = cell.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut whole = String::new();
    for line in lines {
        let joins = whole.chars().next_back().is_some_and(is_han) && line.chars().next().is_some_and(is_han);
        if !whole.is_empty() && !joins {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    clean::line(&whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_in_two_lines_is_one() {
        assert_eq!(heading("承诺办结\n时限"), "承诺办结时限");
        assert_eq!(heading(" task\r\ncode "), "task code");
        assert_eq!(heading("事项　名称"), "事项 名称");
    }
}
