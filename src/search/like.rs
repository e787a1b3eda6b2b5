//! The lexicon as texts, of which the likest to a question are found: BM25 over the lexicon in place of the titles.
//!
//! Entries are texts, characters and pairs of neighbours their words. People tell one thing in many words, and of these the
//! 50,000 that are written down hold nearly always some.

use super::built_in::likeness;
use super::cell::Cell;
use super::likeness::{LikenessTable, agree};
use super::pattern::{Element, Fit};

/// What a character weighs beside a pair of neighbours.
const CHARACTER: f64 = 0.5;
/// A character of so many entries tells nothing.
const COMMON: usize = 400;
/// What a pair weighs that no entry holds: such neighbours met by chance.
const CHANCE: f64 = 0.3;
/// How much less an entry of the usual size is worth for each thing it shares.
const SIZE: f64 = 0.25;
/// What share of a question an entry must have to be like it at all.
const LEAST: f64 = 0.12;
/// What a question weighs at least: a single character may stand in anything.
const TOLD: f64 = 8.0;
/// What is left of what a pair weighs where it says but what is wanted, which is wanted of many things.
const WANTED: f64 = 0.5;
/// How many entries are looked at.
const LOOKED: usize = 12;

/// The lexicon as texts: sayings by their numbers, and behind them words for what no hall does.
#[derive(Debug)]
pub(super) struct Lexicon {
    own: LikenessTable,
    built_in: LikenessTable,
    /// How many entries are the hall's own, and how many are sayings.
    own_entries: u32,
    /// Those behind them are words for what no hall does.
    pub sayings: u32,
    /// How much there is of an entry.
    average: f64,
}

/// An entry that is like a question, and the share it has of what the question says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct LikeEntry {
    /// Its number.
    pub entry: u32,
    /// Its share; more for what one way of saying it covers.
    pub share: f64,
}

impl LikeEntry {
    /// Puts the likest first.
    pub fn likest(a: &Self, b: &Self) -> std::cmp::Ordering {
        b.share.total_cmp(&a.share).then(a.entry.cmp(&b.entry))
    }
}

/// What the elements of a question weigh, and how much of it entries have.
pub(super) struct Shared {
    total: f64,
    /// What each element weighs by itself, and with the next one.
    single: Vec<f64>,
    paired: Vec<f64>,
    /// What each entry has, and those that have something.
    of: Vec<f64>,
    some: Vec<u32>,
}

impl Shared {
    fn new(entries: usize, elements: usize) -> Self {
        let nothing = vec![0.0; elements];
        Self {
            total: 0.0,
            single: nothing.clone(),
            paired: nothing,
            of: vec![0.0; entries],
            some: Vec::new(),
        }
    }

    /// Takes in what some entries hold, the rarer the more; returns what it weighs.
    fn tell(&mut self, holding: &mut Vec<u32>, weight: f64) -> f64 {
        let weight = weight * (1.0 + float(self.of.len()) / (float(holding.len()) + 0.5)).ln();
        self.total += weight;
        for entry in holding.drain(..) {
            let sum = &mut self.of[entry as usize];
            if *sum == 0.0 {
                self.some.push(entry);
            }
            *sum += weight;
        }
        weight
    }

    /// Returns how far one way of saying something is in a question: how much of the saying, and of the question.
    pub fn cover(&self, say: &[Cell], elements: &[Element], telling: u64) -> f64 {
        let at_cell = |cell: Cell| {
            let fits = |(at, element): (usize, &Element)| {
                let is_there =
                    telling >> at & 1 == 1 && element.class.is_some() && element.fit(cell) == Fit::Exact;
                u64::from(is_there) << at
            };
            elements.iter().enumerate().map(fits).fold(0u64, |all, bit| all | bit)
        };
        let (mut before, mut single, mut paired) = (0, 0, 0);
        let (mut cells, mut pairs) = (0, 0);
        for cell in say {
            let here = at_cell(*cell);
            // Elements whose neighbour is here.
            let pair = before & here >> 1;
            (cells, pairs) = (cells + usize::from(here != 0), pairs + usize::from(pair != 0));
            (single, paired, before) = (single | here, paired | pair, here);
        }
        let of_say =
            (2.0 * float(pairs) / float(say.len().max(2) - 1) + float(cells) / float(say.len().max(1))) / 3.0;
        let sum = |weights: &[f64], bits: u64| -> f64 {
            weights.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, weight)| weight).sum()
        };
        of_say * (sum(&self.single, single) + sum(&self.paired, paired)) / self.total.max(TOLD)
    }
}

impl Lexicon {
    /// Takes in a hall's own sayings, of which there are so many, and so many with those that are built in behind them.
    pub fn of(own: LikenessTable, (own_entries, sayings): (u32, u32)) -> Self {
        let built_in = likeness();
        let sizes = own.sizes.iter().chain(built_in.sizes.iter());
        let all = own.sizes.len() + built_in.sizes.len();
        let average = sizes.map(|size| f64::from(*size)).sum::<f64>() / float(all.max(1));
        Self { own, built_in, own_entries, sayings, average }
    }

    /// Is an entry a saying, which may mean something here?
    pub fn is_saying(&self, entry: u32) -> bool {
        entry < self.sayings
    }

    /// Weighs what elements say, of those that say something (a bit each), and what each entry shares of it.
    pub fn weigh(&self, elements: &[Element], telling: u64, wanted: u64) -> Shared {
        let entries = self.own.sizes.len() + self.built_in.sizes.len();
        let mut shared = Shared::new(entries, elements.len());
        let mut holding = Vec::new();
        let tells = |at: usize| telling >> at & 1 == 1;
        for (at, element) in elements.iter().enumerate().filter(|(at, _)| tells(*at)) {
            self.with_character(element, &mut holding);
            if !holding.is_empty() {
                shared.single[at] = shared.tell(&mut holding, CHARACTER);
            }
            if let Some(next) = elements.get(at + 1).filter(|_| tells(at + 1)) {
                self.with_pair([element, next], &mut holding);
                let is_wanted = wanted >> at & 3 == 3;
                let weight = if is_wanted { WANTED } else { 1.0 };
                let weight = if holding.is_empty() { CHANCE } else { weight };
                shared.paired[at] = shared.tell(&mut holding, weight);
            }
        }
        shared
    }

    /// Returns the entries that share most of what was weighed, the likest first.
    pub fn like(&self, shared: &Shared) -> Vec<LikeEntry> {
        let size = |entry: u32| match entry.checked_sub(self.own_entries) {
            Some(entry) => self.built_in.sizes.get(entry as usize),
            None => self.own.sizes.get(entry as usize),
        };
        let like = |entry: &u32| {
            let size = 1.0 + SIZE * size(*entry).map_or(1.0, |size| f64::from(*size)) / self.average;
            LikeEntry { entry: *entry, share: shared.of[*entry as usize] / size / shared.total.max(TOLD) }
        };
        let mut like: Vec<LikeEntry> =
            shared.some.iter().map(like).filter(|like| like.share >= LEAST).collect();
        like.sort_unstable_by(LikeEntry::likest);
        like.truncate(LOOKED);
        like
    }

    /// Fills in the entries that hold a character, if it tells something.
    fn with_character(&self, element: &Element, holding: &mut Vec<u32>) {
        let Some(ch) = element.ch else { return };
        let (own, built_in) = (self.own.with_character(ch), self.built_in.with_character(ch));
        if own.len() + built_in.len() <= COMMON {
            holding.extend(own);
            holding.extend(built_in.iter().map(|entry| entry + self.own_entries));
        }
    }

    /// Fills in the entries that hold two neighbours.
    fn with_pair(&self, pair: [&Element; 2], holding: &mut Vec<u32>) {
        // First letters stand for too much.
        let sound = |element: &Element| element.class.and_then(|_| element.exact.iter().next());
        let (Some(first), Some(second)) = (sound(pair[0]), sound(pair[1])) else { return };
        let typed = pair.map(|element| element.ch);
        for (table, number) in [(&self.own, 0), (&self.built_in, self.own_entries)] {
            let entries = table.with_pair(first, second).filter(|(_, characters)| agree(*characters, typed));
            holding.extend(entries.map(|(entry, _)| number + entry));
        }
        holding.dedup();
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
