//! Which entries of the lexicon hold what characters and what pairs of neighbours: a question in words that nobody wrote
//! down is known by the entries that it shares most with.

use std::borrow::Cow;

use super::cell::Cell;
use super::rows::{ItemRows, count};
use super::saying_table::SayingTable;
use super::sounds::Sound;
use super::spoken_words::SpokenWords;

/// The characters and the pairs of neighbours of entries, each with the entries that have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LikenessTable {
    /// Characters, in ascending order, and of each the entries that hold it.
    pub characters: Cow<'static, [u32]>,
    /// See [`LikenessTable::characters`].
    pub by_character: ItemRows<u32>,
    /// Two sounds in a row as [`pair_of`] makes a number of them, in ascending order.
    pub pairs: Cow<'static, [u32]>,
    /// Of each pair the entries that hold it, and behind each entry its characters, as [`both`] makes a number of them.
    pub by_pair: ItemRows<u32>,
    /// How much there is of each entry.
    pub sizes: Cow<'static, [u32]>,
}

impl LikenessTable {
    /// Takes in sayings, and behind them words, each of which is an entry.
    pub fn of(sayings: &SayingTable, words: &SpokenWords) -> Self {
        let said = sayings.whose.iter().zip(0..).map(|(entry, say)| (*entry, sayings.says.row(say)));
        let words_said =
            (0..words.words.len()).map(|word| (sayings.len() + word, words.words.row(word as usize)));
        Self::collect(sayings.len() + words.words.len(), said.chain(words_said))
    }

    /// Takes in what is said by each of so many entries.
    fn collect<'c>(entries: u32, said: impl Iterator<Item = (u32, &'c [Cell])>) -> Self {
        let (mut characters, mut pairs) = (Vec::new(), Vec::new());
        for (entry, cells) in said {
            characters.extend(cells.iter().map(|cell| (u32::from(cell.ch()), [entry, 0])));
            let pair = |pair: &[Cell]| {
                let (first, second) = (pair[0], pair[1]);
                (pair_of(first.sound(), second.sound()), [entry, both(first.ch(), second.ch())])
            };
            pairs.extend(cells.windows(2).map(pair));
        }
        let mut sizes = vec![0; entries as usize];
        for all in [&mut characters, &mut pairs] {
            all.sort_unstable();
            all.dedup();
            for (_, [entry, _]) in all.iter() {
                if let Some(size) = sizes.get_mut(*entry as usize) {
                    *size += 1;
                }
            }
        }
        let (characters, by_character) = rows(&characters, 1);
        let (pairs, by_pair) = rows(&pairs, 2);
        Self { characters, by_character, pairs, by_pair, sizes: Cow::Owned(sizes) }
    }

    /// Returns the entries that hold a character.
    pub fn with_character(&self, ch: char) -> &[u32] {
        row(&self.characters, &self.by_character, u32::from(ch))
    }

    /// Yields the entries that hold a pair of sounds in a row, each with its characters; in ascending order.
    pub fn with_pair(&self, first: Sound, second: Sound) -> impl Iterator<Item = (u32, u32)> {
        let (items, _) = row(&self.pairs, &self.by_pair, pair_of(first, second)).as_chunks::<2>();
        items.iter().map(|[entry, characters]| (*entry, *characters))
    }
}

/// Makes one number of two sounds.
fn pair_of(first: Sound, second: Sound) -> u32 {
    u32::from(first) << 16 | u32::from(second)
}

/// Makes one number of two characters.
fn both(first: char, second: char) -> u32 {
    half(first) << 16 | half(second)
}

/// Do the characters of a pair agree with those that were typed, as far as characters were?
pub(super) fn agree(characters: u32, typed: [Option<char>; 2]) -> bool {
    let is = |half_of: u32, ch: Option<char>| ch.is_none_or(|ch| half(ch) == half_of);
    is(characters >> 16, typed[0]) && is(characters & 0xffff, typed[1])
}

/// The low half of a character's number, which tells those of everyday words apart.
fn half(ch: char) -> u32 {
    u32::from(ch) & 0xffff
}

/// Makes rows of items in the order of their keys, of which so many numbers are kept.
fn rows(sorted: &[(u32, [u32; 2])], kept: usize) -> (Cow<'static, [u32]>, ItemRows<u32>) {
    let (mut keys, mut ends, mut items) = (Vec::new(), Vec::new(), Vec::new());
    for same in sorted.chunk_by(|a, b| a.0 == b.0) {
        keys.extend(same.first().map(|(key, _)| *key));
        items.extend(same.iter().flat_map(|(_, item)| &item[..kept]));
        ends.push(count(items.len()));
    }
    (Cow::Owned(keys), ItemRows { ends: Cow::Owned(ends), items: Cow::Owned(items) })
}

fn row<'t>(keys: &[u32], rows: &'t ItemRows<u32>, key: u32) -> &'t [u32] {
    keys.binary_search(&key).map_or(&[], |at| rows.row(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::readings::Readings;

    #[test]
    fn entries_are_found_by_their_characters_and_pairs() {
        let readings = Readings::load();
        let said = [(0, "养狗"), (0, "狗证"), (2, "养鸡"), (2, "养狗")]
            .map(|(entry, say)| (entry, readings.cells(say)));
        let table = LikenessTable::collect(3, said.iter().map(|(entry, cells)| (*entry, cells.as_slice())));
        assert_eq!(table.with_character('狗'), [0, 2]);
        assert_eq!(table.with_character('猫'), [0; 0]);
        let [yang, gou] = ['养', '狗'].map(|ch| readings.alone(ch));
        let with = |typed| {
            let pairs = table.with_pair(yang, gou).filter(move |(_, characters)| agree(*characters, typed));
            pairs.map(|(entry, _)| entry).collect::<Vec<_>>()
        };
        assert_eq!(with([None, None]), [0, 2]);
        assert_eq!(with([Some('养'), None]), [0, 2]);
        assert_eq!(with([Some('痒'), None]), [0; 0]);
        assert_eq!(table.sizes.as_ref(), [5, 0, 5]);
    }
}
