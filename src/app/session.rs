//! One person's visit to the machine. Ending it is making a new one, so nothing can be left behind.
use super::{
    Settings,
    message::RequestId,
    screen::{AnyScreen, Context, FrameStyle, Navigation, ScanPlace, ScanReply},
};
use crate::text::Lang;
use std::{iter, mem, time::Duration};

/// Where a visit begins, where the machine rests between visits, and where a code leads.
#[derive(Clone, Copy)]
pub struct EntryScreens {
    /// The first screen.
    pub home: fn() -> Box<dyn AnyScreen>,
    /// The resting screen.
    pub rest: fn() -> Box<dyn AnyScreen>,
    /// The entrance of the staff.
    pub staff: fn() -> Box<dyn AnyScreen>,
    /// That the machine is out of service.
    pub closed: fn() -> Box<dyn AnyScreen>,
    /// The question whether words that were written are given up.
    pub unsent: fn() -> Box<dyn AnyScreen>,
    /// What becomes of a text that was scanned, printable ASCII, whoever wrote it, on a page of a kind.
    pub scan: fn(ScanPlace, &str, &Context) -> ScanReply,
}

/// A screen on the stack, and how it is known to those who answer.
pub(super) struct OpenScreen {
    pub screen: Box<dyn AnyScreen>,
    pub request_id: RequestId,
}

pub(super) struct Session {
    pub lang: Lang,
    pub large: bool,
    /// When a hand last did something.
    pub touched_at: Duration,
    /// What is shown; never absent.
    pub top: OpenScreen,
    /// What `Back` returns to.
    under: Vec<OpenScreen>,
    /// Something has been done in this visit.
    pub begun: bool,
}

impl Session {
    pub fn new(screen: Box<dyn AnyScreen>, settings: &Settings, request_id: RequestId, at: Duration) -> Self {
        let top = OpenScreen { screen, request_id };
        let Settings { lang, large, .. } = *settings;
        Session { lang, large, touched_at: at, top, under: Vec::new(), begun: false }
    }

    /// Whoever begins anew before anything was given is the same person, and need not choose language and type again. The
    /// clock that ends a visit resets them for the next one.
    pub fn keep_appearance(&mut self, lang: Lang, large: bool) {
        self.begun = (lang, large) != (self.lang, self.large);
        (self.lang, self.large) = (lang, large);
    }

    /// Moves within the visit; says whether the visit itself is over.
    pub fn go(&mut self, go: Navigation, next: RequestId) -> Option<SessionEnd> {
        match go {
            Navigation::Stay => None,
            Navigation::Open(screen) => {
                let opened = OpenScreen { screen, request_id: next };
                self.under.push(mem::replace(&mut self.top, opened));
                None
            }
            Navigation::Become(screen) => {
                self.top.screen = screen;
                None
            }
            Navigation::Replace(screen) => {
                self.top = OpenScreen { screen, request_id: next };
                None
            }
            Navigation::Back => self.back(),
            Navigation::Return(chosen) => {
                let over = self.pop();
                if over.is_none() {
                    self.top.screen.chosen(chosen);
                }
                over
            }
            Navigation::Home => Some(SessionEnd::Home),
            Navigation::Rest => Some(SessionEnd::Rest),
            Navigation::Restart => Some(SessionEnd::Restart),
            Navigation::NewVisit(scanned) => Some(SessionEnd::Scanned(scanned)),
        }
    }

    /// To the screen below; where what the visit was for is done, the visit is over.
    fn back(&mut self) -> Option<SessionEnd> {
        if self.top.screen.ends_visit() { Some(SessionEnd::Home) } else { self.pop() }
    }

    /// To the screen below; where there is none, the visit is over.
    ///
    /// A resting screen is none to go back to: it waits for the next person and has no clock that would end this visit.
    fn pop(&mut self) -> Option<SessionEnd> {
        match self.under.pop() {
            Some(below) if below.screen.frame() != FrameStyle::None => {
                self.top = below;
                None
            }
            _ => Some(SessionEnd::Home),
        }
    }

    /// Says whether a number is given in this visit, or being taken, on whatever page lies over it.
    pub fn is_served(&self) -> bool {
        self.top.screen.ends_visit() || self.under.iter().any(|opened| opened.screen.ends_visit())
    }

    /// Says whether something was written in this visit that was not sent, and would be lost with it.
    pub fn has_unsent_words(&self) -> bool {
        let pages = iter::once(&self.top).chain(self.under.iter().rev());
        let mut pages = pages.map(|opened| &opened.screen).take_while(|screen| !screen.ends_visit());
        pages.any(|screen| screen.has_unsent_words())
    }

    /// The screen that asked and lies below others, if it is still open.
    pub fn below(&mut self, request_id: RequestId) -> Option<&mut OpenScreen> {
        self.under.iter_mut().find(|opened| opened.request_id == request_id)
    }
}

/// How a visit ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SessionEnd {
    Home,
    Rest,
    /// The program begins anew.
    Restart,
    /// Another one begins with a code that was scanned.
    Scanned(String),
}
