//! `hall import departments` and `hall import windows`: what a sheet changes of the setup, put in force as any other change of it.
use super::import_report::unless_matters;
use super::marked_copy::{check_marked, mark};
use super::setup::ActArguments;
use super::setup::publish::change_document;
use super::{CliContext, Exit, Stop};
use crate::config::{NotReadable, SetupTable};
use crate::hall::DocumentChange;
use crate::import::{setup_sheet, sheet_text};
use crate::text::command::sheets::{things, words};
use anyhow::anyhow;
use clap::Args;
use std::io::{self, Write};
use std::path::PathBuf;

/// A sheet, and how it is taken in.
#[derive(Debug, Args)]
pub(super) struct SetupSheetArguments {
    /// The table: CSV, XLSX, ODS or XLS.
    file: PathBuf,
    /// Check everything, say what would change, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Write a copy of the table as a workbook, with what is wrong beside each cell.
    #[arg(long, value_name = "FILE")]
    marked: Option<PathBuf>,
    #[command(flatten)]
    act: ActArguments,
}

pub(super) fn run(
    context: &CliContext,
    table: SetupTable,
    arguments: &SetupSheetArguments,
) -> Result<Exit, Stop> {
    check_marked(context, &arguments.file, arguments.marked.as_deref())?;
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let (rows, problems) = match setup_sheet(&arguments.file, table, &config.hall) {
        Err(problems) => (Vec::new(), unless_matters(context, &arguments.file, problems)),
        Ok(sheet) => {
            if let Some(path) = &arguments.marked {
                mark(context, &sheet.copy, &sheet.checked.problems, path)?;
            }
            (sheet.rows, sheet.checked.problems)
        }
    };
    let no_document = |NotReadable| {
        let said = (words(context.lang).no_document)(table.document());
        Stop::Failed(Exit::Config, anyhow!(said))
    };
    let change = |text: &str| {
        let changed = table.with_rows(text, &rows).map_err(no_document)?;
        let changes = table.changes(text, &changed).map_err(no_document)?;
        if !arguments.act.json {
            tell(context, table, &changes, rows.len())?;
        }
        Ok(changed)
    };
    let (dry_run, act) = (arguments.dry_run, &arguments.act);
    change_document(context, (&config, &mut store), table.document(), (change, problems), dry_run, act)
}

/// Says what the sheet adds, changes, leaves and takes away.
fn tell(
    context: &CliContext,
    table: SetupTable,
    changes: &[(String, DocumentChange)],
    rows: usize,
) -> io::Result<()> {
    let words = words(context.lang);
    let count = |wanted| changes.iter().filter(|(_, change)| *change == wanted).count();
    let (added, changed) = (count(DocumentChange::Added), count(DocumentChange::Changed));
    let what = things(context.lang, sheet_text(table).title);
    let same = rows.saturating_sub(added + changed);
    let mut stdout = crate::cli::fit(io::stdout().lock());
    writeln!(stdout, "{}", (words.plan)(what, added, changed, same, count(DocumentChange::Removed)))?;
    let mut gone = changes.iter().filter(|(_, change)| *change == DocumentChange::Removed);
    gone.try_for_each(|(name, _)| writeln!(stdout, "{}", (words.goes)(name)))
}
