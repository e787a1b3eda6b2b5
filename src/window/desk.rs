//! The clerk at the desk: one action at a time, and the screen stays free while it is under way.
use super::{
    Action, WindowPage, WindowRequest, WindowTouch, actions::why_not, choice::ChoiceList,
    confirm_dialog::ConfirmDialog, finish::FinishForm, form::Form, form_reply::FormReply, frame::NoteTone,
    sign_in::SignIn, window_session::WindowSession,
};
use crate::app::input::Key;
use crate::hall::desk::{DutyState, Order, WindowView};
use crate::hall::queue::{Ticket, TicketLabel};
use crate::hall::{ClerkCode, Name, WindowCode};
use chrono::NaiveDateTime;
use std::time::Duration;

/// How long a note stands.
const NOTE: Duration = Duration::from_secs(15);

/// Where the clerk goes from the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DeskOutcome {
    /// The clerk has signed out; the window asks who comes next.
    SignedOut,
    /// The duty ended without the clerk's doing.
    Ended,
    /// The other language is wanted.
    Language,
    /// The program is to be closed.
    Leave,
}

/// An action that is under way.
#[derive(Debug)]
pub(super) struct PendingAction {
    pub(super) request: WindowRequest,
    /// The ticket it is about, if it is about one.
    pub(super) label: Option<TicketLabel>,
    pub since: Duration,
}

/// What lies on the desk.
#[derive(Debug)]
pub(super) struct DeskPage {
    pub(super) window: WindowCode,
    pub(super) clerk: ClerkCode,
    pub(super) view: WindowView,
    /// As of when; nothing before anything was seen.
    pub(super) seen: Option<NaiveDateTime>,
    /// What the matter in hand is called, with its code: looking it up goes through all of them.
    pub(super) matter: Option<(String, Option<Name>)>,
    pub(super) doing: Option<PendingAction>,
    pub(super) note: (String, NoteTone, Duration),
    pub(super) form: Option<Form>,
    /// Somebody came while the window was idle.
    pub(super) came: bool,
    /// When it was last tried to call by itself.
    pub(super) tried: Option<Duration>,
    /// Where the clerk goes.
    pub(super) turns: Option<DeskOutcome>,
}

impl DeskPage {
    pub fn new(window: WindowCode, clerk: ClerkCode, restored: bool, here: &WindowSession) -> DeskPage {
        let (name, words) = (here.clerk(&clerk), here.words());
        let said = if restored { (words.restored)(&name) } else { (words.welcome)(&name) };
        DeskPage {
            window,
            clerk,
            view: WindowView::default(),
            seen: None,
            matter: None,
            doing: None,
            note: (said, NoteTone::Good, here.at + NOTE),
            form: None,
            came: false,
            tried: None,
            turns: None,
        }
    }

    /// The page for signing in that lies here when the clerk has gone.
    pub fn vacated(&self, said: &str, is_good: bool, here: &WindowSession) -> WindowPage {
        WindowPage::SignIn(SignIn::new(&self.window, "", here).saying(said, is_good))
    }

    pub fn has_form(&self) -> bool {
        self.form.is_some()
    }

    pub fn forget_words(&mut self) {
        self.note.0.clear();
    }

    pub(super) fn say(&mut self, said: String, tone: NoteTone, here: &WindowSession) {
        self.note = (said, tone, here.at + NOTE);
    }

    /// What the matter in hand is called.
    pub(super) fn matter(&self) -> Option<&Name> {
        self.matter.as_ref().and_then(|(_, name)| name.as_ref())
    }

    pub fn key(&mut self, key: Key, here: &WindowSession) -> Vec<WindowRequest> {
        let key = match (&self.form, here.action(key)) {
            // The key that opened the form at the end also ends it.
            (Some(Form::Finish(_)), Some(Action::Finish)) if matches!(key, Key::F(_)) => Key::Enter,
            _ => key,
        };
        if let Some(form) = &mut self.form {
            let reply = form.key(key, here);
            return self.follow(reply, here);
        }
        match (key, here.action(key)) {
            (Key::Enter, _) => self.press(Action::Finish, here),
            (_, Some(action)) => self.press(action, here),
            _ => Vec::new(),
        }
    }

    pub fn touch(&mut self, touch: WindowTouch, here: &WindowSession) -> Vec<WindowRequest> {
        if let Some(form) = &mut self.form {
            let reply = form.touch(&touch, here);
            return self.follow(reply, here);
        }
        match touch {
            WindowTouch::Action(action) => self.press(action, here),
            WindowTouch::Waiter(label) => {
                self.lay(Action::Call, here, |view, here| ChoiceList::call(view, Some(&label), here))
            }
            WindowTouch::Kept(label) => self
                .lay(Action::BringBack, here, |view, here| ChoiceList::bring_back(view, Some(&label), here)),
            WindowTouch::Key(_) | WindowTouch::TextField(_) | WindowTouch::Item(_) => Vec::new(),
        }
    }

    fn follow(&mut self, reply: FormReply, here: &WindowSession) -> Vec<WindowRequest> {
        match reply {
            FormReply::Stay => Vec::new(),
            FormReply::Close => {
                self.form = None;
                Vec::new()
            }
            FormReply::Do(request) => self.request(request, here),
            FormReply::Why(asked) => {
                self.form = Some(Form::Choice(ChoiceList::why(&asked, here)));
                Vec::new()
            }
            FormReply::Unlock(pin) => vec![WindowRequest::Unlock { pin }],
            FormReply::Action(action) => {
                self.form = None;
                self.press(action, here)
            }
            FormReply::Say(said) => {
                self.say(said, NoteTone::Bad, here);
                Vec::new()
            }
        }
    }

    /// Does what a key stands for, or says why not.
    fn press(&mut self, action: Action, here: &WindowSession) -> Vec<WindowRequest> {
        if let Some(said) = why_not(action, &self.view, here) {
            self.say(said, NoteTone::Bad, here);
            return Vec::new();
        }
        let order = match action {
            Action::Next => Order::Next,
            Action::Recall => Order::Recall,
            Action::Start => Order::Start,
            Action::Miss => Order::Miss,
            Action::Hold => Order::Hold,
            Action::Undo => Order::Undo,
            _ => return self.open(action, here),
        };
        self.request(WindowRequest::Order(order), here)
    }

    /// Actions that ask for something first, or are no orders.
    fn open(&mut self, action: Action, here: &WindowSession) -> Vec<WindowRequest> {
        let form = match action {
            Action::Finish => self
                .view
                .in_hand
                .as_ref()
                .map(|ticket| Form::Finish(Box::new(FinishForm::new(ticket, self.matter(), here)))),
            Action::Transfer => {
                self.view.in_hand.as_ref().map(|ticket| Form::Choice(ChoiceList::transfer(ticket, here)))
            }
            Action::Abandon => self.label().map(|label| Form::Ask(ConfirmDialog::abandon(&label, here))),
            Action::SignOut => Some(Form::Ask(ConfirmDialog::sign_out(&self.view, here))),
            Action::Call => Some(Form::Choice(ChoiceList::call(&self.view, None, here))),
            Action::LetIn => Some(Form::Choice(ChoiceList::let_in(&self.view, here))),
            Action::Remove => Some(Form::Choice(ChoiceList::remove(&self.view, here))),
            Action::BringBack => Some(Form::Choice(ChoiceList::bring_back(&self.view, None, here))),
            Action::More => Some(Form::Choice(ChoiceList::more(&self.view, here))),
            Action::Pause if self.view.duty.state == DutyState::Open => {
                Some(Form::Choice(ChoiceList::pause(here)))
            }
            Action::Pause => return self.request(WindowRequest::Duty(DutyState::Open), here),
            Action::AutoCall => {
                return self.request(WindowRequest::AutoCall(!self.view.duty.auto_call), here);
            }
            Action::Language => {
                self.turns = Some(DeskOutcome::Language);
                None
            }
            Action::Leave => {
                self.turns = Some(DeskOutcome::Leave);
                None
            }
            _ => None,
        };
        self.note.0.clear();
        self.form = form;
        Vec::new()
    }

    /// Lays a list over the desk where its action makes sense.
    fn lay(
        &mut self,
        action: Action,
        here: &WindowSession,
        list: impl FnOnce(&WindowView, &WindowSession) -> ChoiceList,
    ) -> Vec<WindowRequest> {
        match why_not(action, &self.view, here) {
            Some(said) => self.say(said, NoteTone::Bad, here),
            None => self.form = Some(Form::Choice(list(&self.view, here))),
        }
        Vec::new()
    }

    /// The ticket in hand, by label.
    fn label(&self) -> Option<TicketLabel> {
        self.view.in_hand.as_ref().map(Ticket::label)
    }

    /// Asks for something, unless something is under way: pressing twice does it once.
    pub(super) fn request(&mut self, request: WindowRequest, here: &WindowSession) -> Vec<WindowRequest> {
        if self.doing.is_some() {
            return Vec::new();
        }
        let label = match &request {
            WindowRequest::Order(
                Order::Call(label)
                | Order::BringBack(label)
                | Order::LetIn(label, _)
                | Order::Remove(label, _),
            ) => Some(label.clone()),
            WindowRequest::Order(Order::Undo) => self.view.undo.as_ref().map(|(label, _)| label.clone()),
            _ => self.label(),
        };
        self.note.0.clear();
        self.doing = Some(PendingAction { request: request.clone(), label, since: here.at });
        vec![request]
    }
}
