//! A printer on a serial port: a conversation on a real line, with the system's clock.
use super::{
    Bell, PrintResult, Printer, Record, Watcher,
    memory::PrinterMemory,
    port::{Port, PortLost, PortWakeup, SerialLine},
};
use crate::{
    paper::{Glyphs, Health, PrinterFault, Profile, Slip, SlipOutcome, script},
    printing::{Bits, Conversation, Leftovers, PrinterLink, PrinterTraits},
};
use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

/// How often a port that is not there is looked for, at first.
const LOOK_FIRST: Duration = Duration::from_secs(1);
/// And at most, where it is there and cannot be used.
const LOOK_LAST: Duration = Duration::from_secs(30);
/// How often it is seen whether the path leads to another device now.
const FOLLOW_EVERY: Duration = Duration::from_millis(500);

/// A printer on a serial port. The port is kept open and looked after, and opened again after it was lost.
pub struct SerialPrinter {
    line: SerialLine,
    profile: Profile,
    glyphs: Box<dyn Glyphs + Send>,
    memory: PrinterMemory,
    record: Option<Record>,
    begun: Instant,
    open: Option<OpenPort>,
    remains: Leftovers,
    /// Why the port is not open.
    trouble: PrinterFault,
    look_at: Duration,
    look_pause: Duration,
}

/// An open port and the conversation on it.
struct OpenPort {
    port: Port,
    conversation: Conversation,
    followed: Duration,
}

impl SerialPrinter {
    /// A printer of a model on a line; nothing is opened yet. `memory` is the file that keeps what printers answer.
    pub fn new(
        line: SerialLine,
        profile: Profile,
        glyphs: Box<dyn Glyphs + Send>,
        memory: Option<PathBuf>,
    ) -> Self {
        SerialPrinter {
            line,
            profile,
            glyphs,
            memory: PrinterMemory::open(memory),
            record: None,
            begun: Instant::now(),
            open: None,
            // Whoever spoke to it before may have been stopped in the middle of a word.
            remains: Leftovers { command: true, paper: false },
            trouble: PrinterFault::NotConnected,
            look_at: Duration::ZERO,
            look_pause: LOOK_FIRST,
        }
    }

    /// Writes the conversation down from now on.
    pub fn record(&mut self, record: Record) {
        self.record = Some(record);
    }

    fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    fn health(&self) -> Health {
        self.open.as_ref().map_or_else(|| Health::unwell(self.trouble), |open| open.conversation.health())
    }

    /// Opens the port where it is not open and it is time to look again, or `at_once`.
    fn look(&mut self, at_once: bool) {
        let now = self.now();
        if self.open.is_some() || !at_once && now < self.look_at {
            return;
        }
        match Port::open(&self.line) {
            Ok(port) => {
                log::info!("the printer's port is open");
                let line = PrinterLink { baud: self.line.baud };
                let remains = std::mem::take(&mut self.remains);
                let conversation = Conversation::new(&self.profile, line, self.memory.known(), remains, now);
                self.open = Some(OpenPort { port, conversation, followed: now });
                self.look_pause = LOOK_FIRST;
                self.note(false, &[]);
            }
            Err(trouble) => {
                self.trouble = trouble;
                self.look_at = now + self.look_pause;
                let absent = trouble == PrinterFault::NotConnected;
                self.look_pause = if absent { LOOK_FIRST } else { (self.look_pause * 2).min(LOOK_LAST) };
            }
        }
    }

    fn note(&mut self, by_printer: bool, bytes: &[u8]) {
        let at = self.now();
        if let Some(record) = &mut self.record {
            record.note(at, by_printer, bytes);
        }
    }

    /// The port is gone: what became of the slip that was under way, if one was.
    fn lose(&mut self) -> Option<SlipOutcome> {
        self.note(true, &[]);
        let mut open = self.open.take()?;
        log::warn!("the printer's port is gone");
        let printed = open.conversation.hung_up();
        self.remains = open.conversation.remains();
        (self.trouble, self.look_at) = (PrinterFault::NotConnected, Duration::ZERO);
        printed
    }

    /// One turn of the conversation, of at most `limit`; says whether the bell rang.
    fn turn(&mut self, bell: Option<&Bell>, limit: Duration) -> Result<bool, PortLost> {
        // A kiosk that was held up itself hears what came meanwhile before it calls anything late.
        if let Some(open) = self.open.as_ref().filter(|open| open.port.has_said()) {
            let bytes = open.port.read()?;
            self.hear(&bytes);
        }
        let now = self.now();
        let Some(open) = &mut self.open else { return Err(PortLost) };
        open.conversation.queued(open.port.queued()?);
        open.conversation.advance(now);
        let mut said = Vec::new();
        let mut full = false;
        while !open.conversation.to_write().is_empty() && !full {
            let bytes = open.conversation.to_write();
            let count = open.port.write(bytes)?;
            said.extend_from_slice(&bytes[..count]);
            full = count == 0;
            open.conversation.wrote(count, now);
            open.conversation.advance(now);
        }
        let limit = limit.min(open.conversation.due().saturating_sub(now));
        if now >= open.followed + FOLLOW_EVERY {
            if !open.port.is_at(&self.line.path) {
                return Err(PortLost);
            }
            open.followed = now;
        }
        if let Some(record) = self.record.as_mut().filter(|_| !said.is_empty()) {
            record.note(now, false, &said);
        }
        let PortWakeup { rung, heard } = open.port.wait(bell, full, limit);
        let bytes = if heard { open.port.read()? } else { Vec::new() };
        self.hear(&bytes);
        Ok(rung)
    }

    fn hear(&mut self, bytes: &[u8]) {
        if !bytes.is_empty() {
            self.note(true, bytes);
        }
        let now = self.now();
        if let Some(open) = &mut self.open {
            open.conversation.heard(bytes, now);
            open.conversation.advance(now);
            if let Some(traits) = open.conversation.traits() {
                self.memory.keep(traits);
            }
        }
    }

    /// Where the slip that is being printed stands. It is not begun on a port that the path leads to no more.
    fn stands(&mut self, watcher: &mut dyn Watcher) -> Result<Option<SlipOutcome>, PortLost> {
        let now = self.now();
        let Some(OpenPort { port, conversation, .. }) = &mut self.open else { return Err(PortLost) };
        if conversation.is_ready() {
            if !port.is_at(&self.line.path) {
                return Err(PortLost);
            }
            if watcher.may_begin() {
                conversation.go(now);
            } else {
                conversation.drop_slip(PrinterFault::NotRecorded);
            }
        }
        Ok(conversation.outcome())
    }
}

impl Printer for SerialPrinter {
    fn attend(&mut self, bell: &Bell, limit: Duration) -> Health {
        let end = self.now() + limit;
        let before = self.health();
        loop {
            self.look(false);
            let now = self.now();
            let left = end.saturating_sub(now);
            let rung = if self.open.is_some() {
                self.turn(Some(bell), left).unwrap_or_else(|PortLost| {
                    self.lose();
                    false
                })
            } else {
                bell.wait(left.min(self.look_at.saturating_sub(now)))
            };
            let health = self.health();
            if rung || health != before || self.now() >= end {
                return health;
            }
        }
    }

    fn print(&mut self, slip: &Slip, token: u32, watcher: &mut dyn Watcher) -> PrintResult {
        let script = script(slip, &self.profile, &*self.glyphs);
        let missing = script.missing.clone();
        self.look(true);
        let now = self.now();
        let Some(open) = &mut self.open else { return SlipOutcome::Not(self.trouble).into() };
        open.conversation.begin(script, token, now);
        let mut health = None;
        let printed = loop {
            match self.stands(watcher) {
                Ok(Some(printed)) => break printed,
                Ok(None) if self.turn(None, FOLLOW_EVERY).is_ok() => {}
                Ok(None) | Err(PortLost) => {
                    break self.lose().unwrap_or(SlipOutcome::Not(PrinterFault::NotConnected));
                }
            }
            if health != Some(self.health()) {
                health = Some(self.health());
                watcher.is_now(self.health());
            }
        };
        PrintResult { printed, missing }
    }

    fn tidy(&mut self) {
        match &mut self.open {
            Some(open) => open.conversation.tidy(),
            None => self.remains.paper = true,
        }
    }

    fn bits(&self) -> Option<Bits> {
        self.open.as_ref().map(|open| open.conversation.bits())
    }

    fn traits(&self) -> Option<PrinterTraits> {
        self.open.as_ref().and_then(|open| open.conversation.traits().cloned())
    }
}
