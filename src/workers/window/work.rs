//! What goes on by itself at a window: somebody is let in again, the window says that it is there, and looks how things stand.
use super::{DutySession, WindowClaim, WindowTask};
use crate::app::finder::Finder;
use crate::hall::desk::{Duty, DutyState, WindowView};
use crate::hall::{ClerkCode, Hall, WindowCode};
use crate::search::Synonym;
use crate::store::{Editions, Store, StoreError, WindowReading};
use crate::window::WindowUpdate;
use crate::workers::connection::Connection;
use crate::workers::feed::{Feed, MAX_AGE};
use crate::workers::identity::IdentityCheck;
use crate::workers::setup::{CentreSetup, SetupFollower};
use chrono::{NaiveDateTime, TimeDelta};
use std::{
    collections::HashMap,
    mem,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

/// How often the window says that it is there, by the hall's clock.
const HEARTBEAT: TimeDelta = TimeDelta::seconds(15);
/// In an exercise that runs fast, no more often than this, since every beat is a write,
const HEARTBEAT_PAUSE: Duration = Duration::from_millis(750);
/// and still before anybody takes the window for gone.
const HEARTBEAT_DEADLINE: TimeDelta = TimeDelta::seconds(40);
/// Between two glances at what the store has told: soon enough for a person at a desk.
const GLANCE_EVERY: Duration = Duration::from_millis(50);
/// The catalogue is looked at this often.
const CATALOGUE: Duration = Duration::from_mins(1);
/// While nobody is signed in, both are looked at this often: a clerk who has just been added can sign in.
const EMPTY_WINDOW: Duration = Duration::from_millis(800);

/// The worker's state.
pub(super) struct WorkerState {
    pub connection: Connection,
    pub hall: Arc<Hall>,
    pub synonyms: Arc<Vec<Synonym>>,
    /// Follows the setup in force.
    pub setup: SetupFollower,
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    pub window: Option<WindowCode>,
    pub identity: IdentityCheck,
    pub claim: WindowClaim,
    pub folder: PathBuf,
    pub look_every: Duration,
    pub tell: Arc<dyn Fn(WindowUpdate) + Send + Sync>,
    /// Who is on duty here.
    pub on: Option<DutySession>,
    /// Whoever was told that they are on duty at another window, and which: who signs in once more moves here.
    pub moving: Option<(ClerkCode, WindowCode)>,
    pub gone: bool,
    /// It has been looked whether somebody was still signed in.
    pub is_asked: bool,
    /// What has happened in the hall since it was looked at.
    pub feed: Feed,
    pub last_heartbeat: Option<(NaiveDateTime, Instant)>,
    /// The version of the catalogue that was read, and when it was looked at.
    pub catalogue: (Option<u32>, Option<Instant>),
}

impl WorkerState {
    pub fn stay(mut self, tasks: &Receiver<WindowTask>) {
        loop {
            self.look();
            match self.next_task(tasks) {
                Ok(WindowTask::Request(request)) => self.perform(request),
                Ok(WindowTask::Close) | Err(RecvTimeoutError::Disconnected) => {
                    return self.connection.close();
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Waits for an order. Meanwhile changes are heard on the same connection, at a glance that asks the server nothing: an
    /// order never waits behind the waiting, and a hall of fifty windows needs no hundred connections.
    fn next_task(&mut self, tasks: &Receiver<WindowTask>) -> Result<WindowTask, RecvTimeoutError> {
        let until = Instant::now() + self.connection.pause(self.look_every);
        loop {
            let left = until.saturating_duration_since(Instant::now());
            match tasks.recv_timeout(left.min(GLANCE_EVERY)) {
                Err(RecvTimeoutError::Timeout) if left > GLANCE_EVERY && !self.hears() => {}
                told => return told,
            }
        }
    }

    /// Says whether something was heard that is a reason to look, or that the store is gone.
    fn hears(&mut self) -> bool {
        let feed = &mut self.feed;
        match self.connection.if_open().map(|store| feed.wait(store, Duration::ZERO)) {
            Some(Ok(())) => feed.is_stale(),
            Some(Err(_)) => true,
            None => false,
        }
    }

    pub fn tell(&self, news: WindowUpdate) {
        (self.tell)(news);
    }

    pub fn now(&self) -> NaiveDateTime {
        (self.clock)()
    }

    /// Does an action, and tells when the store goes or comes back.
    pub fn attempt<T>(&mut self, action: impl FnMut(&mut Store) -> Result<T, StoreError>) -> Option<T> {
        let done = self.connection.attempt(action);
        self.note_store(done)
    }

    /// Tells when the store goes or comes back, by what came of an action.
    pub fn note_store<T>(&mut self, done: Result<T, StoreError>) -> Option<T> {
        if self.gone != done.is_err() {
            self.gone = done.is_err();
            self.tell(if self.gone { WindowUpdate::Gone } else { WindowUpdate::Back });
        }
        done.ok()
    }

    /// Looks at everything that may have changed.
    fn look(&mut self) {
        if !self.is_asked {
            // The folder may be older than the setup in force, and lack this window or whoever was signed in.
            if let Some(Editions { setup, .. }) = self.attempt(Store::editions) {
                self.set_up(setup);
            }
            self.resume();
        }
        self.heartbeat();
        self.look_at_window();
        if self.is_asked {
            self.look_at_catalogue();
        }
    }

    /// Lets somebody go on who was signed in when this program ended.
    fn resume(&mut self) {
        // Where no window was named, the one that was left open here is meant, as long as there is one only.
        let Some(window) = self.window.clone().or_else(|| DutySession::only(&self.folder)) else {
            self.is_asked = true;
            return self.tell(WindowUpdate::PleaseSignIn { window: None, clerk: None });
        };
        let Some(session) = DutySession::read(&self.folder, &window) else {
            self.is_asked = true;
            return self.tell(WindowUpdate::PleaseSignIn { window: Some(window), clerk: None });
        };
        let now = self.now();
        let Some((duty, token)) = self.attempt(|store| store.duty(&window, now)) else { return };
        let clerk = session.clerk.clone();
        let Some(account) = self.attempt(|store| store.account(&clerk, now)) else { return };
        self.is_asked = true;
        let may = account.as_ref().is_some_and(|account| account.is_open && account.may_serve(&window));
        let is_on = duty.state != DutyState::Closed
            && duty.clerk.as_ref() == Some(&clerk)
            && session.is_marked(&token)
            && may;
        if is_on && (self.claim)(&window) {
            log::info!("window {window}: the duty goes on");
            self.on = Some(session);
            let name = account.map(|account| account.name).unwrap_or_default();
            return self.tell(WindowUpdate::SignedIn { window, clerk, name, restored: true });
        }
        if !is_on {
            session.remove(&self.folder);
        }
        // Where the window was only guessed, another one may be meant.
        let asked = if self.window.is_some() { (Some(window), Some(clerk)) } else { Default::default() };
        self.tell(WindowUpdate::PleaseSignIn { window: asked.0, clerk: asked.1 });
    }

    /// Says that the window is there.
    fn heartbeat(&mut self) {
        let now = self.now();
        let due = self.last_heartbeat.is_none_or(|(at, real)| {
            now - at >= HEARTBEAT_DEADLINE || now - at >= HEARTBEAT && real.elapsed() >= HEARTBEAT_PAUSE
        });
        let Some(window) = self.on.as_ref().filter(|_| due).map(|on| on.window.clone()) else { return };
        if self.attempt(|store| store.seen(&window, now)).is_some() {
            self.last_heartbeat = Some((now, Instant::now()));
        }
    }

    /// Shows how things stand, where anything has happened or some time has passed.
    fn look_at_window(&mut self) {
        // A store that is gone is tried even while nobody is signed in, so that its return is told.
        if self.on.is_none() && !self.gone {
            return;
        }
        let mut feed = mem::take(&mut self.feed);
        let has_news = self.attempt(|store| feed.has_news(store, MAX_AGE));
        self.feed = feed;
        if has_news == Some(true)
            && let Some((view, at)) = self.view()
        {
            self.tell(WindowUpdate::View { view: Box::new(view), at });
        }
    }

    /// How things stand; whoever is no longer on duty here is forgotten.
    pub fn view(&mut self) -> Option<(WindowView, NaiveDateTime)> {
        let (on, now, hall) = (self.on.clone()?, self.now(), Arc::clone(&self.hall));
        let mut read = self.attempt(|store| store.read_window(&hall, &on.window, now))?;
        if self.set_up(read.setup) {
            let hall = Arc::clone(&self.hall);
            read = self.attempt(|store| store.read_window(&hall, &on.window, now))?;
        }
        let WindowReading { mut view, token, journal, .. } = read;
        // The same clerk may have signed in on another machine since; there is one window, and it is there now.
        if !on.is_marked(&token) {
            view.duty = Duty::default();
        }
        if view.duty.state == DutyState::Closed || view.duty.clerk.as_ref() != Some(&on.clerk) {
            log::info!("window {}: the duty has ended", on.window);
            self.forget();
        }
        self.feed.was_read_at(journal);
        Some((view, now))
    }

    /// Takes the setup of an edition where it is another one than before; says whether it did.
    pub fn set_up(&mut self, edition: u32) -> bool {
        let Some(CentreSetup { setup, synonyms }) = self.setup.hear(&mut self.connection, edition) else {
            return false;
        };
        self.hall = Arc::new(Hall { setup, catalogue: Arc::clone(&self.hall.catalogue) });
        self.synonyms = Arc::new(synonyms);
        // The matters are made ready to be searched by what people say now.
        self.catalogue = (None, None);
        self.tell(WindowUpdate::Hall(Arc::clone(&self.hall)));
        true
    }

    pub fn forget(&mut self) {
        if let Some(on) = self.on.take() {
            on.remove(&self.folder);
        }
    }

    /// Reads the catalogue where it has changed, and has it made ready to be searched; the setup too, which a window that
    /// nobody is signed in at hears of in no other way.
    fn look_at_catalogue(&mut self) {
        let pause = if self.on.is_some() { CATALOGUE } else { EMPTY_WINDOW };
        if self.gone || self.catalogue.1.is_some_and(|at| at.elapsed() < pause) {
            return;
        }
        let Some(Editions { setup, catalogue: version }) = self.attempt(Store::editions) else { return };
        self.set_up(setup);
        self.catalogue.1 = Some(Instant::now());
        if self.catalogue.0 == Some(version) {
            return;
        }
        let Some(catalogue) = self.attempt(Store::catalogue) else { return };
        self.catalogue.0 = Some(version);
        self.hall = Arc::new(self.hall.with_catalogue(catalogue));
        self.tell(WindowUpdate::Hall(Arc::clone(&self.hall)));
        let (hall, synonyms, tell) =
            (Arc::clone(&self.hall), Arc::clone(&self.synonyms), Arc::clone(&self.tell));
        let index = move || {
            let finder = Finder::new(&hall.catalogue, &synonyms, &HashMap::new());
            tell(WindowUpdate::Finder(hall, Arc::new(finder)));
        };
        if let Err(error) = thread::Builder::new().name("index".into()).spawn(index) {
            log::error!("matters cannot be searched: {error}");
            // It is tried again at the next look.
            self.catalogue.0 = None;
        }
    }
}
