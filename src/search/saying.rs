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
/// How many sounds there may be.
const SOUNDS: usize = 512;

/// A synonym, folded and read.
#[derive(Debug)]
pub(super) struct Saying {
    says: Vec<Vec<Cell>>,
    /// What it means, the likeliest first: words that must all be there.
    pub means: Vec<Vec<Vec<Element>>>,
}

/// All sayings, found by the first sound of what is said.
#[derive(Debug)]
pub(super) struct Sayings {
    all: Vec<Saying>,
    /// For each sound, which saying begins with it, and which of its ways of saying it.
    by_sound: Vec<Vec<(u32, u32)>>,
}

/// A saying on the visitor's lips: which, and what was typed before and after it.
#[derive(Clone, Copy, Debug)]
struct SayingMatch<'w> {
    saying: u32,
    worth: i32,
    before: &'w [Element],
    after: &'w [Element],
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
}

impl Sayings {
    /// Reads synonyms.
    pub fn read(synonyms: &[Synonym], readings: &Readings) -> Self {
        let all: Vec<Saying> = synonyms.iter().map(|synonym| Saying::read(synonym, readings)).collect();
        let mut by_sound = vec![Vec::new(); SOUNDS];
        for (saying, says) in (0u32..).zip(all.iter().map(|saying| &saying.says)) {
            for (nth, say) in (0u32..).zip(says) {
                let Some(first) = say.first() else { continue };
                let mut sounds = vec![first.sound(), readings.alone(first.ch())];
                sounds.dedup();
                for sound in sounds {
                    by_sound[usize::from(sound) % SOUNDS].push((saying, nth));
                }
            }
        }
        Self { all, by_sound }
    }

    /// Returns a saying.
    pub fn get(&self, saying: u32) -> Option<&Saying> {
        self.all.get(saying as usize)
    }

    /// Calls for every saying of which the first sound may be typed here, with what is said.
    pub fn beginning(&self, element: &Element, mut call: impl FnMut(u32, &[Cell])) {
        let mut sounds = element.exact;
        sounds.unite(&element.loose);
        for sound in sounds.iter() {
            for &(saying, nth) in &self.by_sound[usize::from(sound)] {
                call(saying, &self.all[saying as usize].says[nth as usize]);
            }
        }
    }

    /// Returns the sayings on the visitor's lips, in the order of the table, each as it is heard best.
    fn heard<'w>(&self, ways: &'w [Pattern]) -> Vec<SayingMatch<'w>> {
        let mut heard: Vec<SayingMatch> = Vec::new();
        for (nth, way) in ways.iter().enumerate() {
            let places = if nth == 0 { way.elements.len() } else { 1 };
            for (at, element) in way.elements.iter().enumerate().take(places) {
                self.beginning(element, |saying, say| heard.extend(hear(saying, say, &way.elements, at)));
            }
        }
        heard.sort_by_key(|heard| (heard.saying, std::cmp::Reverse(heard.worth)));
        heard.dedup_by_key(|heard| heard.saying);
        heard
    }
}

/// Hears a saying at a place: typed in full, begun, or spoken within a longer sentence.
fn hear<'w>(saying: u32, say: &[Cell], typed: &'w [Element], at: usize) -> Option<SayingMatch<'w>> {
    let fits = |elements: &[Element], say: &[Cell]| loosely(elements, say, 1).is_some();
    let len = say.len();
    if typed.len() <= len {
        let begun = at == 0 && typed.len() * 2 >= len && (typed.len() > 1 || len == 1) && fits(typed, say);
        let worth = if typed.len() == len { worth::SAYING } else { worth::SAYING_PART };
        return begun.then_some(SayingMatch { saying, worth, before: &[], after: &[] });
    }
    let said = typed.get(at..at + len)?;
    // Two or three first letters within many mean nothing.
    let clear = len > 1 && said.iter().all(|element| element.class.is_some()) && fits(said, say);
    clear.then_some(SayingMatch {
        saying,
        worth: worth::SAYING_PART,
        before: &typed[..at],
        after: &typed[at + len..],
    })
}

impl Gathering<'_> {
    /// Gathers the titles that an everyday word means, with whatever else was typed that says something.
    pub(super) fn sayings(&mut self, ways: &[Pattern]) {
        let index = self.index;
        let mut left = MEANINGS;
        for heard in index.sayings.heard(ways) {
            let Some(saying) = index.sayings.get(heard.saying) else { continue };
            // What is wanted of the thing tells its titles apart, which is understood further on.
            if [heard.before, heard.after].iter().any(|part| index.intents.is_in(part)) {
                continue;
            }
            let rest: Vec<&[Element]> = [heard.before, heard.after]
                .into_iter()
                .flat_map(|part| index.intents.without_stops(part))
                .collect();
            // One character beside a saying stands in too many titles to answer for it.
            if rest.iter().any(|part| part.len() < 2) {
                continue;
            }
            for mean in saying.means.iter().take(left) {
                left -= 1;
                let parts: Vec<&[Element]> =
                    mean.iter().map(Vec::as_slice).chain(rest.iter().copied()).collect();
                let worth = if rest.is_empty() { heard.worth } else { worth::WORDS };
                self.renew();
                self.pieces(&parts, [worth; 2], 0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn worth_of(say: &str, typed: &str) -> Option<i32> {
        let readings = Readings::load();
        let synonym = Synonym { say: vec![say.to_owned()], mean: vec!["公司登记".to_owned()] };
        let sayings = Sayings::read(&[synonym], &readings);
        let ways = Question::read(typed, &readings).ways(&readings);
        sayings.heard(&ways).first().map(|heard| heard.worth)
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
