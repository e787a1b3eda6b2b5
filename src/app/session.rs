//! One person's visit to the machine. Ending it is making a new one, so nothing can be left behind.
use super::{
    message::Asker,
    screen::{AnyScreen, Go},
};
use crate::text::Lang;
use std::{mem, time::Duration};

/// Where a visit begins and where the machine rests between visits.
#[derive(Clone, Copy)]
pub struct Doors {
    /// The first screen.
    pub home: fn() -> Box<dyn AnyScreen>,
    /// The resting screen.
    pub rest: fn() -> Box<dyn AnyScreen>,
}

/// A screen on the stack, and how it is known to those who answer.
pub(super) struct Opened {
    pub screen: Box<dyn AnyScreen>,
    pub asker: Asker,
}

pub(super) struct Session {
    pub lang: Lang,
    pub large: bool,
    /// When a hand last did something.
    pub touched_at: Duration,
    /// What is shown; never absent.
    pub top: Opened,
    /// What `Back` returns to.
    under: Vec<Opened>,
    /// Something has been done in this visit.
    pub begun: bool,
}

impl Session {
    pub fn new(screen: Box<dyn AnyScreen>, lang: Lang, asker: Asker, at: Duration) -> Self {
        let top = Opened { screen, asker };
        Session { lang, large: false, touched_at: at, top, under: Vec::new(), begun: false }
    }

    /// Moves within the visit; says whether the visit itself is over.
    pub fn go(&mut self, go: Go, next: Asker) -> Option<Ending> {
        match go {
            Go::Stay => None,
            Go::Open(screen) => {
                let opened = Opened { screen, asker: next };
                self.under.push(mem::replace(&mut self.top, opened));
                None
            }
            Go::Become(screen) => {
                self.top.screen = screen;
                None
            }
            Go::Replace(screen) => {
                self.top = Opened { screen, asker: next };
                None
            }
            Go::Back => self.back(),
            Go::Return(screen) => {
                let over = self.back();
                if over.is_none() {
                    self.top.screen = screen;
                }
                over
            }
            Go::Home => Some(Ending::Home),
            Go::Rest => Some(Ending::Rest),
        }
    }

    /// To the screen below; where there is none, the visit is over.
    fn back(&mut self) -> Option<Ending> {
        match self.under.pop() {
            Some(below) => {
                self.top = below;
                None
            }
            None => Some(Ending::Home),
        }
    }

    /// The screen that asked and lies below others, if it is still open.
    pub fn below(&mut self, asker: Asker) -> Option<&mut Opened> {
        self.under.iter_mut().find(|opened| opened.asker == asker)
    }
}

/// How a visit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Home,
    Rest,
}
