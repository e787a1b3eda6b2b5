//! On whose authority something is done: somebody who was proven to be who they are, or whoever runs the system.
use super::{Account, AuditActor, Permission, Role};
use crate::hall::ClerkCode;

/// Somebody whose PIN was right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProvenPerson {
    /// The number on the badge.
    pub code: ClerkCode,
    /// What they are in the hall.
    pub roles: Vec<Role>,
}

impl From<&Account> for ProvenPerson {
    fn from(account: &Account) -> Self {
        ProvenPerson { code: account.code.clone(), roles: account.roles.clone() }
    }
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authority {
    /// Somebody whose PIN was right: the rights of their roles hold.
    Person(ProvenPerson),
    /// Whoever may run commands on this machine, and gives no PIN. Nothing keeps them from the store, so nothing is refused;
    /// it is recorded that it was the system's administrator, and for whom.
    SystemAdmin {
        /// The name they gave, or empty.
        acting_for: String,
    },
}

/// Somebody has no right to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denied(pub Permission);

impl Authority {
    /// The system's administrator, for somebody.
    pub fn system(acting_for: &str) -> Authority {
        Authority::SystemAdmin { acting_for: acting_for.to_owned() }
    }

    /// Says whether somebody has a right.
    pub fn may(&self, permission: Permission) -> bool {
        match self {
            Authority::Person(person) => person.roles.iter().any(|role| role.may(permission)),
            Authority::SystemAdmin { .. } => true,
        }
    }

    /// Fails where somebody has no right to something.
    pub fn require(&self, permission: Permission) -> Result<(), Denied> {
        if self.may(permission) { Ok(()) } else { Err(Denied(permission)) }
    }

    /// The number of an account, or the name that was given: what is written beside an act.
    pub fn who(&self) -> &str {
        match self {
            Authority::Person(person) => &person.code,
            Authority::SystemAdmin { acting_for } => acting_for,
        }
    }

    /// The same for the audit.
    pub fn actor(&self) -> AuditActor {
        match self {
            Authority::Person(person) => AuditActor::Account(person.code.clone()),
            Authority::SystemAdmin { acting_for } => {
                AuditActor::SystemAdmin { acting_for: acting_for.clone() }
            }
        }
    }
}
