//! A copy of a table, as a workbook, with what is wrong written beside its cells.
use super::{CliContext, Exit, Stop};
use crate::config::Problem;
use crate::export::{FileForm, SheetMark, write_marked};
use crate::import::SheetCopy;
use crate::text::command::{import, sheets};
use anyhow::anyhow;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Refuses a name for the copy that is no workbook's, or the table's own.
pub(super) fn check_marked(context: &CliContext, file: &Path, marked: Option<&Path>) -> Result<(), Stop> {
    let Some(marked) = marked else { return Ok(()) };
    let usage = |said: &'static str| Err(Stop::Failed(Exit::Usage, anyhow!(said)));
    if FileForm::of(marked) != Some(FileForm::Workbook) {
        return usage(import::words(context.lang).bad_marked);
    }
    let is_same =
        fs::canonicalize(marked).is_ok_and(|to| fs::canonicalize(file).is_ok_and(|from| from == to));
    if is_same { usage(sheets::words(context.lang).marked_is_source) } else { Ok(()) }
}

/// Writes the copy of a table with what is wrong beside its cells.
pub(super) fn mark(
    context: &CliContext,
    copy: &SheetCopy,
    problems: &[Problem],
    path: &Path,
) -> Result<(), Stop> {
    let mark = |problem: &Problem| {
        let words = problem.what.clone();
        let bare = Problem { heading: None, what: words, ..problem.clone() };
        let (line, words) = (problem.line?, bare.message(context.lang));
        Some(SheetMark { line, column: problem.column, is_error: problem.is_error(), words })
    };
    let marks = problems.iter().filter_map(mark).collect();
    write_marked(copy, marks, path).map_err(|error| Stop::cannot_write(path, error))?;
    writeln!(io::stderr(), "{}", (import::words(context.lang).marked)(&path.display().to_string()))?;
    Ok(())
}
