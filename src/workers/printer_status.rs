//! The status screen's worker: it looks at the printer, prints test slips, and reads what others know from the store.
use super::{
    connection::{Connection, LEAVE_WITHIN, StoreOpener},
    worker_thread::WorkerThread,
};
use crate::devices::printer::{Bell, PrintResult, Printer, SerialPrinter, Watcher};
use crate::hall::{Hall, queue::PrintJob};
use crate::paper::{Health, StatusQueries, test_slip};
use crate::printer_status::{KioskReport, PrinterReport, StatusNews, TestSlip};
use crate::store::{PrinterState, Store};
use chrono::NaiveDateTime;
use std::{
    io, mem,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    time::{Duration, Instant},
};

/// One look at the printer.
const GLANCE: Duration = Duration::from_millis(60);
/// How often the printer is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(80);
/// How often the store is read for what others know.
const READ_EVERY: Duration = Duration::from_secs(1);

/// What the worker needs of the world.
pub struct StatusSetup {
    /// Opens the store; asked again after a failure.
    pub open_store: StoreOpener,
    /// The printer.
    pub printer: SerialPrinter,
    /// What its bytes mean.
    pub answers: StatusQueries,
    /// The hall, with everything but its catalogue; its kiosk is the machine the printer belongs to.
    pub hall: Hall,
    /// Says whether the kiosk of that machine is running.
    pub kiosk_runs: Box<dyn Fn() -> bool + Send>,
    /// The hall's clock.
    pub clock: Box<dyn Fn() -> NaiveDateTime + Send>,
}

/// The worker: test slips are asked for here.
pub struct StatusWorker {
    wanted: Sender<TestSlip>,
    thread: WorkerThread,
}

impl StatusWorker {
    /// Starts to look.
    ///
    /// # Errors
    /// Fails where no thread can be started.
    pub fn start(setup: StatusSetup, tell: impl Fn(StatusNews) + Send + 'static) -> io::Result<StatusWorker> {
        let (wanted, asked) = channel();
        let (bell, ringer) = Bell::hung()?;
        let StatusSetup { open_store, printer, answers, hall, kiosk_runs, clock } = setup;
        let mut work = StatusReader {
            connection: Connection::new(open_store),
            printer,
            answers,
            hall,
            kiosk_runs,
            clock,
            status: PrinterReport::default(),
            read: None,
        };
        let thread = WorkerThread::start("printer status", move || {
            // A bell nobody can ring any more would be heard at once.
            let _ringer = ringer;
            work.stay(&bell, &asked, &tell);
            work.connection.close();
        })?;
        Ok(StatusWorker { wanted, thread })
    }

    /// Ends the work and has the store left in order, unless that takes too long.
    pub fn finish(self) {
        drop(self.wanted);
        self.thread.finish(LEAVE_WITHIN);
    }

    /// Has a test slip printed; how that goes is told.
    pub fn print(&self, test: TestSlip) {
        // At the end nobody is there any more.
        let _left = self.wanted.send(test);
    }
}

/// The worker's state.
struct StatusReader {
    connection: Connection,
    printer: SerialPrinter,
    answers: StatusQueries,
    hall: Hall,
    kiosk_runs: Box<dyn Fn() -> bool + Send>,
    clock: Box<dyn Fn() -> NaiveDateTime + Send>,
    status: PrinterReport,
    /// When the store was read.
    read: Option<Instant>,
}

impl StatusReader {
    fn stay(&mut self, bell: &Bell, asked: &Receiver<TestSlip>, tell: &impl Fn(StatusNews)) {
        loop {
            self.look(bell);
            self.read(tell);
            tell(StatusNews::Status(self.status.clone()));
            match asked.recv_timeout(LOOK_EVERY) {
                Ok(TestSlip) => self.test(asked, tell),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn look(&mut self, bell: &Bell) {
        let status = look(&mut self.printer, &self.answers, bell, GLANCE);
        // What a kiosk says of a printer that it holds is worth more than that it holds it.
        if !(status.is_elsewhere() && self.status.by_kiosk) {
            self.status = status;
        }
    }

    fn read(&mut self, tell: &impl Fn(StatusNews)) {
        if self.read.is_some_and(|read| read.elapsed() < READ_EVERY) {
            return;
        }
        self.read = Some(Instant::now());
        let kiosk = self.hall.setup.kiosk.clone();
        if self.status.is_elsewhere() || self.status.by_kiosk {
            let status = mem::take(&mut self.status);
            self.status = if (self.kiosk_runs)() {
                let said = self.connection.attempt(Store::printers).ok();
                status.reported(report_of(&kiosk, said))
            } else {
                status.held()
            };
        }
        let now = (self.clock)();
        let Ok(prints) = self.connection.attempt(|store| store.prints(now, Some(&kiosk))) else { return };
        let open: Vec<PrintJob> = prints.into_iter().rev().filter(PrintJob::wants_eyes).collect();
        tell(StatusNews::Prints(open));
    }

    /// Prints a test slip, or has the kiosk print it that holds the printer. What was asked for meanwhile is dropped.
    fn test(&mut self, asked: &Receiver<TestSlip>, tell: &impl Fn(StatusNews)) {
        let now = (self.clock)();
        if self.status.by_kiosk {
            let kiosk = self.hall.setup.kiosk.clone();
            let known = self.connection.attempt(|store| store.ask_test(&kiosk, now));
            return tell(StatusNews::Asked(matches!(known, Ok(true))));
        }
        tell(StatusNews::Testing);
        let mut teller = ChangeTeller(tell);
        let done = print_test(&mut self.printer, &self.hall, now, &mut teller);
        tell(StatusNews::Tested(done.printed, done.missing.iter().collect()));
        asked.try_iter().for_each(drop);
    }
}

/// Tells the screen how the printer is while a test slip is printed.
struct ChangeTeller<'a, F>(&'a F);

impl<F: Fn(StatusNews)> Watcher for ChangeTeller<'_, F> {
    fn may_begin(&mut self) -> bool {
        true
    }

    fn is_now(&mut self, health: Health) {
        (self.0)(StatusNews::Health(health));
    }
}

/// Looks at a printer for a moment.
pub fn look(
    printer: &mut SerialPrinter,
    answers: &StatusQueries,
    bell: &Bell,
    limit: Duration,
) -> PrinterReport {
    let health = printer.attend(bell, limit);
    let bytes = printer.bits().map(|bits| bits.bytes(answers)).unwrap_or_default();
    PrinterReport { health, bytes, traits: printer.traits(), ..PrinterReport::default() }
}

/// What the kiosk of a machine said of its printer, among what all of them said.
pub fn report_of(kiosk: &str, said: Option<Vec<PrinterState>>) -> Option<KioskReport> {
    let own = said?.into_iter().find(|state| state.kiosk == kiosk)?;
    let PrinterState { at, trouble, since, paper_low, model, .. } = own;
    Some(KioskReport { at, trouble, since, paper_low, model })
}

/// Prints a test slip on a printer.
pub fn print_test(
    printer: &mut dyn Printer,
    hall: &Hall,
    now: NaiveDateTime,
    watcher: &mut dyn Watcher,
) -> PrintResult {
    // Hundredths of a second: two test slips cannot be begun in the same.
    let token = now.and_utc().timestamp_millis() / 10 % 70_000_000;
    printer.print(&test_slip(hall, now), u32::try_from(token).unwrap_or(1), watcher)
}
