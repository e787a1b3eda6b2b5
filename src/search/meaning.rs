//! What titles sayings mean, and what titles say what is wanted.

use super::gather::Gathering;
use super::intents::Intent;
use super::pattern::Element;
use super::saying::PRIMARY;
use super::saying_table::SayingKind;

/// How many titles a saying may lead to.
const MEANT: usize = 400;
/// What a saying weighs, and what one that may mean other things, where few titles hold what it means.
const SAYING: f64 = 2.0;
const HINT: f64 = 1.0;
/// What is left of a hint where a hall has but what a saying could mean at worst.
const FALLBACK: f64 = 0.6;

/// Titles that a saying means, in ascending order, each with what share of its weight it has.
pub(super) struct Meant {
    pub weight: f64,
    pub titles: Vec<(u32, f64)>,
}

impl Gathering<'_> {
    /// Returns the titles that say what is wanted, if any do.
    pub(super) fn intended(&mut self, intent: &Intent) -> Option<Meant> {
        let titles = self.holding(intent.means.iter().map(|(_, mean)| std::slice::from_ref(mean)), 0.05);
        let weight = self.index.rarity(u32::try_from(titles.len()).unwrap_or(u32::MAX));
        (!titles.is_empty()).then_some(Meant { weight, titles })
    }

    /// Returns the titles that sayings mean, or that hold them as they were said, if there are any: by the hall's own before
    /// what is built in, and by that before hints.
    pub(super) fn meant(&mut self, sayings: &[u32], said: Option<&[Element]>) -> Option<Meant> {
        let index = self.index;
        let mut titles = match said {
            Some(said) => self.holding(std::iter::once([said.to_vec()].as_slice()), 0.0),
            None => Vec::new(),
        };
        let literal = titles.len();
        let mut tells = SAYING;
        for kind in [SayingKind::Own, SayingKind::BuiltIn, SayingKind::Hint] {
            let mut is_sure = false;
            for saying in sayings.iter().filter(|saying| index.sayings.kind(**saying) == kind) {
                let means = index.sayings.means(*saying, &index.readings);
                let sure = if kind == SayingKind::BuiltIn { means.len().min(PRIMARY) } else { means.len() };
                let before = titles.len();
                titles.extend(self.holding(means[..sure].iter().map(Vec::as_slice), 0.07));
                is_sure |= titles.len() > before;
                titles.extend(self.holding(means[sure..].iter().map(Vec::as_slice), 0.07));
            }
            if titles.len() > literal {
                tells = match kind {
                    _ if !is_sure => HINT * FALLBACK,
                    SayingKind::Hint => HINT,
                    _ => SAYING,
                };
                // Titles that hold it as it was said need nothing doubtful beside them.
                if literal > 0 && tells < SAYING {
                    titles.truncate(literal);
                    tells = SAYING;
                }
                break;
            }
        }
        best_of_each(&mut titles);
        let weight = tells * index.rarity(u32::try_from(titles.len()).unwrap_or(u32::MAX));
        (!titles.is_empty()).then_some(Meant { weight, titles })
    }

    /// Returns the titles that hold all parts of one of several ways to say something, each of which is worth so much
    /// less than the one before.
    pub(super) fn holding<'w>(
        &mut self,
        ways: impl Iterator<Item = &'w [Vec<Element>]>,
        less: f64,
    ) -> Vec<(u32, f64)> {
        let mut titles: Vec<(u32, f64)> = Vec::new();
        for (nth, parts) in (0u8..).zip(ways) {
            let value = (1.0 - less * f64::from(nth)).max(0.5);
            let parts: Vec<&[Element]> = parts.iter().map(Vec::as_slice).collect();
            let most = titles.len() + MEANT;
            self.visit(&parts, false, &mut |title, places, _| {
                if places.iter().all(|place| place.loose == 0) {
                    titles.push((title, value));
                }
                titles.len() < most
            });
        }
        best_of_each(&mut titles);
        titles
    }
}

/// Puts titles in order and keeps the best share of each.
pub(super) fn best_of_each(titles: &mut Vec<(u32, f64)>) {
    titles.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
    titles.dedup_by_key(|(title, _)| *title);
}
