//! What a clerk orders: signing in, orders of tickets, pausing and leaving.
use super::{Session, work::Work};
use crate::hall::Hall;
use crate::hall::desk::{Clerk, DutyState};
use crate::hall::queue::NoStep;
use crate::store::{Store, StoreError};
use crate::window::{Done, News, Pin, Wish};
use chrono::NaiveDateTime;
use std::sync::Arc;

impl Work {
    pub fn perform(&mut self, wish: Wish) {
        match wish {
            Wish::SignIn { window, clerk, pin } => match self.sign_in(window, clerk, &pin) {
                Some(news) => self.tell(news),
                None => self.tell(News::Lost),
            },
            Wish::Order(order) => {
                let Some(press) = word() else { return self.tell(News::Lost) };
                // The same word when it is tried again: it is done once, whatever became of the first answer.
                self.deed(|store, hall, on, now| {
                    let done = store.order(hall, &on.window, &on.clerk, &press, &order, now)?;
                    Ok(done.map(|ticket| ticket.map(Box::new)))
                });
            }
            Wish::Duty(state) => {
                let over = state == DutyState::Closed;
                let done = self.deed(|store, hall, on, now| {
                    let done = store.set_duty(hall, &on.window, &on.clerk, &state, now)?;
                    Ok(done.map(|_| None))
                });
                if over && done {
                    self.forget();
                }
            }
            Wish::AutoCall(is_on) => {
                self.deed(|store, _, on, now| {
                    let done = store.set_auto_call(&on.window, &on.clerk, is_on, now)?;
                    Ok(done.map(|_| None))
                });
            }
            Wish::Chime | Wish::Leave => {}
        }
    }

    /// Does a deed at the window and tells what came of it; says whether it was done.
    fn deed(
        &mut self,
        mut deed: impl FnMut(&mut Store, &Hall, &Session, NaiveDateTime) -> Result<Done, StoreError>,
    ) -> bool {
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let Some(on) = self.on.clone() else {
            let done = Err(NoStep::NotOnDuty);
            self.tell(News::Answered { done, view: None, at: now });
            return false;
        };
        let Some(done) = self.attempt(|store| deed(store, &hall, &on, now)) else {
            self.tell(News::Lost);
            return false;
        };
        let is_done = done.is_ok();
        let (view, at) = self.view().map_or((None, now), |(view, at)| (Some(Box::new(view)), at));
        self.tell(News::Answered { done, view, at });
        is_done
    }

    /// Checks who somebody is and lets them take up duty; nothing where the store cannot be reached.
    fn sign_in(&mut self, window: String, clerk: String, pin: &Pin) -> Option<News> {
        let known = self.clerk(&clerk).filter(|clerk| (self.pin)(&clerk.pin, &pin.0));
        let Some(known) = known else {
            log::warn!("window {window}: a sign-in was refused");
            return Some(News::WrongPin);
        };
        if self.hall.window(&window).is_none() {
            return Some(News::NoSignIn(NoStep::NoWindow));
        }
        if !may_serve(known, &window) {
            return Some(News::NotHere);
        }
        if !(self.claim)(&window) {
            return Some(News::Elsewhere);
        }
        let (now, hall) = (self.now(), Arc::clone(&self.hall));
        let session = Session { window, clerk, token: word()? };
        let (window, clerk) = (session.window.clone(), session.clerk.clone());
        if let Err(no) = self.attempt(|store| store.sign_in(&hall, &window, &clerk, &session.token, now))? {
            return Some(News::NoSignIn(no));
        }
        log::info!("window {window}: somebody signed in");
        if let Err(error) = session.write(&self.folder) {
            log::error!("the session is not remembered: {error}");
        }
        (self.on, self.beaten, self.pulse) = (Some(session), None, None);
        Some(News::SignedIn { window, clerk, restored: false })
    }
}

/// Says whether a clerk may sign in at a window.
pub(super) fn may_serve(clerk: &Clerk, window: &str) -> bool {
    clerk.windows.is_empty() || clerk.windows.iter().any(|code| code == window)
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
