//! Signing in: window, clerk number, PIN; the store counts wrong PINs, and says how long is to be waited.
use super::{Action, Hint, Pin, WindowRequest, WindowTouch, window_session::WindowSession};
use crate::hall::people::PIN_DIGITS;
use crate::text::layout::half_width::half_width;
use crate::ui::{Takes, TextField, input::Key};
use std::time::Duration;

/// The longest PIN.
const PIN: usize = *PIN_DIGITS.end();
/// The longest window code and clerk number.
const CODE: usize = 16;

/// The fields, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignInField {
    Window,
    Clerk,
    Pin,
}

impl SignInField {
    pub const ALL: [SignInField; 3] = [SignInField::Window, SignInField::Clerk, SignInField::Pin];
}

/// The page for signing in.
#[derive(Debug)]
pub(super) struct SignIn {
    window: TextField,
    clerk: TextField,
    pin: TextField,
    pub(super) field: SignInField,
    /// The window was named when the program began, and stays.
    is_fixed: bool,
    pub(super) said: String,
    /// What is said is good news.
    pub(super) is_good: bool,
    /// What is typed is being checked.
    pub(super) checking: bool,
    until: Option<Duration>,
}

impl SignIn {
    /// A page with what is known filled in.
    pub fn new(window: &str, clerk: &str, here: &WindowSession) -> SignIn {
        let field = match (window.is_empty(), clerk.is_empty()) {
            (true, _) => SignInField::Window,
            (false, true) => SignInField::Clerk,
            (false, false) => SignInField::Pin,
        };
        let is_fixed = here.window.is_some();
        SignIn {
            window: TextField::new(Takes::Code, CODE).with(window),
            clerk: TextField::new(Takes::Code, CODE).with(clerk),
            pin: TextField::new(Takes::Digits, PIN),
            field,
            is_fixed,
            said: String::new(),
            is_good: false,
            checking: false,
            until: None,
        }
    }

    /// The same with something to say.
    pub fn saying(self, said: &str, is_good: bool) -> SignIn {
        SignIn { said: said.to_owned(), is_good, ..self }
    }

    pub fn window(&self) -> &str {
        self.window.text()
    }

    /// Says whether letters are typed into the field that is open.
    pub fn takes_letters(&self) -> bool {
        self.field != SignInField::Pin
    }

    /// A character of a pasted text.
    pub fn paste(&mut self, letter: char) {
        if !self.checking {
            self.type_in(letter);
        }
    }

    pub fn forget_words(&mut self) {
        self.said.clear();
    }

    /// A finger on a field.
    pub fn choose(&mut self, field: usize) {
        if let Some(field) =
            SignInField::ALL.get(field).filter(|field| !(self.is_fixed && **field == SignInField::Window))
        {
            self.field = *field;
        }
    }

    /// Too many PINs were wrong: nobody is let in for so many seconds.
    pub fn must_wait(&mut self, seconds: u32, here: &WindowSession) {
        self.until = Some(here.at + Duration::from_secs(seconds.into()));
        self.refuse(String::new());
    }

    /// Somebody is not let in; what was typed stays, but for the PIN.
    pub fn refuse(&mut self, said: String) {
        (self.checking, self.said, self.is_good, self.field) = (false, said, false, SignInField::Pin);
        self.pin.clear();
    }

    /// Seconds that are still to be waited after too many wrong PINs.
    pub fn wait(&self, here: &WindowSession) -> Option<u64> {
        let left = self.until?.checked_sub(here.at)?;
        (!left.is_zero()).then(|| left.as_secs() + u64::from(left.subsec_nanos() > 0))
    }

    pub fn key(&mut self, key: Key, here: &WindowSession) -> Option<WindowRequest> {
        if self.checking {
            return None;
        }
        match key {
            Key::Enter if self.is_full() => return self.submit(here),
            Key::Enter => {
                let empty = SignInField::ALL.into_iter().find(|field| self.content(*field).is_empty());
                let said = if empty == Some(self.field) { here.words().fill_in } else { "" };
                (self.said, self.is_good) = (said.to_owned(), false);
                self.field = empty.unwrap_or(self.field);
            }
            Key::Tab | Key::Down => self.step(1),
            Key::BackTab | Key::Up => self.step(2),
            Key::Left if self.field == SignInField::Window => self.turn(-1, here),
            Key::Right if self.field == SignInField::Window => self.turn(1, here),
            Key::Escape => self.content_mut().clear(),
            Key::Char(c) => self.type_in(c),
            key => drop(self.content_mut().key(key)),
        }
        None
    }

    fn submit(&mut self, here: &WindowSession) -> Option<WindowRequest> {
        if self.wait(here).is_some() {
            self.pin.clear();
            return None;
        }
        (self.checking, self.said, self.until) = (true, String::new(), None);
        let pin = Pin(self.pin.take());
        Some(WindowRequest::SignIn {
            window: self.window.text().into(),
            clerk: self.clerk.text().into(),
            pin,
        })
    }

    fn is_full(&self) -> bool {
        SignInField::ALL.into_iter().all(|field| !self.content(field).is_empty())
    }

    fn content(&self, field: SignInField) -> &TextField {
        match field {
            SignInField::Window => &self.window,
            SignInField::Clerk => &self.clerk,
            SignInField::Pin => &self.pin,
        }
    }

    fn content_mut(&mut self) -> &mut TextField {
        match self.field {
            SignInField::Window => &mut self.window,
            SignInField::Clerk => &mut self.clerk,
            SignInField::Pin => &mut self.pin,
        }
    }

    /// What is shown of a field.
    pub fn shown(&self, field: SignInField) -> String {
        let (content, is_open) = (self.content(field), self.field == field);
        if field == SignInField::Pin { content.masked(is_open) } else { content.shown(is_open) }
    }

    fn step(&mut self, by: usize) {
        let at = SignInField::ALL.iter().position(|field| *field == self.field).unwrap_or(0);
        let open = |field: &&SignInField| !(self.is_fixed && **field == SignInField::Window);
        let next = SignInField::ALL.iter().cycle().skip(at + by).take(SignInField::ALL.len()).find(open);
        self.field = next.copied().unwrap_or(self.field);
    }

    /// Goes through the windows of the hall, for fingers that have no letters.
    fn turn(&mut self, by: isize, here: &WindowSession) {
        let windows = &here.hall.setup.windows;
        if windows.is_empty() {
            return;
        }
        let at = windows.iter().position(|window| window.code == self.window.text());
        let next = match (at, by) {
            (None, _) => 0,
            (Some(at), 1) => (at + 1) % windows.len(),
            (Some(at), _) => (at + windows.len() - 1) % windows.len(),
        };
        let code = windows.get(next).map_or("", |window| window.code.as_str());
        self.window = TextField::new(Takes::Code, CODE).with(code);
    }

    fn type_in(&mut self, c: char) {
        let c = if self.field == SignInField::Window { half_width(c).to_ascii_uppercase() } else { c };
        if self.content_mut().insert(c) {
            self.said.clear();
        }
    }

    /// The hints at the foot.
    pub fn hints(&self, here: &WindowSession) -> Vec<Hint> {
        let keys = &here.words().keys;
        let hint = |key: &str, does: &str, touch: WindowTouch, lit: bool| Hint {
            key: key.to_owned(),
            does: does.to_owned(),
            touch,
            lit,
            chief: key == "Enter",
        };
        let free = !self.checking;
        vec![
            hint(
                "Enter",
                here.words().sign_in_short,
                WindowTouch::Key(Key::Enter),
                free && self.wait(here).is_none(),
            ),
            hint("Tab", keys.next_field, WindowTouch::Key(Key::Tab), free),
            hint("←→", keys.change, WindowTouch::Key(Key::Right), free && self.field == SignInField::Window),
            hint(
                "L",
                here.words().actions.language,
                WindowTouch::Action(Action::Language),
                !self.takes_letters(),
            ),
            hint("^C", keys.quit, WindowTouch::Action(Action::Leave), true),
        ]
    }
}
