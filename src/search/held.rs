//! How much a title holds of a question that it does not hold in a row.

use super::cell::Cell;
use super::intents::{Intent, holds};
use super::pattern::{Element, Fit};

/// How well a title says what is wanted by the very words of the question, such as 换 in 换发.
const SAID_SO: f64 = 0.5;
/// Two neighbouring elements, or one left out, found so far apart in a title, and what each is then worth: side by
/// side; one wrong between; one missing between; one too many between.
const STEPS: [(usize, usize, f64); 4] = [(1, 1, 1.0), (2, 2, 0.8), (1, 2, 0.56), (2, 1, 0.8)];
/// What an element is worth that a title holds without any neighbour.
pub(super) const ALONE: f64 = 0.25;
/// What an element is worth that is only read alike, or nearly so.
const ALIKE: f64 = 0.8;
const NEARLY_ALIKE: f64 = 0.6;
/// What is left of that where the elements around are no part of the title.
const UNSUPPORTED: f64 = 0.4;

/// Returns how much of each element a title holds: wholly beside a neighbour, a little where it stands alone.
pub(super) fn held(elements: &[Element], weights: &[f64], cells: &[Cell]) -> Vec<f64> {
    let fit = |at: usize, spot: usize| match elements[at].fit(cells[spot]) {
        _ if elements[at].class.is_none() => 0.0,
        Fit::Exact => 1.0,
        Fit::Loose if elements[at].sounds_like(cells[spot]) => ALIKE,
        Fit::Loose => NEARLY_ALIKE,
        Fit::No => 0f64,
    };
    let is_supported = |at: usize, spot: usize, other: usize, beside: usize| {
        let after =
            other + 1 < elements.len() && beside + 1 < cells.len() && fit(other + 1, beside + 1) >= 1.0;
        after || at > 0 && spot > 0 && fit(at - 1, spot - 1) >= 1.0
    };
    let mut held = vec![0f64; elements.len()];
    let mut found: Vec<(usize, f64)> = Vec::new();
    for at in 0..elements.len() {
        // Words that say nothing, or were understood otherwise, need no place of their own.
        if weights[at..].iter().take(3).all(|weight| *weight <= 0.0) {
            continue;
        }
        found.clear();
        found.extend((0..cells.len()).map(|spot| (spot, fit(at, spot))).filter(|(_, fit)| *fit > 0.0));
        if elements[at].ch.is_some() && found.iter().any(|(_, fit)| *fit >= 1.0) {
            held[at] = held[at].max(ALONE);
        }
        for (step, apart, worth) in STEPS {
            let other = at + step;
            if other >= elements.len() || weights[at] + weights[other] <= 0.0 {
                continue;
            }
            for &(spot, here) in &found {
                if spot + apart < cells.len() {
                    let beside = fit(other, spot + apart);
                    let mut both = worth * here * beside;
                    // What is but alike must have somebody else to speak for it.
                    if both < worth && !is_supported(at, spot, other, spot + apart) {
                        both *= UNSUPPORTED;
                    }
                    held[at] = held[at].max(both);
                    held[other] = held[other].max(both);
                }
            }
        }
    }
    held
}

/// Returns how well a title says what is wanted: 1 by the likeliest word, less by others or by those of the question, 0 by none.
pub(super) fn wanted((intent, said): (&Intent, u64), elements: &[Element], cells: &[Cell]) -> f64 {
    let said: Vec<&Element> = elements
        .iter()
        .enumerate()
        .filter(|(at, _)| said >> at & 1 == 1)
        .map(|(_, element)| element)
        .collect();
    let is_said = |run: &[Cell]| run.iter().zip(&said).all(|(cell, element)| element.ch == Some(cell.ch()));
    let in_its_words = if !said.is_empty() && cells.windows(said.len()).any(is_said) { SAID_SO } else { 0.0 };
    let has = |(mean, _): &(Vec<Cell>, Vec<Element>)| holds(cells, mean);
    let at = (0u8..).zip(&intent.means).find(|(_, mean)| has(mean)).map(|(at, _)| at);
    at.map_or(0.0, |at| 1.0 - 0.04 * f64::from(at.min(12))).max(in_its_words)
}
