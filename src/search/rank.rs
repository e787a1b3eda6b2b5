//! Puts the matters whose titles answer in order: by score, then popularity, then position.

use std::cmp::Reverse;

use super::gather::ScoredTitle;
use super::index::Index;

impl Index {
    /// Returns the first `limit` matters of the titles hit.
    pub(super) fn ranked(
        &self,
        mut hits: Vec<ScoredTitle>,
        limit: usize,
        popularity: &dyn Fn(u32) -> u32,
    ) -> Vec<u32> {
        hits.sort_unstable_by_key(|hit| (Reverse(hit.score), hit.title));
        let mut found: Vec<u32> = Vec::new();
        for equals in hits.chunk_by(|a, b| a.score == b.score) {
            if found.len() >= limit {
                break;
            }
            let mut group: Vec<u32> =
                equals.iter().flat_map(|hit| self.matters(hit.title)).copied().collect();
            group.sort_unstable();
            group.dedup();
            if !found.is_empty() {
                let mut before = found.clone();
                before.sort_unstable();
                group.retain(|matter| before.binary_search(matter).is_err());
            }
            let mut keyed: Vec<(Reverse<u32>, u32)> =
                group.into_iter().map(|matter| (Reverse(popularity(matter)), matter)).collect();
            let left = limit - found.len();
            if keyed.len() > left {
                keyed.select_nth_unstable(left);
                keyed.truncate(left);
            }
            keyed.sort_unstable();
            found.extend(keyed.into_iter().map(|(_, matter)| matter));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::search::{Entry, Readings};

    fn index() -> Index {
        let also = ["乙".to_owned()];
        let entries = [("甲", &also[..]), ("甲", &[]), ("丙", &[])];
        let entries = entries.map(|(title, also)| Entry { title, also, popularity: 0 });
        Index::build(&Arc::new(Readings::load()), entries, &[])
    }

    fn hit(title: u32, score: i32) -> ScoredTitle {
        ScoredTitle { title, score }
    }

    #[test]
    fn score_goes_before_popularity_and_popularity_before_position() {
        let hits = || vec![hit(2, 5), hit(0, 9), hit(1, 5)];
        assert_eq!(index().ranked(hits(), 9, &|_| 0), [0, 1, 2]);
        assert_eq!(index().ranked(hits(), 9, &|matter| matter), [1, 0, 2]);
        assert_eq!(index().ranked(hits(), 1, &|matter| matter), [1]);
    }

    #[test]
    fn a_matter_counts_by_its_best_title() {
        assert_eq!(index().ranked(vec![hit(0, 1), hit(1, 9)], 9, &|_| 0), [0, 1]);
    }
}
