//! The readings the search goes by: each character's usual one, and the words that read one otherwise.
use super::dictionary::parse;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The characters the search knows.
const HAN: std::ops::Range<char> = '\u{3400}'..'\u{a000}';

/// Returns lines of `syllable characters`, then of `word syllable syllable …`.
pub fn readings(dictionary: &str) -> String {
    let mut usual: BTreeMap<&str, (f64, Vec<&str>)> = BTreeMap::new();
    for line in dictionary.lines().filter(|line| !line.starts_with('#')) {
        let (reading, words) = parse(line);
        for (text, frequency) in words {
            if usual.get(text).is_none_or(|(known, _)| frequency > *known) {
                usual.insert(text, (frequency, reading.clone()));
            }
        }
    }
    let alone = |ch: char| usual.get(ch.encode_utf8(&mut [0; 4]) as &str).map(|(_, reading)| reading[0]);
    let mut by_syllable: BTreeMap<&str, String> = BTreeMap::new();
    for (text, (_, reading)) in &usual {
        let mut chars = text.chars();
        if let (Some(ch), None) = (chars.next(), chars.next())
            && HAN.contains(&ch)
        {
            by_syllable.entry(reading[0]).or_default().push(ch);
        }
    }
    let mut lines = String::new();
    for (name, chars) in &by_syllable {
        let _ = writeln!(lines, "{name} {chars}");
    }
    for (text, (_, reading)) in &usual {
        let otherwise = text.chars().zip(reading).any(|(ch, syllable)| alone(ch) != Some(*syllable));
        if otherwise && text.chars().nth(1).is_some() {
            let _ = writeln!(lines, "{text} {}", reading.join(" "));
        }
    }
    lines
}
