//! What the desk hears: how things stand, what came of an action, time that passes.
use super::{
    Action, ActionOutcome, WindowRequest, WindowUpdate,
    actions::{did, why_not},
    desk::{DeskOutcome, DeskPage},
    form::Form,
    frame::NoteTone,
    lock::LockForm,
    refusal,
    window_session::WindowSession,
};
use crate::hall::desk::{DutyState, Order, WindowView};
use crate::hall::queue::{StepError, Ticket};
use chrono::NaiveDateTime;
use std::time::Duration;

/// Calling by itself is tried no more often.
const AUTO: Duration = Duration::from_secs(3);

impl DeskPage {
    pub fn store_is_back(&mut self, here: &WindowSession) -> Vec<WindowRequest> {
        self.say(here.words().store_back.to_owned(), NoteTone::Good, here);
        Vec::new()
    }

    pub fn tick(&mut self, here: &WindowSession) -> Vec<WindowRequest> {
        if here.at >= self.note.2 {
            self.note.0.clear();
        }
        let is_alone = here.lock_after().is_some_and(|after| here.at.saturating_sub(here.touched) >= after);
        if is_alone && self.doing.is_none() {
            self.lock();
        }
        self.auto_call(here)
    }

    /// Locks the desk until whoever is signed in types their PIN; what lies over it stays there.
    pub fn lock(&mut self) {
        if !self.is_locked() {
            let under = self.form.take().map(Box::new);
            self.form = Some(Form::Lock(Box::new(LockForm::new()), under));
        }
    }

    fn is_locked(&self) -> bool {
        matches!(self.form, Some(Form::Lock(..)))
    }

    /// The PIN was right: the desk lies there as it was.
    pub fn unlock(&mut self) -> Vec<WindowRequest> {
        if let Some(Form::Lock(_, under)) = self.form.take_if(|form| matches!(form, Form::Lock(..))) {
            self.form = under.map(|under| *under);
            self.drop_old_form();
        }
        Vec::new()
    }

    /// The PIN did not open the desk; why, is said.
    pub fn stay_locked(&mut self, news: &WindowUpdate, here: &WindowSession) {
        let Some(Form::Lock(lock, _)) = &mut self.form else { return };
        let words = here.words();
        match news {
            WindowUpdate::WrongPin { left } => lock.refuse((words.wrong_pin)(*left), None, here),
            WindowUpdate::MustWait { seconds } => lock.refuse(String::new(), Some(*seconds), here),
            WindowUpdate::AccountClosed => lock.refuse(words.account_closed.to_owned(), None, here),
            WindowUpdate::KnownPin => lock.refuse(words.known_pin.to_owned(), None, here),
            _ => lock.refuse(words.lost.to_owned(), None, here),
        }
    }

    /// A form about somebody who is not here any more is put away.
    fn drop_old_form(&mut self) {
        if let Some(Form::Finish(form)) = &self.form
            && self.view.in_hand.as_ref().is_none_or(|ticket| ticket.label() != *form.label())
        {
            self.form = None;
        }
    }

    /// Sees how things stand.
    pub fn see(&mut self, view: WindowView, at: NaiveDateTime, here: &WindowSession) -> Vec<WindowRequest> {
        if view.duty.state == DutyState::Closed || view.duty.clerk.as_ref() != Some(&self.clerk) {
            self.turns = Some(DeskOutcome::Ended);
            return Vec::new();
        }
        let idle = view.in_hand.is_none() && view.duty.state == DutyState::Open;
        // Whoever was missed and may be called again is nobody who came.
        let known = |ticket: &Ticket| self.view.resting.iter().any(|rested| rested.code == ticket.code);
        let is_new = view.next.iter().any(|ticket| !known(ticket));
        let came = self.seen.is_some() && idle && self.view.waiting == 0 && view.waiting > 0 && is_new;
        self.came = idle && view.waiting > 0 && (came || self.came);
        let code = view.in_hand.as_ref().and_then(|ticket| ticket.matter.clone());
        if code != self.matter.as_ref().map(|(code, _)| code.clone()) {
            self.matter = code.map(|code| (code.clone(), here.matter(&code)));
        }
        (self.view, self.seen) = (view, Some(at));
        self.drop_old_form();
        let chime = came.then_some(WindowRequest::Chime);
        chime.into_iter().chain(self.auto_call(here)).collect()
    }

    /// Other matters came, or can be found now: the one in hand has a name, and what is being picked is looked up anew.
    pub fn matters_came(&mut self, here: &WindowSession) -> Vec<WindowRequest> {
        if let Some((code, name)) = &mut self.matter {
            *name = here.matter(code);
        }
        if let Some(Form::Finish(form)) = &mut self.form {
            form.matters_came(here);
        }
        Vec::new()
    }

    /// Calls the next by itself, where that is wanted and nothing stands against it.
    fn auto_call(&mut self, here: &WindowSession) -> Vec<WindowRequest> {
        let rested = self.tried.is_none_or(|tried| here.at >= tried + AUTO);
        let wanted = self.view.duty.auto_call
            && self.form.is_none()
            && !here.gone
            && rested
            && !self.view.next.is_empty();
        if !wanted || self.doing.is_some() || why_not(Action::Next, &self.view, here).is_some() {
            return Vec::new();
        }
        self.tried = Some(here.at);
        self.request(WindowRequest::Order(Order::Next), here)
    }

    /// Hears what came of the action that was under way.
    pub fn answered(
        &mut self,
        done: ActionOutcome,
        view: Option<(WindowView, NaiveDateTime)>,
        here: &WindowSession,
    ) -> Vec<WindowRequest> {
        let Some(doing) = self.doing.take() else { return Vec::new() };
        match done {
            Err(StepError::NotOnDuty) => {
                self.turns = Some(DeskOutcome::Ended);
                return Vec::new();
            }
            Err(no) => {
                self.say(refusal(&no, &here.hall.setup.keys, here.lang), NoteTone::Bad, here);
                if matches!(self.form, Some(Form::Ask(_))) {
                    self.form = None;
                }
            }
            Ok(ticket) => {
                if doing.request == WindowRequest::Duty(DutyState::Closed) {
                    self.turns = Some(DeskOutcome::SignedOut);
                    return Vec::new();
                }
                if !self.is_locked() {
                    self.form = None;
                }
                let after = ticket.as_deref();
                let label = after.map(Ticket::label).or(doing.label);
                self.say(did(&doing.request, label.as_ref(), after, here), NoteTone::Good, here);
            }
        }
        view.map_or_else(Vec::new, |(view, at)| self.see(view, at, here))
    }

    /// What was under way could not be done.
    pub fn lost(&mut self, here: &WindowSession) -> Vec<WindowRequest> {
        if self.doing.take().is_some() {
            self.say(here.words().lost.to_owned(), NoteTone::Bad, here);
        }
        Vec::new()
    }
}
