//! The window's screen (窗口): a clerk signs in, calls, serves and finishes, with a hint for every key.
mod actions;
mod choice;
mod confirm_dialog;
mod desk;
mod desk_overview;
mod desk_updates;
mod desk_view;
mod finish;
mod finish_view;
mod form;
mod form_reply;
mod frame;
mod lists;
mod lock;
mod message;
mod pick;
mod refusal;
mod samples;
mod sign_in;
mod sign_in_view;
mod staff;
mod window_session;

pub use crate::hall::desk::{Action, FunctionKeys};
pub use crate::hall::people::Pin;
pub use message::{ActionOutcome, WindowEvent, WindowRequest, WindowTouch, WindowUpdate};
pub use refusal::refusal;
pub use samples::samples;

use crate::app::input::Key;
use crate::hall::{Hall, WindowCode};
use crate::text::Lang;
use crate::ui::{
    Page,
    desk::{draw_hints, hint_rows},
    take_bottom, take_top,
};
use chrono::NaiveDateTime;
use desk::{DeskOutcome, DeskPage};
use sign_in::SignIn;
use std::{sync::Arc, time::Duration};
use window_session::WindowSession;

/// What a window's screen begins with.
#[derive(Clone, Debug)]
pub struct WindowSetup {
    /// The hall; its matters may come later.
    pub hall: Arc<Hall>,
    /// The window this machine stands at, where it was named.
    pub window: Option<WindowCode>,
    /// The language it begins with.
    pub lang: Lang,
    /// The time in the hall.
    pub now: NaiveDateTime,
    /// In an exercise, which may run fast, no window that is left alone is ever locked.
    pub is_exercise: bool,
}

/// The screen of a window as a value: it is drawn, hears events, and says what is to be done.
#[derive(Debug)]
pub struct WindowScreen {
    here: WindowSession,
    sheet: WindowPage,
    greeting: String,
}

/// A hint for a key of the window.
type Hint = crate::ui::desk::KeyHint<WindowTouch>;

/// What lies before the clerk.
#[derive(Debug)]
enum WindowPage {
    /// It is being looked whether somebody is still signed in.
    Opening,
    SignIn(SignIn),
    Desk(Box<DeskPage>),
}

impl WindowScreen {
    /// A screen that does not know yet whether somebody is signed in.
    pub fn new(setup: WindowSetup) -> WindowScreen {
        let here = WindowSession {
            hall: setup.hall,
            finder: None,
            window: setup.window,
            lang: setup.lang,
            now: setup.now,
            at: Duration::ZERO,
            gone: false,
            name: None,
            is_exercise: setup.is_exercise,
            touched: Duration::ZERO,
        };
        WindowScreen { here, sheet: WindowPage::Opening, greeting: String::new() }
    }

    /// The same with words for whoever is about to sign in.
    #[must_use]
    pub fn greeting(self, greeting: String) -> WindowScreen {
        WindowScreen { greeting, ..self }
    }

    /// Draws the screen on a whole page.
    pub fn view(&self, page: &mut Page<'_, WindowTouch>) {
        let (here, area) = (&self.here, page.area);
        page.fill(area, page.theme.page);
        let (head, rest) = take_top(area, frame::HEAD);
        let hints = match &self.sheet {
            WindowPage::Opening => Vec::new(),
            WindowPage::SignIn(page) => page.hints(here),
            WindowPage::Desk(desk) => desk.hints(here),
        };
        let (foot, rest) = take_bottom(rest, hint_rows(area, &hints));
        let (note, body) = take_bottom(rest, 1);
        match &self.sheet {
            WindowPage::Opening => frame::opening(page, here, head, body),
            WindowPage::SignIn(sign_in) => sign_in.view(page, here, head, body, note),
            WindowPage::Desk(desk) => desk.view(page, here, head, body, note),
        }
        draw_hints(page, foot, hints);
    }

    /// Hears an event; what is to be done about it.
    pub fn update(&mut self, event: WindowEvent) -> Vec<WindowRequest> {
        if matches!(event, WindowEvent::Key(_) | WindowEvent::Touch(_) | WindowEvent::Pasted(_)) {
            self.here.touched = self.here.at;
        }
        match event {
            WindowEvent::Tick { now, at } => {
                (self.here.now, self.here.at) = (now, at);
                self.at_desk(DeskPage::tick)
            }
            WindowEvent::Key(Key::Control('c')) | WindowEvent::Touch(WindowTouch::Action(Action::Leave)) => {
                vec![WindowRequest::Leave]
            }
            WindowEvent::Touch(WindowTouch::Action(Action::Language)) => self.other_language(),
            WindowEvent::Touch(WindowTouch::Key(key)) | WindowEvent::Key(key) => self.key(key),
            WindowEvent::Pasted(letter) => self.paste(letter),
            WindowEvent::Touch(touch) => {
                if let (WindowPage::SignIn(page), WindowTouch::TextField(field)) = (&mut self.sheet, &touch) {
                    page.choose(*field);
                }
                self.at_desk(|desk, here| desk.touch(touch, here))
            }
            WindowEvent::News(news) => self.hear(news),
        }
    }

    fn other_language(&mut self) -> Vec<WindowRequest> {
        self.here.lang = self.here.lang.other();
        match &mut self.sheet {
            WindowPage::SignIn(page) => page.forget_words(),
            WindowPage::Desk(desk) => desk.forget_words(),
            WindowPage::Opening => {}
        }
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<WindowRequest> {
        let types = match &self.sheet {
            WindowPage::Opening => false,
            WindowPage::SignIn(page) => page.takes_letters(),
            WindowPage::Desk(desk) => desk.has_form(),
        };
        if !types && matches!(key, Key::Char('l' | 'L')) {
            return self.other_language();
        }
        match &mut self.sheet {
            WindowPage::Opening => Vec::new(),
            WindowPage::SignIn(page) => page.key(key, &self.here).into_iter().collect(),
            WindowPage::Desk(_) => self.at_desk(|desk, here| desk.key(key, here)),
        }
    }

    /// A character of a pasted text: text where a field is open, and nothing elsewhere.
    fn paste(&mut self, letter: char) -> Vec<WindowRequest> {
        match &mut self.sheet {
            WindowPage::Opening => {}
            WindowPage::SignIn(page) => page.paste(letter),
            WindowPage::Desk(desk) => {
                if let Some(form) = &mut desk.form {
                    form.paste(letter, &self.here);
                }
            }
        }
        Vec::new()
    }

    /// Lets the desk act, where the clerk is at it; then follows it where it leads away from itself.
    fn at_desk(
        &mut self,
        act: impl FnOnce(&mut DeskPage, &WindowSession) -> Vec<WindowRequest>,
    ) -> Vec<WindowRequest> {
        let WindowPage::Desk(desk) = &mut self.sheet else { return Vec::new() };
        let mut requests = act(desk, &self.here);
        let words = self.here.words();
        match desk.turns.take() {
            None => {}
            Some(DeskOutcome::Language) => requests.extend(self.other_language()),
            Some(DeskOutcome::Leave) => requests.push(WindowRequest::Leave),
            Some(DeskOutcome::SignedOut) => self.sheet = desk.vacated(words.signed_out, true, &self.here),
            Some(DeskOutcome::Ended) => self.sheet = desk.vacated(words.duty_over, false, &self.here),
        }
        requests
    }

    fn hear(&mut self, news: WindowUpdate) -> Vec<WindowRequest> {
        match news {
            WindowUpdate::Hall(hall) => {
                // The finder is of the matters as they were: it would name others by their places.
                (self.here.hall, self.here.finder) = (hall, None);
                return self.at_desk(DeskPage::matters_came);
            }
            WindowUpdate::Finder(hall, finder) => {
                (self.here.hall, self.here.finder) = (hall, Some(finder));
                return self.at_desk(DeskPage::matters_came);
            }
            WindowUpdate::Gone => self.here.gone = true,
            WindowUpdate::Back => {
                self.here.gone = false;
                return self.at_desk(DeskPage::store_is_back);
            }
            WindowUpdate::PleaseSignIn { window, clerk } => {
                let window = window.as_deref().unwrap_or_default();
                let page = SignIn::new(window, clerk.as_deref().unwrap_or_default(), &self.here)
                    .saying(&self.greeting, true);
                self.sheet = WindowPage::SignIn(page);
            }
            WindowUpdate::SignedIn { window, clerk, name, restored } => {
                self.here.name = Some((clerk.clone(), name)).filter(|(_, name)| !name.zh.is_empty());
                self.here.touched = self.here.at;
                let mut desk = DeskPage::new(window, clerk, restored, &self.here);
                // Whoever starts the program again has not shown yet who they are.
                if restored && self.here.lock_after().is_some() {
                    desk.lock();
                }
                self.sheet = WindowPage::Desk(Box::new(desk));
            }
            WindowUpdate::View { view, at } => return self.at_desk(|desk, here| desk.see(*view, at, here)),
            WindowUpdate::Answered { done, view, at } => {
                return self.at_desk(|desk, here| desk.answered(done, view.map(|view| (*view, at)), here));
            }
            WindowUpdate::Unlocked => return self.at_desk(|desk, _| desk.unlock()),
            WindowUpdate::Lost => {
                self.refuse(&news);
                return self.at_desk(DeskPage::lost);
            }
            _ => self.refuse(&news),
        }
        Vec::new()
    }

    /// Tells whoever wants to sign in why not.
    fn refuse(&mut self, news: &WindowUpdate) {
        let here = &self.here;
        if let WindowPage::Desk(desk) = &mut self.sheet {
            return desk.stay_locked(news, here);
        }
        let WindowPage::SignIn(page) = &mut self.sheet else { return };
        let said = match news {
            WindowUpdate::WrongPin { left } => (here.words().wrong_pin)(*left),
            WindowUpdate::MustWait { seconds } => return page.must_wait(*seconds, here),
            WindowUpdate::AccountClosed => here.words().account_closed.to_owned(),
            WindowUpdate::KnownPin => here.words().known_pin.to_owned(),
            WindowUpdate::NotHere => (here.words().not_here)(page.window()),
            WindowUpdate::OnDutyAt { window } => (here.words().on_duty_at)(window, page.window()),
            WindowUpdate::BusyAt { window, label } => (here.words().busy_at)(window, &label.to_string()),
            WindowUpdate::Elsewhere => (here.words().elsewhere)(page.window()),
            WindowUpdate::NoSignIn(no) => refusal(no, &here.hall.setup.keys, here.lang),
            _ => here.words().lost_sign_in.to_owned(),
        };
        page.refuse(said);
    }
}
