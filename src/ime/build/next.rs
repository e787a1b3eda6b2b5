//! What is likely to be written next: the hall's own table, then what follows in its sentences.
use super::blocklist::Blocklist;
use super::language::Counts;
use super::pack::{PackedTable, longs, starts};
use super::word::LexiconWord;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// The most that is kept after one word.
const MOST: usize = 18;
/// The longest phrase that is offered out of sentences, in characters.
const LONGEST: usize = 6;

/// Returns the tables: keys in the order of their bytes, each with its phrases.
///
/// Lines of the hall's table are `KEY PHRASE PHRASE …`; the key `^` has what begins a text, `*` what may always follow.
pub fn tables(
    table: &str,
    counts: &Counts,
    words: &[LexiconWord],
    blocked: &Blocklist,
) -> Result<Vec<PackedTable>, String> {
    let mut phrases: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut fields = line.split_whitespace().map(str::to_owned);
        if let (Some(_), Some(key)) = (fields.next(), line.split_whitespace().next()) {
            phrases.entry(key).or_default().extend(fields);
        }
    }
    for (key, found) in followers(counts, words) {
        phrases.entry(key).or_default().extend(found);
    }
    for list in phrases.values_mut() {
        let mut seen = Vec::new();
        list.retain(|phrase| {
            !blocked.refuses(phrase) && !seen.contains(phrase) && {
                seen.push(phrase.clone());
                true
            }
        });
        list.truncate(MOST);
    }
    let all = || phrases.values().flatten();
    Ok(vec![
        ("next_keys.txt", phrases.keys().flat_map(|key| key.bytes()).collect()),
        ("next_key_starts", longs(starts(phrases.keys().map(|key| key.len()))?)),
        ("next_rows", longs(starts(phrases.values().map(Vec::len))?)),
        ("next_phrases.txt", all().flat_map(|phrase| phrase.bytes()).collect()),
        ("next_phrase_starts", longs(starts(all().map(String::len))?)),
    ])
}

/// Returns what stands more than once after a word in the sentences, the most frequent first, longer before shorter.
fn followers<'a>(counts: &Counts, words: &'a [LexiconWord]) -> BTreeMap<&'a str, Vec<String>> {
    let mut times: BTreeMap<&str, HashMap<String, usize>> = BTreeMap::new();
    for clause in &counts.clauses {
        for (at, &word) in clause.iter().enumerate() {
            let mut phrase = String::new();
            for &next in &clause[at + 1..] {
                phrase.push_str(&words[next].text);
                if phrase.chars().count() > LONGEST {
                    break;
                }
                *times.entry(words[word].text.as_str()).or_default().entry(phrase.clone()).or_default() += 1;
            }
        }
    }
    let best = |found: HashMap<String, usize>| {
        let mut found: Vec<(String, usize)> =
            found.into_iter().filter(|(phrase, times)| *times > 1 && phrase.chars().count() > 1).collect();
        found.sort_by(|a, b| {
            (Reverse(a.1), Reverse(a.0.len()), &a.0).cmp(&(Reverse(b.1), Reverse(b.0.len()), &b.0))
        });
        found.into_iter().map(|(phrase, _)| phrase).take(MOST).collect::<Vec<_>>()
    };
    times.into_iter().map(|(key, found)| (key, best(found))).filter(|(_, found)| !found.is_empty()).collect()
}
