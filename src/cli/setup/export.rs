//! The setup written into a folder, a file a document.
use super::{CliContext, Exit, Stop};
use crate::config::is_document;
use crate::text::command::setup::words;
use anyhow::anyhow;
use serde_json::json;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

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
    let differs = |(name, text): &&(&str, &str)| {
        fs::read_to_string(folder.join(name)).is_ok_and(|other| other != *text)
    };
    let others: Vec<&str> = all.iter().filter(differs).map(|(name, _)| *name).collect();
    if !force && !others.is_empty() {
        return refuse((words.others_there)(&folder.display().to_string(), &context.lang.list(&others)));
    }
    for (name, text) in &all {
        let path = folder.join(name);
        write(&path, text).map_err(|error| Stop::cannot_write(&path, error))?;
    }
    let mut stdout = io::stdout().lock();
    if json {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        writeln!(stdout, "{}", json!({ "edition": number, "documents": names }))?;
    } else {
        writeln!(stdout, "{}", (words.exported)(number, all.len(), &folder.display().to_string()))?;
    }
    Ok(Exit::Done)
}

/// Writes a file as a whole: whoever reads it meanwhile finds the old one or the new one.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = folder.join(format!(".{name}.new"));
    let mut file = File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&beside, path)
}
