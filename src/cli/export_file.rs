//! The file that an export writes: begun in the form its name asks for, and what is said of it.
use super::{CliContext, Exit, Stop};
use crate::config::Config;
use crate::export::{FileForm, TableFile, TableForm};
use crate::store::Store;
use crate::text::command::export::words;
use anyhow::anyhow;
use clap::Args;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The store that is written out. A template needs none; where there is one, its lists are of the setup in force.
pub(super) fn open(
    context: &CliContext,
    config: Option<&mut Config>,
    is_template: bool,
) -> Result<Option<Store>, Stop> {
    match config {
        config if is_template => {
            drop(context.existing_store(config));
            Ok(None)
        }
        Some(config) => context.open_filled(config).map(Some),
        None => context.open_as_it_is(None).map(Some),
    }
}

/// The file of an export.
#[derive(Debug, Args)]
pub(super) struct ExportTarget {
    /// The file: its name ends in .csv or .xlsx.
    #[arg(value_name = "FILE")]
    pub to: PathBuf,
    /// Replace a file that has this name already.
    #[arg(long)]
    pub force: bool,
}

/// Begins the file, in the form its name asks for; one that is there already is replaced only where that is wanted.
pub(super) fn create<T>(
    context: &CliContext,
    target: &ExportTarget,
    table: &TableForm<T>,
    is_template: bool,
) -> Result<TableFile, Stop> {
    let to = target.to.as_path();
    let said = words(context.lang);
    let usage = |what: &'static str| Stop::Failed(Exit::Usage, anyhow!(what));
    let form = FileForm::of(to).ok_or_else(|| usage(said.bad_ending))?;
    if is_template && form == FileForm::Csv {
        return Err(usage(said.no_template));
    }
    if to.exists() && !target.force {
        let there = (said.there_already)(&to.display().to_string());
        return Err(Stop::Failed(Exit::CannotWrite, anyhow!(there)));
    }
    TableFile::create(to, form, table).map_err(|error| Stop::cannot_write(to, error))
}

/// Says what was written.
pub(super) fn tell(
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
