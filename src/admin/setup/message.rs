//! What the pages of the setup ask of the world, and what they hear.
use crate::hall::calendar::SpecialDay;
use crate::hall::drafts::DraftFinding;
use crate::hall::figures::LeftOver;
use crate::hall::people::{Account, AccountError, Permission, Pin, Role, WeakPin};
use crate::hall::setup_forms::KindId;
use crate::hall::{ClerkCode, LineCode, Name, Setup, SetupDocuments, WindowCode};
use std::sync::Arc;

/// Something that is to be done about the setup or the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetupRequest {
    /// The documents in force are to be read.
    ReadSetup,
    /// The accounts are to be read.
    ReadAccounts,
    /// A day is to have hours of its own, or the usual ones again: of all these lines together, or of none.
    ChangeHours(Vec<HoursOrder>),
    /// An account is to be made or changed.
    Account(AccountOrder),
}

/// Hours of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoursOrder {
    /// The day, with its lines, hours and note.
    pub special: SpecialDay,
    /// What was said of the day (and these lines) is taken back.
    pub clears: bool,
}

/// What is to become of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is that of hall::people::Account")]
pub enum AccountOrder {
    /// It is new.
    Add { code: ClerkCode, name: Name, roles: Vec<Role>, windows: Vec<WindowCode>, pin: Pin },
    /// It has other roles.
    Roles { code: ClerkCode, roles: Vec<Role> },
    /// It may sign in at other windows.
    Windows { code: ClerkCode, windows: Vec<WindowCode> },
    /// It has another PIN.
    Pin { code: ClerkCode, pin: Pin },
    /// It is closed, or opened again.
    Close { code: ClerkCode, closes: bool },
    /// Its owner may try again, and everybody at the machines that are named.
    Unlock { code: ClerkCode, machines: Vec<String> },
}

/// What the worker tells of the setup and the accounts.
#[derive(Clone, Debug)]
pub enum SetupUpdate {
    /// The edition in force and its documents.
    Documents(u32, Arc<SetupDocuments>),
    /// How many people wait in each line now.
    Waiting(Arc<Vec<(LineCode, usize)>>),
    /// How many accounts name a unit (by a role) or a window: the kind, its name or code, how many.
    AccountsNaming(Arc<Vec<(KindId, String, usize)>>),
    /// The accounts, by number.
    Accounts(Arc<Vec<Account>>),
    /// The machines at which nobody may try now, by name.
    LockedMachines(Arc<Vec<String>>),
    /// The hours are in force, and so many are left over by them.
    HoursDone(Vec<HoursOrder>, LeftOver),
    /// They are not.
    HoursRefused(HoursRefusal),
    /// An account is made or changed.
    AccountDone(Box<Account>),
    /// It is not.
    AccountRefused(AccountError),
    /// It is not, since the PIN would be guessed.
    WeakPin(WeakPin),
    /// The store cannot be reached; nothing is done.
    StoreFailed,
}

/// Why hours are not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HoursRefusal {
    /// The day is over.
    Past,
    /// Nothing was said of the day.
    Nothing,
    /// Whoever asks has no right to it.
    Denied(Permission),
    /// The document that is in force cannot be read by this program.
    Unreadable,
}

/// What documents say, and what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct SetupLook {
    /// The setup; nothing where it cannot be read.
    pub setup: Option<Arc<Setup>>,
    /// What was found.
    pub findings: Vec<DraftFinding>,
}

/// The one check of documents, as every other program does it.
pub trait SetupChecker: Send + Sync {
    /// Reads documents.
    fn check(&self, documents: &SetupDocuments) -> SetupLook;
}
