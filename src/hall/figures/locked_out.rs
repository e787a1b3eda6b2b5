//! Who is locked out (锁定) after too many wrong PINs, as the lead is told: without the PIN, and without a number that no account has.
use super::{Alarm, RaisedAlarm};
use crate::hall::ClerkCode;
use chrono::NaiveDateTime;

/// Whose PINs were wrong too often.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Locked {
    /// An account, by number.
    Account(ClerkCode),
    /// Whoever types a number that no account has; which one is not known here.
    Nobody,
    /// All who sign in at a machine, by its name.
    Machine(String),
}

/// Somebody is locked out (锁定): nobody may try for a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedOut {
    /// Whose PINs were wrong.
    pub whose: Locked,
    /// How many in a row.
    pub wrong: u32,
    /// Until when nobody may try.
    pub until: NaiveDateTime,
}

impl LockedOut {
    /// The alarm that tells the lead.
    pub(super) fn alarm(&self, at: NaiveDateTime) -> RaisedAlarm {
        let (alarm, place) = match &self.whose {
            Locked::Account(code) => (Alarm::AccountLocked, code.to_string()),
            Locked::Nobody => (Alarm::AccountLocked, String::new()),
            Locked::Machine(name) => (Alarm::MachineLocked, name.clone()),
        };
        RaisedAlarm { alarm, place, ticket: None, people: self.wrong, since: at, raised: at }
    }
}
