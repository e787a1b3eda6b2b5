//! Puts the matters whose titles answer in order: by score, then popularity, then position.

use std::cmp::Reverse;

use super::hunt::Hit;
use super::index::Index;

impl Index {
    /// Returns the first `limit` matters of the titles hit.
    pub(super) fn ranked(
        &self,
        mut hits: Vec<Hit>,
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
