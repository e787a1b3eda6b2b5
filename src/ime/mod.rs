//! Writing Chinese: pinyin by letters or by nine keys, and strokes, each key answered with a page of candidates.
//!
//! A `Composition` is a value that takes keys, answers with candidates, and is thrown away with the visit.
//! The tables lie in the program as they are read, so there is nothing to load (docs/decisions/0029-own-input-method.md).

mod blocked;
mod candidate_list;
mod column;
mod composition;
mod fnv;
mod lattice;
mod next;
mod page;
mod spelling;
mod strokes;
mod table;
mod whole_path;

pub use composition::{Composition, Mode};
pub use page::{Candidate, CandidatePage, PAGE};

/// The bytes that the tables take in the program.
pub const TABLES: usize = include!(concat!(env!("OUT_DIR"), "/ime_size.rs"));
