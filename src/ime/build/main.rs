//! The build script: makes the packed tables of the input method, and the readings and words of the search, out of the lexicons.
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
mod search;
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
    for path in [LEXICON, "src/ime/build", "src/ime/fnv.rs"].iter().chain(search::SOURCES) {
        println!("cargo:rerun-if-changed={path}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?);
    let read_in = |folder: &str, name: &str| {
        let path = Path::new(folder).join(name);
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let read = |name: &str| read_in(LEXICON, name);
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
    let readings = readings::readings(&sources.dictionary);
    fs::write(out.join("readings.txt"), &readings)?;
    let read = |name: &str| read_in(search::LEXICON, name);
    let texts = search::Texts {
        readings,
        overrides: read("overrides.txt")?,
        places: read("places.txt")?,
        everyday: read("everyday.txt")?,
        stops: read("stop.txt")?,
        out_of_scope: read("out_of_scope.txt")?,
    };
    for (name, bytes) in search::tables(texts) {
        fs::write(out.join(format!("search_{name}")), bytes)?;
    }
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
