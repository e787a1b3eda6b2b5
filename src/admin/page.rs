//! A page of the administration: it is drawn, hears keys, and says where to go.
use super::{AdminRequest, AdminSession, AdminTouch, AdminUpdate, Hint, Unfinished};
use crate::ui::{Page, input::Key};
use ratatui::layout::Rect;
use std::fmt;

/// How a note sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteTone {
    /// Something is done.
    Good,
    /// Something is not done, or wants an eye.
    Bad,
    /// Something goes on.
    Plain,
}

/// Where a page leads.
#[derive(Debug, Default)]
pub enum PageTurning {
    /// It stays.
    #[default]
    Stay,
    /// To the page it was opened from.
    Back,
    /// So many pages back.
    BackBy(usize),
    /// To another page, from which one comes back.
    Open(Box<dyn AdminPage>),
    /// To another page in its place.
    Replace(Box<dyn AdminPage>),
    /// To what was half written when the power failed.
    GoOn,
    /// The screen is to be locked.
    Lock,
    /// Whoever is signed in leaves.
    SignOut,
}

/// What a page answers to an event.
#[derive(Debug, Default)]
pub struct PageReply {
    /// What is to be done in the world.
    pub requests: Vec<AdminRequest>,
    /// Where it leads.
    pub turn: PageTurning,
    /// What is said on the line above the keys.
    pub said: Option<(String, NoteTone)>,
}

impl PageReply {
    /// Nothing happens.
    pub fn stay() -> PageReply {
        PageReply::default()
    }

    /// To the page it was opened from.
    pub fn back() -> PageReply {
        PageReply::turning(PageTurning::Back)
    }

    /// To another page, from which one comes back.
    pub fn open(page: impl AdminPage + 'static) -> PageReply {
        PageReply::turning(PageTurning::Open(Box::new(page)))
    }

    /// Another page lies there.
    pub fn turning(turn: PageTurning) -> PageReply {
        PageReply { turn, ..PageReply::default() }
    }

    /// Something is to be done.
    pub fn ask(request: AdminRequest) -> PageReply {
        PageReply { requests: vec![request], ..PageReply::default() }
    }

    /// Something is said.
    #[must_use]
    pub fn saying(self, said: impl Into<String>, tone: NoteTone) -> PageReply {
        PageReply { said: Some((said.into(), tone)), ..self }
    }

    /// Something is to be done besides.
    #[must_use]
    pub fn asking(mut self, requests: impl IntoIterator<Item = AdminRequest>) -> PageReply {
        self.requests.extend(requests);
        self
    }
}

/// A page of the administration.
pub trait AdminPage: fmt::Debug {
    /// What it is called, in the head.
    fn title(&self, here: &AdminSession) -> String;
    /// Draws it.
    fn view(&self, page: &mut Page<'_, AdminTouch>, here: &AdminSession, area: Rect);
    /// The keys, for the last lines of the screen; Escape is among them.
    fn hints(&self, here: &AdminSession) -> Vec<Hint>;
    /// Hears a key.
    fn key(&mut self, key: Key, here: &AdminSession) -> PageReply;

    /// Hears a touch; one that means a key never comes here.
    fn touch(&mut self, _touch: &AdminTouch, _here: &AdminSession) -> PageReply {
        PageReply::stay()
    }
    /// Hears a character of a text that is pasted.
    fn paste(&mut self, _letter: char, _here: &AdminSession) -> PageReply {
        PageReply::stay()
    }
    /// Hears what the worker tells; the session has learnt it already.
    fn hear(&mut self, _news: &AdminUpdate, _here: &AdminSession) -> PageReply {
        PageReply::stay()
    }
    /// Time passes.
    fn tick(&mut self, _here: &AdminSession) -> PageReply {
        PageReply::stay()
    }
    /// Nobody is there any more: what is half written is to be kept.
    fn leave(&mut self, _here: &AdminSession) -> Vec<AdminRequest> {
        Vec::new()
    }
    /// What is half written on it, so that it can go on after the power failed; nothing where all of it is kept.
    fn unfinished(&self, _here: &AdminSession) -> Option<Unfinished> {
        None
    }
    /// Says whether letters are typed, so that they are no commands.
    fn takes_letters(&self) -> bool {
        false
    }
    /// Says whether letters do something by themselves now, so that those a scanner types are none.
    fn is_commanded(&self) -> bool {
        !self.takes_letters()
    }
    /// Which sheet of it lies open, so that a touch does not go through to the next; at most 15.
    fn sheet(&self) -> u32 {
        0
    }
}

/// A page, and what it asks of the worker when it is opened.
pub(super) type PageWithRequests = (Box<dyn AdminPage>, Vec<AdminRequest>);

/// A hint for a key.
pub fn hint(name: &str, does: &str, key: Key) -> Hint {
    Hint { key: name.to_owned(), does: does.to_owned(), touch: AdminTouch::Key(key), lit: true, chief: false }
}

/// A hint for what most people do next.
pub fn chief(name: &str, does: &str, key: Key) -> Hint {
    Hint { chief: true, ..hint(name, does, key) }
}
