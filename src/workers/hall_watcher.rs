//! The watcher of the lead's screen: a store that does not answer must not hold the screen.
use super::{
    change_listener::{ChangeListener, FeedEvent},
    connection::{Connection, LEAVE_WITHIN, RETRY, StoreOpener},
    feed::Feed,
    identity::{IdentityCheck, UnknownPerson},
    setup::{SetupFollower, SetupReader},
    worker_thread::WorkerThread,
};
use crate::hall::Hall;
use crate::hall::people::{Authority, ProvenPerson, SignInError};
use crate::live::{Decision, DecisionOutcome, LeadEvent};
use crate::store::{Store, StoreError};
use chrono::{NaiveDateTime, TimeDelta};
use std::cell::RefCell;
use std::io;
use std::sync::{
    Arc, Weak,
    mpsc::{Receiver, RecvTimeoutError, Sender, channel},
};
use std::time::{Duration, Instant};

/// How often it is looked whether anything has happened, where nothing can be heard; and how often the time is.
const LOOK_EVERY: Duration = Duration::from_millis(500);
/// How often the hall is read although nothing has: a window that is lost says nothing.
const MAX_AGE: Duration = Duration::from_secs(5);
/// What somebody proves who they are for, as the audit says it.
const PURPOSE: &str = "hall live";

/// What the watcher needs of the world.
pub struct WatcherSetup {
    /// Opens the store; asked again after a failure.
    pub open_store: StoreOpener,
    /// The hall.
    pub hall: Arc<Hall>,
    /// Reads another setup.
    pub setup: SetupReader,
    /// The hall's clock.
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    /// Says who somebody is.
    pub identity: IdentityCheck,
}

/// What the watcher is told.
enum WatchTask {
    Decide(Decision),
    Feed(FeedEvent),
}

/// A watcher at work: decisions go in, what is seen comes out.
pub struct HallWatcher {
    tasks: Arc<Sender<WatchTask>>,
    thread: WorkerThread,
}

impl HallWatcher {
    /// Begins to watch.
    ///
    /// # Errors
    /// Fails where no thread can be started.
    pub fn start(setup: WatcherSetup, tell: impl Fn(LeadEvent) + Send + 'static) -> io::Result<HallWatcher> {
        let (tasks, asked) = channel();
        let tasks = Arc::new(tasks);
        let told = Arc::downgrade(&tasks);
        let WatcherSetup { open_store, hall, setup, clock, identity } = setup;
        let watch = move || {
            let identity = RefCell::new(identity);
            let watch = WatchLoop {
                hall,
                setup: SetupFollower::new(setup),
                now: &clock,
                identity: &identity,
                retry: RETRY,
                tell: &tell,
                tasks: told,
            };
            watch.keep(Connection::new(open_store), &asked);
        };
        Ok(HallWatcher { tasks, thread: WorkerThread::start("hall watcher", watch)? })
    }

    /// Ends the watch and has the store left in order, unless that takes too long.
    pub fn finish(self) {
        drop(self.tasks);
        self.thread.finish(LEAVE_WITHIN);
    }

    /// Has a decision checked and carried out; what became of it is told.
    pub fn decide(&self, decision: Decision) {
        // At the end nobody is there any more.
        let _left = self.tasks.send(WatchTask::Decide(decision));
    }
}

/// What the thread knows: the hall, its clock, how often a store that is away is tried, whom to tell.
struct WatchLoop<'a> {
    hall: Arc<Hall>,
    setup: SetupFollower,
    now: &'a dyn Fn() -> NaiveDateTime,
    identity: &'a RefCell<IdentityCheck>,
    retry: Duration,
    tell: &'a dyn Fn(LeadEvent),
    /// Where changes are told; nothing once the program ends.
    tasks: Weak<Sender<WatchTask>>,
}

impl WatchLoop<'_> {
    /// Looks at the hall whenever something has happened, until nobody asks any more.
    fn keep(mut self, mut connection: Connection, asked: &Receiver<WatchTask>) {
        let (mut feed, mut listener) = (Feed::default(), ChangeListener::default());
        loop {
            let is_open = self.look(&mut connection, &mut feed).is_ok();
            let tasks = self.tasks.clone();
            let tell =
                move |event| tasks.upgrade().is_some_and(|tasks| tasks.send(WatchTask::Feed(event)).is_ok());
            if listener.ensure_running(&mut connection, tell) {
                feed.lose();
            }
            let go_on = if is_open {
                self.listen(&mut connection, &mut feed, asked)
            } else {
                feed.forget();
                (self.tell)(LeadEvent::Gone);
                self.wait(asked)
            };
            if !go_on {
                listener.finish();
                return connection.close();
            }
        }
    }

    /// Looks once, and tells where there is news.
    fn look(&mut self, connection: &mut Connection, feed: &mut Feed) -> Result<(), StoreError> {
        if connection.attempt(|store| feed.has_news(store, MAX_AGE))? {
            let at = (self.now)();
            let mut view = connection.attempt(|store| store.hall_now(&self.hall, at))?;
            if let Some(read) = self.setup.hear(connection, view.setup) {
                self.hall = Arc::new(Hall { setup: read.setup, catalogue: Arc::clone(&self.hall.catalogue) });
                (self.tell)(LeadEvent::Hall(Arc::clone(&self.hall)));
                view = connection.attempt(|store| store.hall_now(&self.hall, at))?;
            }
            feed.was_read();
            (self.tell)(LeadEvent::View(view, at));
        }
        Ok(())
    }

    /// Waits until it is time to look again; a decision that comes is carried out. `false` once nobody asks any more.
    fn listen(&self, connection: &mut Connection, feed: &mut Feed, asked: &Receiver<WatchTask>) -> bool {
        match asked.recv_timeout(LOOK_EVERY) {
            Ok(WatchTask::Decide(decision)) => {
                // What is decided here shows even before it is heard of.
                if self.decide(connection, &decision) {
                    feed.forget();
                }
            }
            Ok(WatchTask::Feed(FeedEvent::Heard(change))) => feed.hear(change),
            Ok(WatchTask::Feed(FeedEvent::Lost)) => feed.lose(),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return false,
        }
        true
    }

    /// Waits a moment for the store; decisions that come meanwhile are not carried out. `false` once nobody asks any more.
    fn wait(&self, asked: &Receiver<WatchTask>) -> bool {
        let due = Instant::now() + self.retry;
        loop {
            match asked.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(WatchTask::Decide(decision)) => {
                    let answer = decision.answer(DecisionOutcome::StoreFailed);
                    (self.tell)(LeadEvent::Answered(answer));
                }
                // The store is looked at anew anyway.
                Ok(WatchTask::Feed(_)) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// Checks who says so, does it, and tells what became of it; says whether anything was done.
    fn decide(&self, connection: &mut Connection, decision: &Decision) -> bool {
        let outcome = match self.lead(connection, decision) {
            Ok(Err(outcome)) => outcome,
            Ok(Ok(lead)) => {
                let done = connection.attempt(|store| self.carry_out(store, decision, &lead));
                done.unwrap_or(DecisionOutcome::StoreFailed)
            }
            Err(_) => DecisionOutcome::StoreFailed,
        };
        (self.tell)(LeadEvent::Answered(decision.answer(outcome)));
        outcome == DecisionOutcome::Done
    }

    /// Somebody who may not stop lines learns that only with the right PIN.
    fn carry_out(
        &self,
        store: &mut Store,
        decision: &Decision,
        who: &Authority,
    ) -> Result<DecisionOutcome, StoreError> {
        let (at, identity) = ((self.now)(), self.identity.borrow());
        let mut acting = store.acting(who, identity.machine(), at);
        if let Some(wish) = &decision.loan {
            let done = match wish.minutes {
                Some(minutes) => {
                    let until = at + TimeDelta::minutes(minutes.into());
                    // An evening's loan ends with the day.
                    let last = at.date().and_hms_opt(23, 59, 59).unwrap_or(until);
                    let until = until.min(last);
                    acting.lend_window(&self.hall, (&wish.window, &decision.line), until)?
                }
                // Whoever stands at a line returns what is lent to that one.
                None => acting.return_window(&self.hall, &wish.window, Some(&decision.line))?,
            };
            return Ok(match done {
                Err(_) => DecisionOutcome::NotLead,
                Ok(Err(no)) => DecisionOutcome::NoLoan(no),
                Ok(Ok(())) => DecisionOutcome::Done,
            });
        }
        let done = match &decision.reason {
            Some(reason) => acting.stop_line(&decision.line, reason)?,
            None => acting.reopen_line(&decision.line)?.map(drop),
        };
        Ok(done.map_or(DecisionOutcome::NotLead, |()| DecisionOutcome::Done))
    }

    /// Who decides, where the PIN is theirs.
    fn lead(
        &self,
        connection: &mut Connection,
        decision: &Decision,
    ) -> Result<Result<Authority, DecisionOutcome>, StoreError> {
        let proof = (decision.clerk.as_str(), &decision.pin, PURPOSE);
        let proven = self.identity.borrow_mut().prove(connection, &self.hall, proof, (self.now)())?;
        Ok(match proven {
            Ok(account) => Ok(Authority::Person(ProvenPerson::from(&account))),
            Err(UnknownPerson::NotProven(SignInError::WrongPin { left })) => {
                Err(DecisionOutcome::WrongPin { left })
            }
            Err(UnknownPerson::NotProven(SignInError::Wait { seconds })) => {
                Err(DecisionOutcome::MustWait { seconds })
            }
            Err(UnknownPerson::NotProven(SignInError::Closed)) => Err(DecisionOutcome::AccountClosed),
            Err(UnknownPerson::KnownPin) => Err(DecisionOutcome::KnownPin),
        })
    }
}

#[cfg(test)]
mod tests;
