//! How the printer is, for a person who looks at it and for tests.
use std::time::Duration;

/// How much paper there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaperLevel {
    /// More than the sensor for little paper sees.
    #[default]
    Enough,
    /// Little, as its sensor says.
    Low,
    /// The roll is empty; nothing can be printed.
    Out,
}

/// The printer at one moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a lamp of its own")]
pub struct PrinterStatus {
    /// The moment, counted from switching on for the first time.
    pub at: Duration,
    /// Whether it takes commands.
    pub online: bool,
    /// How much paper its sensors see.
    pub paper: PaperLevel,
    /// Whether the cover is open.
    pub cover_open: bool,
    /// Whether it waits because of its blade; also after mending, until it is told to go on.
    pub cutter_error: bool,
    /// Whether it waits because paper is stuck; also after mending, until it is told to go on.
    pub jam: bool,
    /// Whether the head is too hot.
    pub overheated: bool,
    /// Whether it is broken for good.
    pub dead: bool,
    /// Whether its feed button is held.
    pub feeding: bool,
    /// Whether a ticket waits in its mouth.
    pub ticket_at_exit: bool,
    /// Whether the mechanism has something to do, even if it cannot do it now.
    pub printing: bool,
    /// Whether it holds the line busy.
    pub busy: bool,
    /// Bytes that wait in its receive buffer.
    pub fill: usize,
    /// Bytes that ever arrived.
    pub heard: u64,
    /// Bytes that came when there was no room, and are lost.
    pub discarded: u64,
    /// How often the computer asked for the status at once.
    pub asked: u64,
    /// Commands nobody knows.
    pub unknown: u64,
    /// Where in the stream of bytes the first of them ended.
    pub first_unknown: Option<u64>,
    /// What `GS a` asked to be told about; 0 is nothing.
    pub asb: u8,
}
