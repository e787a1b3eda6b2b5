//! The clerk at the desk: one deed at a time, and the screen stays free while it is under way.
use super::{
    Deed, Done, Sheet, Touch, Wish,
    ask::Ask,
    choice::Choice,
    deeds::{did, why_not},
    finish::Finish,
    form::{Form, Reply},
    frame::Tone,
    here::Here,
    refusal,
    sign_in::SignIn,
};
use crate::app::input::Key;
use crate::hall::{AtWindow, DutyState, Name, NoStep, Order};
use chrono::NaiveDateTime;
use std::time::Duration;

/// How long a note stands.
const NOTE: Duration = Duration::from_secs(15);
/// Calling by itself is tried no more often.
const AUTO: Duration = Duration::from_secs(3);

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
    wish: Wish,
    /// The number it is about.
    label: String,
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
    matter: Option<(String, Option<Name>)>,
    pub(super) doing: Option<Doing>,
    pub(super) note: (String, Tone, Duration),
    pub(super) form: Option<Form>,
    /// Somebody came while the window was idle.
    pub(super) came: bool,
    /// When it was last tried to call by itself.
    tried: Option<Duration>,
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

    fn say(&mut self, said: String, tone: Tone, here: &Here) {
        self.note = (said, tone, here.at + NOTE);
    }

    pub fn store_is_back(&mut self, here: &Here) -> Vec<Wish> {
        self.say(here.words().store_back.to_owned(), Tone::Good, here);
        Vec::new()
    }

    pub fn tick(&mut self, here: &Here) -> Vec<Wish> {
        if here.at >= self.note.2 {
            self.note.0.clear();
        }
        self.auto_call(here)
    }

    /// Sees how things stand.
    pub fn see(&mut self, view: AtWindow, at: NaiveDateTime, here: &Here) -> Vec<Wish> {
        if view.duty.state == DutyState::Closed || view.duty.clerk != self.clerk {
            self.turns = Some(Turn::Ended);
            return Vec::new();
        }
        let idle = view.in_hand.is_none() && view.duty.state == DutyState::Open;
        let came = self.seen.is_some() && idle && self.view.waiting == 0 && view.waiting > 0;
        self.came = idle && view.waiting > 0 && (came || self.came);
        let code = view.in_hand.as_ref().and_then(|ticket| ticket.matter.clone());
        if code != self.matter.as_ref().map(|(code, _)| code.clone()) {
            self.matter = code.map(|code| (code.clone(), here.matter(&code)));
        }
        if let Some(Form::Finish(form)) = &self.form
            && view.in_hand.as_ref().is_none_or(|ticket| ticket.label() != form.label())
        {
            self.form = None;
        }
        (self.view, self.seen) = (view, Some(at));
        let chime = came.then_some(Wish::Chime);
        chime.into_iter().chain(self.auto_call(here)).collect()
    }

    /// What the matter in hand is called.
    pub(super) fn matter(&self) -> Option<&Name> {
        self.matter.as_ref().and_then(|(_, name)| name.as_ref())
    }

    /// The matters came: the one in hand has a name now.
    pub fn matters_came(&mut self, here: &Here) -> Vec<Wish> {
        if let Some((code, name)) = &mut self.matter {
            *name = here.matter(code);
        }
        Vec::new()
    }

    /// Calls the next by itself, where that is wanted and nothing stands against it.
    fn auto_call(&mut self, here: &Here) -> Vec<Wish> {
        let rested = self.tried.is_none_or(|tried| here.at >= tried + AUTO);
        let wanted = self.view.duty.auto_call
            && self.form.is_none()
            && !here.gone
            && rested
            && !self.view.next.is_empty();
        if !wanted || self.doing.is_some() || why_not(Deed::Next, &self.view, here).is_some() {
            return Vec::new();
        }
        self.tried = Some(here.at);
        self.wish(Wish::Order(Order::Next), here)
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
        self.view.in_hand.as_ref().map_or_else(String::new, crate::hall::Ticket::label)
    }

    /// Wishes for something, unless something is under way: pressing twice does it once.
    fn wish(&mut self, wish: Wish, here: &Here) -> Vec<Wish> {
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

    /// Hears what came of the deed that was under way.
    pub fn answered(
        &mut self,
        done: Done,
        view: Option<(AtWindow, NaiveDateTime)>,
        here: &Here,
    ) -> Vec<Wish> {
        let Some(doing) = self.doing.take() else { return Vec::new() };
        match done {
            Err(NoStep::NotOnDuty) => {
                self.turns = Some(Turn::Ended);
                return Vec::new();
            }
            Err(no) => {
                self.say(refusal(&no, &here.keys, here.lang), Tone::Bad, here);
                if matches!(self.form, Some(Form::Ask(_))) {
                    self.form = None;
                }
            }
            Ok(ticket) => {
                if doing.wish == Wish::Duty(DutyState::Closed) {
                    self.turns = Some(Turn::SignedOut);
                    return Vec::new();
                }
                self.form = None;
                let label = ticket.map_or(doing.label, |ticket| ticket.label());
                self.say(did(&doing.wish, &label, here), Tone::Good, here);
            }
        }
        view.map_or_else(Vec::new, |(view, at)| self.see(view, at, here))
    }

    /// What was under way could not be done.
    pub fn lost(&mut self, here: &Here) -> Vec<Wish> {
        if self.doing.take().is_some() {
            self.say(here.words().lost.to_owned(), Tone::Bad, here);
        }
        Vec::new()
    }
}
