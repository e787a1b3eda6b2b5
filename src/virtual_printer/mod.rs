//! A thermal printer as a value: bytes and moments in, answers and paper out.
//!
//! It is written after manuals of ESC/POS printers and knows nothing of the slips this program prints,
//! so that what we send is read by somebody else. It does no I/O and has no clock: a pump, a test or a person's screen
//! hands it bytes and the time since it was first switched on.
//!
//! | file | what it is |
//! |---|---|
//! | `make` | what printers differ in |
//! | `fault` | what can be wrong or be done to one |
//! | `realtime` | commands that act when they arrive, anywhere in the stream |
//! | `buffer` | what waits, and when the line is held busy |
//! | `commands` | how long each command is |
//! | `interpreter` `execute` | what each command does to the line and the paper |
//! | `modes` `line` `letters` `picture` `raster` `symbols` `face` | how characters, pictures and codes become dots |
//! | `path` `piece` | dot lines in time, the blade, and the paper |
//! | `work` | all of it, one thing after the other |
//! | `status` `identity` `voice` | what it says, and how badly |

mod buffer;
mod commands;
mod execute;
mod fault;
mod identity;
mod interpreter;
mod letter_source;
mod letters;
mod line;
mod model;
mod modes;
mod path;
mod picture;
mod piece;
mod raster;
mod realtime;
mod state;
mod status;
mod symbols;
mod transmitter;
mod work;

pub use fault::SimulatedFault;
pub use letter_source::{BoxLetters, LetterSource};
pub use model::{BusyPolicy, ChineseFont, KnownQueries, PrinterModel};
pub use piece::{DotLine, Piece};
pub use state::{PaperLevel, PrinterStatus};

use buffer::Buffer;
use fault::SimulatedFaults;
use interpreter::Interpreter;
use path::{PaperPath, PathEvent};
use realtime::RealTimeReader;
use std::time::Duration;
use transmitter::{Transmitter, garbled};
use work::XON;

/// A thermal printer.
pub struct VirtualPrinter {
    make: PrinterModel,
    face: Box<dyn LetterSource + Send>,
    faults: SimulatedFaults,
    /// Errors that last after mending, until the printer is told to go on: blade, paper.
    lasting: (bool, bool),
    now: Duration,
    ear: RealTimeReader,
    buffer: Buffer,
    interpreter: Interpreter,
    path: PaperPath,
    voice: Transmitter,
    was_busy: bool,
    last_told: [u8; 4],
    heard: u64,
    asked: u64,
    unknown: u64,
    first_unknown: Option<u64>,
}

impl VirtualPrinter {
    /// A printer just switched on, with paper; `face` has the shapes of its font.
    pub fn new(make: PrinterModel, face: Box<dyn LetterSource + Send>) -> VirtualPrinter {
        VirtualPrinter {
            faults: SimulatedFaults::default(),
            lasting: (false, false),
            now: Duration::ZERO,
            ear: RealTimeReader::default(),
            buffer: Buffer::new(make.buffer),
            interpreter: Interpreter::new(&make),
            path: PaperPath::new(make.dots_per_second, make.head_to_cutter),
            voice: Transmitter::default(),
            was_busy: false,
            last_told: [0; 4],
            heard: 0,
            asked: 0,
            unknown: 0,
            first_unknown: None,
            make,
            face,
        }
    }

    /// What kind of printer it is.
    pub fn make(&self) -> &PrinterModel {
        &self.make
    }

    /// Takes a byte that came off the wire at a moment, after having worked until then.
    ///
    /// Real-time commands act here at once, wherever in the stream they stand, and also when the printer is offline or
    /// its buffer full. As on Epson's, their bytes go on into the receive buffer like all others.
    pub fn receive(&mut self, byte: u8, at: Duration) {
        self.run(at);
        let byte = if self.faults.has(SimulatedFault::WrongBaud) { garbled(byte) } else { byte };
        self.heard += 1;
        self.buffer.put(byte);
        if !self.faults.has(SimulatedFault::Deaf)
            && let Some(command) = self.ear.hear(byte)
        {
            self.act(command);
        }
        self.run(at);
    }

    /// Works until a moment: takes commands from the receive buffer, makes dot lines at its speed, cuts, answers.
    ///
    /// A moment in the past is taken for now.
    pub fn run(&mut self, until: Duration) {
        let until = until.max(self.now);
        loop {
            self.take_commands();
            let Some((at, done)) = self.move_paper(until) else { break };
            self.now = at;
            match done {
                PathEvent::Moved => {}
                PathEvent::Cut => self.faults.set(SimulatedFault::TicketAtExit, self.make.presenter),
                PathEvent::RollEnded => self.faults.set(SimulatedFault::PaperOut, true),
                PathEvent::Told(id) => {
                    let answer = [&[b'7', 0x22], &id[..], &[0]].concat();
                    self.voice.answer(answer, self.faults, self.now);
                }
            }
            self.notice();
        }
        self.now = until;
        self.voice.garbage(self.faults, until);
        self.notice();
    }

    /// When something will happen next by itself, if anything will; always later than now.
    pub fn next(&self) -> Option<Duration> {
        let moving = self.path.next().filter(|_| !self.condition().offline() || self.feeds());
        moving.into_iter().chain(self.voice.next(self.now)).min()
    }

    /// The bytes it has said by now, in order, those it says unasked among them; taken once.
    pub fn said(&mut self) -> Vec<u8> {
        self.voice.said(self.now)
    }

    /// Whether it holds the line busy, by its wire and, where the make does so, by XOFF.
    pub fn is_busy(&self) -> bool {
        match self.make.busy {
            BusyPolicy::Never => false,
            BusyPolicy::FullOnly => self.buffer.is_full(),
            BusyPolicy::FullOrOffline => self.buffer.is_full() || self.condition().offline(),
        }
    }

    /// Every piece that was cut or torn off, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.path.pieces
    }

    /// The paper still in the printer.
    pub fn unfinished(&self) -> &Piece {
        &self.path.paper
    }

    /// Lets something be wrong from a moment on, or mends it.
    ///
    /// Mending a blade or stuck paper does not by itself make the printer go on, unless its make knows no `DLE ENQ`.
    pub fn set(&mut self, fault: SimulatedFault, on: bool, at: Duration) {
        self.run(at);
        self.faults.set(fault, on);
        let lasts = on || self.make.answers.enq;
        match fault {
            SimulatedFault::CutterJam => self.lasting.0 = lasts && (on || self.lasting.0),
            SimulatedFault::PaperJam => self.lasting.1 = lasts && (on || self.lasting.1),
            _ => {}
        }
        self.path.halt();
        self.notice();
        self.run(at);
    }

    /// Says whether something is wrong.
    pub fn has(&self, fault: SimulatedFault) -> bool {
        self.faults.has(fault)
    }

    /// Lets the roll end after so many more dot lines, wherever that is; `None` is a roll without end.
    pub fn roll(&mut self, rows: Option<usize>) {
        self.path.left = rows;
    }

    /// Somebody tears off what hangs out of a printer without a cutter, or of any.
    pub fn tear(&mut self, at: Duration) {
        self.run(at);
        self.path.tear(at);
    }

    /// Somebody switches it off and on: what was not printed is lost, paper already fed stays.
    pub fn reset(&mut self, at: Duration) {
        self.run(at);
        self.lasting =
            (self.faults.has(SimulatedFault::CutterJam), self.faults.has(SimulatedFault::PaperJam));
        self.forget();
        self.interpreter.begin_again(&self.make);
        self.ear = RealTimeReader::default();
        self.voice.mute();
        self.was_busy = false;
        if self.make.xon_xoff {
            self.voice.tell(&[XON], self.faults, self.now);
        }
        self.run(at);
    }

    /// How it is now.
    pub fn state(&self) -> PrinterStatus {
        let condition = self.condition();
        let paper = match (condition.paper_out, condition.paper_low) {
            (true, _) => PaperLevel::Out,
            (_, true) => PaperLevel::Low,
            _ => PaperLevel::Enough,
        };
        PrinterStatus {
            at: self.now,
            online: !condition.offline(),
            paper,
            cover_open: condition.cover,
            cutter_error: condition.cutter,
            jam: condition.jam,
            overheated: condition.hot,
            dead: condition.dead,
            feeding: condition.feed,
            ticket_at_exit: condition.at_exit,
            printing: condition.printing,
            busy: self.is_busy(),
            fill: self.buffer.len(),
            heard: self.heard,
            discarded: self.buffer.discarded,
            asked: self.asked,
            unknown: self.unknown,
            first_unknown: self.first_unknown,
            asb: self.interpreter.modes.asb,
        }
    }
}
