//! The setup written into a folder, a file a document.
use super::{CliContext, Exit, Stop};
use crate::cli::bounded_file::read_bounded;
use crate::cli::replaced_file::{file_itself, replace_file};
use crate::config::{document_names_in, is_document};
use crate::text::command::setup::words;
use anyhow::anyhow;
use serde_json::json;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Who may read a file that was not there: marks of PINs are for whom the folder is.
const MODE: u32 = 0o640;
/// The byte order mark.
const MARK: &[u8] = "\u{feff}".as_bytes();

pub(super) fn run(
    context: &CliContext,
    folder: &Path,
    edition: Option<u32>,
    force: bool,
    json: bool,
) -> Result<Exit, Stop> {
    let (mut config, words) = (context.config()?, words(context.lang));
    let mut store = context.open_store(&mut config)?;
    let number = match edition {
        Some(number) => number,
        None => store.setup_edition()?,
    };
    let documents = store.setup_documents(number)?;
    let refuse = |said: String| Err(Stop::Failed(Exit::Refused, anyhow!(said)));
    if documents.is_empty() {
        return refuse((words.no_edition)(number));
    }
    // Names come from a store that other machines write: none leads out of the folder.
    let all: Vec<(&str, &str)> = documents.iter().filter(|(name, _)| is_document(name)).collect();
    let too_many: Vec<String> = document_names_in(folder)
        .into_iter()
        .filter(|name| is_document(name) && !folder.join(name).is_dir())
        .filter(|name| all.iter().all(|(other, _)| other != name))
        .collect();
    let differs = |(name, text): &&(&str, &str)| state_of(&folder.join(name), text) == FileState::Other;
    let others = all.iter().filter(differs).map(|(name, _)| *name);
    let others: Vec<&str> = others.chain(too_many.iter().map(String::as_str)).collect();
    if !force && !others.is_empty() {
        return refuse((words.others_there)(&folder.display().to_string(), &context.lang.list(&others)));
    }
    for (name, text) in &all {
        let path = folder.join(name);
        write(&path, text).map_err(|error| Stop::cannot_write(&path, error))?;
    }
    for name in &too_many {
        let path = folder.join(name);
        fs::remove_file(&path).map_err(|error| Stop::cannot_write(&path, error))?;
    }
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if json {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        writeln!(stdout, "{}", json!({ "edition": number, "documents": names }))?;
    } else {
        writeln!(stdout, "{}", (words.exported)(number, all.len(), &folder.display().to_string()))?;
    }
    Ok(Exit::Done)
}

/// How a file stands beside a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FileState {
    Missing,
    Same,
    Other,
}

/// Compares as documents are read: a byte order mark says nothing.
fn state_of(path: &Path, text: &str) -> FileState {
    // One byte more than the document with its mark is enough to see that it is another.
    match read_bounded(path, (MARK.len() + text.len()) as u64) {
        Ok(bytes) if bytes.strip_prefix(MARK).unwrap_or(&bytes) == text.as_bytes() => FileState::Same,
        Err(error) if error.kind() == io::ErrorKind::NotFound => FileState::Missing,
        _ => FileState::Other,
    }
}

/// Writes a document where it says something else; the file keeps its mode, its owner, and its place where its name is a link.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if state_of(path, text) == FileState::Same {
        return Ok(());
    }
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    replace_file(&file_itself(path)?, text, MODE)
}
