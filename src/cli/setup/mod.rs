//! `hall config`: the setup in force, written out, taken in, listed and rolled back.
mod export;
mod history;
pub(super) mod publish;
pub(super) mod republish;

use super::draft::desk::WhoActs;
use super::{CliContext, Exit, Stop};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Look after how the hall is set up: lines, windows, hours, boards, clerks, words.
///
/// The setup lies in the store, so that a change is in force on every machine within a second. The folder kiosk-config fills
/// a new store; later changes are taken in with `hall config import`.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: SetupCommand,
}

#[derive(Debug, Subcommand)]
enum SetupCommand {
    /// Write the setup in force, or an older edition of it, into a folder.
    #[command(after_help = concat!(
        "Examples:\n  hall config export setup\n  hall config export --edition 3 setup-3\n\n",
        "With --json: {edition, documents: [name]}\n\n",
        "Exit codes:\n  0 done   1 no such edition, or the folder has other files of these names   2 usage   69 store unavailable\n",
        "  73 cannot write   78 configuration"
    ))]
    Export {
        /// The folder; it is made where it is missing.
        folder: PathBuf,
        /// Which edition, in place of the one in force.
        #[arg(long, value_name = "N")]
        edition: Option<u32>,
        /// Overwrite files that say something else, and remove those that the edition lacks.
        #[arg(long)]
        force: bool,
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Put the setup of a folder in force, after checking all of it; programs that are running follow within a second.
    #[command(after_help = concat!(
        "Examples:\n  hall config import --dry-run\n  hall config import setup --reason A07\n\n",
        "With --json: {edition, published, drafted, dry_run, documents: [{name, change}], changes: [{kind, code, change, waiting}],\n",
        "  needs_yes, problems: [{file, line, column, heading, severity, code, message}]}; change is added, changed or removed,\n",
        "  kind department, line, window, board or clerk; needs_yes: something would disappear, and nobody agreed\n\n",
        "Exit codes:\n  0 done, in the draft, or nothing to change   1 something would disappear, somebody else was faster, no right to it   2 usage   65 refused, nothing changed\n",
        "  69 store unavailable   78 configuration"
    ))]
    Import {
        /// The folder; that of the configuration where none is given.
        folder: Option<PathBuf>,
        /// Check everything, say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        act: ActArguments,
    },
    /// List the editions of the setup, the newest first.
    #[command(after_help = concat!(
        "Example:\n  hall config history\n\n",
        "With --json: [{edition, at, by, reason, documents: [name], in_force}]\n\n",
        "Exit codes:\n  0 done   2 usage   69 store unavailable   78 configuration"
    ))]
    History {
        /// Print one JSON value.
        #[arg(long)]
        json: bool,
    },
    /// Put an older edition in force again, as a new one.
    #[command(after_help = concat!(
        "Example:\n  hall config rollback 3 --reason hours\n\n",
        "With --json: as `hall config import`\n\n",
        "Exit codes:\n  0 done, in the draft, or nothing to change   1 no such edition, something would disappear, somebody else was faster, no right to it   2 usage\n",
        "  65 refused, nothing changed   69 store unavailable   78 configuration"
    ))]
    Rollback {
        /// Which edition.
        edition: u32,
        /// Say what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        act: ActArguments,
    },
}

/// Who changes the setup, and why.
#[derive(Debug, Args)]
pub(super) struct ActArguments {
    #[command(flatten)]
    who: WhoActs,
    /// Why; nothing personal.
    #[arg(long, value_name = "WHY", default_value = "")]
    reason: String,
    /// Agree that what is named disappears.
    #[arg(long)]
    yes: bool,
    /// Print one JSON value.
    #[arg(long)]
    pub json: bool,
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.what {
        SetupCommand::Export { folder, edition, force, json } => {
            export::run(context, folder, *edition, *force, *json)
        }
        SetupCommand::Import { folder, dry_run, act } => {
            publish::import(context, folder.as_deref(), *dry_run, act)
        }
        SetupCommand::History { json } => history::run(context, *json),
        SetupCommand::Rollback { edition, dry_run, act } => {
            publish::roll_back(context, *edition, *dry_run, act)
        }
    }
}
