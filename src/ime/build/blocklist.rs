//! Words that are never offered, known by their hashes only.
use super::fnv;
use std::collections::BTreeSet;

/// The hashes of refused words.
#[derive(Debug, Default)]
pub struct Blocklist {
    /// Refused wherever they stand in a text.
    pub anywhere: BTreeSet<u64>,
    /// Refused as a whole text.
    pub whole: BTreeSet<u64>,
    /// The characters of the longest of them.
    pub longest: usize,
}

impl Blocklist {
    /// Reads lines of `a LENGTH HASH` and `w LENGTH HASH`.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut list = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let wrong = || format!("blocked.txt: {line}");
            let [kind, length, hash] = line.split(' ').collect::<Vec<_>>()[..] else { return Err(wrong()) };
            let hash = u64::from_str_radix(hash, 16).map_err(|_| wrong())?;
            list.longest = list.longest.max(length.parse().map_err(|_| wrong())?);
            if kind == "a" {
                list.anywhere.insert(hash)
            } else {
                list.whole.insert(hash)
            };
        }
        Ok(list)
    }

    /// Is a text refused, as a whole or for something in it?
    pub fn refuses(&self, text: &str) -> bool {
        let starts = || text.char_indices().map(|(at, _)| at);
        let ends = || text.char_indices().map(|(at, ch)| at + ch.len_utf8());
        let hash = |part: &str| fnv::extend(fnv::EMPTY, part);
        self.whole.contains(&hash(text))
            || starts().any(|start| {
                let mut parts = ends().filter(|end| *end > start).take(self.longest);
                parts.any(|end| self.anywhere.contains(&hash(&text[start..end])))
            })
    }
}
