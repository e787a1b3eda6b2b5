//! The index of all matters by their titles.

use std::collections::HashMap;
use std::sync::Arc;

use super::cell::{TitleText, span};
use super::gather::{FINE, Gathering, worth};
use super::grams::Grams;
use super::intents::Intents;
use super::latin::LatinWords;
use super::lattice::Question;
use super::like::Lexicon;
use super::readings::Readings;
use super::saying::{Sayings, Synonym};

/// A matter as it is indexed.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// What it is called in the catalogue.
    pub title: &'a str,
    /// Further titles it is found by: aliases, the English name.
    pub also: &'a [String],
    /// How often it is wanted. Where a question is answered by more titles than are looked at, the matters
    /// wanted most come first.
    pub popularity: u32,
}

/// The index of all matters by their titles. Matters are known by their position among the entries.
///
/// Matters of the same title share what is stored of it.
#[derive(Debug)]
pub struct Index {
    pub(super) readings: Arc<Readings>,
    pub(super) text: TitleText,
    pub(super) grams: Grams,
    pub(super) sayings: Sayings,
    pub(super) lexicon: Lexicon,
    pub(super) intents: Intents,
    pub(super) latin: LatinWords,
    matters: Vec<u32>,
    ends: Vec<u32>,
}

/// How many characters of a name tell where it stands in the order of a dictionary.
const SPELLED: usize = 8;

/// What a question is answered by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchAnswer {
    /// The positions of matters, best first.
    pub matters: Vec<u32>,
    /// None answers wholly: they are what comes nearest.
    pub is_nearest: bool,
}

/// A distinct title while the index is built.
struct DistinctTitle<'a> {
    title: &'a str,
    len: usize,
    popularity: u32,
    matters: Vec<u32>,
}

impl Index {
    /// Indexes matters in the order given and takes in the everyday words.
    pub fn build<'a>(
        readings: &Arc<Readings>,
        entries: impl IntoIterator<Item = Entry<'a>>,
        synonyms: &[Synonym],
    ) -> Self {
        let distinct = sift(entries);
        let cells = distinct.iter().map(|title| title.len).sum();
        let mut text = TitleText::with_capacity(distinct.len(), cells);
        let (mut matters, mut ends) = (Vec::new(), Vec::with_capacity(distinct.len()));
        for title in distinct {
            // A place of two readings is indexed by both.
            for cells in std::iter::once(readings.cells(title.title)).chain(readings.otherwise(title.title)) {
                text.push(&cells);
                matters.extend(&title.matters);
                ends.push(u32::try_from(matters.len()).unwrap_or(u32::MAX));
            }
        }
        matters.shrink_to_fit();
        let grams = Grams::collect(&text, readings);
        let sayings = Sayings::read(synonyms, readings);
        let lexicon = Lexicon::of(sayings.own_likeness(), sayings.counts());
        let intents = Intents::load(readings);
        let latin = LatinWords::collect(&text);
        Self { readings: Arc::clone(readings), text, grams, sayings, lexicon, intents, latin, matters, ends }
    }

    /// Answers a question with the positions of at most `limit` matters, best first.
    ///
    /// The order is by how well a title answers, then by `popularity`, then by position. Two matters of the same
    /// title are two answers. What cannot be understood has no answer.
    #[must_use]
    pub fn find(&self, question: &str, limit: usize, popularity: &dyn Fn(u32) -> u32) -> Vec<u32> {
        self.answer(question, limit, popularity).matters
    }

    /// Answers as [`Index::find`] does, and says whether what was found answers, or only comes nearest.
    #[must_use]
    pub fn answer(&self, question: &str, limit: usize, popularity: &dyn Fn(u32) -> u32) -> SearchAnswer {
        let question = Question::read(question, &self.readings);
        let hits = Gathering::run(self, &question);
        let best = hits.iter().map(|hit| hit.score).max();
        let is_nearest = best.is_some_and(|best| best < worth::ANSWERS * FINE);
        SearchAnswer { matters: self.ranked(hits, limit, popularity), is_nearest }
    }

    /// Does a title hold these words as they are, all that a space divides?
    #[must_use]
    pub fn holds(&self, words: &str) -> bool {
        let question = Question::read(words, &self.readings);
        Gathering::holds(self, &question)
    }

    /// Returns how the beginning of a name is spelled in letters, syllables divided by spaces.
    #[must_use]
    pub fn spelling(&self, name: &str) -> String {
        let begins: String = name.chars().take(SPELLED).collect();
        let sounds = self.readings.read(&begins);
        sounds.into_iter().map(|sound| self.readings.name(sound)).collect::<Vec<_>>().join(" ")
    }

    /// Returns the bytes the index uses, without the lexicon and the everyday words.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.text.bytes() + self.grams.bytes() + (self.matters.capacity() + self.ends.capacity()) * 4
    }

    /// Returns the matters of a title.
    pub(super) fn matters(&self, title: u32) -> &[u32] {
        span(&self.ends, &self.matters, title)
    }
}

/// Gathers the distinct titles: the most popular first, then the shortest, then the first given.
fn sift<'a>(entries: impl IntoIterator<Item = Entry<'a>>) -> Vec<DistinctTitle<'a>> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut distinct: Vec<DistinctTitle> = Vec::new();
    for (matter, entry) in (0u32..).zip(entries) {
        for title in std::iter::once(entry.title).chain(entry.also.iter().map(String::as_str)) {
            let at = *known.entry(title).or_insert_with(|| {
                distinct.push(DistinctTitle {
                    title,
                    len: title.chars().count(),
                    popularity: 0,
                    matters: Vec::new(),
                });
                distinct.len() - 1
            });
            let same = &mut distinct[at];
            same.popularity = same.popularity.max(entry.popularity);
            if same.matters.last() != Some(&matter) {
                same.matters.push(matter);
            }
        }
    }
    distinct.sort_by_key(|title| (std::cmp::Reverse(title.popularity), title.len));
    distinct
}
