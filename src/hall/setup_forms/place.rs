//! Which field of which entry stands at a line and a column: where a problem of a document is shown.
use super::document::Whole;
use super::{EntryKind, EntryPath, PathStep, entry};

/// A field of an entry; no field where the place is that of the entry as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPlace {
    /// The entry.
    pub path: EntryPath,
    /// The key of the field.
    pub key: Option<String>,
}

/// What stands at a line and a column, both from 1 and the column in characters, among the entries of these kinds.
pub fn place_of(text: &str, (line, column): (u32, u32), kinds: &[&EntryKind]) -> Option<FieldPlace> {
    let at = offset(text, line, column)?;
    let whole = Whole::of(text)?;
    let mut best: Option<(usize, FieldPlace)> = None;
    for path in kinds.iter().flat_map(|kind| paths(&whole, kind)) {
        let Some(found) = whole.found(&path) else { continue };
        let start = found.heading.start;
        let is_nearer = best.as_ref().is_none_or(|(other, _)| *other <= start);
        if start > at || !is_nearer {
            continue;
        }
        let fields = found.fields();
        let field =
            fields.into_iter().find(|field| field.key_at <= at && at < field.span.end.max(field.key_at + 1));
        best = Some((start, FieldPlace { path, key: field.map(|field| field.key) }));
    }
    best.map(|(_, place)| place)
}

/// The first entry among those of some kinds that says something else than it did; nothing where none does, or none is there.
pub fn changed_entry<'k>(
    before: &str,
    now: &str,
    kinds: &[&'k EntryKind],
) -> Option<(&'k EntryKind, EntryPath)> {
    let whole = Whole::of(now)?;
    let all = kinds.iter().flat_map(|kind| paths(&whole, kind).into_iter().map(|path| (*kind, path)));
    all.into_iter().find(|(_, path)| entry(now, path).is_some_and(|now| Some(now) != entry(before, path)))
}

/// The paths of all entries of a kind.
fn paths(whole: &Whole<'_>, kind: &EntryKind) -> Vec<EntryPath> {
    let mut all = vec![EntryPath::default()];
    for (at, name) in kind.heading.iter().enumerate() {
        let is_last = at + 1 == kind.heading.len();
        let is_one = is_last && !kind.is_list;
        let mut below = Vec::new();
        for path in all {
            if is_one {
                below.push(path.then(PathStep::Table(name)));
                continue;
            }
            let steps = (0..).map(|nth| path.then(PathStep::Nth(name, nth)));
            below.extend(steps.take_while(|path| whole.found(path).is_some()));
        }
        all = below;
    }
    all
}

fn offset(text: &str, line: u32, column: u32) -> Option<usize> {
    let number = |n: u32| usize::try_from(n).ok()?.checked_sub(1);
    let start: usize = text.split_inclusive('\n').take(number(line)?).map(str::len).sum();
    let rest = text.get(start..)?;
    let within = rest.char_indices().nth(number(column)?).map_or(rest.len(), |(at, _)| at);
    Some(start + within)
}
