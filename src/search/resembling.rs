//! What a question is like: what the entries of the lexicon mean here that share most with it, though none is said in it.

use super::cell::Cell;
use super::gather::Gathering;
use super::index::Index;
use super::like::LikeEntry;
use super::meaning::best_of_each;
use super::pattern::Element;
use super::saying::PRIMARY;

/// How many entries that mean something here are enough.
const ENOUGH: usize = 4;
/// What it is worth that one way of saying an entry is in the question, for the share there is of both.
const COVERED: f64 = 0.6;
/// How much each further meaning of an entry is worth less.
const LESS: f64 = 0.07;
/// What is left of it where an entry means something by its later meanings only, which are for halls that have no better.
const LATE: f64 = 0.6;
/// What is left of it where titles hold the halves of a word only.
const HALVED: f64 = 0.8;
/// What may be spent to find what entries mean.
const WORK: u32 = 8_000;

/// What a question is like, as far as this hall goes.
#[derive(Debug, Default)]
pub(super) struct Likely {
    /// Titles that entries like it mean, in ascending order, each with how much it is like them.
    titles: Vec<(u32, f64)>,
    /// How much it is like something that this hall does not do.
    pub missing: f64,
}

impl Likely {
    /// Returns how much a question is like what means a title.
    pub fn share(&self, title: u32) -> f64 {
        let at = self.titles.binary_search_by_key(&title, |(title, _)| *title);
        at.map_or(0.0, |at| self.titles[at].1)
    }

    /// Returns the titles, each with its share.
    pub fn titles(&self) -> &[(u32, f64)] {
        &self.titles
    }
}

impl Index {
    /// Yields all ways of saying an entry.
    fn said_by(&self, entry: u32) -> impl Iterator<Item = &[Cell]> {
        let word =
            entry.checked_sub(self.lexicon.sayings).and_then(|word| self.intents.word_out_of_scope(word));
        let says = if word.is_some() { None } else { Some(self.sayings.says(entry)) };
        word.into_iter().chain(says.into_iter().flatten())
    }
}

impl Gathering<'_> {
    /// Returns what titles entries mean that are like a question, and whether it is like something not done here.
    pub(super) fn likely(&mut self, elements: &[Element], telling: u64, wanted: u64) -> Likely {
        let index = self.index;
        let mut likely = Likely::default();
        let mut meant = 0;
        self.grant(WORK);
        let shared = index.lexicon.weigh(elements, telling, wanted);
        let mut like = index.lexicon.like(&shared);
        for LikeEntry { entry, share } in &mut like {
            let covered = index.said_by(*entry).map(|say| shared.cover(say, elements, telling));
            *share += COVERED * covered.fold(0.0, f64::max);
        }
        like.sort_unstable_by(LikeEntry::likest);
        for LikeEntry { entry, share } in like {
            let titles = self.meant_by(entry);
            if titles.is_empty() && self.work > 0 {
                likely.missing = likely.missing.max(share);
            }
            meant += usize::from(!titles.is_empty());
            likely.titles.extend(titles.into_iter().map(|(title, value)| (title, value * share)));
            if meant == ENOUGH || self.work == 0 {
                break;
            }
        }
        best_of_each(&mut likely.titles);
        likely
    }

    /// Returns the titles that an entry means; where there are none, those that hold both halves of its words: 门诊预约 is a
    /// 门诊网上预约 here.
    fn meant_by(&mut self, entry: u32) -> Vec<(u32, f64)> {
        let index = self.index;
        if !index.lexicon.is_saying(entry) {
            // Where a title names it, this hall does it.
            let word =
                |say: &[Cell]| say.iter().map(|cell| Element::of(*cell, index.readings.sounds())).collect();
            let named: Vec<Vec<Element>> = index.said_by(entry).map(word).collect();
            return self.holding(std::iter::once(named.as_slice()), 0.0);
        }
        let means = index.sayings.means(entry, &index.readings);
        let sure = if index.sayings.has_own(&[entry]) { means.len() } else { means.len().min(PRIMARY) };
        let mut titles = self.holding(means[..sure].iter().map(Vec::as_slice), LESS);
        let late = self.holding(means[sure..].iter().map(Vec::as_slice), LESS);
        titles.extend(late.into_iter().map(|(title, value)| (title, value * LATE)));
        if titles.is_empty() {
            let halves: Vec<Vec<Vec<Element>>> =
                means[..sure].iter().filter_map(|mean| halved(mean)).collect();
            let apart = self.holding(halves.iter().map(Vec::as_slice), LESS);
            titles.extend(apart.into_iter().map(|(title, value)| (title, value * HALVED)));
        }
        titles
    }
}

/// Takes words of four characters apart in the middle; none where no word has four.
fn halved(words: &[Vec<Element>]) -> Option<Vec<Vec<Element>>> {
    let halves = |word: &Vec<Element>| match word.len() {
        4 => vec![word[..2].to_vec(), word[2..].to_vec()],
        _ => vec![word.clone()],
    };
    words.iter().any(|word| word.len() == 4).then(|| words.iter().flat_map(halves).collect())
}
