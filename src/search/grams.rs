//! Lists of titles by short runs of what they hold.

use super::cell::{Cell, TitleText};
use super::pattern::Element;
use super::postings::PostingLists;
use super::readings::Readings;
use super::sounds::{CODES, EDGE_CLASS, EDGE_CODE, Sound, literal};

/// How many titles are listed for a key that is too short to select.
const SHORT: u32 = 1024;
/// The first character with a list of its own, and how many have one.
const HAN: (usize, usize) = (0x3400, 0x6c00);
/// Every number of a sound is below this.
const SOUNDS: u16 = 512;

/// Lists of titles by two classes of sounds in a row, three first letters in a row, and shorter keys.
///
/// A polyphone is listed under its sound in context and its sound alone, so that Han always finds Han.
#[derive(Debug)]
pub(super) struct Grams {
    classes: usize,
    pairs: PostingLists,
    triples: PostingLists,
    letters: PostingLists,
    chars: PostingLists,
    sounds: PostingLists,
    /// How many titles hold each character, and each sound.
    chars_held: Vec<u32>,
    sounds_held: Vec<u32>,
    /// The class of each sound, to widen a set of sounds to classes.
    pub(super) class: Vec<u16>,
}

impl Grams {
    /// Lists the titles of a text.
    pub fn collect(text: &TitleText, readings: &Readings) -> Self {
        let sounds = readings.sounds();
        let classes = sounds.classes();
        let class: Vec<u16> = (0..SOUNDS).map(|sound| sounds.class(sound)).collect();
        let code: Vec<u8> = (0..SOUNDS).map(|sound| sounds.code(sound)).collect();
        let said = |cell: Cell| [cell.sound(), readings.alone(cell.ch())].map(usize::from);
        let blurred = |cell: Cell| said(cell).map(|sound| usize::from(class[sound]));
        let initials = |cell: Cell| said(cell).map(|sound| usize::from(code[sound]));
        let pairs = |cells: &[Cell], name: &mut dyn FnMut(usize)| name_pairs(cells, &blurred, classes, name);
        let triples = |cells: &[Cell], name: &mut dyn FnMut(usize)| name_triples(cells, &initials, name);
        let letters = |cells: &[Cell], name: &mut dyn FnMut(usize)| name_letters(cells, &initials, name);
        let chars = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            for cell in cells {
                name(char_key(cell.ch()));
            }
        };
        let alone = |cells: &[Cell], name: &mut dyn FnMut(usize)| {
            for cell in cells {
                name(usize::from(cell.sound()));
            }
        };
        let (char_lists, chars_held) = PostingLists::counted(HAN.1 + 1, SHORT, text, &chars);
        let (sound_lists, sounds_held) = PostingLists::counted(sounds.count(), SHORT, text, &alone);
        Self {
            classes,
            pairs: PostingLists::collect(classes * classes, u32::MAX, text, &pairs),
            triples: PostingLists::collect(CODES * CODES * CODES, u32::MAX, text, &triples),
            letters: PostingLists::collect(CODES * CODES + CODES, SHORT, text, &letters),
            chars: char_lists,
            sounds: sound_lists,
            chars_held,
            sounds_held,
            class,
        }
    }

    /// Returns the titles with two classes of sounds in a row.
    pub fn pair(&self, a: u16, b: u16) -> &[u32] {
        self.pairs.get(usize::from(a) * self.classes + usize::from(b))
    }

    /// Returns the titles with three first letters in a row.
    pub fn triple(&self, a: u8, b: u8, c: u8) -> &[u32] {
        self.triples.get(triple_key([a, b, c].map(usize::from)))
    }

    /// Returns the first titles with two first letters in a row.
    pub fn letters(&self, a: u8, b: u8) -> &[u32] {
        self.letters.get(usize::from(a) * CODES + usize::from(b))
    }

    /// Returns the first titles with a first letter.
    pub fn letter(&self, a: u8) -> &[u32] {
        self.letters.get(CODES * CODES + usize::from(a))
    }

    /// Returns the first titles with a character; all unusual characters share one list.
    pub fn char(&self, ch: char) -> &[u32] {
        self.chars.get(char_key(ch))
    }

    /// Returns the first titles with a sound.
    pub fn sound(&self, sound: u16) -> &[u32] {
        self.sounds.get(usize::from(sound))
    }

    /// Returns how many titles hold what an element asks for.
    pub fn holding(&self, element: &Element) -> u32 {
        match element.ch {
            Some(ch) if literal(ch).is_none() => self.chars_held[char_key(ch)],
            Some(ch) => literal(ch).map_or(0, |sound| self.sound_held(sound)),
            None => element.exact.iter().map(|sound| self.sound_held(sound)).sum(),
        }
    }

    fn sound_held(&self, sound: Sound) -> u32 {
        self.sounds_held.get(usize::from(sound)).copied().unwrap_or(0)
    }

    /// Returns the bytes in use.
    pub fn bytes(&self) -> usize {
        [&self.pairs, &self.triples, &self.letters, &self.chars, &self.sounds]
            .map(PostingLists::bytes)
            .iter()
            .sum::<usize>()
            + (self.chars_held.len() + self.sounds_held.len()) * 4
    }
}

/// Was a list of a short key cut, so that it may lack titles?
pub(super) fn is_cut(list: &[u32]) -> bool {
    list.len() >= SHORT as usize
}

/// What a cell is filed under: in its context, and alone.
type CellKeys<'a> = &'a dyn Fn(Cell) -> [usize; 2];

/// Names the keys of two classes in a row, the edge before the first cell included.
fn name_pairs(cells: &[Cell], filed: CellKeys, classes: usize, name: &mut dyn FnMut(usize)) {
    let mut before = [usize::from(EDGE_CLASS); 2];
    for cell in cells {
        let now = filed(*cell);
        each(before, &mut |a| each(now, &mut |b| name(a * classes + b)));
        before = now;
    }
}

/// Names the keys of three first letters in a row, the edge before the first cell included.
fn name_triples(cells: &[Cell], filed: CellKeys, name: &mut dyn FnMut(usize)) {
    let mut row = [[usize::from(EDGE_CODE); 2]; 3];
    for (at, cell) in cells.iter().enumerate() {
        row = [row[1], row[2], filed(*cell)];
        if at > 0 {
            each(row[0], &mut |a| {
                each(row[1], &mut |b| each(row[2], &mut |c| name(triple_key([a, b, c]))));
            });
        }
    }
}

/// Names the keys of one first letter, and of two in a row, the edge before the first cell included.
fn name_letters(cells: &[Cell], filed: CellKeys, name: &mut dyn FnMut(usize)) {
    let mut before = [usize::from(EDGE_CODE); 2];
    for cell in cells {
        let now = filed(*cell);
        each(now, &mut |b| name(CODES * CODES + b));
        each(before, &mut |a| each(now, &mut |b| name(a * CODES + b)));
        before = now;
    }
}

/// Calls for one or both of two values, once if they are the same.
fn each(values: [usize; 2], call: &mut dyn FnMut(usize)) {
    call(values[0]);
    if values[1] != values[0] {
        call(values[1]);
    }
}

fn triple_key([a, b, c]: [usize; 3]) -> usize {
    (a * CODES + b) * CODES + c
}

fn char_key(ch: char) -> usize {
    (ch as usize).checked_sub(HAN.0).map_or(HAN.1, |at| at.min(HAN.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(titles: &[&str]) -> Grams {
        let readings = Readings::load();
        let mut text = TitleText::with_capacity(0, 0);
        for title in titles {
            text.push(&readings.cells(title));
        }
        Grams::collect(&text, &readings)
    }

    #[test]
    fn titles_are_listed_by_letters_and_characters() {
        let grams = grams(&["公司登记", "银行"]);
        let code = |letter: u8| letter - b'a';
        assert_eq!(grams.triple(code(b'g'), code(b's'), code(b'd')), [0]);
        assert_eq!(grams.letters(code(b'y'), code(b'h')), [1]);
        assert_eq!(grams.letters(EDGE_CODE, code(b'g')), [0]);
        assert_eq!((grams.letter(code(b'j')), grams.char('行')), (&[0][..], &[1][..]));
        assert_eq!(grams.char('无'), [] as [u32; 0]);
    }

    #[test]
    fn lists_of_short_keys_are_cut() {
        let titles = vec!["公司"; 1_500];
        let grams = grams(&titles);
        assert!(is_cut(grams.char('公')) && !is_cut(grams.char('无')));
        assert_eq!(grams.triple(EDGE_CODE, b'g' - b'a', b's' - b'a').len(), 1_500);
    }
}
