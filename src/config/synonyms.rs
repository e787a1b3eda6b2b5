//! `synonyms.toml`: what people say, and the words of matters it means.
use super::problem::ConfigFault;
use super::table::{Located, Table};

/// What people say, and what it means.
pub type SynonymEntry = (Vec<String>, Vec<String>);

/// Reads `[[synonym]]`.
pub(super) fn read(table: &mut Table<'_>) -> Vec<SynonymEntry> {
    table.tables("synonym", |table| (words(table, "say"), words(table, "mean")))
}

fn words(table: &mut Table<'_>, key: &'static str) -> Vec<String> {
    let words = table.texts(key);
    if words.is_empty() {
        table.wrong(table.place(key), ConfigFault::MissingKey { key: key.into() });
    }
    words.into_iter().map(|Located { value, .. }| value).collect()
}
