//! All accounts brought to what a table says, in one transaction: all of it or nothing. Every change is in the audit.
use super::accounts::{
    self, AccountChange, end_sessions, everybody, find, is_last_admin, lines, turn_rule_with_first_admin,
};
use crate::hall::HallCode;
use crate::hall::people::{
    AccountError, AuditAct, NewAccount, Permission, Role, StaffAccount, StaffEntry, StaffPlan,
};
use crate::store::engine::database::Database;
use crate::store::engine::fault::Fault;
use crate::store::people::trail;
use crate::store::{Store, StoreError, TxOutcome};

/// Stands for the hash of a PIN where none was set: no PIN has this hash.
const NO_PIN: &str = "!";

/// Why nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffRefusal {
    /// Whoever asks has no right to it.
    Denied(Permission),
    /// An account was the reason: its number, and why.
    Account(String, AccountError),
    /// The accounts are others than those that were looked at, so that the table would do something else to them.
    Moved,
}

impl Store {
    /// Makes, changes and closes accounts as a table says, where that is still what somebody was `shown`. A new one has no PIN: nobody
    /// signs in with it before one is set.
    pub fn set_staff(
        &mut self,
        table: &[StaffEntry],
        shown: &StaffPlan,
        by: &AccountChange<'_>,
    ) -> Result<Result<(), StaffRefusal>, StoreError> {
        if !by.authority.may(Permission::ManageAccounts) {
            self.note(&by.note(AuditAct::Denied, Permission::ManageAccounts.word(), "", ""))?;
            return Ok(Err(StaffRefusal::Denied(Permission::ManageAccounts)));
        }
        let hall = self.hall.clone();
        self.write("changing accounts by a table", |database, _| {
            trail::lock(database)?;
            // Somebody was asked, and typed a PIN: meanwhile others may have changed accounts.
            let plan = StaffPlan::new(&everybody(database, by.at)?, table);
            if plan != *shown {
                return Ok(TxOutcome::Rollback(Err(StaffRefusal::Moved)));
            }
            Ok(match apply(database, &hall, &plan, by)? {
                Ok(()) => TxOutcome::Commit(Ok(())),
                Err((code, no)) => TxOutcome::Rollback(Err(StaffRefusal::Account(code, no))),
            })
        })
    }
}

/// All of it, or which account is the reason that it is none. Who is new comes first, so that one administrator may follow another.
fn apply(
    database: &mut dyn Database,
    hall: &HallCode,
    plan: &StaffPlan,
    by: &AccountChange<'_>,
) -> Result<Result<(), (String, AccountError)>, Fault> {
    for account in &plan.added {
        let new = NewAccount {
            code: account.code.clone(),
            name: account.name.clone(),
            roles: account.roles.clone(),
            windows: account.windows.clone(),
            pin_hash: NO_PIN.into(),
        };
        if let Err(no) = accounts::insert(database, hall, &new, by, AuditAct::AccountAdd)? {
            return Ok(Err((account.code.to_string(), no)));
        }
        if !account.is_open
            && let Err(no) = bring_to(database, hall, account, by)?
        {
            return Ok(Err((account.code.to_string(), no)));
        }
    }
    let raised = |account: &&StaffAccount| account.is_open;
    let all = || plan.changed.iter().chain(&plan.closed);
    for account in all().filter(raised).chain(all().filter(|account| !raised(account))) {
        if let Err(no) = bring_to(database, hall, account, by)? {
            return Ok(Err((account.code.to_string(), no)));
        }
    }
    Ok(Ok(()))
}

/// Brings an account to what a table says of it, in the transaction that is open; each thing that changes is in the audit.
fn bring_to(
    database: &mut dyn Database,
    hall: &HallCode,
    wanted: &StaffAccount,
    by: &AccountChange<'_>,
) -> Result<Result<(), AccountError>, Fault> {
    let code = &*wanted.code;
    let Some(before) = find(database, code)?.map(|row| row.account) else {
        return Ok(Err(AccountError::Absent));
    };
    let stays_admin = wanted.is_open && wanted.roles.contains(&Role::SystemAdmin);
    if wanted.roles.is_empty() {
        return Ok(Err(AccountError::NoRole));
    }
    if !stays_admin && is_last_admin(database, &before)? {
        return Ok(Err(AccountError::LastAdmin));
    }
    if let Some(no) = by.forbids_roles(code, &before.roles, &wanted.roles) {
        return Ok(Err(no));
    }
    turn_rule_with_first_admin(database, &wanted.roles)?;
    let word = |is_open: bool| if is_open { "open" } else { "closed" };
    let (roles, windows) = (lines(&wanted.roles), lines(&wanted.windows));
    let statement = "UPDATE account SET name = $2, name_en = $3, roles = $4, windows = $5, state = $6,
         turn = turn + 1 WHERE hall = :hall AND code = $1";
    let (name, name_en) = (&wanted.name.zh, &wanted.name.en);
    let values = [
        code.into(),
        name.into(),
        name_en.into(),
        (&roles).into(),
        (&windows).into(),
        word(wanted.is_open).into(),
    ];
    database.run(statement, &values)?;
    end_sessions(database, code, by.at)?;
    let mut note = |act, before: &str, after: &str| {
        let flat = |text: &str| text.replace('\n', " ");
        if before == after {
            Ok(())
        } else {
            trail::append(database, hall, &by.note(act, code, &flat(before), &flat(after)))
        }
    };
    // What somebody is called is not for the audit; that it was changed is.
    if before.name != wanted.name {
        note(AuditAct::NameChange, "before", "")?;
    }
    note(AuditAct::RolesChange, &lines(&before.roles), &roles)?;
    note(AuditAct::WindowsChange, &lines(&before.windows), &windows)?;
    let act = if wanted.is_open { AuditAct::AccountReopen } else { AuditAct::AccountClose };
    note(act, word(before.is_open), word(wanted.is_open))?;
    Ok(Ok(()))
}
