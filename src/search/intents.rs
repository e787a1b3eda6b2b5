//! What people say beside the thing itself: what became of it (丢了, 过期), and words that say nothing.

use super::built_in::{out_of_scope, stops};
use super::cell::Cell;
use super::pattern::{Element, loosely};
use super::readings::Readings;
use super::spoken_words::SpokenWords;

const INTENTS: &str = include_str!("lexicon/intents.txt");

/// What is wanted of a thing, or has become of it, and how titles call that.
#[derive(Debug)]
pub(super) struct Intent {
    /// Words of titles for it, the likeliest first, as cells and as what is asked for.
    pub means: Vec<(Vec<Cell>, Vec<Element>)>,
    /// It ends the thing.
    pub ends: bool,
}

/// All intents, and the words that say nothing about the matter.
#[derive(Debug)]
pub(super) struct Intents {
    /// The intents.
    pub all: Vec<Intent>,
    stops: SpokenWords,
    out_of_scope: SpokenWords,
    /// What is said, and which intent it is.
    said: SpokenWords,
}

impl SpokenWords {
    /// Returns the length of the longest word spoken here, and its number.
    fn longest(&self, elements: &[Element]) -> Option<(usize, u32)> {
        self.spoken(elements).max_by_key(|(len, _)| *len)
    }

    /// Yields the lengths of all words spoken here, and their numbers.
    fn spoken<'s>(&'s self, elements: &'s [Element]) -> impl Iterator<Item = (usize, u32)> + 's {
        // Words are spoken exactly, so their first sound is one of these.
        let sounds = elements.first().into_iter().flat_map(|first| first.exact.iter());
        let words = sounds.flat_map(|sound| self.beginning(usize::from(sound)));
        let here = words.filter(|(word, _)| is_clear(elements, word) && spoken(elements, word));
        here.map(|(word, number)| (word.len(), number))
    }
}

impl Intents {
    /// Reads what is built into the program.
    pub fn load(readings: &Readings) -> Self {
        let words = |text: &str| -> Vec<Vec<Cell>> {
            let mut words: Vec<Vec<Cell>> =
                text.split_whitespace().map(|word| readings.cells(word)).collect();
            words.retain(|word| !word.is_empty());
            words
        };
        let asked = |mean: Vec<Cell>| {
            let elements = mean.iter().map(|cell| Element::of(*cell, readings.sounds())).collect();
            (mean, elements)
        };
        let (mut all, mut said) = (Vec::new(), Vec::new());
        let lines = INTENTS.lines().filter(|line| !line.starts_with('#'));
        for (number, (says, means)) in (0..).zip(lines.filter_map(|line| line.split_once('='))) {
            let ends = says.strip_prefix("end ");
            let says = ends.unwrap_or(says);
            said.extend(words(says).into_iter().map(|word| (word, number)));
            all.push(Intent { means: words(means).into_iter().map(asked).collect(), ends: ends.is_some() });
        }
        let said = SpokenWords::collect(said.into_iter());
        Self { all, stops: stops(), out_of_scope: out_of_scope(), said }
    }
}

impl Intents {
    /// Returns how long the longest word is that stands here and says nothing; 0 for none.
    pub fn stop(&self, elements: &[Element]) -> usize {
        self.stops.longest(elements).map_or(0, |(len, _)| len)
    }

    /// Yields how long all words are that stand here and say nothing.
    pub fn stops<'s>(&'s self, elements: &'s [Element]) -> impl Iterator<Item = usize> + 's {
        self.stops.spoken(elements).map(|(len, _)| len)
    }
}

impl Intents {
    /// Returns the intent spoken here at the greatest length, and that length.
    pub fn intent(&self, elements: &[Element]) -> Option<(&Intent, usize)> {
        let (len, at) = self.said.longest(elements)?;
        Some((self.all.get(at as usize)?, len))
    }

    /// Does a title end the thing, where something else is wanted of it?
    pub fn ends_unasked(&self, asked: &[(&Intent, u64)], cells: &[Cell]) -> bool {
        let mut ends = self.all.iter().filter(|intent| intent.ends).flat_map(|intent| &intent.means);
        let is_asked =
            |mean: &[Cell]| asked.iter().any(|(intent, _)| intent.means.iter().any(|(of, _)| of == mean));
        !asked.is_empty() && ends.any(|(mean, _)| holds(cells, mean) && !is_asked(mean))
    }

    /// Is an intent spoken anywhere?
    pub fn is_in(&self, elements: &[Element]) -> bool {
        (0..elements.len()).any(|at| self.said.longest(&elements[at..]).is_some())
    }

    /// Returns a word for what no hall does, by its number.
    pub fn word_out_of_scope(&self, at: u32) -> Option<&[Cell]> {
        (at < self.out_of_scope.words.len()).then(|| self.out_of_scope.words.row(at as usize))
    }

    /// Returns how long the longest word is that asks for what no hall does; 0 for none.
    pub fn out_of_scope(&self, elements: &[Element]) -> usize {
        self.out_of_scope.longest(elements).map_or(0, |(len, _)| len)
    }
}

/// Is a word told by what was typed? One syllable of pinyin alone may be any of many characters.
pub(super) fn is_clear(elements: &[Element], say: &[Cell]) -> bool {
    let typed = &elements[..elements.len().min(say.len())];
    typed.iter().all(|element| element.class.is_some()) && (say.len() > 1 || typed[0].ch.is_some())
}

/// Are the cells spoken here, exactly?
pub(super) fn spoken(elements: &[Element], say: &[Cell]) -> bool {
    !say.is_empty() && elements.len() >= say.len() && loosely(&elements[..say.len()], say, 1).is_some()
}

/// Do some cells hold these characters in a row?
pub(super) fn holds(cells: &[Cell], word: &[Cell]) -> bool {
    cells.windows(word.len()).any(|run| run.iter().zip(word).all(|(a, b)| a.is(b.ch())))
}
