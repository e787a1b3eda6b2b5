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
/// How much of the sayings that a title does not answer is not held against it.
const OTHER_SAYINGS: f64 = 0.5;
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
/// How much it tells that a question is like what means a title, and how much at most.
const LIKE: (f64, f64) = (1.6, 0.95);
/// How much it tells against a title that the question is more like something that is not done here.
const DOUBT: f64 = 1.0;

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

    /// Returns what a title is worth as an answer, if it is near at all.
    pub fn worth(&self, title: u32, elements: &[Element], cells: &[Cell], intents: &Intents) -> Option<i32> {
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
        let is_whole = had >= WHOLLY * total && sure > 0.0;
        let alike = self.likely.share(title);
        let doubt = if is_whole { 0.0 } else { (self.likely.missing - alike).max(0.0) * DOUBT };
        let by_saying = said >= weighty && near - doubt >= enough;
        if joined(near, alike) - doubt < NEAR && !by_saying && !is_clear {
            return None;
        }
        let wanted: f64 = self.intents.iter().map(|asked| wanted(*asked, elements, cells)).sum();
        let unmet = !self.intents.is_empty() && wanted == 0.0;
        let length = f64::from(u32::try_from(cells.len()).unwrap_or(u32::MAX));
        let is_other = wanted == 0.0 && intents.ends_unasked(&self.intents, cells);
        let against = if is_other { ENDS } else { 0.0 };
        let value = joined(share, alike) + (maybe + wanted * WANTED) / total - against - 0.004 * length;
        let base = if is_whole && !unmet && !self.is_cut { worth::UNDERSTOOD } else { worth::NEAR };
        #[expect(clippy::cast_possible_truncation, reason = "a share, and little more")]
        let fine = (value * 400.0).clamp(0.0, 999.0) as i32;
        Some(base * FINE + fine)
    }
}

/// Joins two reasons for a title, each a share of all there could be.
fn joined(held: f64, alike: f64) -> f64 {
    let (scale, most) = LIKE;
    1.0 - (1.0 - held.min(1.0)) * (1.0 - (alike * scale).min(most))
}
