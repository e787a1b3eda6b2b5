//! `hall cases import`: the applications of the approval system, out of a table.
use super::CaseDesk;
use crate::cli::context::first_matters;
use crate::cli::import_report::list_in_brief;
use crate::cli::progress::Progress;
use crate::cli::{CliContext, Exit, Stop, problem_json};
use crate::config::Problem;
use crate::import::{ApplicationTable, CheckReport, application_mappings};
use crate::store::ApplicationsImport;
use crate::text::command;
use crate::text::command::applications::words;
use clap::Args;
use serde_json::json;
use std::io::{self, Write};
use std::path::PathBuf;

/// Bring in applications of the approval system (办件) from a CSV file, after checking every row.
///
/// Columns: 办件编号, 事项编码, 部门, 收件, 受理, 承诺办结日, 办结, 状态, 特别程序起止; which heading is which, and what the states
/// are called, is in files in the folder `mappings/applications` of the configuration. UTF-8 or GB18030; commas, semicolons or
/// tabs; dates as people and spreadsheets write them. Known applications become what the table says, and what has changed is
/// kept; the same table again changes nothing. One error refuses the whole file, unless --skip-errors leaves such rows out. All
/// other columns are left out; those about people are named in a warning.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall cases import kiosk-config/applications.csv\n",
    "  hall cases import --dry-run --mapping sample export.csv\n  hall cases import --skip-errors export.csv --json\n\n",
    "With --json: {mapping, rows, added, changed, same, reopened, skipped, unknown_matters, dry_run, errors, warnings,\n",
    "  problems: [{file, line, column, heading, severity, code, message}]}\n\n",
    "Exit codes:\n  0 imported   2 usage   65 refused, nothing changed   69 store unavailable   78 configuration"
))]
pub(super) struct ImportApplications {
    /// The table: CSV, XLSX, ODS or XLS.
    file: PathBuf,
    /// The mapping to read it with, by name; found by the headings where not given.
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    /// Leave rows with errors out, and bring in the others.
    #[arg(long)]
    skip_errors: bool,
    /// Check everything and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// What came of it.
#[derive(Default)]
struct ImportReport {
    mapping: Option<String>,
    checked: CheckReport,
    /// Problems that kept the rows from being looked at, or lie outside the file.
    before: Vec<Problem>,
    /// Nothing where nothing was brought in.
    done: Option<ApplicationsImport>,
}

pub(super) fn run(desk: &mut CaseDesk<'_>, arguments: &ImportApplications) -> Result<Exit, Stop> {
    let mut report = ImportReport::default();
    let mappings = application_mappings(&desk.context.folder, &mut report.before);
    match ApplicationTable::open(&arguments.file, &mappings, arguments.mapping.as_deref()) {
        Err(problems) => report.before.extend(problems),
        Ok(table) => {
            let said = command::words(desk.context.lang);
            report.mapping = Some(table.mapping().name.clone());
            let mut bar = Progress::new(said.checking, !arguments.json);
            let (hall, offset) = (&desk.config.hall, desk.config.machine.utc_offset);
            report.checked = table.check(Some(hall), offset, &mut |done, all| bar.show(done, all));
            drop(bar);
            if report.is_fit(arguments.skip_errors) && !arguments.dry_run {
                report.done = Some(bring_in(desk, arguments, &table, report.checked.rows as u64)?);
            }
        }
    }
    let is_refused = !report.is_fit(arguments.skip_errors);
    if arguments.json {
        report.print_json(desk.context, arguments)?;
    } else {
        report.print(desk.context, arguments)?;
    }
    Ok(if is_refused { Exit::Data } else { Exit::Done })
}

fn bring_in(
    desk: &mut CaseDesk<'_>,
    arguments: &ImportApplications,
    table: &ApplicationTable,
    rows: u64,
) -> Result<ApplicationsImport, Stop> {
    let mut bar = Progress::new(command::words(desk.context.lang).importing, !arguments.json);
    // Limits are those of the matters, which a store that was made a moment ago does not have.
    first_matters(&mut desk.store, &desk.config)?;
    let mut applications = table.applications(desk.config.machine.utc_offset);
    Ok(desk.store.import_applications(&desk.config.hall, &mut applications, desk.now, &mut |done| {
        bar.show(done, rows);
    })?)
}

impl ImportReport {
    fn errors(&self) -> usize {
        self.before.iter().filter(|problem| problem.is_error()).count() + self.checked.errors()
    }

    fn warnings(&self) -> usize {
        self.before.iter().filter(|problem| !problem.is_error()).count() + self.checked.warnings()
    }

    /// Says whether the rows may be brought in: all of them, or those without errors where the others are left out.
    fn is_fit(&self, skips_errors: bool) -> bool {
        let is_readable = !self.before.iter().any(Problem::is_error) && self.checked.rows > 0;
        is_readable && (skips_errors || self.checked.errors() == 0)
    }

    fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.before.iter().chain(&self.checked.problems)
    }

    /// Rows that were left out.
    fn skipped(&self) -> u64 {
        let brought = |done: &ApplicationsImport| done.added + done.changed + done.same;
        self.done.as_ref().map_or(0, |done| (self.checked.rows as u64).saturating_sub(brought(done)))
    }

    fn print_json(&self, context: &CliContext, arguments: &ImportApplications) -> io::Result<()> {
        let problems: Vec<_> = self.problems().map(|problem| problem_json(problem, context.lang)).collect();
        let done = self.done.clone().unwrap_or_default();
        let value = json!({
            "mapping": self.mapping,
            "rows": self.checked.rows,
            "added": done.added,
            "changed": done.changed,
            "same": done.same,
            "reopened": done.reopened,
            "skipped": self.skipped(),
            "unknown_matters": done.unknown_matters,
            "dry_run": arguments.dry_run,
            "errors": self.errors(),
            "warnings": self.warnings(),
            "problems": problems,
        });
        writeln!(crate::cli::fit(io::stdout().lock()), "{value}")
    }

    fn print(&self, context: &CliContext, arguments: &ImportApplications) -> io::Result<()> {
        let (said, general) = (words(context.lang), command::words(context.lang));
        list_in_brief(
            &mut crate::cli::fit(io::stderr().lock()),
            self.problems(),
            &self.checked,
            context.lang,
        )?;
        let mut stdout = crate::cli::fit(io::stdout().lock());
        if let Some(mapping) = &self.mapping {
            writeln!(stdout, "{}", (general.recognised)(mapping, self.checked.rows))?;
        }
        writeln!(stdout, "{}", (general.counted)(self.errors(), self.warnings()))?;
        let Some(done) = &self.done else {
            if arguments.dry_run {
                return writeln!(stdout, "{}", general.dry_run);
            }
            writeln!(stdout, "{}", said.nothing_changed)?;
            let may_skip = self.checked.errors() > 0;
            return if may_skip { writeln!(stdout, "{}", said.may_skip) } else { Ok(()) };
        };
        writeln!(stdout, "{}", (said.imported)(done.added, done.changed, done.same))?;
        if done.reopened > 0 {
            writeln!(stdout, "{}", (said.reopened)(done.reopened))?;
        }
        if self.skipped() > 0 {
            writeln!(stdout, "{}", (said.skipped)(self.skipped()))?;
        }
        if done.unknown_matters > 0 {
            writeln!(stdout, "{}", (said.unknown_matters)(done.unknown_matters))?;
        }
        Ok(())
    }
}
