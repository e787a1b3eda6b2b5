//! Signing in: window, clerk number, PIN; five wrong PINs cost a minute.
use super::{Deed, Pin, Touch, Wish, here::Here, hints::Hint};
use crate::app::input::Key;
use std::time::Duration;

/// So many wrong PINs in a row.
const TRIES: u32 = 5;
/// Cost so long a wait.
const WAIT: Duration = Duration::from_mins(1);
/// The longest PIN.
const PIN: usize = 12;
/// The longest window code and clerk number.
const CODE: usize = 16;

/// The fields, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Window,
    Clerk,
    Pin,
}

impl Field {
    pub const ALL: [Field; 3] = [Field::Window, Field::Clerk, Field::Pin];
}

/// The page for signing in.
#[derive(Debug)]
pub(super) struct SignIn {
    pub(super) window: String,
    pub(super) clerk: String,
    pub(super) pin: Pin,
    pub(super) field: Field,
    /// The window was named when the program began, and stays.
    is_fixed: bool,
    pub(super) said: String,
    /// What is said is good news.
    pub(super) is_good: bool,
    /// What is typed is being checked.
    pub(super) checking: bool,
    wrong: u32,
    until: Option<Duration>,
}

impl SignIn {
    /// A page with what is known filled in.
    pub fn new(window: String, clerk: String, here: &Here) -> SignIn {
        let field = match (window.is_empty(), clerk.is_empty()) {
            (true, _) => Field::Window,
            (false, true) => Field::Clerk,
            (false, false) => Field::Pin,
        };
        let is_fixed = here.window.is_some();
        SignIn {
            window,
            clerk,
            pin: Pin::default(),
            field,
            is_fixed,
            said: String::new(),
            is_good: false,
            checking: false,
            wrong: 0,
            until: None,
        }
    }

    /// The same with something to say.
    pub fn saying(self, said: &str, is_good: bool) -> SignIn {
        SignIn { said: said.to_owned(), is_good, ..self }
    }

    pub fn window(&self) -> &str {
        &self.window
    }

    /// Says whether letters are typed into a field.
    pub fn takes_letters(&self) -> bool {
        self.field == Field::Window
    }

    pub fn forget_words(&mut self) {
        self.said.clear();
    }

    /// A finger on a field.
    pub fn choose(&mut self, field: usize) {
        if let Some(field) =
            Field::ALL.get(field).filter(|field| !(self.is_fixed && **field == Field::Window))
        {
            self.field = *field;
        }
    }

    /// The PIN was wrong.
    pub fn wrong_pin(&mut self, here: &Here) {
        self.wrong += 1;
        let left = TRIES.saturating_sub(self.wrong);
        if left == 0 {
            (self.wrong, self.until) = (0, Some(here.at + WAIT));
            self.refuse(String::new());
        } else {
            self.refuse((here.words().wrong_pin)(left));
        }
    }

    /// Somebody is not let in; what was typed stays, but for the PIN.
    pub fn refuse(&mut self, said: String) {
        (self.checking, self.said, self.is_good, self.field) = (false, said, false, Field::Pin);
        self.pin = Pin::default();
    }

    /// Seconds that are still to be waited after too many wrong PINs.
    pub fn wait(&self, here: &Here) -> Option<u64> {
        let left = self.until?.checked_sub(here.at)?;
        (!left.is_zero()).then(|| left.as_secs() + u64::from(left.subsec_nanos() > 0))
    }

    pub fn key(&mut self, key: Key, here: &Here) -> Option<Wish> {
        if self.checking {
            return None;
        }
        match key {
            Key::Enter if self.is_full() => return self.submit(here),
            Key::Enter => {
                let empty = Field::ALL.into_iter().find(|field| self.text(*field).is_empty());
                let said = if empty == Some(self.field) { here.words().fill_in } else { "" };
                (self.said, self.is_good) = (said.to_owned(), false);
                self.field = empty.unwrap_or(self.field);
            }
            Key::Tab | Key::Down => self.step(1),
            Key::BackTab | Key::Up => self.step(2),
            Key::Left => self.turn(-1, here),
            Key::Right => self.turn(1, here),
            Key::Backspace | Key::Delete => {
                self.text_mut().pop();
            }
            Key::Escape => {
                self.text_mut().clear();
            }
            Key::Char(c) => self.type_in(c),
            _ => {}
        }
        None
    }

    fn submit(&mut self, here: &Here) -> Option<Wish> {
        if self.wait(here).is_some() {
            self.pin = Pin::default();
            return None;
        }
        (self.checking, self.said, self.until) = (true, String::new(), None);
        let pin = std::mem::take(&mut self.pin);
        Some(Wish::SignIn { window: self.window.clone(), clerk: self.clerk.clone(), pin })
    }

    fn is_full(&self) -> bool {
        Field::ALL.into_iter().all(|field| !self.text(field).is_empty())
    }

    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Window => &self.window,
            Field::Clerk => &self.clerk,
            Field::Pin => &self.pin.0,
        }
    }

    fn text_mut(&mut self) -> &mut String {
        match self.field {
            Field::Window => &mut self.window,
            Field::Clerk => &mut self.clerk,
            Field::Pin => &mut self.pin.0,
        }
    }

    fn step(&mut self, by: usize) {
        let at = Field::ALL.iter().position(|field| *field == self.field).unwrap_or(0);
        let open = |field: &&Field| !(self.is_fixed && **field == Field::Window);
        let next = Field::ALL.iter().cycle().skip(at + by).take(Field::ALL.len()).find(open);
        self.field = next.copied().unwrap_or(self.field);
    }

    /// Goes through the windows of the hall, for fingers that have no letters.
    fn turn(&mut self, by: isize, here: &Here) {
        let windows = &here.hall.setup.windows;
        if self.field != Field::Window || windows.is_empty() {
            return;
        }
        let at = windows.iter().position(|window| window.code == self.window);
        let next = match (at, by) {
            (None, _) => 0,
            (Some(at), 1) => (at + 1) % windows.len(),
            (Some(at), _) => (at + windows.len() - 1) % windows.len(),
        };
        self.window = windows.get(next).map_or_else(String::new, |window| window.code.clone());
    }

    fn type_in(&mut self, c: char) {
        let field = self.field;
        let fits = match field {
            Field::Pin => c.is_ascii_digit() && self.pin.0.len() < PIN,
            _ => !c.is_whitespace() && !c.is_control() && self.text(field).chars().count() < CODE,
        };
        if fits {
            let c = if field == Field::Window { c.to_ascii_uppercase() } else { c };
            self.text_mut().push(c);
            self.said.clear();
        }
    }

    /// The hints at the foot.
    pub fn hints(&self, here: &Here) -> Vec<Hint> {
        let keys = &here.words().keys;
        let hint = |key: &str, does: &str, touch: Touch, lit: bool| Hint {
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
                Touch::Key(Key::Enter),
                free && self.wait(here).is_none(),
            ),
            hint("Tab", keys.next_field, Touch::Key(Key::Tab), free),
            hint("←→", keys.change, Touch::Key(Key::Right), free && self.field == Field::Window),
            hint("L", here.words().deeds.language, Touch::Deed(Deed::Language), !self.takes_letters()),
            hint("^C", keys.quit, Touch::Deed(Deed::Leave), true),
        ]
    }
}
