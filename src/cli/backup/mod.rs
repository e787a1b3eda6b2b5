//! `hall backup`: the whole hall in one file, while it goes on; older ones make room; looking whether a file is whole.
mod age;
pub(super) mod check;
mod folder;
pub(super) mod watching;

use super::context::StoreLocation;
use super::exercise::machine;
use super::login::{Login, denied};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::people::Authority;
use crate::store::{BackupAbout, Store, StoreError, StoreUrl};
use crate::text::Lang;
use crate::text::command::backup::words;
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;
use folder::{BackupTarget, Pruned};
use serde_json::{Map, Value, json};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use watching::Watching;

pub(super) use age::last_backup_warning;
pub(super) use folder::{backups, usual};

/// Back the whole hall up into one file, while everybody goes on.
///
/// All tables of the hall, the keys of its receipts, and how high numbers had gone. The file is an SQLite database that can be
/// looked at; it gets its name once it has been opened again and found whole. Without a place it goes into `backups` beside the
/// store. `hall restore` brings it back, on this machine or another, into SQLite or PostgreSQL.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall backup\n  hall backup /media/usb/ --keep 14\n  hall backup hall.backup --login root\n  hall backup --check hall.backup\n\n",
    "With --json: {file, bytes, hall, centre, made_at, program, schema, rows: {TABLE: count}, newest: [{day, line, last}],\n",
    "  removed: [file], kept: [file]}, or {made: false, message}; with --check without the last two, but with\n",
    "  {whole, flaws: [{flaw, table, message}]}\n\n",
    "Exit codes:\n  0 done   1 given up, or the file is there already   2 usage   65 with --check: not whole\n",
    "  69 store unavailable   73 no folder, no room, or not writable   75 another backup is being written   78 configuration"
))]
pub(super) struct Arguments {
    /// The file, or a folder, in which it is named after the hall and the time; `backups` beside the store where none is named.
    #[arg(value_name = "FILE|DIR")]
    to: Option<PathBuf>,
    /// Keep so many whole backups of this hall in the folder, the newest, and remove older ones.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    keep: Option<u16>,
    /// Replace a backup of this hall that has this name already.
    #[arg(long)]
    force: bool,
    /// Make no backup: say what is in a file, and whether it is whole.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["to", "keep", "force", "login"])]
    check: Option<PathBuf>,
    #[command(flatten)]
    login: Login,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    answered(make(context, arguments), arguments.json, "made")
}

/// With `--json` a script reads on stdout also why nothing was done, unless its exit code says that there is nothing to read.
pub(super) fn answered(done: Result<Exit, Stop>, wants_json: bool, what: &str) -> Result<Exit, Stop> {
    match done {
        Err(Stop::Failed(exit @ (Exit::Refused | Exit::Data | Exit::Running), error)) if wants_json => {
            writeln!(
                crate::cli::fit(io::stdout().lock()),
                "{}",
                json!({ what: false, "message": format!("{error:#}") })
            )?;
            Ok(exit)
        }
        done => done,
    }
}

fn make(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    if let Some(file) = &arguments.check {
        return check::run(context.lang, file, arguments.json);
    }
    let config = context.config()?;
    let (words, now) = (words(context.lang), clock::now(config.machine.utc_offset));
    let place = context.place(Some(&config))?;
    // Opening would make an empty store, and its backup would push out the good ones.
    if let StoreUrl::Sqlite(path) = &place.url
        && !path.exists()
    {
        return failed(Exit::Unavailable, (words.no_store)(&place.url.to_string()));
    }
    let target = BackupTarget::of(context.lang, &place, arguments.to.as_deref(), (now, arguments.force))?;
    if arguments.keep.is_some() && target.folder.is_none() {
        return failed(Exit::Usage, words.keep_needs_folder.into());
    }
    if let Some(folder) = &target.folder {
        folder::tidy(folder, &place.hall.code)?;
    }
    let mut store = context.open_as_it_is(Some(&config))?;
    let authority = arguments.login.authority(context, &config, &mut store, ("", "hall backup"), now)?;
    begin(context, &mut store, (&authority, &target.file), now)?;
    room(context.lang, &mut store, &target.file)?;
    let mut watching = Watching::begin(context.lang, !arguments.json)?;
    let made = store.back_up(&target.file, env!("CARGO_PKG_VERSION"), now, &mut |work, done, all| {
        watching.tell(work, done, all)
    });
    drop(watching);
    let about = made.map_err(|error| not_made(context.lang, &target.file, error))?;
    let pruned = match (&target.folder, arguments.keep) {
        (Some(folder), Some(keep)) => {
            folder::prune(folder, &place.hall, (&target.file, &about), keep.into())?
        }
        _ => Pruned::default(),
    };
    if arguments.json {
        let files =
            |files: &[PathBuf]| files.iter().map(|file| file.display().to_string()).collect::<Vec<_>>();
        let mut value = as_json(&target.file, &about);
        value.insert("removed".into(), json!(files(&pruned.removed)));
        value.insert("kept".into(), json!(files(&pruned.kept)));
        writeln!(crate::cli::fit(io::stdout().lock()), "{}", Value::from(value))?;
    } else {
        tell(context.lang, &target.file, &about, &pruned)?;
    }
    Ok(Exit::Done)
}

/// Keeps who makes a backup, where they have the right to. A store that takes nothing any more is the one to be backed up.
fn begin(
    context: &CliContext,
    store: &mut Store,
    (authority, file): (&Authority, &Path),
    now: NaiveDateTime,
) -> Result<(), Stop> {
    let machine = machine();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    match store.acting(authority, &machine, now).begin_backup(&name) {
        Ok(allowed) => allowed.map_err(|no| denied(context, no)),
        Err(error) => {
            log::warn!("the audit does not have this backup: {}", error.chain());
            Ok(())
        }
    }
}

fn tell(lang: Lang, file: &Path, about: &BackupAbout, pruned: &Pruned) -> io::Result<()> {
    let (words, mut out) = (words(lang), crate::cli::fit(io::stdout().lock()));
    let size = fs::metadata(file).map_or(0, |file| file.len());
    writeln!(out, "{}", (words.made)(&file.display().to_string(), &in_bytes(size)))?;
    check::tell_content(&mut out, lang, about)?;
    for file in &pruned.not_whole {
        writeln!(out, "{}", (words.not_whole)(&file.display().to_string()))?;
    }
    if let Some(file) = &pruned.larger {
        writeln!(out, "{}", (words.shrunk)(&file.display().to_string()))?;
    }
    if !pruned.removed.is_empty() {
        writeln!(out, "{}", (words.removed)(pruned.removed.len(), pruned.kept.len()))?;
    }
    Ok(())
}

/// A backup as `--json` has it.
pub(super) fn as_json(file: &Path, about: &BackupAbout) -> Map<String, Value> {
    let rows: Map<String, Value> =
        about.tables.iter().map(|table| (table.name.clone(), table.rows.into())).collect();
    let newest: Vec<Value> = check::newest(about)
        .map(|mark| json!({ "day": mark.day.to_string(), "line": mark.line, "last": mark.last }))
        .collect();
    let fields = [
        ("file", json!(file.display().to_string())),
        ("bytes", fs::metadata(file).map_or(Value::Null, |file| file.len().into())),
        ("hall", json!(about.hall.to_string())),
        ("centre", json!(about.centre)),
        ("made_at", json!(about.made_at.format("%Y-%m-%dT%H:%M:%S").to_string())),
        ("program", json!(about.program)),
        ("schema", json!(about.schema)),
        ("rows", Value::Object(rows)),
        ("newest", Value::Array(newest)),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Sees to it that the disk has room before anything is written: it may be the one the store needs.
fn room(lang: Lang, store: &mut Store, file: &Path) -> Result<(), Stop> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let (Some(size), Ok(disk)) = (store.backup_size()?, rustix::fs::statvfs(folder)) else { return Ok(()) };
    let (needed, free) = (size + size / 20, disk.f_bavail.saturating_mul(disk.f_frsize));
    if needed <= free {
        return Ok(());
    }
    let said = (words(lang).no_room)(&folder.display().to_string(), &in_bytes(needed), &in_bytes(free));
    failed(Exit::CannotWrite, said)
}

/// Why a backup was not made.
fn not_made(lang: Lang, file: &Path, error: StoreError) -> Stop {
    let words = words(lang);
    if error.is_cancelled() {
        return Stop::Failed(Exit::Refused, anyhow!(words.given_up));
    }
    if error.is_taken() {
        return Stop::Failed(Exit::Running, anyhow!((words.under_way)(&file.display().to_string())));
    }
    if error.is_full() {
        return Stop::cannot_write(file, io::ErrorKind::StorageFull.into());
    }
    match error.file_fault() {
        Some(kind) => Stop::cannot_write(file, kind.into()),
        None => error.into(),
    }
}

pub(super) fn failed<T>(exit: Exit, said: String) -> Result<T, Stop> {
    Err(Stop::Failed(exit, anyhow!(said)))
}

/// A number of bytes for people.
pub(super) fn in_bytes(bytes: u64) -> String {
    match bytes {
        0..10_000 => format!("{bytes} B"),
        10_000..10_000_000 => format!("{} KB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

/// The usual folder of backups.
fn usual_folder(place: &StoreLocation) -> PathBuf {
    place.folder().join("backups")
}
