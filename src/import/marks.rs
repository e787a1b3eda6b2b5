//! What is compared of many rows: a hash of what they go by, sorted on the disk, so that memory does not grow with the rows.
use super::scratch::{Keeping, Scratch};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;

/// Marks that are sorted in memory.
const RUN: usize = 1 << 15;
/// Marks of a run that are read at a time.
const PAGE: usize = 256;
/// Bytes of a mark.
const SIZE: usize = 20;

/// What is kept of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// A hash of what the row goes by.
    pub key: u64,
    /// Its place among the rows, from 0.
    pub place: u32,
    /// A hash of all it says.
    pub content: u64,
}

/// A hash for marks; the same within one run of the program.
pub fn hashed(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Marks of rows, in any number.
pub struct Marks {
    /// Sorted ones, run behind run, and where each run ends.
    runs: Scratch,
    ends: Vec<u64>,
    recent: Vec<Mark>,
    is_sorted: bool,
}

impl Default for Marks {
    fn default() -> Self {
        Marks { runs: Scratch::new(Keeping::Disk), ends: Vec::new(), recent: Vec::new(), is_sorted: true }
    }
}

impl Marks {
    /// Adds a mark.
    ///
    /// # Errors
    /// Fails where there is no room for it.
    pub fn push(&mut self, mark: Mark) -> io::Result<()> {
        self.recent.push(mark);
        self.is_sorted = false;
        if self.recent.len() == RUN { self.end_run() } else { Ok(()) }
    }

    fn end_run(&mut self) -> io::Result<()> {
        self.recent.sort_unstable();
        for mark in self.recent.drain(..) {
            let mut bytes = [0; SIZE];
            bytes[..8].copy_from_slice(&mark.key.to_le_bytes());
            bytes[8..12].copy_from_slice(&mark.place.to_le_bytes());
            bytes[12..].copy_from_slice(&mark.content.to_le_bytes());
            self.runs.push(&bytes)?;
        }
        self.ends.push(self.runs.len());
        Ok(())
    }

    /// All of them in order: by key, and by place where they have one key.
    ///
    /// # Errors
    /// Fails where they cannot be read.
    pub fn sorted(&mut self) -> io::Result<SortedMarks<'_>> {
        if !self.is_sorted {
            self.recent.sort_unstable();
            self.is_sorted = true;
        }
        let begins = [0].into_iter().chain(self.ends.iter().copied());
        let runs = begins.zip(&self.ends).map(|(at, end)| RunReader { at, end: *end, page: Vec::new() });
        let mut sorted = SortedMarks {
            marks: &self.runs,
            runs: runs.collect(),
            recent: self.recent.iter(),
            next: BinaryHeap::new(),
        };
        (0..=sorted.runs.len()).try_for_each(|run| sorted.refill(run))?;
        Ok(sorted)
    }
}

/// A run while it is read; the page is in reverse.
struct RunReader {
    at: u64,
    end: u64,
    page: Vec<Mark>,
}

/// Marks in order.
pub struct SortedMarks<'a> {
    marks: &'a Scratch,
    runs: Vec<RunReader>,
    recent: std::slice::Iter<'a, Mark>,
    /// The next mark of each run, with which run it is of; the last run is what is in memory.
    next: BinaryHeap<Reverse<(Mark, usize)>>,
}

impl SortedMarks<'_> {
    /// The next mark.
    ///
    /// # Errors
    /// Fails where it cannot be read.
    pub fn next_mark(&mut self) -> io::Result<Option<Mark>> {
        let Some(Reverse((mark, run))) = self.next.pop() else { return Ok(None) };
        self.refill(run)?;
        Ok(Some(mark))
    }

    fn refill(&mut self, run: usize) -> io::Result<()> {
        let mark = match self.runs.get_mut(run) {
            Some(reader) => reader.next_mark(self.marks)?,
            None => self.recent.next().copied(),
        };
        self.next.extend(mark.map(|mark| Reverse((mark, run))));
        Ok(())
    }
}

impl RunReader {
    fn next_mark(&mut self, marks: &Scratch) -> io::Result<Option<Mark>> {
        if self.page.is_empty() && self.at < self.end {
            let rest = usize::try_from(self.end - self.at).unwrap_or(usize::MAX);
            let mut bytes = vec![0; rest.min(PAGE * SIZE)];
            if marks.read_at(self.at, &mut bytes)? < bytes.len() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            self.at += bytes.len() as u64;
            self.page.extend(bytes.chunks_exact(SIZE).rev().map(mark_of));
        }
        Ok(self.page.pop())
    }
}

fn mark_of(bytes: &[u8]) -> Mark {
    let number = |from: usize, length: usize| {
        let bytes = bytes.get(from..from + length).unwrap_or_default();
        bytes.iter().rev().fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    };
    Mark { key: number(0, 8), place: u32::try_from(number(8, 4)).unwrap_or(u32::MAX), content: number(12, 8) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_in_order_however_many_there_are() {
        for count in [0, 1, RUN, 3 * RUN + 17] {
            let count = u32::try_from(count).unwrap();
            let mut marks = Marks::default();
            let mark = |place: u32| Mark {
                key: u64::from(place).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40,
                place,
                content: u64::MAX - u64::from(place),
            };
            (0..count).for_each(|place| marks.push(mark(place)).unwrap());
            let mut wanted: Vec<Mark> = (0..count).map(mark).collect();
            wanted.sort();
            for _ in 0..2 {
                let mut sorted = marks.sorted().unwrap();
                let found: Vec<Mark> = std::iter::from_fn(|| sorted.next_mark().unwrap()).collect();
                assert!(found == wanted, "{count}");
            }
        }
    }
}
