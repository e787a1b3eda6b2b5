//! Quotation marks of one row: whether a mark too many has made one row of several.
use crate::text::layout::half_width;

/// What a line ends with: one of the two, or both, the latter last.
pub(super) const LINE_ENDS: [char; 2] = ['\r', '\n'];

/// A value in quotation marks that goes on in other lines.
struct SpanningValue<'a> {
    /// The cells before it.
    before: &'a [&'a str],
    text: &'a str,
}

/// Says whether a row with as many columns as the others holds others, because a quotation mark is missing or one too many. A remark
/// may go on in other lines, whatever separates columns in it.
///
/// One mark too many takes in all up to the next mark. That one opens a value rows below, and text follows it where it seems to
/// close one; or it is a stray one as well, and then there stand in the value the end of a row, whole rows, and the beginning of a
/// row. Those begin as this row does: with a number, a code or a day.
pub(super) fn hold_rows(row: &str, delimiter: char, columns: usize) -> bool {
    let Some(cells) = cells(row, delimiter) else { return true };
    let values: Vec<&str> = cells.iter().map(|cell| cell.text).collect();
    let spans = |at: &usize| cells[*at].is_quoted && values[*at].trim().contains(LINE_ENDS);
    let spanning = (0..cells.len()).filter(spans);
    spanning
        .map(|at| SpanningValue { before: &values[..at], text: values[at] })
        .any(|value| value.holds_rows(delimiter, columns))
}

/// Says whether the marks of a row of which a value goes on in another line are those of no program that writes tables: one is
/// never closed, or there is text behind it, or one in a value without them.
pub(super) fn are_wrong(row: &str, delimiter: char) -> bool {
    cells(row, delimiter).is_none()
}

impl SpanningValue<'_> {
    fn holds_rows(&self, delimiter: char, columns: usize) -> bool {
        let at = self.before.len();
        let lines: Vec<&str> = self.text.split(LINE_ENDS).collect();
        let [first, between @ .., last] = lines.as_slice() else { return false };
        let own: Vec<&str> = self.before.iter().copied().chain(first.split(delimiter)).collect();
        // What the row begins with: where it begins with the value, the first cell of that.
        let begins = &own[..at.max(1).min(own.len())];
        let begins_row = |line: &str| are_alike(begins, line.split(delimiter));
        let separators = |line: &str| line.matches(delimiter).count();
        let is_parted = at + separators(first) + 1 == columns && separators(last) == at;
        is_parted && begins_row(last)
            || between.iter().any(|line| separators(line) + 1 == columns && begins_row(line))
    }
}

/// Says whether a line begins as a row does. Where a row begins with words alone, nobody can tell them from those of a remark.
fn are_alike<'a>(row: &[&str], line: impl Iterator<Item = &'a str>) -> bool {
    let mut keys = row.iter().zip(line).filter(|(cell, _)| is_key(cell)).peekable();
    keys.peek().is_none() || keys.any(|(_, cell)| cell.trim().is_empty() || is_key(cell))
}

/// Says whether a value looks like a number, a code, a day or a moment, and not like words.
fn is_key(cell: &str) -> bool {
    let cell = half_width::code(cell);
    let cell = cell.trim();
    let is_sentence = cell.contains(' ') && cell.contains(|c: char| c.is_ascii_alphabetic());
    cell.contains(|c: char| c.is_ascii_digit())
        && !is_sentence
        && cell.chars().all(|c| c == ' ' || c.is_ascii_graphic() || "年月日时分秒".contains(c))
}

/// One cell of a row.
struct RowCell<'a> {
    /// As it is written, without its quotation marks.
    text: &'a str,
    is_quoted: bool,
}

/// The cells of a row, with marks inside them doubled as they are; nothing where its marks are wrong.
fn cells(row: &str, delimiter: char) -> Option<Vec<RowCell<'_>>> {
    let mut cells = Vec::new();
    let mut rest = row.trim_end_matches(LINE_ENDS);
    loop {
        let quoted = rest.strip_prefix('"');
        let (text, behind) = match quoted {
            Some(inside) => inside.split_at_checked(closing(inside)?)?,
            None => rest.split_at(rest.find(delimiter).unwrap_or(rest.len())),
        };
        let behind = if quoted.is_some() { behind.get(1..)?.trim_start_matches(' ') } else { behind };
        if quoted.is_none() && text.contains('"') {
            return None;
        }
        cells.push(RowCell { text, is_quoted: quoted.is_some() });
        if behind.is_empty() {
            return Some(cells);
        }
        rest = behind.strip_prefix(delimiter)?;
    }
}

/// Where the mark is that closes a value; two are one that belongs to it.
fn closing(inside: &str) -> Option<usize> {
    let mut marks = inside.match_indices('"').map(|(at, _)| at).peekable();
    while let Some(at) = marks.next() {
        if marks.next_if_eq(&(at + 1)).is_none() {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hold(row: &str, columns: usize) -> bool {
        hold_rows(row, ',', columns)
    }

    #[test]
    fn remarks_of_several_lines_are_no_rows() {
        for row in [
            "SQ1,\"补件,身份证\n电话,不通\",3",
            "SQ1,\"one, two\nthree, four\",3",
            "SQ1,\"called 3 times,\nsee 4, too\",3",
            "SQ1,\"1.补件,身份证\n2.补件,户口本\n3.补件,照片\",2026-05-06",
            "SQ1,\"he said \"\"no, never\"\"\nand left, at 5\",3",
            "SQ1,\"first,\r\nsecond\" ,3\r\n",
            "SQ1,2026-05-06,\"好\n甲,乙,丙\"",
            "SQ1,\"2\n\",3",
        ] {
            assert!(cells(row, ',').unwrap().len() == 3 && !hold(row, 3), "{row:?}");
        }
    }

    #[test]
    fn rows_that_a_mark_too_many_takes_in_are_found() {
        for row in [
            // Closed by a stray mark rows below.
            "SQ1,\"好,2026-05-06\nSQ2,差\",2026-05-07",
            "SQ1,\"好,2026-05-06\r\nSQ2,差,2026-05-07\r\nSQ3,差\",2026-05-08",
            "SQ1,\"\nSQ2,差,2026-05-07\n差\",2026-05-08",
            "SQ1,\"好,5\n合计\nＳＱ２,差\",3",
            "SQ1,\"好,5\n,差\",3",
            "王小明,\"好,5\n李小红,差\",3",
            "\"SQ1,好,2026-05-06\nSQ2\",差,2026-05-07",
            "2026年5月6日,SQ1,\"好\n2026年5月7日,SQ2,差\"",
            // By one that opens a value.
            "SQ1,\"好,5\nSQ2,\"差,3",
            "SQ1,\"好,5\nSQ2,3,\"差,很差\"",
            "SQ1,\"好\nSQ2,\",差\",3",
            // By none.
            "SQ1,2,\"好\nSQ2,3,差\n",
        ] {
            assert!(hold(row, 3), "{row:?}");
        }
    }
}
