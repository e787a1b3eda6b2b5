//! The build script: makes the packed tables of the input method, and the readings of the search, out of the lexicon.
//!
//! Only this file touches the world; what it calls works on texts. See docs/decisions/0029-own-input-method.md.
mod blocklist;
mod dictionary;
#[path = "../fnv.rs"]
mod fnv;
mod language;
mod next;
mod pack;
mod readings;
mod segment;
mod spelling;
mod strokes;
mod tables;
mod trie;
mod word;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const LEXICON: &str = "src/ime/lexicon";

fn main() -> Result<(), Box<dyn Error>> {
    #[expect(clippy::print_stdout, reason = "cargo reads there when to run this again")]
    for folder in [LEXICON, "src/ime/build", "src/ime/fnv.rs"] {
        println!("cargo:rerun-if-changed={folder}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?);
    let read = |name: &str| {
        let path = Path::new(LEXICON).join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let sources = tables::Sources {
        dictionary: read("dictionary.txt")?,
        hall: read("hall.txt")?,
        sentences: read("sentences.txt")?,
        next: read("next.txt")?,
        strokes: read("strokes.txt")?,
        other_strokes: read("other_strokes.txt")?,
        rare_strokes: read("rare_strokes.txt")?,
        blocked: read("blocked.txt")?,
    };
    fs::write(out.join("readings.txt"), readings::readings(&sources.dictionary))?;
    let tables = tables::tables(&sources)?;
    let size: usize = tables.iter().map(|(_, bytes)| bytes.len()).sum();
    fs::write(out.join("ime_size.rs"), grouped(size))?;
    for (name, bytes) in tables {
        fs::write(out.join(format!("ime_{name}")), bytes)?;
    }
    Ok(())
}

/// Writes a number in groups of three figures.
fn grouped(number: usize) -> String {
    let figures = number.to_string();
    let lead = figures.len() % 3;
    let groups = figures.as_bytes()[lead..].chunks(3).map(String::from_utf8_lossy);
    let all = std::iter::once(figures[..lead].into()).chain(groups).filter(|group| !group.is_empty());
    all.collect::<Vec<_>>().join("_")
}
