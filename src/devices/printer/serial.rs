//! A printer on a serial port: a conversation on a real line, with the system's clock.
use super::{
    Bell, Done, Printer, Record, Watcher,
    memory::Memory,
    port::{Gone, Port, SerialLine, Woken},
};
use crate::{
    paper::{Glyphs, Health, Printed, Profile, Slip, Trouble, script},
    printing::{Bits, Learned, Line, Remains, Talk},
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
    memory: Memory,
    record: Option<Record>,
    begun: Instant,
    open: Option<Open>,
    remains: Remains,
    /// Why the port is not open.
    trouble: Trouble,
    look_at: Duration,
    look_pause: Duration,
}

/// An open port and the conversation on it.
struct Open {
    port: Port,
    talk: Talk,
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
            memory: Memory::open(memory),
            record: None,
            begun: Instant::now(),
            open: None,
            // Whoever spoke to it before may have been stopped in the middle of a word.
            remains: Remains { command: true, paper: false },
            trouble: Trouble::NotConnected,
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
        self.open.as_ref().map_or_else(|| Health::unwell(self.trouble), |open| open.talk.health())
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
                let line = Line { baud: self.line.baud };
                let remains = std::mem::take(&mut self.remains);
                let talk = Talk::new(&self.profile, line, self.memory.known(), remains, now);
                self.open = Some(Open { port, talk, followed: now });
                self.look_pause = LOOK_FIRST;
                self.note(false, &[]);
            }
            Err(trouble) => {
                self.trouble = trouble;
                self.look_at = now + self.look_pause;
                let absent = trouble == Trouble::NotConnected;
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
    fn lose(&mut self) -> Option<Printed> {
        self.note(true, &[]);
        let mut open = self.open.take()?;
        log::warn!("the printer's port is gone");
        let printed = open.talk.hung_up();
        self.remains = open.talk.remains();
        (self.trouble, self.look_at) = (Trouble::NotConnected, Duration::ZERO);
        printed
    }

    /// One turn of the conversation, of at most `limit`; says whether the bell rang.
    fn turn(&mut self, bell: Option<&Bell>, limit: Duration) -> Result<bool, Gone> {
        // A kiosk that was held up itself hears what came meanwhile before it calls anything late.
        if let Some(open) = self.open.as_ref().filter(|open| open.port.has_said()) {
            let bytes = open.port.read()?;
            self.hear(&bytes);
        }
        let now = self.now();
        let Some(open) = &mut self.open else { return Err(Gone) };
        open.talk.queued(open.port.queued()?);
        open.talk.advance(now);
        let mut said = Vec::new();
        let mut full = false;
        while !open.talk.to_write().is_empty() && !full {
            let bytes = open.talk.to_write();
            let count = open.port.write(bytes)?;
            said.extend_from_slice(&bytes[..count]);
            full = count == 0;
            open.talk.wrote(count, now);
            open.talk.advance(now);
        }
        let limit = limit.min(open.talk.due().saturating_sub(now));
        if now >= open.followed + FOLLOW_EVERY {
            if !open.port.is_at(&self.line.path) {
                return Err(Gone);
            }
            open.followed = now;
        }
        if let Some(record) = self.record.as_mut().filter(|_| !said.is_empty()) {
            record.note(now, false, &said);
        }
        let Woken { rung, heard } = open.port.wait(bell, full, limit);
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
            open.talk.heard(bytes, now);
            open.talk.advance(now);
            if let Some(learned) = open.talk.learned() {
                self.memory.keep(learned);
            }
        }
    }

    /// Where the slip that is being printed stands. It is not begun on a port that the path leads to no more.
    fn stands(&mut self, watcher: &mut dyn Watcher) -> Result<Option<Printed>, Gone> {
        let now = self.now();
        let Some(Open { port, talk, .. }) = &mut self.open else { return Err(Gone) };
        if talk.is_ready() {
            if !port.is_at(&self.line.path) {
                return Err(Gone);
            }
            if watcher.may_begin() { talk.go(now) } else { talk.drop_slip(Trouble::NotRecorded) }
        }
        Ok(talk.outcome())
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
                self.turn(Some(bell), left).unwrap_or_else(|Gone| {
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

    fn print(&mut self, slip: &Slip, token: u32, watcher: &mut dyn Watcher) -> Done {
        let script = script(slip, &self.profile, &*self.glyphs);
        let missing = script.missing.clone();
        self.look(true);
        let now = self.now();
        let Some(open) = &mut self.open else { return Printed::Not(self.trouble).into() };
        open.talk.begin(script, token, now);
        let mut health = None;
        let printed = loop {
            match self.stands(watcher) {
                Ok(Some(printed)) => break printed,
                Ok(None) if self.turn(None, FOLLOW_EVERY).is_ok() => {}
                Ok(None) | Err(Gone) => break self.lose().unwrap_or(Printed::Not(Trouble::NotConnected)),
            }
            if health != Some(self.health()) {
                health = Some(self.health());
                watcher.is_now(self.health());
            }
        };
        Done { printed, missing }
    }

    fn tidy(&mut self) {
        match &mut self.open {
            Some(open) => open.talk.tidy(),
            None => self.remains.paper = true,
        }
    }

    fn bits(&self) -> Option<Bits> {
        self.open.as_ref().map(|open| open.talk.bits())
    }

    fn learned(&self) -> Option<Learned> {
        self.open.as_ref().and_then(|open| open.talk.learned().cloned())
    }
}
