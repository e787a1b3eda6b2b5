//! Finding matters by words, as the kiosk and the command line both do.
use crate::hall::catalogue::{Catalogue, Matter, MatterId};
pub use crate::search::SearchAnswer;
use crate::search::{Entry, Index, Readings, Synonym, folded};
use std::{
    collections::{HashMap, HashSet},
    fmt,
    sync::Arc,
};

/// An index of a catalogue, and how often each matter has been chosen.
pub struct Finder {
    index: Arc<Index>,
    /// How often people chose a matter here, by place in the catalogue.
    chosen: HashMap<MatterId, u32>,
    /// All matters, most popular first, the catalogue's order among equals.
    order: Vec<MatterId>,
}

/// What people say, where nothing it should mean is in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnmeantSaying {
    /// What people say.
    pub say: Vec<String>,
    /// The names of matters that come nearest: it may mean them.
    pub near: Vec<String>,
}

/// How many matters are suggested for a saying that means nothing.
pub(super) const SUGGESTED: usize = 2;
/// How many matters the list of popular ones holds.
const POPULAR: usize = 60;
/// How many matters a search gives at most.
const FOUND: usize = 60;

impl Finder {
    /// Indexes a catalogue. `chosen` counts choices by matter code.
    pub fn new(catalogue: &Catalogue, synonyms: &[Synonym], chosen: &HashMap<String, u32>) -> Finder {
        Self::read_by(&Arc::new(Readings::load()), catalogue, synonyms, chosen)
    }

    /// The same by readings that are at hand.
    pub(super) fn read_by(
        readings: &Arc<Readings>,
        catalogue: &Catalogue,
        synonyms: &[Synonym],
        chosen: &HashMap<String, u32>,
    ) -> Finder {
        let by_place = by_place(catalogue, chosen);
        let also: Vec<Vec<String>> = catalogue.iter().map(|(_, matter)| other_titles(&matter)).collect();
        let entries = catalogue.iter().zip(&also).map(|((id, matter), also)| Entry {
            title: matter.name,
            also,
            popularity: rank(matter.popularity, by_place.get(&id)),
        });
        let index = Index::build(readings, entries, synonyms);
        Self::ranked(Arc::new(index), catalogue, by_place)
    }

    /// The same index with choices counted anew; cheap.
    #[must_use]
    pub fn recounted(&self, catalogue: &Catalogue, chosen: &HashMap<String, u32>) -> Finder {
        Self::ranked(Arc::clone(&self.index), catalogue, by_place(catalogue, chosen))
    }

    fn ranked(index: Arc<Index>, catalogue: &Catalogue, chosen: HashMap<MatterId, u32>) -> Finder {
        let mut finder = Finder { index, chosen, order: Vec::new() };
        let mut order: Vec<MatterId> = catalogue.iter().map(|(id, _)| id).collect();
        order.sort_by_cached_key(|id| std::cmp::Reverse(finder.popularity(catalogue, *id)));
        finder.order = order;
        finder
    }

    /// The best answers to some words, best first; nothing for no words.
    pub fn find(&self, catalogue: &Catalogue, words: &str) -> Vec<MatterId> {
        self.answer(catalogue, words).matters
    }

    /// The best answers to some words, and whether they answer or only come nearest.
    pub fn answer(&self, catalogue: &Catalogue, words: &str) -> SearchAnswer {
        self.index.answer(words, FOUND, &|id| self.popularity(catalogue, id))
    }

    /// What people say that means nothing in this catalogue, entry by entry, with what comes nearest. What another entry
    /// gives a meaning has one.
    pub fn unmeant(&self, catalogue: &Catalogue, synonyms: &[Synonym]) -> Vec<UnmeantSaying> {
        let is_meant = |synonym: &&Synonym| synonym.mean.iter().any(|mean| self.index.holds(mean));
        let (meant, unmeant): (Vec<&Synonym>, Vec<&Synonym>) = synonyms.iter().partition(is_meant);
        let meant: HashSet<String> =
            meant.iter().flat_map(|synonym| &synonym.say).map(|say| folded(say)).collect();
        let nearest = |synonym: &Synonym| {
            let say: Vec<String> =
                synonym.say.iter().filter(|say| !meant.contains(&folded(say))).cloned().collect();
            let words = synonym.mean.iter().chain(&say);
            let near =
                words.map(|words| self.answer(catalogue, words).matters).find(|found| !found.is_empty());
            let near = near.unwrap_or_default().into_iter().take(SUGGESTED);
            let near = near.filter_map(|id| Some(catalogue.matter(id)?.name.to_owned())).collect();
            (!say.is_empty()).then_some(UnmeantSaying { say, near })
        };
        unmeant.into_iter().filter_map(nearest).collect()
    }

    /// How a name is spelled in letters, to put names in the order of a dictionary.
    pub fn spelling(&self, name: &str) -> String {
        self.index.spelling(name)
    }

    /// Do some words of titles stand in a title?
    pub fn holds(&self, words: &str) -> bool {
        self.index.holds(words)
    }

    /// What most people come for, most popular first.
    pub fn popular(&self) -> &[MatterId] {
        &self.order[..POPULAR.min(self.order.len())]
    }

    /// Orders matters by how often people come for them, keeping the catalogue's order among equals.
    ///
    /// They are marked and read off in the order made with the index: to sort a province's would make a touch late.
    pub fn by_popularity(&self, matters: impl Iterator<Item = MatterId>) -> Vec<MatterId> {
        let (mut wanted, mut count) = (vec![false; self.order.len()], 0);
        // A catalogue that has just been read anew may hold more than this index knows of.
        let mut unknown = Vec::new();
        for id in matters {
            match wanted.get_mut(id as usize) {
                Some(mark) => (*mark, count) = (true, count + 1),
                None => unknown.push(id),
            }
        }
        let is_wanted = |id: &&MatterId| wanted.get(**id as usize).is_some_and(|mark| *mark);
        let mut ordered = Vec::with_capacity(count + unknown.len());
        ordered.extend(self.order.iter().filter(is_wanted));
        ordered.extend(unknown);
        ordered
    }

    fn popularity(&self, catalogue: &Catalogue, id: MatterId) -> u32 {
        rank(catalogue.matter(id).map_or(0, |matter| matter.popularity), self.chosen.get(&id))
    }
}

/// Choices by place in the catalogue, from choices by code.
fn by_place(catalogue: &Catalogue, chosen: &HashMap<String, u32>) -> HashMap<MatterId, u32> {
    if chosen.is_empty() {
        return HashMap::new();
    }
    let counted = |(id, matter): (MatterId, Matter<'_>)| chosen.get(matter.code).map(|count| (id, *count));
    catalogue.iter().filter_map(counted).collect()
}

/// What else a matter is called: its English name, what people call it, and what it is in each of its situations.
fn other_titles(matter: &Matter<'_>) -> Vec<String> {
    let aliases = matter.aliases.split('|').chain([matter.name_en]);
    let mut titles: Vec<String> = aliases.filter(|title| !title.is_empty()).map(str::to_owned).collect();
    for (name, name_en) in matter.situation_names() {
        titles.push(format!("{} {name}", matter.name));
        if !name_en.is_empty() && !matter.name_en.is_empty() {
            titles.push(format!("{} {name_en}", matter.name_en));
        }
    }
    titles
}

/// What was expected before, plus what was seen here: ten choices weigh as much as a hundred points of expectation.
fn rank(expected: u16, chosen: Option<&u32>) -> u32 {
    u32::from(expected) + chosen.map_or(0, |count| count.saturating_mul(10))
}

impl fmt::Debug for Finder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finder").field("chosen", &self.chosen.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::{Name, catalogue::Guide};

    #[test]
    fn what_is_chosen_more_often_comes_first() {
        let guide = |code: &str, popularity| Guide {
            code: code.into(),
            name: Name::new(format!("事项{code}"), ""),
            popularity,
            ..Guide::default()
        };
        let guides = [guide("a", 0), guide("b", 5), guide("c", 0), guide("d", 0)];
        let catalogue: Catalogue = guides.iter().collect();
        let finder = Finder::new(&catalogue, &[], &HashMap::from([("d".to_owned(), 1)]));
        assert_eq!(finder.popular(), [3, 1, 0, 2]);
        assert_eq!(finder.by_popularity([0, 1, 2].into_iter()), [1, 0, 2]);
        assert_eq!(finder.by_popularity([9, 2, 3].into_iter()), [3, 2, 9], "9 is newer than the index");
    }
}
