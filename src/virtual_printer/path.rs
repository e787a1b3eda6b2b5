//! The mechanism: dot lines in order, one after the other in time, and the paper they come out on.
use super::piece::{DotLine, Piece};
use std::collections::VecDeque;
use std::time::Duration;

/// How long the blade takes.
const BLADE: Duration = Duration::from_millis(250);
/// Dot lines made ready before they are printed; commands further on wait in the receive buffer.
const AHEAD: usize = 64;

/// One thing for the mechanism to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Motion {
    /// A dot line.
    Row(DotLine),
    /// So many empty dot lines.
    Feed(usize),
    /// The words of so many dot lines before are on paper now.
    Words(String, usize),
    /// So is a code.
    Code(String),
    /// Cut where the blade is.
    Cut,
    /// Everything before is printed: this id is to be told.
    Told([u8; 4]),
}

/// What is to be done, and the paper.
#[derive(Clone, Debug)]
pub(super) struct PaperPath {
    motions: VecDeque<Motion>,
    started: Option<Duration>,
    row: Duration,
    stretch: usize,
    /// Dot lines left on the roll, where somebody counts them.
    pub left: Option<usize>,
    pub paper: Piece,
    pub pieces: Vec<Piece>,
}

/// What came of a moment's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PathEvent {
    /// Paper moved, or words became final.
    Moved,
    /// A piece was cut off.
    Cut,
    /// An id is due.
    Told([u8; 4]),
    /// That was the last of the roll.
    RollEnded,
}

impl PaperPath {
    pub fn new(dots_per_second: u32, stretch: usize) -> PaperPath {
        PaperPath {
            motions: VecDeque::new(),
            started: None,
            row: Duration::from_secs(1) / dots_per_second.max(1),
            stretch,
            left: None,
            paper: Piece::new(stretch, Duration::ZERO),
            pieces: Vec::new(),
        }
    }

    pub fn push(&mut self, motion: Motion) {
        if let Motion::Told(_) = motion {
            // Only the latest id that was not told yet is kept.
            self.motions.retain(|motion| !matches!(motion, Motion::Told(_)));
        }
        self.motions.push_back(motion);
    }

    /// Dot lines to be printed as they are.
    pub fn print(&mut self, rows: Vec<DotLine>) {
        self.motions.extend(rows.into_iter().map(Motion::Row));
    }

    /// Whether further commands may be looked at: no cut is due, and little is waiting.
    pub fn is_ready(&self) -> bool {
        let rows = |motion: &Motion| match motion {
            Motion::Row(_) => 1,
            Motion::Feed(count) => *count,
            Motion::Cut => AHEAD,
            Motion::Words(..) | Motion::Code(_) | Motion::Told(_) => 0,
        };
        self.motions.iter().map(rows).sum::<usize>() < AHEAD
    }

    pub fn is_idle(&self) -> bool {
        self.motions.is_empty()
    }

    /// Does the next thing if it is done by a moment; says when, and what came of it.
    pub fn work(&mut self, now: Duration, until: Duration) -> Option<(Duration, PathEvent)> {
        let due = self.due(now)?;
        if due > until {
            return None;
        }
        self.started = None;
        let done = match self.motions.pop_front()? {
            Motion::Row(row) => self.make(row, due),
            Motion::Feed(0) => PathEvent::Moved,
            Motion::Feed(count) => {
                if count > 1 {
                    self.motions.push_front(Motion::Feed(count - 1));
                }
                self.make(DotLine::default(), due)
            }
            Motion::Words(words, height) => {
                self.paper.say(words, height);
                PathEvent::Moved
            }
            Motion::Code(code) => {
                self.paper.codes.push(code);
                PathEvent::Moved
            }
            Motion::Cut => {
                let piece = self.paper.part(self.stretch, true, due);
                self.pieces.push(piece);
                PathEvent::Cut
            }
            Motion::Told(id) => PathEvent::Told(id),
        };
        Some((due, done))
    }

    /// When the thing under way will be done; it is begun now if it was not.
    pub fn due(&mut self, now: Duration) -> Option<Duration> {
        let takes = match self.motions.front()? {
            Motion::Row(_) | Motion::Feed(1..) => self.row,
            Motion::Cut => BLADE,
            Motion::Feed(0) | Motion::Words(..) | Motion::Code(_) | Motion::Told(_) => Duration::ZERO,
        };
        Some(*self.started.get_or_insert(now) + takes)
    }

    /// When the thing under way will be done, if one is.
    pub fn next(&self) -> Option<Duration> {
        let takes = if self.motions.front() == Some(&Motion::Cut) { BLADE } else { self.row };
        self.started.map(|started| started + takes)
    }

    /// One empty dot line by the feed button, if its time has come.
    pub fn feed(&mut self, now: Duration, until: Duration) -> Option<(Duration, PathEvent)> {
        let due = *self.started.get_or_insert(now) + self.row;
        if due > until {
            return None;
        }
        self.started = Some(due);
        let done = self.make(DotLine::default(), due);
        Some((due, done))
    }

    /// Stops where it is; the dot line under way was not made.
    pub fn halt(&mut self) {
        self.started = None;
    }

    /// Forgets what was to be done.
    pub fn clear(&mut self) {
        self.motions.clear();
        self.started = None;
    }

    /// A hand feeds the paper to the edge and tears it off.
    pub fn tear(&mut self, now: Duration) {
        for _ in 0..self.stretch {
            self.paper.add(DotLine::default(), now);
        }
        let piece = self.paper.part(self.stretch, false, now);
        self.pieces.push(piece);
    }

    fn make(&mut self, row: DotLine, at: Duration) -> PathEvent {
        if self.paper.dots.len() == self.stretch {
            self.paper.began = at;
        }
        self.paper.add(row, at);
        self.left = self.left.map(|left| left.saturating_sub(1));
        if self.left == Some(0) { PathEvent::RollEnded } else { PathEvent::Moved }
    }
}
