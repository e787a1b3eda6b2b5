//! A question in parts, and what a title is worth as an answer to it.

use super::cell::Cell;
use super::gather::{FINE, worth};
use super::held::{ALONE, held, wanted};
use super::intents::{Intent, Intents};
use super::meaning::Meant;
use super::pattern::Element;
use super::resembling::Likely;

/// Of what says something in a question, a title must hold this share to be near at all.
const NEAR: f64 = 0.52;
/// This share is enough where a saying leads to the title and weighs so much.
const NEAR_BY_SAYING: (f64, f64) = (0.42, 0.6);
/// What words that nobody understands weigh at most beside a saying.
const UNKNOWN: f64 = 0.5;
/// From this share on, a title answers wholly.
const WHOLLY: f64 = 0.97;
/// A meaning of so much is as good as the likeliest one where a title answers wholly.
const LIKELY: f64 = 0.9;
/// A title that has so much of the rest of such a question, and of a rest that weighs so much, is near for all that.
const CLEAR: (f64, f64) = (0.8, 1.6);
/// What it is worth that a title says what is wanted of the thing.
const WANTED: f64 = 0.6;
/// How much it tells against a title that it ends the thing, where something else is wanted of it.
const ENDS: f64 = 0.3;
/// What each character of a title costs it.
const LONG: f64 = 0.004;
/// How much it tells that a question is like what means a title.
const LIKE: f64 = 2.2;
/// Where a question is so much more like something that is not done here, no title is near for what it holds beside words for
/// what no hall does.
const DOUBTFUL: f64 = 0.25;

/// What a title holds of a question.
struct TitleShare {
    /// By sayings.
    said: f64,
    /// By sayings and beside neighbours, and by characters alone.
    sure: f64,
    maybe: f64,
    /// What it has of the question: beside a saying a character of its own included, such as 补 in 结婚证丢了怎么补, and the
    /// likeliest meanings alike.
    had: f64,
    /// The question holds nearly all of the title.
    is_named: bool,
}

/// A question in parts.
#[derive(Default)]
pub(super) struct Understood<'i> {
    /// What each element says that belongs to no other part.
    pub weights: Vec<f64>,
    pub meant: Vec<Meant>,
    /// What is wanted, with the elements it was said by, a bit each.
    pub intents: Vec<(&'i Intent, u64)>,
    pub total: f64,
    /// What it is like, though it is not said in it.
    pub likely: Likely,
    /// Elements that say nothing, a bit each.
    pub stopped: u64,
    /// What weighs that no hall does.
    pub out_of_scope: f64,
    /// The question is longer than what is understood of it.
    pub is_cut: bool,
    /// Elements that belong to a part, those of what is built in, and those of intents, a bit each.
    pub taken: u64,
    pub built_in: u64,
    pub intended: u64,
}

impl<'i> Understood<'i> {
    /// Takes elements as understood: by themselves they say no more.
    pub fn take(&mut self, elements: u64) {
        self.taken |= elements;
        for (at, weight) in self.weights.iter_mut().enumerate() {
            if elements >> at & 1 == 1 {
                *weight = 0.0;
            }
        }
    }

    /// Takes what is wanted, where nothing else takes its elements. It may be said within what is built in (想开 in 想开面馆);
    /// a hall's own words mean it with the rest.
    pub fn want(&mut self, intent: &'i Intent, elements: u64) {
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

    /// Returns what a title holds of the question.
    fn share(&self, title: u32, elements: &[Element], cells: &[Cell]) -> TitleShare {
        let said = self.said(title);
        let mut share = TitleShare { said, sure: said, maybe: 0.0, had: self.meant(title), is_named: false };
        let mut beside = 0;
        for (weight, held) in self.weights.iter().zip(held(elements, &self.weights, cells)) {
            if held > ALONE {
                share.sure += weight * held;
                beside += 1;
            } else {
                share.maybe += weight * held;
            }
            share.had += weight * if said > 0.0 && held > 0.0 && held <= ALONE { 1.0 } else { held };
        }
        share.is_named = beside * 5 >= cells.len() * 4;
        share
    }

    /// Is a title near to the question at all?
    fn is_near(&self, share: &TitleShare, alike: f64) -> bool {
        let &TitleShare { said, sure, .. } = share;
        let total = self.total + self.out_of_scope;
        // Where a saying is understood, the words around it tell a story, and weigh little against a title.
        let unheld = self.weights.iter().sum::<f64>() - (sure - said);
        let forgiven = if said > 0.0 { (unheld - UNKNOWN).max(0.0) } else { 0.0 };
        // Of several sayings a title often answers one only: the others do not weigh against it.
        let others = self.meant.iter().map(|meant| meant.weight).sum::<f64>() - said;
        let near = if sure > 0.0 { sure / (total - forgiven - others) } else { 0.0 };
        let doubt = if self.is_whole(share) { 0.0 } else { (self.likely.missing - alike).max(0.0) };
        let (enough, weighty) = NEAR_BY_SAYING;
        let is_by_saying = said >= weighty && near - doubt >= enough;
        let is_clear =
            sure >= CLEAR.1.max(CLEAR.0 * (self.total - forgiven)) && (doubt < DOUBTFUL || share.is_named);
        joined(near, alike) - doubt >= NEAR || is_by_saying || is_clear
    }

    /// Does a title hold all that says something?
    fn is_whole(&self, share: &TitleShare) -> bool {
        share.had >= WHOLLY * (self.total + self.out_of_scope) && share.sure > 0.0
    }

    /// Returns what a title is worth as an answer, if it is near at all.
    pub fn worth(&self, title: u32, elements: &[Element], cells: &[Cell], intents: &Intents) -> Option<i32> {
        let share = self.share(title, elements, cells);
        let alike = self.likely.share(title);
        if !self.is_near(&share, alike) {
            return None;
        }
        let total = self.total + self.out_of_scope;
        let wanted: f64 = self.intents.iter().map(|asked| wanted(*asked, elements, cells)).sum();
        let is_other = wanted == 0.0 && intents.ends_unasked(&self.intents, cells);
        let against = if is_other { ENDS } else { 0.0 };
        let length = f64::from(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        let value = joined(share.sure / total, alike) + (share.maybe + wanted * WANTED) / total;
        let is_unmet = !self.intents.is_empty() && wanted == 0.0;
        let is_answer = self.is_whole(&share) && !is_unmet && !self.is_cut;
        let base = if is_answer { worth::UNDERSTOOD } else { worth::NEAR };
        #[expect(clippy::cast_possible_truncation, reason = "a share, and little more")]
        let fine = ((value - against - LONG * length) * 400.0).clamp(0.0, 999.0) as i32;
        Some(base * FINE + fine)
    }
}

/// Joins two reasons for a title: the share it holds, and how much the question is like what means it.
fn joined(held: f64, alike: f64) -> f64 {
    1.0 - (1.0 - held.min(1.0)) * (-alike * LIKE).exp()
}
