//! One slip on its way: what was sent, what was held, and whether the printer said that it is done.
use super::{dialogue, pace::PrintPace, wire::Wire};
use crate::paper::{PrinterFault, Script};
use std::{collections::VecDeque, time::Duration};

/// What a slip may take beyond what line and paper need.
const MARGIN: Duration = Duration::from_secs(5);
/// What cutting takes, and telling that something went wrong at the very end.
const LAST: Duration = Duration::from_millis(500);
/// How long a slip waits for somebody to mend the printer.
const HELD_FOR: Duration = Duration::from_mins(1);
/// How long before the line is free the next piece is put on it.
const NEARLY: Duration = Duration::from_millis(15);
/// The slowest paper moves, in millimetres a second.
const SLOWEST: u16 = 60;

/// A slip that is being printed.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is known or not by itself")]
pub(super) struct SlipJob {
    pub pieces: VecDeque<Vec<u8>>,
    /// How far it may be sent ahead of its paper.
    pub pace: PrintPace,
    /// The number the printer gives back.
    pub id: [u8; 4],
    token: u32,
    /// Bytes on the wire before the first of this slip.
    pub from: u64,
    limit: Duration,
    /// What the paper needs.
    feed: Duration,
    running: Duration,
    held: Duration,
    seen: Duration,
    /// The questions at the end were sent.
    pub asked: bool,
    /// The first of two answers at the end has come.
    pub answered: bool,
    /// The second question at the end was sent.
    pub asked_again: bool,
    /// When all that was to be sent had been sent.
    pub sent_at: Option<Duration>,
    /// A question went unanswered in the middle: the printer may have lost what it held, so its word is not enough.
    pub is_tainted: bool,
    /// Bytes came that nobody asked for: one byte more is no proof of anything.
    pub is_garbled: bool,
    /// It was told to empty its buffers; when.
    pub cleared: Option<(Duration, PrinterFault)>,
    /// Bytes of a begun command that were given up with the rest.
    pub rest: usize,
    /// What was in the way last.
    pub trouble: Option<PrinterFault>,
}

/// How the time of a slip stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeLeft {
    /// There is some left.
    Left,
    /// The printer was well and did not finish in time.
    Ended,
    /// It was unwell for too long.
    Tired,
}

impl SlipJob {
    pub fn new(script: Script, token: u32, speed: u16, wire: &Wire) -> SlipJob {
        let bytes = script.bytes();
        let millimetres = u64::try_from(script.length / 8).unwrap_or(u64::MAX);
        let feed =
            |speed: u16| Duration::from_millis(millimetres.saturating_mul(1000) / u64::from(speed.max(1)));
        let line = wire.time_for(bytes);
        SlipJob {
            pieces: script.pieces.into(),
            pace: PrintPace::new(speed),
            id: dialogue::id(token),
            token,
            from: 0,
            limit: MARGIN + line + feed(speed.min(SLOWEST)),
            feed: feed(speed),
            running: Duration::ZERO,
            held: Duration::ZERO,
            seen: Duration::ZERO,
            asked: false,
            answered: false,
            asked_again: false,
            sent_at: None,
            is_tainted: false,
            is_garbled: false,
            cleared: None,
            rest: 0,
            trouble: None,
        }
    }

    /// The clock starts.
    pub fn start(&mut self, at: Duration, wire: &Wire) {
        (self.seen, self.from) = (at, wire.taken());
    }

    /// Time passed; while the printer is unwell the slip's own time stands still.
    pub fn pass(&mut self, at: Duration, trouble: Option<PrinterFault>) -> TimeLeft {
        let passed = at.saturating_sub(self.seen);
        self.seen = at;
        match trouble {
            None => self.running += passed,
            Some(trouble) => {
                self.held += passed;
                self.trouble = Some(trouble);
            }
        }
        match (self.running > self.limit, self.held > HELD_FOR) {
            (_, true) => TimeLeft::Tired,
            (true, false) => TimeLeft::Ended,
            (false, false) => TimeLeft::Left,
        }
    }

    /// When its patience will end if nothing changes.
    pub fn ends(&self, is_held: bool) -> Duration {
        let left = if is_held {
            HELD_FOR.saturating_sub(self.held)
        } else {
            self.limit.saturating_sub(self.running)
        };
        self.seen + left + Duration::from_millis(1)
    }

    /// When all of it will have come out, as far as can be known, where the printer cannot say so.
    pub fn out(&self, sent_at: Duration) -> Duration {
        let doubt = LAST + (self.feed / 2).min(MARGIN.saturating_sub(2 * LAST));
        sent_at.max(self.pace.ends()) + doubt
    }

    /// When its next piece may be sent; nothing where there is none.
    ///
    /// The line must be nearly free: what waits in the computer would flow into a printer that has just jammed until
    /// it is full, and the word that ends the jam would stand behind it.
    pub fn goes_on(&self, wire: &Wire) -> Option<Duration> {
        let line = wire.free_at().saturating_sub(NEARLY);
        self.pieces.front().map(|piece| self.pace.may_send(piece.len()).max(line))
    }

    /// The questions whose answers say that it is done.
    pub fn end(&self, process: bool, paper: bool) -> Vec<u8> {
        let mut bytes = if process { dialogue::process(self.token) } else { Vec::new() };
        if paper {
            bytes.extend(dialogue::PAPER);
        }
        bytes
    }

    /// Says whether a byte of it may have reached the printer.
    pub fn has_left(&self, wire: &Wire) -> bool {
        wire.taken() > self.from
    }
}
