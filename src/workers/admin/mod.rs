//! The worker of the administration: it alone holds the store, keeps what is written until the store has it, and tells what others
//! change meanwhile.
mod acts;
mod setup;
mod unfinished_file;
mod unsaved;
mod way_back;
mod work;

pub use setup::{HoursChange, SetupActs};

use super::{
    connection::{Connection, StoreOpener},
    identity::IdentityCheck,
    setup::{SetupFollower, SetupReader},
    worker_thread::WorkerThread,
};
use crate::{
    admin::{AdminRequest, AdminUpdate, MatterReader},
    app::finder::Finder,
    hall::drafts::{DraftGround, DraftReview},
    hall::{Hall, SetupDocuments},
    search::Synonym,
};
use chrono::NaiveDateTime;
use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    io,
    path::PathBuf,
    sync::{
        Arc,
        mpsc::{Sender, channel},
    },
    time::Duration,
};
use unfinished_file::UnfinishedFiles;
use work::AdminWork;

/// Looks at a draft: what is wrong with it, and what it changes.
pub type DraftReviewer = Box<dyn FnMut(&DraftGround) -> DraftReview + Send>;
/// Says whether documents of a setup can be read.
pub type SetupTest = Box<dyn FnMut(&SetupDocuments) -> bool + Send>;

/// What the worker needs of the world.
pub struct AdminWorkerSetup {
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
    /// Says who somebody is.
    pub identity: IdentityCheck,
    /// Writes matters as the draft has them.
    pub reader: Arc<dyn MatterReader>,
    /// Looks at the draft.
    pub review: DraftReviewer,
    /// Says whether a setup can be read.
    pub can_read: SetupTest,
    /// What is done about hours and accounts.
    pub acts: SetupActs,
    /// The folder in which it is kept what people have half written.
    pub unfinished: PathBuf,
    /// How often it is looked whether others have changed anything.
    pub look_every: Duration,
}

/// What the worker is told.
enum AdminTask {
    Request(AdminRequest),
    Indexed(Arc<Hall>, Arc<Finder>),
    Close,
}

/// Whoever does what is asked at the administration's screen, on a thread of its own.
pub struct AdminWorker {
    tasks: Sender<AdminTask>,
    thread: WorkerThread,
}

impl AdminWorker {
    /// Starts the worker; what it has to say is told.
    ///
    /// # Errors
    /// Fails where no thread can be started.
    pub fn start(
        setup: AdminWorkerSetup,
        tell: impl Fn(AdminUpdate) + Send + Sync + 'static,
    ) -> io::Result<AdminWorker> {
        let (tasks, told) = channel();
        let own = tasks.clone();
        let work = move || {
            let work = AdminWork {
                connection: Connection::new(setup.open_store),
                hall: setup.hall,
                synonyms: Arc::new(setup.synonyms),
                setup: SetupFollower::new(setup.setup),
                clock: setup.clock,
                identity: setup.identity,
                reader: setup.reader,
                review: setup.review,
                can_read: setup.can_read,
                acts: setup.acts,
                unfinished: UnfinishedFiles::new(setup.unfinished),
                setup_told: None,
                look_every: setup.look_every,
                tell: Arc::new(tell),
                tasks: own,
                person: None,
                is_gone: false,
                looked: None,
                catalogue: None,
                draft_stamp: None,
                draft: None,
                unsaved: VecDeque::new(),
                noted: BTreeMap::new(),
                saved: HashMap::new(),
            };
            work.stay(&told);
        };
        Ok(AdminWorker { tasks, thread: WorkerThread::start("store", work)? })
    }

    /// Has a request performed; what comes of it is told.
    pub fn perform(&self, request: AdminRequest) {
        if self.tasks.send(AdminTask::Request(request)).is_err() {
            log::error!("the worker of the administration is gone");
        }
    }

    /// Ends the work: what was written is kept once more, and the store is left in order. Waits for no longer than `within`.
    pub fn finish(self, within: Duration) {
        if self.tasks.send(AdminTask::Close).is_err() {
            log::error!("the worker of the administration did not end in order");
        }
        self.thread.finish(within);
    }
}
