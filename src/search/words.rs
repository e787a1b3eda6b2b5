//! Gathers the titles that hold the Latin words of a question, in any form and order.

use std::collections::{HashMap, HashSet};

use super::gather::{FINE, Gathering, ScoredTitle, worth};
use super::latin::WordPosition;
use super::lattice::Question;

/// What a title holds of a question's words.
#[derive(Clone, Debug, Default)]
struct Held {
    /// How many of the words, how many of them as they were typed, and how many right behind the one before.
    words: u16,
    literal: u16,
    in_row: u16,
    /// Which word of the title the first of them is, and of how many.
    first: u16,
    of: u16,
    /// The word of the title that stands for the last of them, and which that was.
    last: Option<(usize, u16)>,
    /// The words of the title that stand for one.
    taken: Vec<u16>,
}

impl Held {
    /// Takes a word of the title for the word of the question of this number; one that stands for another stands for no more.
    fn take(&mut self, nth: usize, place: WordPosition, is_literal: bool) {
        if self.last.is_some_and(|(last, _)| last == nth) || self.taken.contains(&place.nth) {
            return;
        }
        let is_behind =
            self.last.is_some_and(|(last, at)| last + 1 == nth && at.checked_add(1) == Some(place.nth));
        self.words += 1;
        self.literal += u16::from(is_literal);
        self.in_row += u16::from(is_behind);
        self.first = if self.taken.is_empty() { place.nth } else { self.first.min(place.nth) };
        self.of = place.of;
        self.last = Some((nth, place.nth));
        self.taken.push(place.nth);
    }

    /// Of titles that hold all words: how they do. Which of them is wanted most decides among equals.
    fn whole(&self) -> i32 {
        let is_all = u16::from(self.literal == self.of);
        i32::from(is_all * 40 + self.in_row.min(9) * 2 + self.literal.min(9)) * 8
    }

    /// Of titles that hold some of them: how many, how much that is of the title, and how early they stand.
    fn some(&self) -> i32 {
        let share = i32::from(self.words) * 400 / i32::from(self.of.max(1));
        share.min(400) + 400 / (1 + i32::from(self.first)) + i32::from(self.words).min(9) * 10
    }
}

/// Of the words that say something, a title must hold this share to be near.
const NEAR: u16 = 2;

impl Gathering<'_> {
    /// Gathers the titles that hold the Latin words of a question; says whether one holds all of them.
    pub(super) fn latin(&mut self, question: &Question) -> bool {
        let latin = &self.index.latin;
        let Some(typed) = question.latin().filter(|_| !latin.is_empty()) else { return false };
        let telling = latin.telling(&typed);
        let mut held: HashMap<u32, Held> = HashMap::new();
        for (nth, word) in telling.iter().enumerate() {
            for text in std::iter::once(word.as_str()).chain(latin.also(word).iter().copied()) {
                for place in latin.places(text) {
                    held.entry(place.title).or_default().take(nth, place, text == word);
                }
            }
        }
        let all = u16::try_from(telling.len()).unwrap_or(u16::MAX);
        // How a title goes on says nothing about how much it is wanted: Passport Annotation, First Ordinary Passport.
        let is_whole = |title: u32| held.get(&title).is_some_and(|held| held.words == all);
        let written: HashSet<u32> =
            self.hits.iter().map(|hit| hit.title).filter(|title| is_whole(*title)).collect();
        self.hits.retain(|hit| !written.contains(&hit.title));
        for (title, held) in held {
            let (base, fine) = match held.words {
                words if words == all && written.contains(&title) => (worth::HOLDS, held.whole()),
                words if words == all => (worth::WORDS, held.whole()),
                words if words * NEAR >= all && all > 1 => (worth::NEAR, held.some()),
                _ => continue,
            };
            self.fine.push(ScoredTitle { title, score: base * FINE + fine });
        }
        self.fine.iter().any(|hit| hit.score >= worth::WORDS * FINE)
    }
}
