//! A document of the setup as entries with fields, each at its place in the text.
use super::FormValue;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One step on the way to an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathStep {
    /// The table of a name, such as `[alarms]`.
    Table(&'static str),
    /// The table at a place, from 0, among those of a name, such as `[[line]]`.
    Nth(&'static str, usize),
}

/// The way to an entry of a document; no step at all is the document itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryPath(pub Vec<PathStep>);

impl EntryPath {
    /// The entry at a place of a list on the first level.
    pub fn nth(name: &'static str, at: usize) -> EntryPath {
        EntryPath(vec![PathStep::Nth(name, at)])
    }

    /// One more step.
    #[must_use]
    pub fn then(&self, step: PathStep) -> EntryPath {
        EntryPath(self.0.iter().copied().chain([step]).collect())
    }
}

/// An entry: its fields in the order they are written, without tables below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormEntry(pub Vec<(String, FormValue)>);

impl FormEntry {
    /// What a field holds; nothing where it is not written.
    pub fn get(&self, key: &str) -> Option<&FormValue> {
        self.0.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The text of a field; empty where there is none.
    pub fn text(&self, key: &str) -> &str {
        self.get(key).and_then(FormValue::as_text).unwrap_or_default()
    }

    /// Writes a field, or takes it out; one that is not there yet comes last.
    pub fn set(&mut self, key: &str, value: Option<FormValue>) {
        let at = self.0.iter().position(|(known, _)| known == key);
        match (at, value) {
            (Some(at), Some(value)) => {
                self.0.get_mut(at).into_iter().for_each(|one| one.1 = value.clone());
            }
            (Some(at), None) => drop(self.0.remove(at)),
            (None, Some(value)) => self.0.push((key.to_owned(), value)),
            (None, None) => {}
        }
    }
}

/// The entry at a path; nothing where there is none, or the text is no document.
pub fn entry(text: &str, path: &EntryPath) -> Option<FormEntry> {
    Whole::of(text)?.found(path).map(|found| found.entry())
}

/// All entries of a list below a path, in their order; none where the text is no document.
pub fn entries(text: &str, below: &EntryPath, name: &'static str) -> Vec<FormEntry> {
    let Some(whole) = Whole::of(text) else { return Vec::new() };
    // Read once for all: a page draws the list anew with every key.
    let all = (0..).map_while(|at| whole.found(&below.then(PathStep::Nth(name, at))));
    all.map(|found| found.entry()).collect()
}
/// A document that could be read.
pub(super) struct Whole<'a> {
    pub text: &'a str,
    root: DeTable<'a>,
}

/// A table of a document.
pub(super) struct FoundTable<'w, 'a> {
    text: &'a str,
    pub table: &'w DeTable<'a>,
    /// Its heading; nothing of the document itself, and the whole of a table on one line.
    pub heading: Range<usize>,
}

/// A field of a table, where it stands.
pub(super) struct PlacedField {
    pub key: String,
    pub value: FormValue,
    pub key_at: usize,
    pub span: Range<usize>,
    /// Where each member of a list stands.
    pub members: Vec<Range<usize>>,
}

impl<'a> Whole<'a> {
    pub fn of(text: &'a str) -> Option<Whole<'a>> {
        let root = DeTable::parse(text).ok()?.into_inner();
        Some(Whole { text, root })
    }

    pub fn found(&self, path: &EntryPath) -> Option<FoundTable<'_, 'a>> {
        let mut found = FoundTable { text: self.text, table: &self.root, heading: 0..0 };
        for step in &path.0 {
            let value = match step {
                PathStep::Table(name) => found.value(name)?,
                PathStep::Nth(name, at) => match found.value(name)?.get_ref() {
                    DeValue::Array(members) => members.get(*at)?,
                    _ => return None,
                },
            };
            let DeValue::Table(table) = value.get_ref() else { return None };
            found = FoundTable { text: self.text, table, heading: value.span() };
        }
        Some(found)
    }

    /// Where every heading of the document begins, in order.
    pub fn headings(&self) -> Vec<usize> {
        let mut all = Vec::new();
        collect(self.text, &self.root, &mut all);
        all.sort_unstable();
        all
    }
}

/// Notes where the headings of a table and of those below it begin.
fn collect(text: &str, table: &DeTable<'_>, all: &mut Vec<usize>) {
    for value in table.iter().map(|(_, value)| value) {
        let members: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(members) => members.iter().collect(),
            DeValue::Table(_) => vec![value],
            _ => continue,
        };
        for member in members {
            let DeValue::Table(below) = member.get_ref() else { continue };
            if text.as_bytes().get(member.span().start) == Some(&b'[') {
                all.push(member.span().start);
            }
            collect(text, below, all);
        }
    }
}

impl<'w, 'a> FoundTable<'w, 'a> {
    fn value(&self, name: &str) -> Option<&'w Spanned<DeValue<'a>>> {
        self.table.iter().find(|(key, _)| key.get_ref() == name).map(|(_, value)| value)
    }

    /// Says whether it has a heading of its own, or is the document itself.
    pub fn is_headed(&self) -> bool {
        self.heading.is_empty() || self.text.as_bytes().get(self.heading.start) == Some(&b'[')
    }

    /// Says whether a value is written behind its key, and not under a heading.
    fn is_beside(&self, value: &Spanned<DeValue<'_>>) -> bool {
        let headed = |one: &Spanned<DeValue<'_>>| self.text.as_bytes().get(one.span().start) == Some(&b'[');
        match value.get_ref() {
            DeValue::Table(_) => self.text.as_bytes().get(value.span().start) == Some(&b'{'),
            DeValue::Array(members) => {
                let is_table = |one: &&Spanned<DeValue<'_>>| matches!(one.get_ref(), DeValue::Table(_));
                !members.iter().any(|one| is_table(&one) && headed(one))
            }
            _ => true,
        }
    }

    fn entry(&self) -> FormEntry {
        FormEntry(self.fields().into_iter().map(|field| (field.key, field.value)).collect())
    }

    /// The fields that are written behind their keys, in the order of the text.
    pub fn fields(&self) -> Vec<PlacedField> {
        let beside = self.table.iter().filter(|(_, value)| self.is_beside(value));
        let mut fields: Vec<PlacedField> = beside
            .map(|(key, value)| PlacedField {
                key: key.get_ref().to_string(),
                value: FormValue::of_toml(value.get_ref()),
                key_at: key.span().start,
                span: value.span(),
                members: match value.get_ref() {
                    DeValue::Array(members) => members.iter().map(Spanned::span).collect(),
                    _ => Vec::new(),
                },
            })
            .collect();
        fields.sort_by_key(|field| field.key_at);
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "# head\na = 3 # three\n[t]\nb = [\"x\", 'y']\n\n[[e]]\nc = true\n[[e.f]]\nd = { g = 1 }\n[[e]]\n";

    #[test]
    fn entries_are_found_with_what_they_hold() {
        let root = entry(TEXT, &EntryPath::default()).unwrap();
        assert_eq!(root.0, [("a".to_owned(), FormValue::Number(3))]);
        let table = entry(TEXT, &EntryPath(vec![PathStep::Table("t")])).unwrap();
        assert_eq!(table.get("b"), Some(&FormValue::texts(["x", "y"])));
        assert_eq!(entries(TEXT, &EntryPath::default(), "e").len(), 2);
        let below = entries(TEXT, &EntryPath::nth("e", 0), "f");
        assert_eq!(below[0].get("d").and_then(|d| d.of("g")), Some(&FormValue::Number(1)));
        assert_eq!(entries(TEXT, &EntryPath::nth("e", 1), "f"), []);
        assert_eq!(entry("a = ", &EntryPath::default()), None);
    }

    #[test]
    fn headings_are_known_wherever_they_stand() {
        let at: Vec<&str> = Whole::of(TEXT)
            .unwrap()
            .headings()
            .iter()
            .map(|at| TEXT[*at..].lines().next().unwrap())
            .collect();
        assert_eq!(at, ["[t]", "[[e]]", "[[e.f]]", "[[e]]"]);
    }
}
