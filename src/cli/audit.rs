//! `hall audit`: who did what, when, from what to what.
use super::exercise::machine;
use super::login::{Login, denied};
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::people::{AuditAct, AuditEntry, Permission};
use crate::import::guard::guarded;
use crate::store::AuditFilter;
use crate::text::command::people::{act_of, words};
use crate::text::layout::half_width;
use anyhow::anyhow;
use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};
use std::fs::{OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// Read the audit (审计): who did what and when, from what to what.
///
/// Sign-ins, wrong PINs that cost a wait, accounts and roles, lines stopped, numbers given back, days closed, cases handled and read,
/// and what somebody was refused. Entries are only added; each holds a hash of the one before, which `hall check` follows.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall audit --from 2026-12-01\n  hall audit --who 001 --act line_stop --json\n",
    "  hall audit --csv audit.csv --login J01\n\n",
    "With --json: [{entry, at, actor, who, machine, act, object, before, after, hash}]; actor is account, system_admin\n",
    "  (a command without --login; who is the name that was given) or program\n\n",
    "Exit codes:\n  0 done   1 refused: no right to it, wrong PIN   2 usage   69 store   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    /// From this day on.
    #[arg(long, value_name = "DATE")]
    from: Option<NaiveDate>,
    /// Up to this day.
    #[arg(long, value_name = "DATE")]
    to: Option<NaiveDate>,
    /// Of somebody: the number of an account, or the name that was given.
    #[arg(long, value_name = "CODE")]
    who: Option<String>,
    /// Of an act, such as `line_stop`.
    #[arg(long, value_name = "ACT")]
    act: Option<String>,
    /// Print one JSON value.
    #[arg(long, conflicts_with = "csv")]
    json: bool,
    /// Write a table to this file, which only this user may read.
    #[arg(long, value_name = "FILE")]
    csv: Option<PathBuf>,
    #[command(flatten)]
    login: Login,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let (mut config, words) = (context.config()?, words(context.lang));
    let act = arguments.act.as_deref().map(|word| {
        let known: Vec<String> = AuditAct::all().map(|act| act.word().to_owned()).collect();
        let said = || (words.no_act)(word, &context.lang.list(&known));
        act_of(word).ok_or_else(|| Stop::Failed(Exit::Usage, anyhow!(said())))
    });
    let who = arguments.who.as_deref().map(|who| half_width::code(who).trim().to_owned());
    let filter = AuditFilter { from: arguments.from, to: arguments.to, who, act: act.transpose()? };
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    let authority = arguments.login.authority(context, &config, &mut store, ("", "hall audit"), now)?;
    store
        .acting(&authority, &machine(), now)
        .require(Permission::ReadAudit)?
        .map_err(|no| denied(context, no))?;
    let entries = store.audit_entries(&filter)?;
    if let Some(file) = &arguments.csv {
        write_table(file, &entries)?;
        writeln!(
            crate::cli::fit(io::stdout().lock()),
            "{}",
            (words.exported)(entries.len(), &file.display().to_string())
        )?;
        return Ok(Exit::Done);
    }
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let all: Vec<Value> = entries.iter().map(as_json).collect();
        writeln!(stdout, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    if entries.is_empty() {
        writeln!(stdout, "{}", words.no_entries)?;
    }
    for AuditEntry { entry, note, .. } in &entries {
        let change = [&note.before, &note.after].map(String::as_str);
        let change = match change {
            ["", after] => after.to_owned(),
            [before, after] => format!("{before} → {after}"),
        };
        let at = note.at.format("%Y-%m-%d %H:%M:%S").to_string();
        let parts = [
            (words.actor)(&note.actor),
            (words.act)(note.act).to_owned(),
            note.object.clone(),
            change,
            note.machine.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        writeln!(stdout, "{entry}  {at}  {}", parts.join("  "))?;
    }
    Ok(Exit::Done)
}

fn as_json(AuditEntry { entry, note, hash }: &AuditEntry) -> Value {
    json!({
        "entry": entry,
        "at": note.at.format("%Y-%m-%dT%H:%M:%S").to_string(),
        "actor": note.actor.kind(),
        "who": note.actor.name(),
        "machine": note.machine,
        "act": note.act.word(),
        "object": note.object,
        "before": note.before,
        "after": note.after,
        "hash": hash,
    })
}

/// Writes the entries as a table that office programs read: with the mark that says it is UTF-8, and no cell that they would take for
/// a formula.
fn write_table(path: &Path, entries: &[AuditEntry]) -> Result<(), Stop> {
    let cannot = |error: io::Error| Stop::cannot_write(path, error);
    let mut options = OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(path).map_err(cannot)?;
    // A file that is there already keeps the mode it has.
    if file.metadata().map_err(cannot)?.is_file() {
        file.set_permissions(Permissions::from_mode(0o600)).map_err(cannot)?;
    }
    file.write_all("\u{feff}".as_bytes()).map_err(cannot)?;
    let mut table = csv::Writer::from_writer(&mut file);
    let heads = ["entry", "at", "actor", "who", "machine", "act", "object", "before", "after", "hash"];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(entries.iter().map(|AuditEntry { entry, note, hash }| {
        [
            entry.to_string(),
            note.at.format("%Y-%m-%d %H:%M:%S").to_string(),
            note.actor.kind().to_owned(),
            note.actor.name().to_owned(),
            note.machine.clone(),
            note.act.word().to_owned(),
            note.object.clone(),
            note.before.clone(),
            note.after.clone(),
            hash.clone(),
        ]
    }));
    for row in rows {
        table
            .write_record(row.map(|cell| guarded(&cell)))
            .map_err(|error| cannot(io::Error::other(error)))?;
    }
    table.flush().map_err(cannot)?;
    drop(table);
    file.sync_all().map_err(cannot)
}
