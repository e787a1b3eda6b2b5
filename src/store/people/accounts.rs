//! Accounts: making, changing and closing them. Every change is in the audit, in the same transaction.
use crate::hall::people::{
    Account, AccountError, AuditAct, AuditNote, Authority, Lockout, LockoutRule, NewAccount, Permission,
    Role, are_mixed, is_fit_code,
};
use crate::hall::{HallCode, Name, WindowCode};
use crate::store::drafts;
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::fault::Fault;
use crate::store::people::{failures, trail};
use crate::store::rows::{duty, ticket::written};
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

/// An account with the hash of its PIN, which does not leave the store.
#[derive(Clone, Debug)]
pub(in crate::store) struct AccountRow {
    pub account: Account,
    pub pin: String,
}

/// Who changes an account, where and when.
#[derive(Clone, Copy, Debug)]
pub struct AccountChange<'a> {
    /// On whose authority.
    pub authority: &'a Authority,
    /// The machine, by name.
    pub machine: &'a str,
    /// When it is changed.
    pub at: NaiveDateTime,
}

impl AccountChange<'_> {
    /// Why an account does not get other roles, whoever has the right to give them.
    pub(super) fn forbids_roles(&self, code: &str, before: &[Role], roles: &[Role]) -> Option<AccountError> {
        let is_own = matches!(self.authority, Authority::Person(person) if *person.code == *code);
        match before != roles {
            true if is_own => Some(AccountError::OwnRoles),
            true if are_mixed(roles) => Some(AccountError::MixedRoles),
            _ => None,
        }
    }

    pub(super) fn note(&self, act: AuditAct, code: &str, before: &str, after: &str) -> AuditNote {
        AuditNote {
            at: self.at,
            actor: self.authority.actor(),
            machine: self.machine.to_owned(),
            act,
            object: code.to_owned(),
            before: before.to_owned(),
            after: after.to_owned(),
        }
    }
}

const COLUMNS: &str = "a.code, a.name, a.name_en, a.roles, a.windows, a.pin, a.state, a.made_at, a.pin_at,
     COALESCE(f.wrong, 0), COALESCE(f.since, a.made_at)";
const SOURCE: &str = "FROM account AS a LEFT JOIN account_failure AS f
     ON f.hall = a.hall AND f.kind = 'person' AND f.subject = a.code";

type Changed = Result<Account, AccountError>;

impl Store {
    /// All accounts, by number.
    pub fn accounts(&mut self, at: NaiveDateTime) -> Result<Vec<Account>, StoreError> {
        self.view("reading the accounts", |database| everybody(database, at))
    }

    /// The account of a number, where there is one.
    pub fn account(&mut self, code: &str, at: NaiveDateTime) -> Result<Option<Account>, StoreError> {
        self.view(
            "reading an account",
            |database| Ok(find(database, code)?.map(|row| as_of(row.account, at))),
        )
    }

    /// Makes the first administrator of the system; refused where there is one, open or closed.
    pub fn init_admin(&mut self, new: &NewAccount, by: &AccountChange<'_>) -> Result<Changed, StoreError> {
        self.change_accounts("making the first administrator", |database, hall| {
            trail::lock(database)?;
            if has_admin(database)? {
                return Ok(Err(AccountError::HasAdmin));
            }
            insert(database, hall, new, by, AuditAct::AdminInit)
        })
    }

    /// Makes an account.
    pub fn add_account(&mut self, new: &NewAccount, by: &AccountChange<'_>) -> Result<Changed, StoreError> {
        self.change_as(by, Permission::ManageAccounts, "making an account", |database, hall| {
            insert(database, hall, new, by, AuditAct::AccountAdd)
        })
    }

    /// Sets another PIN, by its hash. Whoever may manage accounts sets anybody's, and everybody their own.
    pub fn change_pin(
        &mut self,
        code: &str,
        pin_hash: &str,
        by: &AccountChange<'_>,
    ) -> Result<Changed, StoreError> {
        let is_own = matches!(by.authority, Authority::Person(person) if person.code == *code);
        let work = |database: &mut dyn Database, hall: &HallCode| {
            let statement = "UPDATE account SET pin = $2, pin_at = $3, turn = turn + 1
                 WHERE hall = :hall AND code = $1";
            let when = written(by.at);
            database.run(statement, &[code.into(), pin_hash.into(), (&when).into()])?;
            noted(database, hall, code, &by.note(AuditAct::PinChange, code, "", ""))
        };
        if is_own {
            return self.change_accounts("changing a PIN", work);
        }
        self.change_as(by, Permission::ManageAccounts, "changing a PIN", work)
    }

    /// Gives an account other roles.
    pub fn set_roles(
        &mut self,
        code: &str,
        roles: &[Role],
        by: &AccountChange<'_>,
    ) -> Result<Changed, StoreError> {
        self.change_as(by, Permission::ManageAccounts, "changing roles", |database, hall| {
            trail::lock(database)?;
            let Some(before) = find(database, code)? else { return Ok(Err(AccountError::Absent)) };
            if roles.is_empty() {
                return Ok(Err(AccountError::NoRole));
            }
            if !roles.contains(&Role::SystemAdmin) && is_last_admin(database, &before.account)? {
                return Ok(Err(AccountError::LastAdmin));
            }
            if let Some(no) = by.forbids_roles(code, &before.account.roles, roles) {
                return Ok(Err(no));
            }
            turn_rule_with_first_admin(database, roles)?;
            let (was, is) = (lines(&before.account.roles), lines(roles));
            let statement = "UPDATE account SET roles = $2, turn = turn + 1 WHERE hall = :hall AND code = $1";
            database.run(statement, &[code.into(), (&is).into()])?;
            end_sessions(database, code, by.at)?;
            let note = by.note(AuditAct::RolesChange, code, &was.replace('\n', " "), &is.replace('\n', " "));
            noted(database, hall, code, &note)
        })
    }

    /// Says at which windows somebody may sign in; none means at all.
    pub fn set_windows(
        &mut self,
        code: &str,
        windows: &[WindowCode],
        by: &AccountChange<'_>,
    ) -> Result<Changed, StoreError> {
        self.change_as(by, Permission::ManageAccounts, "changing windows", |database, hall| {
            let Some(before) = find(database, code)? else { return Ok(Err(AccountError::Absent)) };
            let (was, is) = (lines(&before.account.windows), lines(windows));
            let statement =
                "UPDATE account SET windows = $2, turn = turn + 1 WHERE hall = :hall AND code = $1";
            database.run(statement, &[code.into(), (&is).into()])?;
            end_sessions(database, code, by.at)?;
            let note =
                by.note(AuditAct::WindowsChange, code, &was.replace('\n', " "), &is.replace('\n', " "));
            noted(database, hall, code, &note)
        })
    }

    /// Closes an account, or opens it again: whoever it is of may not sign in any more, or may.
    pub fn close_account(
        &mut self,
        code: &str,
        closes: bool,
        by: &AccountChange<'_>,
    ) -> Result<Changed, StoreError> {
        self.change_as(by, Permission::ManageAccounts, "closing an account", |database, hall| {
            trail::lock(database)?;
            let Some(before) = find(database, code)? else { return Ok(Err(AccountError::Absent)) };
            if closes && is_last_admin(database, &before.account)? {
                return Ok(Err(AccountError::LastAdmin));
            }
            let word = |is_open: bool| if is_open { "open" } else { "closed" };
            let statement = "UPDATE account SET state = $2, turn = turn + 1 WHERE hall = :hall AND code = $1";
            database.run(statement, &[code.into(), word(!closes).into()])?;
            end_sessions(database, code, by.at)?;
            let act = if closes { AuditAct::AccountClose } else { AuditAct::AccountReopen };
            noted(database, hall, code, &by.note(act, code, word(before.account.is_open), word(!closes)))
        })
    }

    /// Lets somebody try again who mistyped the PIN too often, and everybody at a machine where it was.
    pub fn unlock_account(
        &mut self,
        code: &str,
        machine: &str,
        by: &AccountChange<'_>,
    ) -> Result<Changed, StoreError> {
        let entrance = failures::entrance_mark(&self.secret, machine, code);
        self.change_as(by, Permission::UnlockAccounts, "unlocking an account", |database, hall| {
            if find(database, code)?.is_none() {
                return Ok(Err(AccountError::Absent));
            }
            let mut unlock = |counted| {
                let before = failures::lock(database, counted, by.at)?;
                failures::write(database, counted, Lockout { wrong: 0, since: by.at })?;
                Ok::<_, Fault>(before.wrong)
            };
            let wrong = unlock(failures::TryCounter::Person(code))?;
            unlock(failures::TryCounter::Nobody(&entrance))?;
            let here = unlock(failures::TryCounter::Machine(machine))?;
            let before = format!("person {wrong}, machine {machine} {here}");
            let note = by.note(AuditAct::AccountUnlock, code, &before, "0");
            noted(database, hall, code, &note)
        })
    }

    /// Changes accounts where whoever asks has the right to it; that somebody was refused is kept.
    fn change_as(
        &mut self,
        by: &AccountChange<'_>,
        permission: Permission,
        doing: &'static str,
        work: impl FnMut(&mut dyn Database, &HallCode) -> Result<Changed, Fault>,
    ) -> Result<Changed, StoreError> {
        if by.authority.may(permission) {
            return self.change_accounts(doing, work);
        }
        self.note(&by.note(AuditAct::Denied, permission.word(), "", ""))?;
        Ok(Err(AccountError::Denied(permission)))
    }

    fn change_accounts(
        &mut self,
        doing: &'static str,
        mut work: impl FnMut(&mut dyn Database, &HallCode) -> Result<Changed, Fault>,
    ) -> Result<Changed, StoreError> {
        let hall = self.hall.clone();
        self.write(doing, |database, _| {
            Ok(match work(database, &hall)? {
                Ok(account) => TxOutcome::Commit(Ok(account)),
                Err(no) => TxOutcome::Rollback(Err(no)),
            })
        })
    }
}

/// Ends the sessions of an account at windows that it may not serve any more.
pub(super) fn end_sessions(database: &mut dyn Database, code: &str, at: NaiveDateTime) -> Result<(), Fault> {
    let Some(AccountRow { account, .. }) = find(database, code)? else { return Ok(()) };
    duty::end_sessions(database, code, |window| account.is_open && account.may_serve(window), at)
}

/// Adds what was done to the audit, and answers the account as it is then.
fn noted(
    database: &mut dyn Database,
    hall: &HallCode,
    code: &str,
    note: &AuditNote,
) -> Result<Changed, Fault> {
    let Some(row) = find(database, code)? else { return Ok(Err(AccountError::Absent)) };
    trail::append(database, hall, note)?;
    Ok(Ok(as_of(row.account, note.at)))
}

/// Makes an account in the transaction that is open.
pub(super) fn insert(
    database: &mut dyn Database,
    hall: &HallCode,
    new: &NewAccount,
    by: &AccountChange<'_>,
    act: AuditAct,
) -> Result<Changed, Fault> {
    if !is_fit_code(&new.code) && act != AuditAct::AccountTakeIn {
        return Ok(Err(AccountError::BadCode));
    }
    if new.roles.is_empty() {
        return Ok(Err(AccountError::NoRole));
    }
    if are_mixed(&new.roles) {
        return Ok(Err(AccountError::MixedRoles));
    }
    turn_rule_with_first_admin(database, &new.roles)?;
    let (roles, windows, when) = (lines(&new.roles), lines(&new.windows), written(by.at));
    let statement =
        "INSERT INTO account (hall, code, name, name_en, roles, windows, pin, state, made_at, pin_at, turn)
         VALUES (:hall, $1, $2, $3, $4, $5, $6, 'open', $7, $7, 0) ON CONFLICT (hall, code) DO NOTHING";
    let values = [
        (&new.code).into(),
        (&new.name.zh).into(),
        (&new.name.en).into(),
        (&roles).into(),
        (&windows).into(),
        (&new.pin_hash).into(),
        (&when).into(),
    ];
    if database.run(statement, &values)? == 0 {
        return Ok(Err(AccountError::Taken));
    }
    noted(database, hall, &new.code, &by.note(act, &new.code, "", &roles.replace('\n', " ")))
}

/// Says whether an account, open or closed, is of an administrator of the system.
pub(super) fn has_admin(database: &mut dyn Database) -> Result<bool, Fault> {
    let roles =
        all(database, "SELECT roles FROM account WHERE hall = :hall", &[], |row| Ok(roles_of(row.text(0)?)))?;
    Ok(roles.iter().any(|roles| roles.contains(&Role::SystemAdmin)))
}

/// Before an account gets its roles: with the first administrator of the system people are known apart, and from then on nobody
/// publishes what they wrote themselves.
pub(super) fn turn_rule_with_first_admin(database: &mut dyn Database, roles: &[Role]) -> Result<(), Fault> {
    if roles.contains(&Role::SystemAdmin) && !has_admin(database)? {
        drafts::turn_rule_to_two(database)?;
    }
    Ok(())
}

/// Says whether an account is the only open one of an administrator of the system.
pub(super) fn is_last_admin(database: &mut dyn Database, account: &Account) -> Result<bool, Fault> {
    if !account.is_open || !account.roles.contains(&Role::SystemAdmin) {
        return Ok(false);
    }
    let statement = "SELECT roles FROM account WHERE hall = :hall AND state = 'open' AND code <> $1";
    let others = all(database, statement, &[(&account.code).into()], |row| Ok(roles_of(row.text(0)?)))?;
    Ok(!others.iter().any(|roles| roles.contains(&Role::SystemAdmin)))
}

/// All accounts, by number.
pub(super) fn everybody(database: &mut dyn Database, at: NaiveDateTime) -> Result<Vec<Account>, Fault> {
    let statement = format!("SELECT {COLUMNS} {SOURCE} WHERE a.hall = :hall ORDER BY a.code");
    let rows = all(database, &statement, &[], row)?;
    Ok(rows.into_iter().map(|row| as_of(row.account, at)).collect())
}

/// The account of a number.
pub(in crate::store) fn find(database: &mut dyn Database, code: &str) -> Result<Option<AccountRow>, Fault> {
    let statement = format!("SELECT {COLUMNS} {SOURCE} WHERE a.hall = :hall AND a.code = $1");
    first(database, &statement, &[code.into()], row)
}

/// Several things, one a line.
pub(super) fn lines<T: ToString>(things: &[T]) -> String {
    things.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn roles_of(text: &str) -> Vec<Role> {
    text.lines().filter_map(Role::of).collect()
}

fn row(row: &dyn Row) -> Result<AccountRow, Fault> {
    let windows = row.text(4)?.lines().map(WindowCode::from).collect();
    let account = Account {
        code: row.text(0)?.into(),
        name: Name::new(row.text(1)?, row.text(2)?),
        roles: roles_of(row.text(3)?),
        windows,
        is_open: row.text(6)? == "open",
        made_at: row.text(7)?.parse()?,
        pin_at: row.text(8)?.parse()?,
        locked: 0,
        wrong: row.count(9)?,
        wrong_at: row.text(10)?.parse()?,
    };
    Ok(AccountRow { account, pin: row.text(5)?.to_owned() })
}

/// An account with how long its owner has to wait.
fn as_of(account: Account, at: NaiveDateTime) -> Account {
    let lockout = Lockout { wrong: account.wrong, since: account.wrong_at };
    let wait = lockout.as_of(&LockoutRule::PERSON, at).wait(&LockoutRule::PERSON, at);
    Account { locked: failures::whole_seconds(wait), ..account }
}
