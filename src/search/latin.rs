//! Words in Latin letters, found by their stems: register finds Registration.

use super::cell::{Cell, TitleText};

const ENGLISH: &str = include_str!("lexicon/english.txt");
/// Endings that a stem goes without, the longest first.
const ENDINGS: [&str; 38] = [
    "ications", "ication", "izations", "ization", "isation", "rations", "ations", "ration", "ation", "ments",
    "ition", "icate", "iages", "ances", "ences", "ancy", "ency", "iage", "ment", "ance", "ence", "ants",
    "ents", "ions", "ings", "ant", "ent", "ion", "ing", "ers", "ied", "ies", "als", "er", "al", "ed", "es",
    "ss",
];
/// Letters a stem has at least.
const STEM: usize = 4;

/// The words of all titles in Latin letters.
#[derive(Debug)]
pub(super) struct LatinWords {
    words: Vec<LatinWord>,
    stops: Vec<&'static str>,
    /// What people say, and how titles call it.
    alike: Vec<(Vec<&'static str>, Vec<&'static str>)>,
}

/// A word, and where it stands.
#[derive(Debug)]
struct LatinWord {
    text: String,
    stem: String,
    titles: Vec<WordPosition>,
}

/// Where a word stands: in which title, as which of its words, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordPosition {
    pub title: u32,
    pub nth: u16,
    pub of: u16,
}

impl LatinWords {
    /// Gathers the words of a text.
    pub fn collect(text: &TitleText) -> Self {
        let mut all: Vec<(String, WordPosition)> = Vec::new();
        for title in 0..text.len() {
            let words = words(text.title(title));
            let of = u16::try_from(words.len()).unwrap_or(u16::MAX);
            let place = |nth| WordPosition { title, nth, of };
            all.extend((0..).zip(words).map(|(nth, word)| (word, place(nth))));
        }
        all.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.title.cmp(&b.1.title)));
        let mut words: Vec<LatinWord> = Vec::new();
        for (text, place) in all {
            match words.last_mut().filter(|word| word.text == text) {
                Some(word) => word.titles.push(place),
                None => words.push(LatinWord { stem: stem(&text), text, titles: vec![place] }),
            }
        }
        let mut latin = Self { words, stops: Vec::new(), alike: Vec::new() };
        for line in ENGLISH.lines().filter(|line| !line.starts_with('#')) {
            if let Some(stops) = line.strip_prefix("stop ") {
                latin.stops = stops.split(' ').collect();
            } else if let Some((says, means)) = line.split_once('=') {
                latin.alike.push((says.split_whitespace().collect(), means.split_whitespace().collect()));
            }
        }
        latin
    }

    /// Are there no words at all?
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns the words of a question that say something, those run together taken apart.
    pub fn telling(&self, typed: &[String]) -> Vec<String> {
        let mut told: Vec<String> = Vec::new();
        for word in typed.iter().filter(|word| !self.stops.contains(&word.as_str())) {
            match self.cut(word) {
                Some((head, tail)) => told.extend([head.to_owned(), tail.to_owned()]),
                None => told.push(word.clone()),
            }
        }
        told
    }

    /// Cuts two words that were typed without a space between.
    fn cut<'w>(&self, typed: &'w str) -> Option<(&'w str, &'w str)> {
        if typed.len() < 6 || !typed.is_ascii() || self.places(typed).next().is_some() {
            return None;
        }
        // Words are in order of their letters.
        let known = |head: &str| self.words.binary_search_by(|word| word.text.as_str().cmp(head)).is_ok();
        let cuts = (3..=typed.len() - 3).rev().map(|at| typed.split_at(at));
        cuts.filter(|(head, _)| known(head)).find(|(_, tail)| self.places(tail).next().is_some())
    }

    /// Yields where a word stands, by its stem or as its beginning.
    pub fn places<'s>(&'s self, typed: &'s str) -> impl Iterator<Item = WordPosition> + 's {
        let stem = stem(typed);
        let fits =
            move |word: &&LatinWord| word.stem == stem || typed.len() > 2 && word.text.starts_with(typed);
        self.words.iter().filter(fits).flat_map(|word| word.titles.iter().copied())
    }

    /// Returns how titles call what people say with this word.
    pub fn also(&self, typed: &str) -> &[&'static str] {
        let said = self.alike.iter().find(|(says, _)| says.contains(&typed));
        said.map_or(&[], |(_, means)| means.as_slice())
    }
}

/// Returns the words of a title that are in Latin letters.
fn words(cells: &[Cell]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for cell in cells.iter().filter(|cell| cell.is_ascii()) {
        match words.last_mut().filter(|_| cell.continues()) {
            Some(word) => word.push(cell.ch()),
            None => words.push(cell.ch().to_string()),
        }
    }
    words.retain(|word| word.len() > 1 && word.starts_with(|ch: char| ch.is_ascii_lowercase()));
    words
}

/// Returns what a word has in common with its kin.
fn stem(word: &str) -> String {
    let cut = |word: &str| {
        let ending =
            ENDINGS.iter().find(|ending| word.len() >= STEM + ending.len() && word.ends_with(**ending));
        ending.map(|ending| word[..word.len() - ending.len()].to_owned())
    };
    let plain =
        word.strip_suffix('s').filter(|plain| plain.len() >= STEM && !plain.ends_with('s')).unwrap_or(word);
    let stem = cut(word).or_else(|| cut(plain)).unwrap_or_else(|| plain.to_owned());
    let stem = stem.strip_suffix(['e', 'y']).filter(|left| left.len() >= STEM).unwrap_or(&stem);
    // licence and license
    stem.strip_suffix('c').map_or_else(|| stem.to_owned(), |left| format!("{left}s"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kindred_words_share_a_stem() {
        for (a, b) in [
            ("register", "registration"),
            ("renew", "renewal"),
            ("apply", "application"),
            ("marry", "marriage"),
            ("permit", "permits"),
            ("licence", "license"),
            ("worker", "working"),
            ("residence", "resident"),
            ("certificate", "certification"),
            ("pensions", "pension"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn other_words_do_not() {
        for (a, b) in [("work", "word"), ("permit", "person"), ("entry", "enter"), ("stay", "state")] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
