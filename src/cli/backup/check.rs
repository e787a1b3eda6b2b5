//! `hall backup --check`: what is in a file, and whether it is whole.
use super::as_json;
use super::watching::Watching;
use crate::cli::{Exit, Stop};
use crate::store::{BackupAbout, BackupFile, BackupFlaw, BackupMark, StoreError};
use crate::text::Lang;
use crate::text::command::backup::words;
use anyhow::anyhow;
use serde_json::{Map, Value, json};
use std::io::{self, Write};
use std::path::Path;

pub(super) fn run(lang: Lang, file: &Path, wants_json: bool) -> Result<Exit, Stop> {
    let words = words(lang);
    let (about, flaws) = look(lang, file, !wants_json)?;
    let exit = if flaws.is_empty() { Exit::Done } else { Exit::Data };
    let mut out = crate::cli::fit(io::stdout().lock());
    if wants_json {
        let mut value = about.map_or_else(Map::new, |about| as_json(file, &about));
        value.insert("file".into(), json!(file.display().to_string()));
        value.insert("whole".into(), flaws.is_empty().into());
        let flaws: Vec<Value> = flaws.iter().map(|flaw| flaw_json(lang, flaw)).collect();
        value.insert("flaws".into(), flaws.into());
        writeln!(out, "{}", Value::from(value))?;
        return Ok(exit);
    }
    if let Some(about) = &about {
        tell_content(&mut out, lang, about)?;
    }
    if flaws.is_empty() {
        writeln!(out, "{}", words.whole)?;
    }
    for flaw in &flaws {
        writeln!(crate::cli::fit(io::stderr().lock()), "{}", flaw_text(lang, flaw))?;
    }
    Ok(exit)
}

/// Opens a file and reads all of it.
pub(in crate::cli) fn look(
    lang: Lang,
    file: &Path,
    is_shown: bool,
) -> Result<(Option<BackupAbout>, Vec<BackupFlaw>), Stop> {
    match BackupFile::open(file).map_err(|error| unread(file, error))? {
        Err(flaw) => Ok((None, vec![flaw])),
        Ok(mut backup) => {
            let mut watching = Watching::only(lang, is_shown);
            let flaws = backup.flaws(&mut |work, done, all| watching.tell(work, done, all));
            Ok((Some(backup.about().clone()), flaws.map_err(|error| unread(file, error))?))
        }
    }
}

/// A file that cannot be read at all.
pub(in crate::cli) fn unread(file: &Path, error: StoreError) -> Stop {
    match error.file_fault() {
        Some(kind) => Stop::Failed(
            Exit::Data,
            anyhow::Error::from(io::Error::from(kind)).context(file.display().to_string()),
        ),
        None => Stop::Failed(Exit::Data, anyhow!(error).context(file.display().to_string())),
    }
}

/// What a backup says of itself, for people.
pub(in crate::cli) fn tell_content(out: &mut impl Write, lang: Lang, about: &BackupAbout) -> io::Result<()> {
    let words = words(lang);
    writeln!(out, "  {}", (words.hall)(&about.hall.to_string(), &about.centre))?;
    let made_at = about.made_at.format("%Y-%m-%d %H:%M:%S").to_string();
    writeln!(out, "  {}", (words.made_at)(&made_at, &about.program, about.schema))?;
    writeln!(out, "  {}", counts(lang, &|table| about.rows_of(table)))?;
    let last: Vec<String> = newest(about).map(|mark| format!("{} {}", mark.line, mark.last)).collect();
    if let Some(mark) = newest(about).next() {
        writeln!(out, "  {}", (words.newest)(&mark.day.to_string(), &lang.list(&last)))?;
    }
    Ok(())
}

/// How many there are of each kind that people care for.
pub(in crate::cli) fn counts(lang: Lang, rows: &dyn Fn(&str) -> u64) -> String {
    let words = words(lang);
    let said = words.kinds.iter().map(|(table, kind)| (words.rows)(kind, rows(table)));
    lang.list(&said.collect::<Vec<_>>())
}

/// The lines of the newest day that it knows.
pub(in crate::cli) fn newest(about: &BackupAbout) -> impl Iterator<Item = &BackupMark> {
    let day = about.marks.iter().map(|mark| mark.day).max();
    about.marks.iter().filter(move |mark| Some(mark.day) == day)
}

pub(in crate::cli) fn flaw_text(lang: Lang, flaw: &BackupFlaw) -> String {
    let words = words(lang);
    match flaw {
        BackupFlaw::NotABackup => words.no_backup.into(),
        BackupFlaw::Newer { program } => (words.newer)(program),
        BackupFlaw::Damaged(said) => (words.damaged)(said),
        BackupFlaw::Label => words.label.into(),
        BackupFlaw::Rows { table, kept, found } => (words.other_rows)(table, *kept, *found),
        BackupFlaw::Content { table } => (words.other_content)(table),
    }
}

pub(in crate::cli) fn flaw_json(lang: Lang, flaw: &BackupFlaw) -> Value {
    let (word, table) = match flaw {
        BackupFlaw::NotABackup => ("not_a_backup", None),
        BackupFlaw::Newer { .. } => ("newer", None),
        BackupFlaw::Damaged(_) => ("damaged", None),
        BackupFlaw::Label => ("label", None),
        BackupFlaw::Rows { table, .. } => ("rows", Some(table)),
        BackupFlaw::Content { table } => ("content", Some(table)),
    };
    json!({ "flaw": word, "table": table, "message": flaw_text(lang, flaw) })
}
