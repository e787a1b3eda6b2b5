//! A computer, a cable and a printer in virtual time: the conversation on one side, a virtual printer on the other.
use service_hall::{
    config::printers::built_in,
    paper::{Health, LetterSize, NoGlyphs, Part, PrinterFault, Profile, Script, Slip, SlipOutcome, script},
    printing::{Conversation, Leftovers, PrinterLink},
    virtual_printer::{BoxLetters, Piece, PrinterModel, SimulatedFault, VirtualPrinter},
};
use std::{collections::VecDeque, time::Duration};

/// What the operating system takes in before it lets nobody write any more.
const SYSTEM: usize = 4096;
/// Far longer than anything takes in virtual time.
const JAM: Duration = Duration::from_mins(10);

pub fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// A slip whose number stands at its top and its end, so that a torn one is known.
pub fn slip(label: &str) -> Slip {
    Slip {
        parts: vec![
            Part::heading(label, LetterSize::BIG),
            Part::plain("请在休息区等候，留意叫号和大屏"),
            Part::Qr(label.into()),
            Part::pair("2026-11-23 09:15:02", format!("{label}完")),
        ],
    }
}

/// A profile of the shipped ones, with smaller codes so that a sweep is quick.
pub fn profile(name: &str) -> Profile {
    Profile { module_dots: 4, ..built_in(name).unwrap() }
}

/// What happens to the cable or the printer when so many bytes of ours have arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// The cable is pulled.
    Unplug(u64),
    /// The printer loses its power for so long.
    PowerCut(u64, Duration),
    /// The kiosk loses its power: conversation and buffers are gone, only the journal of prints is left.
    KioskCut(u64),
}

/// The two ends and what is between them.
#[expect(clippy::struct_excessive_bools, reason = "each is so or not by itself")]
pub struct World {
    pub talk: Conversation,
    pub printer: VirtualPrinter,
    pub now: Duration,
    pub profile: Profile,
    /// Bytes in the computer's own buffers.
    queue: VecDeque<u8>,
    next_byte: Duration,
    byte: Duration,
    pub plugged: bool,
    pub script: Vec<At>,
    /// Until when the printer has no power.
    dark_until: Option<Duration>,
    /// The line takes nothing for a printer without power, by hardware flow control, instead of losing it.
    pub holds_in_the_dark: bool,
    /// How long nothing the printer says arrives once a slip was begun, until when, and what that is.
    pub slow_after_begin: Duration,
    slow_until: Duration,
    answers: Vec<u8>,
    /// Everything that left the computer, in order.
    pub sent: Vec<u8>,
    /// Bytes that arrived.
    pub arrived: u64,
    /// What every slip was said to have become, by label.
    pub journal: Vec<(String, SlipOutcome)>,
    /// Moments at which the health changed.
    pub told: Vec<(Duration, Health)>,
    tokens: u32,
    /// The journal says that the slip is being sent.
    sending: bool,
    /// The kiosk lost its power, so nobody knows what the conversation left behind.
    was_cut: bool,
    /// When the first byte of the last slip left, and when its outcome came, after the slip was begun.
    pub took: (Duration, Duration),
}

impl World {
    pub fn new(make: &str, profile_name: &str) -> World {
        World::with(PrinterModel::named(make).unwrap(), profile(profile_name))
    }

    pub fn with(make: PrinterModel, profile: Profile) -> World {
        let baud = make.baud;
        let printer = VirtualPrinter::new(make, Box::new(BoxLetters));
        let talk = Conversation::new(
            &profile,
            PrinterLink { baud },
            Vec::new(),
            Leftovers::default(),
            Duration::ZERO,
        );
        World {
            talk,
            printer,
            now: Duration::ZERO,
            profile,
            queue: VecDeque::new(),
            next_byte: Duration::ZERO,
            byte: Duration::from_nanos(10_000_000_000 / u64::from(baud)),
            plugged: true,
            script: Vec::new(),
            dark_until: None,
            holds_in_the_dark: false,
            slow_after_begin: Duration::ZERO,
            slow_until: Duration::ZERO,
            answers: Vec::new(),
            sent: Vec::new(),
            arrived: 0,
            journal: Vec::new(),
            told: Vec::new(),
            tokens: 0,
            sending: false,
            was_cut: false,
            took: (Duration::ZERO, Duration::ZERO),
        }
    }

    /// Sets a fault now, or mends it.
    pub fn set(&mut self, fault: SimulatedFault, on: bool) -> &mut Self {
        let now = self.now;
        self.printer.set(fault, on, now);
        self
    }

    pub fn health(&self) -> Health {
        self.talk.health()
    }

    pub fn trouble(&self) -> Option<PrinterFault> {
        self.health().trouble
    }

    /// Lets time pass.
    pub fn wait(&mut self, time: Duration) -> &mut Self {
        let end = self.now + time;
        while self.now < end {
            self.step(end);
        }
        self
    }

    /// Lets time pass until something is so; says how long that took.
    pub fn until(&mut self, mut is_so: impl FnMut(&mut World) -> bool) -> Duration {
        let begun = self.now;
        while !is_so(self) {
            assert!(self.now < begun + JAM, "it never is: {:?}", self.printer.state());
            self.step(begun + JAM);
        }
        self.now - begun
    }

    /// Waits until the printer's state is known and well.
    pub fn settled(&mut self) -> &mut Self {
        self.until(|world| world.talk.traits().is_some() && world.trouble().is_none());
        self.wait(ms(700))
    }

    /// Prints a slip and waits for what becomes of it.
    pub fn print(&mut self, label: &str) -> SlipOutcome {
        let script = script(&slip(label), &self.profile, &NoGlyphs);
        self.print_script(label, script)
    }

    pub fn print_script(&mut self, label: &str, script: Script) -> SlipOutcome {
        self.begin(script);
        let printed = self.outcome();
        self.journal.push((label.to_owned(), printed));
        printed
    }

    pub fn begin(&mut self, script: Script) {
        self.tokens += 1;
        self.sending = false;
        let (token, now) = (self.tokens, self.now);
        if self.plugged {
            self.talk.begin(script, token, now);
        }
    }

    /// Begins to print a slip, and goes no further.
    pub fn start(&mut self, label: &str) -> &mut Self {
        self.begin(script(&slip(label), &self.profile, &NoGlyphs));
        self.until(|world| world.talk.is_ready());
        self.talk.go(self.now);
        self
    }

    /// Goes on until it is known what became of the slip.
    pub fn outcome(&mut self) -> SlipOutcome {
        let begun = self.now;
        let mut printed = (!self.plugged).then_some(SlipOutcome::Not(PrinterFault::NotConnected));
        let mut first = None;
        while printed.is_none() {
            assert!(self.now < begun + JAM, "no outcome: {:?}", self.printer.state());
            if self.talk.is_ready() {
                let now = self.now;
                self.sending = true;
                self.slow_until = now + self.slow_after_begin;
                self.talk.go(now);
                self.talk.advance(now);
                first = Some(now - begun);
            }
            printed = self.step(begun + JAM).or_else(|| self.talk.outcome());
        }
        self.took = (first.unwrap_or_default(), self.now - begun);
        printed.unwrap()
    }

    /// One moment; a slip that was under way when the cable was pulled comes back.
    fn step(&mut self, limit: Duration) -> Option<SlipOutcome> {
        let before = self.health();
        self.hand_over();
        let due = if self.plugged { self.talk.due() } else { limit };
        let byte = (!self.queue.is_empty() && !self.is_held()).then_some(self.next_byte.max(self.now));
        let slow = (self.slow_until > self.now).then_some(self.slow_until);
        let woken = [byte, self.printer.next(), self.dark_until, slow].into_iter().flatten().min();
        let next = due.min(woken.unwrap_or(limit)).min(limit);
        self.now = self.now.max(next);
        let printed = self.deliver();
        self.printer.run(self.now);
        self.answers.extend(self.printer.said());
        if !self.plugged || self.dark_until.is_some() {
            self.answers.clear();
        } else if self.now >= self.slow_until {
            self.talk.heard(&std::mem::take(&mut self.answers), self.now);
        }
        if self.dark_until.is_some_and(|until| self.now >= until) {
            self.dark_until = None;
            self.printer.reset(self.now);
        }
        if self.plugged {
            self.talk.advance(self.now);
        }
        if self.health() != before {
            self.told.push((self.now, self.health()));
        }
        printed
    }

    /// Nothing leaves the computer's buffers.
    fn is_held(&self) -> bool {
        self.printer.is_busy() || self.holds_in_the_dark && self.dark_until.is_some()
    }

    fn hand_over(&mut self) {
        if !self.plugged {
            return;
        }
        self.talk.advance(self.now);
        self.talk.queued(self.queue.len());
        while !self.talk.to_write().is_empty() && self.queue.len() < SYSTEM {
            let bytes = self.talk.to_write();
            let count = bytes.len().min(64).min(SYSTEM - self.queue.len());
            if self.queue.is_empty() {
                self.next_byte = self.next_byte.max(self.now + self.byte);
            }
            self.queue.extend(&bytes[..count]);
            self.sent.extend(&bytes[..count]);
            self.talk.wrote(count, self.now);
            self.talk.advance(self.now);
        }
    }

    fn deliver(&mut self) -> Option<SlipOutcome> {
        while self.next_byte <= self.now && !self.is_held() {
            let Some(byte) = self.queue.pop_front() else { break };
            if self.dark_until.is_none() {
                self.printer.receive(byte, self.next_byte);
            }
            self.next_byte += self.byte;
            self.arrived += 1;
            for event in std::mem::take(&mut self.script) {
                match event {
                    At::Unplug(n) if self.arrived >= n => return self.unplug(),
                    At::PowerCut(n, time) if self.arrived >= n => {
                        self.printer.run(self.now);
                        self.printer.reset(self.now);
                        self.dark_until = Some(self.now + time);
                    }
                    At::KioskCut(n) if self.arrived >= n => return Some(self.kiosk_cut()),
                    later => self.script.push(later),
                }
            }
        }
        None
    }

    /// Pulls the cable: what is in the computer's buffers is lost.
    pub fn unplug(&mut self) -> Option<SlipOutcome> {
        self.plugged = false;
        self.queue.clear();
        self.talk.hung_up()
    }

    /// The kiosk is dark; what its journal says when it is started again is all that is known of the slip.
    fn kiosk_cut(&mut self) -> SlipOutcome {
        (self.plugged, self.was_cut) = (false, true);
        self.queue.clear();
        let settled = if self.sending { SlipOutcome::Unsure } else { SlipOutcome::Not };
        settled(PrinterFault::Interrupted)
    }

    /// Plugs it in again: a new conversation, which knows what the last one left behind.
    pub fn plug(&mut self) -> &mut Self {
        self.plugged = true;
        self.printer.said();
        let baud = self.printer.make().baud;
        let lost = Leftovers { command: true, paper: true };
        let remains = if std::mem::take(&mut self.was_cut) { lost } else { self.talk.remains() };
        self.talk = Conversation::new(&self.profile, PrinterLink { baud }, Vec::new(), remains, self.now);
        self
    }

    /// The pieces of paper on which a slip stands whole, cut off or torn off.
    pub fn came_out(&self, label: &str) -> usize {
        self.printer.pieces().iter().filter(|piece| is_whole(piece, label)).count()
    }

    /// The pieces with something on them that were cut off.
    pub fn came_whole(&self) -> usize {
        self.printer.pieces().iter().filter(|piece| piece.cut && !piece.is_blank()).count()
    }

    /// The paper and the journal tell the same: a confirmed slip came out once, one that was not printed did not, and
    /// nothing came out that the journal does not know.
    pub fn agrees(&self) -> Result<(), String> {
        for (label, printed) in &self.journal {
            let count = self.came_out(label);
            let fits = match printed {
                SlipOutcome::Confirmed => count == 1,
                SlipOutcome::Not(_) => count == 0,
                SlipOutcome::Unsure(_) | SlipOutcome::Sent => count <= 1,
                SlipOutcome::Drawn => false,
            };
            if !fits {
                return Err(format!("{label} is {printed:?} and came out {count} times"));
            }
        }
        Ok(())
    }
}

/// Says whether a slip stands on a piece of paper from its head to its end, with its code.
fn is_whole(piece: &Piece, label: &str) -> bool {
    let words: Vec<&str> = piece.text.iter().map(|line| line.trim()).collect();
    let head = words.iter().position(|line| *line == label);
    let end = words.iter().position(|line| line.ends_with(&format!("{label}完")));
    head.zip(end).is_some_and(|(head, end)| head < end)
}
