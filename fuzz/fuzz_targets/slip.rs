//! Any slip, set for every model of printer: only known commands come out.
#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use service_hall::config::printers::profiles;
use service_hall::paper::{Align, Glyph, Glyphs, LetterSize, Part, Profile, Slip, SlipFont, script};
use std::path::Path;
use std::sync::LazyLock;

#[allow(dead_code, unused_imports, reason = "the tests use more of it")]
#[path = "../../tests/printing/paper/reader.rs"]
mod reader;

static MODELS: LazyLock<Vec<Profile>> = LazyLock::new(|| profiles(Path::new("nowhere"), &mut Vec::new()));

/// A part as the fuzzer makes it.
#[derive(Arbitrary, Debug)]
enum Any {
    Text { words: String, size: (u8, u8), align: u8, bold: bool },
    Pair(String, String),
    Rule,
    Qr(String),
    Space(u8),
}

impl From<Any> for Part {
    fn from(any: Any) -> Part {
        match any {
            Any::Text { words, size: (width, height), align, bold } => {
                let align = [Align::Left, Align::Centre, Align::Right][usize::from(align % 3)];
                Part::Text { words, size: LetterSize { width, height }, align, bold }
            }
            Any::Pair(left, right) => Part::Pair { left, right },
            Any::Rule => Part::Rule,
            Any::Qr(text) => Part::Qr(text),
            Any::Space(lines) => Part::Space(lines % 8),
        }
    }
}

/// A font whose rare letters are the dots the fuzzer wants.
struct Wanted([u8; 72]);

impl Glyphs for Wanted {
    fn glyph(&self, character: char) -> Option<Glyph> {
        let turn = u32::from(character) as usize;
        let byte = |at: usize| u32::from(self.0[(at + turn) % 72]);
        let row = |row: usize| byte(3 * row) << 16 | byte(3 * row + 1) << 8 | byte(3 * row + 2);
        SlipFont.glyph(character).or_else(|| (turn % 7 > 0).then(|| std::array::from_fn(row)))
    }
}

fuzz_target!(|input: (Vec<Any>, [u8; 72])| {
    let (parts, dots) = input;
    let slip = Slip { parts: parts.into_iter().map(Part::from).collect() };
    let font = Wanted(dots);
    for profile in MODELS.iter() {
        reader::Job::skim(&script(&slip, profile, &font), profile);
    }
});
