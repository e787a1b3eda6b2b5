//! Gathers the titles that hold the Latin words of a question, in any form and order.

use std::collections::HashMap;

use super::gather::{FINE, Gathering, ScoredTitle, worth};
use super::lattice::Question;

/// What a title holds of a question's words.
#[derive(Clone, Copy, Debug, Default)]
struct Held {
    words: u16,
    /// Which word of the title the first of them is.
    first: u16,
    of: u16,
    last: usize,
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
                    let title = held.entry(place.title).or_insert(Held {
                        words: 0,
                        first: place.nth,
                        of: place.of,
                        last: usize::MAX,
                    });
                    if title.last != nth {
                        (title.words, title.last) = (title.words + 1, nth);
                    }
                    title.first = title.first.min(place.nth);
                }
            }
        }
        let all = u16::try_from(telling.len()).unwrap_or(u16::MAX);
        for (title, held) in held {
            let base = match held.words {
                words if words == all => worth::WORDS,
                words if words * NEAR >= all && all > 1 => worth::NEAR,
                _ => continue,
            };
            let share = i32::from(held.words) * 400 / i32::from(held.of.max(1));
            let fine = share.min(400) + 400 / (1 + i32::from(held.first)) + i32::from(held.words).min(9) * 10;
            self.fine.push(ScoredTitle { title, score: base * FINE + fine });
        }
        self.fine.iter().any(|hit| hit.score >= worth::WORDS * FINE)
    }
}
