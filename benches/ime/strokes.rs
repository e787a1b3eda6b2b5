//! How many strokes it takes until a character is on the first page.
use service_hall::ime::{Composition, Mode};
use std::collections::BTreeMap;

const DICTIONARY: &str = include_str!("../../src/ime/lexicon/dictionary.txt");
const STROKES: &str = include_str!("../../src/ime/lexicon/strokes.txt");

/// Prints the mean over the first level of GB 2312: weighted by how often a character stands alone in the lexicon, and by how
/// often in all its words.
pub fn print() {
    let needed: Vec<(char, f64)> =
        first_level().into_iter().map(|(code, ch)| (ch, needed(code, ch))).collect();
    for (what, often) in
        [("alone", often(|word| word.chars().nth(1).is_none())), ("in all words", often(|_| true))]
    {
        let weight = |ch: &char| often.get(ch).copied().unwrap_or(0.0);
        let all: f64 = needed.iter().map(|(ch, _)| weight(ch)).sum();
        let mean: f64 = needed.iter().map(|(ch, strokes)| weight(ch) * strokes).sum::<f64>() / all;
        println!("strokes until on the first page, characters weighted as they stand {what}: {mean:.2}");
    }
}

/// The strokes until a character is on the first page; all of them and one where it never is.
fn needed(code: &str, ch: char) -> f64 {
    let mut input = Composition::new(Mode::Strokes);
    let found = code.chars().position(|stroke| {
        assert!(input.press(stroke));
        input.page(0).candidates.iter().any(|candidate| candidate.text.starts_with(ch))
    });
    found.map_or(code.len(), |at| at) as f64 + 1.0
}

/// Each character of the first level with its usual strokes.
fn first_level() -> Vec<(&'static str, char)> {
    let lines =
        STROKES.lines().take_while(|line| *line != "# level 2").filter_map(|line| line.split_once(' '));
    let lines = lines.filter(|(code, _)| code.bytes().all(|stroke| stroke.is_ascii_digit()));
    lines.flat_map(|(code, chars)| chars.chars().map(move |ch| (code, ch))).collect()
}

/// How often each character stands in some words of the lexicon.
fn often(counts: impl Fn(&str) -> bool) -> BTreeMap<char, f64> {
    let mut often = BTreeMap::new();
    for line in DICTIONARY.lines() {
        let fields: Vec<&str> =
            line.split(' ').filter(|field| !field.bytes().all(|b| b.is_ascii_lowercase())).collect();
        for pair in fields.chunks(2).filter(|pair| counts(pair[0])) {
            let frequency: f64 = pair.get(1).and_then(|frequency| frequency.parse().ok()).unwrap_or(0.0);
            for ch in pair[0].chars() {
                *often.entry(ch).or_default() += frequency;
            }
        }
    }
    often
}
