//! The candidates of a lattice: the whole of it first, then phrases from the front, longer before shorter.
use super::blocked;
use super::column::{SyllablePath, WordEdge};
use super::lattice::Lattice;
use super::table::{self, WordId};
use super::whole_path;

/// How many ways of reading all keys are offered while they are few characters.
const WHOLES: usize = 5;
/// How many characters are few. Of more only the best way is offered, since phrases from the front are nearer to hand.
const FEW: usize = 6;

/// A candidate with the word it ends with, which the next one follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RankedCandidate {
    pub text: String,
    pub keys: usize,
    pub last: WordId,
}

/// Returns the first candidates, at least `wanted` where there are so many.
pub(super) fn choices(lattice: &Lattice, wanted: usize) -> Vec<RankedCandidate> {
    let mut list = CandidateList { keys: lattice.keys(), wanted, found: Vec::with_capacity(wanted.min(64)) };
    let columns = lattice.columns();
    let Some(end) = whole_path::end(columns) else { return Vec::new() };
    let Some(best) = whole_path::best(columns, end) else { return Vec::new() };
    list.add_wholes(lattice, end, best);
    let cuts = whole_path::cuts(columns, end, &best);
    for &at in &cuts {
        list.add_words(lattice, at, |path| at == end || path.goes_on);
    }
    for at in (1..end).rev().filter(|at| !cuts.contains(at)) {
        list.add_words(lattice, at, |path| path.is_full);
    }
    list.found
}

/// Candidates as they are found.
struct CandidateList<'a> {
    keys: &'a str,
    wanted: usize,
    found: Vec<RankedCandidate>,
}

impl CandidateList<'_> {
    fn is_full(&self) -> bool {
        self.found.len() >= self.wanted
    }

    /// Adds a candidate that takes the keys up to a column, unless it is there or is never offered.
    fn add(&mut self, text: String, at: usize, last: WordId) -> bool {
        if self.found.iter().any(|known| known.text == text) || blocked::refuses(&text) {
            return false;
        }
        let separators = self.keys[at..].bytes().take_while(|&key| key == b'\'').count();
        self.found.push(RankedCandidate { text, keys: at + separators, last });
        true
    }

    /// Adds the ways of reading all keys.
    fn add_wholes(&mut self, lattice: &Lattice, end: usize, best: WordEdge) {
        let columns = lattice.columns();
        if whole_path::length(columns, end, &best) <= FEW {
            let mut room = WHOLES;
            for way in whole_path::all(columns, end) {
                if room == 0 || self.is_full() {
                    return;
                }
                if self.add(whole_path::text(columns, end, &way), end, way.word) {
                    room -= 1;
                }
            }
            return;
        }
        if !self.add(whole_path::text(columns, end, &best), end, best.word) {
            // Something in it is never offered, and so is left out while ways are looked for.
            let careful = lattice.careful();
            let columns = careful.columns();
            if let Some(best) = whole_path::best(columns, end) {
                self.add(whole_path::text(columns, end, &best), end, best.word);
            }
        }
    }

    /// Adds the words that take all keys up to a column.
    fn add_words(&mut self, lattice: &Lattice, at: usize, is_offered: impl Fn(&SyllablePath) -> bool) {
        let column = &lattice.columns()[at];
        for front in &column.fronts {
            if self.is_full() {
                return;
            }
            if is_offered(&column.paths[usize::from(front.path)]) {
                self.add(table::text(front.word).to_owned(), at, front.word);
            }
        }
    }
}
