//! Hours of a day and accounts, changed at once on the authority of whoever is signed in; and the documents in force, read.
use super::work::AdminWork;
use crate::admin::{AccountOrder, AdminUpdate, HoursOrder, HoursRefusal, SetupRequest, SetupUpdate};
use crate::hall::figures::{LeftOver, LineOverview};
use crate::hall::people::{Account, AccountError, Denied, NewAccount, Role, unknown_name, weakness};
use crate::hall::setup_forms::KindId;
use crate::hall::{SPECIAL_DAYS, SetupDocuments};
use crate::store::{AccountChange, SetupRefusal, Store, StoreError};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What the history of the setup says of a change of hours.
const REASON: &str = "hall admin";

/// The document of the days with hours of their own as an order makes it of the documents in force, by the date of today.
pub type HoursChange =
    Box<dyn FnMut(&SetupDocuments, &HoursOrder, NaiveDate) -> Result<String, HoursRefusal> + Send>;

/// The hash of a PIN; nothing where the system gives no random bytes.
pub type PinHash = Box<dyn Fn(&str) -> Option<String> + Send>;

/// What the worker cannot do by itself.
pub struct SetupActs {
    /// Writes the hours of a day into the document of such days.
    pub hours: HoursChange,
    /// Hashes the PIN of an account.
    pub hash: PinHash,
}

impl AdminWork {
    pub(super) fn perform_setup(&mut self, request: SetupRequest) {
        match request {
            SetupRequest::ReadSetup => self.read_setup(),
            SetupRequest::ReadAccounts => self.read_accounts(),
            SetupRequest::ChangeHours(orders) => self.change_hours(orders),
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
            let (hall, accounts) = (store.hall_now(&hall, now)?, store.accounts(now)?);
            Ok((edition, store.setup_documents(edition)?, hall, accounts))
        };
        if let Some((edition, documents, hall, accounts)) = self.attempt(read) {
            let count = |line: &LineOverview| usize::try_from(line.waiting()).unwrap_or(usize::MAX);
            let waiting = hall.lines.iter().map(|line| (line.today.line.clone(), count(line))).collect();
            self.tell(SetupUpdate::Waiting(Arc::new(waiting)));
            self.tell(SetupUpdate::AccountsNaming(Arc::new(naming(&accounts))));
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
        let read = |store: &mut Store| Ok((store.accounts(now)?, store.locked_machines(now)?));
        if let Some((accounts, machines)) = self.attempt(read) {
            self.tell(SetupUpdate::LockedMachines(Arc::new(machines)));
            self.tell(SetupUpdate::Accounts(Arc::new(accounts)));
        }
    }

    fn change_hours(&mut self, orders: Vec<HoursOrder>) {
        let Some(authority) = self.authority() else { return };
        let (now, machine) = (self.now(), self.identity.machine().to_owned());
        if orders.iter().any(|order| order.special.day < now.date()) {
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
            let mut with = |mut documents: SetupDocuments, order: &HoursOrder| {
                let special_days = (self.acts.hours)(&documents, order, now.date())?;
                documents.insert(SPECIAL_DAYS, special_days);
                Ok(documents)
            };
            let changed = match orders.iter().try_fold(documents, &mut with) {
                Ok(changed) => changed,
                Err(refusal) => return self.tell(SetupUpdate::HoursRefused(refusal)),
            };
            let act = |store: &mut Store| {
                store.acting(&authority, &machine, now).change_hours(
                    edition,
                    changed.text(SPECIAL_DAYS).unwrap_or_default(),
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
        let left = self.left_over(&orders);
        self.tell(SetupUpdate::HoursDone(orders, left));
    }

    /// Whom hours leave out that are in force by now; nobody where the store cannot say.
    fn left_over(&mut self, orders: &[HoursOrder]) -> LeftOver {
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let mut left = LeftOver::default();
        for order in orders.iter().filter(|order| !order.clears) {
            let own = self.attempt(|store| store.left_over(&hall, &order.special, now)).unwrap_or_default();
            left.appointments += own.appointments;
            left.waiting += own.waiting;
        }
        left
    }

    fn change_account(&mut self, order: &AccountOrder) {
        let Some(authority) = self.authority() else { return };
        let (now, machine) = (self.now(), self.identity.machine().to_owned());
        if let Err(no) = self.know_names(order) {
            return self.tell(no);
        }
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

    /// Looks whether the hall has every department and window that an order names; else what is to be told.
    fn know_names(&mut self, order: &AccountOrder) -> Result<(), SetupUpdate> {
        let (code, roles, windows) = match order {
            AccountOrder::Add { code, roles, windows, .. } => (code, &roles[..], &windows[..]),
            AccountOrder::Roles { code, roles } => (code, &roles[..], &[][..]),
            AccountOrder::Windows { code, windows } => (code, &[][..], &windows[..]),
            _ => return Ok(()),
        };
        let (now, setup) = (self.now(), Arc::clone(&self.hall.setup));
        let before = self.attempt(|store| store.account(code, now)).ok_or(SetupUpdate::StoreFailed)?;
        let unknown = unknown_name(&setup, before.as_ref(), (roles, windows));
        unknown.map_or(Ok(()), |no| Err(SetupUpdate::AccountRefused(no)))
    }
}

/// How many open accounts name each unit by a role, and each window.
fn naming(accounts: &[Account]) -> Vec<(KindId, String, usize)> {
    let mut named: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for account in accounts.iter().filter(|account| account.is_open) {
        let windows: BTreeSet<String> = account.windows.iter().map(ToString::to_string).collect();
        let units = account.roles.iter().filter_map(|role| match role {
            Role::Department(name) => Some(name.clone()),
            _ => None,
        });
        let units: BTreeSet<String> = units.collect();
        let all =
            windows.into_iter().map(|code| (false, code)).chain(units.into_iter().map(|name| (true, name)));
        for name in all {
            *named.entry(name).or_default() += 1;
        }
    }
    let kind = |is_unit| if is_unit { KindId::Department } else { KindId::Window };
    named.into_iter().map(|((is_unit, name), count)| (kind(is_unit), name, count)).collect()
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
        AccountOrder::Unlock { code, machines } => {
            let mut done = store.unlock_account(code, by.machine, by)?;
            for machine in machines {
                if done.is_err() {
                    break;
                }
                done = store.unlock_account(code, machine, by)?;
            }
            Ok(done)
        }
    }
}
