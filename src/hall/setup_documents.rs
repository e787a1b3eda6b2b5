//! The documents that say how a centre is set up, as a store keeps them and a folder holds them.
use std::collections::BTreeMap;

/// The document of the days with hours of their own, which is a matter of the day: a command keeps it, past the draft.
pub const SPECIAL_DAYS: &str = "special-days.toml";

/// The documents of a setup: their names, such as `windows.toml` or `workdays/2026.toml`, and their texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetupDocuments(BTreeMap<String, String>);

/// What became of a document between two setups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentChange {
    /// It was not there before.
    Added,
    /// It says something else.
    Changed,
    /// It is no longer there.
    Removed,
}

impl SetupDocuments {
    /// The text of a document.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Puts a document in, in the place of one of the same name.
    pub fn insert(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.0.insert(name.into(), text.into());
    }

    /// Takes a document out, where there is one of the name.
    pub fn remove(&mut self, name: &str) {
        self.0.remove(name);
    }

    /// These documents with some of them changed, each with its text or, where it is to vanish, without.
    #[must_use]
    pub fn with(&self, changed: &[(String, Option<String>)]) -> SetupDocuments {
        let mut documents = self.clone();
        for (name, text) in changed {
            match text {
                Some(text) => documents.insert(name, text),
                None => documents.remove(name),
            }
        }
        documents
    }

    /// Names and texts, in order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// Says whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What would change if these documents took the place of older ones, in order of the names.
    pub fn changes_since<'a>(&'a self, older: &'a SetupDocuments) -> Vec<(&'a str, DocumentChange)> {
        let here = self.iter().filter_map(|(name, text)| match older.text(name) {
            None => Some((name, DocumentChange::Added)),
            Some(other) if other != text => Some((name, DocumentChange::Changed)),
            Some(_) => None,
        });
        let gone = older.iter().filter(|(name, _)| self.text(name).is_none());
        let mut changes: Vec<_> = here.chain(gone.map(|(name, _)| (name, DocumentChange::Removed))).collect();
        changes.sort_by_key(|(name, _)| *name);
        changes
    }
}

impl DocumentChange {
    /// The word scripts read: `added`, `changed` or `removed`.
    pub fn word(self) -> &'static str {
        match self {
            DocumentChange::Added => "added",
            DocumentChange::Changed => "changed",
            DocumentChange::Removed => "removed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(all: &[(&str, &str)]) -> SetupDocuments {
        SetupDocuments(all.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
    }

    #[test]
    fn what_changes_is_named_and_what_stays_is_not() {
        let older = documents(&[("boards.toml", "a"), ("lines.toml", "b"), ("windows.toml", "c")]);
        let newer = documents(&[("calling.toml", "d"), ("lines.toml", "B"), ("windows.toml", "c")]);
        let changes = newer.changes_since(&older);
        let said: Vec<_> = changes.iter().map(|(name, change)| format!("{name} {}", change.word())).collect();
        assert_eq!(said, ["boards.toml removed", "calling.toml added", "lines.toml changed"]);
        assert_eq!(newer.changes_since(&newer), []);
    }
}
