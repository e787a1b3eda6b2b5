//! `hall account`: who may sign in, and what they may do.
use super::exercise::machine;
use super::login::{Login, denied, new_pin};
use super::{CliContext, Exit, Stop, line};
use crate::clock;
use crate::hall::people::{Account, AccountError, Denied, NewAccount, Role};
use crate::hall::{Hall, Name, WindowCode};
use crate::store::{AccountChange, Store};
use crate::text::command::calling;
use crate::text::command::people::{role_of, words};
use crate::text::layout::half_width;
use anyhow::anyhow;
use clap::{Args, Subcommand};
use serde_json::{Value, json};
use std::io::{self, Write};

/// Look after accounts (账号): who may sign in, in which roles (角色); without a command, list them.
///
/// An account has a number, a PIN that only its hash is kept of, and one role or several, which say what somebody may do. People of
/// clerks.toml are taken in at their first sign-in; from then on only the account counts. Five wrong PINs cost 15 seconds, and each
/// further one twice as much, up to an hour. Every change is in `hall audit`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = concat!(
        "Examples:\n  hall account\n  hall account add 104 --name Liu --role clerk --login root\n",
        "  hall account roles J01 --role department:市公安局 --login root\n  hall account pin 104 --login 104\n",
        "  hall account unlock 104 --login 001\n\n",
        "Roles: clerk, lead, department:NAME, centre, publisher, working_group, supervisor, discipline, leader,\n",
        "  system_admin; their names do too, such as 值班主任\n\n",
        "With --json: [{code, name, roles, windows, open, made_at, pin_at, wrong, locked}]; locked: seconds to wait\n\n",
        "Exit codes:\n  0 done   1 refused: no such account, no right to it, wrong PIN   2 usage, a weak PIN\n",
        "  69 store   78 configuration"
    )
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: Option<AccountCommand>,
    #[command(flatten)]
    list: ListAccounts,
}

/// How accounts are listed.
#[derive(Debug, Args)]
struct ListAccounts {
    /// Print one JSON value.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum AccountCommand {
    /// List the accounts.
    List(ListAccounts),
    /// Make an account.
    Add {
        #[command(flatten)]
        one: OneAccount,
        #[command(flatten)]
        name: NameArguments,
        /// A role; may be given several times.
        #[arg(long = "role", value_name = "ROLE", required = true)]
        roles: Vec<String>,
        /// A window the person may sign in at; may be given several times, and without it all are.
        #[arg(long = "window", value_name = "CODE")]
        at_windows: Vec<String>,
        /// Read the new PIN from a line of stdin, for scripts.
        #[arg(long)]
        pin_stdin: bool,
    },
    /// Give an account other roles, in place of those it has.
    Roles {
        #[command(flatten)]
        one: OneAccount,
        /// A role; may be given several times.
        #[arg(long = "role", value_name = "ROLE", required = true)]
        roles: Vec<String>,
    },
    /// Say at which windows somebody may sign in, in place of those it was; without a window at all of them.
    Windows {
        #[command(flatten)]
        one: OneAccount,
        /// A window the person may sign in at; may be given several times, and without it all are.
        #[arg(long = "window", value_name = "CODE")]
        at_windows: Vec<String>,
    },
    /// Set another PIN; everybody may do so for their own account.
    Pin {
        #[command(flatten)]
        one: OneAccount,
        /// Read the new PIN from a line of stdin, for scripts.
        #[arg(long)]
        pin_stdin: bool,
    },
    /// Close an account: nobody signs in with it any more. What its owner did stays in the audit.
    Close(OneAccount),
    /// Open a closed account again.
    Reopen(OneAccount),
    /// Let somebody try again who mistyped the PIN too often.
    Unlock {
        #[command(flatten)]
        one: OneAccount,
        /// The machine at which it was mistyped, as `hall audit` names it; this one unless said. Everybody may try there again, too.
        #[arg(long, value_name = "NAME")]
        machine: Option<String>,
    },
}

/// Which account, and who acts.
#[derive(Debug, Args)]
struct OneAccount {
    /// The number of the account: letters, digits, - and _, at most 16.
    #[arg(value_name = "CODE")]
    account: String,
    #[command(flatten)]
    login: Login,
}

/// What somebody is called.
#[derive(Debug, Args)]
pub(super) struct NameArguments {
    /// The name, for the person's own screen.
    #[arg(long, value_name = "NAME", default_value = "")]
    name: String,
    /// The same in English.
    #[arg(long, value_name = "NAME", default_value = "")]
    name_en: String,
}

impl NameArguments {
    /// The name, checked.
    pub fn name(&self, context: &CliContext) -> Result<Name, Stop> {
        let words = calling::words(context.lang);
        let checked = |option: &str, text: &str| {
            if text.is_empty() { Ok(String::new()) } else { line::plain(option, text, words) }
        };
        Ok(Name::new(checked("--name", &self.name)?, checked("--name-en", &self.name_en)?))
    }
}

pub(super) fn run(context: &CliContext, arguments: &Arguments) -> Result<Exit, Stop> {
    match &arguments.what {
        None => list(context, &arguments.list),
        Some(AccountCommand::List(how)) => list(context, how),
        Some(AccountCommand::Add { one, name, roles, at_windows, pin_stdin }) => {
            let name = name.name(context)?;
            let read = |hall: &Hall| {
                Ok((read_roles(context, hall, roles)?, read_windows(context, hall, at_windows)?))
            };
            change(context, one, read, |store, code, by, (roles, windows)| {
                let pin_hash = new_pin(context, code, *pin_stdin)?;
                let name = name.clone();
                Ok(store
                    .add_account(&NewAccount { code: code.into(), name, roles, windows, pin_hash }, by)?)
            })
        }
        Some(AccountCommand::Roles { one, roles }) => {
            let read = |hall: &Hall| read_roles(context, hall, roles);
            change(context, one, read, |store, code, by, roles| Ok(store.set_roles(code, &roles, by)?))
        }
        Some(AccountCommand::Windows { one, at_windows }) => {
            let read = |hall: &Hall| read_windows(context, hall, at_windows);
            change(context, one, read, |store, code, by, windows| Ok(store.set_windows(code, &windows, by)?))
        }
        Some(AccountCommand::Pin { one, pin_stdin }) => {
            change(context, one, nothing, |store, code, by, ()| {
                if store.account(code, by.at)?.is_none() {
                    return Ok(Err(AccountError::Absent));
                }
                Ok(store.change_pin(code, &new_pin(context, code, *pin_stdin)?, by)?)
            })
        }
        Some(AccountCommand::Close(one)) => {
            change(context, one, nothing, |store, code, by, ()| Ok(store.close_account(code, true, by)?))
        }
        Some(AccountCommand::Reopen(one)) => {
            change(context, one, nothing, |store, code, by, ()| Ok(store.close_account(code, false, by)?))
        }
        Some(AccountCommand::Unlock { one, machine }) => {
            let unlock = |store: &mut Store, code: &str, by: &AccountChange<'_>, ()| {
                Ok(store.unlock_account(code, machine.as_deref().unwrap_or(by.machine), by)?)
            };
            change(context, one, nothing, unlock)
        }
    }
}

/// Nothing of what was typed goes by the setup.
#[expect(clippy::unnecessary_wraps, reason = "others refuse what the setup does not know")]
fn nothing(_: &Hall) -> Result<(), Stop> {
    Ok(())
}

/// Changes an account on the authority of whoever acts, after what was typed was read by the setup in force.
fn change<T>(
    context: &CliContext,
    one: &OneAccount,
    read: impl FnOnce(&Hall) -> Result<T, Stop>,
    work: impl FnOnce(&mut Store, &str, &AccountChange<'_>, T) -> Result<Result<Account, AccountError>, Stop>,
) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let code = code(context, &one.account)?;
    let mut store = context.open_store(&mut config)?;
    let asked = read(&config.hall)?;
    let now = clock::now(config.machine.utc_offset);
    let authority = one.login.authority(context, &config, &mut store, ("", "hall account"), now)?;
    let machine = machine();
    let by = AccountChange { authority: &authority, machine: &machine, at: now };
    let done = work(&mut store, &code, &by, asked)?;
    let is_done = done.is_ok();
    let exit = tell(context, done, true)?;
    // Whoever gave no account of their own may do all that, but nobody else will be able to.
    let is_admin = |account: &Account| account.is_open && account.roles.contains(&Role::SystemAdmin);
    if is_done && !one.login.is_given() && !store.accounts(now)?.iter().any(is_admin) {
        writeln!(crate::cli::fit(io::stderr().lock()), "{}", words(context.lang).no_admin_yet)?;
    }
    Ok(exit)
}

/// Says what came of a change.
pub(super) fn tell(
    context: &CliContext,
    done: Result<Account, AccountError>,
    is_change: bool,
) -> Result<Exit, Stop> {
    let words = words(context.lang);
    match done {
        Ok(account) => {
            let said = if is_change { words.account_done } else { words.admin_done };
            writeln!(
                crate::cli::fit(io::stdout().lock()),
                "{}",
                said(&account.code, &said_roles(context, &account))
            )?;
            Ok(Exit::Done)
        }
        Err(AccountError::Denied(permission)) => Err(denied(context, Denied(permission))),
        Err(no) => Err(Stop::Failed(Exit::Refused, anyhow!((words.account_refused)(&no)))),
    }
}

fn list(context: &CliContext, how: &ListAccounts) -> Result<Exit, Stop> {
    let mut config = context.config()?;
    let mut store = context.open_store(&mut config)?;
    let accounts = store.accounts(clock::now(config.machine.utc_offset))?;
    let mut stdout = crate::cli::fit(io::stdout().lock());
    if how.json {
        let all: Vec<Value> = accounts.iter().map(|account| as_json(context, account)).collect();
        writeln!(stdout, "{}", Value::from(all))?;
        return Ok(Exit::Done);
    }
    let words = words(context.lang);
    if accounts.is_empty() {
        writeln!(stdout, "{}", words.no_accounts)?;
    }
    for account in &accounts {
        let mut parts = vec![account.code.to_string(), context.lang.say(&account.name).to_owned()];
        parts.push(said_roles(context, account));
        parts.extend((!account.windows.is_empty()).then(|| {
            let windows: Vec<String> = account.windows.iter().map(ToString::to_string).collect();
            context.lang.list(&windows)
        }));
        parts.extend((!account.is_open).then(|| words.closed.to_owned()));
        parts.extend((account.locked > 0).then(|| (words.locked)(account.locked)));
        parts.retain(|part| !part.is_empty());
        writeln!(stdout, "{}", parts.join("  "))?;
    }
    Ok(Exit::Done)
}

fn said_roles(context: &CliContext, account: &Account) -> String {
    let roles: Vec<String> = account.roles.iter().map(|role| (words(context.lang).role)(role)).collect();
    context.lang.list(&roles)
}

fn as_json(context: &CliContext, account: &Account) -> Value {
    let moment = |at: chrono::NaiveDateTime| at.format("%Y-%m-%dT%H:%M:%S").to_string();
    json!({
        "code": account.code,
        "name": context.lang.say(&account.name),
        "roles": account.roles.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "windows": account.windows,
        "open": account.is_open,
        "made_at": moment(account.made_at),
        "pin_at": moment(account.pin_at),
        "wrong": account.wrong,
        "locked": account.locked,
    })
}

/// The number of an account as somebody types it.
pub(super) fn code(context: &CliContext, typed: &str) -> Result<String, Stop> {
    let code = half_width::code(typed).trim().to_owned();
    // Numbers of clerks.toml may be anything; a new one may not, which the store says as well.
    let is_shown = !code.is_empty() && code.chars().count() <= 40 && !code.contains(char::is_control);
    if is_shown {
        return Ok(code);
    }
    Err(Stop::Failed(Exit::Usage, anyhow!((words(context.lang).account_refused)(&AccountError::BadCode))))
}

fn read_roles(context: &CliContext, hall: &Hall, typed: &[String]) -> Result<Vec<Role>, Stop> {
    let mut roles: Vec<Role> = Vec::new();
    for text in typed {
        let role = role_of(&half_width::code(text))
            .ok_or_else(|| Stop::Failed(Exit::Usage, anyhow!((words(context.lang).no_role)(text))))?;
        if let Role::Department(name) = &role {
            known_department(context, hall, name)?;
        }
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}

/// Refuses a department that the setup does not know: whoever has its role would answer for nobody.
fn known_department(context: &CliContext, hall: &Hall, name: &str) -> Result<(), Stop> {
    let known: Vec<String> = hall.setup.departments.iter().map(|one| one.name.zh.clone()).collect();
    if known.iter().any(|one| one == name) {
        return Ok(());
    }
    let said = (words(context.lang).no_department)(name, &context.lang.list(&known));
    Err(Stop::Failed(Exit::Usage, anyhow!(said)))
}

fn read_windows(context: &CliContext, hall: &Hall, typed: &[String]) -> Result<Vec<WindowCode>, Stop> {
    let read = |code: &String| {
        let folded = half_width::code(code).to_uppercase();
        match hall.window(&folded) {
            Some(window) => Ok(window.code.clone()),
            None => Err(Stop::Failed(Exit::Usage, anyhow!((calling::words(context.lang).no_window)(code)))),
        }
    };
    typed.iter().map(read).collect()
}
