//! The words that can be typed: those of the dictionary, and the hall's own.
use super::blocklist::Blocklist;
use super::segment::Segmenter;
use super::word::LexiconWord;
use std::collections::{BTreeSet, HashMap};

/// Syllables of single letters, which would make every letter a word.
const LETTERS_ONLY: [&str; 4] = ["m", "n", "ng", "hm"];

/// All words, and the names of the syllables.
#[derive(Debug)]
pub struct Dictionary {
    pub syllables: Vec<String>,
    pub words: Vec<LexiconWord>,
}

/// A line of dictionary.txt: the syllables, then words with their frequencies.
pub fn parse(line: &str) -> (Vec<&str>, Vec<(&str, f64)>) {
    let fields: Vec<&str> = line.split(' ').collect();
    let syllables = fields.iter().take_while(|field| field.is_ascii()).count();
    let (reading, words) = fields.split_at(syllables);
    let pairs =
        words.chunks(2).map(|pair| (pair[0], pair.get(1).and_then(|f| f.parse().ok()).unwrap_or(0.0)));
    (reading.to_vec(), pairs.collect())
}

/// Reads the dictionary; words with a character outside GB 2312 and refused ones are left out.
pub fn dictionary(text: &str, simplified: &BTreeSet<char>, blocked: &Blocklist) -> Dictionary {
    let lines = || text.lines().filter(|line| !line.starts_with('#')).map(parse);
    let mut syllables: Vec<String> = lines().flat_map(|(reading, _)| reading).map(str::to_owned).collect();
    syllables.sort_unstable();
    syllables.dedup();
    syllables.retain(|name| !LETTERS_ONLY.contains(&name.as_str()));
    let mut dictionary = Dictionary { syllables, words: Vec::new() };
    for (reading, pairs) in lines() {
        let Some(reading) = dictionary.numbers(&reading) else { continue };
        for (text, frequency) in pairs {
            if text.chars().all(|ch| simplified.contains(&ch)) && !blocked.refuses(text) {
                let text = text.to_owned();
                dictionary.words.push(LexiconWord { text, reading: reading.clone(), frequency, weight: 0.0 });
            }
        }
    }
    dictionary
}

impl Dictionary {
    /// Returns the numbers of syllables, if all are known.
    pub fn numbers(&self, names: &[&str]) -> Option<Vec<u16>> {
        let number = |name: &&str| self.syllables.binary_search_by(|known| known.as_str().cmp(name)).ok();
        names.iter().map(|name| u16::try_from(number(name)?).ok()).collect()
    }

    /// Takes in the hall's own words.
    ///
    /// `# weight N` holds for the lines below it. They have words, each with its reading behind `=` where the dictionary's
    /// words do not make it out, such as `行长=hang'zhang`.
    pub fn add_hall(&mut self, text: &str, blocked: &Blocklist) -> Result<(), String> {
        let segmenter = Segmenter::new(&self.words, 1.0, 0.0);
        let (mut weight, mut own) = (1.0f64, Vec::new());
        for line in text.lines() {
            if let Some(given) = line.strip_prefix("# weight ") {
                weight = given.parse().map_err(|_| format!("hall.txt: {line}"))?;
            } else if !line.starts_with('#') {
                for field in line.split_whitespace() {
                    let (text, reading) = self.hall_word(field, &segmenter)?;
                    if reading.len() != text.chars().count() || blocked.refuses(text) {
                        return Err(format!("hall.txt: {field} cannot be taken in"));
                    }
                    own.push((text, reading, weight));
                }
            }
        }
        let known = |word: &LexiconWord| (word.text.clone(), word.reading.clone());
        let mut known: HashMap<_, usize> = self.words.iter().map(known).zip(0..).collect();
        for (text, reading, weight) in own {
            let at = *known.entry((text.to_owned(), reading.clone())).or_insert(self.words.len());
            if at == self.words.len() {
                self.words.push(LexiconWord { text: text.to_owned(), reading, frequency: 0.0, weight: 0.0 });
            }
            self.words[at].weight = weight.max(self.words[at].weight);
        }
        Ok(())
    }

    /// Returns a word of the hall and its reading.
    fn hall_word<'a>(&self, field: &'a str, segmenter: &Segmenter) -> Result<(&'a str, Vec<u16>), String> {
        let (text, reading) = field.split_once('=').unwrap_or((field, ""));
        let read = if reading.is_empty() {
            let words = segmenter.segment(text);
            words.map(|words| words.iter().flat_map(|&at| self.words[at].reading.clone()).collect())
        } else {
            self.numbers(&reading.split('\'').collect::<Vec<_>>())
        };
        Ok((text, read.ok_or_else(|| format!("hall.txt: no reading of {field}"))?))
    }
}
