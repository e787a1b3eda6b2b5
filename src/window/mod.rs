//! The window's screen (窗口): a clerk signs in, calls, serves and finishes, with a hint for every key.
mod ask;
mod choice;
mod deeds;
mod desk;
mod desk_news;
mod desk_view;
mod finish;
mod finish_view;
mod form;
mod frame;
mod hand;
mod here;
mod hints;
mod lists;
mod message;
mod pick;
mod refusal;
mod samples;
mod sign_in;
mod sign_in_view;

pub use crate::hall::desk::{Deed, Keys};
pub use crate::hall::people::Pin;
pub use message::{Done, Event, News, Touch, Wish};
pub use refusal::refusal;
pub use samples::samples;

use crate::app::input::Key;
use crate::hall::Hall;
use crate::text::Lang;
use crate::ui::{Page, take_bottom, take_top};
use chrono::NaiveDateTime;
use desk::{Desk, Turn};
use here::Here;
use sign_in::SignIn;
use std::{sync::Arc, time::Duration};

/// What a window's screen begins with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The hall; its matters may come later.
    pub hall: Arc<Hall>,
    /// What the function keys do.
    pub keys: Keys,
    /// The window this machine stands at, where it was named.
    pub window: Option<String>,
    /// The language it begins with.
    pub lang: Lang,
    /// The time in the hall.
    pub now: NaiveDateTime,
}

/// The screen of a window as a value: it is drawn, hears events, and says what is to be done.
#[derive(Debug)]
pub struct Face {
    here: Here,
    sheet: Sheet,
}

/// What lies before the clerk.
#[derive(Debug)]
enum Sheet {
    /// It is being looked whether somebody is still signed in.
    Opening,
    SignIn(SignIn),
    Desk(Box<Desk>),
}

impl Face {
    /// A screen that does not know yet whether somebody is signed in.
    pub fn new(setup: Setup) -> Face {
        let here = Here {
            hall: setup.hall,
            finder: None,
            keys: setup.keys,
            window: setup.window,
            lang: setup.lang,
            now: setup.now,
            at: Duration::ZERO,
            gone: false,
        };
        Face { here, sheet: Sheet::Opening }
    }

    /// Draws the screen on a whole page.
    pub fn view(&self, page: &mut Page<'_, Touch>) {
        let (here, area) = (&self.here, page.area);
        page.fill(area, page.theme.page);
        let (head, rest) = take_top(area, frame::HEAD);
        let hints = match &self.sheet {
            Sheet::Opening => Vec::new(),
            Sheet::SignIn(page) => page.hints(here),
            Sheet::Desk(desk) => desk.hints(here),
        };
        let (foot, rest) = take_bottom(rest, hints::rows(area, hints.len()));
        let (note, body) = take_bottom(rest, 1);
        match &self.sheet {
            Sheet::Opening => frame::opening(page, here, head, body),
            Sheet::SignIn(sign_in) => sign_in.view(page, here, head, body, note),
            Sheet::Desk(desk) => desk.view(page, here, head, body, note),
        }
        hints::view(page, foot, hints);
    }

    /// Hears an event; what is to be done about it.
    pub fn update(&mut self, event: Event) -> Vec<Wish> {
        match event {
            Event::Tick { now, at } => {
                (self.here.now, self.here.at) = (now, at);
                self.at_desk(Desk::tick)
            }
            Event::Key(Key::Control('c')) | Event::Touch(Touch::Deed(Deed::Leave)) => vec![Wish::Leave],
            Event::Touch(Touch::Deed(Deed::Language)) => self.other_language(),
            Event::Touch(Touch::Key(key)) | Event::Key(key) => self.key(key),
            Event::Touch(touch) => {
                if let (Sheet::SignIn(page), Touch::Field(field)) = (&mut self.sheet, &touch) {
                    page.choose(*field);
                }
                self.at_desk(|desk, here| desk.touch(touch, here))
            }
            Event::News(news) => self.hear(news),
        }
    }

    fn other_language(&mut self) -> Vec<Wish> {
        self.here.lang = self.here.lang.other();
        match &mut self.sheet {
            Sheet::SignIn(page) => page.forget_words(),
            Sheet::Desk(desk) => desk.forget_words(),
            Sheet::Opening => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<Wish> {
        let types = match &self.sheet {
            Sheet::Opening => false,
            Sheet::SignIn(page) => page.takes_letters(),
            Sheet::Desk(desk) => desk.has_form(),
        };
        if !types && matches!(key, Key::Char('l' | 'L')) {
            return self.other_language();
        }
        match &mut self.sheet {
            Sheet::Opening => Vec::new(),
            Sheet::SignIn(page) => page.key(key, &self.here).into_iter().collect(),
            Sheet::Desk(_) => self.at_desk(|desk, here| desk.key(key, here)),
        }
    }

    /// Lets the desk act, where the clerk is at it; then follows it where it leads away from itself.
    fn at_desk(&mut self, act: impl FnOnce(&mut Desk, &Here) -> Vec<Wish>) -> Vec<Wish> {
        let Sheet::Desk(desk) = &mut self.sheet else { return Vec::new() };
        let mut wishes = act(desk, &self.here);
        let words = self.here.words();
        match desk.turns.take() {
            None => {}
            Some(Turn::Language) => wishes.extend(self.other_language()),
            Some(Turn::Leave) => wishes.push(Wish::Leave),
            Some(Turn::SignedOut) => self.sheet = desk.vacated(words.signed_out, true, &self.here),
            Some(Turn::Ended) => self.sheet = desk.vacated(words.duty_over, false, &self.here),
        }
        wishes
    }

    fn hear(&mut self, news: News) -> Vec<Wish> {
        match news {
            News::Hall(hall) => {
                self.here.hall = hall;
                return self.at_desk(Desk::matters_came);
            }
            News::Finder(hall, finder) => (self.here.hall, self.here.finder) = (hall, Some(finder)),
            News::Gone => self.here.gone = true,
            News::Back => {
                self.here.gone = false;
                return self.at_desk(Desk::store_is_back);
            }
            News::PleaseSignIn { window, clerk } => {
                self.sheet = Sheet::SignIn(SignIn::new(window, clerk, &self.here));
            }
            News::SignedIn { window, clerk, restored } => {
                self.sheet = Sheet::Desk(Box::new(Desk::new(window, clerk, restored, &self.here)));
            }
            News::View { view, at } => return self.at_desk(|desk, here| desk.see(*view, at, here)),
            News::Answered { done, view, at } => {
                return self.at_desk(|desk, here| desk.answered(done, view.map(|view| (*view, at)), here));
            }
            News::Lost => {
                self.refuse(&news);
                return self.at_desk(Desk::lost);
            }
            _ => self.refuse(&news),
        }
        Vec::new()
    }

    /// Tells whoever wants to sign in why not.
    fn refuse(&mut self, news: &News) {
        let here = &self.here;
        let Sheet::SignIn(page) = &mut self.sheet else { return };
        let said = match news {
            News::WrongPin => return page.wrong_pin(here),
            News::NotHere => (here.words().not_here)(page.window()),
            News::Elsewhere => (here.words().elsewhere)(page.window()),
            News::NoSignIn(no) => refusal(no, &here.keys, here.lang),
            _ => here.words().lost_sign_in.to_owned(),
        };
        page.refuse(said);
    }
}
