//! What an import would do to the matters that are there: which would come, change, and vanish.
use super::Stop;
use crate::hall::catalogue::{Catalogue, CatalogueBuilder, Guide};
use crate::import::{Source, is_sample_code};
use crate::store::Store;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Matters that would vanish and are named.
const NAMED: usize = 1_000;
/// One in so many may vanish without a question.
const FEW: usize = 10;

/// The matters of a table: in brief for searches, and as marks to compare with what is there.
pub(super) struct TableMatters {
    /// In brief.
    pub catalogue: Catalogue,
    /// What each says, by its code.
    marks: HashMap<u64, u64>,
}

/// What an import would do.
#[derive(Debug, Default)]
pub(super) struct ImportPlan {
    /// Matters that are not there yet.
    pub added: usize,
    /// Matters that would say something else.
    pub changed: usize,
    /// Matters that would stay as they are.
    pub same: usize,
    /// How many would vanish.
    pub vanishing: usize,
    /// Code and name of those, at most a thousand.
    pub vanishing_matters: Vec<(String, String)>,
    /// What is there is the sample's, which nobody minds losing.
    pub is_sample: bool,
}

impl TableMatters {
    /// Reads all rows of a table.
    pub fn of(source: &Source) -> TableMatters {
        let (mut builder, mut marks) = (CatalogueBuilder::default(), HashMap::new());
        for guide in source.guides() {
            builder.add(&guide);
            marks.insert(hash(&guide.code), hash(&guide));
        }
        TableMatters { catalogue: builder.finish(), marks }
    }

    /// Compares with what a store has. It is the sample's as long as every matter is as it came: one that somebody has touched
    /// is somebody's.
    pub fn against(&self, store: &mut Store) -> Result<ImportPlan, Stop> {
        let begin = || {
            let plan = ImportPlan { is_sample: true, ..ImportPlan::default() };
            (plan, 0, HashSet::new())
        };
        let (_, (mut plan, sum, known)) = store.whole_guides(begin, |(plan, sum, known), guide| {
            plan.is_sample &= is_sample_code(&guide.code);
            if plan.is_sample {
                *sum = sample_sum(*sum, &guide);
            }
            self.compare(guide, plan, known);
        })?;
        plan.is_sample &= sum == SAMPLE_SUM;
        plan.added = self.marks.len().saturating_sub(known.len());
        Ok(plan)
    }

    fn compare(&self, guide: Guide, plan: &mut ImportPlan, known: &mut HashSet<u64>) {
        let code = hash(&guide.code);
        if let Some(content) = self.marks.get(&code) {
            known.insert(code);
            let is_same = *content == hash(&guide);
            plan.same += usize::from(is_same);
            plan.changed += usize::from(!is_same);
            return;
        }
        plan.vanishing += 1;
        if plan.vanishing_matters.len() < NAMED {
            plan.vanishing_matters.push((guide.code, guide.name.zh));
        }
    }
}

/// The sum of the sample's matters, as [`sample_sum`] adds them up.
const SAMPLE_SUM: u32 = 4_152_745_596;

/// A sum over matters in any order, with one more.
fn sample_sum(sum: u32, guide: &Guide) -> u32 {
    sum.wrapping_add(crc32fast::hash(format!("{guide:?}").as_bytes()))
}

impl ImportPlan {
    /// How many matters are there.
    pub fn there(&self) -> usize {
        self.changed + self.same + self.vanishing
    }

    /// Says whether so much would vanish that somebody should say that it may.
    pub fn asks(&self) -> bool {
        !self.is_sample && self.vanishing * FEW > self.there()
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_sum_is_that_of_the_sample() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        let sample = crate::import::sample(&folder).unwrap();
        assert_eq!(
            sample.iter().fold(0, sample_sum),
            SAMPLE_SUM,
            "the sample has changed: write its new sum here"
        );
    }
}
