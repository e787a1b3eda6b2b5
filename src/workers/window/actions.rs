//! What a clerk orders: signing in, orders of tickets, pausing and leaving.
use super::DutySession;
use super::work::WorkerState;
use crate::hall::desk::DutyState;
use crate::hall::people::{Account, Authority, Permission, ProvenPerson, SignInError};
use crate::hall::queue::StepError;
use crate::hall::{ClerkCode, Hall, WindowCode};
use crate::store::{Editions, Store, StoreError};
use crate::window::{ActionOutcome, Pin, WindowRequest, WindowUpdate};
use crate::workers::identity::UnknownPerson;
use chrono::NaiveDateTime;
use std::sync::Arc;

impl WorkerState {
    pub fn perform(&mut self, request: WindowRequest) {
        match request {
            WindowRequest::SignIn { window, clerk, pin } => match self.sign_in(window, clerk, &pin) {
                Some(news) => self.tell(news),
                None => self.tell(WindowUpdate::Lost),
            },
            WindowRequest::Unlock { pin } => {
                let news = self.unlock(&pin);
                self.tell(news.unwrap_or(WindowUpdate::Lost));
            }
            WindowRequest::Order(order) => {
                let Some(press) = word() else { return self.tell(WindowUpdate::Lost) };
                // The same word when it is tried again: it is done once, whatever became of the first answer.
                self.action(|store, hall, on, now| {
                    let done = store.order(hall, &on.window, &on.clerk, &press, &order, now)?;
                    Ok(done.map(|ticket| ticket.map(Box::new)))
                });
            }
            WindowRequest::Duty(state) => {
                if self.set_duty(&state) && state == DutyState::Closed {
                    self.forget();
                }
            }
            WindowRequest::AutoCall(is_on) => {
                self.action(|store, _, on, now| {
                    let done = store.set_auto_call(&on.window, &on.clerk, is_on, now)?;
                    Ok(done.map(|_| None))
                });
            }
            WindowRequest::Chime | WindowRequest::Leave => {}
        }
    }

    /// Pauses the window, opens it again or signs out; says whether it was done.
    fn set_duty(&mut self, state: &DutyState) -> bool {
        let machine = self.identity.machine().to_owned();
        self.action(|store, hall, on, now| {
            let done = if *state == DutyState::Closed {
                let who = ProvenPerson { code: on.clerk.clone(), roles: Vec::new() };
                store.acting(&Authority::Person(who), &machine, now).sign_out(hall, &on.window)?
            } else {
                store.set_duty(hall, &on.window, &on.clerk, state, now)?
            };
            Ok(done.map(|_| None))
        })
    }

    /// Does an action at the window and tells what came of it; says whether it was done.
    fn action(
        &mut self,
        mut action: impl FnMut(
            &mut Store,
            &Hall,
            &DutySession,
            NaiveDateTime,
        ) -> Result<ActionOutcome, StoreError>,
    ) -> bool {
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let Some(on) = self.on.clone() else {
            let done = Err(StepError::NotOnDuty);
            self.tell(WindowUpdate::Answered { done, view: None, at: now });
            return false;
        };
        let Some(done) = self.attempt(|store| action(store, &hall, &on, now)) else {
            self.tell(WindowUpdate::Lost);
            return false;
        };
        let is_done = done.is_ok();
        let (view, at) = self.view().map_or((None, now), |(view, at)| (Some(Box::new(view)), at));
        self.tell(WindowUpdate::Answered { done, view, at });
        is_done
    }

    /// Checks the PIN of whoever is signed in; nothing where the store cannot be reached.
    fn unlock(&mut self, pin: &Pin) -> Option<WindowUpdate> {
        let on = self.on.clone()?;
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let proof = (on.clerk.as_str(), pin, on.window.as_str());
        let proven = self.identity.prove(&mut self.connection, &hall, proof, now);
        Some(self.note_store(proven)?.map_or_else(refused, |_| WindowUpdate::Unlocked))
    }

    /// Keeps that somebody whose PIN is right is not let in at a window, and tells why.
    fn refuse(&mut self, account: &Account, window: &str, news: WindowUpdate) -> Option<WindowUpdate> {
        let (who, machine) = (Authority::Person(account.into()), self.identity.machine().to_owned());
        let (why, now) = (word_of(&news), self.now());
        log::warn!("window {window}: a sign-in was refused");
        self.attempt(|store| store.acting(&who, &machine, now).sign_in_refused(window, why))?;
        Some(news)
    }

    /// Checks who somebody is and lets them take up duty; nothing where the store cannot be reached.
    fn sign_in(&mut self, window: WindowCode, clerk: ClerkCode, pin: &Pin) -> Option<WindowUpdate> {
        // Whoever was added a moment ago is let in: the setup is not waited for.
        let Editions { setup, .. } = self.attempt(Store::editions)?;
        self.set_up(setup);
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let proof = (clerk.as_str(), pin, window.as_str());
        let proven = self.identity.prove(&mut self.connection, &hall, proof, now);
        let account = match self.note_store(proven)? {
            Ok(account) => account,
            Err(unknown) => {
                log::warn!("window {window}: a sign-in was refused");
                return Some(refused(unknown));
            }
        };
        if self.hall.window(&window).is_none() {
            return self.refuse(&account, &window, WindowUpdate::NoSignIn(StepError::NoWindow));
        }
        if !account.may_serve(&window) {
            return self.refuse(&account, &window, WindowUpdate::NotHere);
        }
        if let OtherDuty::StandsAgainst(news) = self.at_another_window(&window, &clerk, now)? {
            return self.refuse(&account, &window, *news);
        }
        if !(self.claim)(&window) {
            return self.refuse(&account, &window, WindowUpdate::Elsewhere);
        }
        let session = DutySession { window, clerk, token: word()? };
        let (window, clerk) = (session.window.clone(), session.clerk.clone());
        if let Err(no) = self.attempt(|store| store.sign_in(&hall, &window, &clerk, &session.token, now))? {
            return self.refuse(&account, &window, WindowUpdate::NoSignIn(no));
        }
        log::info!("window {window}: somebody signed in");
        if let Err(error) = session.write(&self.folder) {
            log::error!("the session is not remembered: {error}");
        }
        (self.on, self.last_heartbeat) = (Some(session), None);
        self.feed.forget();
        Some(WindowUpdate::SignedIn { window, clerk, name: account.name, restored: false })
    }
}

/// What there is of a clerk's duty at other windows.
enum OtherDuty {
    /// Nothing, or nothing any more.
    Over,
    /// This is said, and nobody is signed in.
    StandsAgainst(Box<WindowUpdate>),
}

impl WorkerState {
    /// Where a clerk is signed in elsewhere they are asked once whether they move here; whoever signs in again does. Nothing where the
    /// store cannot be reached.
    fn at_another_window(
        &mut self,
        window: &WindowCode,
        clerk: &ClerkCode,
        now: NaiveDateTime,
    ) -> Option<OtherDuty> {
        let hall = Arc::clone(&self.hall);
        let others = self.attempt(|store| store.windows_of(clerk, now))?;
        let asked = self.moving.take();
        for (other, is_there) in others.into_iter().filter(|(other, _)| other != window) {
            let is_agreed = asked.as_ref() == Some(&(clerk.clone(), other.clone()));
            if is_there && !is_agreed {
                self.moving = Some((clerk.clone(), other.clone()));
                let news = WindowUpdate::OnDutyAt { window: other };
                return Some(OtherDuty::StandsAgainst(Box::new(news)));
            }
            let left = self.attempt(|store| store.set_duty(&hall, &other, clerk, &DutyState::Closed, now))?;
            if let (Err(StepError::InHand(label)), true) = (left, is_there) {
                let news = WindowUpdate::BusyAt { window: other, label };
                return Some(OtherDuty::StandsAgainst(Box::new(news)));
            }
        }
        Some(OtherDuty::Over)
    }
}

/// The stable word of why somebody whose PIN is right is not let in at a window.
fn word_of(news: &WindowUpdate) -> &'static str {
    match news {
        WindowUpdate::NotHere => Permission::ServeWindow.word(),
        WindowUpdate::Elsewhere => "open_already",
        WindowUpdate::OnDutyAt { .. } => "on_duty_elsewhere",
        WindowUpdate::BusyAt { .. } => "busy_elsewhere",
        WindowUpdate::NoSignIn(StepError::NoWindow) => "no_window",
        _ => "window_taken",
    }
}

/// Why somebody is not let in, as the screen hears it.
fn refused(unknown: UnknownPerson) -> WindowUpdate {
    match unknown {
        UnknownPerson::NotProven(SignInError::WrongPin { left }) => WindowUpdate::WrongPin { left },
        UnknownPerson::NotProven(SignInError::Wait { seconds }) => WindowUpdate::MustWait { seconds },
        UnknownPerson::NotProven(SignInError::Closed) => WindowUpdate::AccountClosed,
        UnknownPerson::KnownPin => WindowUpdate::KnownPin,
    }
}

/// A word nobody can guess; nothing where the system gives no random bytes.
fn word() -> Option<String> {
    let mut random = [0_u8; 16];
    match getrandom::fill(&mut random) {
        Ok(()) => Some(format!("{:032x}", u128::from_le_bytes(random))),
        Err(error) => {
            log::error!("no random bytes: {error}");
            None
        }
    }
}
