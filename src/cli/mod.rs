//! The command line: one file per subcommand. Only here and in `main.rs` does anything print or exit.
mod account;
mod admin;
mod appointments;
mod audit;
mod backup;
mod board;
mod bounded_file;
mod cancel;
mod cases;
mod check;
mod clerk;
mod completions;
mod context;
mod day;
mod definition;
mod demo;
mod draft;
mod duty;
mod engine;
mod exercise;
mod exit;
mod export;
mod export_file;
mod export_ratings;
mod export_sheets;
mod find;
mod fit;
mod gallery;
mod hours;
mod import;
mod import_people;
mod import_plan;
mod import_report;
mod import_setup;
mod kiosk;
mod lang_arg;
mod letters;
mod line;
mod live;
mod login;
mod marked_copy;
mod printer;
mod progress;
mod question;
mod readiness;
mod replaced_file;
mod report;
mod restore;
mod sample;
mod sayings;
mod scanner;
mod setup;
mod simulate;
mod simulate_year;
mod slips;
mod take;
mod type_keys;
mod unwritable;
mod virtual_printer;
mod voice;
mod window;
mod window_orders;

pub use exit::{Exit, Stop};
pub use lang_arg::{LangArg, language};

use crate::clock::{self, ExerciseClock};
use crate::config::Problem;
use crate::logging;
use crate::text::Lang;
use crate::text::command::calling;
use crate::text::command::words;
use crate::text::io_fault::io_fault;
use anyhow::anyhow;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser, Subcommand};
use context::CliContext;
use exit::CODES;
use fit::fit;
use std::env;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The self-service kiosk of a government service hall (政务服务中心).
///
/// Without a subcommand the kiosk is opened on this terminal: people find matters, read guides, take numbers.
#[derive(Debug, Parser)]
#[command(name = "hall", version, after_help = CODES, max_term_width = 100)]
pub struct Cli {
    /// The folder with kiosk.toml, rules.toml and the other configuration files.
    #[arg(long, global = true, value_name = "DIR", default_value = "kiosk-config")]
    config: PathBuf,
    /// The store, in place of the one in kiosk.toml, as `sqlite:PATH` or `postgres://…`.
    #[arg(long, global = true, value_name = "URL")]
    store: Option<String>,
    /// The language of messages; by default that of the locale.
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    lang: Option<LangArg>,
    /// For exercises and demonstrations, on a store of their own: the hall's clock begins at this moment, such as
    /// 2026-11-23T09:00:00, and with x60 behind it runs sixty times as fast.
    #[arg(long, global = true, value_name = "MOMENT")]
    clock: Option<ExerciseClock>,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What to do; each one's help stands beside its options.
#[derive(Debug, Subcommand)]
enum Command {
    Kiosk(kiosk::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Find(find::Arguments),
    Take(take::Arguments),
    Account(account::Arguments),
    Admin(admin::Arguments),
    Appointments(appointments::Arguments),
    Audit(audit::Arguments),
    Backup(backup::Arguments),
    Check(check::Arguments),
    Clerk(clerk::Arguments),
    Day(day::Arguments),
    Demo(demo::Arguments),
    Draft(draft::Arguments),
    Duty(duty::Arguments),
    Board(board::Arguments),
    Cancel(cancel::Arguments),
    Cases(Box<cases::Arguments>),
    Voice(voice::Arguments),
    Gallery(gallery::Arguments),
    Hours(hours::Arguments),
    Line(line::Arguments),
    Live(live::Arguments),
    Printer(printer::Arguments),
    Paper(virtual_printer::Arguments),
    Report(report::Arguments),
    Restore(restore::Arguments),
    Sayings(sayings::Arguments),
    Scanner(scanner::Arguments),
    Simulate(simulate::Arguments),
    Type(type_keys::Arguments),
    Window(window::Arguments),
    Config(setup::Arguments),
    Completions(completions::Arguments),
}

impl Cli {
    /// An exercise needs a store of its own. Clap would miss one that stands on the other side of the command.
    fn checked(self) -> Result<Cli, clap::Error> {
        if self.clock.is_some() && self.store.is_none() && !matches!(self.command, Some(Command::Demo(_))) {
            let mut error = clap::Error::new(ErrorKind::MissingRequiredArgument).with_cmd(&Cli::command());
            let missing = vec!["--store <URL>".to_owned()];
            error.insert(ContextKind::InvalidArg, ContextValue::Strings(missing));
            return Err(error);
        }
        Ok(self)
    }
}

/// Reads the command line of this process, does what it says, and tells what to exit with.
pub fn run() -> ExitCode {
    let cli = match definition::read(env::args_os().collect()) {
        Ok(cli) => cli,
        Err(exit) => return exit.into(),
    };
    let lang = language(cli.lang);
    let asked = cli.lang.map(|tongue| language(Some(tongue)));
    let context = CliContext { folder: cli.config, store: cli.store, lang, asked, exercise: None };
    let command = cli.command.unwrap_or(Command::Kiosk(kiosk::Arguments::default()));
    // Kiosks, windows and boards begin a journal of their own, since the terminal is in use; so do exercises, which open them.
    if !matches!(command, Command::Kiosk(_) | Command::Window(_) | Command::Board(_) | Command::Demo(_)) {
        logging::begin(log::LevelFilter::Warn, None);
    }
    if let Some(exercise) = cli.clock {
        let own = context.config().and_then(|config| context.is_real_store(&config));
        if own.is_ok_and(|own| own) {
            let stop = Stop::Failed(Exit::Usage, anyhow!(calling::words(lang).real_store));
            let _said = complain(&stop, lang);
            return stop.exit().into();
        }
        clock::begin(exercise);
        log::warn!(target: "service_hall::clock", "{}", words(lang).exercise_clock);
    }
    let done = match command {
        Command::Kiosk(arguments) => kiosk::run(&context, arguments),
        Command::Import(arguments) => import::run(&context, &arguments),
        Command::Export(arguments) => export::run(&context, &arguments),
        Command::Find(arguments) => find::run(&context, &arguments),
        Command::Take(arguments) => take::run(&context, &arguments),
        Command::Account(arguments) => account::run(&context, &arguments),
        Command::Admin(arguments) => admin::run(&context, &arguments),
        Command::Audit(arguments) => audit::run(&context, &arguments),
        Command::Appointments(arguments) => appointments::run(&context, &arguments),
        Command::Backup(arguments) => backup::run(&context, &arguments),
        Command::Check(arguments) => check::run(&context, &arguments),
        Command::Clerk(arguments) => clerk::run(&context, &arguments),
        Command::Day(arguments) => day::run(&context, &arguments),
        Command::Draft(arguments) => draft::run(&context, &arguments),
        Command::Duty(arguments) => duty::run(&context, &arguments),
        Command::Demo(arguments) => demo::run(&context, &arguments, cli.clock.is_some()),
        Command::Cancel(arguments) => cancel::run(&context, &arguments),
        Command::Cases(arguments) => cases::run(&context, &arguments),
        Command::Board(arguments) => board::run(&context, &arguments),
        Command::Voice(arguments) => voice::run(&context, &arguments),
        Command::Hours(arguments) => hours::run(&context, &arguments),
        Command::Gallery(arguments) => gallery::run(&context, &arguments),
        Command::Line(arguments) => line::run(&context, &arguments),
        Command::Live(arguments) => live::run(&context, &arguments),
        Command::Printer(arguments) => printer::run(&context, &arguments),
        Command::Paper(arguments) => virtual_printer::run(&context, &arguments),
        Command::Report(arguments) => report::run(&context, &arguments),
        Command::Restore(arguments) => restore::run(&context, &arguments),
        Command::Sayings(arguments) => sayings::run(&context, &arguments),
        Command::Scanner(arguments) => scanner::run(&context, &arguments),
        Command::Simulate(arguments) => simulate::run(&context, &arguments),
        Command::Type(arguments) => type_keys::run(&arguments),
        Command::Window(arguments) => window::run(&context, &arguments),
        Command::Config(arguments) => setup::run(&context, &arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    let exit = done.unwrap_or_else(|stop| {
        // Where stderr is gone as well, the exit code says it.
        let _said = complain(&stop, lang);
        stop.exit()
    });
    exit.into()
}

fn complain(stop: &Stop, lang: Lang) -> io::Result<()> {
    let (words, mut stderr) = (words(lang), crate::cli::fit(io::stderr().lock()));
    match stop {
        Stop::NobodyReads => Ok(()),
        Stop::Failed(Exit::Unavailable, error) => {
            writeln!(stderr, "{}: {}\n  {}", words.error, words.unavailable, chain(error, lang))
        }
        Stop::CannotWrite(path, error) => {
            let said = unwritable::said(path, error, lang);
            said.iter().try_for_each(|line| writeln!(stderr, "{line}"))
        }
        Stop::Failed(_, error) => writeln!(stderr, "{}: {}", words.error, chain(error, lang)),
        Stop::NoTerminal(error) => {
            writeln!(stderr, "{}: {} ({})", words.error, words.no_terminal, io_fault(lang, error))
        }
        Stop::Problems(exit, problems) => {
            list(&mut stderr, problems, lang)?;
            let hint = *exit == Exit::Config;
            if hint { writeln!(stderr, "{}: {}", words.hint, words.see_check) } else { Ok(()) }
        }
    }
}

/// A failure with its causes on one line; what the operating system says among them is put into words.
fn chain(error: &anyhow::Error, lang: Lang) -> String {
    let causes = error.chain().map(|cause| match cause.downcast_ref::<io::Error>() {
        Some(fault) => io_fault(lang, fault),
        None => cause.to_string(),
    });
    causes.collect::<Vec<_>>().join(": ")
}

/// Lists problems, one a line.
fn list(to: &mut impl Write, problems: &[Problem], lang: Lang) -> io::Result<()> {
    problems.iter().try_for_each(|problem| writeln!(to, "{}", problem.report(lang)))
}

/// A problem as `--json` has it.
fn problem_json(problem: &Problem, lang: Lang) -> serde_json::Value {
    serde_json::json!({
        "file": &*problem.file,
        "line": problem.line,
        "column": problem.column,
        "heading": problem.heading.as_deref(),
        "severity": problem.severity.word(),
        "code": problem.what.word(),
        "message": problem.message(lang),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_store_of_an_exercise_may_stand_on_either_side_of_the_command() {
        let is_understood = |line: &str| Cli::try_parse_from(line.split(' ')).and_then(Cli::checked).is_ok();
        let clock = "--clock 2026-11-23T09:00:00";
        assert!(is_understood(&format!("hall {clock} take A --store sqlite:x.db")));
        assert!(is_understood(&format!("hall --store sqlite:x.db take A {clock}")));
        assert!(!is_understood(&format!("hall {clock} take A")));
    }
}
