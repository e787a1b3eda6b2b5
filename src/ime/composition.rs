//! The input method as a value: keys in, candidates and written text out.
use super::candidate_list::{self, RankedCandidate};
use super::lattice::Lattice;
use super::next;
use super::page::{Candidate, CandidatePage, PAGE};
use super::spelling::{DIGITS, LETTERS};
use super::strokes::StrokeLookup;
use super::table::{self, WordId};
use super::whole_path;

/// The most keys that are taken before something is chosen.
const MOST: usize = 240;
/// How many characters of what was written are remembered for what may come next.
const REMEMBERED: usize = 8;

/// How keys are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Pinyin by letters a to z, `v` for ü; `'` ends a syllable.
    Pinyin,
    /// Pinyin by the digits 2 to 9, as on a telephone; `'` ends a syllable.
    NineKeys,
    /// Strokes in their order: 1 to 5 for 横 竖 撇 捺 折, `*` for any of them.
    Strokes,
}

#[derive(Clone, Debug)]
enum TypedKeys {
    Sounds(Lattice),
    Strokes(StrokeLookup),
}

/// What is being written: the keys that nothing has been chosen for yet, and what was written just before.
///
/// Every key is answered at once by [`Composition::page`]. After [`Composition::choose`] the keys that the candidate did not
/// take stay; when none are left the candidates are what may be written next.
#[derive(Clone, Debug)]
pub struct Composition {
    mode: Mode,
    keys: TypedKeys,
    before: WordId,
    written: String,
}

impl Composition {
    /// Begins at the beginning of a text.
    #[must_use]
    pub fn new(mode: Mode) -> Self {
        Self::after(mode, "")
    }

    /// Begins behind a text, whose last characters decide what may be written next.
    #[must_use]
    pub fn after(mode: Mode, text: &str) -> Self {
        let clause = text.chars().next_back().is_none_or(|ch| !('\u{3400}'..'\u{a000}').contains(&ch));
        let before = if clause { table::beginning() } else { WordId::MAX };
        let mut input = Self { mode, keys: keys(mode, before), before, written: String::new() };
        input.remember(text);
        input
    }

    /// How keys are read.
    #[must_use]
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The keys that nothing has been chosen for yet, each one byte.
    #[must_use]
    pub fn keys(&self) -> &str {
        match &self.keys {
            TypedKeys::Sounds(lattice) => lattice.keys(),
            TypedKeys::Strokes(strokes) => strokes.keys(),
        }
    }

    /// Takes a key. Tells whether there is such a key in this mode, and room for it.
    pub fn press(&mut self, key: char) -> bool {
        if self.keys().len() >= MOST {
            return false;
        }
        match &mut self.keys {
            TypedKeys::Sounds(lattice) if key == '\'' && lattice.keys().is_empty() => false,
            TypedKeys::Sounds(lattice) => lattice.push(key),
            TypedKeys::Strokes(strokes) => strokes.push(key),
        }
    }

    /// Takes the last key back. Tells whether there was one.
    pub fn take_back_key(&mut self) -> bool {
        let key = match &mut self.keys {
            TypedKeys::Sounds(lattice) => lattice.pop(),
            TypedKeys::Strokes(strokes) => strokes.pop(),
        };
        key.is_some()
    }

    /// Takes the last syllable back; of strokes the last one. Tells whether there was one.
    pub fn take_back_syllable(&mut self) -> bool {
        let TypedKeys::Sounds(lattice) = &mut self.keys else { return self.take_back_key() };
        let keys = lattice.keys().len();
        let end = lattice.keys().trim_end_matches('\'').len();
        let start = best_cuts(lattice).into_iter().find(|&cut| cut < end).unwrap_or(0);
        for _ in start..keys {
            lattice.pop();
        }
        keys > 0
    }

    /// Drops all keys that nothing has been chosen for.
    pub fn clear(&mut self) {
        self.keys = keys(self.mode, self.before);
    }

    /// Returns a page of the candidates, the first one being 0.
    #[must_use]
    pub fn page(&self, number: usize) -> CandidatePage {
        let (start, end) = (number * PAGE, (number + 1) * PAGE);
        let mut found = self.choices(end + 1);
        let has_more = found.len() > end;
        found.truncate(end);
        CandidatePage { candidates: found.into_iter().skip(start).map(candidate).collect(), has_more }
    }

    /// Returns all candidates, the best first.
    #[must_use]
    pub fn candidates(&self) -> Vec<Candidate> {
        self.choices(usize::MAX).into_iter().map(candidate).collect()
    }

    /// Chooses a candidate, counted over all pages, and returns its text. The keys it did not take stay.
    pub fn choose(&mut self, number: usize) -> Option<String> {
        let choice = self.choices(number + 1).into_iter().nth(number)?;
        let rest = self.keys().get(choice.keys..).unwrap_or_default().to_owned();
        self.before = choice.last;
        self.remember(&choice.text);
        self.clear();
        for key in rest.chars() {
            self.press(key);
        }
        Some(choice.text)
    }

    /// Returns how the keys are read now, syllable by syllable, and the keys behind them that nothing is read from.
    #[must_use]
    pub fn spelled(&self) -> (Vec<&'static str>, &str) {
        let TypedKeys::Sounds(lattice) = &self.keys else { return (Vec::new(), self.keys()) };
        let columns = lattice.columns();
        let end = whole_path::end(columns).unwrap_or(0);
        let best = whole_path::best(columns, end);
        let syllables = best.map_or_else(Vec::new, |best| whole_path::syllables(columns, end, &best));
        (syllables, lattice.keys()[end..].trim_start_matches('\''))
    }

    /// Returns the keys that nothing has been chosen for yet, cut where a syllable ends as they are read now; strokes are
    /// one piece each.
    #[must_use]
    pub fn typed_syllables(&self) -> Vec<&str> {
        let TypedKeys::Sounds(lattice) = &self.keys else {
            return self.keys().split_inclusive(|_| true).collect();
        };
        let mut cuts = best_cuts(lattice);
        cuts.reverse();
        cuts.push(self.keys().len());
        let mut start = 0;
        let pieces = cuts.into_iter().map(|cut| {
            let piece = self.keys().get(start..cut).unwrap_or_default();
            start = cut.max(start);
            piece.trim_matches('\'')
        });
        pieces.filter(|piece| !piece.is_empty()).collect()
    }

    fn choices(&self, wanted: usize) -> Vec<RankedCandidate> {
        match &self.keys {
            _ if self.keys().is_empty() => {
                let next = next::after(&self.written).into_iter().take(wanted);
                next.map(|text| RankedCandidate { text: text.to_owned(), keys: 0, last: WordId::MAX })
                    .collect()
            }
            TypedKeys::Sounds(lattice) => candidate_list::choices(lattice, wanted),
            TypedKeys::Strokes(strokes) => strokes.choices(wanted),
        }
    }

    fn remember(&mut self, text: &str) {
        self.written.push_str(text);
        let tail = self.written.char_indices().rev().nth(REMEMBERED - 1).map_or(0, |(at, _)| at);
        self.written.drain(..tail);
    }
}

/// Returns the columns at which the syllables of the best way end, the last one first.
fn best_cuts(lattice: &Lattice) -> Vec<usize> {
    let columns = lattice.columns();
    let end = whole_path::end(columns).unwrap_or(0);
    whole_path::best(columns, end).map_or_else(Vec::new, |best| whole_path::cuts(columns, end, &best))
}

fn keys(mode: Mode, before: WordId) -> TypedKeys {
    match mode {
        Mode::Pinyin => TypedKeys::Sounds(Lattice::new(&LETTERS, before)),
        Mode::NineKeys => TypedKeys::Sounds(Lattice::new(&DIGITS, before)),
        Mode::Strokes => TypedKeys::Strokes(StrokeLookup::default()),
    }
}

fn candidate(choice: RankedCandidate) -> Candidate {
    Candidate { text: choice.text, keys: choice.keys }
}
