//! The administration (大厅管理): matters and the setup are changed on a full screen, as a draft that somebody else publishes.
//!
//! What lies before a person is a stack of pages (`AdminPage`); the first one leads to the sections of `SECTIONS`. A new
//! section is a page and a row of that table.
mod draft;
mod field_exit;
mod frame;
mod going_on;
mod home;
mod hours_of_sitting;
mod last_place;
mod lock;
mod matter;
mod message;
mod page;
mod page_stack;
mod remembering;
mod sample_pages;
mod samples;
mod sections;
mod session;
mod setup;
mod sign_in;
mod sign_in_view;
mod staff;
mod unfinished;

pub use crate::hall::people::Pin;
pub use matter::{Browse, FieldValue, MatterField, MatterForm};
pub use message::{
    AdminRequest, AdminTouch, AdminUpdate, DraftOutcome, MatterReader, OpenedMatter, ReadMatter, SharedDraft,
    SignInFault, StandingChange,
};
pub use page::{AdminPage, NoteTone, PageReply, PageTurning};
pub use sample_pages::{sample, sample_names, samples};
pub use samples::AdminLooks;
pub use sections::{SECTIONS, Section, rights};
pub use session::{AdminPerson, AdminSession};
pub use setup::{
    AccountOrder, HoursOrder, HoursPage, HoursRefusal, PeoplePage, SetupChecker, SetupDesk, SetupLook,
    SetupMenu, SetupRequest, SetupUpdate,
};
pub use unfinished::Unfinished;

use crate::hall::Hall;
use crate::text::Lang;
use crate::ui::desk::draw_hints;
use crate::ui::{Page, input::Key};
use chrono::NaiveDateTime;
use hours_of_sitting::SittingHours;
use lock::AdminLock;
use page_stack::PageStack;
use remembering::Remembering;
use sign_in::AdminSignIn;
use std::{sync::Arc, time::Duration};

/// A hint for a key of the administration.
pub type Hint = crate::ui::desk::KeyHint<AdminTouch>;

/// Seconds a note stands.
const NOTE: Duration = Duration::from_secs(12);

/// The administration as a value: it is drawn, hears events, and says what is to be done.
#[derive(Debug)]
pub struct AdminScreen {
    here: AdminSession,
    sheet: AdminSheet,
    hours: SittingHours,
    remembering: Remembering,
    note: Option<(String, NoteTone, Duration)>,
}

/// What lies before the person.
#[derive(Debug)]
enum AdminSheet {
    SignIn(AdminSignIn),
    Open(PageStack),
    /// Nobody was there for a while, or the PIN is to be typed anew; what lay there lies under it.
    Locked(AdminLock, PageStack),
}

impl AdminScreen {
    /// A screen at which nobody is signed in.
    pub fn new(
        hall: Arc<Hall>,
        reader: Arc<dyn MatterReader>,
        lang: Lang,
        now: NaiveDateTime,
    ) -> AdminScreen {
        AdminScreen {
            here: AdminSession::new(hall, reader, lang, now),
            sheet: AdminSheet::SignIn(AdminSignIn::new("")),
            hours: SittingHours::default(),
            remembering: Remembering::default(),
            note: None,
        }
    }

    /// The same with the number of whoever is expected filled in.
    #[must_use]
    pub fn expecting(self, account: &str) -> AdminScreen {
        AdminScreen { sheet: AdminSheet::SignIn(AdminSignIn::new(account)), ..self }
    }

    /// The same with whoever checks documents of the setup.
    #[must_use]
    pub fn checking_setup(mut self, checker: Arc<dyn SetupChecker>) -> AdminScreen {
        self.here.setup.checker = Some(checker);
        self
    }

    /// Draws the screen on a whole page.
    pub fn draw(&self, page: &mut Page<'_, AdminTouch>) {
        let (here, area) = (&self.here, page.area);
        page.fill(area, page.theme.page);
        let hints = self.hints();
        let [head, body, note, foot] = frame::parts(area, &hints);
        match &self.sheet {
            AdminSheet::SignIn(sign_in) => {
                frame::head(page, here, head, here.words().sign_in, "");
                sign_in.view(page, here, body, note);
            }
            AdminSheet::Open(stack) => {
                frame::head(page, here, head, &stack.title(here), &self.hours.said(here));
                stack.view(page, here, body);
            }
            AdminSheet::Locked(lock, _) => {
                frame::head(page, here, head, here.words().locked, "");
                lock.view(page, here, body);
            }
        }
        if let Some((said, tone, _)) = &self.note {
            frame::note(page, note, said, *tone);
        }
        draw_hints(page, foot, hints);
    }

    /// The keys that are offered now, for the last lines of the screen.
    pub fn hints(&self) -> Vec<Hint> {
        match &self.sheet {
            AdminSheet::SignIn(sign_in) => sign_in.hints(&self.here),
            AdminSheet::Open(stack) => stack.hints(&self.here),
            AdminSheet::Locked(lock, _) => lock.hints(&self.here),
        }
    }

    /// Hears a key.
    fn key(&mut self, key: Key) -> Vec<AdminRequest> {
        self.hours.touch(&self.here);
        if self.wants_other_language(key) {
            self.here.lang = self.here.lang.other();
            self.note = None;
            return Vec::new();
        }
        match &mut self.sheet {
            AdminSheet::SignIn(page) => page.key(key, &self.here).into_iter().collect(),
            AdminSheet::Locked(lock, _) => {
                let request = lock.key(key, &self.here);
                if lock.signs_out() {
                    return self.sign_out(self.here.words().signed_out);
                }
                request.into_iter().collect()
            }
            AdminSheet::Open(_) => self.open(|stack, here| stack.key(key, here)),
        }
    }

    fn wants_other_language(&self, key: Key) -> bool {
        let takes_letters = match &self.sheet {
            AdminSheet::SignIn(page) => page.takes_letters(),
            AdminSheet::Locked(..) => false,
            AdminSheet::Open(stack) => stack.takes_letters(),
        };
        key == Key::F(2) || !takes_letters && matches!(key, Key::Char('l' | 'L'))
    }

    fn touch(&mut self, touch: &AdminTouch) -> Vec<AdminRequest> {
        self.hours.touch(&self.here);
        match (touch, &mut self.sheet) {
            (AdminTouch::Key(key), _) => self.key(*key),
            (AdminTouch::Field(at), AdminSheet::SignIn(page)) => {
                page.choose(*at);
                Vec::new()
            }
            (touch, AdminSheet::Open(_)) => self.open(|stack, here| stack.touch(touch, here)),
            _ => Vec::new(),
        }
    }

    fn paste(&mut self, letter: char) -> Vec<AdminRequest> {
        self.hours.touch(&self.here);
        match &mut self.sheet {
            AdminSheet::SignIn(page) => page.paste(letter),
            AdminSheet::Locked(..) => {}
            AdminSheet::Open(_) => return self.open(|stack, here| stack.paste(letter, here)),
        }
        Vec::new()
    }

    /// Time passes: whoever is away is locked out, and what they were writing is kept.
    fn tick(&mut self, now: NaiveDateTime, at: Duration) -> Vec<AdminRequest> {
        (self.here.now, self.here.at) = (now, at);
        self.note = self.note.take().filter(|(_, _, until)| at < *until);
        match &self.sheet {
            AdminSheet::Open(_) if self.hours.are_over(&self.here) => self.lock(),
            AdminSheet::Open(_) => {
                let mut requests = self.open(PageStack::tick);
                requests.extend(self.remember());
                requests
            }
            AdminSheet::Locked(..) if self.hours.is_given_up(&self.here) => {
                self.sign_out(self.here.words().signed_out_idle)
            }
            _ => Vec::new(),
        }
    }

    fn lock(&mut self) -> Vec<AdminRequest> {
        let sheet = std::mem::replace(&mut self.sheet, AdminSheet::SignIn(AdminSignIn::new("")));
        let AdminSheet::Open(mut stack) = sheet else {
            self.sheet = sheet;
            return Vec::new();
        };
        let mut kept = stack.leave(&self.here);
        kept.extend(self.remembering.now(&stack, &self.here));
        self.sheet = AdminSheet::Locked(AdminLock::new(), stack);
        kept
    }

    fn sign_out(&mut self, said: &str) -> Vec<AdminRequest> {
        let mut requests = Vec::new();
        if let AdminSheet::Open(stack) | AdminSheet::Locked(_, stack) = &mut self.sheet {
            requests.extend(stack.leave(&self.here));
            requests.extend(self.remembering.now(stack, &self.here));
        }
        self.here.unfinished.clear();
        self.here.person = None;
        // Whoever comes next is likely somebody else: nothing is filled in.
        self.sheet = AdminSheet::SignIn(AdminSignIn::new("").saying(said, true));
        self.note = None;
        requests.push(AdminRequest::SignOut);
        requests
    }

    /// Lets what lies open act, and follows it where it leads.
    fn open(&mut self, act: impl FnOnce(&mut PageStack, &AdminSession) -> PageReply) -> Vec<AdminRequest> {
        let AdminSheet::Open(stack) = &mut self.sheet else { return Vec::new() };
        let before = stack.sheet();
        let reply = act(stack, &self.here);
        let leads_on = !matches!(reply.turn, PageTurning::Stay) || stack.sheet() != before;
        match reply.said {
            Some((said, tone)) => self.note = Some((said, tone, self.here.at + NOTE)),
            // What was said of one page, or of a field that is another one now, is not said of the next.
            None if leads_on => self.note = None,
            None => {}
        }
        let mut requests = reply.requests;
        match reply.turn {
            PageTurning::Lock => requests.extend(self.lock()),
            PageTurning::GoOn => requests.extend(self.go_on()),
            PageTurning::SignOut => requests.extend(self.sign_out(self.here.words().signed_out)),
            turn => requests.extend(stack.turn(turn, &self.here)),
        }
        requests
    }

    /// Hears what the worker has to say.
    fn news(&mut self, news: AdminUpdate) -> Vec<AdminRequest> {
        match news {
            AdminUpdate::SignedIn(person) => {
                self.hours.begin(&self.here);
                let is_other = self.here.person.as_ref().is_some_and(|known| known.code != person.code);
                self.here.person = Some(person);
                let sheet = std::mem::replace(&mut self.sheet, AdminSheet::SignIn(AdminSignIn::new("")));
                self.sheet = match sheet {
                    AdminSheet::Locked(_, stack) if !is_other => AdminSheet::Open(stack),
                    _ => AdminSheet::Open(PageStack::new(Box::new(home::AdminHome::default()))),
                };
                Vec::new()
            }
            AdminUpdate::Unfinished(all) => {
                // Under a lock lies what was half written already.
                if let AdminSheet::SignIn(_) = self.sheet {
                    self.remembering.begin(&all);
                    self.here.unfinished = all;
                }
                Vec::new()
            }
            AdminUpdate::NotSignedIn(fault) => {
                match &mut self.sheet {
                    AdminSheet::SignIn(page) => page.refuse(fault, &self.here),
                    AdminSheet::Locked(lock, _) => lock.refuse(fault, &self.here),
                    AdminSheet::Open(_) => {}
                }
                Vec::new()
            }
            news => {
                self.here.learn(&news);
                match &mut self.sheet {
                    AdminSheet::Open(_) => self.open(|stack, here| stack.hear(&news, here)),
                    AdminSheet::Locked(_, stack) => stack.hear(&news, &self.here).requests,
                    AdminSheet::SignIn(_) => Vec::new(),
                }
            }
        }
    }
}
