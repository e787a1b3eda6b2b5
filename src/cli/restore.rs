//! `hall restore`: a backup takes the place of what is in the store, after it was said what that changes.
use super::backup::check::{counts, flaw_text, look, tell_content, unread};
use super::backup::watching::Watching;
use super::backup::{answered, as_json, backups, failed, usual};
use super::context::StoreLocation;
use super::exercise::machine;
use super::login::{Login, denied};
use super::question::{answer, can_be_asked};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::hall::LineCode;
use crate::hall::people::{Authority, Permission};
use crate::store::{
    BackupAbout, BackupFile, RaisedLine, RestoreRefusal, RestoreTarget, Restored, StoreError, StoreGlance,
    StoreUrl,
};
use crate::text::Lang;
use crate::text::command;
use crate::text::command::backup::words;
use crate::text::command::people;
use crate::workers::lock::ProgramLock;
use anyhow::anyhow;
use clap::Args;
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Put the hall of a backup in the place of what is in the store, on this machine or another, SQLite or PostgreSQL.
///
/// Says first what is there now, what the file holds and what would get lost, and asks. Whatever happens meanwhile, the store is
/// the old one or the new one. What lay in a file is kept beside it. Numbers that may have been given since are passed over.
/// All programs of the store are closed first. Without a file the backups are listed.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall restore\n  hall restore var/backups/hall-HALL-20261123-180000.backup\n",
    "  hall --store postgres://hall@db/hall restore hall.backup --yes\n  hall restore hall.backup --issued A=57 --issued B=12\n\n",
    "With --json: {restored, backup: {…}, now: {state, centre, rows, newest, changes}, kept,\n",
    "  raised: [{day, line, from, to}]}, or {restored: false, message}; without a file: {backups: [{…}]}\n\n",
    "Exit codes:\n  0 restored   1 not restored: not confirmed, in use, another hall's, given up   2 usage\n",
    "  65 the file is not whole, or is none   69 store unavailable   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    /// The backup, or a folder whose backups are listed.
    #[arg(value_name = "FILE")]
    from: Option<PathBuf>,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
    /// The file is another hall's, and becomes this one's.
    #[arg(long)]
    as_this_hall: bool,
    /// The highest number of a line that people hold today, such as A=57, where a machine that gave it is gone with its ledger;
    /// numbers up to it are passed over. May be given for several lines.
    #[arg(long, value_name = "LINE=N", value_parser = issued)]
    issued: Vec<(LineCode, u32)>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    login: Login,
}

fn issued(text: &str) -> Result<(LineCode, u32), String> {
    let number = |(line, number): (&str, &str)| Some((line.into(), number.parse().ok()?));
    text.split_once('=').and_then(number).ok_or_else(|| "a line and a number, such as A=57".into())
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    answered(restore(context, arguments), arguments.json, "restored")
}

fn restore(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let config = context.config()?;
    let place = context.place(Some(&config))?;
    let file = match &arguments.from {
        Some(file) if !file.is_dir() => file,
        folder => return list(context.lang, &place, folder.as_deref(), arguments.json),
    };
    let words = words(context.lang);
    if let Some((line, _)) = arguments.issued.iter().find(|(line, _)| config.hall.line(line).is_none()) {
        return failed(Exit::Usage, (command::words(context.lang).no_line)(line));
    }
    let (about, flaws) = look(context.lang, file, !arguments.json)?;
    let (Some(about), true) = (about, flaws.is_empty()) else {
        let said: Vec<String> = flaws.iter().map(|flaw| flaw_text(context.lang, flaw)).collect();
        return failed(Exit::Data, format!("{}: {}", file.display(), said.join("; ")));
    };
    // Before anything of this program is in the store itself.
    let target_of = |authority: &Authority| target(&config, &place, arguments, authority);
    if let Some(refusal) = target_of(&Authority::system("")).in_use()? {
        return Err(refused(context.lang, &about, &target_of(&Authority::system("")), &refusal));
    }
    let target = target_of(&authority(context, &config, &arguments.login)?);
    place.make_folder()?;
    let now = target.glance()?;
    if !arguments.json {
        tell_plan(context.lang, &place, &about, &now)?;
        let is_known = matches!((&now, &target.url), (StoreGlance::Hall { .. }, StoreUrl::Sqlite(_)));
        if !is_known && target.issued.is_empty() {
            writeln!(crate::cli::fit(io::stdout().lock()), "{}", words.only_people)?;
        }
    }
    refuse(context.lang, &place, &about, &target)?;
    if !arguments.yes && !confirmed(context.lang, arguments.json)? {
        let said = if can_be_asked(arguments.json) { words.left } else { words.needs_yes };
        return failed(Exit::Refused, said.into());
    }
    let mut backup = BackupFile::open(file)
        .map_err(|error| unread(file, error))?
        .map_err(|flaw| Stop::Failed(Exit::Data, anyhow!(flaw_text(context.lang, &flaw))))?;
    let mut watching = Watching::begin(context.lang, !arguments.json)?;
    let done = backup.restore(&target, &mut |work, done, all| watching.tell(work, done, all));
    drop(watching);
    let restored = done.map_err(|error| not_restored(context.lang, &place, error))?;
    let restored = restored.map_err(|refusal| refused(context.lang, &about, &target, &refusal))?;
    if arguments.json {
        let raised: Vec<Value> = restored.raised.iter().map(raised_json).collect();
        let kept = restored.kept.as_ref().map(|path| path.display().to_string());
        let value = json!({
            "restored": true, "backup": as_json(file, &about), "now": glance_json(&about, &now), "kept": kept, "raised": raised,
        });
        writeln!(crate::cli::fit(io::stdout().lock()), "{value}")?;
    } else {
        tell_done(context.lang, &restored)?;
    }
    Ok(Exit::Done)
}

/// Who restores: somebody of the hall that is there, with the right to it, or the system's administrator.
fn authority(context: &CliContext, config: &Config, login: &Login) -> Result<Authority, Stop> {
    if !login.is_given() {
        return Ok(Authority::system(""));
    }
    let now = clock::now(config.machine.utc_offset);
    let Some(mut store) = context.existing_store(Some(&mut config.clone())) else {
        return failed(Exit::Refused, people::words(context.lang).no_accounts.to_owned());
    };
    let authority = login.authority(context, config, &mut store, ("", "restore"), now)?;
    let allowed = store.acting(&authority, &machine(), now).require(Permission::RunBackup)?;
    allowed.map_err(|no| denied(context, no))?;
    Ok(authority)
}

fn target(
    config: &Config,
    place: &StoreLocation,
    arguments: &Arguments,
    authority: &Authority,
) -> RestoreTarget {
    RestoreTarget {
        hall: place.hall.clone(),
        url: place.url.clone(),
        ledger: place.ledger.clone(),
        is_other_hall_meant: arguments.as_this_hall,
        issued: arguments.issued.clone(),
        actor: authority.actor(),
        machine: machine(),
        at: clock::now(config.machine.utc_offset),
    }
}

/// Lists the backups of a folder with what each holds.
fn list(lang: Lang, place: &StoreLocation, folder: Option<&Path>, wants_json: bool) -> Result<Exit, Stop> {
    let (words, mut out) = (words(lang), crate::cli::fit(io::stdout().lock()));
    let folder = folder.map_or_else(|| usual(place), Path::to_owned);
    let found = backups(&folder, &place.hall);
    if wants_json {
        let all: Vec<Value> =
            found.iter().map(|(file, backup)| as_json(file, backup.about()).into()).collect();
        writeln!(out, "{}", json!({ "backups": all }))?;
        return Ok(Exit::Done);
    }
    let Some((newest, _)) = found.first() else {
        writeln!(out, "{}", (words.no_backups)(&folder.display().to_string()))?;
        return Ok(Exit::Done);
    };
    for (file, backup) in &found {
        writeln!(out, "{}", file.display())?;
        tell_content(&mut out, lang, backup.about())?;
    }
    writeln!(out, "{}", (words.choose)(&newest.display().to_string()))?;
    Ok(Exit::Done)
}

fn tell_plan(lang: Lang, place: &StoreLocation, about: &BackupAbout, now: &StoreGlance) -> io::Result<()> {
    let (words, mut out) = (words(lang), crate::cli::fit(io::stdout().lock()));
    writeln!(out, "{}", words.in_file)?;
    tell_content(&mut out, lang, about)?;
    writeln!(out, "{}", (words.in_store)(&place.url.to_string()))?;
    match now {
        StoreGlance::Nothing => writeln!(out, "  {}", words.empty_store),
        StoreGlance::Unreadable(why) => writeln!(out, "  {}", (words.unreadable_store)(why)),
        StoreGlance::Hall { centre, tables, newest, entry } => {
            writeln!(out, "  {}", (words.hall)(&place.hall.code.to_string(), centre))?;
            let rows =
                |table: &str| tables.iter().find(|(name, _)| name == table).map_or(0, |(_, rows)| *rows);
            writeln!(out, "  {}", counts(lang, &rows))?;
            let last: Vec<String> = newest.iter().map(|(_, line, last)| format!("{line} {last}")).collect();
            if let Some((day, _, _)) = newest.first() {
                writeln!(out, "  {}", (words.newest)(&day.to_string(), &lang.list(&last)))?;
            }
            let fewer = words.kinds.iter().filter_map(|(table, kind)| {
                let (now, then) = (rows(table), about.rows_of(table));
                (now > then).then(|| (words.lost)(kind, now, then))
            });
            let mut fewer: Vec<String> = fewer.collect();
            if let Some(since @ 1..) = rows("audit").checked_sub(about.rows_of("audit")) {
                fewer.push((words.audit_goes)(since));
            }
            if let Ok(since @ 1..) = u64::try_from(entry - about.entry) {
                fewer.push((words.changes)(since));
            }
            if fewer.is_empty() {
                return writeln!(out, "{}", words.nothing_lost);
            }
            fewer.iter().try_for_each(|said| writeln!(out, "{said}"))
        }
    }
}

/// Says no before anybody is asked: programs are running, or the file is another hall's.
fn refuse(
    lang: Lang,
    place: &StoreLocation,
    about: &BackupAbout,
    target: &RestoreTarget,
) -> Result<(), Stop> {
    let words = words(lang);
    let running = ProgramLock::all_taken(&place.programs());
    if !running.is_empty() {
        let names: Vec<String> = running.iter().map(|name| (words.program)(name)).collect();
        return failed(Exit::Refused, (words.running)(&lang.list(&names)));
    }
    if !target.is_other_hall_meant && !about.is_of(&target.hall) {
        return Err(refused(lang, about, target, &RestoreRefusal::OtherHall));
    }
    Ok(())
}

fn refused(lang: Lang, about: &BackupAbout, target: &RestoreTarget, refusal: &RestoreRefusal) -> Stop {
    let words = words(lang);
    let said = match refusal {
        RestoreRefusal::InUse(machines) if machines.is_empty() => (words.running)(words.somebody),
        RestoreRefusal::InUse(machines) => (words.running_elsewhere)(&lang.list(machines)),
        RestoreRefusal::OtherHall => (words.other_hall)(
            &about.hall.to_string(),
            &about.centre,
            &target.hall.code.to_string(),
            &target.hall.centre,
        ),
    };
    Stop::Failed(Exit::Refused, anyhow!(said))
}

fn confirmed(lang: Lang, wants_json: bool) -> io::Result<bool> {
    let words = words(lang);
    // More is at stake than elsewhere: the whole word is wanted.
    Ok(can_be_asked(wants_json) && [words.yes, "yes"].contains(&answer(words.ask)?.as_str()))
}

fn not_restored(lang: Lang, place: &StoreLocation, error: StoreError) -> Stop {
    if error.is_cancelled() {
        return Stop::Failed(Exit::Refused, anyhow!(words(lang).given_up));
    }
    match error.file_fault() {
        _ if error.is_full() => Stop::cannot_write(&place.folder(), io::ErrorKind::StorageFull.into()),
        Some(kind) => Stop::cannot_write(&place.folder(), kind.into()),
        None => error.into(),
    }
}

fn tell_done(lang: Lang, restored: &Restored) -> io::Result<()> {
    let (words, mut out) = (words(lang), crate::cli::fit(io::stdout().lock()));
    writeln!(out, "{}", words.restored)?;
    if let Some(kept) = &restored.kept {
        writeln!(out, "{}", (words.kept)(&kept.display().to_string()))?;
    }
    for RaisedLine { day, line, known, until } in &restored.raised {
        writeln!(out, "{}", (words.raised)(&day.to_string(), line, known + 1, *until))?;
    }
    writeln!(out, "{}", words.next)
}

fn raised_json(raised: &RaisedLine) -> Value {
    let RaisedLine { day, line, known, until } = raised;
    json!({ "day": day.to_string(), "line": line, "from": known + 1, "to": until })
}

fn glance_json(about: &BackupAbout, now: &StoreGlance) -> Value {
    match now {
        StoreGlance::Nothing => json!({ "state": "nothing" }),
        StoreGlance::Unreadable(why) => json!({ "state": "unreadable", "why": why }),
        StoreGlance::Hall { centre, tables, newest, entry } => {
            let rows: serde_json::Map<String, Value> =
                tables.iter().map(|(table, count)| (table.clone(), (*count).into())).collect();
            let newest: Vec<Value> = newest
                .iter()
                .map(|(day, line, last)| json!({ "day": day.to_string(), "line": line, "last": last }))
                .collect();
            let changes = (entry - about.entry).max(0);
            json!({ "state": "hall", "centre": centre, "rows": rows, "newest": newest, "changes": changes })
        }
    }
}
