//! Cuts a question into what is understood of it: sayings, intents, words that say nothing, and the rest.

use super::cell::Cell;
use super::index::Index;
use super::intents::Intent;
use super::pattern::{Element, loosely};
use super::saying::Saying;

/// What a stretch of a question is.
#[derive(Clone, Debug)]
pub(super) enum SpanKind<'i> {
    /// All sayings that are said so.
    Saying(Vec<&'i Saying>),
    Intent(&'i Intent),
    Stop,
    /// What no hall does.
    Elsewhere,
}

/// A stretch of a question that was understood.
#[derive(Clone, Debug)]
pub(super) struct QuestionSpan<'i> {
    pub from: usize,
    pub to: usize,
    pub part: SpanKind<'i>,
}

/// What a first letter counts for.
const LETTER: f64 = 0.5;

impl Index {
    /// Returns the stretches of a question that are understood, none within another: the longest first.
    pub(super) fn spans(&self, elements: &[Element]) -> Vec<QuestionSpan<'_>> {
        let mut all: Vec<QuestionSpan> = Vec::new();
        for from in 0..elements.len() {
            let rest = &elements[from..];
            self.sayings.beginning(&rest[0], |saying, say| {
                let Some(said) = rest.get(..say.len()) else { return };
                let is_said = loosely(said, say, 1).is_some() && is_whole(said, say);
                let Some(saying) = self.sayings.get(saying).filter(|_| is_said) else { return };
                let to = from + say.len();
                match all.iter_mut().find(|span| (span.from, span.to) == (from, to)) {
                    Some(QuestionSpan { part: SpanKind::Saying(sayings), .. }) => sayings.push(saying),
                    _ => all.push(QuestionSpan { from, to, part: SpanKind::Saying(vec![saying]) }),
                }
            });
            if let Some((intent, len)) = self.intents.intent(rest) {
                all.push(QuestionSpan { from, to: from + len, part: SpanKind::Intent(intent) });
            }
            let len = self.intents.elsewhere(rest);
            if len > 0 {
                all.push(QuestionSpan { from, to: from + len, part: SpanKind::Elsewhere });
            }
            let len = self.intents.stop(rest);
            if len > 0 {
                all.push(QuestionSpan { from, to: from + len, part: SpanKind::Stop });
            }
        }
        // Of stretches of the same length the order of the parts decides; the sort keeps it.
        all.sort_by_key(|span| std::cmp::Reverse(span.to - span.from));
        let mut taken = 0u64;
        all.retain(|span| {
            let bits =
                (span.from..span.to).fold(0u64, |bits, at| bits | 1u64.checked_shl(shift(at)).unwrap_or(0));
            let free = taken & bits == 0;
            if free {
                taken |= bits;
            }
            free
        });
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

fn shift(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
