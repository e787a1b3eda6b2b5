//! People who work in the hall: who they are, what they may do, and what is kept of what they did.
mod account;
mod audit;
mod authority;
mod case_rights;
mod kiosk_act;
mod lockout;
mod permission;
mod pin;
mod role;
mod session_mark;
mod staff;
mod weak_pin;

pub use account::{Account, AccountError, NewAccount, SignInError, are_mixed, is_fit_code, unknown_name};
pub use audit::{AuditAct, AuditActor, AuditEntry, AuditNote, BEGINNING, entry_hash};
pub use authority::{Authority, Denied, ProvenPerson};
pub use case_rights::{case_capacity, may_read_part};
pub use kiosk_act::{KioskAct, KioskOut};
pub use lockout::{Lockout, LockoutRule};
pub use permission::Permission;
pub use pin::Pin;
pub use role::Role;
pub use session_mark::session_mark;
pub use staff::{StaffAccount, StaffEntry, StaffPlan};
pub use weak_pin::{PIN_DIGITS, WeakPin, weakness};
