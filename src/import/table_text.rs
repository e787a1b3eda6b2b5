//! A table as text, whatever file it came in: a text of values that signs separate, or a sheet of a workbook.
use super::rows::Rows;
use super::workbook::{SheetText, Workbook};
use super::{clean, decode};
use crate::config::{ImportFault, ProblemCause};
use crate::text::command::export::sheet_words;

/// Rows at the top of a file that are looked at for the headings: titles and remarks may stand above them.
const ABOVE: usize = 10;

/// The text of one table.
pub(super) enum TableText {
    /// Values that a sign separates, as in a CSV file, and which sign it is.
    Separated { text: String, delimiter: u8 },
    /// A sheet of a workbook.
    Sheet(SheetText),
}

/// A table whose headings were found.
pub(super) struct HeadedTable<F> {
    /// The table.
    pub text: TableText,
    /// Rows above the headings.
    pub above: usize,
    /// The headings.
    pub headings: Vec<String>,
    /// What was found by them.
    pub found: F,
}

impl TableText {
    /// Walks over its rows.
    pub fn rows(&self) -> Rows<'_> {
        match self {
            TableText::Separated { text, delimiter } => Rows::new(text, *delimiter),
            TableText::Sheet(sheet) => Rows::of_sheet(sheet),
        }
    }

    /// Its rows below the headings.
    pub fn rows_below(&self, above: usize) -> Rows<'_> {
        let mut rows = self.rows();
        for _ in 0..=above {
            rows.next_row();
        }
        rows
    }
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
/// are, or what is wrong with them; where none are found, what is wrong with the row that is nearest to being some.
pub(super) fn headed<F>(bytes: Vec<u8>, known: KnownHeadings<'_, F>) -> Result<HeadedTable<F>, NoHeadings> {
    if !Workbook::is_one(&bytes) {
        let text = decode::text(bytes).map_err(ProblemCause::from)?;
        let (delimiter, text) = super::rows::separated(text);
        return look(TableText::Separated { text, delimiter }, known);
    }
    let mut book = Workbook::open(bytes)?;
    let mut first = None;
    // The sheets that an export adds to explain itself have no rows of the table, though words of its headings.
    let added = [sheet_words().notes, sheet_words().lists];
    for name in book.names().into_iter().filter(|name| !added.contains(&name.as_str())) {
        match look(TableText::Sheet(book.sheet(&name)?), known) {
            Ok(found) => return Ok(found),
            Err(fault) => first = first.or(Some(fault)),
        }
    }
    Err(first.unwrap_or_else(|| ProblemCause::from(ImportFault::BadWorkbook).into()))
}

fn look<F>(text: TableText, known: KnownHeadings<'_, F>) -> Result<HeadedTable<F>, NoHeadings> {
    let mut rows = text.rows();
    let mut nearest: Option<NoHeadings> = None;
    let mut found = None;
    for above in 0..ABOVE {
        let Some((line, record)) = rows.next_row() else { break };
        let headings: Vec<String> = record.iter().map(heading).collect();
        if above == 0 && rows.headings_hold_rows() {
            return Err(NoHeadings { what: vec![ImportFault::OpenQuote.into()], line: Some(line) });
        }
        match known(&headings) {
            Ok(known) => {
                found = Some((above, headings, known));
                break;
            }
            Err(faults) => {
                let fault = NoHeadings::new(faults, line);
                let is_nearer = nearest.as_ref().is_none_or(|nearest| fault.distance() < nearest.distance());
                nearest = if is_nearer { Some(fault) } else { nearest };
            }
        }
    }
    match found {
        Some((above, headings, found)) => Ok(HeadedTable { text, above, headings, found }),
        None => Err(nearest.unwrap_or_else(|| {
            known(&[]).err().map_or_else(NoHeadings::empty, |faults| NoHeadings::new(faults, 1))
        })),
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
