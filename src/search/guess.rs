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
/// How many titles with the scattered characters of a question are answered.
const SCATTERED_HITS: usize = 64;
/// How many entries of lists the gist of a question is drawn from.
const GIST: usize = 30_000;
/// How many titles with the gist of a question are answered.
const GIST_HITS: usize = 40;

impl Gathering<'_> {
    /// Gathers the titles that hold the elements in two pieces: something between them, or the end first.
    pub(super) fn apart(&mut self, elements: &[Element]) {
        if elements.len() > PIECEMEAL {
            return;
        }
        for cut in 1..elements.len() {
            let (head, tail) = elements.split_at(cut);
            if sound(head) && sound(tail) && head.len() + tail.len() > 2 {
                self.pieces(&[head, tail], [worth::APART, worth::SWAPPED], 1);
            }
        }
    }

    /// Gathers the titles that hold whole syllables or characters in order but scattered: 社保卡 in 社会保障卡.
    pub(super) fn scattered(&mut self, elements: &[Element]) {
        // Two characters are looked for only where there is nothing else.
        let least = if self.hits.is_empty() { 2 } else { 3 };
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
            let cells = index.text.title(title);
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

    /// Gathers the titles that hold what was typed but for one character or one slip of the finger.
    pub(super) fn slips(&mut self, question: &Question, ways: &[Pattern]) {
        for way in question.slips(&self.index.readings) {
            self.pieces(&[&way.elements], [worth::SLIP; 2], 2);
        }
        let Some(way) = ways.first() else { return };
        let typed = way.elements.len();
        let least = if way.elements.iter().all(|element| element.class.is_none()) { 4 } else { 3 };
        if !(least..=PIECEMEAL).contains(&typed) {
            return;
        }
        for wrong in 0..typed {
            let mut elements = way.elements.clone();
            elements[wrong] = Element::about(SoundSet::ALL);
            self.pieces(&[&elements], [worth::SLIP; 2], 1);
        }
    }

    /// Gathers the titles that hold the most pairs of neighbouring elements, at least two.
    pub(super) fn gist(&mut self, elements: &[Element]) {
        let grams = &self.index.grams;
        let classes = |pair: &[Element]| Some((pair[0].class?, pair[1].class?));
        let mut lists: Vec<&[u32]> =
            elements.windows(2).filter_map(classes).map(|(a, b)| grams.pair(a, b)).collect();
        lists.sort_unstable_by_key(|list| list.len());
        let mut votes = vec![0u8; self.index.text.len() as usize];
        let (mut left, mut most) = (GIST, 2);
        let mut best: Vec<u32> = Vec::new();
        for list in lists {
            left = left.saturating_sub(list.len());
            if left == 0 {
                break;
            }
            for &title in list {
                let count = &mut votes[title as usize];
                *count = count.saturating_add(1);
                if *count > most {
                    most = *count;
                    best.clear();
                }
                if *count == most {
                    best.push(title);
                }
            }
        }
        best.sort_unstable();
        best.dedup();
        let hit = |title| ScoredTitle { title, score: worth::GIST };
        self.hits.extend(best.into_iter().take(GIST_HITS).map(hit));
        self.work = self.work.saturating_sub(LOOK);
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
