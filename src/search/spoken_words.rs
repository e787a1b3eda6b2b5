//! Words that people say, by the sound they begin with.

use std::borrow::Cow;

use super::cell::Cell;
use super::readings::Readings;
use super::rows::{ItemRows, count};

/// How many sounds there may be.
const SOUNDS: usize = 512;

/// Words that people say, in the order of the sound they begin with, each with a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SpokenWords {
    /// The words.
    pub words: ItemRows<Cell>,
    /// The number of each.
    pub numbers: Cow<'static, [u32]>,
    /// Up to which word those of each sound go.
    pub ends: Cow<'static, [u32]>,
}

impl SpokenWords {
    /// Takes in words, each with its number.
    pub fn collect(words: impl Iterator<Item = (Vec<Cell>, u32)>) -> Self {
        let mut words: Vec<(Vec<Cell>, u32)> = words.filter(|(word, _)| !word.is_empty()).collect();
        let first = |word: &[Cell]| word.first().map_or(0, |cell| usize::from(cell.sound()));
        words.sort_by_key(|(word, _)| first(word));
        let end = |sound| count(words.partition_point(|(word, _)| first(word) <= sound));
        let mut spoken = Self { ends: (0..SOUNDS).map(end).collect(), ..Self::default() };
        for (word, number) in words {
            spoken.words.push(&word);
            spoken.numbers.to_mut().push(number);
        }
        spoken
    }

    /// Reads words between spaces, all of number 0.
    #[allow(dead_code, reason = "the build script uses it")]
    pub fn read(text: &str, readings: &Readings) -> Self {
        let words = text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
        Self::collect(words.map(|word| (readings.cells(word), 0)))
    }

    /// Yields the words that begin with a sound, and their numbers.
    pub fn beginning(&self, sound: usize) -> impl Iterator<Item = (&[Cell], u32)> {
        let end = |at: usize| self.ends.get(at).map(|end| *end as usize);
        let from = sound.checked_sub(1).and_then(end).unwrap_or(0);
        let here = from..end(sound).unwrap_or(from);
        here.filter_map(|at| Some((self.words.row(at), *self.numbers.get(at)?)))
    }
}
