//! Finds what comes nearest to a question that no title answers wholly: the idea of BM25 over what is understood.
//!
//! A title is worth the share it holds of what says something in the question, the rarer the more.

use super::cell::Cell;
use super::gather::{FINE, Gathering, ScoredTitle, worth};
use super::held::{ALONE, held, wanted};
use super::intents::Intent;
use super::pattern::Element;
use super::saying::PRIMARY;
use super::saying_table::SayingKind;
use super::understanding::{QuestionSpan, SpanKind};

/// How much of a question is understood in parts.
const LONGEST: usize = 40;
/// How many entries of lists the titles to look at are drawn from.
const VOTES: usize = 20_000;
/// How many titles are looked at closely.
const CLOSE: usize = 64;
/// How many titles a saying may lead to.
const MEANT: usize = 400;
/// Of what says something in a question, a title must hold this share to be near at all.
const NEAR: f64 = 0.52;
/// This share is enough where a saying leads to the title and weighs so much.
const NEAR_BY_SAYING: (f64, f64) = (0.42, 0.6);
/// What a saying weighs, and what one that may mean other things, where few titles hold what it means.
const SAYING: f64 = 2.0;
const HINT: f64 = 1.0;
/// What is left of that where it was said with something between.
const GAPPED: f64 = 0.6;
/// What is left of a hint where a hall has but what a saying could mean at worst.
const FALLBACK: f64 = 0.6;
/// What words that nobody understands weigh at most beside a saying.
const UNKNOWN: f64 = 0.5;
/// How much of the sayings that a title does not answer is not held against it.
const OTHER_SAYINGS: f64 = 0.5;
/// From this share on, a title answers wholly.
const WHOLLY: f64 = 0.97;
/// A meaning of so much is as good as the likeliest one where a title answers wholly.
const LIKELY: f64 = 0.9;
/// How much of a question it is that no hall does such a thing.
const OUT_OF_SCOPE: f64 = 2.0;
/// A title that has so much of the rest of such a question, and of a rest that weighs so much, is near for all that.
const CLEAR: (f64, f64) = (0.8, 1.6);
/// What it is worth that a title says what is wanted of the thing.
const WANTED: f64 = 0.6;

/// Titles that a saying means, in ascending order, each with what share of its weight it has.
struct Meant {
    weight: f64,
    titles: Vec<(u32, f64)>,
}

/// A question in parts.
#[derive(Default)]
struct Understood<'i> {
    /// What each element says that belongs to no other part.
    weights: Vec<f64>,
    meant: Vec<Meant>,
    /// What is wanted, with the elements it was said by, a bit each.
    intents: Vec<(&'i Intent, u64)>,
    total: f64,
    /// What weighs that no hall does.
    out_of_scope: f64,
    /// The question is longer than what is understood of it.
    is_cut: bool,
    /// Elements that belong to a part, those of what is built in, and those of intents, a bit each.
    taken: u64,
    built_in: u64,
    intended: u64,
}

impl<'i> Gathering<'i> {
    /// Gathers the titles that come nearest to the elements.
    pub(super) fn nearest(&mut self, elements: &[Element]) {
        let (all, elements) = (elements.len(), &elements[..elements.len().min(LONGEST)]);
        self.renew();
        let understood = Understood { is_cut: all > elements.len(), ..self.understand(elements) };
        if understood.total <= 0.0 {
            return;
        }
        // Where something answers, what only comes near would but lengthen the list.
        let is_answered = self.hits.iter().any(|hit| hit.score >= worth::ANSWERS);
        let least = if is_answered { worth::UNDERSTOOD * FINE } else { 0 };
        for title in self.candidates(elements, &understood) {
            let cells = self.index.text.title(title);
            let score = understood.worth(title, elements, cells);
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
            SpanKind::Stop | SpanKind::Intent(_) => understood.take(span.elements),
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

    /// Returns the titles that say what is wanted, if any do.
    fn intended(&mut self, intent: &Intent) -> Option<Meant> {
        let titles = self.holding(intent.means.iter().map(|(_, mean)| std::slice::from_ref(mean)), 0.05);
        let weight = self.index.rarity(u32::try_from(titles.len()).unwrap_or(u32::MAX));
        (!titles.is_empty()).then_some(Meant { weight, titles })
    }

    /// Returns the titles that sayings mean, or that hold them as they were said, if there are any: by the hall's own before
    /// what is built in, and by that before hints.
    fn meant(&mut self, sayings: &[u32], said: Option<&[Element]>) -> Option<Meant> {
        let index = self.index;
        let mut titles = match said {
            Some(said) => self.holding(std::iter::once([said.to_vec()].as_slice()), 0.0),
            None => Vec::new(),
        };
        let literal = titles.len();
        let mut tells = SAYING;
        for kind in [SayingKind::Own, SayingKind::BuiltIn, SayingKind::Hint] {
            let mut is_sure = false;
            for saying in sayings.iter().filter(|saying| index.sayings.kind(**saying) == kind) {
                let means = index.sayings.means(*saying, &index.readings);
                let sure = if kind == SayingKind::BuiltIn { means.len().min(PRIMARY) } else { means.len() };
                let before = titles.len();
                titles.extend(self.holding(means[..sure].iter().map(Vec::as_slice), 0.07));
                is_sure |= titles.len() > before;
                titles.extend(self.holding(means[sure..].iter().map(Vec::as_slice), 0.07));
            }
            if titles.len() > literal {
                tells = match kind {
                    _ if !is_sure => HINT * FALLBACK,
                    SayingKind::Hint => HINT,
                    _ => SAYING,
                };
                // Titles that hold it as it was said need nothing doubtful beside them.
                if literal > 0 && tells < SAYING {
                    titles.truncate(literal);
                    tells = SAYING;
                }
                break;
            }
        }
        best_of_each(&mut titles);
        let weight = tells * index.rarity(u32::try_from(titles.len()).unwrap_or(u32::MAX));
        (!titles.is_empty()).then_some(Meant { weight, titles })
    }

    /// Returns the titles that hold all parts of one of several ways to say something, each of which is worth so much
    /// less than the one before.
    fn holding<'w>(&mut self, ways: impl Iterator<Item = &'w [Vec<Element>]>, less: f64) -> Vec<(u32, f64)> {
        let mut titles: Vec<(u32, f64)> = Vec::new();
        for (nth, parts) in (0u8..).zip(ways) {
            let value = (1.0 - less * f64::from(nth)).max(0.5);
            let parts: Vec<&[Element]> = parts.iter().map(Vec::as_slice).collect();
            let most = titles.len() + MEANT;
            self.visit(&parts, false, &mut |title, places, _| {
                if places.iter().all(|place| place.loose == 0) {
                    titles.push((title, value));
                }
                titles.len() < most
            });
        }
        best_of_each(&mut titles);
        titles
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

impl<'i> Understood<'i> {
    /// Takes elements as understood: by themselves they say no more.
    fn take(&mut self, elements: u64) {
        self.taken |= elements;
        for (at, weight) in self.weights.iter_mut().enumerate() {
            if elements >> at & 1 == 1 {
                *weight = 0.0;
            }
        }
    }

    /// Takes what is wanted, where nothing else takes its elements. It may be said within what is built in (想开 in 想开面馆);
    /// a hall's own words mean it with the rest.
    fn want(&mut self, intent: &'i Intent, elements: u64) {
        if self.taken & elements & !self.built_in == 0 && self.intended & elements == 0 {
            self.intents.push((intent, elements));
            self.intended |= elements;
            self.take(elements);
        }
    }

    /// Returns what sayings give a title, their likeliest meanings counted alike.
    fn meant(&self, title: u32) -> f64 {
        let share = |meant: &Meant| {
            let at = meant.titles.binary_search_by_key(&title, |(title, _)| *title).ok()?;
            let share = meant.titles[at].1;
            Some(meant.weight * if share >= LIKELY { 1.0 } else { share })
        };
        self.meant.iter().filter_map(share).sum()
    }

    /// Returns what sayings give a title.
    fn said(&self, title: u32) -> f64 {
        let share = |meant: &Meant| {
            let at = meant.titles.binary_search_by_key(&title, |(title, _)| *title).ok()?;
            Some(meant.weight * meant.titles[at].1)
        };
        self.meant.iter().filter_map(share).sum()
    }

    /// Returns what a title is worth as an answer, if it is near at all.
    fn worth(&self, title: u32, elements: &[Element], cells: &[Cell]) -> Option<i32> {
        let said = self.said(title);
        let (mut sure, mut maybe) = (said, 0.0);
        // What the title has of the question: beside a saying a character of its own included, such as 补 in 结婚证丢了怎么补.
        let mut had = self.meant(title);
        for (weight, held) in self.weights.iter().zip(held(elements, &self.weights, cells)) {
            if held > ALONE {
                sure += weight * held;
            } else {
                maybe += weight * held;
            }
            had += weight * if said > 0.0 && held > 0.0 && held <= ALONE { 1.0 } else { held };
        }
        let total = self.total + self.out_of_scope;
        let share = sure / total;
        // Where a saying is understood, the words around it tell a story, and weigh little against a title.
        let unheld = self.weights.iter().sum::<f64>() - (sure - said);
        let forgiven = if said > 0.0 { (unheld - UNKNOWN).max(0.0) } else { 0.0 };
        // Of several sayings a title often answers one only: the others weigh less against it.
        let others = self.meant.iter().map(|meant| meant.weight).sum::<f64>() - said;
        let near = sure / (total - forgiven - others * OTHER_SAYINGS);
        let (enough, weighty) = NEAR_BY_SAYING;
        let is_clear = sure >= CLEAR.1.max(CLEAR.0 * (self.total - forgiven));
        if near < NEAR && !(said >= weighty && near >= enough) && !is_clear {
            return None;
        }
        let wanted: f64 = self.intents.iter().map(|asked| wanted(*asked, elements, cells)).sum();
        let unmet = !self.intents.is_empty() && wanted == 0.0;
        let length = f64::from(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        let value = share + (maybe + wanted * WANTED) / total - 0.004 * length;
        let base = if had >= WHOLLY * total && sure > 0.0 && !unmet && !self.is_cut {
            worth::UNDERSTOOD
        } else {
            worth::NEAR
        };
        #[expect(clippy::cast_possible_truncation, reason = "a share, and little more")]
        let fine = (value * 400.0).clamp(0.0, 999.0) as i32;
        Some(base * FINE + fine)
    }
}

/// Puts titles in order and keeps the best share of each.
fn best_of_each(titles: &mut Vec<(u32, f64)>) {
    titles.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    titles.dedup_by_key(|(title, _)| *title);
}
