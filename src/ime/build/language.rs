//! How likely a word is, alone and after another: counted in general texts, in the hall's words and in its sentences.
use super::pack::{PackedTable, long, longs, shorts, starts};
use super::segment::Segmenter;
use super::word::LexiconWord;
use std::collections::BTreeMap;

/// A nat of cost, minus the natural logarithm of a probability.
const NAT: f64 = 256.0;
/// The share of the hall's own texts in the likelihood of a word.
const HALL: f64 = 0.6;
/// How much a hall word's weight counts against one occurrence in a sentence.
const WEIGHT: f64 = 0.25;
/// What is taken off a counted pair for those that were not counted.
const DISCOUNT: f64 = 0.6;
/// How many occurrences of a word it takes until its pairs count for half.
const TRUST: f64 = 4.0;

/// A word, what others cost more after it, and those that were counted after it, each with its cost.
type FollowerRow = (u32, u16, Vec<(u32, u16)>);

/// What the sentences say.
#[derive(Debug, Default)]
pub struct Counts {
    /// Occurrences of each word.
    pub words: Vec<f64>,
    /// Occurrences of a word after another; the number of all words stands for the beginning.
    pub pairs: BTreeMap<usize, BTreeMap<usize, f64>>,
    /// The clauses, as numbers of words.
    pub clauses: Vec<Vec<usize>>,
}

/// Cuts sentences into clauses and words, and counts them.
pub fn count(sentences: &str, words: &[LexiconWord]) -> Result<Counts, String> {
    let segmenter = Segmenter::new(words, 1.0 - HALL, HALL);
    let mut counts = Counts { words: vec![0.0; words.len()], ..Counts::default() };
    for line in sentences.lines().filter(|line| !line.starts_with('#')) {
        for clause in
            line.split(|ch: char| !('\u{3400}'..'\u{a000}').contains(&ch)).filter(|clause| !clause.is_empty())
        {
            let clause = segmenter.segment(clause).ok_or_else(|| format!("sentences.txt: {line}"))?;
            let mut before = words.len();
            for &word in &clause {
                counts.words[word] += 1.0;
                *counts.pairs.entry(before).or_default().entry(word).or_default() += 1.0;
                before = word;
            }
            counts.clauses.push(clause);
        }
    }
    Ok(counts)
}

/// Returns how likely each word is.
pub fn likelihoods(words: &[LexiconWord], counts: &Counts) -> Vec<f64> {
    let general: f64 = words.iter().map(|word| word.frequency + 0.5).sum();
    let own = |at: usize| counts.words[at] + WEIGHT * words[at].weight;
    let hall: f64 = (0..words.len()).map(own).sum();
    let share = |(at, word): (usize, &LexiconWord)| {
        (1.0 - HALL) * (word.frequency + 0.5) / general + HALL * own(at) / hall
    };
    words.iter().enumerate().map(share).collect()
}

/// Returns the cost of a likelihood, in 256ths of a nat.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what 15 bits hold")]
pub fn cost(likelihood: f64) -> u16 {
    (-likelihood.ln() * NAT).round().clamp(1.0, 32767.0) as u16
}

/// Returns the tables of pairs. `place` gives a word's number in the order of the trie.
pub fn pairs(counts: &Counts, likelihoods: &[f64], place: &[usize]) -> Result<Vec<PackedTable>, String> {
    let number = |word: usize| long(place.get(word).copied().unwrap_or(likelihoods.len()));
    let mut rows: Vec<FollowerRow> = Vec::new();
    for (before, after) in &counts.pairs {
        let times: f64 = after.values().sum();
        let rest = (TRUST + after.values().map(|_| DISCOUNT).sum::<f64>()) / (times + TRUST);
        let mut row = Vec::new();
        for (word, count) in after {
            let likely = (count - DISCOUNT) / (times + TRUST) + rest * likelihoods[*word];
            row.push((number(*word)?, cost(likely)));
        }
        row.sort_unstable();
        rows.push((number(*before)?, cost(rest), row));
    }
    rows.sort_unstable();
    Ok(vec![
        ("pair_from", longs(rows.iter().map(|(before, _, _)| *before))),
        ("pair_rest", shorts(rows.iter().map(|(_, rest, _)| *rest))),
        ("pair_rows", longs(starts(rows.iter().map(|(_, _, row)| row.len()))?)),
        ("pair_to", longs(rows.iter().flat_map(|(_, _, row)| row).map(|(word, _)| *word))),
        ("pair_cost", shorts(rows.iter().flat_map(|(_, _, row)| row).map(|(_, cost)| *cost))),
    ])
}
