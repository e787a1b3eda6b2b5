//! `hall import`: all matters replaced by those of a table, after every row has been checked.
use super::progress::Progress;
use super::sayings::SayingReport;
use super::{CliContext, Exit, Stop, problem_json};
use crate::clock;
use crate::config::{Config, Problem};
use crate::hall::catalogue::{Catalogue, CatalogueBuilder};
use crate::import::{CheckReport, Source, mappings};
use crate::text::Lang;
use crate::text::command::words;
use clap::Args;
use serde_json::json;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;

/// Problems of one kind that are listed for people.
const LISTED: usize = 20;

/// Replace all matters by those of a CSV file, after checking every row.
///
/// The table may be UTF-8 or GB18030. Its mapping, which says what each column is, is found by its headings; mappings
/// are files in the folder `mappings` of the configuration. One error refuses the whole file and changes nothing;
/// warnings are listed and kept. Kiosks that are running show the new matters by themselves.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall import kiosk-config/matters.csv\n  hall import --dry-run --mapping guangdong guides.csv\n\n",
    "With --json: {mapping, rows, imported, dry_run, errors, warnings,\n",
    "  problems: [{file, line, column, heading, severity, code, message}], unmeant_sayings}; unmeant_sayings: how many\n",
    "  everyday words mean none of these matters, null where that was not looked at\n\n",
    "Exit codes:\n  0 imported   2 usage   65 refused, nothing changed   69 store unavailable   78 configuration"
))]
pub(super) struct Arguments {
    /// The CSV file.
    file: PathBuf,
    /// The mapping to read it with, by name; found by the headings where not given.
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    /// Check everything and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

/// What came of an import.
#[derive(Default)]
struct Report {
    mapping: Option<String>,
    checked: CheckReport,
    /// Problems that kept the rows from being looked at, or lie outside the file.
    before: Vec<Problem>,
    imported: u64,
    /// What people say that means nothing in the table, and the table's matters.
    sayings: Option<(SayingReport, Catalogue)>,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let mut config = config(context, arguments.dry_run)?;
    // Lines and units are those in force; a table can be tried without a store too.
    let store = match &mut config {
        Some(config) if arguments.dry_run => context.open_store(config).ok(),
        Some(config) => Some(context.open_store(config)?),
        None => None,
    };
    let mut report = Report::default();
    let mappings = mappings(&context.folder, &mut report.before);
    match Source::open(&arguments.file, &mappings, arguments.mapping.as_deref()) {
        Err(problems) => report.before.extend(problems),
        Ok(source) => {
            let said = words(context.lang);
            report.mapping = Some(source.mapping().name.clone());
            let mut bar = Progress::new(said.checking, !arguments.json);
            report.checked = source
                .check(config.as_ref().map(|config| &config.hall), &mut |done, all| bar.show(done, all));
            drop(bar);
            if let Some(config) = config.as_ref().filter(|_| report.errors() == 0) {
                let mut builder = CatalogueBuilder::default();
                source.guides().for_each(|guide| builder.add(&guide));
                let catalogue = builder.finish();
                report.sayings = Some((SayingReport::new(config, &catalogue), catalogue));
            }
            if report.errors() == 0 && !arguments.dry_run {
                let rows = report.checked.rows as u64;
                let mut bar = Progress::new(said.importing, !arguments.json);
                let mut store = match store {
                    Some(store) => store,
                    None => context.open_as_it_is(None)?,
                };
                let at = clock::now(
                    config.as_ref().map_or_else(clock::beijing, |config| config.machine.utc_offset),
                );
                report.imported =
                    store.replace_catalogue(at, &mut source.guides(), &mut |done| bar.show(done, rows))?;
            }
        }
    }
    if arguments.json { report.print_json(context, arguments) } else { report.print(context, arguments) }?;
    Ok(if report.errors() == 0 { Exit::Done } else { Exit::Data })
}

/// The configuration, which an import can do without where the store is named or left alone.
fn config(context: &CliContext, dry_run: bool) -> Result<Option<Config>, Stop> {
    match context.config() {
        Ok(config) => Ok(Some(config)),
        Err(_) if dry_run || context.store.is_some() => Ok(None),
        Err(stop) => Err(stop),
    }
}

impl Report {
    fn errors(&self) -> usize {
        self.before.iter().filter(|problem| problem.is_error()).count() + self.checked.errors()
    }

    fn warnings(&self) -> usize {
        self.before.iter().filter(|problem| !problem.is_error()).count() + self.checked.warnings()
    }

    fn problems(&self) -> impl Iterator<Item = &Problem> {
        self.before.iter().chain(&self.checked.problems)
    }

    fn print_json(&self, context: &CliContext, arguments: &Arguments) -> io::Result<()> {
        let problems: Vec<_> = self.problems().map(|problem| problem_json(problem, context.lang)).collect();
        let value = json!({
            "mapping": self.mapping,
            "rows": self.checked.rows,
            "imported": self.imported,
            "dry_run": arguments.dry_run,
            "errors": self.errors(),
            "warnings": self.warnings(),
            "problems": problems,
            "unmeant_sayings": self.sayings.as_ref().map(|(sayings, _)| sayings.unmeant.len()),
        });
        writeln!(io::stdout().lock(), "{value}")
    }

    fn print(&self, context: &CliContext, arguments: &Arguments) -> io::Result<()> {
        let words = words(context.lang);
        list_in_brief(&mut io::stderr().lock(), self.problems(), &self.checked, context.lang)?;
        let mut stdout = io::stdout().lock();
        if let Some(mapping) = &self.mapping {
            writeln!(stdout, "{}", (words.recognised)(mapping, self.checked.rows))?;
        }
        if let Some((sayings, catalogue)) = &self.sayings {
            sayings.print_some(catalogue, context.lang, &mut stdout)?;
        }
        writeln!(stdout, "{}", (words.counted)(self.errors(), self.warnings()))?;
        let end = match (self.errors(), arguments.dry_run) {
            (0, false) => (words.imported)(self.imported),
            (0, true) => words.dry_run.to_owned(),
            _ => words.nothing_changed.to_owned(),
        };
        writeln!(stdout, "{end}")
    }
}

/// Lists some problems of each kind, and says how many more there are.
pub(super) fn list_in_brief<'p>(
    to: &mut impl Write,
    problems: impl Iterator<Item = &'p Problem>,
    checked: &CheckReport,
    lang: Lang,
) -> io::Result<()> {
    let mut listed: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        let count = listed.entry(problem.what.word()).or_default();
        *count += 1;
        if *count <= LISTED {
            writeln!(to, "{}", problem.report(lang))?;
        }
    }
    for (word, _, count) in checked.counts.iter().filter(|(_, _, count)| *count > LISTED) {
        writeln!(to, "{}", (words(lang).more)(count - LISTED, word))?;
    }
    Ok(())
}
