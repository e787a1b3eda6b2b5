//! The printer's worker: it alone owns the printer, looks after it, and prints one slip after the other.
use super::{PrinterJob, PrinterTask, StoreTask, answer};
use crate::{
    app::message::{Answer, Event, RequestId},
    devices::printer::{Bell, PrintResult, Printer, Watcher},
    hall::PrintCode,
    paper::{Health, PrinterFault, SlipOutcome},
    printing::PrinterTraits,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// How long one look after an idle printer takes at most.
const LOOK: Duration = Duration::from_millis(500);
/// How often the store is told how the printer is where nothing changes.
const TELL_EVERY: Duration = Duration::from_mins(1);
/// How long the store may take to write down that a slip is about to be sent.
const WRITTEN_WITHIN: Duration = Duration::from_secs(5);
/// A printer that could not be made is made anew after so long.
const MAKE_EVERY: Duration = Duration::from_secs(1);
/// A slip that waited longer than this for its turn is not printed: whoever wanted it has gone.
const STALE: Duration = Duration::from_secs(90);

/// Where the worker stands.
pub(super) struct PrinterWorker {
    jobs: Receiver<PrinterTask>,
    bell: Bell,
    inbox: Sender<Event>,
    orders: Sender<StoreTask>,
    health: Option<Health>,
    told: Option<Instant>,
    /// What the printer was last said to be.
    traits: Option<PrinterTraits>,
    /// The slip in hand, should the printer's code fail with it.
    in_hand: Option<(Option<RequestId>, Option<PrintCode>)>,
    token: u32,
}

impl PrinterWorker {
    pub fn new(
        jobs: Receiver<PrinterTask>,
        bell: Bell,
        inbox: Sender<Event>,
        orders: Sender<StoreTask>,
    ) -> PrinterWorker {
        // Later starts have greater numbers, so that an answer to an old one is never taken for a new one's.
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let token = u32::try_from(since.as_millis() / 10 % 70_000_000).unwrap_or(0);
        PrinterWorker {
            jobs,
            bell,
            inbox,
            orders,
            health: None,
            told: None,
            traits: None,
            in_hand: None,
            token,
        }
    }

    /// Works until nobody can queue any more. Should the printer's code fail, also while the printer is made or put away,
    /// the slip in hand is unsure, and the printer is made anew; the kiosk goes on.
    pub fn work(mut self, mut make: Box<dyn FnMut() -> Box<dyn Printer> + Send>) {
        let mut printer: Option<Box<dyn Printer>> = None;
        loop {
            let turn = catch_unwind(AssertUnwindSafe(|| {
                self.settle_in_hand();
                let printer = printer.get_or_insert_with(&mut make);
                self.turn(&mut **printer)
            }));
            if let Ok(true) = turn {
                continue;
            }
            // Nothing of a printer that failed is kept, and putting it away may fail as well.
            let failed = printer.take();
            let was_made = failed.is_some();
            let put_away = catch_unwind(AssertUnwindSafe(|| drop(failed)));
            if turn.is_ok() {
                return;
            }
            if was_made {
                log::error!("the printer's worker failed and begins anew");
            }
            if (!was_made || put_away.is_err()) && !self.rest_without_printer() {
                return;
            }
        }
    }

    /// Says of the slip that was in hand when the printer's code failed that nobody knows what became of it.
    fn settle_in_hand(&mut self) {
        if let Some((request_id, code)) = self.in_hand.take() {
            self.done(request_id, code, SlipOutcome::Unsure(PrinterFault::Interrupted).into());
        }
    }

    /// Without a printer that works, everybody is told so, and nobody waits for a slip that will not come; `false` once
    /// nobody can queue any more. After a moment the printer is made anew.
    fn rest_without_printer(&mut self) -> bool {
        let fault = PrinterFault::NotConnected;
        if self.health != Some(Health::unwell(fault)) {
            log::error!("the printer cannot be made ready");
            self.tell(Health::unwell(fault));
        }
        self.settle_in_hand();
        let until = Instant::now() + MAKE_EVERY;
        loop {
            match self.jobs.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(PrinterTask::Print(PrinterJob { request_id, code, .. })) => {
                    self.done(request_id, code, SlipOutcome::Not(fault).into());
                }
                Ok(PrinterTask::Tidy) => {}
                Err(RecvTimeoutError::Timeout) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
    }

    /// One slip, or one look; says whether there may be another.
    fn turn(&mut self, printer: &mut dyn Printer) -> bool {
        match self.jobs.try_recv() {
            Ok(PrinterTask::Print(job)) => self.print(printer, job),
            Ok(PrinterTask::Tidy) => printer.tidy(),
            Err(TryRecvError::Empty) => {
                let health = printer.attend(&self.bell, LOOK);
                self.is_now(health, printer);
            }
            Err(TryRecvError::Disconnected) => return false,
        }
        true
    }

    fn print(&mut self, printer: &mut dyn Printer, job: PrinterJob) {
        let PrinterJob { slip, request_id, code, since } = job;
        self.in_hand = Some((request_id, code.clone()));
        self.token += 1;
        let done = if since.elapsed() > STALE {
            SlipOutcome::Not(self.health.and_then(|health| health.trouble).unwrap_or(PrinterFault::Stalled))
                .into()
        } else {
            let mut watch = SlipWatcher { worker: self, code: code.clone() };
            let token = watch.worker.token;
            printer.print(&slip, token, &mut watch)
        };
        match done.printed {
            SlipOutcome::Not(trouble) | SlipOutcome::Unsure(trouble) => {
                log::warn!("a slip did not surely come out: {}", trouble.word());
            }
            printed => log::info!("a slip: {printed:?}"),
        }
        self.done(request_id, code, done);
        self.in_hand = None;
        // What the printer said while it printed is news to others as well.
        let health = printer.attend(&self.bell, Duration::ZERO);
        self.is_now(health, printer);
    }

    fn done(&self, request_id: Option<RequestId>, code: Option<PrintCode>, done: PrintResult) {
        let printed = done.printed;
        if !done.missing.is_empty() {
            log::warn!("no letters for {} of a slip's characters; fonts are missing", done.missing.len());
        }
        if let Some(code) = code
            && self.orders.send(StoreTask::Printed { code, done }).is_err()
        {
            log::warn!("the outcome of a print could not be recorded");
        }
        if let Some(request_id) = request_id {
            answer(&self.inbox, request_id, Answer::Printed(printed));
        }
    }

    /// Tells the screens at once what changed, and the store now and then.
    fn is_now(&mut self, health: Health, printer: &dyn Printer) {
        let changed = self.health != Some(health);
        if changed {
            self.tell(health);
        }
        let traits = printer.traits();
        let is_new = traits.is_some() && traits != self.traits;
        if changed || is_new || self.told.is_none_or(|told| told.elapsed() > TELL_EVERY) {
            self.told = Some(Instant::now());
            self.traits = traits.or(self.traits.take());
            // Where nobody takes orders any more the program ends.
            let _ending = self.orders.send(StoreTask::PrinterIs { health, traits: self.traits.clone() });
        }
    }

    fn tell(&mut self, health: Health) {
        match (health.trouble, self.health.and_then(|before| before.trouble)) {
            (Some(trouble), before) if before != Some(trouble) => log::warn!("printer: {}", trouble.word()),
            (None, Some(_)) => log::info!("printer: well again"),
            _ => {}
        }
        let low = |health: Health| health.paper_low && health.trouble != Some(PrinterFault::PaperOut);
        if low(health) && self.health.is_none_or(|before| !before.paper_low) {
            log::warn!("printer: paper_low");
        }
        self.health = Some(health);
        if self.inbox.send(Event::PrinterIs(health)).is_err() {
            log::debug!("nobody is left to tell");
        }
    }
}

/// What happens while a slip is printed.
struct SlipWatcher<'a> {
    worker: &'a mut PrinterWorker,
    code: Option<PrintCode>,
}

impl Watcher for SlipWatcher<'_> {
    fn may_begin(&mut self) -> bool {
        let Some(code) = self.code.clone() else { return true };
        let (written, said) = channel();
        let order = StoreTask::Begin { code, token: self.worker.token, written };
        self.worker.orders.send(order).is_ok() && said.recv_timeout(WRITTEN_WITHIN).unwrap_or(false)
    }

    fn is_now(&mut self, health: Health) {
        if self.worker.health != Some(health) {
            self.worker.tell(health);
        }
    }
}
