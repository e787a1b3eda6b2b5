//! All accounts as a table gives them, and what it changes of those that are there.
use super::{Account, Role};
use crate::hall::{ClerkCode, Name, WindowCode};

/// An account as a table gives it. A column that the table lacks is `None`, and leaves what is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffEntry {
    /// The number on the badge.
    pub code: ClerkCode,
    /// The Chinese name.
    pub name: Option<String>,
    /// The English name.
    pub name_en: Option<String>,
    /// What the person is in the hall.
    pub roles: Option<Vec<Role>>,
    /// The windows the person may sign in at; empty means all.
    pub windows: Option<Vec<WindowCode>>,
    /// The person may sign in.
    pub is_open: Option<bool>,
}

/// An account as it is to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffAccount {
    /// The number on the badge.
    pub code: ClerkCode,
    /// The name.
    pub name: Name,
    /// What the person is in the hall.
    pub roles: Vec<Role>,
    /// The windows the person may sign in at; empty means all.
    pub windows: Vec<WindowCode>,
    /// The person may sign in.
    pub is_open: bool,
}

impl From<&Account> for StaffAccount {
    fn from(account: &Account) -> Self {
        StaffAccount {
            code: account.code.clone(),
            name: account.name.clone(),
            roles: account.roles.clone(),
            windows: account.windows.clone(),
            is_open: account.is_open,
        }
    }
}

/// What a table does to the accounts that are there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StaffPlan {
    /// Accounts that are not there yet.
    pub added: Vec<StaffAccount>,
    /// Accounts that are to be otherwise.
    pub changed: Vec<StaffAccount>,
    /// How many stay as they are.
    pub same: usize,
    /// Open accounts that the table does not name. No account vanishes, since what its owner did stays: they are closed.
    pub closed: Vec<StaffAccount>,
}

impl StaffPlan {
    /// Compares a table with what is there.
    pub fn new(there: &[Account], wanted: &[StaffEntry]) -> StaffPlan {
        let mut plan = StaffPlan::default();
        for entry in wanted {
            let Some(account) = there.iter().find(|account| account.code == entry.code) else {
                plan.added.push(entry.over(StaffAccount { is_open: true, ..StaffAccount::default() }));
                continue;
            };
            let (was, is) = (StaffAccount::from(account), entry.over(account.into()));
            if was == is { plan.same += 1 } else { plan.changed.push(is) }
        }
        for account in there.iter().filter(|account| wanted.iter().all(|entry| entry.code != account.code)) {
            if account.is_open {
                plan.closed.push(StaffAccount { is_open: false, ..account.into() });
            } else {
                plan.same += 1;
            }
        }
        plan
    }

    /// Says whether the table changes nothing.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.closed.is_empty()
    }
}

impl StaffEntry {
    /// The account that this makes of one.
    fn over(&self, account: StaffAccount) -> StaffAccount {
        // A table gives the departments of somebody together: the same roles in another order are the same.
        let roles = self.roles.clone().filter(|roles| !are_same(roles, &account.roles));
        StaffAccount {
            code: self.code.clone(),
            name: Name::new(
                self.name.clone().unwrap_or(account.name.zh),
                self.name_en.clone().unwrap_or(account.name.en),
            ),
            roles: roles.unwrap_or(account.roles),
            windows: self.windows.clone().unwrap_or(account.windows),
            is_open: self.is_open.unwrap_or(account.is_open),
        }
    }
}

fn are_same(one: &[Role], other: &[Role]) -> bool {
    one.len() == other.len() && one.iter().all(|role| other.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(code: &str, is_open: bool) -> Account {
        let at = "2026-12-01T09:00:00".parse().unwrap();
        Account {
            code: code.into(),
            name: Name::new("李", "Li"),
            roles: vec![Role::Clerk],
            windows: vec!["A01".into()],
            is_open,
            made_at: at,
            pin_at: at,
            locked: 0,
            wrong: 0,
            wrong_at: at,
        }
    }

    fn entry(code: &str) -> StaffEntry {
        StaffEntry { code: code.into(), ..StaffEntry::default() }
    }

    #[test]
    fn a_table_is_compared_by_number() {
        let there = [account("101", true), account("102", true), account("103", false), account("104", true)];
        let roles = Some(vec![Role::Lead]);
        let wanted = [
            entry("101"),
            StaffEntry { name: Some("王".into()), roles: roles.clone(), ..entry("102") },
            StaffEntry { name: Some("赵".into()), roles, ..entry("105") },
        ];
        let plan = StaffPlan::new(&there, &wanted);
        assert_eq!(plan.same, 2, "one is named and as it was, one is closed already");
        let codes = |of: &[StaffAccount]| of.iter().map(|one| one.code.to_string()).collect::<Vec<_>>();
        assert_eq!((codes(&plan.added), codes(&plan.changed)), (vec!["105".into()], vec!["102".into()]));
        assert_eq!((codes(&plan.closed), plan.closed[0].is_open), (vec!["104".into()], false));
        assert_eq!(plan.changed[0].name, Name::new("王", "Li"), "a column that is not there changes nothing");
        assert!(plan.added[0].is_open && plan.added[0].windows.is_empty());
    }
}
