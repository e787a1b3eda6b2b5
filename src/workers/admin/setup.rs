//! Hours of a day and accounts, changed at once on the authority of whoever is signed in; and the documents in force, read.
use super::work::AdminWork;
use crate::admin::{AccountOrder, AdminUpdate, HoursOrder, HoursRefusal, SetupRequest, SetupUpdate};
use crate::hall::SetupDocuments;
use crate::hall::figures::LineOverview;
use crate::hall::people::{Account, AccountError, Denied, NewAccount, weakness};
use crate::store::{AccountChange, SetupRefusal, Store, StoreError};
use chrono::NaiveDate;
use std::sync::Arc;

/// What the history of the setup says of a change of hours.
const REASON: &str = "hall admin";

/// The documents in force with other hours of a day, by the date of today.
pub type HoursChange =
    Box<dyn FnMut(&SetupDocuments, &HoursOrder, NaiveDate) -> Result<SetupDocuments, HoursRefusal> + Send>;

/// The hash of a PIN; nothing where the system gives no random bytes.
pub type PinHash = Box<dyn Fn(&str) -> Option<String> + Send>;

/// What the worker cannot do by itself.
pub struct SetupActs {
    /// Writes the hours of a day into the documents in force.
    pub hours: HoursChange,
    /// Hashes the PIN of an account.
    pub hash: PinHash,
}

impl AdminWork {
    pub(super) fn perform_setup(&mut self, request: SetupRequest) {
        match request {
            SetupRequest::ReadSetup => self.read_setup(),
            SetupRequest::ReadAccounts => self.read_accounts(),
            SetupRequest::ChangeHours(order) => self.change_hours(order),
            SetupRequest::Account(order) => self.change_account(&order),
        }
    }

    fn tell(&self, news: SetupUpdate) {
        self.say(AdminUpdate::Setup(news));
    }

    /// Tells the documents in force.
    pub(super) fn read_setup(&mut self) {
        if self.person.is_none() {
            return;
        }
        let (hall, now) = (Arc::clone(&self.hall), self.now());
        let read = |store: &mut Store| {
            let edition = store.setup_edition()?;
            Ok((edition, store.setup_documents(edition)?, store.hall_now(&hall, now)?))
        };
        if let Some((edition, documents, hall)) = self.attempt(read) {
            let count = |line: &LineOverview| usize::try_from(line.waiting()).unwrap_or(usize::MAX);
            let waiting = hall.lines.iter().map(|line| (line.today.line.clone(), count(line))).collect();
            self.tell(SetupUpdate::Waiting(Arc::new(waiting)));
            self.setup_told = Some(edition);
            self.tell(SetupUpdate::Documents(edition, Arc::new(documents)));
        }
    }

    fn read_accounts(&mut self) {
        let now = self.now();
        // Who there is, is told to those who may change something about it.
        if !self.person.as_ref().is_some_and(may_see_accounts) {
            return;
        }
        if let Some(accounts) = self.attempt(|store| store.accounts(now)) {
            self.tell(SetupUpdate::Accounts(Arc::new(accounts)));
        }
    }

    fn change_hours(&mut self, order: HoursOrder) {
        let Some(authority) = self.authority() else { return };
        let (now, machine) = (self.now(), self.identity.machine().to_owned());
        if order.special.day < now.date() {
            return self.tell(SetupUpdate::HoursRefused(HoursRefusal::Past));
        }
        loop {
            let read = |store: &mut Store| {
                let edition = store.setup_edition()?;
                Ok((edition, store.setup_documents(edition)?))
            };
            let Some((edition, documents)) = self.attempt(read) else {
                return self.tell(SetupUpdate::StoreFailed);
            };
            let changed = match (self.acts.hours)(&documents, &order, now.date()) {
                Ok(changed) => changed,
                Err(refusal) => return self.tell(SetupUpdate::HoursRefused(refusal)),
            };
            let act = |store: &mut Store| {
                store.acting(&authority, &machine, now).change_hours(
                    edition,
                    &changed,
                    (authority.who(), REASON),
                )
            };
            match self.attempt(act) {
                None => return self.tell(SetupUpdate::StoreFailed),
                Some(Err(Denied(permission))) => {
                    return self.tell(SetupUpdate::HoursRefused(HoursRefusal::Denied(permission)));
                }
                // Somebody else was faster: it is done again on what they put in force.
                Some(Ok(Err(SetupRefusal::Overtaken(_)))) => {}
                // The hours of a day are nobody else's to look at first.
                Some(Ok(Ok(_) | Err(SetupRefusal::Same | SetupRefusal::TakesTwo))) => break,
            }
        }
        self.looked = None;
        self.read_setup();
        self.tell(SetupUpdate::HoursDone(order));
    }

    fn change_account(&mut self, order: &AccountOrder) {
        let Some(authority) = self.authority() else { return };
        let (now, machine) = (self.now(), self.identity.machine().to_owned());
        let hash = match order {
            AccountOrder::Add { code, pin, .. } | AccountOrder::Pin { code, pin } => {
                if let Some(weak) = weakness(&pin.0, code) {
                    return self.tell(SetupUpdate::WeakPin(weak));
                }
                let Some(hash) = (self.acts.hash)(&pin.0) else {
                    log::error!("the system gives no random bytes");
                    return self.tell(SetupUpdate::StoreFailed);
                };
                hash
            }
            _ => String::new(),
        };
        let done = self.attempt(|store| {
            let by = AccountChange { authority: &authority, machine: &machine, at: now };
            changed(store, order, &hash, &by)
        });
        match done {
            None => self.tell(SetupUpdate::StoreFailed),
            Some(Ok(account)) => {
                self.read_accounts();
                self.tell(SetupUpdate::AccountDone(Box::new(account)));
                self.look_at_draft();
            }
            Some(Err(no)) => self.tell(SetupUpdate::AccountRefused(no)),
        }
    }
}

fn may_see_accounts(person: &crate::admin::AdminPerson) -> bool {
    use crate::hall::people::Permission;
    person.may(Permission::ManageAccounts) || person.may(Permission::UnlockAccounts)
}

fn changed(
    store: &mut Store,
    order: &AccountOrder,
    hash: &str,
    by: &AccountChange<'_>,
) -> Result<Result<Account, AccountError>, StoreError> {
    match order {
        AccountOrder::Add { code, name, roles, windows, .. } => {
            let new = NewAccount {
                code: code.clone(),
                name: name.clone(),
                roles: roles.clone(),
                windows: windows.clone(),
                pin_hash: hash.to_owned(),
            };
            store.add_account(&new, by)
        }
        AccountOrder::Roles { code, roles } => store.set_roles(code, roles, by),
        AccountOrder::Windows { code, windows } => store.set_windows(code, windows, by),
        AccountOrder::Pin { code, .. } => store.change_pin(code, hash, by),
        AccountOrder::Close { code, closes } => store.close_account(code, *closes, by),
        AccountOrder::Unlock { code } => store.unlock_account(code, by.machine, by),
    }
}
