//! An account (账号): somebody of the staff as the store knows them.
use super::{Permission, Role};
use crate::hall::{ClerkCode, Name, Setup, WindowCode};
use chrono::NaiveDateTime;

/// Somebody who may sign in. The PIN is the store's alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The number on the badge (工号).
    pub code: ClerkCode,
    /// The name; on the person's own screen and in the list of accounts only.
    pub name: Name,
    /// What the person is in the hall.
    pub roles: Vec<Role>,
    /// The windows the person may sign in at; empty means all.
    pub windows: Vec<WindowCode>,
    /// The person may sign in.
    pub is_open: bool,
    /// When the account was made.
    pub made_at: NaiveDateTime,
    /// When the PIN was set.
    pub pin_at: NaiveDateTime,
    /// How many seconds the person must wait after too many wrong PINs.
    pub locked: u32,
    /// How many wrong PINs there were in a row.
    pub wrong: u32,
    /// When the last of them was.
    pub wrong_at: NaiveDateTime,
}

impl Account {
    /// Says whether one of the roles gives a right.
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| role.may(permission))
    }

    /// Says whether the person may sign in at a window.
    pub fn may_serve(&self, window: &str) -> bool {
        self.may(Permission::ServeWindow)
            && (self.windows.is_empty() || self.windows.iter().any(|code| *code == *window))
    }
}

/// An account that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAccount {
    /// The number on the badge.
    pub code: ClerkCode,
    /// The name.
    pub name: Name,
    /// What the person is in the hall.
    pub roles: Vec<Role>,
    /// The windows the person may sign in at; empty means all.
    pub windows: Vec<WindowCode>,
    /// The PIN, hashed.
    pub pin_hash: String,
}

/// Why an account is not made or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountError {
    /// There is one of this number.
    Taken,
    /// There is none of this number.
    Absent,
    /// There is an administrator of the system already.
    HasAdmin,
    /// The last administrator of the system would be gone.
    LastAdmin,
    /// An account has at least one role.
    NoRole,
    /// Nobody changes the roles of their own account.
    OwnRoles,
    /// The system's administrator has no right to content, and whoever has one does not run the system.
    MixedRoles,
    /// The number holds something else than letters, digits, `-` and `_`, or is longer than 16.
    BadCode,
    /// The hall has no department of this name.
    NoDepartment(String),
    /// The hall has no window of this code.
    NoWindow(WindowCode),
    /// Whoever asks has no right to it.
    Denied(Permission),
}

/// Why an account does not get roles or windows: the setup knows no such department or window, and the account had none such `before`.
/// Whoever had one that is gone by now may keep it.
pub fn unknown_name(
    setup: &Setup,
    before: Option<&Account>,
    (roles, windows): (&[Role], &[WindowCode]),
) -> Option<AccountError> {
    let has_role = |role: &Role| before.is_some_and(|account| account.roles.contains(role));
    let has_window = |code: &WindowCode| before.is_some_and(|account| account.windows.contains(code));
    let department = roles.iter().filter(|role| !has_role(role)).find_map(|role| match role {
        Role::Department(name) if setup.departments.iter().all(|known| known.name.zh != *name) => {
            Some(AccountError::NoDepartment(name.clone()))
        }
        _ => None,
    });
    let is_unknown = |code: &&WindowCode| setup.windows.iter().all(|known| known.code != **code);
    let window = || windows.iter().filter(|code| !has_window(code)).find(is_unknown).cloned();
    department.or_else(|| window().map(AccountError::NoWindow))
}

/// Says whether roles are among them that nobody has together: running the system, and reading what people wrote.
pub fn are_mixed(roles: &[Role]) -> bool {
    roles.contains(&Role::SystemAdmin) && roles.iter().any(|role| role.may(Permission::ReadCases))
}

/// Says whether a text is fit to be the number of an account.
pub fn is_fit_code(code: &str) -> bool {
    (1..=16).contains(&code.len()) && code.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c))
}

/// Why somebody is not who they say they are, or may not be it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInError {
    /// The number or the PIN is wrong; so many more tries are free.
    WrongPin {
        /// How many wrong ones are still free.
        left: u32,
    },
    /// Too many were wrong, of this person or at this machine: so many seconds are to be waited. Nothing was checked.
    Wait {
        /// How many seconds.
        seconds: u32,
    },
    /// The account is closed; said only to whoever has its PIN.
    Closed,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain() {
        for good in ["104", "L01", "a-b_c", "1234567890123456"] {
            assert!(is_fit_code(good), "{good}");
        }
        for bad in ["", "李", "a b", "12345678901234567", "a\u{1b}[2J", "../x"] {
            assert!(!is_fit_code(bad), "{bad}");
        }
    }
}
