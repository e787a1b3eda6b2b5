//! The tables of the search: everyday words, words that say nothing, and words for what no hall does, each with its sounds.
//!
//! The search's own modules make them, so that a word is read here as it is there.
#![allow(dead_code, reason = "of the search's modules only what makes tables is used here")]

#[path = "../../search/cell.rs"]
mod cell;
#[path = "../../search/fold.rs"]
mod fold;
#[path = "../../search/likeness.rs"]
mod likeness;
#[path = "../../search/readings.rs"]
mod readings;
#[path = "../../search/rows.rs"]
mod rows;
#[path = "../../search/saying_table.rs"]
mod saying_table;
#[path = "../../search/set.rs"]
mod set;
#[path = "../../search/sounds.rs"]
mod sounds;
#[path = "../../search/spoken_words.rs"]
mod spoken_words;

use super::pack::longs;
use cell::Cell;
use likeness::LikenessTable;
use readings::Readings;
use rows::ItemRows;
use saying_table::SayingTable;
use spoken_words::SpokenWords;

/// The folder of the search's texts.
pub const LEXICON: &str = "src/search/lexicon";
/// What the tables are made of and by.
pub const SOURCES: &[&str] = &[
    LEXICON,
    "src/search/cell.rs",
    "src/search/fold.rs",
    "src/search/likeness.rs",
    "src/search/readings.rs",
    "src/search/rows.rs",
    "src/search/saying_table.rs",
    "src/search/set.rs",
    "src/search/sounds.rs",
    "src/search/spoken_words.rs",
];

/// The texts.
pub struct Texts {
    /// How characters are read.
    pub readings: String,
    /// Readings that come before those.
    pub overrides: String,
    /// Places of two readings.
    pub places: String,
    /// Everyday words and what they mean.
    pub everyday: String,
    /// Words that say nothing.
    pub stops: String,
    /// Words for what no hall does.
    pub out_of_scope: String,
}

/// Returns the tables, by name.
pub fn tables(texts: Texts) -> Vec<(String, Vec<u8>)> {
    // Readings keep their text as long as the program runs.
    let [dictionary, overrides, places] =
        [texts.readings, texts.overrides, texts.places].map(|text| &*String::leak(text));
    let readings = Readings::parse(dictionary, overrides, places);
    let sayings = SayingTable::read(&texts.everyday, &readings);
    let out_of_scope = SpokenWords::read(&texts.out_of_scope, &readings);
    let mut tables = everyday(&sayings);
    tables.extend(spoken("stop", &SpokenWords::read(&texts.stops, &readings)));
    tables.extend(spoken("out_of_scope", &out_of_scope));
    tables.extend(likeness(&LikenessTable::of(&sayings, &out_of_scope)));
    tables
}

fn likeness(table: &LikenessTable) -> Vec<(String, Vec<u8>)> {
    let named = |name: &str, numbers: &[u32]| (format!("likeness_{name}"), longs(numbers.iter().copied()));
    vec![
        named("characters", &table.characters),
        named("by_character", &table.by_character.items),
        named("by_character_ends", &table.by_character.ends),
        named("pairs", &table.pairs),
        named("by_pair", &table.by_pair.items),
        named("by_pair_ends", &table.by_pair.ends),
        named("sizes", &table.sizes),
    ]
}

fn everyday(table: &SayingTable) -> Vec<(String, Vec<u8>)> {
    let beginning = |at: &saying_table::Beginning| [at.say, at.second.packed()];
    let beginnings: Vec<u32> = table.by_sound.items.iter().flat_map(beginning).collect();
    let named = |name: &str, numbers: &[u32]| (format!("everyday_{name}"), longs(numbers.iter().copied()));
    vec![
        ("everyday_kinds".to_owned(), table.kinds.to_vec()),
        named("says", &packed(&table.says)),
        named("says_ends", &table.says.ends),
        named("whose", &table.whose),
        named("words", &packed(&table.words)),
        named("words_ends", &table.words.ends),
        named("mean_ends", &table.mean_ends),
        named("ends", &table.ends),
        named("by_sound", &beginnings),
        named("by_sound_ends", &table.by_sound.ends),
        named("by_second", &table.by_second.items),
        named("by_second_ends", &table.by_second.ends),
    ]
}

fn spoken(name: &str, words: &SpokenWords) -> Vec<(String, Vec<u8>)> {
    let named = |part: &str, numbers: &[u32]| (format!("{name}{part}"), longs(numbers.iter().copied()));
    vec![
        named("", &packed(&words.words)),
        named("_ends", &words.words.ends),
        named("_numbers", &words.numbers),
        named("_sounds", &words.ends),
    ]
}

fn packed(rows: &ItemRows<Cell>) -> Vec<u32> {
    rows.items.iter().map(|cell| cell.packed()).collect()
}
