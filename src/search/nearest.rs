//! Finds what comes nearest to a question that no title answers wholly: the idea of BM25 over what is understood.
//!
//! A title is worth the share it holds of what says something in the question, the rarer the more.

use super::gather::{FINE, Gathering, ScoredTitle, worth};
use super::meaning::Meant;
use super::pattern::Element;
use super::understanding::{QuestionSpan, SpanKind};
use super::understood::Understood;

/// How much of a question is understood in parts.
const LONGEST: usize = 40;
/// How many entries of lists the titles to look at are drawn from.
const VOTES: usize = 20_000;
/// How many titles are looked at closely.
const CLOSE: usize = 64;
/// What is left of that where it was said with something between.
const GAPPED: f64 = 0.6;
/// What it weighs in the choice of titles to look at that a question is like what means them.
const LIKE: f64 = 3.0;
/// How much of a question it is that no hall does such a thing.
const OUT_OF_SCOPE: f64 = 2.0;

impl<'i> Gathering<'i> {
    /// Gathers the titles that come nearest to the elements.
    pub(super) fn nearest(&mut self, elements: &[Element]) {
        let (all, elements) = (elements.len(), &elements[..elements.len().min(LONGEST)]);
        self.renew();
        let mut understood = Understood { is_cut: all > elements.len(), ..self.understand(elements) };
        if understood.total <= 0.0 {
            return;
        }
        understood.likely = self.likely(elements, !understood.stopped, understood.intended);
        // Where something answers, what only comes near would but lengthen the list.
        let is_answered = self.hits.iter().any(|hit| hit.score >= worth::ANSWERS);
        let least = if is_answered { worth::UNDERSTOOD * FINE } else { 0 };
        for title in self.candidates(elements, &understood) {
            let cells = self.index.text.title(title);
            let score = understood.worth(title, elements, cells, &self.index.intents);
            if let Some(score) = score.filter(|score| *score >= least) {
                self.fine.push(ScoredTitle { title, score });
            }
        }
    }

    fn understand(&mut self, elements: &[Element]) -> Understood<'i> {
        let index = self.index;
        let weights = elements.iter().map(|element| index.weight(element)).collect();
        let mut understood = Understood { weights, ..Understood::default() };
        // One character alone says less than two that stand apart.
        let (alone, several): (Vec<_>, Vec<_>) =
            index.spans(elements).into_iter().partition(|span| span.to - span.from == 1);
        for span in &several {
            self.take(span, elements, &mut understood);
        }
        let gapped = index.gapped(elements, understood.taken);
        for span in gapped.iter().chain(&alone) {
            self.take(span, elements, &mut understood);
        }
        let Understood { weights, meant, intents, .. } = &mut understood;
        if meant.is_empty() && weights.iter().all(|weight| *weight <= 0.0) {
            // Nothing but intents was said: they are what is asked for.
            *meant = intents.drain(..).filter_map(|(intent, _)| self.intended(intent)).collect();
        }
        understood.total = weights.iter().sum::<f64>() + meant.iter().map(|meant| meant.weight).sum::<f64>();
        understood
    }

    /// Takes a stretch of a question as understood, if nothing of it is and it says something here.
    fn take(&mut self, span: &QuestionSpan<'i>, elements: &[Element], understood: &mut Understood<'i>) {
        if let SpanKind::Intent(intent) = span.part {
            return understood.want(intent, span.elements);
        }
        if understood.taken & span.elements != 0 {
            return;
        }
        let said = &elements[span.from..span.to];
        match &span.part {
            SpanKind::Stop | SpanKind::Intent(_) => {
                understood.stopped |= span.elements;
                understood.take(span.elements);
            }
            SpanKind::OutOfScope => {
                // Where a title names it, this hall does it; who has no time to look is not silent.
                let asked = [said.to_vec()];
                let is_named = !self.holding(std::iter::once(asked.as_slice()), 0.0).is_empty();
                if !is_named && self.work > 0 {
                    understood.out_of_scope += OUT_OF_SCOPE;
                    understood.take(span.elements);
                }
            }
            SpanKind::Saying(sayings) => match self.meant(sayings, Some(said)) {
                Some(meant) => {
                    let is_built_in = !self.index.sayings.has_own(sayings);
                    understood.built_in |= if is_built_in { span.elements } else { 0 };
                    understood.meant.push(meant);
                    understood.take(span.elements);
                }
                // What leads nowhere here is but its characters, of which no shorter saying means another thing.
                None => understood.taken |= span.elements,
            },
            SpanKind::Gapped(sayings) => {
                if let Some(meant) = self.meant(sayings, None) {
                    understood.meant.push(Meant { weight: meant.weight * GAPPED, ..meant });
                    understood.take(span.elements);
                }
            }
        }
    }

    /// Returns the titles that hold most of what says something, by pairs of elements and sayings.
    fn candidates(&self, elements: &[Element], understood: &Understood) -> Vec<u32> {
        let index = self.index;
        let mut votes = vec![0u16; index.text.len() as usize];
        let mut some: Vec<u32> = Vec::new();
        let mut vote = |title: u32, weight: f64| {
            let count = &mut votes[title as usize];
            if *count == 0 {
                some.push(title);
            }
            // Weights are small: 1 to 200.
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 200")]
            let weight = (weight * 100.0).clamp(1.0, 200.0) as u16;
            *count = count.saturating_add(weight);
        };
        for meant in &understood.meant {
            for &(title, share) in &meant.titles {
                vote(title, meant.weight * share);
            }
        }
        for &(title, share) in understood.likely.titles() {
            vote(title, share * LIKE);
        }
        let pair = |(pair, weights): (&[Element], &[f64])| {
            let weight = weights[0] + weights[1];
            (weight > 0.0).then_some((index.grams.pair(pair[0].class?, pair[1].class?), weight))
        };
        let mut lists: Vec<(&[u32], f64)> =
            elements.windows(2).zip(understood.weights.windows(2)).filter_map(pair).collect();
        lists.sort_unstable_by_key(|(list, _)| list.len());
        let mut left = VOTES;
        for (list, weight) in lists {
            let Some(less) = left.checked_sub(list.len()) else { break };
            left = less;
            for &title in list {
                vote(title, weight);
            }
        }
        let by_votes = |title: &u32| (std::cmp::Reverse(votes[*title as usize]), *title);
        if some.len() > CLOSE {
            some.select_nth_unstable_by_key(CLOSE, by_votes);
            some.truncate(CLOSE);
        }
        some
    }
}
