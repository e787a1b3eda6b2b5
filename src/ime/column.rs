//! What is known after so many keys: paths that end there, words, and the best ways to have come there.
use super::spelling::Spelled;
use super::table::{self, Followers, WordId};

/// How many ways of having come to a place are kept.
pub(super) const HYPOTHESES: usize = 10;

/// A path that begins at one column and ends at this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SyllablePath {
    /// The column it begins at.
    pub start: u16,
    /// The column its last syllable begins at.
    pub last: u16,
    /// The path without its last syllable, in that column's paths.
    pub before: Option<u16>,
    /// The node of the trie.
    pub node: u32,
    /// What its spelling costs: mixed-up sounds, syllables not written out.
    pub cost: u32,
    /// Is every syllable written out?
    pub is_full: bool,
    /// May further syllables follow?
    pub goes_on: bool,
}

/// A word that ends at this column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordEdge {
    /// Its path, in this column's paths.
    pub path: u16,
    pub word: WordId,
    /// The best way to have come to its end.
    pub score: u32,
    /// The hypothesis it follows, in the column where it begins.
    pub after: u16,
}

/// One of the best ways to have come to this column, by its last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hypothesis {
    pub edge: WordEdge,
    pub followers: Option<Followers>,
}

/// A column of the lattice, one for each key and one before them all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LatticeColumn {
    /// Syllables that are being spelled: where each began, and how far it is.
    pub spelled: Vec<(u16, Spelled)>,
    pub paths: Vec<SyllablePath>,
    pub edges: Vec<WordEdge>,
    /// The words that begin with the first key and end here, the likeliest first.
    pub fronts: Vec<WordEdge>,
    pub hypotheses: Vec<Hypothesis>,
    /// The lowest score of a hypothesis with what other words cost after it.
    plain: (u32, u16),
    /// Can the keys up to here be cut into whole syllables?
    pub is_full: bool,
}

impl LatticeColumn {
    /// The column before all keys, after a word or at the beginning of a text.
    pub fn first(before: WordId) -> Self {
        let edge = WordEdge { path: 0, word: before, score: 0, after: 0 };
        let mut column = Self { is_full: true, ..Self::default() };
        column.hypotheses.push(Hypothesis { edge, followers: table::followers(before) });
        column.settle();
        column
    }

    /// Keeps the best ways among the words that end here; each last word once.
    pub fn keep(&mut self) {
        for at in 0..self.edges.len() {
            let edge = self.edges[at];
            if !self.paths[usize::from(edge.path)].goes_on {
                continue;
            }
            let better = |hypothesis: &Hypothesis| hypothesis.edge.score <= edge.score;
            if self.hypotheses.len() == HYPOTHESES && self.hypotheses.last().is_some_and(better) {
                continue;
            }
            match self.hypotheses.iter().position(|hypothesis| hypothesis.edge.word == edge.word) {
                Some(known) if better(&self.hypotheses[known]) => continue,
                Some(known) => drop(self.hypotheses.remove(known)),
                None => self.hypotheses.truncate(HYPOTHESES - 1),
            }
            let place = self.hypotheses.partition_point(better);
            self.hypotheses.insert(place, Hypothesis { edge, followers: None });
        }
        for hypothesis in &mut self.hypotheses {
            hypothesis.followers = table::followers(hypothesis.edge.word);
        }
        self.settle();
    }

    fn settle(&mut self) {
        let cost = |hypothesis: &Hypothesis| {
            hypothesis.edge.score + hypothesis.followers.map_or(0, |followers| followers.rest)
        };
        let plain = (0u16..).zip(&self.hypotheses).map(|(at, hypothesis)| (cost(hypothesis), at)).min();
        self.plain = plain.unwrap_or((u32::MAX / 2, 0));
    }

    /// Returns the lowest score of a word that begins here, and the hypothesis it follows.
    pub fn enter(&self, word: WordId) -> (u32, u16) {
        let (alone, follows) = table::cost(word);
        let mut best = (self.plain.0 + alone, self.plain.1);
        if follows {
            for (at, hypothesis) in (0u16..).zip(&self.hypotheses) {
                if hypothesis.edge.score >= best.0 {
                    break;
                }
                if let Some(cost) = hypothesis.followers.and_then(|followers| followers.cost(word)) {
                    best = best.min((hypothesis.edge.score + cost, at));
                }
            }
        }
        best
    }
}

impl Hypothesis {
    /// Returns the score of a word after this one.
    pub fn then(&self, word: WordId) -> u32 {
        let counted = self.followers.and_then(|followers| followers.cost(word));
        let rest = self.followers.map_or(0, |followers| followers.rest);
        self.edge.score + counted.unwrap_or_else(|| table::cost(word).0 + rest)
    }
}
