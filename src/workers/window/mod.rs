//! The window's worker: it alone holds the store, does what the clerk orders one by one, and looks how things stand.
mod actions;
mod session;
mod work;

use super::{
    connection::{Connection, StoreOpener},
    feed::Feed,
    identity::IdentityCheck,
    setup::{SetupFollower, SetupReader},
    worker_thread::WorkerThread,
};
use crate::{
    hall::{Hall, WindowCode},
    search::Synonym,
    window::{WindowRequest, WindowUpdate},
};
use chrono::NaiveDateTime;
pub use session::{DutySession, file_of, plain_code};
use std::{
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    time::Duration,
};
use work::WorkerState;

/// Makes a window this program's on this machine; `false` where another program has it.
pub type WindowClaim = Box<dyn FnMut(&str) -> bool + Send>;

/// What the window's worker needs of the world.
pub struct WindowWorkerSetup {
    /// Opens the store; asked again after a failure.
    pub open_store: StoreOpener,
    /// The hall, with everything but its catalogue.
    pub hall: Arc<Hall>,
    /// What people say, and what it means.
    pub synonyms: Vec<Synonym>,
    /// Reads another setup.
    pub setup: SetupReader,
    /// The hall's clock.
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    /// The window this machine stands at, where it was named.
    pub window: Option<WindowCode>,
    /// Says who somebody is.
    pub identity: IdentityCheck,
    /// Claims a window.
    pub claim: WindowClaim,
    /// Where sessions are remembered.
    pub folder: PathBuf,
    /// How often it is looked whether anything has happened, where nothing can be heard; and how often the time is.
    pub look_every: Duration,
}

/// What the worker is told.
enum WindowTask {
    Request(WindowRequest),
    Close,
}

/// Whoever does what the clerk orders, on a thread of its own.
pub struct WindowWorker {
    tasks: Sender<WindowTask>,
    thread: WorkerThread,
}

impl WindowWorker {
    /// Starts the worker; what it has to say is told.
    pub fn start(
        setup: WindowWorkerSetup,
        tell: impl Fn(WindowUpdate) + Send + Sync + 'static,
    ) -> io::Result<WindowWorker> {
        let (tasks, told) = channel();
        let work = WorkerState {
            connection: Connection::new(setup.open_store),
            hall: setup.hall,
            synonyms: Arc::new(setup.synonyms),
            setup: SetupFollower::new(setup.setup),
            clock: setup.clock,
            window: setup.window,
            identity: setup.identity,
            claim: setup.claim,
            folder: setup.folder,
            look_every: setup.look_every,
            tell: Arc::new(tell),
            on: None,
            moving: None,
            gone: false,
            is_asked: false,
            feed: Feed::default(),
            last_heartbeat: None,
            catalogue: (None, None),
        };
        let thread = WorkerThread::start("store", move || work.stay(&told))?;
        Ok(WindowWorker { tasks, thread })
    }

    /// Has a request performed; what comes of it is told.
    pub fn perform(&self, request: WindowRequest) {
        if self.tasks.send(WindowTask::Request(request)).is_err() {
            log::error!("the window's worker is gone");
        }
    }

    /// Ends the work and leaves the store in order, waiting no longer than `within`; whoever is signed in stays so.
    pub fn finish(self, within: Duration) {
        if self.tasks.send(WindowTask::Close).is_err() {
            log::error!("the window's worker did not end in order");
        }
        self.thread.finish(within);
    }
}
