//! What moves a virtual printer: it carries bytes at the speed of the line and lets the paper run.
use super::cable::Cable;
use crate::virtual_printer::{
    LetterSource, PaperLevel, Piece, PrinterModel, PrinterStatus, SimulatedFault, VirtualPrinter,
};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::io::Read;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

/// How often the line is looked at while bytes come; what it carries in this time is read at once.
const BEAT: Duration = Duration::from_millis(4);
/// How soon it is asked again whether a stopped line is still to be stopped.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// What an operating system keeps for a program that does not read; more is lost, as on a real port.
const UNREAD: usize = 4096;

/// What a virtual printer is made of.
pub struct VirtualPrinterSetup {
    /// What kind it is.
    pub make: PrinterModel,
    /// Where the link to its port is.
    pub link: PathBuf,
    /// The shapes of its font.
    pub face: Box<dyn LetterSource + Send>,
}

/// Something that happened by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PumpEvent {
    /// A piece of paper came out.
    Piece(Box<Piece>),
    /// The cable was pulled out after the byte that was waited for.
    Unplugged,
    /// The paper is at its end.
    PaperOut,
    /// What a person sees of it changed.
    Changed,
}

/// One thing to do between two looks at the line.
pub(super) type PumpTask = Box<dyn FnOnce(&mut Pump) + Send>;

/// The printer, its cable, and the time since it was switched on.
pub struct Pump {
    /// The printer at the other end of the line.
    pub printer: VirtualPrinter,
    /// The cable, which can be unplugged.
    pub cable: Cable,
    tell: Box<dyn FnMut(PumpEvent) + Send>,
    began: Instant,
    byte_time: Duration,
    line_free: Duration,
    unsaid: Vec<u8>,
    pub(super) unplug_in: Option<u64>,
    told: (usize, PrinterStatus),
    pub(super) over: bool,
}

impl Pump {
    pub(super) fn new(setup: VirtualPrinterSetup, tell: Box<dyn FnMut(PumpEvent) + Send>) -> Pump {
        let byte_time = Duration::from_secs(10) / setup.make.baud.max(1);
        let printer = VirtualPrinter::new(setup.make, setup.face);
        let told = (0, printer.state());
        Pump {
            printer,
            cable: Cable::new(setup.link),
            tell,
            began: Instant::now(),
            byte_time,
            line_free: Duration::ZERO,
            unsaid: Vec::new(),
            unplug_in: None,
            told,
            over: false,
        }
    }

    /// The time since it was switched on for the first time.
    pub fn now(&self) -> Duration {
        self.began.elapsed()
    }

    /// Lets something be wrong from now on, or mends it.
    pub fn set(&mut self, fault: SimulatedFault, on: bool) {
        self.printer.set(fault, on, self.now());
    }

    /// Switches it off and on.
    pub fn reset(&mut self) {
        self.unsaid.clear();
        self.printer.reset(self.now());
    }

    /// Tears off what hangs out.
    pub fn tear(&mut self) {
        self.printer.tear(self.now());
    }

    pub(super) fn run(mut self, orders: &Receiver<PumpTask>, mut bell: &UnixStream) {
        loop {
            let mut rung = [0; 64];
            while matches!(bell.read(&mut rung), Ok(count) if count > 0) {}
            while let Ok(order) = orders.try_recv() {
                order(&mut self);
            }
            if self.over {
                return;
            }
            self.printer.run(self.now());
            self.read();
            self.write();
            self.news();
            self.wait(bell);
        }
    }

    /// Takes in what the line has carried since it was last free.
    fn read(&mut self) {
        let now = self.now();
        if !self.may_read() || now < self.line_free {
            return;
        }
        let beat = (BEAT.as_nanos() / self.byte_time.as_nanos().max(1)).clamp(1, 256);
        let most = self.unplug_in.map_or(256, |left| usize::try_from(left).unwrap_or(usize::MAX));
        let mut place = [0; 256];
        let room = usize::try_from(beat).unwrap_or(1).min(most);
        let count = self.cable.read(&mut place[..room]);
        if count > 0 {
            self.cable.let_in();
        }
        for byte in &place[..count] {
            self.printer.receive(*byte, now);
        }
        self.line_free = now + self.byte_time * u32::try_from(count).unwrap_or(0);
        self.count_down(count);
    }

    /// A program that heeds CTS is stopped by not being read; one that does not sends on, and what does not fit is lost.
    fn may_read(&self) -> bool {
        self.cable.is_plugged() && !(self.printer.is_busy() && self.cable.heeds_cts())
    }

    fn count_down(&mut self, count: usize) {
        let Some(left) = &mut self.unplug_in else { return };
        *left = left.saturating_sub(u64::try_from(count).unwrap_or(u64::MAX));
        if *left == 0 {
            self.unplug_in = None;
            self.cable.unplug();
            (self.tell)(PumpEvent::Unplugged);
        }
    }

    fn write(&mut self) {
        self.unsaid.extend(self.printer.said());
        let written = self.cable.write(&self.unsaid);
        self.unsaid.drain(..written);
        self.unsaid.truncate(UNREAD);
    }

    fn news(&mut self) {
        let state = self.printer.state();
        for piece in &self.printer.pieces()[self.told.0..] {
            (self.tell)(PumpEvent::Piece(Box::new(piece.clone())));
        }
        let same = |a: &PrinterStatus| PrinterStatus {
            at: Duration::ZERO,
            fill: 0,
            heard: 0,
            asked: 0,
            ..a.clone()
        };
        if state.paper == PaperLevel::Out && self.told.1.paper != PaperLevel::Out {
            (self.tell)(PumpEvent::PaperOut);
        }
        if same(&state) != same(&self.told.1) {
            (self.tell)(PumpEvent::Changed);
        }
        self.told = (self.printer.pieces().len(), state);
    }

    /// Waits until there is something to do.
    fn wait(&self, bell: &UnixStream) {
        let now = self.now();
        let reads = self.may_read();
        let line = (reads && self.line_free > now).then_some(self.line_free);
        // A program that heeds CTS may give its place to one that does not.
        let stopped = (!reads && self.cable.is_plugged()).then(|| now + LOOK_AGAIN);
        let due = self.printer.next().into_iter().chain(line).chain(stopped).min();
        // Dot lines come faster than it is worth waking up for.
        let limit = due.map(|due| due.saturating_sub(now).max(Duration::from_millis(1)));
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let mut wanted = PollFlags::empty();
        wanted.set(PollFlags::IN, reads && line.is_none());
        wanted.set(PollFlags::OUT, !self.unsaid.is_empty());
        let bell = PollFd::from_borrowed_fd(bell.as_fd(), PollFlags::IN);
        let mut polled: Vec<PollFd<'_>> = vec![bell];
        polled.extend(self.cable.keeper().map(|keeper| PollFd::from_borrowed_fd(keeper, wanted)));
        // An interrupted wait is a short one.
        let _woken = poll(&mut polled, limit.as_ref());
    }
}
