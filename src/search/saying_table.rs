//! What people say and what titles call it, as a table: a hall's own, or what is built in, made by the build script.

use std::borrow::Cow;

use super::cell::Cell;
use super::readings::Readings;
use super::rows::{ItemRows, count};
use super::sounds::Sound;

/// How many sounds there may be.
const SOUNDS: usize = 512;

/// Where a saying comes from, and how much it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SayingKind {
    /// Of the hall's own file.
    Own,
    /// Built into the program.
    BuiltIn,
    /// Built in as well; it may mean other things.
    Hint,
}

/// A way of saying something, with its second character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Beginning {
    /// Its number.
    pub say: u32,
    /// [`Cell::NONE`] where it is but one character.
    pub second: Cell,
}

/// Sayings, found by the first sound of what is said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SayingTable {
    /// Of each saying its kind, as [`SayingTable::kind`] reads it.
    pub kinds: Cow<'static, [u8]>,
    /// Every way of saying something, and which saying it is.
    pub says: ItemRows<Cell>,
    /// See [`SayingTable::says`].
    pub whose: Cow<'static, [u32]>,
    /// Words of titles.
    pub words: ItemRows<Cell>,
    /// Up to which of the words each meaning goes.
    pub mean_ends: Cow<'static, [u32]>,
    /// Up to which meaning each saying goes.
    pub ends: Cow<'static, [u32]>,
    /// For each sound, the ways of saying something that begin with it.
    pub by_sound: ItemRows<Beginning>,
    /// For each sound, those of which it is the second.
    pub by_second: ItemRows<u32>,
}

/// A table while it is made.
#[derive(Debug, Default)]
pub(super) struct SayingTableMaker {
    table: SayingTable,
    beginnings: Vec<(usize, Beginning)>,
    seconds: Vec<(usize, u32)>,
}

impl SayingTable {
    /// Reads what is built in: `said … = words words+words …` in a line, hints after `hint`.
    #[allow(dead_code, reason = "the build script uses it")]
    pub fn read(text: &str, readings: &Readings) -> Self {
        let mut table = SayingTableMaker::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((says, means)) = line.split_once('=') else { continue };
            let hint = says.strip_prefix("hint ");
            let kind = if hint.is_some() { SayingKind::Hint } else { SayingKind::BuiltIn };
            let says = hint.unwrap_or(says).split_whitespace();
            table.learn(kind, says, means.split_whitespace().map(|mean| mean.split('+')), readings);
        }
        table.finish()
    }

    /// Returns where a saying comes from, and how much it tells.
    pub fn kind(&self, saying: u32) -> SayingKind {
        match self.kinds.get(saying as usize) {
            Some(0) => SayingKind::Own,
            Some(1) => SayingKind::BuiltIn,
            _ => SayingKind::Hint,
        }
    }

    /// Returns how many sayings there are.
    pub fn len(&self) -> u32 {
        count(self.kinds.len())
    }
}

impl SayingTableMaker {
    /// Takes in a saying: all ways of saying it, and its meanings, each of which is words that must all be there.
    pub fn learn<'t, W: Iterator<Item = &'t str>>(
        &mut self,
        kind: SayingKind,
        says: impl Iterator<Item = &'t str>,
        means: impl Iterator<Item = W>,
        readings: &Readings,
    ) {
        let table = &mut self.table;
        let saying = table.len();
        table.kinds.to_mut().push(kind as u8);
        for cells in says.map(|say| readings.cells(say)) {
            let (Some(first), second) = (cells.first(), cells.get(1)) else { continue };
            let say = table.says.len();
            let mut sounds = vec![first.sound(), readings.alone(first.ch())];
            sounds.dedup();
            let beginning = Beginning { say, second: second.copied().unwrap_or(Cell::NONE) };
            self.beginnings.extend(sounds.into_iter().map(|sound| (row_of(sound), beginning)));
            self.seconds.extend(second.map(|second| (row_of(second.sound()), say)));
            table.says.push(&cells);
            table.whose.to_mut().push(saying);
        }
        for words in means {
            let before = table.words.len();
            for cells in words.map(|word| readings.cells(word)).filter(|cells| !cells.is_empty()) {
                table.words.push(&cells);
            }
            if table.words.len() > before {
                table.mean_ends.to_mut().push(table.words.len());
            }
        }
        let ends = count(table.mean_ends.len());
        table.ends.to_mut().push(ends);
    }

    /// Returns the table of all sayings taken in.
    pub fn finish(self) -> SayingTable {
        let by_sound = ItemRows::sorted(SOUNDS, self.beginnings);
        let by_second = ItemRows::sorted(SOUNDS, self.seconds);
        SayingTable { by_sound, by_second, ..self.table }
    }
}

fn row_of(sound: Sound) -> usize {
    usize::from(sound) % SOUNDS
}
