//! One field written anew, one entry added or removed: every other byte of the document stays as it is.
use super::document::{FoundTable, PlacedField, Whole};
use super::line_ends::{line_end, line_start};
use super::list_edit::{list_edits, one_line};
use super::{EntryPath, FormEntry, FormValue, PathStep, entries, entry};
use std::ops::Range;

/// Why a document is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditFault {
    /// The text is no document, or has no such entry.
    NotThere,
    /// The entry is written in a form that is only changed by hand, such as a list of tables on one line.
    Unusual,
}

/// Writes a field of an entry anew, or takes it out. One that is not there yet comes behind the last of those `before` it that are.
pub fn set_value(
    text: &str,
    path: &EntryPath,
    key: &str,
    value: Option<&FormValue>,
    before: &[&str],
) -> Result<String, EditFault> {
    let Some(mut wanted) = entry(text, path) else { return with_table(text, path, key, value) };
    if wanted.get(key) == value {
        return Ok(text.to_owned());
    }
    wanted.set(key, value.cloned());
    let whole = Whole::of(text).ok_or(EditFault::NotThere)?;
    let found = whole.found(path).ok_or(EditFault::NotThere)?;
    if !found.is_headed() {
        return Err(EditFault::Unusual);
    }
    let fields = found.fields();
    let field = fields.iter().find(|field| field.key == key);
    let changed = match (field, value) {
        (Some(field), Some(value)) => replaced(text, field, value),
        (Some(field), None) => {
            without_lines(text, line_start(text, field.key_at)..line_end(text, field.span.end))
        }
        (None, Some(value)) => {
            inserted(&whole, &found, &fields, &format!("{key} = {}", value.to_toml()), before)
        }
        (None, None) => text.to_owned(),
    };
    // Whatever way it was written in: what stands there now is what was meant, or nothing is changed.
    let is_meant = entry(&changed, path).is_some_and(|now| is_same(&now, &wanted));
    if is_meant { Ok(changed) } else { Err(EditFault::Unusual) }
}

/// Writes the first field of a table that is not there yet, such as `[keys]`, at the end of the document.
fn with_table(
    text: &str,
    path: &EntryPath,
    key: &str,
    value: Option<&FormValue>,
) -> Result<String, EditFault> {
    let ([PathStep::Table(name)], Some(value)) = (path.0.as_slice(), value) else {
        return Err(EditFault::NotThere);
    };
    let new_line = new_line(text);
    let gap = if text.is_empty() || text.ends_with('\n') { "" } else { new_line };
    let apart = if text.is_empty() { "" } else { new_line };
    let line = format!("{key} = {}", value.to_toml());
    let changed = [text, gap, apart, &format!("[{name}]"), new_line, &line, new_line].concat();
    let is_meant = entry(&changed, path).is_some_and(|now| now.get(key) == Some(value));
    if is_meant { Ok(changed) } else { Err(EditFault::Unusual) }
}

/// Adds an entry at the end of its list: behind the last entry of its kind, else at the end of the document.
pub fn add_entry(
    text: &str,
    below: &EntryPath,
    name: &'static str,
    fields: &FormEntry,
) -> Result<String, EditFault> {
    let count = entries(text, below, name).len();
    let (heading, new_line) = (heading_of(below, name), new_line(text));
    let mut written = format!("[[{heading}]]{new_line}");
    for (key, value) in &fields.0 {
        written.extend([key, " = ", &value.to_toml(), new_line]);
    }
    let whole = Whole::of(text).ok_or(EditFault::NotThere)?;
    let last = match count.checked_sub(1) {
        Some(last) => Some(below.then(PathStep::Nth(name, last))),
        None => (!below.0.is_empty()).then(|| below.clone()),
    };
    let at = match &last {
        Some(last) => own_lines(&whole, last, false)?.end,
        None => text.len(),
    };
    let (head, rest) = (text.get(..at).unwrap_or(text), text.get(at..).unwrap_or_default());
    let gap = match head {
        "" => "",
        _ if !head.ends_with('\n') => new_line,
        _ => "",
    };
    let is_apart = head.is_empty() || head.ends_with(&[new_line, new_line].concat());
    let apart = if is_apart { "" } else { new_line };
    let below_it = if rest.is_empty() || rest.starts_with(new_line) { "" } else { new_line };
    let changed = [head, gap, apart, &written, below_it, rest].concat();
    let added = entries(&changed, below, name);
    let is_meant = added.len() == count + 1 && added.last().is_some_and(|now| is_same(now, fields));
    if is_meant { Ok(changed) } else { Err(EditFault::Unusual) }
}

/// Takes an entry out, with what lies below it and the comment that stands right above it.
pub fn remove_entry(text: &str, path: &EntryPath) -> Result<String, EditFault> {
    let whole = Whole::of(text).ok_or(EditFault::NotThere)?;
    let Some((PathStep::Nth(name, _), below)) = path.0.split_last() else { return Err(EditFault::NotThere) };
    let below = EntryPath(below.to_vec());
    let count = entries(text, &below, name).len();
    let lines = own_lines(&whole, path, true)?;
    let changed = without_lines(text, lines);
    let is_meant = entries(&changed, &below, name).len() + 1 == count;
    if is_meant { Ok(changed) } else { Err(EditFault::Unusual) }
}

/// A list's heading, such as `board.notice`.
fn heading_of(below: &EntryPath, name: &str) -> String {
    let steps = below.0.iter().map(|step| match step {
        PathStep::Table(name) | PathStep::Nth(name, _) => *name,
    });
    steps.chain([name]).collect::<Vec<_>>().join(".")
}

/// The lines that belong to an entry, and to those below it: from its heading (with its comment, where that goes too) to the last
/// line before the next entry, comments of the next one and empty lines left out.
pub(super) fn own_lines(
    whole: &Whole<'_>,
    path: &EntryPath,
    with_comment: bool,
) -> Result<Range<usize>, EditFault> {
    let text = whole.text;
    let found = whole.found(path).ok_or(EditFault::NotThere)?;
    if found.heading.is_empty() || !found.is_headed() {
        return Err(EditFault::Unusual);
    }
    let start = line_start(text, found.heading.start);
    let depth = path.0.len();
    let next = whole.headings().into_iter().find(|at| *at > start && dots(text, *at) < depth);
    let until = next.unwrap_or(text.len());
    let mut end = line_end(text, found.heading.end);
    let mut at = end;
    // Only lines that say something are its own; what stands below the last of them belongs to nobody, or to the next.
    while at < until {
        let next = line_end(text, at);
        let line = text.get(at..next).unwrap_or_default().trim();
        if !line.is_empty() && !line.starts_with('#') {
            end = next;
        }
        at = next;
    }
    let start = if with_comment { comment_start(text, start) } else { start };
    Ok(start..end)
}

/// How many steps lie above the table of a heading: the dots in its name.
fn dots(text: &str, at: usize) -> usize {
    let line = text.get(at..).unwrap_or_default().lines().next().unwrap_or_default();
    line.split(']').next().unwrap_or_default().matches('.').count()
}

/// Where the comment begins that stands right above a line; the head of a document stays.
fn comment_start(text: &str, start: usize) -> usize {
    let mut at = start;
    while at > 0 {
        let before = line_start(text, at - 1);
        if !text.get(before..at).unwrap_or_default().trim_start().starts_with('#') {
            return at;
        }
        at = before;
    }
    // The comment reaches up to the first line: it is about the document.
    start
}

/// The text without some lines, and without one of the two empty lines that would then follow each other.
fn without_lines(text: &str, lines: Range<usize>) -> String {
    let (head, rest) = (text.get(..lines.start).unwrap_or(text), text.get(lines.end..).unwrap_or_default());
    let new_line = new_line(text);
    let is_open = |head: &str| head.is_empty() || head.ends_with(&[new_line, new_line].concat());
    match rest.strip_prefix(new_line) {
        Some(closer) if is_open(head) => [head, closer].concat(),
        _ => [head, rest].concat(),
    }
}

fn replaced(text: &str, field: &PlacedField, value: &FormValue) -> String {
    let written = text.get(field.span.clone()).unwrap_or_default();
    if let (FormValue::List(old), FormValue::List(new)) = (&field.value, value)
        && !one_line(written)
        && let Some(changed) = list_edits(text, field, old, new)
    {
        return changed;
    }
    let (head, rest) = (text.get(..field.span.start), text.get(field.span.end..));
    [head.unwrap_or_default(), &value.to_toml(), rest.unwrap_or_default()].concat()
}

/// The text with a line more in a table.
fn inserted(
    whole: &Whole<'_>,
    found: &FoundTable<'_, '_>,
    fields: &[PlacedField],
    line: &str,
    before: &[&str],
) -> String {
    let (text, new_line) = (whole.text, new_line(whole.text));
    let last_before = before.iter().rev().find_map(|key| fields.iter().find(|field| field.key == *key));
    let at = match (last_before.or(fields.last()), found.heading.is_empty()) {
        (Some(field), _) => line_end(text, field.span.end),
        (None, false) => line_end(text, found.heading.end),
        // A document that begins with headings: above the first of them, and its comment.
        (None, true) => {
            whole.headings().first().map_or(text.len(), |at| comment_start(text, line_start(text, *at)))
        }
    };
    let (head, rest) = (text.get(..at).unwrap_or(text), text.get(at..).unwrap_or_default());
    let gap = if head.is_empty() || head.ends_with('\n') { "" } else { new_line };
    let below = if fields.is_empty() && found.heading.is_empty() && !rest.is_empty() { new_line } else { "" };
    [head, gap, line, new_line, below, rest].concat()
}

/// How a document ends its lines.
pub(super) fn new_line(text: &str) -> &'static str {
    let first = text.split_inclusive('\n').next().unwrap_or_default();
    if first.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// The same fields hold the same, in whatever order.
pub(super) fn is_same(one: &FormEntry, other: &FormEntry) -> bool {
    one.0.len() == other.0.len() && one.0.iter().all(|(key, value)| other.get(key) == Some(value))
}

#[cfg(test)]
mod tests;
