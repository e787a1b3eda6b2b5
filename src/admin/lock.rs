//! A screen that was left alone is locked (锁屏): the PIN of whoever is signed in opens it again, where it was.
use super::page::{chief, hint};
use super::sign_in::{must_wait, seconds_until, why};
use super::sign_in_view::{beside_pad, draw_pad};
use super::{AdminRequest, AdminSession, AdminTouch, Hint, Pin, SignInFault};
use crate::ui::{Page, Takes, TextField, desk::question, input::Key, narrowed};
use ratatui::layout::Rect;
use std::time::Duration;

/// The longest PIN.
const PIN: usize = 12;

/// What lies over the pages while the screen is locked.
#[derive(Debug)]
pub(super) struct AdminLock {
    pin: TextField,
    said: String,
    is_checking: bool,
    /// It is asked whether whoever is signed in leaves.
    asks_sign_out: bool,
    signs_out: bool,
    until: Option<Duration>,
}

impl AdminLock {
    /// A lock that nobody has tried yet.
    pub fn new() -> AdminLock {
        AdminLock {
            pin: TextField::new(Takes::Digits, PIN),
            said: String::new(),
            is_checking: false,
            asks_sign_out: false,
            signs_out: false,
            until: None,
        }
    }

    /// The PIN was not right, or could not be checked.
    pub fn refuse(&mut self, fault: SignInFault, here: &AdminSession) {
        (self.is_checking, self.said, self.until) = (false, why(fault, here), must_wait(fault, here));
        self.pin.clear();
    }

    /// Says whether whoever is signed in leaves.
    pub fn signs_out(&self) -> bool {
        self.signs_out
    }

    /// Hears a key.
    pub fn key(&mut self, key: Key, here: &AdminSession) -> Option<AdminRequest> {
        match key {
            _ if self.is_checking => {}
            Key::Enter if self.asks_sign_out => self.signs_out = true,
            Key::Escape if self.asks_sign_out => self.asks_sign_out = false,
            Key::Escape if self.pin.is_empty() => self.asks_sign_out = true,
            Key::Escape => self.pin.clear(),
            Key::Enter if self.pin.is_empty() || seconds_until(self.until, here).is_some() => {}
            Key::Enter => {
                let account = here.person.as_ref()?.code.clone();
                (self.is_checking, self.said) = (true, String::new());
                return Some(AdminRequest::SignIn { account, pin: Pin(self.pin.take()) });
            }
            key => drop(self.pin.key(key)),
        }
        None
    }

    pub fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect) {
        let (words, area) = (here.words(), narrowed(area, 2));
        let (pad, area) = beside_pad(area);
        draw_pad(page, here, pad);
        let how = (words.lock_how)(&here.who());
        let said = match seconds_until(self.until, here) {
            _ if self.asks_sign_out => words.ask_sign_out_note.to_owned(),
            _ if self.is_checking => words.checking.to_owned(),
            Some(seconds) => format!("{how}\n\n{}", (words.must_wait)(seconds)),
            None if self.said.is_empty() => format!("{how}\n\n{}", self.pin.masked(true)),
            None => format!("{how}\n\n{}\n{}", self.said, self.pin.masked(true)),
        };
        let asked = if self.asks_sign_out { words.ask_sign_out } else { words.locked };
        question(page, area, asked, &said, true);
    }

    pub fn hints(&self, here: &AdminSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let other = if self.asks_sign_out { keys.back } else { keys.sign_out };
        vec![
            Hint {
                lit: self.asks_sign_out || !self.is_checking && !self.pin.is_empty(),
                ..chief("Enter", keys.confirm, Key::Enter)
            },
            hint("Esc", other, Key::Escape),
            hint("F2", keys.language, Key::F(2)),
        ]
    }
}
