//! A window that was left alone is locked (锁屏): the PIN of whoever is signed in opens it again, where it was.
use super::sign_in_view::{PAD, draw_pad};
use super::window_session::WindowSession;
use super::{Hint, Pin, WindowRequest, WindowTouch, form_reply::FormReply, form_reply::hint};
use crate::app::input::Key;
use crate::hall::desk::DutyState;
use crate::hall::people::PIN_DIGITS;
use crate::ui::{Page, Takes, TextField, desk::question, take_right};
use ratatui::layout::Rect;
use std::time::Duration;

/// The longest PIN.
const PIN: usize = *PIN_DIGITS.end();

/// What lies over the desk while it is locked.
#[derive(Debug)]
pub(super) struct LockForm {
    pin: TextField,
    said: String,
    /// The PIN is being checked.
    is_checking: bool,
    /// It is asked whether whoever is signed in is to be signed out.
    asks_sign_out: bool,
    until: Option<Duration>,
}

impl LockForm {
    /// A lock that nobody has tried yet.
    pub fn new() -> LockForm {
        LockForm {
            pin: TextField::new(Takes::Digits, PIN),
            said: String::new(),
            is_checking: false,
            asks_sign_out: false,
            until: None,
        }
    }

    /// The PIN was not right, or could not be checked.
    pub fn refuse(&mut self, said: String, wait: Option<u32>, here: &WindowSession) {
        (self.is_checking, self.said) = (false, said);
        self.until = wait.map(|seconds| here.at + Duration::from_secs(seconds.into()));
        self.pin.clear();
    }

    fn wait(&self, here: &WindowSession) -> Option<u64> {
        let left = self.until?.checked_sub(here.at)?;
        (!left.is_zero()).then(|| left.as_secs() + u64::from(left.subsec_nanos() > 0))
    }

    pub fn key(&mut self, key: Key, here: &WindowSession) -> FormReply {
        match key {
            _ if self.is_checking => {}
            Key::Enter if self.asks_sign_out => {
                self.asks_sign_out = false;
                return FormReply::Do(WindowRequest::Duty(DutyState::Closed));
            }
            Key::Escape if self.asks_sign_out => self.asks_sign_out = false,
            Key::Escape if self.pin.is_empty() => self.asks_sign_out = true,
            Key::Escape => self.pin.clear(),
            Key::Enter if self.pin.is_empty() || self.wait(here).is_some() => {}
            Key::Enter => {
                (self.is_checking, self.said) = (true, String::new());
                return FormReply::Unlock(Pin(self.pin.take()));
            }
            key => drop(self.pin.key(key)),
        }
        FormReply::Stay
    }

    pub fn touch(&mut self, touch: &WindowTouch, here: &WindowSession) -> FormReply {
        match touch {
            WindowTouch::Key(key) => self.key(*key, here),
            _ => FormReply::Stay,
        }
    }

    pub fn view(&self, page: &mut Page<'_, WindowTouch>, here: &WindowSession, area: Rect) {
        let words = here.words();
        let (pad, area) = take_right(area, if area.width >= 70 { PAD } else { 0 }, 3);
        draw_pad(page, here, pad);
        let said = match self.wait(here) {
            _ if self.asks_sign_out => words.ask_sign_out_note.to_owned(),
            _ if self.is_checking => words.checking.to_owned(),
            Some(seconds) => format!("{}\n\n{}", words.lock_how, (words.locked)(seconds)),
            None if self.said.is_empty() => format!("{}\n\n{}", words.lock_how, self.pin.masked(true)),
            None => format!("{}\n\n{}\n{}", words.lock_how, self.said, self.pin.masked(true)),
        };
        let asked = if self.asks_sign_out { words.ask_sign_out } else { words.window_locked };
        question(page, area, asked, &said, true);
    }

    pub fn hints(&self, here: &WindowSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let may = self.asks_sign_out || !self.is_checking && self.wait(here).is_none();
        let other = if self.asks_sign_out { keys.back } else { here.words().actions.sign_out };
        vec![
            Hint { lit: may, chief: true, ..hint("Enter", keys.confirm, Key::Enter) },
            hint("Esc", other, Key::Escape),
        ]
    }
}
