//! `hall admin`: the administration on a full screen; and the first account, which all others are made by.
mod reader;
mod screen;
mod setup;

pub(super) use reader::MatterTableReader;
pub(super) use setup::DocumentChecker;

use super::account::{self, NameArguments};
use super::exercise::machine;
use super::import_people::take_in;
use super::login::new_pin;
use super::{CliContext, Exit, Stop};
use crate::clock;
use crate::hall::people::{Authority, NewAccount, Role};
use crate::store::AccountChange;
use crate::text::command::people::words;
use anyhow::anyhow;
use clap::{Args, Subcommand};

/// Keep the matters and the setup of the hall (大厅管理): change them in a draft, check it, publish it.
///
/// Opens a full screen, at which somebody signs in by number and PIN and does what their roles may: matters and the setup
/// (centre, publisher), the hours of a day (lead), accounts (administrator). Matters and the setup are kept in a draft, in force
/// once it is published; hours and accounts are in force at once.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    "Examples:\n  hall admin\n  hall admin --account 301\n  hall admin init root\n\n",
    "Exit codes:\n  0 done   1 nobody may sign in yet, or there is an administrator already\n",
    "  2 no terminal, no PIN, a weak one\n",
    "  69 store   78 configuration"
))]
pub(super) struct Arguments {
    /// The number of whoever signs in, filled in already.
    #[arg(long = "account", value_name = "CODE")]
    signs_in: Option<String>,
    #[command(subcommand)]
    what: Option<AdminCommand>,
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Make the first administrator of the system (系统管理员), who makes all other accounts and has no right to content.
    ///
    /// The PIN is asked for twice on the terminal and not shown. Refused where there is an administrator already.
    #[command(after_help = concat!(
        "Examples:\n  hall admin init root --name Zhao\n  echo 271828 | hall admin init root --pin-stdin\n\n",
        "Exit codes:\n  0 done   1 there is an administrator already   2 no PIN, a weak one   69 store   78 configuration"
    ))]
    Init {
        /// The number of the account: letters, digits, - and _, at most 16.
        #[arg(value_name = "CODE")]
        account: Option<String>,
        #[command(flatten)]
        name: NameArguments,
        /// Read the PIN from a line of stdin, for scripts.
        #[arg(long)]
        pin_stdin: bool,
    },
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    let Some(AdminCommand::Init { account, name, pin_stdin }) = &arguments.what else {
        return screen::open(context, arguments.signs_in.as_deref().unwrap_or_default());
    };
    let Some(account) = account else {
        return Err(Stop::Failed(Exit::Usage, anyhow!(words(context.lang).no_first_code)));
    };
    let mut config = context.config()?;
    let code = account::code(context, account)?;
    let mut store = context.open_store(&mut config)?;
    let now = clock::now(config.machine.utc_offset);
    if store.accounts(now)?.iter().any(|account| account.roles.contains(&Role::SystemAdmin)) {
        // Nobody types a PIN for nothing.
        return account::tell(context, Err(crate::hall::people::AccountError::HasAdmin), false);
    }
    let pin_hash = new_pin(context, &code, *pin_stdin)?;
    let roles = vec![Role::SystemAdmin];
    let new =
        NewAccount { code: code.into(), name: name.name(context)?, roles, windows: Vec::new(), pin_hash };
    let (authority, machine) = (Authority::system(""), machine());
    let by = AccountChange { authority: &authority, machine: &machine, at: now };
    // Whoever stands in clerks.toml keeps working; from here on accounts are made by `hall account add` alone.
    take_in(context, &config, &mut store, now)?;
    account::tell(context, store.init_admin(&new, &by)?, false)
}
