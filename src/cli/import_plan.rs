//! What an import would do to the matters that are there: which would come, change, and vanish.
use super::Stop;
use crate::hall::catalogue::Guide;
use crate::import::{Mark, Marks, hashed, is_sample_code};
use crate::store::Store;
use std::collections::BTreeMap;
use std::io;
use std::ops::ControlFlow;

/// Matters that would vanish and are named.
const NAMED: usize = 1_000;
/// One in so many may vanish without a question.
const FEW: usize = 10;

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
    /// The edition it was compared with.
    edition: u32,
}

/// The sum of the sample's matters, as [`sample_sum`] adds them up.
const SAMPLE_SUM: u32 = 4_152_745_596;

/// A sum over matters in any order, with one more.
fn sample_sum(sum: u32, guide: &Guide) -> u32 {
    sum.wrapping_add(crc32fast::hash(format!("{guide:?}").as_bytes()))
}

impl ImportPlan {
    /// Compares the marks of a table with what a store has. It is the sample's as long as every matter is as it came: one that somebody
    /// has touched is somebody's.
    pub fn of(table: &mut Marks, store: &mut Store) -> Result<ImportPlan, Stop> {
        let (mut plan, mut there) = ImportPlan::of_store(store)?;
        let gone = plan.compare(table, &mut there)?;
        plan.name(store, &gone)?;
        Ok(plan)
    }

    /// What is there, all of one edition, and the marks of its matters.
    fn of_store(store: &mut Store) -> Result<(ImportPlan, Marks), Stop> {
        let begin = || (Ok(Marks::default()), true, 0, 0);
        let add = |(marks, is_sample, sum, place): &mut (io::Result<Marks>, bool, u32, u32), guide: Guide| {
            *is_sample &= is_sample_code(&guide.code);
            if *is_sample {
                *sum = sample_sum(*sum, &guide);
            }
            let mark = Mark { key: hashed(&guide.code), place: *place, content: hashed(&guide) };
            *place += 1;
            let kept = marks.as_mut().map_or(Ok(()), |marks| marks.push(mark));
            if let Err(no) = kept {
                *marks = Err(no);
            }
        };
        let (edition, (marks, is_sample, sum, _)) = store.whole_guides(begin, add)?;
        let is_sample = is_sample && sum == SAMPLE_SUM;
        Ok((ImportPlan { is_sample, edition, ..ImportPlan::default() }, marks?))
    }

    /// Counts; says which of the matters that are there vanish, the first of them by their places.
    fn compare(&mut self, table: &mut Marks, there: &mut Marks) -> io::Result<BTreeMap<u32, u64>> {
        let (mut table, mut there) = (table.sorted()?, there.sorted()?);
        let (mut new, mut old) = (table.next_mark()?, there.next_mark()?);
        let mut gone = BTreeMap::new();
        while new.is_some() || old.is_some() {
            let (new_key, old_key) = (new.map(|mark| mark.key), old.map(|mark| mark.key));
            let is_new = old_key.is_none() || new_key.is_some_and(|key| Some(key) < old_key);
            match (new, old) {
                (Some(one), Some(other)) if one.key == other.key => {
                    self.same += usize::from(one.content == other.content);
                    self.changed += usize::from(one.content != other.content);
                    (new, old) = (table.next_mark()?, there.next_mark()?);
                }
                (Some(_), _) if is_new => {
                    self.added += 1;
                    new = table.next_mark()?;
                }
                (_, other) => {
                    self.vanishing += 1;
                    gone.extend(other.map(|mark| (mark.place, mark.key)));
                    if gone.len() > NAMED {
                        gone.pop_last();
                    }
                    old = there.next_mark()?;
                }
            }
        }
        Ok(gone)
    }

    /// Looks up what those matters are called, as long as they are the same.
    fn name(&mut self, store: &mut Store, gone: &BTreeMap<u32, u64>) -> Result<(), Stop> {
        let Some(last) = gone.last_key_value().map(|(place, _)| *place) else { return Ok(()) };
        let mut place = 0;
        store.each_guide(&mut |guide| {
            if gone.get(&place).is_some_and(|key| *key == hashed(&guide.code)) {
                self.vanishing_matters.push((guide.code, guide.name.zh));
            }
            place += 1;
            if place > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        Ok(())
    }

    /// The edition that may be replaced whatever it takes to publish, since nobody has made it theirs; nothing where it is somebody's.
    pub fn nobodys(&self) -> Option<u32> {
        (self.there() == 0 || self.is_sample).then_some(self.edition)
    }

    /// How many matters are there.
    pub fn there(&self) -> usize {
        self.changed + self.same + self.vanishing
    }

    /// Says whether so much would vanish that somebody should say that it may.
    pub fn asks(&self) -> bool {
        !self.is_sample && self.vanishing * FEW > self.there()
    }
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
