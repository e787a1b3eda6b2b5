//! `hall check`: whether this machine and its configuration are ready, all problems at once.
use super::readiness::{Readiness, examine};
use super::{CliContext, Exit, Stop, list, problem_json};
use crate::config::{MachineFault, Problem, ProblemCause};
use crate::text::command::words;
use clap::Args;
use serde_json::json;
use std::io::{self, Write};

/// Say whether this machine and its configuration are ready, all problems at once.
///
/// Looks at every configuration file, the calendar of this year and the next, the store and the matters in it, the
/// printer's port, the terminal, the clock, and the folders that are written to. Nothing is printed on paper and no
/// number is taken; an SQLite store that does not exist yet is made, with the matters beside the configuration.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall check\n  hall check --json --config /etc/kiosk\n\n",
    "With --json: {ready, errors, warnings, problems: [{file, line, column, heading, severity, code,\n",
    "  message}], facts: {version, folder, store, matters, unmeant_sayings, departments, lines, windows, years,\n",
    "  opinion_box: {sealed, unopened, since} or null, clock, voice, terminal: {columns, rows} or null}}\n\n",
    "Exit codes:\n  0 ready   1 not ready   69 store unavailable   73 cannot write   78 configuration"
))]
pub(super) struct Arguments {
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let readiness = examine(context);
    if arguments.json { print_json(context, &readiness) } else { print(context, &readiness) }?;
    let worst = readiness.problems.iter().filter(|problem| problem.is_error()).map(exit);
    Ok(worst.max_by_key(|exit| *exit as u8).unwrap_or(Exit::Done))
}

/// What a problem alone would exit with.
fn exit(problem: &Problem) -> Exit {
    match &problem.what {
        ProblemCause::Config(_) => Exit::Config,
        ProblemCause::Machine(MachineFault::StoreUnavailable { .. } | MachineFault::StoreDamaged { .. }) => {
            Exit::Unavailable
        }
        ProblemCause::Machine(MachineFault::FolderUnwritable { .. }) => Exit::CannotWrite,
        ProblemCause::Machine(_) | ProblemCause::Import(_) | ProblemCause::Draft(_) => Exit::Refused,
    }
}

fn print_json(context: &CliContext, readiness: &Readiness) -> io::Result<()> {
    let hall = readiness.config.as_ref().map(|config| &config.hall);
    let problems: Vec<_> =
        readiness.problems.iter().map(|problem| problem_json(problem, context.lang)).collect();
    let value = json!({
        "ready": readiness.errors() == 0,
        "errors": readiness.errors(),
        "warnings": readiness.warnings(),
        "problems": problems,
        "facts": {
            "version": env!("CARGO_PKG_VERSION"),
            "folder": context.folder.display().to_string(),
            "store": readiness.store,
            "matters": readiness.matters,
            "unmeant_sayings": readiness.sayings.as_ref().map(|sayings| sayings.unmeant.len()),
            "departments": hall.map(|hall| hall.setup.departments.len()),
            "lines": hall.map(|hall| hall.setup.lines.len()),
            "windows": hall.map(|hall| hall.setup.windows.len()),
            "years": hall.map(|hall| hall.setup.workdays.years().collect::<Vec<_>>()),
            "opinion_box": readiness.opinion_box.as_ref().map(|found| json!({
                "sealed": !found.keys.is_empty(),
                "unopened": found.unopened,
                "since": found.oldest.map(|oldest| oldest.format("%Y-%m-%dT%H:%M:%S").to_string()),
            })),
            "clock": readiness.now.map(|now| now.format("%Y-%m-%dT%H:%M:%S").to_string()),
            "voice": readiness.voice,
            "terminal": readiness.terminal.map(|(columns, rows)| json!({ "columns": columns, "rows": rows })),
        },
    });
    writeln!(crate::cli::fit(io::stdout().lock()), "{value}")
}

fn print(context: &CliContext, readiness: &Readiness) -> io::Result<()> {
    let (words, mut stdout) = (words(context.lang), crate::cli::fit(io::stdout().lock()));
    if let Some(hall) = readiness.config.as_ref().map(|config| &config.hall) {
        writeln!(
            stdout,
            "{}",
            (words.hall_fact)(hall.setup.departments.len(), hall.setup.lines.len(), hall.setup.windows.len())
        )?;
        let years: Vec<String> = hall.setup.workdays.years().map(|year| year.to_string()).collect();
        writeln!(stdout, "{}", (words.years_fact)(&context.lang.list(&years)))?;
    }
    if let (Some(store), Some(matters)) = (&readiness.store, readiness.matters) {
        writeln!(stdout, "{}", (words.store_fact)(store, matters))?;
    }
    if let Some(sayings) = &readiness.sayings {
        sayings.print_some(context.lang, &mut stdout)?;
    }
    if let Some(found) = &readiness.opinion_box {
        let fact = if found.keys.is_empty() { words.box_plain } else { words.box_sealed };
        writeln!(stdout, "{}", fact(found.unopened))?;
    }
    if let Some(now) = readiness.now {
        writeln!(stdout, "{}", (words.clock_fact)(&now.format("%Y-%m-%d %H:%M:%S").to_string()))?;
    }
    if let Some(voice) = &readiness.voice {
        writeln!(stdout, "{}", (words.voice_fact)(voice))?;
    }
    if let Some((columns, rows)) = readiness.terminal {
        writeln!(stdout, "{}", (words.terminal_fact)(columns, rows))?;
    }
    list(&mut stdout, &readiness.problems, context.lang)?;
    let (errors, warnings) = (readiness.errors(), readiness.warnings());
    let verdict = if errors == 0 { (words.ready)(warnings) } else { (words.not_ready)(errors, warnings) };
    writeln!(stdout, "{verdict}")
}
