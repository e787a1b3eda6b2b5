//! Guesses what was meant where what was typed stands in few titles.

use super::cell::Cell;
use super::gather::{Gathering, LOOK, ScoredTitle, cover, worth};
use super::grams::is_cut;
use super::lattice::{Pattern, Question};
use super::pattern::{Element, Fit};
use super::postings::meet;
use super::set::SoundSet;

/// The most elements a question may have to be guessed at piecemeal.
const PIECEMEAL: usize = 16;
/// Over how many times their number of cells scattered characters may spread.
const SPREAD: usize = 3;
/// Within how many cells two characters may abbreviate a title's beginning: 民非 for 民办非企业单位.
const ABBREVIATED: usize = 4;
/// How many elements a question has in which one character within may be wrong.
const WRONG_WITHIN: std::ops::RangeInclusive<usize> = 4..=8;
/// How many titles with the scattered characters of a question are answered.
const SCATTERED_HITS: usize = 64;

impl Gathering<'_> {
    /// Gathers the titles that hold the elements in two pieces: something between them, or the end first.
    pub(super) fn apart(&mut self, elements: &[Element]) {
        if elements.len() > PIECEMEAL {
            return;
        }
        for cut in 1..elements.len() {
            let (head, tail) = elements.split_at(cut);
            if sound(head) && sound(tail) && head.len() + tail.len() > 2 {
                let most_loose = usize::from(elements.len() > 3);
                self.pieces(&[head, tail], [worth::APART, worth::SWAPPED], most_loose);
            }
        }
    }

    /// Gathers the titles that hold whole syllables or characters in order but scattered: 社保卡 in 社会保障卡.
    pub(super) fn scattered(&mut self, elements: &[Element]) {
        // Two characters stand in too many titles here and there: they must abbreviate a title's beginning.
        let abbreviates = elements.len() == 2 && self.hits.is_empty();
        let least = if abbreviates { 2 } else { 3 };
        if !(least..=PIECEMEAL).contains(&elements.len())
            || elements.iter().any(|element| element.class.is_none())
        {
            return;
        }
        let index = self.index;
        let all: Vec<_> = elements.iter().map(|element| index.grams.one(element)).collect();
        // A list that was cut may lack the title; lists that were not cut are trusted first.
        let mut lists: Vec<&[u32]> = all.iter().map(AsRef::as_ref).filter(|list| !is_cut(list)).collect();
        if lists.is_empty() {
            lists = all.iter().map(AsRef::as_ref).collect();
        }
        let hits = &mut self.hits;
        let most = hits.len() + SCATTERED_HITS;
        meet(&mut lists, &mut self.work, &mut |title, work| {
            *work = work.saturating_sub(LOOK);
            let mut cells = index.text.title(title);
            if abbreviates {
                cells = &cells[..cells.len().min(ABBREVIATED)];
                if cells.first().is_none_or(|cell| elements[0].fit(*cell) != Fit::Exact) {
                    return true;
                }
            }
            if let Some(runs) = runs(elements, cells) {
                let gaps = i32::try_from(runs.min(10)).unwrap_or(10);
                hits.push(ScoredTitle {
                    title,
                    score: worth::SCATTERED - gaps + cover(elements.len(), cells.len()),
                });
            }
            hits.len() < most
        });
    }

    /// Gathers the titles that hold what was typed but for one slip of the finger, or for one character within.
    pub(super) fn slips(&mut self, question: &Question, ways: &[Pattern]) {
        for way in question.slips(&self.index.readings) {
            self.pieces(&[&way.elements], [worth::SLIP; 2], 2);
        }
        let Some(way) = ways.first().filter(|_| self.hits.is_empty()) else { return };
        let whole = way.elements.iter().all(|element| element.class.is_some() && element.ch.is_some());
        if !whole || !WRONG_WITHIN.contains(&way.elements.len()) {
            return;
        }
        for wrong in 1..way.elements.len() - 1 {
            let mut elements = way.elements.clone();
            elements[wrong] = Element::about(SoundSet::ALL);
            self.pieces(&[&elements], [worth::SLIP; 2], 1);
        }
    }
}

/// Finds the elements in order but not too far apart; returns how few runs they form.
fn runs(elements: &[Element], cells: &[Cell]) -> Option<usize> {
    let first = elements.first()?;
    let starts = (0..cells.len()).filter(|&at| first.fit(cells[at]) == Fit::Exact);
    starts
        .filter_map(|at| runs_from(elements, &cells[at..cells.len().min(at + elements.len() * SPREAD)]))
        .min()
}

/// Finds each element at the first cell after the one before; returns how many runs they form.
fn runs_from(elements: &[Element], cells: &[Cell]) -> Option<usize> {
    let (mut at, mut runs, mut next) = (0, 0, usize::MAX);
    for element in elements {
        at += cells.get(at..)?.iter().position(|cell| element.fit(*cell) == Fit::Exact)?;
        runs += usize::from(at != next);
        at += 1;
        next = at;
    }
    Some(runs)
}

/// Can a piece stand on its own: at least two first letters, or one whole syllable or character?
fn sound(piece: &[Element]) -> bool {
    piece.len() > 1 || piece.iter().all(|element| element.class.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Readings;

    fn runs_of(typed: &str, title: &str) -> Option<usize> {
        let readings = Readings::load();
        let ways = Question::read(typed, &readings).ways(&readings);
        runs(&ways[0].elements, &readings.cells(title))
    }

    #[test]
    fn scattered_characters_form_runs() {
        assert_eq!(runs_of("社保卡", "社会保障卡申领"), Some(3));
        assert_eq!(runs_of("shebaoka", "社会保障卡申领"), Some(3));
        assert_eq!(runs_of("社会卡", "社会保障卡申领"), Some(2));
        assert_eq!(runs_of("低保", "最低生活保障"), Some(2));
        assert_eq!(runs_of("社会会", "社会保障卡申领全国总工会"), None);
        assert_eq!(runs_of("卡社保", "社会保障卡申领"), None);
        assert_eq!(runs_of("社保卡卡", "社会保障卡"), None);
    }

    #[test]
    fn a_lone_first_letter_is_no_piece() {
        let readings = Readings::load();
        let way = |typed: &str| Question::read(typed, &readings).ways(&readings)[0].elements.clone();
        assert!(!sound(&way("g")) && sound(&way("gs")) && sound(&way("gong")) && sound(&way("公")));
    }
}
