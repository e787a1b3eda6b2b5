//! Finds matters by Han, pinyin, initials, mixtures and everyday words, in memory and within a keystroke.
//!
//! Titles are folded to cells (character and reading); short runs of cells, folded further to classes of sounds
//! that visitors mix up, lead to the titles that hold them; every title so reached is compared cell by cell.
//! Nothing here reads files, clocks or the environment, and the same question always gets the same answer.

mod built_in;
mod candidates;
mod cell;
mod fold;
mod gather;
mod grams;
mod guess;
mod held;
mod index;
mod intents;
mod latin;
mod lattice;
mod like;
mod likeness;
mod meaning;
mod nearest;
mod pattern;
mod postings;
mod rank;
mod readings;
mod resembling;
mod rows;
mod saying;
mod saying_table;
mod set;
mod sounds;
mod spoken_words;
#[cfg(test)]
mod tests;
mod understanding;
mod understood;
mod words;

pub use fold::folded;
pub use index::{Entry, Index, SearchAnswer};
pub use lattice::LONGEST as LONGEST_QUESTION;
pub use readings::Readings;
pub use saying::Synonym;
pub use sounds::Sound;
