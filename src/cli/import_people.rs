//! `hall import people`: accounts brought to what a sheet says, all of it or nothing; their PINs are never in a sheet.
use super::exercise::{known_pin, machine};
use super::import_report::{list_in_brief, unless_matters};
use super::login::{Login, denied};
use super::marked_copy::{check_marked, mark};
use super::question::{answer, can_be_asked};
use super::{CliContext, Exit, Stop, problem_json};
use crate::clock;
use crate::config::{Config, Problem, pin};
use crate::hall::people::{Denied, StaffEntry, StaffPlan};
use crate::import::{CheckReport, people_sheet};
use crate::store::{AccountChange, StaffRefusal, Store};
use crate::text::command::people::words as people;
use crate::text::command::sheets::words;
use crate::text::command::{is_yes, words as command};
use anyhow::anyhow;
use chrono::NaiveDateTime;
use clap::Args;
use serde_json::json;
use std::io::{self, Write};
use std::path::PathBuf;

/// A sheet of people, and how it is taken in.
#[derive(Debug, Args)]
pub(super) struct PeopleArguments {
    /// The table: CSV, XLSX, ODS or XLS.
    file: PathBuf,
    /// Check everything, say what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Import although accounts would be closed.
    #[arg(long)]
    yes: bool,
    /// Write a copy of the table as a workbook, with what is wrong beside each cell.
    #[arg(long, value_name = "FILE")]
    marked: Option<PathBuf>,
    #[command(flatten)]
    login: Login,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// What came of it.
#[derive(Default)]
struct PeopleReport {
    checked: CheckReport,
    /// Problems that kept the rows from being looked at.
    before: Vec<Problem>,
    rows: Vec<StaffEntry>,
    plan: StaffPlan,
    is_done: bool,
    is_refused: bool,
}

pub(super) fn run(context: &CliContext, arguments: &PeopleArguments) -> Result<Exit, Stop> {
    check_marked(context, &arguments.file, arguments.marked.as_deref())?;
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    if !arguments.dry_run {
        take_in(context, &config, &mut store, now)?;
    }
    let there = store.accounts(now)?;
    let mut report = PeopleReport::default();
    match people_sheet(&arguments.file, &config.hall, &there) {
        Err(problems) => report.before = unless_matters(context, &arguments.file, problems),
        Ok(sheet) => {
            if let Some(path) = &arguments.marked {
                mark(context, &sheet.copy, &sheet.checked.problems, path)?;
            }
            report.checked = sheet.checked;
            report.plan = StaffPlan::new(&there, &sheet.rows);
            report.rows = sheet.rows;
        }
    }
    if report.errors() == 0 && !arguments.dry_run && !report.plan.is_empty() {
        report.is_refused = !is_allowed(context, arguments, &report.plan)?;
        report.is_done = !report.is_refused;
        if report.is_done {
            set(context, arguments, (&config, &mut store), &report, now)?;
        }
    }
    report.print(context, arguments)?;
    Ok(match (report.errors(), report.is_refused) {
        (0, false) => Exit::Done,
        (0, true) => Exit::Refused,
        _ => Exit::Data,
    })
}

/// Takes the people of `clerks.toml` in who have no account yet, so that none of them is taken for new and loses the PIN.
pub(super) fn take_in(
    context: &CliContext,
    config: &Config,
    store: &mut Store,
    now: NaiveDateTime,
) -> Result<(), Stop> {
    let known = known_pin(context);
    let is_known = |hash: &str| known.is_some_and(|known| pin::matches(hash, known));
    store.take_in_clerks(&config.hall.setup.clerks, &is_known, &machine(), now)?;
    Ok(())
}

/// Asks whoever sits at the terminal whether accounts may be closed; where nobody does, they may not.
fn is_allowed(context: &CliContext, arguments: &PeopleArguments, plan: &StaffPlan) -> Result<bool, Stop> {
    if plan.closed.is_empty() || arguments.yes {
        return Ok(true);
    }
    if !can_be_asked(arguments.json) {
        return Ok(false);
    }
    name_closed(context, plan, &mut crate::cli::fit(io::stderr().lock()))?;
    Ok(is_yes(&answer(&(words(context.lang).ask_close)(plan.closed.len()))?))
}

fn set(
    context: &CliContext,
    arguments: &PeopleArguments,
    (config, store): (&Config, &mut Store),
    report: &PeopleReport,
    now: NaiveDateTime,
) -> Result<(), Stop> {
    let authority = arguments.login.authority(context, config, store, ("", "hall import people"), now)?;
    let machine = machine();
    let by = AccountChange { authority: &authority, machine: &machine, at: now };
    let said = words(context.lang);
    let why = match store.set_staff(&report.rows, &report.plan, &by)? {
        Ok(()) => return Ok(()),
        Err(StaffRefusal::Denied(permission)) => return Err(denied(context, Denied(permission))),
        Err(StaffRefusal::Account(code, no)) => {
            (said.account)(&code, &(people(context.lang).account_refused)(&no))
        }
        Err(StaffRefusal::Moved) => said.accounts_moved.to_owned(),
    };
    Err(Stop::Failed(Exit::Refused, anyhow!(why)))
}

fn name_closed(context: &CliContext, plan: &StaffPlan, to: &mut impl Write) -> io::Result<()> {
    let said = words(context.lang);
    plan.closed.iter().try_for_each(|account| {
        writeln!(to, "{}", (said.closes)(&account.code, context.lang.say(&account.name)))
    })
}

impl PeopleReport {
    fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.before.iter().chain(&self.checked.problems)
    }

    fn errors(&self) -> usize {
        self.before.iter().filter(|problem| problem.is_error()).count() + self.checked.errors()
    }

    fn print(&self, context: &CliContext, arguments: &PeopleArguments) -> io::Result<()> {
        let plan = &self.plan;
        if arguments.json {
            let problems: Vec<_> =
                self.problems().map(|problem| problem_json(problem, context.lang)).collect();
            let value = json!({
                "rows": self.checked.rows,
                "added": plan.added.len(),
                "changed": plan.changed.len(),
                "same": plan.same,
                "closed": plan.closed.len(),
                "dry_run": arguments.dry_run,
                "done": self.is_done,
                "needs_yes": self.is_refused,
                "problems": problems,
            });
            return writeln!(crate::cli::fit(io::stdout().lock()), "{value}");
        }
        let (said, common) = (words(context.lang), command(context.lang));
        let mut stderr = crate::cli::fit(io::stderr().lock());
        list_in_brief(&mut stderr, self.problems(), &self.checked, context.lang)?;
        let mut stdout = crate::cli::fit(io::stdout().lock());
        let (added, changed, closed) = (plan.added.len(), plan.changed.len(), plan.closed.len());
        if self.errors() == 0 {
            writeln!(stdout, "{}", (said.plan)(said.accounts, added, changed, plan.same, closed))?;
            name_closed(context, plan, &mut stdout)?;
        }
        let end = match self.errors() {
            0 if self.is_refused => (said.refused_close)(closed),
            0 if arguments.dry_run => common.dry_run.to_owned(),
            0 if self.is_done => said.done.to_owned(),
            0 => said.same.to_owned(),
            _ => said.nothing.to_owned(),
        };
        writeln!(stdout, "{end}")?;
        let codes: Vec<String> = plan.added.iter().map(|account| account.code.to_string()).collect();
        if self.is_done && !codes.is_empty() {
            writeln!(stdout, "{}", (said.no_pin)(&context.lang.list(&codes)))?;
        }
        Ok(())
    }
}
