//! `hall import`: all matters replaced by those of a table, after every row has been checked.
use super::draft::desk::WhoActs;
use super::draft::{edit_draft, fill};
use super::exercise::machine;
use super::import_people::{self, PeopleArguments};
use super::import_plan::ImportPlan;
use super::import_report::MattersReport;
use super::import_setup::{self, SetupSheetArguments};
use super::line::plain_if_any;
use super::login::denied;
use super::marked_copy::{check_marked, mark};
use super::progress::Progress;
use super::question::{answer, can_be_asked};
use super::sayings::SayingReport;
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::config::{Config, Problem, SetupTable};
use crate::hall::drafts::PublishRule;
use crate::hall::people::Authority;
use crate::import::{Marks, SheetCopy, Source, guess, mappings};
use crate::store::{Acting, Store, TakesTwo};
use crate::text::command::{calling, drafts, import, is_yes, words};
use chrono::NaiveDateTime;
use clap::{Args, Subcommand};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Replace all matters by those of a table, CSV or a workbook, after checking every row.
///
/// The table may be CSV in UTF-8 or GB18030, XLSX, ODS or XLS, or somebody else's JSON catalogue. Its mapping, which says what each column is, is found by its
/// headings; mappings are files in the folder `mappings` of the configuration. One error refuses the whole file and changes
/// nothing; warnings are listed and kept. Where more than one in ten of the matters that are there would vanish, it asks, or
/// wants --yes; not where there are none, or the sample's. Kiosks that are running show the new matters by themselves.
///
/// Departments, windows and people have sheets of their own, each behind the word for its kind.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = concat!(
    "Examples:\n  hall import kiosk-config/matters.csv\n  hall import --dry-run --mapping guangdong guides.csv\n",
    "  hall import --marked problems.xlsx matters.xlsx\n  hall import --guess other.xlsx > kiosk-config/mappings/other.toml\n  hall import --undo\n\n",
    "With --json: {mapping, rows, imported, dry_run, errors, warnings,\n",
    "  problems: [{file, line, column, heading, severity, code, message}], unmeant_sayings,\n",
    "  added, changed, same, vanishing, vanishing_matters: [{code, name}], refused, drafted}; unmeant_sayings: how many\n",
    "  everyday words mean none of these matters, null where that was not looked at; the five behind it are null where\n",
    "  nothing was compared; vanishing_matters: a thousand at most\n\n",
    "Exit codes:\n  0 imported, or in the draft   1 much would vanish, no right to it   2 usage   65 refused, nothing changed   69 store unavailable\n",
    "  73 cannot be written   78 configuration"
))]
pub(super) struct Arguments {
    #[command(subcommand)]
    kind: Option<ImportKind>,
    #[command(flatten)]
    matters: MattersArguments,
}

/// What comes in, where that is said.
#[derive(Debug, Subcommand)]
enum ImportKind {
    /// Replace all matters by those of a table: the same as without the word.
    #[command(after_help = concat!(
        "Examples:\n  hall import matters matters.xlsx\n  hall import matters --dry-run matters.csv\n\n",
        "With --json: as `hall import`\n\n",
        "Exit codes:\n  0 imported, or in the draft   1 much would vanish, no right to it   2 usage   65 refused, nothing changed\n",
        "  69 store unavailable   73 cannot be written   78 configuration"
    ))]
    Matters(Box<MattersArguments>),
    /// Change the departments of the setup by a sheet: what it adds, changes and leaves out.
    #[command(after_help = concat!(
        "Examples:\n  hall import departments --dry-run departments.xlsx\n  hall import departments departments.csv --reason moved\n\n",
        "The columns are those of `hall export departments`; one that is missing changes nothing. What the sheet does not change\n",
        "stays in the setup as it was written, with its remarks and its order.\n\n",
        "With --json: as `hall config import`\n\n",
        "Exit codes:\n  0 done, or nothing to change   1 something would disappear, or somebody else was faster   2 usage   65 refused, nothing changed\n",
        "  69 store unavailable   73 cannot be written   78 configuration"
    ))]
    Departments(SetupSheetArguments),
    /// Change the windows of the setup by a sheet: what it adds, changes and leaves out.
    #[command(after_help = concat!(
        "Examples:\n  hall import windows --dry-run windows.xlsx\n  hall import windows windows.csv --marked problems.xlsx\n\n",
        "The columns are those of `hall export windows`; one that is missing changes nothing. What the sheet does not change\n",
        "stays in the setup as it was written, with its remarks and its order.\n\n",
        "With --json: as `hall config import`\n\n",
        "Exit codes:\n  0 done, or nothing to change   1 something would disappear, or somebody else was faster   2 usage   65 refused, nothing changed\n",
        "  69 store unavailable   73 cannot be written   78 configuration"
    ))]
    Windows(SetupSheetArguments),
    /// Bring the accounts of the staff to what a sheet says, all of it or nothing.
    #[command(after_help = concat!(
        "Examples:\n  hall import people --dry-run people.xlsx\n  hall import people people.csv --login root\n\n",
        "A sheet holds no PINs: a new account has none until `hall account pin` sets one. No account vanishes: those that the\n",
        "sheet does not name are closed, which is asked about, or wants --yes.\n\n",
        "With --json: {rows, added, changed, same, closed, dry_run, done, needs_yes,\n",
        "  problems: [{file, line, column, heading, severity, code, message}]}\n\n",
        "Exit codes:\n  0 done, or nothing to change   1 accounts would be closed, or no right to it   2 usage   65 refused, nothing changed\n",
        "  69 store unavailable   73 cannot be written   78 configuration"
    ))]
    People(PeopleArguments),
}

/// A table of matters, and how it is taken in.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
struct MattersArguments {
    /// The table: CSV, XLSX, ODS or XLS.
    #[arg(required_unless_present = "undo")]
    file: Option<PathBuf>,
    /// The mapping to read it with, by name; found by the headings where not given.
    #[arg(long, value_name = "NAME")]
    mapping: Option<String>,
    /// Check everything, say what would be added, changed and vanish, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Import although much would vanish.
    #[arg(long)]
    yes: bool,
    /// Write a copy of the table as a workbook, with what is wrong beside each cell.
    #[arg(long, value_name = "FILE")]
    marked: Option<PathBuf>,
    /// Draft a mapping for a table that no mapping knows, and print it; nothing is imported.
    #[arg(long, conflicts_with_all = ["mapping", "dry_run", "yes", "marked", "json"])]
    guess: bool,
    /// Bring back the matters of before the last import; once more takes that back.
    #[arg(long, conflicts_with_all = ["file", "mapping", "dry_run", "marked", "json", "guess"])]
    undo: bool,
    #[command(flatten)]
    who: WhoActs,
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.kind {
        None => matters(context, &arguments.matters),
        Some(ImportKind::Matters(table)) => matters(context, table),
        Some(ImportKind::Departments(sheet)) => import_setup::run(context, SetupTable::Departments, sheet),
        Some(ImportKind::Windows(sheet)) => import_setup::run(context, SetupTable::Windows, sheet),
        Some(ImportKind::People(sheet)) => import_people::run(context, sheet),
    }
}

fn matters(context: &CliContext, arguments: &MattersArguments) -> Result<Exit, Stop> {
    let Some(file) = arguments.file.as_ref().filter(|_| !arguments.undo) else {
        return undo(context, arguments);
    };
    if arguments.guess {
        return draft(context, file);
    }
    check_marked(context, file, arguments.marked.as_deref())?;
    let mut config = config(context, arguments.dry_run)?;
    // Lines and units are those in force.
    let store = context.existing_store(config.as_mut());
    let mut report = MattersReport::default();
    let mappings = mappings(&context.folder, &mut report.before);
    match Source::open(file, &mappings, arguments.mapping.as_deref()) {
        Err(problems) => report.before.extend(problems),
        Ok(source) => {
            report.mapping = Some(source.mapping().name.clone());
            let mut bar = Progress::new(words(context.lang).checking, !arguments.json);
            let hall = config.as_ref().map(|config| &config.hall);
            let (checked, mut marks) = source.check_and_mark(hall, &mut |done, all| bar.show(done, all));
            report.checked = checked;
            drop(bar);
            if report.errors() == 0 {
                let table = (&source, &mut marks);
                bring(context, arguments, (config.as_mut(), store), table, &mut report)?;
                let sayings =
                    |config: &Config| SayingReport::of_table(config, || source.names(), !arguments.json);
                report.sayings = config.as_ref().map(sayings).transpose()?;
            }
            if let Some(path) = &arguments.marked {
                mark(context, &SheetCopy::of(source), &report.checked.problems, path)?;
            }
        }
    }
    report.print(context, arguments.dry_run, arguments.json)?;
    Ok(match (report.errors(), report.is_refused) {
        (0, false) => Exit::Done,
        (0, true) => Exit::Refused,
        _ => Exit::Data,
    })
}

/// Compares the table with what is there, and puts it in its place where that is wanted.
fn bring(
    context: &CliContext,
    arguments: &MattersArguments,
    (mut config, store): (Option<&mut Config>, Option<Store>),
    (source, marks): (&Source, &mut Marks),
    report: &mut MattersReport,
) -> Result<(), Stop> {
    if arguments.dry_run {
        report.plan = store.and_then(|mut store| ImportPlan::of(marks, &mut store).ok());
        return Ok(());
    }
    let mut store = match (store, &mut config) {
        (Some(store), _) => store,
        (None, Some(config)) => context.open_store(config)?,
        (None, None) => context.open_as_it_is(None)?,
    };
    let plan = ImportPlan::of(marks, &mut store)?;
    let nobodys = plan.nobodys();
    report.is_refused = plan.asks() && !arguments.yes && !is_allowed(context, arguments, &plan)?;
    report.plan = Some(plan);
    if report.is_refused {
        return Ok(());
    }
    // Somebody's matters go into the draft where it takes two to publish. It is looked at once more when they are put in force.
    let mut takes_two = nobodys.is_none() && store.publish_rule()? == PublishRule::Two;
    let authority = authority(context, arguments, config.as_deref(), &mut store)?;
    let (machine, at) = (machine(), now(config.as_deref()));
    if !takes_two {
        let mut acting = store.acting(&authority, &machine, at);
        let rows = report.checked.rows as u64;
        match replace(context, (&mut acting, nobodys), source, (rows, !arguments.json))? {
            Ok(imported) => report.imported = imported,
            Err(TakesTwo) => takes_two = true,
        }
    }
    if takes_two {
        let (edits, draft) = (fill::with_table(&mut store, source.guides())?, store.draft()?);
        let edits = fill::beside_others(context, (&draft, &authority), edits, arguments.yes)?;
        edit_draft(context, &mut store.acting(&authority, &machine, at), &edits)?;
        report.drafted = Some(store.draft()?.effective().len());
    }
    Ok(())
}

/// On whose authority matters are brought in.
fn authority(
    context: &CliContext,
    arguments: &MattersArguments,
    config: Option<&Config>,
    store: &mut Store,
) -> Result<Authority, Stop> {
    let WhoActs { login, by } = &arguments.who;
    let by = plain_if_any("--by", by, calling::words(context.lang))?;
    match config {
        Some(config) => login.authority(context, config, store, (&by, "import"), now(Some(config))),
        None if login.is_given() => Err(context.config().map(drop).err().unwrap_or(Stop::NobodyReads)),
        None => Ok(Authority::system(&by)),
    }
}

fn replace(
    context: &CliContext,
    (acting, nobodys): (&mut Acting<'_>, Option<u32>),
    source: &Source,
    (rows, is_shown): (u64, bool),
) -> Result<Result<u64, TakesTwo>, Stop> {
    let mut bar = Progress::new(words(context.lang).importing, is_shown);
    let table = (source.mapping().name.as_str(), nobodys);
    let done = acting.replace_catalogue(table, &mut source.guides(), &mut |done| bar.show(done, rows))?;
    done.map_err(|no| denied(context, no))
}

/// Asks whoever sits at the terminal whether so much may vanish; where nobody does, it may not.
fn is_allowed(context: &CliContext, arguments: &MattersArguments, plan: &ImportPlan) -> Result<bool, Stop> {
    if !can_be_asked(arguments.json) {
        return Ok(false);
    }
    plan.name_vanishing(context.lang, &mut crate::cli::fit(io::stderr().lock()))?;
    Ok(is_yes(&answer(&(import::words(context.lang).ask)(plan.vanishing, plan.there()))?))
}

fn draft(context: &CliContext, file: &Path) -> Result<Exit, Stop> {
    let problem = |what| Problem::error(file.display().to_string(), what);
    let draft =
        guess(file).map_err(|what| Stop::Problems(Exit::Data, what.into_iter().map(problem).collect()))?;
    write!(crate::cli::fit(io::stdout().lock()), "{}", draft.toml)?;
    let said = (import::words(context.lang).drafted)(draft.found, &draft.missing.join(", "));
    writeln!(crate::cli::fit(io::stderr().lock()), "{said}")?;
    Ok(Exit::Done)
}

fn undo(context: &CliContext, arguments: &MattersArguments) -> Result<Exit, Stop> {
    let (config, said) = (config(context, false)?, import::words(context.lang));
    let mut store = context.open_as_it_is(config.as_ref())?;
    let authority = authority(context, arguments, config.as_ref(), &mut store)?;
    let (machine, at) = (machine(), now(config.as_ref()));
    if store.publish_rule()? == PublishRule::Two {
        return undo_in_draft(context, (&mut store, &authority), arguments.yes, at);
    }
    let back = store.acting(&authority, &machine, at).restore_catalogue()?;
    let Ok(back) = back.map_err(|no| denied(context, no))? else {
        return undo_in_draft(context, (&mut store, &authority), arguments.yes, at);
    };
    let mut stdout = crate::cli::fit(io::stdout().lock());
    match back {
        Some(matters) => writeln!(stdout, "{}", (said.undone)(matters))?,
        None => writeln!(stdout, "{}", said.nothing_to_undo)?,
    }
    Ok(if back.is_some() { Exit::Done } else { Exit::Refused })
}

/// Writes into the draft what makes the matters again what they were before the last time they were changed.
fn undo_in_draft(
    context: &CliContext,
    (store, authority): (&mut Store, &Authority),
    yes: bool,
    at: NaiveDateTime,
) -> Result<Exit, Stop> {
    let mut stdout = crate::cli::fit(io::stdout().lock());
    let began = store.catalogue_version()?;
    let before = store.catalogue_editions()?.get(1).map(|edition| edition.number);
    let way = before.map(|edition| store.way_back(edition)).transpose()?.flatten();
    let Some(way) = way.filter(|way| !way.is_empty()) else {
        writeln!(stdout, "{}", import::words(context.lang).nothing_to_undo)?;
        return Ok(Exit::Refused);
    };
    let (edits, draft) = (fill::with_edition(began, way), store.draft()?);
    let edits = fill::beside_others(context, (&draft, authority), edits, yes)?;
    edit_draft(context, &mut store.acting(authority, &machine(), at), &edits)?;
    let subjects = store.draft()?.effective().len();
    writeln!(stdout, "{}", (drafts::words(context.lang).drafted)(subjects))?;
    Ok(Exit::Done)
}

/// The time in the hall; Beijing's where there is no configuration.
fn now(config: Option<&Config>) -> NaiveDateTime {
    clock::now(config.map_or_else(clock::beijing, |config| config.machine.utc_offset))
}

/// The configuration, which an import can do without where the store is named or left alone.
fn config(context: &CliContext, dry_run: bool) -> Result<Option<Config>, Stop> {
    match context.config() {
        Ok(config) => Ok(Some(config)),
        Err(_) if dry_run || context.store.is_some() => Ok(None),
        Err(stop) => Err(stop),
    }
}
