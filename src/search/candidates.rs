//! Which titles can possibly hold a row of elements.

use std::borrow::Cow;

use super::grams::Grams;
use super::pattern::Element;
use super::set::SoundSet;
use super::sounds::{EDGE_CLASS, EDGE_CODE, Sound, literal};

/// How many titles of a union of lists are looked at where nothing narrows them down.
const UNION: usize = 4096;
/// How many classes an open element may stand for to narrow anything down.
const OPEN: usize = 64;

impl Grams {
    /// Returns lists on all of which a title must be that holds the elements in a row.
    ///
    /// With `anchored`, only titles that begin with them. Where the elements are too few to select, the lists
    /// hold the first titles only.
    pub fn lists(&self, elements: &[Element], anchored: bool) -> Vec<Cow<'_, [u32]>> {
        let mut lists: Vec<Cow<[u32]>> = Vec::new();
        for pair in elements.windows(2) {
            if let (Some(a), Some(b)) = (pair[0].class, pair[1].class) {
                lists.push(Cow::Borrowed(self.pair(a, b)));
            }
        }
        for row in elements.windows(3) {
            // Where all have a class, pairs of classes say more.
            let open = row.iter().any(|element| element.class.is_none());
            if let ([Some(a), Some(b), Some(c)], true) = ([row[0].code, row[1].code, row[2].code], open) {
                lists.push(Cow::Borrowed(self.triple(a, b, c)));
            }
        }
        if anchored && let Some(list) = self.first(elements) {
            lists.push(Cow::Borrowed(list));
        }
        if let [only] = elements
            && lists.is_empty()
        {
            lists.push(self.one(only));
        }
        let shortest = lists.iter().map(|list| list.len()).min();
        if shortest.is_none_or(|len| len > 256) {
            self.add_unions(elements, shortest, &mut lists);
        }
        if lists.is_empty() {
            lists.push(self.last_resort(elements));
        }
        lists
    }

    /// Returns the titles that may begin with the elements, by as many of them as one list can take.
    fn first(&self, elements: &[Element]) -> Option<&[u32]> {
        let [first, rest @ ..] = elements else { return None };
        let code = first.code?;
        let second = rest.first().and_then(|element| element.code);
        match (first.class, second) {
            (Some(class), _) => Some(self.pair(EDGE_CLASS, class)),
            (None, Some(second)) => Some(self.triple(EDGE_CODE, code, second)),
            (None, None) => Some(self.letters(EDGE_CODE, code)),
        }
    }

    /// Returns the first titles with one element.
    pub fn one(&self, element: &Element) -> Cow<'_, [u32]> {
        if let Some(ch) = element.ch
            && literal(ch).is_none()
        {
            return Cow::Borrowed(self.char(ch));
        }
        if let Some(sound) = element.ch.and_then(literal) {
            return Cow::Borrowed(self.sound(sound));
        }
        let sounds: Vec<Sound> = element.exact.iter().collect();
        match (sounds.as_slice(), element.code) {
            ([sound], _) if !self.sound(*sound).is_empty() => Cow::Borrowed(self.sound(*sound)),
            // A single first letter: all of its sounds, of which it has more than any longer start.
            (sounds, Some(code)) if sounds.iter().any(|&sound| sound < 26) => {
                Cow::Borrowed(self.letter(code))
            }
            _ => {
                let set = if element.exact.is_empty() || sounds.len() == 1 {
                    &element.loose
                } else {
                    &element.exact
                };
                let lists: Vec<&[u32]> = set.iter().map(|sound| self.sound(sound)).collect();
                Cow::Owned(union(&lists, UNION))
            }
        }
    }

    /// Adds the union of pairs of which one side is open (`gong s`), where that narrows the choice.
    fn add_unions<'a>(
        &'a self,
        elements: &[Element],
        shortest: Option<usize>,
        lists: &mut Vec<Cow<'a, [u32]>>,
    ) {
        for pair in elements.windows(2) {
            let open: Vec<&[u32]> = match (pair[0].class, pair[1].class) {
                (Some(a), None) => self.widened(&pair[1]).map(|b| self.pair(a, b)).collect(),
                (None, Some(b)) => self.widened(&pair[0]).map(|a| self.pair(a, b)).collect(),
                _ => continue,
            };
            if open.len() > OPEN {
                continue;
            }
            let total: usize = open.iter().map(|list| list.len()).sum();
            match shortest {
                None => lists.push(Cow::Owned(union(&open, UNION))),
                Some(len) if total < UNION.min(len / 2) => lists.push(Cow::Owned(union(&open, usize::MAX))),
                Some(_) => {}
            }
            if shortest.is_none() {
                return;
            }
        }
    }

    /// Yields the classes of the sounds an element asks for.
    fn widened(&self, element: &Element) -> impl Iterator<Item = u16> + use<> {
        let set: &SoundSet = if element.exact.is_empty() { &element.loose } else { &element.exact };
        let mut classes: Vec<u16> = set.iter().map(|sound| self.class[usize::from(sound)]).collect();
        classes.sort_unstable();
        classes.dedup();
        classes.into_iter()
    }

    /// Returns some titles to look at where the elements lead to no list of their own.
    fn last_resort(&self, elements: &[Element]) -> Cow<'_, [u32]> {
        let letters = elements.windows(2).find_map(|pair| Some((pair[0].code?, pair[1].code?)));
        if let Some((a, b)) = letters {
            return Cow::Borrowed(self.letters(a, b));
        }
        let whole =
            elements.iter().filter(|element| element.class.is_some()).map(|element| self.one(element));
        whole.min_by_key(|list| list.len()).unwrap_or_default()
    }
}

/// Merges ascending lists, the first entries of each so that about `most` are taken in all.
fn union(lists: &[&[u32]], most: usize) -> Vec<u32> {
    let share = (most / lists.len().max(1)).max(128);
    let mut all: Vec<u32> = lists.iter().flat_map(|list| &list[..list.len().min(share)]).copied().collect();
    #[expect(clippy::stable_sort_primitive, reason = "it profits from the runs that are in order already")]
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::cell::TitleText;
    use crate::search::lattice::Question;
    use crate::search::readings::Readings;

    const TITLES: [&str; 5] = ["公司登记", "工司", "分公司变更", "银行行长登记", "hello"];

    fn lists_of(typed: &str, anchored: bool) -> Vec<u32> {
        let readings = Readings::load();
        let mut text = TitleText::with_capacity(0, 0);
        for title in TITLES {
            text.push(&readings.cells(title));
        }
        let grams = Grams::collect(&text, &readings);
        let ways = Question::read(typed, &readings).ways(&readings);
        let lists = grams.lists(&ways[0].elements, anchored);
        (0..5).filter(|title| lists.iter().all(|list| list.contains(title))).collect()
    }

    #[test]
    fn what_sounds_alike_shares_a_list() {
        assert_eq!(lists_of("公司", false), [0, 1, 2]);
        assert_eq!(lists_of("gongshi", false), [0, 1, 2]);
        assert_eq!(lists_of("gsd", false), [0]);
    }

    #[test]
    fn anchored_lists_hold_titles_that_begin_so() {
        assert_eq!(lists_of("gongsi", true), [0, 1]);
        assert_eq!(lists_of("gs", true), [0, 1]);
        assert_eq!(lists_of("g", true), [0, 1]);
    }

    #[test]
    fn a_polyphone_is_listed_alone_and_in_context() {
        assert_eq!(lists_of("行长", false), [3]);
        assert_eq!(lists_of("行行", false), [3]);
        assert_eq!(lists_of("hanghang", false), [3]);
    }

    #[test]
    fn an_open_end_leads_to_the_union_of_its_pairs() {
        assert_eq!(lists_of("gongsid", false), [0]);
        assert_eq!(lists_of("gongs", false), [0, 1, 2]);
        assert_eq!(lists_of("bian", false), [2]);
    }

    #[test]
    fn a_single_character_or_letter_has_its_own_list() {
        assert_eq!(lists_of("更", false), [2]);
        assert_eq!(lists_of("h", false), [3, 4]);
        assert_eq!(lists_of("zh", false), [3]);
        assert_eq!(lists_of("龘", false), [] as [u32; 0]);
    }

    #[test]
    fn a_union_is_ascending_and_takes_its_share_of_each() {
        let long: Vec<u32> = (0..9_000).collect();
        assert_eq!(union(&[&[1, 5], &[2, 5, 9]], 100), [1, 2, 5, 9]);
        assert_eq!(union(&[&long], 1_000).len(), 1_000);
    }
}
