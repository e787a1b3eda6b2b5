//! `hall export`: what the hall keeps as a table, in the columns that an import reads.
use super::export_file::{ExportTarget, create, open, tell};
use super::export_ratings::{self, RatingsArguments};
use super::export_sheets::{self, CasesArguments, PeopleSheetArguments, SheetArguments};
use super::progress::Progress;
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::SetupTable;
use crate::export;
use crate::import::{Mapping, mappings};
use crate::text::command::export::words;
use anyhow::anyhow;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::json;
use std::ops::ControlFlow;

/// Days are compared as text, which holds as long as years have four digits.
const LAST_YEAR: i32 = 9999;

/// Write what the hall keeps as a table: CSV or XLSX, by the end of the file's name.
///
/// The columns are those that the imports read, so that a table can go out, be worked on in a spreadsheet program, and come back.
/// A workbook has a sheet that says what goes into each column. The file is there once it is whole, or stays as it was. One
/// that is there already is replaced only with --force.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall export matters matters.xlsx\n  hall export matters --template empty.xlsx\n",
    "  hall export appointments --date 2026-11-23 monday.csv\n  hall export people people.xlsx\n\n",
    "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
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
        "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    Matters {
        #[command(flatten)]
        target: ExportTarget,
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
        "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    Appointments {
        #[command(flatten)]
        target: ExportTarget,
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
    /// Write the departments of the setup in force.
    #[command(after_help = concat!(
        "Examples:\n  hall export departments departments.xlsx\n  hall export departments --template empty.xlsx\n\n",
        "With --json: {kind, file, rows}\n\n",
        "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    Departments(SheetArguments),
    /// Write the windows of the setup in force.
    #[command(after_help = concat!(
        "Examples:\n  hall export windows windows.xlsx\n  hall export windows windows.csv\n\n",
        "With --json: {kind, file, rows}\n\n",
        "Exit codes:\n  0 written   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    Windows(SheetArguments),
    /// Write the accounts of the staff, without their PINs, for whoever may manage them; that it was done is recorded.
    #[command(after_help = concat!(
        "Examples:\n  hall export people people.xlsx\n  hall export people people.csv --login root\n\n",
        "With --json: {kind, file, rows}\n\n",
        "Exit codes:\n  0 written   1 no right to it, wrong PIN   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    People(PeopleSheetArguments),
    /// Write all cases, the newest first; what applicants wrote only for whoever signs in and may read it.
    ///
    /// The columns are in the order of the national record of evaluations. How to reach an applicant is never written. With --login
    /// and --reveal the text of each case that the account may read is in the last column, and each reading is recorded.
    #[command(after_help = concat!(
        "Examples:\n  hall export cases cases.xlsx\n  hall export cases --reveal --login 001 cases.csv\n\n",
        "With --json: {kind, file, rows}\n\n",
        "Exit codes:\n  0 written   1 no right to it, wrong PIN   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    Cases(CasesArguments),
    /// Write the ratings of a period in the fields of the national record of evaluations, the oldest first.
    ///
    /// Grades and channels are the codes of the interface (5 is the best), reasons are their codes, also retired ones. How to reach
    /// anybody is never written. With --login, for whoever may handle ratings, also the number, the window, the clerk and what was written.
    #[command(after_help = concat!(
        "Examples:\n  hall export ratings ratings.xlsx --from 2026-11-01 --to 2026-11-30\n  hall export ratings --login 001 ratings.csv\n\n",
        "With --json: {kind, file, rows}\n\n",
        "Exit codes:\n  0 written   1 no right to it, wrong PIN   2 usage   69 store unavailable   73 cannot be written, or is there already   78 configuration"
    ))]
    Ratings(RatingsArguments),
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.kind {
        ExportKind::Departments(sheet) => export_sheets::setup(context, SetupTable::Departments, sheet),
        ExportKind::Windows(sheet) => export_sheets::setup(context, SetupTable::Windows, sheet),
        ExportKind::People(sheet) => export_sheets::people(context, sheet),
        ExportKind::Cases(cases) => export_sheets::cases(context, cases),
        ExportKind::Ratings(ratings) => export_ratings::run(context, ratings),
        ExportKind::Matters { target, mapping, template, json } => {
            matters(context, target, mapping.as_deref(), *template, *json)
        }
        ExportKind::Appointments { target, date, template, json } => {
            appointments(context, target, *date, *template, *json)
        }
    }
}

fn matters(
    context: &CliContext,
    target: &ExportTarget,
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
    let to = target.to.as_path();
    let mut file = create(context, target, &table, is_template)?;
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
    target: &ExportTarget,
    date: Option<NaiveDate>,
    is_template: bool,
    is_json: bool,
) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let store = open(context, Some(&mut config), is_template)?;
    let table = export::appointments(Some(&config.hall));
    let to = target.to.as_path();
    let mut file = create(context, target, &table, is_template)?;
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

/// The mapping whose columns are written: the named one, else the hall's own.
fn own_mapping(context: &CliContext, named: Option<&str>) -> Result<Mapping, Stop> {
    let (said, mut problems) = (words(context.lang), Vec::new());
    let known = mappings(&context.folder, &mut problems);
    let wanted = |mapping: &Mapping| named.map_or(mapping.own, |name| mapping.name == name);
    let missing = || named.map_or_else(|| said.no_own_mapping.to_owned(), said.no_mapping);
    known.into_iter().find(wanted).ok_or_else(|| Stop::Failed(Exit::Usage, anyhow!(missing())))
}
