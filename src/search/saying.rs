//! Everyday words (开公司) and the words of titles they mean.

use super::cell::Cell;
use super::gather::{Gathering, worth};
use super::lattice::{Pattern, Question};
use super::pattern::{Element, loosely};
use super::readings::Readings;

/// What people say, and what titles call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonym {
    /// Everyday words, any of which means the same.
    pub say: Vec<String>,
    /// Words of titles, each a question of its own; a space divides words that must all be there.
    pub mean: Vec<String>,
}

/// How many meanings of one question are searched.
const MEANINGS: usize = 8;

/// A synonym, folded and read.
#[derive(Debug)]
pub(super) struct Saying {
    says: Vec<Vec<Cell>>,
    means: Vec<Vec<Vec<Element>>>,
}

impl Saying {
    /// Folds and reads a synonym.
    pub fn read(synonym: &Synonym, readings: &Readings) -> Self {
        let says = synonym.say.iter().map(|say| readings.cells(say)).filter(|cells| !cells.is_empty());
        let words = |mean: &String| {
            let question = Question::read(mean, readings);
            let several = question.words();
            let each = if several.is_empty() { vec![question] } else { several };
            let best = |word: &Question| word.ways(readings).into_iter().next().map(|way| way.elements);
            each.iter().filter_map(best).collect::<Vec<_>>()
        };
        let means = synonym.mean.iter().map(words).filter(|parts| !parts.is_empty());
        Self { says: says.collect(), means: means.collect() }
    }

    /// Returns how the saying is on the visitor's lips, if it is.
    fn heard<'w>(&self, ways: &'w [Pattern]) -> Option<SayingMatch<'w>> {
        let heard = |say: &Vec<Cell>| -> Option<SayingMatch<'w>> {
            let one = |(nth, way): (usize, &'w Pattern)| hear(say, &way.elements, nth == 0);
            ways.iter().enumerate().filter_map(one).max_by_key(|heard| heard.worth)
        };
        self.says.iter().filter_map(heard).max_by_key(|heard| heard.worth)
    }
}

/// A saying heard, and what was typed before and after it.
#[derive(Clone, Copy, Debug)]
struct SayingMatch<'w> {
    worth: i32,
    before: &'w [Element],
    after: &'w [Element],
}

/// Hears a saying that was typed in full, begun, or spoken within a longer sentence.
fn hear<'w>(say: &[Cell], typed: &'w [Element], anywhere: bool) -> Option<SayingMatch<'w>> {
    let fits = |elements: &[Element], say: &[Cell]| loosely(elements, say, 1).is_some();
    let len = say.len();
    if typed.len() <= len {
        let begun = typed.len() * 2 >= len && (typed.len() > 1 || len == 1) && fits(typed, say);
        let worth = if typed.len() == len { worth::SAYING } else { worth::SAYING_PART };
        return begun.then_some(SayingMatch { worth, before: &[], after: &[] });
    }
    let last = if anywhere { typed.len() - len } else { 0 };
    let at = (0..=last).find(|&at| fits(&typed[at..at + len], say))?;
    // Two or three first letters within many mean nothing.
    let clear = len > 1 && typed[at..at + len].iter().all(|element| element.class.is_some());
    clear.then_some(SayingMatch {
        worth: worth::SAYING_PART,
        before: &typed[..at],
        after: &typed[at + len..],
    })
}

impl Gathering<'_> {
    /// Gathers the titles that an everyday word means; if more was typed, with that, or else without.
    pub(super) fn sayings(&mut self, ways: &[Pattern]) {
        let mut left = MEANINGS;
        for saying in &self.index.sayings {
            let Some(heard) = saying.heard(ways) else { continue };
            for mean in saying.means.iter().take(left) {
                left -= 1;
                self.meaning(mean, heard);
            }
        }
    }

    fn meaning(&mut self, mean: &[Vec<Element>], heard: SayingMatch) {
        let mean: Vec<&[Element]> = mean.iter().map(Vec::as_slice).collect();
        let rests: [&[&[Element]]; 4] = [&[heard.before, heard.after], &[heard.after], &[heard.before], &[]];
        for rest in rests {
            if rest.iter().any(|part| part.is_empty()) {
                continue;
            }
            let parts: Vec<&[Element]> = mean.iter().chain(rest).copied().collect();
            let worth = if rest.is_empty() { heard.worth } else { worth::WORDS };
            let before = self.hits.len();
            self.renew();
            self.pieces(&parts, [worth; 2], 1);
            if self.hits.len() > before {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth_of(say: &str, typed: &str) -> Option<i32> {
        let readings = Readings::load();
        let saying = Saying::read(
            &Synonym { say: vec![say.to_owned()], mean: vec!["公司登记".to_owned()] },
            &readings,
        );
        let ways = Question::read(typed, &readings).ways(&readings);
        saying.heard(&ways).map(|heard| heard.worth)
    }

    #[test]
    fn a_saying_is_heard_in_full() {
        for typed in ["开公司", "kgs", "kaigongsi", "kai gong si", "开gs"] {
            assert_eq!(worth_of("开公司", typed), Some(worth::SAYING), "{typed}");
        }
    }

    #[test]
    fn a_saying_is_heard_as_soon_as_half_of_it_is_typed() {
        assert_eq!(worth_of("开公司", "开公"), Some(worth::SAYING_PART));
        assert_eq!(worth_of("开公司", "kaig"), Some(worth::SAYING_PART));
        assert_eq!(worth_of("开公司", "开"), None);
        assert_eq!(worth_of("办身份证件", "办身"), None);
    }

    #[test]
    fn a_saying_is_heard_within_a_sentence() {
        assert_eq!(worth_of("开公司", "我要开公司怎么办"), Some(worth::SAYING_PART));
        assert_eq!(worth_of("开公司", "kaigongsi liucheng"), Some(worth::SAYING_PART));
    }

    #[test]
    fn first_letters_within_others_mean_nothing() {
        assert_eq!(worth_of("低保", "xdbx"), None);
        assert_eq!(worth_of("低保", "公司"), None);
    }
}
