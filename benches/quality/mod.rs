//! How well questions are answered, beside plain substrings and BM25 over character bigrams.
#![allow(dead_code, reason = "each bench uses what it needs")]
#![allow(clippy::panic, reason = "a bench stops where its questions are not as they should be")]
use std::{collections::HashMap, fmt};

/// A question put to a catalogue.
pub struct Question {
    pub set: QuestionSet,
    pub kind: Kind,
    /// Texts a right title holds: all of one group.
    accepted: Vec<Vec<String>>,
    pub typed: String,
}

/// Who wrote a question, and whether the search was improved by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuestionSet {
    /// By the hand that wrote the sayings; for improving the search.
    Tuning,
    /// By the same hand; only for judging.
    Sealed,
    /// By people who knew the titles and none of our sayings; judged first, then for improving the search.
    Others,
    /// By them too; only for judging.
    Unseen,
}

impl QuestionSet {
    pub const ALL: [QuestionSet; 4] =
        [QuestionSet::Tuning, QuestionSet::Sealed, QuestionSet::Others, QuestionSet::Unseen];

    fn name(self) -> &'static str {
        match self {
            QuestionSet::Tuning => "tuning",
            QuestionSet::Sealed => "sealed",
            QuestionSet::Others => "others",
            QuestionSet::Unseen => "unseen",
        }
    }
}

impl fmt::Display for QuestionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What is tried by a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain words for something that is there.
    Everyday,
    /// The same, as fingers type it: by letters without tones and spaces.
    Spelled,
    /// Official words with a slip.
    Mistyped,
    /// What is not there.
    Absent,
}

/// What a way of searching answered.
pub struct Answer {
    /// Matters by their place, best first.
    pub found: Vec<usize>,
    /// They do not answer wholly, and are shown as what comes nearest.
    pub is_nearest: bool,
}

/// A way of searching.
pub type Search<'a> = &'a dyn Fn(&str) -> Answer;

impl Question {
    /// Reads a table of questions.
    pub fn read(table: &str) -> Vec<Question> {
        table.lines().filter(|line| !line.starts_with('#')).flat_map(row).collect()
    }

    /// Is it one of the titles asked for?
    pub fn accepts(&self, title: &str) -> bool {
        let title = folded(title);
        self.accepted.iter().any(|all| all.iter().all(|part| title.contains(part)))
    }
}

fn row(line: &str) -> Vec<Question> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [set, kind, accepted, typed] = fields[..] else { panic!("four fields: {line}") };
    let kind = match kind {
        "everyday" => Kind::Everyday,
        "spelled" => Kind::Spelled,
        "mistyped" => Kind::Mistyped,
        "absent" => Kind::Absent,
        other => panic!("no kind of question: {other}"),
    };
    let set = QuestionSet::ALL.into_iter().find(|known| known.name() == set);
    let set = set.unwrap_or_else(|| panic!("no such set: {line}"));
    let accepted: Vec<Vec<String>> =
        accepted.split('|').map(|all| all.split('+').map(folded).collect()).collect();
    let question = |typed: &str| Question { set, kind, accepted: accepted.clone(), typed: typed.to_owned() };
    typed.split(' ').map(question).collect()
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Kind::Everyday => "everyday",
            Kind::Spelled => "spelled",
            Kind::Mistyped => "mistyped",
            Kind::Absent => "absent",
        })
    }
}

/// Counts of what became of questions.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub asked: usize,
    pub first: usize,
    pub within_five: usize,
    pub empty: usize,
    /// Answered only as what comes nearest.
    pub nearest: usize,
}

impl Tally {
    /// Puts questions to a way of searching; `titles` are the official ones, by place.
    pub fn of<'q>(
        questions: impl Iterator<Item = &'q Question>,
        titles: &[String],
        search: Search<'_>,
    ) -> Tally {
        let mut tally = Tally::default();
        for question in questions {
            let answer = search(&question.typed);
            let right = answer.found.iter().take(5).position(|&at| question.accepts(&titles[at]));
            tally.asked += 1;
            tally.first += usize::from(right == Some(0));
            tally.within_five += usize::from(right.is_some());
            tally.empty += usize::from(answer.found.is_empty());
            tally.nearest += usize::from(answer.is_nearest && !answer.found.is_empty());
        }
        tally
    }

    /// A count as a share of what was asked, in per cent.
    pub fn share(&self, count: usize) -> f64 {
        let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        100.0 * share(count) / share(self.asked.max(1))
    }
}

/// How far questions are what the lexicon already says.
#[derive(Clone, Copy, Default)]
pub struct Overlap {
    /// Questions that are one of the words, to the last character.
    pub whole: usize,
    /// Others that hold one of two characters or more.
    pub part: usize,
}

impl Overlap {
    pub fn of<'q>(questions: impl Iterator<Item = &'q Question>, words: &[&str]) -> Overlap {
        let words: Vec<String> = words.iter().map(|word| folded(word)).collect();
        let mut overlap = Overlap::default();
        for question in questions {
            let typed = folded(&question.typed);
            let is_whole = words.contains(&typed);
            let is_in = |word: &String| word.chars().count() > 1 && typed.contains(word.as_str());
            overlap.whole += usize::from(is_whole);
            overlap.part += usize::from(!is_whole && words.iter().any(is_in));
        }
        overlap
    }
}

/// Finds the titles that hold what was typed, the shortest first.
pub struct Substring {
    texts: Vec<String>,
}

impl Substring {
    /// Takes the texts of every matter: its title and what else it is called.
    pub fn new(texts: &[Vec<String>]) -> Self {
        Self { texts: texts.iter().map(|all| folded(&all.join(" "))).collect() }
    }

    pub fn search(&self, typed: &str) -> Answer {
        let typed = folded(typed);
        let mut found: Vec<usize> =
            (0..self.texts.len()).filter(|&at| self.texts[at].contains(&typed)).collect();
        found.sort_by_key(|&at| self.texts[at].len());
        Answer { found, is_nearest: false }
    }
}

/// BM25 over pairs of neighbouring characters, with the usual constants.
pub struct Bigrams {
    lists: HashMap<[char; 2], Vec<(usize, f64)>>,
    lengths: Vec<f64>,
    average: f64,
}

impl Bigrams {
    /// Takes the texts of every matter: its title and what else it is called.
    pub fn new(texts: &[Vec<String>]) -> Self {
        let mut lists: HashMap<[char; 2], Vec<(usize, f64)>> = HashMap::new();
        let mut lengths = Vec::new();
        for (at, all) in texts.iter().enumerate() {
            let pairs: Vec<[char; 2]> = all.iter().flat_map(|text| pairs(text)).collect();
            lengths.push(f64::from(u32::try_from(pairs.len()).unwrap_or(u32::MAX)));
            let mut counts: HashMap<[char; 2], f64> = HashMap::new();
            for pair in pairs {
                *counts.entry(pair).or_default() += 1.0;
            }
            for (pair, count) in counts {
                lists.entry(pair).or_default().push((at, count));
            }
        }
        let average = lengths.iter().sum::<f64>() / f64::from(u32::try_from(lengths.len()).unwrap_or(1));
        Self { lists, lengths, average }
    }

    pub fn search(&self, typed: &str) -> Answer {
        let mut scores: HashMap<usize, f64> = HashMap::new();
        let count = |len: usize| f64::from(u32::try_from(len).unwrap_or(u32::MAX));
        for pair in pairs(typed) {
            let Some(list) = self.lists.get(&pair) else { continue };
            let (all, held) = (count(self.lengths.len()), count(list.len()));
            let rarity = (1.0 + (all - held + 0.5) / (held + 0.5)).ln();
            for &(at, times) in list {
                let length = 1.2 * (0.25 + 0.75 * self.lengths[at] / self.average);
                *scores.entry(at).or_default() += rarity * times * 2.2 / (times + length);
            }
        }
        let mut found: Vec<(usize, f64)> = scores.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Answer { found: found.into_iter().map(|(at, _)| at).collect(), is_nearest: false }
    }
}

fn pairs(text: &str) -> Vec<[char; 2]> {
    let chars: Vec<char> = folded(text).chars().collect();
    chars.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// Half width and lower case.
fn folded(text: &str) -> String {
    let narrow = |ch: char| match ch {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        _ => ch,
    };
    text.chars().map(narrow).flat_map(char::to_lowercase).collect()
}
