//! A list over several lines, changed member by member, so that the comments between its members stay.
use super::FormValue;
use super::document::PlacedField;
use super::line_ends::{line_end, line_start};
use std::ops::Range;

/// Says whether a value stands on one line.
pub(super) fn one_line(written: &str) -> bool {
    !written.contains('\n')
}

/// The text with the members of a list that are new, and without those that are gone; nothing where members that stay change places.
pub(super) fn list_edits(
    text: &str,
    field: &PlacedField,
    old: &[FormValue],
    new: &[FormValue],
) -> Option<String> {
    let kept: Vec<&FormValue> = new.iter().filter(|one| old.contains(one)).collect();
    let stay: Vec<&FormValue> = old.iter().filter(|one| new.contains(one)).collect();
    if kept != stay || old.is_empty() || field.members.len() != old.len() {
        return None;
    }
    let mut edits: Vec<(Range<usize>, String)> = Vec::new();
    for (member, span) in old.iter().zip(&field.members) {
        if !new.contains(member) {
            edits.push((gone(text, span), String::new()));
        }
    }
    let mut behind: Option<usize> = None;
    for member in new {
        if let Some(at) = old.iter().position(|other| other == member) {
            behind = Some(at);
        } else {
            let after = behind.and_then(|at| field.members.get(at));
            edits.push(if let Some(span) = after {
                (span.end..span.end, format!(", {}", member.to_toml()))
            } else {
                let first = field.members.first()?.start;
                (first..first, format!("{}, ", member.to_toml()))
            });
        }
    }
    Some(applied(text, edits))
}

/// A member with the comma behind it; the whole line where nothing else stands in it.
fn gone(text: &str, span: &Range<usize>) -> Range<usize> {
    let rest = text.get(span.end..).unwrap_or_default();
    let comma = rest.trim_start_matches([' ', '\t']);
    let comma = comma.strip_prefix(',').map(|rest| rest.trim_start_matches([' ', '\t']));
    let end = comma.map_or(span.end, |left| text.len() - left.len());
    let (start, next) = (line_start(text, span.start), line_end(text, end));
    let is_alone = text.get(start..span.start).is_some_and(|head| head.trim().is_empty())
        && text.get(end..next).is_some_and(|tail| tail.trim().is_empty());
    if is_alone {
        return start..next;
    }
    // The last member of a line leaves no space behind.
    let is_last = text.get(end..next).is_some_and(|tail| tail.trim().is_empty());
    let head = text.get(start..span.start).unwrap_or_default();
    let before = if is_last { start + head.trim_end().len() } else { span.start };
    before..end
}

/// The edits made from the end on. Of those at one place, what comes in does so in the order given.
fn applied(text: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut changed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for (range, written) in edits {
        changed.push_str(text.get(at..range.start).unwrap_or_default());
        changed.push_str(&written);
        at = at.max(range.end);
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    changed
}
