//! The clerk at the desk: one deed at a time, and the screen stays free while it is under way.
use super::{
    Deed, Sheet, Touch, Wish,
    ask::Ask,
    choice::Choice,
    deeds::why_not,
    finish::Finish,
    form::{Form, Reply},
    frame::Tone,
    here::Here,
    sign_in::SignIn,
};
use crate::app::input::Key;
use crate::hall::Name;
use crate::hall::desk::{AtWindow, DutyState, Order};
use chrono::NaiveDateTime;
use std::time::Duration;

/// How long a note stands.
const NOTE: Duration = Duration::from_secs(15);

/// Where the clerk goes from the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Signed out.
    SignedOut,
    /// The duty ended without the clerk's doing.
    Ended,
    /// The other language is wanted.
    Language,
    /// The program is to be closed.
    Leave,
}

/// A deed that is under way.
#[derive(Debug)]
pub(super) struct Doing {
    pub(super) wish: Wish,
    /// The number it is about.
    pub(super) label: String,
    pub since: Duration,
}

/// What lies on the desk.
#[derive(Debug)]
pub(super) struct Desk {
    pub(super) window: String,
    pub(super) clerk: String,
    pub(super) view: AtWindow,
    /// As of when; nothing before anything was seen.
    pub(super) seen: Option<NaiveDateTime>,
    /// What the matter in hand is called, with its code: looking it up goes through all of them.
    pub(super) matter: Option<(String, Option<Name>)>,
    pub(super) doing: Option<Doing>,
    pub(super) note: (String, Tone, Duration),
    pub(super) form: Option<Form>,
    /// Somebody came while the window was idle.
    pub(super) came: bool,
    /// When it was last tried to call by itself.
    pub(super) tried: Option<Duration>,
    /// Where the clerk goes.
    pub(super) turns: Option<Turn>,
}

impl Desk {
    pub fn new(window: String, clerk: String, restored: bool, here: &Here) -> Desk {
        let (name, words) = (here.clerk(&clerk), here.words());
        let said = if restored { (words.restored)(&name) } else { (words.welcome)(&name) };
        Desk {
            window,
            clerk,
            view: AtWindow::default(),
            seen: None,
            matter: None,
            doing: None,
            note: (said, Tone::Good, here.at + NOTE),
            form: None,
            came: false,
            tried: None,
            turns: None,
        }
    }

    /// The page for signing in that lies here when the clerk has gone.
    pub fn vacated(&self, said: &str, is_good: bool, here: &Here) -> Sheet {
        Sheet::SignIn(SignIn::new(self.window.clone(), String::new(), here).saying(said, is_good))
    }

    pub fn has_form(&self) -> bool {
        self.form.is_some()
    }

    pub fn forget_words(&mut self) {
        self.note.0.clear();
    }

    pub(super) fn say(&mut self, said: String, tone: Tone, here: &Here) {
        self.note = (said, tone, here.at + NOTE);
    }

    /// What the matter in hand is called.
    pub(super) fn matter(&self) -> Option<&Name> {
        self.matter.as_ref().and_then(|(_, name)| name.as_ref())
    }

    pub fn key(&mut self, key: Key, here: &Here) -> Vec<Wish> {
        let key = match (&self.form, here.deed(key)) {
            // The key that opened the form at the end also ends it.
            (Some(Form::Finish(_)), Some(Deed::Finish)) if matches!(key, Key::F(_)) => Key::Enter,
            _ => key,
        };
        if let Some(form) = &mut self.form {
            let reply = form.key(key, here);
            return self.follow(reply, here);
        }
        match (key, here.deed(key)) {
            (Key::Enter, _) => self.press(Deed::Finish, here),
            (_, Some(deed)) => self.press(deed, here),
            _ => Vec::new(),
        }
    }

    pub fn touch(&mut self, touch: Touch, here: &Here) -> Vec<Wish> {
        if let Some(form) = &mut self.form {
            let reply = form.touch(&touch, here);
            return self.follow(reply, here);
        }
        match touch {
            Touch::Deed(deed) => self.press(deed, here),
            Touch::Waiter(label) => self.lay(Deed::Call, here, |view, here| Choice::call(view, &label, here)),
            Touch::Kept(label) => {
                self.lay(Deed::BringBack, here, |view, here| Choice::bring_back(view, &label, here))
            }
            Touch::Key(_) | Touch::Field(_) | Touch::Item(_) => Vec::new(),
        }
    }

    fn follow(&mut self, reply: Reply, here: &Here) -> Vec<Wish> {
        match reply {
            Reply::Stay => Vec::new(),
            Reply::Close => {
                self.form = None;
                Vec::new()
            }
            Reply::Do(wish) => self.wish(wish, here),
            Reply::Deed(deed) => {
                self.form = None;
                self.press(deed, here)
            }
            Reply::Say(said) => {
                self.say(said, Tone::Bad, here);
                Vec::new()
            }
        }
    }

    /// Does what a key stands for, or says why not.
    fn press(&mut self, deed: Deed, here: &Here) -> Vec<Wish> {
        if let Some(said) = why_not(deed, &self.view, here) {
            self.say(said, Tone::Bad, here);
            return Vec::new();
        }
        let order = match deed {
            Deed::Next => Order::Next,
            Deed::Recall => Order::Recall,
            Deed::Start => Order::Start,
            Deed::Miss => Order::Miss,
            Deed::Hold => Order::Hold,
            _ => return self.open(deed, here),
        };
        self.wish(Wish::Order(order), here)
    }

    /// Deeds that ask for something first, or are no orders.
    fn open(&mut self, deed: Deed, here: &Here) -> Vec<Wish> {
        let label = self.label();
        let form = match deed {
            Deed::Finish => self
                .view
                .in_hand
                .as_ref()
                .map(|ticket| Form::Finish(Box::new(Finish::new(ticket, self.matter(), here)))),
            Deed::Transfer => {
                self.view.in_hand.as_ref().map(|ticket| Form::Choice(Choice::transfer(ticket, here)))
            }
            Deed::Abandon => Some(Form::Ask(Ask::abandon(&label, here))),
            Deed::SignOut => Some(Form::Ask(Ask::sign_out(&self.view, here))),
            Deed::Call => Some(Form::Choice(Choice::call(&self.view, "", here))),
            Deed::BringBack => Some(Form::Choice(Choice::bring_back(&self.view, "", here))),
            Deed::More => Some(Form::Choice(Choice::more(&self.view, here))),
            Deed::Pause if self.view.duty.state == DutyState::Open => Some(Form::Choice(Choice::pause(here))),
            Deed::Pause => return self.wish(Wish::Duty(DutyState::Open), here),
            Deed::AutoCall => return self.wish(Wish::AutoCall(!self.view.duty.auto_call), here),
            Deed::Language => {
                self.turns = Some(Turn::Language);
                None
            }
            Deed::Leave => {
                self.turns = Some(Turn::Leave);
                None
            }
            _ => None,
        };
        self.note.0.clear();
        self.form = form;
        Vec::new()
    }

    /// Lays a list over the desk where its deed makes sense.
    fn lay(&mut self, deed: Deed, here: &Here, list: impl FnOnce(&AtWindow, &Here) -> Choice) -> Vec<Wish> {
        match why_not(deed, &self.view, here) {
            Some(said) => self.say(said, Tone::Bad, here),
            None => self.form = Some(Form::Choice(list(&self.view, here))),
        }
        Vec::new()
    }

    fn label(&self) -> String {
        self.view.in_hand.as_ref().map_or_else(String::new, crate::hall::queue::Ticket::label)
    }

    /// Wishes for something, unless something is under way: pressing twice does it once.
    pub(super) fn wish(&mut self, wish: Wish, here: &Here) -> Vec<Wish> {
        if self.doing.is_some() {
            return Vec::new();
        }
        let label = match &wish {
            Wish::Order(Order::Call(label) | Order::BringBack(label)) => label.clone(),
            _ => self.label(),
        };
        self.note.0.clear();
        self.doing = Some(Doing { wish: wish.clone(), label, since: here.at });
        vec![wish]
    }
}
