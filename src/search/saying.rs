//! Everyday words (开公司) and the words of titles they mean.

use super::cell::{Cell, TitleText};
use super::gather::{Gathering, worth};
use super::lattice::{Pattern, Question};
use super::pattern::{Element, Fit, loosely};
use super::readings::Readings;
use super::sounds::SYLLABLES;

/// What people say, and what titles call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synonym {
    /// Everyday words, any of which means the same.
    pub say: Vec<String>,
    /// Words of titles, each a question of its own; a space divides words that must all be there.
    pub mean: Vec<String>,
}

const EVERYDAY: &str = include_str!("lexicon/everyday.txt");
/// How many meanings of one question are searched.
const MEANINGS: usize = 8;
/// How much less each meaning of a saying is worth than the one before: more than a short title is worth by being short.
const LESS_LIKELY: i32 = 5;
/// How many meanings of what is built in are sure; the others are for halls that have none of these.
pub(super) const PRIMARY: usize = 2;
/// Of how many letters a saying may be begun by the first ones of its syllables.
const LETTERS: usize = 12;
/// How many sounds there may be.
const SOUNDS: usize = 512;

/// Where a saying comes from, and how much it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SayingKind {
    /// Of the hall's own file.
    Own,
    /// Built into the program.
    BuiltIn,
    /// Built in as well; it may mean other things.
    Hint,
}

/// All sayings, found by the first sound of what is said. A hall's own come first.
#[derive(Debug)]
pub(super) struct Sayings {
    kinds: Vec<SayingKind>,
    /// Every way of saying something, and which saying it is.
    says: TitleText,
    whose: Vec<u32>,
    /// Words of titles; up to which of them each meaning goes, and up to which meaning each saying.
    words: TitleText,
    mean_ends: Vec<u32>,
    ends: Vec<u32>,
    /// For each sound, the ways of saying something that begin with it, each with what comes second.
    by_sound: Vec<Vec<(u32, Option<Cell>)>>,
    /// For each sound, those of which it is the second.
    by_second: Vec<Vec<u32>>,
}

/// A saying on the visitor's lips: which, what was typed, and what of it before and after.
#[derive(Clone, Copy, Debug)]
struct SayingMatch<'w> {
    saying: u32,
    worth: i32,
    all: &'w [Element],
    before: &'w [Element],
    after: &'w [Element],
}

impl Sayings {
    /// Reads a hall's synonyms, and after them what is built in.
    pub fn read(synonyms: &[Synonym], readings: &Readings) -> Self {
        let mut sayings = Self {
            kinds: Vec::new(),
            says: TitleText::with_capacity(0, 0),
            whose: Vec::new(),
            words: TitleText::with_capacity(0, 0),
            mean_ends: Vec::new(),
            ends: Vec::new(),
            by_sound: vec![Vec::new(); SOUNDS],
            by_second: vec![Vec::new(); SOUNDS],
        };
        for Synonym { say, mean } in synonyms {
            let says = say.iter().map(String::as_str);
            sayings.learn(SayingKind::Own, says, mean.iter().map(|mean| mean.split_whitespace()), readings);
        }
        for (kind, says, means) in everyday() {
            sayings.learn(
                kind,
                says.split_whitespace(),
                means.split_whitespace().map(|mean| mean.split('+')),
                readings,
            );
        }
        sayings
    }

    fn learn<'t, W: Iterator<Item = &'t str>>(
        &mut self,
        kind: SayingKind,
        says: impl Iterator<Item = &'t str>,
        means: impl Iterator<Item = W>,
        readings: &Readings,
    ) {
        let saying = count(self.kinds.len());
        self.kinds.push(kind);
        for cells in says.map(|say| readings.cells(say)) {
            let Some(first) = cells.first() else { continue };
            let mut sounds = vec![first.sound(), readings.alone(first.ch())];
            sounds.dedup();
            for sound in sounds {
                self.by_sound[usize::from(sound) % SOUNDS].push((self.says.len(), cells.get(1).copied()));
            }
            if let Some(second) = cells.get(1) {
                self.by_second[usize::from(second.sound()) % SOUNDS].push(self.says.len());
            }
            self.says.push(&cells);
            self.whose.push(saying);
        }
        for words in means {
            let before = self.words.len();
            for cells in words.map(|word| readings.cells(word)).filter(|cells| !cells.is_empty()) {
                self.words.push(&cells);
            }
            if self.words.len() > before {
                self.mean_ends.push(self.words.len());
            }
        }
        self.ends.push(count(self.mean_ends.len()));
    }

    /// Returns where a saying comes from.
    pub fn kind(&self, saying: u32) -> SayingKind {
        self.kinds.get(saying as usize).copied().unwrap_or(SayingKind::Hint)
    }

    /// Is one of these sayings the hall's own?
    pub fn has_own(&self, sayings: &[u32]) -> bool {
        sayings.iter().any(|saying| self.kind(*saying) == SayingKind::Own)
    }

    /// Returns what a saying means, the likeliest first: words that must all be there.
    pub fn means(&self, saying: u32, readings: &Readings) -> Vec<Vec<Vec<Element>>> {
        let from = |ends: &[u32], at: u32| {
            at.checked_sub(1).and_then(|before| ends.get(before as usize)).map_or(0, |end| *end)
        };
        let to = |ends: &[u32], at: u32| ends.get(at as usize).copied().unwrap_or(0);
        let words = |mean: u32| {
            let words = from(&self.mean_ends, mean)..to(&self.mean_ends, mean);
            words.map(|word| asked(self.words.title(word), readings)).collect()
        };
        (from(&self.ends, saying)..to(&self.ends, saying)).map(words).collect()
    }

    /// Calls for every saying of which the first two sounds may be typed here, with what is said; by first letters of syllables
    /// only where they may stand for them.
    pub fn beginning(&self, elements: &[Element], by_letters: bool, mut call: impl FnMut(u32, &[Cell])) {
        let [first, rest @ ..] = elements else { return };
        let mut sounds = first.exact;
        sounds.unite(&first.loose);
        let is_letter = first.class.is_none() && !by_letters;
        for sound in sounds.iter().filter(|sound| !is_letter || *sound < SYLLABLES) {
            for &(say, second) in &self.by_sound[usize::from(sound)] {
                if rest.first().zip(second).is_none_or(|(element, cell)| element.fit(cell) != Fit::No) {
                    call(self.whose[say as usize], self.says.title(say));
                }
            }
        }
    }

    /// Calls for every saying of two characters or more that begins with a character, or of which it is the second, with what
    /// is said and whether it is the second.
    pub fn holding_character(&self, element: &Element, mut call: impl FnMut(u32, &[Cell], bool)) {
        let Some(ch) = element.ch else { return };
        for sound in element.exact.iter() {
            let first = self.by_sound[usize::from(sound)].iter().map(|(say, _)| (*say, 0));
            let second = self.by_second[usize::from(sound)].iter().map(|say| (*say, 1));
            for (say, nth) in first.chain(second) {
                let cells = self.says.title(say);
                if cells.len() > 1 && cells[nth].is(ch) {
                    call(self.whose[say as usize], cells, nth == 1);
                }
            }
        }
    }

    /// Returns the sayings on the visitor's lips, in the order of the table, each as it is heard best.
    fn heard<'w>(&self, ways: &'w [Pattern]) -> Vec<SayingMatch<'w>> {
        let mut heard: Vec<SayingMatch> = Vec::new();
        for (nth, way) in ways.iter().enumerate() {
            let places = if nth == 0 { way.elements.len() } else { 1 };
            let is_syllable = |at: &usize| *at == 0 || way.elements[*at].class.is_some();
            for at in (0..places.min(way.elements.len())).filter(is_syllable) {
                // First letters within many stand for nothing but themselves.
                let by_letters = at == 0 && way.elements.len() <= LETTERS;
                self.beginning(&way.elements[at..], by_letters, |saying, say| {
                    // What is built in is so much that whatever is typed begins some of it, or is its first letters.
                    let is_heard = match self.kind(saying) {
                        SayingKind::Own => true,
                        SayingKind::BuiltIn => {
                            let said = way.elements.get(at..at + say.len());
                            said.is_some_and(|said| said.iter().all(|element| element.class.is_some()))
                        }
                        SayingKind::Hint => false,
                    };
                    if is_heard {
                        heard.extend(hear(saying, say, &way.elements, at));
                    }
                });
            }
        }
        heard.sort_by_key(|heard| (heard.saying, std::cmp::Reverse(heard.worth)));
        heard.dedup_by_key(|heard| heard.saying);
        heard
    }
}

/// Asks for words of titles.
fn asked(cells: &[Cell], readings: &Readings) -> Vec<Element> {
    if cells.iter().all(|cell| !cell.is_ascii()) {
        return cells.iter().map(|cell| Element::of(*cell, readings.sounds())).collect();
    }
    let text: String = cells.iter().map(|cell| cell.ch()).collect();
    let ways = Question::read(&text, readings).ways(readings);
    ways.into_iter().next().map(|way| way.elements).unwrap_or_default()
}

/// Returns what is built in: of which kind it is, what people say, and the words of titles for it.
fn everyday() -> impl Iterator<Item = (SayingKind, &'static str, &'static str)> {
    EVERYDAY.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let (says, means) = line.split_once('=')?;
        let hint = says.strip_prefix("hint ");
        let kind = if hint.is_some() { SayingKind::Hint } else { SayingKind::BuiltIn };
        Some((kind, hint.unwrap_or(says), means))
    })
}

fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// Hears a saying at a place: typed in full, begun, or spoken within a longer sentence.
fn hear<'w>(saying: u32, say: &[Cell], typed: &'w [Element], at: usize) -> Option<SayingMatch<'w>> {
    let fits = |elements: &[Element], say: &[Cell]| loosely(elements, say, 1).is_some();
    let len = say.len();
    if typed.len() <= len {
        let begun = at == 0 && typed.len() * 2 >= len && (typed.len() > 1 || len == 1) && fits(typed, say);
        let worth = if typed.len() == len { worth::SAYING } else { worth::SAYING_PART };
        return begun.then_some(SayingMatch { saying, worth, all: typed, before: &[], after: &[] });
    }
    let said = typed.get(at..at + len)?;
    // Two or three first letters within many mean nothing.
    let clear = len > 1 && said.iter().all(|element| element.class.is_some()) && fits(said, say);
    clear.then_some(SayingMatch {
        saying,
        worth: worth::SAYING_PART,
        all: typed,
        before: &typed[..at],
        after: &typed[at + len..],
    })
}

impl Gathering<'_> {
    /// Gathers the titles that an everyday word means, with whatever else was typed that says something.
    pub(super) fn sayings(&mut self, ways: &[Pattern]) {
        let index = self.index;
        let mut left = MEANINGS;
        let all = index.sayings.heard(ways);
        let is_own = |heard: &SayingMatch| index.sayings.kind(heard.saying) == SayingKind::Own;
        // Words of titles, and a hall's own sayings, need none that are built in.
        let is_enough = self.hits.iter().any(|hit| hit.score >= worth::HOLDS) || all.iter().any(is_own);
        for heard in all {
            let is_own = is_own(&heard);
            if is_enough && !is_own {
                continue;
            }
            // A word for what no hall does is more than a saying within it: 点奶茶, and 奶茶.
            let (from, to) = (heard.before.len(), heard.all.len() - heard.after.len());
            let is_within = |at: usize| {
                let end = at + index.out_of_scope(&heard.all[at..]);
                end >= to && end - at > to - from
            };
            if (0..=from).any(is_within) {
                continue;
            }
            // What is wanted of the thing tells its titles apart, which is understood further on.
            let around = if is_own { [heard.before, heard.after] } else { [heard.all, &[]] };
            if around.iter().any(|part| index.intents.is_in(part)) {
                continue;
            }
            let rest: Vec<&[Element]> =
                [heard.before, heard.after].into_iter().flat_map(|part| index.without_stops(part)).collect();
            // What stands beside something built in is weighed with it further on.
            if !is_own && !rest.is_empty() {
                continue;
            }
            // One character beside a saying stands in too many titles to answer for it.
            if rest.iter().any(|part| part.len() < 2) {
                continue;
            }
            let most = if is_own { left } else { left.min(PRIMARY) };
            for (nth, mean) in (0..).zip(index.sayings.means(heard.saying, &index.readings).iter().take(most))
            {
                left -= 1;
                let parts: Vec<&[Element]> =
                    mean.iter().map(Vec::as_slice).chain(rest.iter().copied()).collect();
                let worth = if rest.is_empty() { heard.worth } else { worth::WORDS } - LESS_LIKELY * nth;
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
