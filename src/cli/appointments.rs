//! `hall appointments`: bringing appointments in, looking through them, cancelling one.
use super::marked_copy::{check_marked, mark};
use super::{CliContext, Exit, Stop, list, problem_json};
use crate::clock;
use crate::config::Config;
use crate::hall::booking::{Appointment, Attendance, CheckInError, code};
use crate::import::{Bookings, bookings};
use crate::store::BookingSummary;
use crate::text::command;
use crate::text::command::appointments::words;
use anyhow::anyhow;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// List the appointments of a day, bring some in, or cancel one.
///
/// An appointment is a day, a time, a line, perhaps a matter, and a code. Nothing about the person is stored.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
#[command(after_help = concat!(
    "Examples:\n  hall appointments\n  hall appointments --date 2026-11-23 --json\n",
    "  hall appointments import bookings.csv\n  hall appointments cancel 12345674\n\n",
    "With --json: {date, appointments: [{code, time, line, matter, state, number}]};\n",
    "  `state` is expected, here or cancelled\n\n",
    "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<AppointmentsCommand>,
    /// The day, as YYYY-MM-DD; today where not given.
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum AppointmentsCommand {
    /// Bring in the appointments of a table, CSV or a workbook, all or none; again changes nothing.
    ///
    /// Columns: 日期/date, 时间/time, 队列/line, 事项编码/matter and 预约码/code, the last two of which may be missing; CSV
    /// in UTF-8 or GB18030, XLSX, ODS or XLS. A row without a code gets one of eight digits, the last of which is a check digit. Codes of your own have
    /// 4 to 32 letters and digits. All other columns are left out; those about people are named in a warning.
    #[command(after_help = concat!(
        "Examples:\n  hall appointments import bookings.csv\n  hall appointments import --dry-run bookings.csv\n\n",
        "With --json: {rows, added, changed, same, kept, dry_run, errors, warnings,\n",
        "  codes: [{line, code, made}], problems: [{file, line, column, heading, severity, code, message}]}\n\n",
        "Exit codes:\n  0 imported   2 usage   65 refused, nothing changed   69 store unavailable   78 configuration"
    ))]
    Import {
        /// The table: CSV, XLSX, ODS or XLS.
        file: PathBuf,
        /// Write a copy of the table as a workbook, with what is wrong beside each cell.
        #[arg(long, value_name = "FILE")]
        marked: Option<PathBuf>,
        /// Check everything, say what would be added and changed, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Cancel an appointment nobody has checked in for.
    #[command(after_help = concat!(
        "Example:\n  hall appointments cancel 12345674\n\n",
        "Exit codes:\n  0 cancelled   1 no such code, or somebody is here   69 store unavailable   78 configuration"
    ))]
    Cancel {
        /// The code.
        code: String,
    },
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    match &arguments.what {
        None => show(context, &config, arguments),
        Some(AppointmentsCommand::Import { file, marked, dry_run, json }) => {
            import(context, &mut config, (file, marked.as_deref()), *dry_run, *json)
        }
        Some(AppointmentsCommand::Cancel { code }) => cancel(context, &config, code),
    }
}

fn show(context: &CliContext, config: &Config, arguments: &Arguments) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let today = clock::now(config.machine.utc_offset).date();
    let day = match &arguments.date {
        None => today,
        Some(written) => written
            .parse::<NaiveDate>()
            .map_err(|_| Stop::Failed(Exit::Usage, anyhow!((said.bad_date)(written))))?,
    };
    let all = context.open_as_it_is(Some(config))?.appointments(day)?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if arguments.json {
        let all: Vec<Value> = all.iter().map(as_json).collect();
        writeln!(stdout, "{}", json!({ "date": day.to_string(), "appointments": all }))?;
    } else if all.is_empty() {
        writeln!(stdout, "{}", (said.none)(&day.to_string()))?;
    } else {
        for row in &all {
            let state = match &row.standing {
                Attendance::Expected => said.expected.to_owned(),
                Attendance::Here { label } => (said.here)(&label.to_string()),
                Attendance::Cancelled => said.cancelled.to_owned(),
            };
            writeln!(stdout, "{}  {}  {state}", in_brief(row), row.code)?;
        }
    }
    Ok(Exit::Done)
}

fn in_brief(row: &Appointment) -> String {
    let matter = row.matter.as_ref().map_or_else(String::new, |matter| format!("  {matter}"));
    format!("{} {}  {}{matter}", row.day, row.time.format("%H:%M"), row.line)
}

fn as_json(row: &Appointment) -> Value {
    let (state, number) = match &row.standing {
        Attendance::Expected => ("expected", None),
        Attendance::Here { label } => ("here", Some(label.to_string())),
        Attendance::Cancelled => ("cancelled", None),
    };
    let time = row.time.format("%H:%M").to_string();
    json!({
        "code": row.code, "time": time, "line": row.line, "matter": row.matter, "state": state, "number": number,
    })
}

fn import(
    context: &CliContext,
    config: &mut Config,
    (file, marked): (&Path, Option<&Path>),
    dry_run: bool,
    json: bool,
) -> Result<Exit, Stop> {
    check_marked(context, file, marked)?;
    let at = clock::now(config.machine.utc_offset);
    // Lines and hours are those in force.
    let store = context.existing_store(Some(config));
    let found = bookings(file, &config.hall, at.date());
    let mut booked = None;
    if found.checked.errors() == 0 {
        let rows: Vec<Appointment> = found.rows.iter().map(|row| row.appointment.clone()).collect();
        booked = match (store, dry_run) {
            (store, true) => store.and_then(|mut store| store.try_book(&rows, at).ok()),
            (Some(mut store), false) => Some(store.book(&rows, at)?),
            (None, false) => Some(context.open_store(config)?.book(&rows, at)?),
        };
    }
    if let Some((copy, path)) = found.copy.as_ref().zip(marked) {
        mark(context, copy, &found.checked.problems, path)?;
    }
    if json {
        let value = report(context, &found, booked.as_ref(), dry_run);
        writeln!(crate::cli::fit(io::stdout().lock()), "{value}")?;
    } else {
        tell(context, &found, booked.as_ref(), dry_run)?;
    }
    Ok(if found.checked.errors() == 0 { Exit::Done } else { Exit::Data })
}

fn report(context: &CliContext, found: &Bookings, booked: Option<&BookingSummary>, dry_run: bool) -> Value {
    let problems: Vec<Value> =
        found.checked.problems.iter().map(|problem| problem_json(problem, context.lang)).collect();
    let codes: Vec<Value> = coded(found, booked)
        .map(|(row, code)| {
            let made = row.appointment.code.is_empty();
            json!({ "line": row.line, "code": code, "made": made })
        })
        .collect();
    let none = BookingSummary::default();
    let booked = booked.unwrap_or(&none);
    json!({
        "rows": found.checked.rows,
        "added": booked.added,
        "changed": booked.changed,
        "same": booked.same,
        "kept": booked.kept,
        "dry_run": dry_run,
        "errors": found.checked.errors(),
        "warnings": found.checked.warnings(),
        "codes": codes,
        "problems": problems,
    })
}

/// The rows with the codes they were stored under.
fn coded<'a>(
    found: &'a Bookings,
    booked: Option<&'a BookingSummary>,
) -> impl Iterator<Item = (&'a crate::import::Booking, &'a String)> {
    found.rows.iter().zip(booked.into_iter().flat_map(|booked| &booked.codes))
}

fn tell(
    context: &CliContext,
    found: &Bookings,
    booked: Option<&BookingSummary>,
    dry_run: bool,
) -> io::Result<()> {
    let (said, general) = (words(context.lang), command::words(context.lang));
    list(&mut crate::cli::fit(io::stderr().lock()), &found.checked.problems, context.lang)?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    writeln!(stdout, "{}", (said.rows)(found.checked.rows))?;
    writeln!(stdout, "{}", (general.counted)(found.checked.errors(), found.checked.warnings()))?;
    for (row, code) in coded(found, booked).filter(|(row, _)| row.appointment.code.is_empty()) {
        writeln!(stdout, "{}", (said.made)(&in_brief(&row.appointment), code))?;
    }
    match booked {
        Some(booked) => {
            writeln!(stdout, "{}", (said.booked)(booked.added, booked.changed, booked.same))?;
            if booked.kept > 0 {
                writeln!(stdout, "{}", (said.kept)(booked.kept))?;
            }
            if dry_run { writeln!(stdout, "{}", general.dry_run) } else { Ok(()) }
        }
        None if dry_run && found.checked.errors() == 0 => writeln!(stdout, "{}", general.dry_run),
        None => writeln!(stdout, "{}", said.nothing_changed),
    }
}

fn cancel(context: &CliContext, config: &Config, written: &str) -> Result<Exit, Stop> {
    let said = words(context.lang);
    let mut store = context.open_as_it_is(Some(config))?;
    let done = match code::plain(written) {
        Some(code) => store.cancel_appointment(&code, clock::now(config.machine.utc_offset))?,
        None => Err(CheckInError::Unknown),
    };
    let no = match done {
        Ok(row) => {
            writeln!(crate::cli::fit(io::stdout().lock()), "{}", (said.now_cancelled)(&in_brief(&row)))?;
            return Ok(Exit::Done);
        }
        Err(CheckInError::AlreadyHere { label }) => (said.here_already)(&label.to_string()),
        Err(CheckInError::Mistyped) => said.mistyped.to_owned(),
        Err(_) => said.no_code.to_owned(),
    };
    writeln!(crate::cli::fit(io::stderr().lock()), "{no}")?;
    Ok(Exit::Refused)
}
