//! What is built into the program of the language: made into tables by the build script, and read where they lie.

use std::borrow::Cow;

use super::cell::Cell;
use super::likeness::LikenessTable;
use super::readings::Readings;
use super::rows::ItemRows;
use super::saying_table::{Beginning, SayingTable};
use super::spoken_words::SpokenWords;

/// How characters are read, made by the build script.
pub(super) const DICTIONARY: &str = include_str!(concat!(env!("OUT_DIR"), "/readings.txt"));
/// Readings that come before those of the dictionary.
pub(super) const OVERRIDES: &str = include_str!("lexicon/overrides.txt");
/// Places of two readings.
pub(super) const PLACES: &str = include_str!("lexicon/places.txt");

/// Includes the bytes of a table.
macro_rules! bytes {
    ($name:expr) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/search_", $name))
    };
}
/// Includes a table of items, made of numbers by a function while the program is compiled.
macro_rules! items {
    ($name:expr, $item:ty, $width:literal, $read:ident) => {{
        static ITEMS: [$item; bytes!($name).len() / $width] = $read(bytes!($name).as_chunks().0);
        Cow::Borrowed(ITEMS.as_slice())
    }};
}
/// Includes rows of such items.
macro_rules! rows {
    ($name:literal, $item:ty, $width:literal, $read:ident) => {
        ItemRows {
            ends: items!(concat!($name, "_ends"), u32, 4, longs),
            items: items!($name, $item, $width, $read),
        }
    };
}
/// Includes words that people say.
macro_rules! spoken {
    ($name:literal) => {
        SpokenWords {
            words: rows!($name, Cell, 4, cells),
            numbers: items!(concat!($name, "_numbers"), u32, 4, longs),
            ends: items!(concat!($name, "_sounds"), u32, 4, longs),
        }
    };
}

impl Readings {
    /// Reads the lexicon built into the program; takes about a millisecond.
    #[must_use]
    pub fn load() -> Self {
        Self::parse(DICTIONARY, OVERRIDES, PLACES)
    }
}

/// Returns the everyday words.
pub(super) fn everyday() -> SayingTable {
    SayingTable {
        kinds: Cow::Borrowed(bytes!("everyday_kinds")),
        says: rows!("everyday_says", Cell, 4, cells),
        whose: items!("everyday_whose", u32, 4, longs),
        words: rows!("everyday_words", Cell, 4, cells),
        mean_ends: items!("everyday_mean_ends", u32, 4, longs),
        ends: items!("everyday_ends", u32, 4, longs),
        by_sound: rows!("everyday_by_sound", Beginning, 8, beginnings),
        by_second: rows!("everyday_by_second", u32, 4, longs),
    }
}

/// Returns what characters and pairs the everyday words hold, and behind them the words for what no hall does.
pub(super) fn likeness() -> LikenessTable {
    LikenessTable {
        characters: items!("likeness_characters", u32, 4, longs),
        by_character: rows!("likeness_by_character", u32, 4, longs),
        pairs: items!("likeness_pairs", u32, 4, longs),
        by_pair: rows!("likeness_by_pair", u32, 4, longs),
        sizes: items!("likeness_sizes", u32, 4, longs),
    }
}

/// Returns the words that say nothing about the matter.
pub(super) fn stops() -> SpokenWords {
    spoken!("stop")
}

/// Returns the words for what no hall does.
pub(super) fn out_of_scope() -> SpokenWords {
    spoken!("out_of_scope")
}

const fn longs<const N: usize>(bytes: &[[u8; 4]]) -> [u32; N] {
    let mut all = [0; N];
    let mut at = 0;
    while at < N {
        all[at] = u32::from_le_bytes(bytes[at]);
        at += 1;
    }
    all
}

const fn cells<const N: usize>(bytes: &[[u8; 4]]) -> [Cell; N] {
    let mut all = [Cell::NONE; N];
    let mut at = 0;
    while at < N {
        all[at] = Cell::unpacked(u32::from_le_bytes(bytes[at]));
        at += 1;
    }
    all
}

const fn beginnings<const N: usize>(bytes: &[[u8; 8]]) -> [Beginning; N] {
    let mut all = [Beginning { say: 0, second: Cell::NONE }; N];
    let mut at = 0;
    while at < N {
        let [a, b, c, d, second @ ..] = bytes[at];
        let say = u32::from_le_bytes([a, b, c, d]);
        all[at] = Beginning { say, second: Cell::unpacked(u32::from_le_bytes(second)) };
        at += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_what_reading_the_lexicon_gives() {
        let readings = Readings::load();
        let read = |text| SpokenWords::read(text, &readings);
        let sayings = SayingTable::read(include_str!("lexicon/everyday.txt"), &readings);
        assert!(likeness() == LikenessTable::of(&sayings, &read(include_str!("lexicon/out_of_scope.txt"))));
        assert!(everyday() == sayings);
        assert!(stops() == read(include_str!("lexicon/stop.txt")));
        assert!(out_of_scope() == read(include_str!("lexicon/out_of_scope.txt")));
    }
}
