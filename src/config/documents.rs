//! The documents of a centre in a folder: those that say how the hall is set up, the same on every machine.
use super::problem::{ConfigFault, Problem};
use super::sheet::{self, SourceText};
use crate::hall::{SPECIAL_DAYS, SetupDocuments};
use std::path::Path;

/// The documents of a centre, in the order they are read. What else lies in the folder belongs to one machine (`kiosk.toml`,
/// models of printers and scanners) or to imports.
pub(super) const FILES: [&str; 12] = [
    "rules.toml",
    "departments.toml",
    "themes.toml",
    "lines.toml",
    "windows.toml",
    "calling.toml",
    "clerks.toml",
    "boards.toml",
    "cases.toml",
    "ratings.toml",
    "synonyms.toml",
    SPECIAL_DAYS,
];
/// The folder of the calendars, a document a year.
pub(super) const WORKDAYS: &str = "workdays";

/// Says whether a document of this name belongs to a setup; a name is a path below the folder, with `/`.
pub fn is_document(name: &str) -> bool {
    let file = name.strip_prefix(WORKDAYS).and_then(|rest| rest.strip_prefix('/'));
    let year = file.and_then(|file| file.strip_suffix(".toml"));
    FILES.contains(&name) || year.is_some_and(|year| !year.contains(['/', '\\']))
}

/// Says whether a document says the same of the hall in two texts: `[voice]` of `calling.toml` is each machine's own.
pub fn says_the_same(name: &str, one: &str, other: &str) -> bool {
    let of_the_hall = |text: &str| {
        let mut table: toml::Table = text.parse().ok()?;
        table.remove("voice");
        Some(table)
    };
    one == other
        || name == "calling.toml" && of_the_hall(one).is_some_and(|one| of_the_hall(other) == Some(one))
}

/// The names of the documents of a centre that a folder has, in the order in which they are read.
pub fn document_names_in(folder: &Path) -> Vec<String> {
    names_in(&TextSource::Folder(folder), &mut Vec::new())
}

fn names_in(source: &TextSource<'_>, problems: &mut Vec<Problem>) -> Vec<String> {
    let there = FILES.iter().filter(|name| source.has(name)).map(|name| (*name).to_owned());
    there.chain(source.calendars(problems)).collect()
}

/// The documents of a centre in a folder, with what is wrong with the files themselves.
pub fn documents_in(folder: &Path) -> (SetupDocuments, Vec<Problem>) {
    let (source, mut problems) = (TextSource::Folder(folder), Vec::new());
    let mut documents = SetupDocuments::default();
    for name in names_in(&source, &mut problems) {
        match source.text(&name) {
            Err(problem) => problems.push(*problem),
            Ok((text, about)) => {
                problems.extend(about);
                documents.insert(name, text.text());
            }
        }
    }
    (documents, problems)
}

/// Where the texts of a centre come from.
pub(super) enum TextSource<'a> {
    /// A folder.
    Folder(&'a Path),
    /// Documents that a store keeps.
    Documents(&'a SetupDocuments),
}

impl TextSource<'_> {
    /// Says whether there is a document of a name.
    pub fn has(&self, name: &str) -> bool {
        match self {
            TextSource::Folder(folder) => folder.join(name).exists(),
            TextSource::Documents(documents) => documents.text(name).is_some(),
        }
    }

    /// A document of a name, with what is wrong with the file itself.
    pub fn text(&self, name: &str) -> Result<(SourceText, Vec<Problem>), Box<Problem>> {
        match self {
            TextSource::Folder(folder) => SourceText::read(&folder.join(name)),
            TextSource::Documents(documents) => match documents.text(name) {
                Some(text) => Ok((SourceText::of(name, text), Vec::new())),
                None => Err(Box::new(Problem::error(name, ConfigFault::MissingFile))),
            },
        }
    }

    /// The names of the calendars, in order.
    pub fn calendars(&self, problems: &mut Vec<Problem>) -> Vec<String> {
        match self {
            TextSource::Folder(folder) => {
                let files = sheet::files(&folder.join(WORKDAYS), problems);
                let names = files.iter().filter_map(|path| path.file_name());
                names.map(|name| format!("{WORKDAYS}/{}", name.to_string_lossy())).collect()
            }
            TextSource::Documents(documents) => {
                let names = documents.iter().map(|(name, _)| name);
                names.filter(|name| name.starts_with(WORKDAYS)).map(str::to_owned).collect()
            }
        }
    }

    /// A name as a problem gives it.
    pub fn shown(&self, name: &str) -> String {
        match self {
            TextSource::Folder(folder) => folder.join(name).display().to_string(),
            TextSource::Documents(_) => name.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_voice_of_a_machine_is_no_difference_of_the_hall() {
        let voiced = "rounds = 2 # twice\n[voice]\nspeak = [\"espeak-ng\"]\n";
        assert!(says_the_same("calling.toml", voiced, "rounds = 2\n"));
        assert!(says_the_same("calling.toml", voiced, "rounds = 2\n[voice]\nspeak = []\n"));
        assert!(!says_the_same("calling.toml", voiced, "rounds = 3\n[voice]\nspeak = [\"espeak-ng\"]\n"));
        assert!(!says_the_same("rules.toml", "a = 1\n[voice]\n", "a = 1\n"), "only there is it a machine's");
        assert!(!says_the_same("calling.toml", "a = ", "a = 1"));
    }
}
