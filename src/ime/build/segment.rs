//! Cuts a text into words: the likeliest way, each word for itself.
use super::word::LexiconWord;
use std::collections::HashMap;

/// What is not a word costs more than any sentence.
const UNKNOWN: f64 = 1e6;

/// The words by their texts, each with the usual one of its readings.
#[derive(Debug)]
pub struct Segmenter {
    words: HashMap<String, (usize, f64)>,
    longest: usize,
}

impl Segmenter {
    /// Weighs words by how often they stand in general texts, and in those of a hall.
    pub fn new(words: &[LexiconWord], general: f64, hall: f64) -> Self {
        let total: f64 = words.iter().map(|word| word.frequency).sum();
        let weights: f64 = words.iter().map(|word| word.weight).sum::<f64>().max(1.0);
        let mut known: HashMap<String, (usize, f64)> = HashMap::new();
        for (at, word) in words.iter().enumerate() {
            let share = general * (word.frequency + 0.5) / total + hall * word.weight / weights;
            let better = known.get(&word.text).is_none_or(|(_, cost)| -share.ln() < *cost);
            if better {
                known.insert(word.text.clone(), (at, -share.ln()));
            }
        }
        let longest = words.iter().map(|word| word.text.chars().count()).max().unwrap_or(1);
        Self { words: known, longest }
    }

    /// Returns the numbers of the words of a text; nothing where a character is unknown.
    pub fn segment(&self, text: &str) -> Option<Vec<usize>> {
        let mut ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        ends.push(text.len());
        let mut best: Vec<(f64, usize, Option<usize>)> = vec![(0.0, 0, None)];
        for end in 1..ends.len() {
            let ways = (end.saturating_sub(self.longest)..end).map(|start| {
                let word = self.words.get(&text[ends[start]..ends[end]]);
                let cost = word.map_or(UNKNOWN, |(_, cost)| *cost);
                (best[start].0 + cost, start, word.map(|(at, _)| *at))
            });
            best.push(ways.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, 0, None)));
        }
        let (mut at, mut found) = (ends.len() - 1, Vec::new());
        while at > 0 {
            found.push(best[at].2?);
            at = best[at].1;
        }
        found.reverse();
        Some(found)
    }
}
