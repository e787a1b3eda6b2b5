//! Cuts a question into what is understood of it: sayings, intents, words that say nothing, and the rest.

use super::cell::Cell;
use super::index::Index;
use super::intents::Intent;
use super::pattern::{Element, loosely};

/// What a stretch of a question is.
#[derive(Clone, Debug)]
pub(super) enum SpanKind<'i> {
    /// All sayings that are said so, by number.
    Saying(Vec<u32>),
    /// The same, said with something between, or the end first.
    Gapped(Vec<u32>),
    Intent(&'i Intent),
    Stop,
    /// What no hall does.
    OutOfScope,
}

/// A stretch of a question that was understood.
#[derive(Clone, Debug)]
pub(super) struct QuestionSpan<'i> {
    /// Its first element, and the first after it.
    pub from: usize,
    pub to: usize,
    /// The elements that it is made of, a bit each; others may stand between.
    pub elements: u64,
    pub part: SpanKind<'i>,
}

/// What a first letter counts for.
const LETTER: f64 = 0.5;
/// How many elements may stand between the parts of a saying.
const GAP: usize = 3;

impl Index {
    /// Returns the stretches of a question that may be understood, of which those win that come first.
    pub(super) fn spans(&self, elements: &[Element]) -> Vec<QuestionSpan<'_>> {
        let mut all: Vec<QuestionSpan> = Vec::new();
        for from in 0..elements.len() {
            let rest = &elements[from..];
            let span =
                |len: usize, part| QuestionSpan { from, to: from + len, elements: bits(from, len), part };
            if let Some((intent, len)) = self.intents.intent(rest) {
                all.push(span(len, SpanKind::Intent(intent)));
            }
            self.sayings.beginning(rest, false, |saying, say| {
                let Some(said) = rest.get(..say.len()) else { return };
                if loosely(said, say, 1).is_some() && is_whole(said, say) {
                    add_saying(&mut all, saying, span(say.len(), SpanKind::Saying(vec![saying])));
                }
            });
            let out_of_scope = self.out_of_scope(rest);
            all.extend((out_of_scope > 0).then(|| span(out_of_scope, SpanKind::OutOfScope)));
            // Of a word that says nothing the end may belong to another: 要办, before 办什么.
            let stops = self.intents.stops(rest).filter(|len| !self.is_doubtful(&rest[..*len]));
            all.extend(stops.map(|len| span(len, SpanKind::Stop)));
        }
        // A longer saying takes a word for what no hall does along: 加油站, and 加油; likewise what became of a thing: 掉厕所里.
        let stretches = |is_such: fn(&SpanKind) -> bool| -> Vec<u64> {
            all.iter().filter(|span| is_such(&span.part)).map(|span| span.elements).collect()
        };
        let sayings = stretches(|part| matches!(part, SpanKind::Saying(_)));
        let intents = stretches(|part| matches!(part, SpanKind::Intent(_)));
        let is_part =
            |of: &[u64], elements: u64| of.iter().any(|of| of & elements == elements && *of != elements);
        let is_within = |elements: u64| is_part(&sayings, elements);
        all.retain(|span| {
            let is_taken = || is_within(span.elements) || is_part(&intents, span.elements);
            !matches!(span.part, SpanKind::OutOfScope) || !is_taken()
        });
        // A hall knows its own words best, unless they stand in one for what no hall does: 奶茶, and 点奶茶. Of stretches of
        // the same length the order of the parts decides; the sort keeps it.
        let is_own = |span: &QuestionSpan| match &span.part {
            // By letters a short word may be another: gongshang, in gongshangzhuce, is 工商 and not 工伤.
            SpanKind::Saying(sayings) => {
                let is_said_within = by_letters(&elements[span.from..span.to]) && is_within(span.elements);
                self.sayings.has_own(sayings) && !is_said_within
            }
            SpanKind::OutOfScope => !by_letters(&elements[span.from..span.to]),
            _ => false,
        };
        all.sort_by_key(|span| (!is_own(span), std::cmp::Reverse(span.to - span.from)));
        all
    }

    /// Returns how long the longest word is that stands here and says nothing; 0 for none. Two syllables may be another
    /// word, of which titles say more: zige is 自个 and 资格.
    fn stop(&self, elements: &[Element]) -> usize {
        let len = self.intents.stop(elements);
        if self.is_doubtful(&elements[..len]) { 0 } else { len }
    }

    /// Are these two syllables, typed by letters, that titles hold?
    fn is_doubtful(&self, elements: &[Element]) -> bool {
        let [first, second] = elements else { return false };
        let classes = first.class.zip(second.class);
        let is_held = |(first, second)| !self.grams.pair(first, second).is_empty();
        by_letters(elements) && classes.is_some_and(is_held)
    }

    /// Returns what is left of elements without the words that say nothing, in pieces.
    pub(super) fn without_stops<'w>(&self, elements: &'w [Element]) -> Vec<&'w [Element]> {
        let mut pieces = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < elements.len() {
            let stop = self.stop(&elements[at..]);
            if stop > 0 && from < at {
                pieces.push(&elements[from..at]);
            }
            at += stop.max(1);
            if stop > 0 {
                from = at;
            }
        }
        if from < elements.len() {
            pieces.push(&elements[from..]);
        }
        pieces
    }

    /// Returns how long the longest word is that asks for what no hall does; 0 for none. Two syllables may be another word.
    pub(super) fn out_of_scope(&self, elements: &[Element]) -> usize {
        let len = self.intents.out_of_scope(elements);
        if self.is_doubtful(&elements[..len]) { 0 } else { len }
    }

    /// Returns sayings that are said with something between (养两百头猪 for 养猪), or the end first (树能砍吗 for 砍树), by
    /// elements that belong to nothing else.
    pub(super) fn gapped(&self, elements: &[Element], taken: u64) -> Vec<QuestionSpan<'_>> {
        let mut all: Vec<QuestionSpan> = Vec::new();
        let is_free = |at: usize| taken >> at & 1 == 0 && elements[at].ch.is_some();
        for from in (0..elements.len().min(64)).filter(|at| is_free(*at)) {
            self.sayings.holding_character(&elements[from], |saying, say, turned| {
                let parts = if turned { (&say[1..], &say[..1]) } else { (&say[..1], &say[1..]) };
                // Two characters turned round are another word (奶牛, 牛奶), and far apart they are two.
                let gaps = if say.len() == 2 { 1..=GAP - 1 } else { usize::from(!turned)..=GAP };
                for gap in gaps.filter(|_| say.len() < 5) {
                    let (first, second) = (from, from + parts.0.len() + gap);
                    let to = second + parts.1.len();
                    if to > elements.len().min(64) {
                        break;
                    }
                    let fits = |at: usize, part: &[Cell]| {
                        part.iter()
                            .enumerate()
                            .all(|(nth, cell)| is_free(at + nth) && elements[at + nth].ch == Some(cell.ch()))
                    };
                    if fits(first, parts.0) && fits(second, parts.1) {
                        let elements = bits(first, parts.0.len()) | bits(second, parts.1.len());
                        let part = SpanKind::Gapped(vec![saying]);
                        add_saying(&mut all, saying, QuestionSpan { from, to, elements, part });
                        break;
                    }
                }
            });
        }
        all.sort_by_key(|span| std::cmp::Reverse(span.elements.count_ones()));
        all
    }

    /// Returns how much an element tells titles apart: 0 for what all titles hold, 1 for what none holds.
    pub(super) fn weight(&self, element: &Element) -> f64 {
        // A first letter says something, though nobody can tell what.
        if element.class.is_none() { LETTER } else { self.rarity(self.grams.holding(element)) }
    }

    /// Returns how much it tells that only so many titles hold something, from 0 to 1.
    pub(super) fn rarity(&self, titles: u32) -> f64 {
        let all = f64::from(self.text.len() + 1);
        ((all / (f64::from(titles) + 0.5)).ln() / all.ln()).clamp(0.02, 1.0)
    }
}

/// Were whole syllables or characters typed, or letters for letters? One syllable alone may be many characters.
fn is_whole(elements: &[Element], say: &[Cell]) -> bool {
    let whole = |(element, cell): (&Element, &Cell)| element.class.is_some() || cell.ch().is_ascii();
    elements.iter().zip(say).all(whole) && (elements.len() > 1 || elements[0].ch.is_some())
}

/// Was any of this typed by letters?
fn by_letters(elements: &[Element]) -> bool {
    elements.iter().any(|element| element.ch.is_none())
}

/// Adds a saying to those said by the same elements, or the stretch that it is.
fn add_saying<'i>(all: &mut Vec<QuestionSpan<'i>>, saying: u32, new: QuestionSpan<'i>) {
    let same = all.iter_mut().filter(|span| span.elements == new.elements);
    let mut sayings = same.filter_map(|span| match &mut span.part {
        SpanKind::Saying(sayings) | SpanKind::Gapped(sayings) => Some(sayings),
        _ => None,
    });
    match sayings.next() {
        Some(sayings) => sayings.push(saying),
        None => all.push(new),
    }
}

/// The bits of so many elements in a row.
fn bits(from: usize, len: usize) -> u64 {
    let bit = |at: usize| 1u64.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0);
    (from..from + len).fold(0, |bits, at| bits | bit(at))
}
