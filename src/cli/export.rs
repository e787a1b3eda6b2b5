//! `hall export`: what the hall keeps as a table, in the columns that an import reads.
use super::progress::Progress;
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::Config;
use crate::export::{self, FileForm, TableFile, TableForm};
use crate::import::{Mapping, mappings};
use crate::store::Store;
use crate::text::command::export::words;
use anyhow::anyhow;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// Days are compared as text, which holds as long as years have four digits.
const LAST_YEAR: i32 = 9999;

/// Write what the hall keeps as a table: CSV or XLSX, by the end of the file's name.
///
/// The columns are those that the imports read, so that a table can go out, be worked on in a spreadsheet program, and come back.
/// A workbook has a sheet that says what goes into each column. The file is there once it is whole, or stays as it was.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall export matters matters.xlsx\n  hall export matters --template empty.xlsx\n",
    "  hall export appointments --date 2026-11-23 monday.csv\n\n",
    "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written   78 configuration"
))]
pub(super) struct Arguments {
    #[command(subcommand)]
    kind: ExportKind,
}

/// What is written.
#[derive(Debug, Subcommand)]
enum ExportKind {
    /// Write all matters, in the columns of the hall's own mapping.
    #[command(after_help = concat!(
        "Examples:\n  hall export matters matters.csv\n  hall export matters --template empty.xlsx\n\n",
        "With --json: {kind, file, rows, mapping}\n\n",
        "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written   78 configuration"
    ))]
    Matters {
        /// The file: its name ends in .csv or .xlsx.
        #[arg(value_name = "FILE")]
        to: PathBuf,
        /// The mapping whose columns are written, by name; the hall's own where not given.
        #[arg(long, value_name = "NAME")]
        mapping: Option<String>,
        /// Write the headings alone, with notes and lists to choose from, to be filled in.
        #[arg(long)]
        template: bool,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Write appointments from a day on; cancelled ones are left out.
    #[command(after_help = concat!(
        "Examples:\n  hall export appointments bookings.xlsx\n  hall export appointments --date 2026-11-23 monday.csv\n\n",
        "With --json: {kind, file, rows}\n\n",
        "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written   78 configuration"
    ))]
    Appointments {
        /// The file: its name ends in .csv or .xlsx.
        #[arg(value_name = "FILE")]
        to: PathBuf,
        /// Only this day, as YYYY-MM-DD; from today on where not given.
        #[arg(long, value_name = "DATE")]
        date: Option<NaiveDate>,
        /// Write the headings alone, with notes and lists to choose from, to be filled in.
        #[arg(long)]
        template: bool,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.kind {
        ExportKind::Matters { to, mapping, template, json } => {
            matters(context, to, mapping.as_deref(), *template, *json)
        }
        ExportKind::Appointments { to, date, template, json } => {
            appointments(context, to, *date, *template, *json)
        }
    }
}

fn matters(
    context: &CliContext,
    to: &Path,
    named: Option<&str>,
    is_template: bool,
    is_json: bool,
) -> Result<Exit, Stop> {
    let said = words(context.lang);
    // Without a configuration only a named store is the one that is meant; a template needs none.
    let mut config = match context.config() {
        Ok(config) => Some(config),
        Err(_) if is_template || context.store.is_some() => None,
        Err(stop) => return Err(stop),
    };
    let store = open(context, config.as_mut(), is_template)?;
    let mapping = own_mapping(context, named)?;
    let table = export::matters(&mapping, config.as_ref().map(|config| &config.hall));
    let mut file = create(context, to, &table, is_template)?;
    let mut rows = 0_u64;
    if let Some(mut store) = store {
        let all = u64::from(store.count_matters()?);
        let mut bar = Progress::new(said.exporting, !is_json);
        let mut failed = Ok(());
        let whole = store.each_guide(&mut |guide| {
            failed = file.row(&table, &guide);
            rows += 1;
            bar.show(rows, all);
            if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        failed.map_err(|error| Stop::cannot_write(to, error))?;
        if !whole {
            return Err(Stop::Failed(Exit::Unavailable, anyhow!(said.changed_meanwhile)));
        }
    }
    file.finish().map_err(|error| Stop::cannot_write(to, error))?;
    let about =
        json!({ "kind": "matters", "file": to.display().to_string(), "rows": rows, "mapping": mapping.name });
    tell(context, to, rows, is_template, is_json.then_some(about))
}

fn appointments(
    context: &CliContext,
    to: &Path,
    date: Option<NaiveDate>,
    is_template: bool,
    is_json: bool,
) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let store = open(context, Some(&mut config), is_template)?;
    let table = export::appointments(Some(&config.hall));
    let mut file = create(context, to, &table, is_template)?;
    let mut rows = 0;
    if let Some(mut store) = store {
        let today = clock::now(config.machine.utc_offset).date();
        let last = NaiveDate::from_ymd_opt(LAST_YEAR, 12, 31).unwrap_or(NaiveDate::MAX);
        let (from, until) = date.map_or((today, last), |day| (day, day));
        for row in store.appointments_between(from, until)? {
            file.row(&table, &row).map_err(|error| Stop::cannot_write(to, error))?;
            rows += 1;
        }
    }
    file.finish().map_err(|error| Stop::cannot_write(to, error))?;
    let about = json!({ "kind": "appointments", "file": to.display().to_string(), "rows": rows });
    tell(context, to, rows, is_template, is_json.then_some(about))
}

/// The store that is written out. A template needs none; where there is one, its lists are of the setup in force.
fn open(context: &CliContext, config: Option<&mut Config>, is_template: bool) -> Result<Option<Store>, Stop> {
    match config {
        config if is_template => {
            drop(context.existing_store(config));
            Ok(None)
        }
        Some(config) => context.open_filled(config).map(Some),
        None => context.open_as_it_is(None).map(Some),
    }
}

/// Begins the file, in the form its name asks for.
fn create<T>(
    context: &CliContext,
    to: &Path,
    table: &TableForm<T>,
    is_template: bool,
) -> Result<TableFile, Stop> {
    let said = words(context.lang);
    let usage = |what: &'static str| Stop::Failed(Exit::Usage, anyhow!(what));
    let form = FileForm::of(to).ok_or_else(|| usage(said.bad_ending))?;
    if is_template && form == FileForm::Csv {
        return Err(usage(said.no_template));
    }
    TableFile::create(to, form, table).map_err(|error| Stop::cannot_write(to, error))
}

/// The mapping whose columns are written: the named one, else the hall's own.
fn own_mapping(context: &CliContext, named: Option<&str>) -> Result<Mapping, Stop> {
    let (said, mut problems) = (words(context.lang), Vec::new());
    let known = mappings(&context.folder, &mut problems);
    let wanted = |mapping: &Mapping| named.map_or(mapping.own, |name| mapping.name == name);
    let missing = || named.map_or_else(|| said.no_own_mapping.to_owned(), said.no_mapping);
    known.into_iter().find(wanted).ok_or_else(|| Stop::Failed(Exit::Usage, anyhow!(missing())))
}

fn tell(
    context: &CliContext,
    to: &Path,
    rows: u64,
    is_template: bool,
    json: Option<serde_json::Value>,
) -> Result<Exit, Stop> {
    let (said, file) = (words(context.lang), to.display().to_string());
    let mut stdout = crate::cli::fit(io::stdout().lock());
    match json {
        Some(value) => writeln!(stdout, "{value}")?,
        None if is_template => writeln!(stdout, "{}", (said.template)(&file))?,
        None => writeln!(stdout, "{}", (said.written)(rows, &file))?,
    }
    Ok(Exit::Done)
}
