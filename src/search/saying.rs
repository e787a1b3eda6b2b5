//! Everyday words (开公司) and the words of titles they mean.

use super::built_in::everyday;
use super::cell::Cell;
use super::gather::{FINE, Gathering, ScoredTitle, worth};
use super::lattice::{Pattern, Question};
use super::likeness::LikenessTable;
use super::pattern::{Element, Fit, loosely};
use super::readings::Readings;
use super::saying_table::{SayingKind, SayingTable, SayingTableMaker};
use super::sounds::SYLLABLES;
use super::spoken_words::SpokenWords;

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
/// How much less each meaning of a saying is worth than the one before: more than a short title is worth by being short.
const LESS_LIKELY: i32 = 5;
/// How many meanings of what is built in are sure; the others are for halls that have none of these.
pub(super) const PRIMARY: usize = 2;
/// Of how many letters a saying may be begun by the first ones of its syllables.
const LETTERS: usize = 12;
/// All sayings: a hall's own by the first numbers, and behind them what is built in.
#[derive(Debug)]
pub(super) struct Sayings {
    own: SayingTable,
    built_in: SayingTable,
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
    /// Reads a hall's synonyms; behind them is what is built in.
    pub fn read(synonyms: &[Synonym], readings: &Readings) -> Self {
        let mut own = SayingTableMaker::default();
        for Synonym { say, mean } in synonyms {
            let says = say.iter().map(String::as_str);
            own.learn(SayingKind::Own, says, mean.iter().map(|mean| mean.split_whitespace()), readings);
        }
        Self { own: own.finish(), built_in: everyday() }
    }

    /// Returns how many sayings are the hall's own, and how many there are.
    pub fn counts(&self) -> (u32, u32) {
        (self.own.len(), self.own.len() + self.built_in.len())
    }

    /// Returns what characters and pairs the hall's own sayings hold.
    pub fn own_likeness(&self) -> LikenessTable {
        LikenessTable::of(&self.own, &SpokenWords::default())
    }

    /// Returns the table of a saying, and its number there.
    fn table(&self, saying: u32) -> (&SayingTable, u32) {
        match saying.checked_sub(self.own.len()) {
            Some(saying) => (&self.built_in, saying),
            None => (&self.own, saying),
        }
    }

    /// Returns both tables, each with the number of its first saying.
    fn tables(&self) -> [(&SayingTable, u32); 2] {
        [(&self.own, 0), (&self.built_in, self.own.len())]
    }

    /// Returns where a saying comes from.
    pub fn kind(&self, saying: u32) -> SayingKind {
        let (table, saying) = self.table(saying);
        table.kind(saying)
    }

    /// Is one of these sayings the hall's own?
    pub fn has_own(&self, sayings: &[u32]) -> bool {
        sayings.iter().any(|saying| self.kind(*saying) == SayingKind::Own)
    }

    /// Yields all ways of saying something.
    pub fn says(&self, saying: u32) -> impl Iterator<Item = &[Cell]> {
        let (table, saying) = self.table(saying);
        let from = table.whose.partition_point(|whose| *whose < saying);
        let to = table.whose.partition_point(|whose| *whose <= saying);
        (from..to).map(move |say| table.says.row(say))
    }

    /// Returns what a saying means, the likeliest first: words that must all be there.
    pub fn means(&self, saying: u32, readings: &Readings) -> Vec<Vec<Vec<Element>>> {
        let (table, saying) = self.table(saying);
        let words = |mean: usize| {
            let words = range(&table.mean_ends, mean);
            words.map(|word| asked(table.words.row(word), readings)).collect()
        };
        range(&table.ends, saying as usize).map(words).collect()
    }

    /// Calls for every saying of which the first two sounds may be typed here, with what is said; by first letters of syllables
    /// only where they may stand for them.
    pub fn beginning(&self, elements: &[Element], by_letters: bool, mut call: impl FnMut(u32, &[Cell])) {
        let [first, rest @ ..] = elements else { return };
        let mut sounds = first.exact;
        sounds.unite(&first.loose);
        let is_letter = first.class.is_none() && !by_letters;
        let is_next = |second: Cell| {
            second == Cell::NONE || rest.first().is_none_or(|element| element.fit(second) != Fit::No)
        };
        for (table, number) in self.tables() {
            for sound in sounds.iter().filter(|sound| !is_letter || *sound < SYLLABLES) {
                let beginnings = table.by_sound.row(usize::from(sound)).iter();
                for beginning in beginnings.filter(|beginning| is_next(beginning.second)) {
                    let say = beginning.say as usize;
                    call(number + table.whose[say], table.says.row(say));
                }
            }
        }
    }

    /// Calls for every saying of two characters or more that begins with a character, or of which it is the second, with what
    /// is said and whether it is the second.
    pub fn holding_character(&self, element: &Element, mut call: impl FnMut(u32, &[Cell], bool)) {
        let Some(ch) = element.ch else { return };
        for (table, number) in self.tables() {
            for sound in element.exact.iter().map(usize::from) {
                let first = table.by_sound.row(sound).iter().map(|beginning| (beginning.say, 0));
                let second = table.by_second.row(sound).iter().map(|say| (*say, 1));
                for (say, nth) in first.chain(second) {
                    let cells = table.says.row(say as usize);
                    if cells.len() > 1 && cells[nth].is(ch) {
                        call(number + table.whose[say as usize], cells, nth == 1);
                    }
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

/// Returns the numbers of what belongs to one, where `ends` says up to which each goes.
fn range(ends: &[u32], at: usize) -> std::ops::Range<usize> {
    let end = |at: usize| ends.get(at).map(|end| *end as usize);
    let from = at.checked_sub(1).and_then(end).unwrap_or(0);
    from..end(at).unwrap_or(from)
}

/// Hears a saying at a place: typed in full, begun, or spoken within a longer sentence.
fn hear<'w>(saying: u32, say: &[Cell], typed: &'w [Element], at: usize) -> Option<SayingMatch<'w>> {
    let fits = |elements: &[Element], say: &[Cell]| loosely(elements, say, 1).is_some();
    let len = say.len();
    if typed.len() <= len {
        let begun = at == 0 && typed.len() * 2 >= len && (typed.len() > 1 || len == 1) && fits(typed, say);
        let worth = if typed.len() == len { worth::SAYING } else { worth::BEGUN };
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
                let before = self.hits.len();
                self.pieces(&parts, [worth; 2], 0);
                if heard.worth == worth::BEGUN {
                    let less = FINE / 10 * nth;
                    let begun = self.hits.drain(before..);
                    self.begun
                        .extend(begun.map(|hit| ScoredTitle { score: worth::BEGUN * FINE - less, ..hit }));
                }
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
        assert_eq!(worth_of("开公司", "开公"), Some(worth::BEGUN));
        assert_eq!(worth_of("开公司", "kaig"), Some(worth::BEGUN));
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
