//! Finding matters by words, as the kiosk and the command line both do.
use crate::{
    hall::{Catalogue, Matter, MatterId},
    search::{Entry, Index, Readings, Synonym},
};
use std::{collections::HashMap, fmt, sync::Arc};

/// An index of a catalogue, and how often each matter has been chosen.
pub struct Finder {
    index: Arc<Index>,
    /// How often people chose a matter here, by place in the catalogue.
    chosen: HashMap<MatterId, u32>,
    /// Popular matters, most popular first.
    popular: Vec<MatterId>,
}

/// How many matters the list of popular ones holds.
const POPULAR: usize = 60;
/// How many matters a search gives at most.
const FOUND: usize = 60;

impl Finder {
    /// Indexes a catalogue. `chosen` counts choices by matter code.
    pub fn new(catalogue: &Catalogue, synonyms: &[Synonym], chosen: &HashMap<String, u32>) -> Finder {
        let by_place = by_place(catalogue, chosen);
        let also: Vec<Vec<String>> = catalogue.iter().map(|(_, matter)| other_titles(&matter)).collect();
        let entries = catalogue.iter().zip(&also).map(|((id, matter), also)| Entry {
            title: matter.name,
            also,
            popularity: rank(matter.popularity, by_place.get(&id)),
        });
        let index = Index::build(&Arc::new(Readings::load()), entries, synonyms);
        Self::ranked(Arc::new(index), catalogue, by_place)
    }

    /// The same index with choices counted anew; cheap.
    #[must_use]
    pub fn recounted(&self, catalogue: &Catalogue, chosen: &HashMap<String, u32>) -> Finder {
        Self::ranked(Arc::clone(&self.index), catalogue, by_place(catalogue, chosen))
    }

    fn ranked(index: Arc<Index>, catalogue: &Catalogue, chosen: HashMap<MatterId, u32>) -> Finder {
        let mut finder = Finder { index, chosen, popular: Vec::new() };
        finder.popular = finder.most_popular(catalogue);
        finder
    }

    /// The best answers to some words, best first; nothing for no words.
    pub fn find(&self, catalogue: &Catalogue, words: &str) -> Vec<MatterId> {
        self.index.find(words, FOUND, &|id| self.popularity(catalogue, id))
    }

    /// What most people come for, most popular first.
    pub fn popular(&self) -> &[MatterId] {
        &self.popular
    }

    /// Orders matters by how often people come for them, keeping the catalogue's order among equals.
    pub fn by_popularity(
        &self,
        catalogue: &Catalogue,
        matters: impl Iterator<Item = MatterId>,
    ) -> Vec<MatterId> {
        let mut matters: Vec<_> = matters.collect();
        matters.sort_by_key(|id| (std::cmp::Reverse(self.popularity(catalogue, *id)), *id));
        matters
    }

    fn popularity(&self, catalogue: &Catalogue, id: MatterId) -> u32 {
        rank(catalogue.matter(id).map_or(0, |matter| matter.popularity), self.chosen.get(&id))
    }

    fn most_popular(&self, catalogue: &Catalogue) -> Vec<MatterId> {
        let counted = catalogue.iter().map(|(id, _)| (std::cmp::Reverse(self.popularity(catalogue, id)), id));
        let mut all: Vec<_> = counted.collect();
        if all.len() > POPULAR {
            all.select_nth_unstable(POPULAR);
            all.truncate(POPULAR);
        }
        all.sort_unstable();
        all.into_iter().map(|(_, id)| id).collect()
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

/// What else a matter is called: its English name and what people call it.
fn other_titles(matter: &Matter<'_>) -> Vec<String> {
    let aliases = matter.aliases.split('|');
    aliases.chain([matter.name_en]).filter(|title| !title.is_empty()).map(str::to_owned).collect()
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
