//! `synonyms.toml`: what people say, and the words of matters it means.
use super::problem::{ConfigFault, Problem};
use super::sheet::{MOST, SourceText};
use super::table::{Located, Table};
use serde_json::Value;

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

/// The text of the file with one entry more at its end; `None` where the file could then not be read.
pub fn with_synonym(text: &str, say: &[String], mean: &[String]) -> Option<String> {
    // A text of JSON is a text of TOML.
    let quoted = |words: &[String]| Value::from(words.to_vec()).to_string();
    let gap = match text {
        "" => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let text = format!("{text}{gap}[[synonym]]\nsay = {}\nmean = {}\n", quoted(say), quoted(mean));
    let mut problems = Vec::new();
    let entries = SourceText::of("", text.as_str()).whole(&mut problems, read)?;
    let is_fit = text.len() as u64 <= MOST && !problems.iter().any(Problem::is_error);
    let last = entries.last().is_some_and(|(says, means)| says == say && means == mean);
    (is_fit && last).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str) -> Option<String> {
        with_synonym(text, &["a\"本".to_owned()], &["换 领".to_owned()])
    }

    #[test]
    fn an_entry_stands_below_all_that_was_there() {
        let entry = "[[synonym]]\nsay = [\"a\\\"本\"]\nmean = [\"换 领\"]\n";
        for (before, gap) in
            [("", ""), ("# 注\r\n", "\n"), ("[[synonym]]\nsay = ['b']\nmean = ['c'] # 注", "\n\n")]
        {
            assert_eq!(with(before), Some(format!("{before}{gap}{entry}")));
        }
    }

    #[test]
    fn a_file_that_could_not_be_read_any_more_is_not_made() {
        assert_eq!(
            with("synonym = [{ say = ['b'], mean = ['c'] }]\n"),
            None,
            "an array in one piece takes none"
        );
        assert_eq!(with(&"# 注\n".repeat(700_000)), None, "too big");
    }
}
