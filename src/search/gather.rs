//! Gathers the titles that answer a question, each with a score.

use std::borrow::Cow;

use super::cell::Cell;
use super::index::Index;
use super::lattice::{Pattern, Question};
use super::pattern::{Element, MatchPosition, place};
use super::postings::meet;

/// How many titles are gathered for one way to understand a question.
pub(super) const ENOUGH: usize = 512;
/// Below how many titles a question is understood more generously.
const FEW: usize = 5;
/// How much work one way to understand a question may cost, in entries of lists.
const WORK: u32 = 24_000;
/// How much work all ways together may cost.
const ALL: u32 = 120_000;
/// How much of that it costs to look at a title.
pub(super) const LOOK: u32 = 5;

/// Into how many steps a worth is divided where answers are told apart by what is understood of them.
pub(super) const FINE: i32 = 1_000;

/// What a kind of answer is worth; a title covered to the last cell is worth 8 more.
pub(super) mod worth {
    /// The title is what was typed.
    pub const WHOLE: i32 = 100;
    /// The title begins with what was typed.
    pub const BEGINS: i32 = 80;
    /// An everyday word, typed in full, means this title.
    pub const SAYING: i32 = 72;
    /// The title holds what was typed.
    pub const HOLDS: i32 = 70;
    /// The title holds all the words typed.
    pub const WORDS: i32 = 66;
    /// An everyday word, spoken within a sentence, means this title.
    pub const SAYING_PART: i32 = 60;
    /// The title holds what was typed with something between.
    pub const APART: i32 = 56;
    /// The title holds what was typed, the end before the beginning.
    pub const SWAPPED: i32 = 52;
    /// The title holds what was typed here and there, in order.
    pub const SCATTERED: i32 = 50;
    /// The title holds what was typed but for one slip.
    pub const SLIP: i32 = 46;
    /// Sayings and intents in the question, understood one by one, lead to this title, and nothing else was asked.
    pub const UNDERSTOOD: i32 = 62;
    /// An everyday word begun means this title: no more than what is slipped.
    pub const BEGUN: i32 = 46;
    /// The title comes near to what was typed; it does not answer it.
    pub const NEAR: i32 = 20;
    /// From this worth on a title answers what was typed.
    pub const ANSWERS: i32 = 46;
    /// A loose fit of one element costs this.
    pub const LOOSE: i32 = -9;
    /// Each element more than the likeliest way has costs this.
    pub const EXTRA: i32 = -6;
}

/// A title and what it is worth as an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ScoredTitle {
    /// The number of the title in the index.
    pub title: u32,
    /// Its worth, see [`worth`].
    pub score: i32,
}

/// A search under way.
pub(super) struct Gathering<'i> {
    pub(super) index: &'i Index,
    pub(super) hits: Vec<ScoredTitle>,
    pub(super) work: u32,
    /// What was granted of it last, and what is left for the whole search.
    granted: u32,
    left: u32,
    /// Hits of which the worth is told in [`FINE`] steps already.
    pub(super) fine: Vec<ScoredTitle>,
    /// Hits by everyday words that were only begun: they are no reason to look no further.
    pub(super) begun: Vec<ScoredTitle>,
    loose: Vec<ScoredTitle>,
}

impl<'i> Gathering<'i> {
    fn new(index: &'i Index) -> Self {
        let hits = || Vec::new();
        Self {
            index,
            hits: hits(),
            fine: hits(),
            begun: hits(),
            loose: hits(),
            work: WORK,
            granted: WORK,
            left: ALL,
        }
    }

    /// Searches an index for a question.
    pub fn run(index: &'i Index, question: &Question) -> Vec<ScoredTitle> {
        let mut gathering = Self::new(index);
        let ways = question.ways(&index.readings);
        for way in &ways {
            gathering.row(way);
        }
        gathering.sayings(&ways);
        gathering.words(question);
        // What was understood as words of another language is not guessed at as pinyin.
        if !gathering.latin(question) {
            gathering.forgive(question, &ways);
        }
        let Self { mut hits, mut fine, mut begun, .. } = gathering;
        for hit in &mut hits {
            hit.score *= FINE;
        }
        hits.append(&mut fine);
        hits.append(&mut begun);
        hits
    }

    /// Does a title hold all words of a question exactly?
    pub fn holds(index: &'i Index, question: &Question) -> bool {
        let several = question.words();
        let words = if several.is_empty() { std::slice::from_ref(question) } else { &several };
        let likeliest =
            |word: &Question| word.ways(&index.readings).into_iter().next().map(|way| way.elements);
        let Some(parts) = words.iter().map(likeliest).collect::<Option<Vec<_>>>() else { return false };
        let parts: Vec<&[Element]> = parts.iter().map(Vec::as_slice).collect();
        let mut gathering = Self::new(index);
        let mut found = false;
        gathering.visit(&parts, false, &mut |_, places, _| {
            found = places.iter().all(|place| place.loose == 0);
            !found
        });
        found
    }

    /// Gathers what answers more loosely, step by step, while there are but few answers.
    fn forgive(&mut self, question: &Question, ways: &[Pattern]) {
        self.renew();
        if self.few() {
            let loose = std::mem::take(&mut self.loose);
            self.hits.extend(loose);
        }
        if self.few() {
            ways.iter().take(2).for_each(|way| self.apart(&way.elements));
        }
        if self.few() {
            ways.iter().take(1).for_each(|way| self.scattered(&way.elements));
        }
        if self.few() {
            self.slips(question, ways);
        }
        if self.few() {
            ways.iter().take(1).for_each(|way| self.nearest(&way.elements));
        }
    }

    /// Gathers the titles that hold the elements in a row.
    fn row(&mut self, way: &Pattern) {
        let (mut hits, mut loose) = (Vec::new(), Vec::new());
        let text = &self.index.text;
        let cells = |title: u32| text.title(title);
        for anchored in [false, true] {
            self.renew();
            let from = hits.len();
            self.visit(&[&way.elements], anchored, &mut |title, places, len| {
                let place = places[0];
                // Of two characters, one that only sounds nearly alike makes another word.
                let is_other =
                    way.elements.len() == 2 && place.loose > 0 && !is_alike(way, cells(title), place);
                if (!anchored || place.at == 0) && !is_other {
                    let score = row_worth(way, place, len);
                    let list = if place.loose == 0 { &mut hits } else { &mut loose };
                    if list.len() < from + ENOUGH {
                        list.push(ScoredTitle { title, score });
                    }
                }
                hits.len() < from + ENOUGH
            });
            // Where the titles are too many, those that begin with the elements are sought apart.
            if hits.len() < ENOUGH && self.work > 0 {
                break;
            }
        }
        self.hits.append(&mut hits);
        self.loose.append(&mut loose);
    }

    /// Gathers the titles that hold every word, in any order.
    fn words(&mut self, question: &Question) {
        let words = question.words();
        if words.is_empty() {
            return;
        }
        let ways: Vec<Vec<Pattern>> = words.iter().map(|word| word.ways(&self.index.readings)).collect();
        for choice in 0..9 {
            // The first, the second or the last way (letter by letter) of the odd words, and of the even ones.
            let pick = |(nth, ways): (usize, &Vec<Pattern>)| -> Option<Vec<Element>> {
                let way = match [choice % 3, choice / 3][nth % 2] {
                    2 => ways.get(2..)?.last(),
                    at => ways.get(at),
                };
                way.map(|way| way.elements.clone())
            };
            let Some(parts) = ways.iter().enumerate().map(pick).collect::<Option<Vec<_>>>() else { continue };
            let parts: Vec<&[Element]> = parts.iter().map(Vec::as_slice).collect();
            self.renew();
            self.pieces(&parts, [worth::WORDS; 2], 2);
        }
    }

    /// Gathers the titles that hold all of several rows of elements, with at most so many loose fits.
    ///
    /// They have one worth where the rows come in order, another where they do not.
    pub(super) fn pieces(&mut self, parts: &[&[Element]], [in_order, swapped]: [i32; 2], most_loose: usize) {
        let mut hits = std::mem::take(&mut self.hits);
        let typed: usize = parts.iter().map(|part| part.len()).sum();
        let most = hits.len() + ENOUGH / 2;
        self.visit(parts, false, &mut |title, places, len| {
            let mut end = 0;
            let mut ordered = true;
            for (place, part) in places.iter().zip(parts) {
                ordered &= place.at >= end;
                end = place.at + part.len();
            }
            let loose = places.iter().map(|place| place.loose).sum();
            if loose <= most_loose {
                let worth = if ordered { in_order } else { swapped };
                hits.push(ScoredTitle { title, score: worth + cost(loose) + cover(typed, len) });
            }
            hits.len() < most
        });
        self.hits = hits;
    }

    /// Visits the titles that hold all parts, with the places and the length of the title, while work is left.
    pub(super) fn visit(
        &mut self,
        parts: &[&[Element]],
        anchored: bool,
        answer: &mut dyn FnMut(u32, &[MatchPosition], usize) -> bool,
    ) {
        let index = self.index;
        let sources: Vec<Cow<[u32]>> = if let [only] = parts {
            index.grams.lists(only, anchored)
        } else {
            // A part of one or two elements may have cut lists, which would hide titles: longer ones lead.
            let leads = |part: &&&[Element]| {
                part.len() > 1 && part.iter().any(|element| element.class.is_some()) || part.len() > 2
            };
            let leading: Vec<_> = parts.iter().filter(leads).collect();
            let leading = if leading.is_empty() { parts.iter().take(1).collect() } else { leading };
            leading.into_iter().flat_map(|part| index.grams.lists(part, false)).collect()
        };
        let mut lists: Vec<&[u32]> = sources.iter().map(Cow::as_ref).collect();
        let mut places = Vec::with_capacity(parts.len());
        meet(&mut lists, &mut self.work, &mut |title, work| {
            *work = work.saturating_sub(LOOK);
            let cells = index.text.title(title);
            places.clear();
            places.extend(parts.iter().map_while(|part| place(part, cells)));
            places.len() < parts.len() || answer(title, &places, cells.len())
        });
    }

    /// Grants the work for one more way.
    pub(super) fn renew(&mut self) {
        self.grant(WORK);
    }

    /// Grants so much work, as far as the whole search has any left.
    pub(super) fn grant(&mut self, work: u32) {
        self.left = self.left.saturating_sub(self.granted - self.work.min(self.granted));
        self.granted = work.min(self.left);
        self.work = self.granted;
    }

    /// Are there but few answers so far?
    fn few(&mut self) -> bool {
        let mut titles: Vec<u32> = self.hits.iter().map(|hit| hit.title).take(ENOUGH).collect();
        titles.sort_unstable();
        titles.dedup();
        titles.len() < FEW
    }
}

/// Returns the worth of a title of `len` cells that holds all elements of a way in one place.
fn row_worth(way: &Pattern, place: MatchPosition, len: usize) -> i32 {
    let typed = way.elements.len();
    let worth = match (place.at, len == typed) {
        (0, true) => worth::WHOLE,
        (0, false) => worth::BEGINS,
        _ => worth::HOLDS,
    };
    let extra = i32::try_from(way.extra.min(3)).unwrap_or(3) * worth::EXTRA;
    worth + extra + cost(place.loose) + cover(typed, len)
}

/// Do all elements sound just as the cells at a place, as far as characters were typed?
fn is_alike(way: &Pattern, cells: &[Cell], place: MatchPosition) -> bool {
    let typed = way.elements.iter().zip(&cells[place.at..]);
    typed.into_iter().all(|(element, cell)| element.ch.is_none() || element.sounds_like(*cell))
}

/// Returns what loose fits cost.
fn cost(loose: usize) -> i32 {
    i32::try_from(loose.min(4)).unwrap_or(4) * worth::LOOSE
}

/// Returns what it is worth that so many of a title's cells were typed: 0 to 8.
pub(super) fn cover(typed: usize, len: usize) -> i32 {
    i32::try_from(typed.min(len) * 8 / len.max(1)).unwrap_or(0)
}
