//! Who somebody is who types a number and a PIN at a screen of the staff: the account in the store says.
use super::connection::Connection;
use crate::hall::people::{Account, Pin, SignInError};
use crate::hall::{Hall, Setup};
use crate::store::{PinAttempt, Store, StoreError};
use chrono::NaiveDateTime;
use std::sync::Arc;

/// Says whether a PIN belongs to a hash.
pub type PinCheck = Box<dyn Fn(&str, &str) -> bool + Send>;

/// How the store proves who somebody is.
type Prove = fn(
    &mut Store,
    &PinAttempt<'_>,
    &mut dyn FnMut(&str) -> bool,
    NaiveDateTime,
) -> Result<Result<Account, SignInError>, StoreError>;

/// What is needed of the world to know who somebody is.
pub struct IdentityCheck {
    pin: PinCheck,
    known_pin: Option<&'static str>,
    machine: String,
    /// The setup whose people were taken in last; with another in force there may be others.
    taken_in: Option<Arc<Setup>>,
}

/// Why somebody is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownPerson {
    /// The store says why.
    NotProven(SignInError),
    /// The PIN is one that everybody knows, and this is no exercise.
    KnownPin,
}

impl IdentityCheck {
    /// Checks PINs by `pin`, at a machine of a name; `known_pin` is the one that everybody knows, where that is refused.
    pub fn new(pin: PinCheck, known_pin: Option<&'static str>, machine: &str) -> Self {
        IdentityCheck { pin, known_pin, machine: machine.to_owned(), taken_in: None }
    }

    /// Takes in whoever stands in `clerks.toml` and has no account yet; once for each setup.
    pub fn take_in(
        &mut self,
        connection: &mut Connection,
        hall: &Hall,
        at: NaiveDateTime,
    ) -> Result<(), StoreError> {
        if self.taken_in.as_ref().is_some_and(|setup| Arc::ptr_eq(setup, &hall.setup)) {
            return Ok(());
        }
        let IdentityCheck { pin, known_pin, machine, .. } = &*self;
        let is_known = |hash: &str| known_pin.is_some_and(|known| pin(hash, known));
        let take = |store: &mut Store| store.take_in_clerks(&hall.setup.clerks, &is_known, machine, at);
        let made = connection.attempt(take)?;
        self.taken_in = Some(Arc::clone(&hall.setup));
        if made > 0 {
            log::info!("{made} clerks of clerks.toml have an account from now on");
        }
        Ok(())
    }

    /// The account of whoever types a number and a PIN.
    pub fn prove(
        &mut self,
        connection: &mut Connection,
        hall: &Hall,
        (code, pin, purpose): (&str, &Pin, &str),
        at: NaiveDateTime,
    ) -> Result<Result<Account, UnknownPerson>, StoreError> {
        self.prove_by(connection, hall, (code, pin, purpose, Store::prove), at)
    }

    /// The same at the entrance of a kiosk, where anybody can stand.
    pub fn prove_at_entrance(
        &mut self,
        connection: &mut Connection,
        hall: &Hall,
        (code, pin, purpose): (&str, &Pin, &str),
        at: NaiveDateTime,
    ) -> Result<Result<Account, UnknownPerson>, StoreError> {
        self.prove_by(connection, hall, (code, pin, purpose, Store::prove_at_entrance), at)
    }

    fn prove_by(
        &mut self,
        connection: &mut Connection,
        hall: &Hall,
        (code, pin, purpose, prove): (&str, &Pin, &str, Prove),
        at: NaiveDateTime,
    ) -> Result<Result<Account, UnknownPerson>, StoreError> {
        if self.known_pin == Some(pin.0.as_str()) {
            return Ok(Err(UnknownPerson::KnownPin));
        }
        self.take_in(connection, hall, at)?;
        let attempt = PinAttempt { code, machine: &self.machine, purpose };
        let check = &self.pin;
        let proven =
            connection.attempt(|store| prove(store, &attempt, &mut |hash| check(hash, &pin.0), at))?;
        if let Err(SignInError::Wait { seconds }) = proven {
            log::warn!("{purpose}: a PIN was wrong too often; nobody is let in for {seconds} s");
        }
        Ok(proven.map_err(UnknownPerson::NotProven))
    }

    /// The machine, by name.
    pub fn machine(&self) -> &str {
        &self.machine
    }
}
