//! Which titles can possibly hold a row of elements.

use std::borrow::Cow;

use super::cell::{Cell, Text};
use super::pattern::Element;
use super::postings::Lists;
use super::readings::Readings;
use super::sounds::{CODES, EDGE_CLASS, EDGE_CODE, Set, Sound, literal};

/// How many titles are listed for a key that is too short to select.
const SHORT: u32 = 1024;
/// How many titles of a union of lists are looked at where nothing narrows them down.
const UNION: usize = 4096;
/// The first character with a list of its own, and how many have one.
const HAN: (usize, usize) = (0x3400, 0x6c00);

/// Lists of titles by two classes of sounds in a row, three first letters in a row, and shorter keys.
#[derive(Debug)]
pub(super) struct Grams {
    classes: usize,
    pairs: Lists,
    triples: Lists,
    letters: Lists,
    chars: Lists,
    sounds: Lists,
    /// The class of each sound, to widen a set of sounds to classes.
    class: Vec<u16>,
}

impl Grams {
    /// Lists the titles of a text.
    pub fn collect(text: &Text, readings: &Readings) -> Self {
        let sounds = readings.sounds();
        let classes = sounds.classes();
        let class: Vec<u16> = (0..512).map(|sound| sounds.class(sound)).collect();
        let code: Vec<u8> = (0..512).map(|sound| sounds.code(sound)).collect();
        // A polyphone is listed under its sound here and under its sound alone, so that Han always finds Han.
        let said = |cell: Cell| [cell.sound(), readings.alone(cell.ch())];
        let classed = |cell: Cell| said(cell).map(|sound| usize::from(class[usize::from(sound)]));
        let coded = |cell: Cell| said(cell).map(|sound| usize::from(code[usize::from(sound)]));
        let pairs = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            let mut before = [usize::from(EDGE_CLASS); 2];
            for cell in cells {
                let now = classed(*cell);
                each(before, &mut |a| each(now, &mut |b| name(a * classes + b)));
                before = now;
            }
        };
        let triples = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            let mut row = [[usize::from(EDGE_CODE); 2]; 3];
            for (at, cell) in cells.iter().enumerate() {
                row = [row[1], row[2], coded(*cell)];
                if at > 0 {
                    each(row[0], &mut |a| {
                        each(row[1], &mut |b| each(row[2], &mut |c| name(triple(a, b, c))))
                    });
                }
            }
        };
        let letters = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            let mut before = [usize::from(EDGE_CODE); 2];
            for cell in cells {
                let now = coded(*cell);
                each(now, &mut |b| name(CODES * CODES + b));
                each(before, &mut |a| each(now, &mut |b| name(a * CODES + b)));
                before = now;
            }
        };
        let chars = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            cells.iter().for_each(|cell| name(char_key(cell.ch())));
        };
        let alone = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            cells.iter().for_each(|cell| name(usize::from(cell.sound())));
        };
        Self {
            classes,
            pairs: Lists::collect(classes * classes, u32::MAX, text, &pairs),
            triples: Lists::collect(CODES * CODES * CODES, u32::MAX, text, &triples),
            letters: Lists::collect(CODES * CODES + CODES, SHORT, text, &letters),
            chars: Lists::collect(HAN.1 + 1, SHORT, text, &chars),
            sounds: Lists::collect(sounds.count(), SHORT, text, &alone),
            class,
        }
    }

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
            if let ([_, _, _], Some(key)) = (row, codes(row)) {
                lists.push(Cow::Borrowed(self.triples.get(key)));
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

    /// Returns the titles with two classes of sounds in a row.
    pub fn pair(&self, a: u16, b: u16) -> &[u32] {
        self.pairs.get(usize::from(a) * self.classes + usize::from(b))
    }

    /// Returns the bytes in use.
    pub fn bytes(&self) -> usize {
        [&self.pairs, &self.triples, &self.letters, &self.chars, &self.sounds].map(Lists::bytes).iter().sum()
    }

    /// Returns the titles that may begin with the elements, by as many of them as one list can take.
    fn first(&self, elements: &[Element]) -> Option<&[u32]> {
        let edge = usize::from(EDGE_CODE);
        let [first, rest @ ..] = elements else { return None };
        let code = usize::from(first.code?);
        let second = rest.first().and_then(|element| element.code);
        match (first.class, second) {
            (Some(class), _) => Some(self.pair(EDGE_CLASS, class)),
            (None, Some(second)) => Some(self.triples.get(triple(edge, code, usize::from(second)))),
            (None, None) => Some(self.letters.get(edge * CODES + code)),
        }
    }

    /// Returns the first titles with one element.
    pub fn one(&self, element: &Element) -> Cow<'_, [u32]> {
        if let Some(ch) = element.ch
            && literal(ch).is_none()
        {
            return Cow::Borrowed(self.chars.get(char_key(ch)));
        }
        if let Some(sound) = element.ch.and_then(literal) {
            return Cow::Borrowed(self.sounds.get(usize::from(sound)));
        }
        let sounds: Vec<Sound> = element.exact.iter().collect();
        match (sounds.as_slice(), element.code) {
            ([sound], _) if !self.sounds.get(usize::from(*sound)).is_empty() => {
                Cow::Borrowed(self.sounds.get(usize::from(*sound)))
            }
            // A single first letter: all of its sounds, of which it has more than any longer start.
            (sounds, Some(code)) if sounds.iter().any(|&sound| sound < 26) => {
                Cow::Borrowed(self.letters.get(CODES * CODES + usize::from(code)))
            }
            _ => {
                let set = if element.exact.is_empty() || sounds.len() == 1 {
                    &element.loose
                } else {
                    &element.exact
                };
                let lists: Vec<&[u32]> =
                    set.iter().map(|sound| self.sounds.get(usize::from(sound))).collect();
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
            let total: usize = open.iter().map(|list| list.len()).sum();
            match shortest {
                None => lists.push(Cow::Owned(union(&open, UNION))),
                Some(len) if total < UNION.min(len / 2) => lists.push(Cow::Owned(union(&open, UNION))),
                Some(_) => {}
            }
            if shortest.is_none() {
                return;
            }
        }
    }

    /// Yields the classes of the sounds an element asks for.
    fn widened(&self, element: &Element) -> impl Iterator<Item = u16> + use<> {
        let set: &Set = if element.exact.is_empty() { &element.loose } else { &element.exact };
        let mut classes: Vec<u16> = set.iter().map(|sound| self.class[usize::from(sound)]).collect();
        classes.sort_unstable();
        classes.dedup();
        classes.into_iter()
    }

    /// Returns some titles to look at where the elements lead to no list of their own.
    fn last_resort(&self, elements: &[Element]) -> Cow<'_, [u32]> {
        let code = |element: &Element| element.code.map(usize::from);
        let letters = elements.windows(2).find_map(|pair| Some(code(&pair[0])? * CODES + code(&pair[1])?));
        match (letters, elements.iter().find(|element| element.class.is_some()).or(elements.first())) {
            (Some(key), _) => Cow::Borrowed(self.letters.get(key)),
            (None, Some(element)) => self.one(element),
            (None, None) => Cow::Borrowed(&[]),
        }
    }
}

/// Was a list of a short key cut, so that it may lack titles?
pub(super) fn is_cut(list: &[u32]) -> bool {
    list.len() >= SHORT as usize
}

/// Calls for one or both of two values, once if they are the same.
fn each(values: [usize; 2], call: &mut dyn FnMut(usize)) {
    call(values[0]);
    if values[1] != values[0] {
        call(values[1]);
    }
}

fn triple(a: usize, b: usize, c: usize) -> usize {
    (a * CODES + b) * CODES + c
}

/// Returns the key of three first letters in a row, unless pairs of classes say more.
fn codes(row: &[Element]) -> Option<usize> {
    if row.iter().all(|element| element.class.is_some()) {
        return None;
    }
    let code = |at: usize| row[at].code.map(usize::from);
    Some(triple(code(0)?, code(1)?, code(2)?))
}

/// Returns the key of a character; all unusual ones share the last.
fn char_key(ch: char) -> usize {
    (ch as usize).checked_sub(HAN.0).map_or(HAN.1, |at| at.min(HAN.1))
}

/// Merges ascending lists, the first entries of each so that about `most` are taken in all.
fn union(lists: &[&[u32]], most: usize) -> Vec<u32> {
    let share = (most / lists.len().max(1)).max(256);
    let mut all: Vec<u32> = lists.iter().flat_map(|list| &list[..list.len().min(share)]).copied().collect();
    // Stable sorting makes use of the runs that are in order already.
    all.sort();
    all.dedup();
    all
}
