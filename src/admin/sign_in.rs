//! Signing in: number and PIN; the store counts wrong PINs, and says how long is to be waited.
use super::page::{chief, hint};
use super::{AdminRequest, AdminSession, Hint, Pin, SignInFault};
use crate::hall::people::SignInError;
use crate::ui::{Takes, TextField, input::Key};
use std::time::Duration;

/// The longest number of an account, and the longest PIN.
const CODE: usize = 16;
const PIN: usize = 12;

/// The page for signing in.
#[derive(Debug)]
pub(super) struct AdminSignIn {
    account: TextField,
    pin: TextField,
    /// The PIN is being typed.
    pub(super) is_at_pin: bool,
    pub(super) said: String,
    /// What is said is good news.
    pub(super) is_good: bool,
    /// What was typed is being checked.
    pub(super) is_checking: bool,
    until: Option<Duration>,
}

impl AdminSignIn {
    /// A page with what is known filled in.
    pub fn new(account: &str) -> AdminSignIn {
        AdminSignIn {
            account: TextField::new(Takes::Code, CODE).with(account),
            pin: TextField::new(Takes::Digits, PIN),
            is_at_pin: !account.is_empty(),
            said: String::new(),
            is_good: false,
            is_checking: false,
            until: None,
        }
    }

    /// The same with something to say.
    pub fn saying(self, said: &str, is_good: bool) -> AdminSignIn {
        AdminSignIn { said: said.to_owned(), is_good, ..self }
    }

    /// Says whether letters are typed into the field that is open.
    pub fn takes_letters(&self) -> bool {
        !self.is_at_pin
    }

    /// What is shown of both fields.
    pub(super) fn shown(&self) -> [String; 2] {
        [self.account.shown(!self.is_at_pin), self.pin.masked(self.is_at_pin)]
    }

    /// A finger on a field.
    pub fn choose(&mut self, field: usize) {
        self.is_at_pin = field == 1;
    }

    /// A character of a pasted text.
    pub fn paste(&mut self, letter: char) {
        if !self.is_checking {
            self.field().insert(letter);
        }
    }

    fn field(&mut self) -> &mut TextField {
        if self.is_at_pin { &mut self.pin } else { &mut self.account }
    }

    /// Somebody is not let in; what was typed stays, but for the PIN.
    pub fn refuse(&mut self, fault: SignInFault, here: &AdminSession) {
        (self.is_checking, self.is_good, self.is_at_pin) = (false, false, true);
        self.until = must_wait(fault, here);
        self.said = why(fault, here);
        self.pin.clear();
    }

    /// Seconds that are still to be waited after too many wrong PINs.
    pub(super) fn wait(&self, here: &AdminSession) -> Option<u64> {
        seconds_until(self.until, here)
    }

    /// Hears a key.
    pub fn key(&mut self, key: Key, here: &AdminSession) -> Option<AdminRequest> {
        if self.is_checking {
            return None;
        }
        match key {
            Key::Enter if !self.account.is_empty() && !self.pin.is_empty() => return self.submit(here),
            Key::Enter if self.account.is_empty() => {
                (self.said, self.is_good, self.is_at_pin) = (here.words().fill_in.to_owned(), false, false);
            }
            Key::Enter => self.is_at_pin = true,
            Key::Tab | Key::Down | Key::BackTab | Key::Up => self.is_at_pin = !self.is_at_pin,
            Key::Escape if self.field().is_empty() => return Some(AdminRequest::Leave),
            Key::Escape => self.field().clear(),
            Key::Control('c') => return Some(AdminRequest::Leave),
            key => {
                if self.field().key(key) {
                    self.said.clear();
                }
            }
        }
        None
    }

    fn submit(&mut self, here: &AdminSession) -> Option<AdminRequest> {
        if self.wait(here).is_some() {
            self.pin.clear();
            return None;
        }
        (self.is_checking, self.said, self.until) = (true, String::new(), None);
        Some(AdminRequest::SignIn { account: self.account.text().into(), pin: Pin(self.pin.take()) })
    }

    /// The hints at the foot.
    pub fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let is_open = !self.is_checking && self.wait(here).is_none();
        vec![
            Hint { lit: is_open, ..chief("Enter", keys.sign_in, Key::Enter) },
            hint("Tab", keys.next_field, Key::Tab),
            hint("F2", keys.language, Key::F(2)),
            hint("Esc", keys.quit, Key::Escape),
        ]
    }
}

/// Until when nobody is let in, where there were too many wrong PINs.
pub(super) fn must_wait(fault: SignInFault, here: &AdminSession) -> Option<Duration> {
    match fault {
        SignInFault::NotProven(SignInError::Wait { seconds }) => {
            Some(here.at + Duration::from_secs(seconds.into()))
        }
        _ => None,
    }
}

/// Whole seconds until a moment of the program's time, where it is still to come.
pub(super) fn seconds_until(until: Option<Duration>, here: &AdminSession) -> Option<u64> {
    let left = until?.checked_sub(here.at)?;
    (!left.is_zero()).then(|| left.as_secs() + u64::from(left.subsec_nanos() > 0))
}

/// Why somebody is not let in, in words.
pub(super) fn why(fault: SignInFault, here: &AdminSession) -> String {
    let words = here.words();
    match fault {
        SignInFault::NotProven(SignInError::WrongPin { left }) => (words.wrong_pin)(left),
        SignInFault::NotProven(SignInError::Wait { .. }) => String::new(),
        SignInFault::NotProven(SignInError::Closed) => words.account_closed.to_owned(),
        SignInFault::KnownPin => words.known_pin.to_owned(),
        SignInFault::NoRight => words.no_right_here.to_owned(),
        SignInFault::NobodyYet => words.nobody_yet.to_owned(),
        SignInFault::StoreFailed => words.store_failed.to_owned(),
    }
}
