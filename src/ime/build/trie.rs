//! The trie of syllables: a node for each beginning of a reading, with the words that are read so.
use super::pack::{PackedTable, long, longs, shorts, starts};
use super::word::LexiconWord;
use std::collections::BTreeMap;

/// The trie in rows: nodes breadth first, so that the children of each stand together in the order of their syllables.
#[derive(Debug)]
pub struct Trie {
    /// The syllable that leads to a node.
    labels: Vec<u16>,
    children: Vec<usize>,
    words: Vec<usize>,
    /// The numbers of words in the order of their nodes; within a node the likeliest first.
    pub order: Vec<usize>,
}

impl Trie {
    /// Makes the trie of words whose costs are given.
    pub fn new(words: &[LexiconWord], costs: &[u16]) -> Self {
        let mut nodes: Vec<(BTreeMap<u16, usize>, Vec<usize>)> = vec![Default::default()];
        for (number, word) in words.iter().enumerate() {
            let mut at = 0;
            for &syllable in &word.reading {
                let new = nodes.len();
                at = *nodes[at].0.entry(syllable).or_insert(new);
                if at == new {
                    nodes.push(Default::default());
                }
            }
            nodes[at].1.push(number);
        }
        let mut trie = Self { labels: vec![0], children: Vec::new(), words: Vec::new(), order: Vec::new() };
        let mut queue = vec![0];
        let mut next = 0;
        while let Some(&node) = queue.get(next) {
            next += 1;
            let (children, found) = &mut nodes[node];
            found.sort_by_key(|&word| (costs[word], word));
            trie.words.push(found.len());
            trie.children.push(children.len());
            trie.order.append(found);
            trie.labels.extend(children.keys());
            queue.extend(children.values());
        }
        trie
    }

    /// Returns the trie as tables. The children of a node begin behind the root, hence the 1.
    pub fn tables(&self) -> Result<Vec<PackedTable>, String> {
        let children = starts(self.children.iter().copied())?.into_iter().map(|at| at + 1);
        long(self.labels.len())?;
        Ok(vec![
            ("labels", shorts(self.labels.iter().copied())),
            ("children", longs(children)),
            ("node_words", longs(starts(self.words.iter().copied())?)),
        ])
    }
}
