//! The people of `clerks.toml` are taken in where the store has no account of their number: from then on the account alone counts.
use crate::hall::desk::Clerk;
use crate::hall::people::{AuditAct, Authority, NewAccount, Role};
use crate::store::engine::database::all;
use crate::store::people::accounts::{self, AccountChange, has_admin};
use crate::store::people::trail;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

impl Store {
    /// Makes an account for everybody of a list who has none, unless `is_known_pin` says of the hash that everybody knows the PIN.
    /// Says how many were made; of somebody who has an account nothing changes, and once there is an administrator
    /// of the system a list makes nobody.
    pub fn take_in_clerks(
        &mut self,
        clerks: &[Clerk],
        is_known_pin: &dyn Fn(&str) -> bool,
        machine: &str,
        at: NaiveDateTime,
    ) -> Result<u32, StoreError> {
        // Where somebody answers for the accounts, a list in the setup makes none behind their back.
        if self.view("looking who has an account", has_admin)? {
            return Ok(0);
        }
        let statement = "SELECT code FROM account WHERE hall = :hall";
        let there = self.view("looking who has an account", |database| {
            all(database, statement, &[], |row| Ok(row.text(0)?.to_owned()))
        })?;
        // Many may share one hash, and hashing takes its time on purpose.
        let (mut seen, mut new) = (BTreeMap::new(), Vec::new());
        for clerk in clerks.iter().filter(|clerk| !there.iter().any(|code| *code == *clerk.code)) {
            let is_known = *seen.entry(clerk.pin.as_str()).or_insert_with(|| is_known_pin(&clerk.pin));
            if !clerk.pin.is_empty() && !is_known {
                new.push(account(clerk));
            }
        }
        if new.is_empty() {
            return Ok(0);
        }
        // Whoever writes the file runs the system.
        let (hall, authority) = (self.hall.clone(), Authority::system(""));
        let by = AccountChange { authority: &authority, machine, at };
        self.write("taking in the clerks", |database, _| {
            trail::lock(database)?;
            // While the hashes were looked at, somebody may have become the first who answers for the accounts.
            if has_admin(database)? {
                return Ok(TxOutcome::Rollback(0));
            }
            let mut made = 0;
            for clerk in &new {
                // Another program may have been quicker.
                made += u32::from(
                    accounts::insert(database, &hall, clerk, &by, AuditAct::AccountTakeIn)?.is_ok(),
                );
            }
            Ok(TxOutcome::Commit(made))
        })
    }
}

fn account(clerk: &Clerk) -> NewAccount {
    let lead = clerk.lead.then_some(Role::Lead);
    NewAccount {
        code: clerk.code.clone(),
        name: clerk.name.clone(),
        roles: [Role::Clerk].into_iter().chain(lead).collect(),
        windows: clerk.windows.clone(),
        pin_hash: clerk.pin.clone(),
    }
}
