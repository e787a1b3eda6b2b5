//! What may be written next.
use super::table::{Longs, numbers, row, texts};

static KEYS: &str = texts!("next_keys");
static KEY_STARTS: Longs = numbers!("next_key_starts", 4);
static ROWS: Longs = numbers!("next_rows", 4);
static PHRASES: &str = texts!("next_phrases");
static PHRASE_STARTS: Longs = numbers!("next_phrase_starts", 4);

/// The key of what begins a text.
const BEGINNING: &str = "^";
/// The key of what may follow anything.
const ANYTHING: &str = "*";

/// Returns the phrases that may follow a text: those of its longest edge that has some, then those that may follow anything.
pub(super) fn after(written: &str) -> Vec<&'static str> {
    if written.is_empty() {
        return phrases(BEGINNING);
    }
    let edges = written.char_indices().map(|(at, _)| phrases(&written[at..]));
    let mut found = Vec::new();
    for phrase in edges.chain([phrases(ANYTHING)]).flatten() {
        if !found.contains(&phrase) {
            found.push(phrase);
        }
    }
    found
}

fn phrases(key: &str) -> Vec<&'static str> {
    let keys = KEY_STARTS.len().saturating_sub(1);
    let key_at = |at: usize| KEYS.get(row(KEY_STARTS, at)).unwrap_or_default();
    let (mut low, mut high) = (0, keys);
    while low < high {
        let middle = usize::midpoint(low, high);
        if key_at(middle) < key { low = middle + 1 } else { high = middle }
    }
    if low == keys || key_at(low) != key {
        return Vec::new();
    }
    row(ROWS, low).filter_map(|at| PHRASES.get(row(PHRASE_STARTS, at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_ending_decides_first() {
        let found = after("服务态度");
        assert_eq!(found[0], phrases("服务态度")[0]);
        let all: std::collections::BTreeSet<_> = found.iter().collect();
        assert_eq!(all.len(), found.len(), "each once");
        assert!(found.len() > phrases(ANYTHING).len());
    }

    #[test]
    fn every_key_is_found_again() {
        let keys = KEY_STARTS.len() - 1;
        assert!(keys > 90);
        for at in 0..keys {
            let key = KEYS.get(row(KEY_STARTS, at)).unwrap();
            assert!(!phrases(key).is_empty(), "{key}");
        }
    }
}
