//! One thread for each slow thing: requests in, events out.
/// The worker of the administration.
pub mod admin;
/// The announcer of the hall.
pub mod announcer;
mod applications;
/// The board's reader.
pub mod board;
mod cases;
mod catalogue;
mod change_listener;
/// The connection of a thread to the store.
pub mod connection;
/// What has happened in the hall.
pub mod feed;
/// The watcher of the lead's screen.
pub mod hall_watcher;
/// Who somebody is at a screen of the staff.
pub mod identity;
/// What tending a kiosk needs.
pub mod keeping;
/// Locks of programs.
pub mod lock;
mod print;
mod print_log;
/// The worker of the printer's status screen.
pub mod printer_status;
mod ratings;
/// What is held before the scanner.
pub mod scanner;
/// A scanner that somebody watches.
pub mod scanner_watch;
/// The setup as programs follow it.
pub mod setup;
mod store;
mod tending;
mod tickets;
/// The virtual printer's worker.
pub mod virtual_printer;
/// Whoever does what a window's clerk orders.
pub mod window;
mod worker_thread;

use crate::hall::PrintCode;
use crate::{
    app::{
        finder::Finder,
        message::{Answer, Event, Request, RequestId},
    },
    devices::printer::{Bell, PrintResult, Printer, Ringer},
    hall::Hall,
    paper::{Health, Slip},
    printing::PrinterTraits,
    search::Synonym,
    store::Store,
};
use change_listener::{ChangeListener, FeedEvent};
use chrono::NaiveDateTime;
use connection::{Connection, StoreOpener};
use keeping::KioskKeeping;
use setup::{SetupFollower, SetupReader};
use std::{
    collections::{HashMap, HashSet},
    io,
    sync::{
        Arc,
        mpsc::{SendError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};
use worker_thread::WorkerThread;

/// What the workers need of the world.
pub struct WorkersSetup {
    /// Opens the store; asked again after a failure.
    pub open_store: StoreOpener,
    /// The hall, with everything but its catalogue.
    pub hall: Arc<Hall>,
    /// What people say, and what it means.
    pub synonyms: Vec<Synonym>,
    /// Reads another setup.
    pub setup: SetupReader,
    /// Fills a store into which no catalogue was ever imported.
    pub first_matters: Box<dyn FnMut(&mut Store) + Send>,
    /// How often the store's worker looks whether another program changed the catalogue.
    pub look_every: Duration,
    /// The hall's clock.
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    /// Makes the printer slips go to; asked again should its worker fail.
    pub printer: Box<dyn FnMut() -> Box<dyn Printer> + Send>,
    /// How often a visitor may have a ticket printed again.
    pub reprints: u32,
    /// What tending the kiosk needs.
    pub keeping: KioskKeeping,
}

/// What the store's worker is told.
enum StoreTask {
    /// Something a screen wants.
    Request(Request),
    /// A catalogue can be searched now.
    Indexed { hall: Arc<Hall>, finder: Arc<Finder> },
    /// A ticket or a receipt is about to be sent to the printer; whether that is written down is answered.
    Begin { code: PrintCode, token: u32, written: Sender<bool> },
    /// What became of the print of a ticket or a receipt.
    Printed { code: PrintCode, done: PrintResult },
    /// How the printer is, and what it was found to be.
    PrinterIs { health: Health, traits: Option<PrinterTraits> },
    /// Something was heard of the store.
    Feed(FeedEvent),
    /// The program ends; the store is left in order.
    Close,
}

/// What the printer's worker is told.
enum PrinterTask {
    /// Print a slip.
    Print(PrinterJob),
    /// Cut off what the last run may have left in the printer.
    Tidy,
}

/// A slip for the printer's worker, and whom to tell.
struct PrinterJob {
    slip: Slip,
    /// Who hears how it went; nobody where staff asked for it elsewhere.
    request_id: Option<RequestId>,
    /// What the journal knows it by, when it is a ticket or a receipt.
    code: Option<PrintCode>,
    /// When it was queued: nobody waits for a slip that comes out much later.
    since: Instant,
}

/// The way of tasks to the printer's worker.
struct PrinterQueue {
    to: Sender<PrinterTask>,
    ringer: Ringer,
}

impl PrinterQueue {
    /// Queues a task; gives it back where there is no worker any more.
    fn send(&self, task: PrinterTask) -> Result<(), PrinterTask> {
        let sent = self.to.send(task).map_err(|SendError(task)| {
            log::error!("the printer's worker is gone");
            task
        });
        self.ringer.ring();
        sent
    }
}

/// What the thread of the printer's worker is called; a fault in it does not end the program.
pub const PRINTER_THREAD: &str = "printer";

/// The workers, at work.
pub struct Workers {
    orders: Sender<StoreTask>,
    store: WorkerThread,
}

impl Workers {
    /// Starts one worker for the store and one for the printer; they answer into the inbox.
    pub fn start(setup: WorkersSetup, inbox: &Sender<Event>) -> io::Result<Workers> {
        let (orders, ordered) = channel();
        let (jobs, queued) = channel();
        let (bell, ringer) = Bell::hung()?;
        let worker = print::PrinterWorker::new(queued, bell, inbox.clone(), orders.clone());
        let printer = setup.printer;
        thread::Builder::new().name(PRINTER_THREAD.into()).spawn(move || worker.work(printer))?;
        let desk = store::StoreWorker {
            connection: Connection::new(filled(setup.open_store, setup.first_matters)),
            openings: 0,
            prepared: 0,
            hall: setup.hall,
            synonyms: Arc::new(setup.synonyms),
            setup: SetupFollower::new(setup.setup),
            listener: ChangeListener::default(),
            is_stale: false,
            clock: setup.clock,
            inbox: inbox.clone(),
            orders: orders.clone(),
            jobs: PrinterQueue { to: jobs, ringer },
            reprints: setup.reprints,
            keeping: setup.keeping,
            out: None,
            printing: HashSet::new(),
            unrecorded: Vec::new(),
            is_settled: false,
            looked_for_reprints: Instant::now(),
            look_every: setup.look_every,
            looked: None,
            seen: None,
            chosen: HashMap::new(),
            indexed: None,
            handed: None,
        };
        let store = WorkerThread::start("store", move || desk.work(&ordered))?;
        Ok(Workers { orders, store })
    }

    /// Performs a request; the answer comes by the inbox.
    pub fn perform(&self, request: Request) {
        if self.orders.send(StoreTask::Request(request)).is_err() {
            log::error!("the store's worker is gone");
        }
    }

    /// Ends the work: what was begun is finished, and the store is left in order.
    ///
    /// Waits for no longer than `within`, since a store may never answer.
    pub fn finish(self, within: Duration) {
        if self.orders.send(StoreTask::Close).is_err() {
            log::error!("the store's worker did not end in order");
        }
        self.store.finish(within);
    }
}

/// Opens a store with matters in it.
fn filled(mut open: StoreOpener, mut first_matters: Box<dyn FnMut(&mut Store) + Send>) -> StoreOpener {
    Box::new(move || {
        let mut store = open()?;
        first_matters(&mut store);
        Ok(store)
    })
}

/// Tells a screen; an inbox that is closed means the program ends.
fn answer(inbox: &Sender<Event>, request_id: RequestId, answer: Answer) {
    if inbox.send(Event::Answered { request_id, answer }).is_err() {
        log::debug!("nobody is left to hear an answer");
    }
}
