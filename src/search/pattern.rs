//! One way to understand a question: a row of elements, each fitting some cells.

use super::cell::Cell;
use super::set::SoundSet;
use super::sounds::{Sound, Sounds};

/// How well an element fits a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// The element is exactly what was typed.
    Exact,
    /// Read alike, or nearly so.
    Loose,
    /// Not at all.
    No,
}

/// What is asked of one cell.
#[derive(Clone, Debug)]
pub(super) struct Element {
    /// The character wanted; none where letters were typed.
    pub ch: Option<char>,
    /// The sounds that answer letters exactly; of a character, how it is read here.
    pub exact: SoundSet,
    /// The sounds that answer loosely.
    pub loose: SoundSet,
    /// The one class of all these sounds, if there is but one.
    pub class: Option<u16>,
    /// The code of their first letter, if there is but one.
    pub code: Option<u8>,
}

impl Element {
    /// Asks for a character; its sound here and its sound alone answer loosely.
    pub fn character(ch: char, here: Sound, alone: Sound, sounds: &Sounds) -> Self {
        let mut said = SoundSet::one(here);
        said.add(alone);
        let loose = if here == super::sounds::OTHER { SoundSet::default() } else { sounds.alike(&said) };
        Self {
            ch: Some(ch),
            exact: SoundSet::one(here),
            loose,
            class: Some(sounds.class(alone)),
            code: Some(sounds.code(alone)),
        }
    }

    /// Asks for what a cell holds.
    pub fn of(cell: Cell, sounds: &Sounds) -> Self {
        Self::character(cell.ch(), cell.sound(), cell.sound(), sounds)
    }

    /// Asks for a syllable.
    pub fn syllable(sound: Sound, sounds: &Sounds) -> Self {
        let exact = SoundSet::one(sound);
        Self {
            ch: None,
            exact,
            loose: sounds.alike(&exact),
            class: Some(sounds.class(sound)),
            code: Some(sounds.code(sound)),
        }
    }

    /// Asks for any of these sounds, which share a first letter.
    pub fn any_of(exact: SoundSet, code: u8, sounds: &Sounds) -> Self {
        Self { ch: None, exact, loose: sounds.alike(&exact), class: None, code: Some(code) }
    }

    /// Asks for something loosely like one of these sounds.
    pub fn about(loose: SoundSet) -> Self {
        Self { ch: None, exact: SoundSet::default(), loose, class: None, code: None }
    }

    /// Returns how well the element fits a cell.
    pub fn fit(&self, cell: Cell) -> Fit {
        let exact = match self.ch {
            Some(ch) => cell.is(ch),
            None => self.exact.has(cell.sound()),
        };
        if exact {
            Fit::Exact
        } else if self.loose.has(cell.sound()) {
            Fit::Loose
        } else {
            Fit::No
        }
    }
}

impl Element {
    /// Does a cell sound just as what was typed?
    pub fn sounds_like(&self, cell: Cell) -> bool {
        self.exact.has(cell.sound())
    }
}

/// Where a row of elements was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MatchPosition {
    /// The first cell.
    pub at: usize,
    /// How many elements fit only loosely.
    pub loose: usize,
}

/// Finds the place where the elements fit one after the other, the one with the fewest loose fits, then the first.
///
/// No place begins within a Latin word. At most half of the characters typed may fit loosely.
pub(super) fn place(elements: &[Element], cells: &[Cell]) -> Option<MatchPosition> {
    let (first, rest) = elements.split_first()?;
    let allowed = if rest.is_empty() && first.ch.is_some() { 0 } else { elements.len().div_ceil(2) };
    let starts = cells.get(..(cells.len() + 1).saturating_sub(elements.len()))?;
    let mut best: Option<MatchPosition> = None;
    for (at, cell) in starts.iter().enumerate() {
        let bar = best.map_or(allowed + 1, |best| best.loose);
        // Most titles fail by the first element.
        let before = match first.fit(*cell) {
            Fit::No => continue,
            fit => usize::from(fit == Fit::Loose),
        };
        if before >= bar || cell.continues() {
            continue;
        }
        let Some(after) = loosely(rest, &cells[at + 1..], bar - before) else { continue };
        best = Some(MatchPosition { at, loose: before + after });
        if before + after == 0 {
            break;
        }
    }
    best
}

/// Counts the loose fits of the elements on the cells in front; none if one does not fit or `bar` is reached.
pub(super) fn loosely(elements: &[Element], cells: &[Cell], bar: usize) -> Option<usize> {
    if cells.len() < elements.len() {
        return None;
    }
    let mut loose = 0;
    for (element, cell) in elements.iter().zip(cells) {
        match element.fit(*cell) {
            Fit::Exact => {}
            Fit::Loose => loose += 1,
            Fit::No => return None,
        }
        if loose >= bar {
            return None;
        }
    }
    Some(loose)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Readings;

    fn han(text: &str, readings: &Readings) -> Vec<Element> {
        let sound = |ch| readings.alone(ch);
        text.chars().map(|ch| Element::character(ch, sound(ch), sound(ch), readings.sounds())).collect()
    }

    #[test]
    fn a_substring_is_placed_exactly() {
        let readings = Readings::load();
        let cells = readings.cells("有限公司设立登记");
        assert_eq!(place(&han("设立", &readings), &cells), Some(MatchPosition { at: 4, loose: 0 }));
        assert_eq!(place(&han("注销", &readings), &cells), None);
    }

    #[test]
    fn a_homophone_is_placed_loosely_and_an_exact_place_preferred() {
        let readings = Readings::load();
        let cells = readings.cells("身份证份证分证");
        assert_eq!(place(&han("身分证", &readings), &cells), Some(MatchPosition { at: 0, loose: 1 }));
        assert_eq!(place(&han("分证", &readings), &cells), Some(MatchPosition { at: 5, loose: 0 }));
    }

    #[test]
    fn a_lone_character_is_never_loose() {
        let readings = Readings::load();
        assert_eq!(place(&han("分", &readings), &readings.cells("身份")), None);
    }

    #[test]
    fn nothing_begins_within_a_latin_word() {
        let readings = Readings::load();
        let cells = readings.cells("passport renewal");
        let letters = |word: &str| -> Vec<Element> {
            let one = |ch| {
                let sound = readings.alone(ch);
                Element::any_of(SoundSet::one(sound), readings.sounds().code(sound), readings.sounds())
            };
            word.chars().map(one).collect()
        };
        assert_eq!(place(&letters("renew"), &cells).map(|place| place.at), Some(8));
        assert_eq!(place(&letters("port"), &cells), None);
    }

    #[test]
    fn elements_longer_than_the_title_have_no_place() {
        let readings = Readings::load();
        assert_eq!(place(&han("公司登记", &readings), &readings.cells("公司")), None);
        assert_eq!(place(&[], &readings.cells("公司")), None);
    }
}
