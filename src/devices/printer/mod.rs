//! Printers: a file that stands for one, and one on a serial port. One worker owns the printer; nobody else talks to it.
//!
//! | file | what it is |
//! |---|---|
//! | `drawn_file` | a text file that grows by every slip |
//! | `serial` | a printer on a serial port: a [`printing::Conversation`](crate::printing::Conversation) on a real line |
//! | `port` | the port itself, which never makes anybody wait past a deadline |
//! | `bell` | how the one who waits for a printer is called away |
//! | `memory` | what printers were found to answer, in a file |
//! | `record` | the conversation written down for support |
mod bell;
mod drawn_file;
mod memory;
mod port;
mod record;
mod serial;

pub use bell::{Bell, Ringer};
pub use drawn_file::DrawnFile;
pub(super) use port::Port;
pub use port::{Handshake, SerialLine};
pub use record::Record;
pub use serial::SerialPrinter;

use crate::{
    paper::{Health, Slip, SlipOutcome},
    printing::{Bits, PrinterTraits},
};
use std::{collections::BTreeSet, time::Duration};

/// What became of one slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintResult {
    /// What is known of it.
    pub printed: SlipOutcome,
    /// Characters that came out as 〓, for which no letters are at hand; staff are told.
    pub missing: BTreeSet<char>,
}

impl From<SlipOutcome> for PrintResult {
    fn from(printed: SlipOutcome) -> PrintResult {
        PrintResult { printed, missing: BTreeSet::new() }
    }
}

/// What a worker wants to hear while a slip is printed.
pub trait Watcher {
    /// The printer is able to print and the first byte is about to leave: may it? Asked once; where it may not, nothing
    /// is sent.
    fn may_begin(&mut self) -> bool;
    /// The printer is now like this.
    fn is_now(&mut self, health: Health);
}

/// Something that puts slips on paper, one at a time.
pub trait Printer: Send {
    /// Looks after the printer until the bell rings or a time has passed, and says how it is.
    fn attend(&mut self, bell: &Bell, limit: Duration) -> Health;

    /// Prints one slip and says what became of it. `token` is given to no other slip for a day.
    ///
    /// It returns within a bound that depends on the slip's length, and on the minute a printer is given to be mended.
    /// A slip is never sent a second time by itself.
    fn print(&mut self, slip: &Slip, token: u32, watcher: &mut dyn Watcher) -> PrintResult;

    /// A part of a slip may hang in the printer, since the program was stopped while it printed: it is cut off before
    /// the next.
    fn tidy(&mut self) {}

    /// The bits as the printer last said them, for staff; nothing for a printer that says nothing.
    fn bits(&self) -> Option<Bits> {
        None
    }

    /// What it was found to be and to answer, once everything was asked.
    fn traits(&self) -> Option<PrinterTraits> {
        None
    }
}
