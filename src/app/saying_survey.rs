//! What people say that means nothing in a catalogue, looked for part by part: the index of a province's is never in memory as a whole.
use super::finder::{Finder, SUGGESTED, UnmeantSaying};
use crate::hall::catalogue::{Catalogue, CatalogueBuilder, Guide, MatterId};
use crate::search::{Readings, Synonym, folded};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Matters that are indexed at a time.
const PART: usize = 4_096;

/// Matters that come by, and are indexed a part at a time.
struct SurveyParts {
    readings: Arc<Readings>,
    builder: CatalogueBuilder,
    count: usize,
}

impl SurveyParts {
    fn new() -> SurveyParts {
        SurveyParts { readings: Arc::new(Readings::load()), builder: CatalogueBuilder::default(), count: 0 }
    }

    /// Adds a matter; gives a part where one is whole.
    fn add(&mut self, guide: &Guide) -> Option<Catalogue> {
        self.builder.add(guide);
        self.count += 1;
        if self.count == PART { self.rest() } else { None }
    }

    /// What was added since the last part.
    fn rest(&mut self) -> Option<Catalogue> {
        let some = self.count > 0;
        self.count = 0;
        some.then(|| std::mem::take(&mut self.builder).finish())
    }
}

/// Looks for the sayings that mean nothing, in all matters that are shown to it.
pub struct SayingSurvey<'s> {
    parts: SurveyParts,
    /// Those of which nothing that they should mean was seen yet.
    unmeant: Vec<&'s Synonym>,
    meant: HashSet<String>,
}

impl<'s> SayingSurvey<'s> {
    /// Nothing was seen yet.
    pub fn new(synonyms: &'s [Synonym]) -> Self {
        SayingSurvey { parts: SurveyParts::new(), unmeant: synonyms.iter().collect(), meant: HashSet::new() }
    }

    /// Looks at a matter.
    pub fn add(&mut self, guide: &Guide) {
        let part = self.parts.add(guide);
        self.look(part);
    }

    fn look(&mut self, part: Option<Catalogue>) {
        let Some(part) = part.filter(|_| !self.unmeant.is_empty()) else { return };
        let finder = Finder::read_by(&self.parts.readings, &part, &[], &HashMap::new());
        let meant = &mut self.meant;
        self.unmeant.retain(|synonym| {
            let is_meant = synonym.mean.iter().any(|mean| finder.holds(mean));
            if is_meant {
                meant.extend(synonym.say.iter().map(|say| folded(say)));
            }
            !is_meant
        });
    }

    /// The sayings that mean nothing in any of the matters, entry by entry. What another entry gives a meaning has one.
    pub fn end(mut self) -> Vec<NearSurvey> {
        let rest = self.parts.rest();
        self.look(rest);
        let left = |synonym: &&Synonym| {
            let is_unmeant = |say: &&String| !self.meant.contains(&folded(say));
            let say: Vec<String> = synonym.say.iter().filter(is_unmeant).cloned().collect();
            let words = synonym.mean.iter().chain(&say).cloned().collect();
            (!say.is_empty()).then_some(NearSurvey { say, words, found: None })
        };
        self.unmeant.iter().filter_map(left).collect()
    }
}

/// A saying that means nothing, while matters are looked for that come near it.
pub struct NearSurvey {
    say: Vec<String>,
    /// What it should mean, and then the saying itself: the first of them that anything comes near to counts.
    words: Vec<String>,
    /// Which of the words that is so far, and what comes near it.
    found: Option<(usize, Vec<Guide>)>,
}

/// Looks for the matters that come nearest to some sayings, in all matters that are shown to it.
pub struct NearestSurvey<'s> {
    parts: SurveyParts,
    synonyms: &'s [Synonym],
    wanted: Vec<NearSurvey>,
    /// The matters of the part, as far as they are searched by.
    guides: Vec<Guide>,
}

impl<'s> NearestSurvey<'s> {
    /// Nothing was seen yet.
    pub fn new(synonyms: &'s [Synonym], wanted: Vec<NearSurvey>) -> Self {
        NearestSurvey { parts: SurveyParts::new(), synonyms, wanted, guides: Vec::new() }
    }

    /// Looks at a matter.
    pub fn add(&mut self, guide: &Guide) {
        self.guides.push(Guide {
            name: guide.name.clone(),
            aliases: guide.aliases.clone(),
            situations: guide.situations.clone(),
            popularity: guide.popularity,
            ..Guide::default()
        });
        let part = self.parts.add(guide);
        self.look(part);
    }

    fn look(&mut self, part: Option<Catalogue>) {
        let Some(part) = part else { return };
        let finder = self.finder(&part);
        let mut wanted = std::mem::take(&mut self.wanted);
        for near in &mut wanted {
            let most = near.found.as_ref().map_or(near.words.len(), |(word, _)| word + 1);
            let words = near.words.iter().take(most).enumerate();
            let mut answers = words.map(|(at, words)| (at, finder.answer(&part, words).matters));
            let Some((at, ids)) = answers.find(|(_, ids)| !ids.is_empty()) else { continue };
            let guides = self.guides_of(&ids);
            near.found = match near.found.take() {
                // Of equals the one that was seen first comes first.
                Some((word, known)) if word == at => Some((at, self.nearest(&near.words[at], known, guides))),
                _ => Some((at, guides)),
            };
        }
        self.wanted = wanted;
        self.guides.clear();
    }

    fn finder(&self, part: &Catalogue) -> Finder {
        Finder::read_by(&self.parts.readings, part, self.synonyms, &HashMap::new())
    }

    fn guides_of(&self, ids: &[MatterId]) -> Vec<Guide> {
        ids.iter().take(SUGGESTED).filter_map(|id| self.guides.get(*id as usize)).cloned().collect()
    }

    /// Those of several matters that come nearest.
    fn nearest(&self, words: &str, mut known: Vec<Guide>, others: Vec<Guide>) -> Vec<Guide> {
        known.extend(others);
        let all: Catalogue = known.iter().collect();
        let ids = self.finder(&all).answer(&all, words).matters;
        // Among so few others one may seem too far off that came near among many.
        let rest = (0..).zip(&known).map(|(id, _)| id).filter(|id| !ids.contains(id));
        let ids = ids.iter().copied().chain(rest).take(SUGGESTED);
        ids.filter_map(|id: MatterId| known.get(id as usize)).cloned().collect()
    }

    /// The sayings with what comes nearest to each.
    pub fn end(mut self) -> Vec<UnmeantSaying> {
        let rest = self.parts.rest();
        self.look(rest);
        self.wanted.into_iter().map(NearSurvey::named).collect()
    }
}

impl NearSurvey {
    /// The saying, with the names of what was found.
    pub fn named(self) -> UnmeantSaying {
        let near = self.found.map(|(_, guides)| guides).unwrap_or_default();
        UnmeantSaying { say: self.say, near: near.into_iter().map(|guide| guide.name.zh).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::Name;

    fn guide(name: String) -> Guide {
        Guide { name: Name::new(name, ""), ..Guide::default() }
    }

    fn synonym(say: &[&str], mean: &[&str]) -> Synonym {
        let texts = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        Synonym { say: texts(say), mean: texts(mean) }
    }

    #[test]
    fn a_catalogue_of_many_parts_is_surveyed_as_one_in_memory_is_looked_through() {
        let names = (0..3 * PART).map(|at| format!("第{at}号场地使用登记"));
        let mut guides: Vec<Guide> = names.map(guide).collect();
        guides.insert(10, guide("老年人优待证申领".into()));
        guides.insert(2 * PART, guide("社会保障卡申领".into()));
        guides.push(guide("医疗保障卡申领".into()));
        let synonyms = [
            synonym(&["敬老卡"], &["老年人优待"]),
            synonym(&["社保卡", "医保卡"], &["保障卡 申领"]),
            synonym(&["公交卡", "敬老卡"], &["社会保障卡补领换领"]),
            synonym(&["敬老卡"], &["没有这个"]),
        ];
        let catalogue: Catalogue = guides.iter().collect();
        let whole = Finder::new(&catalogue, &synonyms, &HashMap::new()).unmeant(&catalogue, &synonyms);
        let mut survey = SayingSurvey::new(&synonyms);
        for guide in &guides {
            survey.add(guide);
        }
        let mut nearest = NearestSurvey::new(&synonyms, survey.end());
        for guide in &guides {
            nearest.add(guide);
        }
        let parts = nearest.end();
        let said = |all: &[UnmeantSaying]| all.iter().map(|one| one.say.clone()).collect::<Vec<_>>();
        assert_eq!((said(&parts), said(&whole)), (vec![vec!["公交卡".to_owned()]; 1], said(&parts)));
        // How rare a word is decides what is near, and in a part of a catalogue it may be another: one name may be less.
        let near = &parts[0].near;
        assert!(
            !near.is_empty() && near.iter().all(|name| whole[0].near.contains(name)),
            "{parts:?} {whole:?}"
        );
    }
}
