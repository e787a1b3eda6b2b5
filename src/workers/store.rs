//! The store's worker: it alone holds the store, and does one operation after the other.
use super::{
    PrinterQueue, StoreTask, answer, catalogue,
    change_listener::{ChangeListener, FeedEvent},
    connection::{Connection, RETRY},
    keeping::KioskKeeping,
    setup::{CentreSetup, SetupFollower},
};
use crate::hall::PrintCode;
use crate::hall::people::KioskOut;
use crate::{
    app::{
        finder::Finder,
        message::{Answer, Event, Request, RequestId, RequestKind},
    },
    devices::printer::PrintResult,
    hall::Hall,
    paper::{SlipOutcome, guide_slip},
    search::Synonym,
    store::{Change, Editions, Store, StoreError},
};
use chrono::NaiveDateTime;
use std::{
    collections::{HashMap, HashSet},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::{Duration, Instant},
};

/// How often it is looked whether staff asked for a reprint.
pub(super) const REPRINTS_EVERY: Duration = Duration::from_secs(2);

/// In a busy hall, where something is heard at any time, it is looked no more often than this.
const GLANCE_EVERY: Duration = Duration::from_millis(400);

/// The store's worker.
pub(super) struct StoreWorker {
    pub connection: Connection,
    /// How often the store had been opened when it was last looked at.
    pub openings: u32,
    /// The opening of the store that is prepared for takings.
    pub prepared: u32,
    pub hall: Arc<Hall>,
    pub synonyms: Arc<Vec<Synonym>>,
    pub setup: SetupFollower,
    /// Hears of what other programs change.
    pub listener: ChangeListener,
    /// Something was heard since it was looked which setup and which catalogue are in force.
    pub is_stale: bool,
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    pub inbox: Sender<Event>,
    /// Where others leave orders for this worker.
    pub orders: Sender<StoreTask>,
    pub jobs: PrinterQueue,
    /// How often a visitor may have a ticket printed again.
    pub reprints: u32,
    /// What tending the kiosk needs.
    pub keeping: KioskKeeping,
    /// Since when the machine is out of service, as far as is known.
    pub out: Option<KioskOut>,
    /// Tickets and receipts that were handed to the printer and of which nothing was heard yet.
    pub printing: HashSet<PrintCode>,
    /// What became of prints, where the store would not take it yet.
    pub unrecorded: Vec<(PrintCode, PrintResult)>,
    /// What the last run of this machine left open has been settled.
    pub is_settled: bool,
    /// When it was looked whether staff asked for reprints.
    pub looked_for_reprints: Instant,
    /// How often the worker looks whether another program changed the catalogue.
    pub look_every: Duration,
    /// When it looked; nothing where it is to look at once, as after the store was opened.
    pub looked: Option<Instant>,
    /// The version of the catalogue that was read last.
    pub seen: Option<u32>,
    /// How often each matter was chosen, by code, when it was last counted.
    pub chosen: HashMap<String, u32>,
    /// The index of the catalogue, once it is made.
    pub indexed: Option<Arc<Finder>>,
    /// The ticket or receipt that was handed to the printer last.
    pub handed: Option<HandedSlip>,
}

/// A ticket or receipt that was handed to the printer, so that asking again does not print it again.
pub(super) struct HandedSlip {
    pub code: PrintCode,
    pub printed: Option<SlipOutcome>,
    /// Who asked for the same one again, and waits to hear how printing went.
    pub again: Option<RequestId>,
}

impl StoreWorker {
    pub fn work(mut self, orders: &Receiver<StoreTask>) {
        loop {
            let open = self.connection.is_open();
            let pause = if open { self.look_every } else { self.look_every.min(RETRY) };
            let pause = if self.is_stale { pause.min(GLANCE_EVERY) } else { pause };
            let left = self.looked.map_or(Duration::ZERO, |at| pause.saturating_sub(at.elapsed()));
            if left.is_zero() {
                self.look();
                self.looked = Some(Instant::now());
                continue;
            }
            match orders.recv_timeout(left.min(REPRINTS_EVERY)) {
                Ok(StoreTask::Request(Request { request_id, kind })) => self.perform(request_id, kind),
                Ok(StoreTask::Indexed { hall, finder }) => self.indexed(hall, finder),
                Ok(StoreTask::Begin { code, token, written }) => self.begin_print(&code, token, &written),
                Ok(StoreTask::Printed { code, done }) => self.record(&code, &done),
                Ok(StoreTask::PrinterIs { health, traits }) => self.record_printer(health, traits),
                Ok(StoreTask::Feed(heard)) => self.is_stale |= heard != FeedEvent::Heard(Change::Nothing),
                Ok(StoreTask::Close) | Err(RecvTimeoutError::Disconnected) => {
                    self.listener.finish();
                    return self.connection.close();
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.look_for_reprints();
        }
    }

    /// Opens the store where it is not open; reads setup and catalogue where they have changed, and what people chose since.
    fn look(&mut self) {
        self.is_stale = false;
        let Ok(Editions { setup, catalogue: version }) = self.attempt(Store::editions) else { return };
        self.listen();
        self.look_at_service();
        if let Some(CentreSetup { setup, synonyms }) = self.setup.hear(&mut self.connection, setup) {
            self.hall = Arc::new(Hall { setup, catalogue: Arc::clone(&self.hall.catalogue) });
            self.synonyms = Arc::new(synonyms);
            // What is searched depends on what people say, so all of it is made anew.
            (self.seen, self.prepared) = (None, 0);
        }
        self.prepare();
        let Ok(chosen) = self.attempt(Store::choices) else { return };
        let chosen: HashMap<String, u32> = chosen.into_iter().collect();
        let recounted = chosen != self.chosen;
        self.chosen = chosen;
        if Some(version) != self.seen {
            self.seen = self.read_catalogue().then_some(version);
        } else if let Some(finder) = self.indexed.clone().filter(|_| recounted) {
            let finder = Arc::new(finder.recounted(&self.hall.catalogue, &self.chosen));
            self.indexed = Some(Arc::clone(&finder));
            self.tell(Event::FinderReady(finder));
        }
    }

    /// Reads setup and catalogue anew, whatever is known of them.
    pub(super) fn read_anew(&mut self) {
        self.seen = None;
        self.look();
    }

    /// Has somebody listen to the store that is open.
    fn listen(&mut self) {
        let orders = self.orders.clone();
        let tell = move |event| orders.send(StoreTask::Feed(event)).is_ok();
        self.listener.ensure_running(&mut self.connection, tell);
    }

    /// Has a store that was opened prepare for the first visitor.
    fn prepare(&mut self) {
        if self.prepared == self.connection.openings() {
            return;
        }
        let (hall, now) = (Arc::clone(&self.hall), (self.clock)());
        if self.attempt(|store| store.prepare_taking(&hall, now)).is_ok() {
            self.prepared = self.connection.openings();
        }
    }

    /// A catalogue can be searched; one that was replaced meanwhile is passed over.
    fn indexed(&mut self, hall: Arc<Hall>, finder: Arc<Finder>) {
        if Arc::ptr_eq(&hall, &self.hall) {
            self.indexed = Some(Arc::clone(&finder));
            self.tell(Event::HallChanged(hall));
            self.tell(Event::FinderReady(finder));
        }
    }

    pub(super) fn tell(&self, event: Event) {
        if self.inbox.send(event).is_err() {
            log::debug!("nobody is left to tell");
        }
    }

    /// Reads the catalogue and begins to make it searchable; says whether that is so, since else it is tried again.
    fn read_catalogue(&mut self) -> bool {
        let Ok(catalogue) = self.attempt(Store::catalogue) else { return false };
        log::info!("{} matters", catalogue.len());
        self.hall = Arc::new(self.hall.with_catalogue(catalogue));
        self.indexed = None;
        let (hall, synonyms) = (Arc::clone(&self.hall), Arc::clone(&self.synonyms));
        let begun = catalogue::index(hall, synonyms, self.chosen.clone(), self.orders.clone());
        if let Err(error) = &begun {
            log::error!("no thread for the index: {error}");
        }
        begun.is_ok()
    }

    /// Does an operation; before the first one, what the last run left open is settled.
    pub(super) fn attempt<T>(
        &mut self,
        operation: impl FnMut(&mut Store) -> Result<T, StoreError>,
    ) -> Result<T, ()> {
        self.settle();
        if !self.is_settled && !self.connection.is_open() {
            return Err(());
        }
        let done = self.connection.attempt(operation).map_err(drop);
        if self.openings != self.connection.openings() {
            // Another store may hold another catalogue.
            (self.openings, self.looked) = (self.connection.openings(), None);
        }
        done
    }

    fn perform(&mut self, request_id: RequestId, kind: RequestKind) {
        let reply = match kind {
            RequestKind::OpenGuide { code, chosen } => self.guide(&code, chosen),
            RequestKind::CountLines => self.count(),
            RequestKind::TakeNumber(take) => match self.take(request_id, &take) {
                Some(refused) => refused,
                None => return,
            },
            RequestKind::CheckIn(arrival) => match self.check_in(request_id, &arrival) {
                Some(refused) => refused,
                None => return,
            },
            RequestKind::SendCase(asked) => match self.send_case(request_id, &asked) {
                Some(refused) => refused,
                None => return,
            },
            RequestKind::FindCase { receipt } => self.find_case(receipt),
            RequestKind::FindApplication { receipt } => self.find_application(receipt),
            RequestKind::ActOnCase { receipt, act } => self.act_on_case(receipt, &act),
            RequestKind::AskRating { key } => self.rating_turn(&key),
            RequestKind::Rate(asked) => self.rate(*asked),
            RequestKind::ReadPublished => self.published(),
            RequestKind::FindTicket { code } => self.find_ticket(&code),
            RequestKind::GiveBack { code } => self.give_back(&code),
            RequestKind::EnterAsStaff { code, pin } => self.enter(&code, &pin),
            RequestKind::TendKiosk { authority, act } => return self.tend(request_id, &authority, act),
            RequestKind::PrintGuide { guide, situation, lang } => {
                let slip = guide_slip(&guide, situation.as_ref(), &self.hall, lang);
                self.print(slip, Some(request_id), None);
                return;
            }
            RequestKind::PrintAgain { code } => match self.print_again(request_id, &PrintCode::from(&code)) {
                Some(refused) => refused,
                None => return,
            },
            RequestKind::PrintReceiptAgain { receipt } => {
                match self.print_again(request_id, &receipt.id().to_string()) {
                    Some(refused) => refused,
                    None => return,
                }
            }
        };
        answer(&self.inbox, request_id, reply);
    }

    fn guide(&mut self, code: &str, chosen: bool) -> Answer {
        let Ok(guide) = self.attempt(|store| store.guide(code)) else { return Answer::StoreFailed };
        // A choice that is not counted does no harm: the guide was read.
        if let (true, Some(_), Some(store)) = (chosen, &guide, self.connection.if_open())
            && let Err(error) = store.record_choice(code)
        {
            log::warn!("a choice was not counted: {}", error.chain());
        }
        Answer::Guide(guide.map(Box::new))
    }

    fn count(&mut self) -> Answer {
        let now = (self.clock)();
        let hall = Arc::clone(&self.hall);
        self.attempt(|store| store.lines_now(&hall, now)).map_or(Answer::StoreFailed, Answer::Lines)
    }
}
