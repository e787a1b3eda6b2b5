//! Who looks at the store for the lead's screen, on a thread of its own: a store that does not answer must not hold the screen.
use crate::cli::context::StoreLocation;
use crate::clock;
use crate::config::pin;
use crate::hall::{Hall, desk::Clerk};
use crate::live::{Decision, DecisionOutcome, LeadEvent};
use crate::store::{Store, StoreError};
use chrono::{FixedOffset, NaiveDateTime};
use std::io;
use std::sync::{
    Arc,
    mpsc::{Receiver, RecvTimeoutError, Sender, channel},
};
use std::thread;
use std::time::{Duration, Instant};

/// How often it is looked whether anything has happened.
const PULSE: Duration = Duration::from_millis(250);
/// How often the hall is looked at although nothing has: a window that is lost says nothing.
const LOOK: Duration = Duration::from_secs(5);
/// How often a store that is gone is tried.
const RETRY: Duration = Duration::from_secs(1);

/// What the lookout needs.
pub(super) struct WatcherSetup {
    pub place: StoreLocation,
    pub hall: Arc<Hall>,
    pub offset: FixedOffset,
}

/// Somebody at the lookout: decisions go in, what is seen comes out.
pub(super) struct HallWatcher {
    decisions: Sender<Decision>,
}

impl HallWatcher {
    /// Goes to the lookout; stays until this value is dropped.
    pub fn start(post: WatcherSetup, tell: impl Fn(LeadEvent) + Send + 'static) -> io::Result<HallWatcher> {
        let (decisions, asked) = channel();
        let watch = move || {
            let open = || post.place.open();
            let now = || clock::now(post.offset);
            WatchLoop { hall: &post.hall, now: &now, retry: RETRY, tell: &tell }.keep(&open, &asked);
        };
        thread::Builder::new().name("lookout".into()).spawn(watch)?;
        Ok(HallWatcher { decisions })
    }

    /// Has a decision checked and carried out; what became of it is told.
    pub fn decide(&self, decision: Decision) {
        // At the end nobody is there any more.
        let _left = self.decisions.send(decision);
    }
}

/// A watch: the hall's clock, how often a store that is gone is tried, whom to tell.
struct WatchLoop<'a> {
    hall: &'a Hall,
    now: &'a dyn Fn() -> NaiveDateTime,
    retry: Duration,
    tell: &'a dyn Fn(LeadEvent),
}

impl WatchLoop<'_> {
    /// Looks until nobody asks any more; opens the store anew whenever it is gone.
    fn keep(&self, open: &dyn Fn() -> Result<Store, StoreError>, asked: &Receiver<Decision>) {
        loop {
            let looked = open().and_then(|mut store| self.look(&mut store, asked));
            if looked.is_ok() {
                return;
            }
            (self.tell)(LeadEvent::Gone);
            if !self.wait(asked) {
                return;
            }
        }
    }

    /// Waits a moment for the store; decisions that come meanwhile are not carried out. `false` once nobody asks any more.
    fn wait(&self, asked: &Receiver<Decision>) -> bool {
        let due = Instant::now() + self.retry;
        loop {
            match asked.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(_) => (self.tell)(LeadEvent::Answered(DecisionOutcome::StoreFailed)),
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Looks at the hall whenever something has happened; ends well once nobody asks any more.
    fn look(&self, store: &mut Store, asked: &Receiver<Decision>) -> Result<(), StoreError> {
        let (mut last_token, mut due) = (None, Instant::now());
        loop {
            let change_token = store.change_token()?;
            if last_token != Some(change_token) || Instant::now() >= due {
                let at = (self.now)();
                (self.tell)(LeadEvent::View(store.hall_now(self.hall, at)?, at));
                (last_token, due) = (Some(change_token), Instant::now() + LOOK);
            }
            match asked.recv_timeout(PULSE) {
                Ok(decision) => self.decide(store, &decision)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }

    /// Checks who says so, does it, and tells what became of it; the pulse then shows the hall as it is.
    fn decide(&self, store: &mut Store, decision: &Decision) -> Result<(), StoreError> {
        let answer = match lead(&self.hall.setup.clerks, decision) {
            Err(answer) => Ok(answer),
            Ok(clerk) => self.carry_out(store, decision, &clerk.code).map(|()| DecisionOutcome::Done),
        };
        (self.tell)(LeadEvent::Answered(*answer.as_ref().unwrap_or(&DecisionOutcome::StoreFailed)));
        answer.map(drop)
    }

    fn carry_out(&self, store: &mut Store, decision: &Decision, who: &str) -> Result<(), StoreError> {
        let at = (self.now)();
        match &decision.reason {
            Some(reason) => store.stop_line(&decision.line, who, reason, at)?,
            None => drop(store.reopen_line(&decision.line, who, at)?),
        }
        Ok(())
    }
}

/// The lead who decides, where the PIN is theirs. Whoever is not the lead learns that only with the right PIN.
fn lead<'a>(clerks: &'a [Clerk], decision: &Decision) -> Result<&'a Clerk, DecisionOutcome> {
    let known = clerks.iter().find(|clerk| clerk.code == decision.clerk);
    let clerk =
        known.filter(|clerk| pin::matches(&clerk.pin, &decision.pin.0)).ok_or(DecisionOutcome::WrongPin)?;
    if clerk.lead { Ok(clerk) } else { Err(DecisionOutcome::NotLead) }
}

#[cfg(test)]
mod tests;
