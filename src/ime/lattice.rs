//! Everything that keys may spell, a column a key, so that a further key adds one and taking one back drops it.
use super::column::{LatticeColumn, SyllablePath, WordEdge};
use super::spelling::{Spelled, Spelling};
use super::table::{self, WordId};
use super::{blocked, whole_path};

/// The cost of a last syllable that is not written out.
const BEGUN: u32 = 400;
/// The same where what is written is a syllable, too.
const LONGER: u32 = 1300;
/// The cost of a syllable of which only the initial is written, where the keys cannot be cut otherwise.
const INITIAL: u32 = 700;
/// How many paths a column keeps.
const PATHS: usize = 400;
/// How many words of a path are weighed for the best way.
const WEIGHED: usize = 8;
/// How many words are offered of a path that is not written out.
const BEGUN_WORDS: usize = 8;
/// How much less likely than the first word of its path a word may be, to be weighed.
const UNLIKELY: u32 = 1800;

/// The lattice over the keys typed so far.
#[derive(Clone, Debug)]
pub(super) struct Lattice {
    spelling: &'static Spelling,
    keys: String,
    columns: Vec<LatticeColumn>,
    is_careful: bool,
}

impl Lattice {
    /// Begins after a word; see [`table::beginning`].
    pub fn new(spelling: &'static Spelling, before: WordId) -> Self {
        Self { spelling, keys: String::new(), columns: vec![LatticeColumn::first(before)], is_careful: false }
    }

    /// The keys, each one byte.
    pub fn keys(&self) -> &str {
        &self.keys
    }

    /// The columns: one before the keys, and one for each.
    pub fn columns(&self) -> &[LatticeColumn] {
        &self.columns
    }

    /// Adds a key; `'` ends a syllable. Tells whether the keyboard has the key.
    pub fn push(&mut self, ch: char) -> bool {
        let column = if ch == '\'' {
            self.separated()
        } else if let Some(key) = self.spelling.key(ch) {
            self.spelled(key)
        } else {
            return false;
        };
        self.keys.push(ch);
        self.columns.push(column);
        true
    }

    /// Drops the last key.
    pub fn pop(&mut self) -> Option<char> {
        let key = self.keys.pop()?;
        self.columns.pop();
        Some(key)
    }

    /// A separator changes nothing but that no syllable reaches across it.
    fn separated(&self) -> LatticeColumn {
        let Some(last) = self.columns.last() else { return LatticeColumn::default() };
        let mut column = last.clone();
        column.spelled.clear();
        column
    }

    fn spelled(&self, key: usize) -> LatticeColumn {
        let at = u16::try_from(self.columns.len()).unwrap_or(u16::MAX);
        let mut column = LatticeColumn::default();
        let Some(last) = self.columns.last() else { return column };
        let begun = last.spelled.iter().copied().chain((!last.hypotheses.is_empty()).then_some((at - 1, 0)));
        let steps = begun.filter_map(|(start, spelled)| Some((start, self.spelling.step(spelled, key)?)));
        column.spelled = steps.collect();
        for at in 0..column.spelled.len() {
            let (start, spelled) = column.spelled[at];
            for (syllable, cost) in self.spelling.full(spelled) {
                self.extend(&mut column, start, syllable, cost);
            }
        }
        column.is_full = column.paths.iter().any(|path| path.is_full);
        for at in 0..column.spelled.len() {
            let (start, spelled) = column.spelled[at];
            self.begin(&mut column, start, spelled);
        }
        self.end(&mut column);
        if self.is_careful {
            self.refuse(&mut column);
        }
        column.keep();
        column
    }

    /// The paths a syllable beginning at `start` may go on from: none as yet, or one that ends there.
    fn bases(&self, start: u16) -> impl Iterator<Item = SyllablePath> {
        let before = &self.columns[usize::from(start)];
        let none = SyllablePath {
            start,
            last: start,
            before: None,
            node: 0,
            cost: 0,
            is_full: before.is_full,
            goes_on: true,
        };
        let known = (0u16..).zip(&before.paths).filter(|(_, path)| path.goes_on);
        std::iter::once(none).chain(known.map(move |(at, path)| SyllablePath {
            last: start,
            before: Some(at),
            ..*path
        }))
    }

    fn extend(&self, column: &mut LatticeColumn, start: u16, syllable: u16, cost: u32) {
        for base in self.bases(start) {
            if let Some(node) = table::child(base.node, syllable) {
                column.paths.push(SyllablePath { node, cost: base.cost + cost, ..base });
            }
        }
    }

    /// Adds the paths whose last syllable is only begun.
    fn begin(&self, column: &mut LatticeColumn, start: u16, spelled: Spelled) {
        let goes_on = !column.is_full && self.spelling.is_initial(spelled);
        let is_syllable = self.spelling.full(spelled).any(|(_, cost)| cost == 0);
        let cost = if goes_on {
            INITIAL
        } else if is_syllable {
            LONGER
        } else {
            BEGUN
        };
        let syllables = self.spelling.partial(spelled);
        for base in self.bases(start) {
            let base = SyllablePath { is_full: false, goes_on, cost: base.cost + cost, ..base };
            let nodes = table::children_among(base.node, syllables);
            column.paths.extend(nodes.map(|node| SyllablePath { node, ..base }));
            if column.paths.len() > PATHS {
                column.paths.truncate(PATHS);
                return;
            }
        }
    }

    /// Adds the words of the paths that end at a column.
    fn end(&self, column: &mut LatticeColumn) {
        for (at, path) in (0u16..).zip(&column.paths) {
            let words = table::words(path.node);
            let first = table::cost(words.start).0;
            let weighed = if path.is_full { WEIGHED } else { 2 };
            let start = &self.columns[usize::from(path.start)];
            for word in words.take(weighed).take_while(|&word| table::cost(word).0 < first + UNLIKELY) {
                let (score, after) = start.enter(word);
                column.edges.push(WordEdge { path: at, word, score: score + path.cost, after });
            }
        }
        self.begin_with(column);
    }

    /// Adds the words that begin with the first key.
    fn begin_with(&self, column: &mut LatticeColumn) {
        let first = &self.columns[0];
        let Some(hypothesis) = first.hypotheses.first() else { return };
        for (at, path) in (0u16..).zip(&column.paths).filter(|(_, path)| path.start == 0) {
            let most = if path.is_full { usize::MAX } else { BEGUN_WORDS };
            column.fronts.extend(table::words(path.node).take(most).map(|word| {
                let score = hypothesis.then(word) + path.cost;
                WordEdge { path: at, word, score, after: 0 }
            }));
        }
        column.fronts.sort_unstable_by_key(|front| (front.score, front.word, front.path));
    }

    /// Returns a lattice of the same keys without the ways in which something stands that is never offered.
    pub fn careful(&self) -> Self {
        let columns = self.columns.first().cloned().into_iter().collect();
        let mut careful = Self { keys: String::new(), columns, is_careful: true, ..*self };
        for key in self.keys.chars() {
            careful.push(key);
        }
        careful
    }

    /// Drops the words by which something comes about that is never offered.
    fn refuse(&self, column: &mut LatticeColumn) {
        let paths = std::mem::take(&mut column.paths);
        column.edges.retain(|edge| {
            let start = usize::from(paths[usize::from(edge.path)].start);
            let mut text = table::text(edge.word).to_owned();
            if let Some(before) =
                self.columns[start].hypotheses.get(usize::from(edge.after)).filter(|_| start > 0)
            {
                text.insert_str(0, &whole_path::tail(&self.columns, start, &before.edge, blocked::longest()));
            }
            !blocked::refuses(&text)
        });
        column.paths = paths;
    }
}

#[cfg(test)]
mod tests {
    use super::super::spelling::{DIGITS, LETTERS};
    use super::*;

    fn lattice(spelling: &'static Spelling, keys: &str) -> Lattice {
        let mut lattice = Lattice::new(spelling, table::beginning());
        assert!(keys.chars().all(|key| lattice.push(key)));
        lattice
    }

    #[test]
    fn a_key_taken_back_leaves_the_columns_as_they_were() {
        for (spelling, keys) in [(&LETTERS, "xi'anjianyizengj"), (&DIGITS, "542694'9364")] {
            let whole = lattice(spelling, keys);
            let mut further = whole.clone();
            for key in keys.chars() {
                further.push(key);
            }
            for _ in keys.chars() {
                further.pop();
            }
            assert_eq!(further.columns(), whole.columns());
        }
    }

    #[test]
    fn keys_that_can_be_cut_whole_keep_no_lone_initials() {
        let lattice = lattice(&LETTERS, "jianyi");
        let cut = |at: usize| lattice.columns()[at].is_full;
        assert!(cut(2) && cut(3) && cut(4) && cut(6) && !cut(1) && !cut(5));
        assert!(lattice.columns()[6].paths.iter().filter(|path| path.goes_on).all(|path| path.is_full));
    }

    #[test]
    fn no_word_stands_across_a_separator_as_one_syllable() {
        let lattice = lattice(&LETTERS, "xi'an");
        let last = lattice.columns().last().unwrap();
        assert!(last.fronts.iter().all(|front| table::text(front.word).chars().count() > 1));
    }
}
