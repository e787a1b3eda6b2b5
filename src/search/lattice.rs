//! Turns a question into the few likeliest ways to understand it.

use super::fold::{FoldedChar, Gap, kept};
use super::pattern::Element;
use super::readings::Readings;
use super::set::SoundSet;
use super::sounds::{Sound, literal};

/// The longest question heard, in characters that count.
pub const LONGEST: usize = 64;
/// How many ways to understand a question are followed.
const WAYS: usize = 6;
/// The longest run of letters in which slips are looked for.
const SLIPPERY: usize = 26;

/// One way to understand a question.
#[derive(Clone, Debug)]
pub(super) struct Pattern {
    /// Its elements, in order.
    pub elements: Vec<Element>,
    /// How many elements it has more than the way with the fewest.
    pub extra: usize,
}

/// A question, folded and read.
#[derive(Debug)]
pub(super) struct Question {
    kept: Vec<FoldedChar>,
    here: Vec<Sound>,
}

/// What a step over some letters or one character stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ReadingStep {
    Character,
    Syllable(Sound),
    Start,
    Slip,
}

/// A way from the start of the question to some place, as a chain of steps.
#[derive(Clone, Copy, Debug)]
struct ReadingPath {
    cost: usize,
    slipped: bool,
    /// Where the last step began, which of the ways there it goes on from, and what it is.
    last: Option<(usize, usize, ReadingStep)>,
}

impl Question {
    /// Folds and reads a question; whatever goes beyond [`LONGEST`] is not heard.
    pub fn read(text: &str, readings: &Readings) -> Self {
        // A text of mere marks must not be walked to its end.
        let end = text.char_indices().nth(LONGEST * 8).map_or(text.len(), |(at, _)| at);
        let kept: Vec<FoldedChar> = kept(&text[..end]).take(LONGEST).collect();
        let mut here = Vec::new();
        readings.sound_out(&kept, &mut here);
        Self { kept, here }
    }

    /// Returns the words between the spaces, if there are several.
    pub fn words(&self) -> Vec<Self> {
        let mut cuts: Vec<usize> =
            (1..self.kept.len()).filter(|&at| self.kept[at].gap == Gap::Space).collect();
        if cuts.is_empty() {
            return Vec::new();
        }
        cuts.push(self.kept.len());
        let mut from = 0;
        let mut word = |to: usize| {
            let range = std::mem::replace(&mut from, to)..to;
            Self { kept: self.kept[range.clone()].to_vec(), here: self.here[range].to_vec() }
        };
        cuts.into_iter().map(&mut word).collect()
    }

    /// Returns the words of a question in Latin letters only.
    pub fn latin(&self) -> Option<Vec<String>> {
        let mut words: Vec<String> = Vec::new();
        for kept in &self.kept {
            if !kept.ch.is_ascii_alphanumeric() {
                return None;
            }
            match words.last_mut().filter(|_| kept.gap == Gap::None) {
                Some(word) => word.push(kept.ch),
                None => words.push(kept.ch.to_string()),
            }
        }
        words.iter().any(|word| word.len() > 2).then_some(words)
    }

    /// Returns the likeliest ways to understand the question, best first.
    pub fn ways(&self, readings: &Readings) -> Vec<Pattern> {
        let mut found = self.walk(readings, false);
        if self.letters() > 0 && found.iter().all(|steps| steps.len() < self.kept.len()) {
            found.push(self.letter_by_letter());
        }
        let fewest = found.iter().map(Vec::len).min().unwrap_or(0);
        let pattern = |steps: Vec<_>| {
            let extra = steps.len() - fewest;
            Pattern { elements: self.elements(&steps, readings), extra }
        };
        found.into_iter().map(pattern).collect()
    }

    /// Returns the likeliest ways with one slip of the finger in a run of letters.
    pub fn slips(&self, readings: &Readings) -> Vec<Pattern> {
        if !(4..=SLIPPERY).contains(&self.letters()) {
            return Vec::new();
        }
        let found = self.walk(readings, true).into_iter();
        let pattern = |steps: Vec<_>| Pattern { elements: self.elements(&steps, readings), extra: 0 };
        found.map(pattern).filter(|pattern| pattern.elements.len() > 1).collect()
    }

    /// Counts the letters typed.
    fn letters(&self) -> usize {
        self.kept.iter().filter(|kept| kept.ch.is_ascii_lowercase()).count()
    }

    /// Reads every letter as a first letter, or as itself.
    fn letter_by_letter(&self) -> Vec<(usize, usize, ReadingStep)> {
        let step = |(at, kept): (usize, &FoldedChar)| {
            let step = if kept.ch.is_ascii_lowercase() { ReadingStep::Start } else { ReadingStep::Character };
            (at, at + 1, step)
        };
        self.kept.iter().enumerate().map(step).collect()
    }

    /// Finds the cheapest ways through the question, as steps (from, to, what).
    fn walk(&self, readings: &Readings, slip: bool) -> Vec<Vec<(usize, usize, ReadingStep)>> {
        let end = self.kept.len();
        let mut ways: Vec<Vec<ReadingPath>> = vec![Vec::new(); end + 1];
        ways[0].push(ReadingPath { cost: 0, slipped: false, last: None });
        for at in 0..end {
            cheapest(&mut ways[at]);
            if ways[at].is_empty() {
                continue;
            }
            let here = ways[at].clone();
            self.steps(at, readings, slip, &mut |to, step, price| {
                for (nth, way) in here.iter().enumerate() {
                    let slipping = step == ReadingStep::Slip;
                    if !(slipping && way.slipped) {
                        let last = Some((at, nth, step));
                        ways[to].push(ReadingPath {
                            cost: way.cost + price,
                            slipped: way.slipped || slipping,
                            last,
                        });
                    }
                }
            });
        }
        cheapest(&mut ways[end]);
        let chain = |way: &ReadingPath| {
            let mut steps = Vec::new();
            let (mut to, mut last) = (end, way.last);
            while let Some((from, nth, step)) = last {
                steps.push((from, to, step));
                (to, last) = (from, ways[from][nth].last);
            }
            steps.reverse();
            steps
        };
        ways[end].iter().filter(|way| way.slipped == slip && way.last.is_some()).map(chain).collect()
    }

    /// Offers every step that can be taken from a place, with its price.
    fn steps(
        &self,
        at: usize,
        readings: &Readings,
        slip: bool,
        offer: &mut dyn FnMut(usize, ReadingStep, usize),
    ) {
        if !self.kept[at].ch.is_ascii_lowercase() {
            return offer(at + 1, ReadingStep::Character, 10);
        }
        let sounds = readings.sounds();
        let run = self.run(at);
        offer(at + 1, ReadingStep::Start, 12);
        for len in 2..=run.len().min(6) {
            let letters = &run[..len];
            if let Some(sound) = sounds.syllable(letters) {
                offer(at + len, ReadingStep::Syllable(sound), 10);
            } else if matches!(letters, "zh" | "ch" | "sh")
                || len == run.len() && !sounds.starting(letters).is_empty()
            {
                offer(at + len, ReadingStep::Start, 11);
            }
        }
        if slip {
            // A whole syllable is hardly a slip where little else was typed.
            let doubtful = |letters: &str| self.letters() > 8 || sounds.syllable(letters).is_none();
            for len in 2..=run.len().min(7) {
                if doubtful(&run[..len]) && !sounds.near(&run.as_bytes()[..len]).is_empty() {
                    offer(at + len, ReadingStep::Slip, 30);
                }
            }
        }
    }

    /// Returns the letters from a place up to the next gap or other character.
    fn run(&self, at: usize) -> String {
        let rest = self.kept[at..].iter().enumerate();
        let letters = rest
            .take_while(|(nth, kept)| kept.ch.is_ascii_lowercase() && (*nth == 0 || kept.gap == Gap::None));
        letters.take(8).map(|(_, kept)| kept.ch).collect()
    }

    fn elements(&self, steps: &[(usize, usize, ReadingStep)], readings: &Readings) -> Vec<Element> {
        steps.iter().map(|&(from, to, step)| self.element(from, to, step, readings)).collect()
    }

    fn element(&self, from: usize, to: usize, step: ReadingStep, readings: &Readings) -> Element {
        let sounds = readings.sounds();
        let ch = self.kept[from].ch;
        let letters = || -> String { self.kept[from..to].iter().map(|kept| kept.ch).collect() };
        match step {
            ReadingStep::Character => Element::character(ch, self.here[from], readings.alone(ch), sounds),
            ReadingStep::Syllable(sound) => Element::syllable(sound, sounds),
            ReadingStep::Slip => Element::about(sounds.near(letters().as_bytes())),
            ReadingStep::Start => {
                let mut set = sounds.starting(&letters());
                let itself = literal(ch).unwrap_or_default();
                if to == from + 1 {
                    set.unite(&SoundSet::one(itself));
                }
                Element::any_of(set, sounds.code(itself), sounds)
            }
        }
    }
}

/// Keeps the cheapest ways; with slips as many again of those that slipped.
fn cheapest(ways: &mut Vec<ReadingPath>) {
    ways.sort_by_key(|way| way.cost);
    let (mut straight, mut slipped) = (0, 0);
    ways.retain(|way| {
        let count = if way.slipped { &mut slipped } else { &mut straight };
        *count += 1;
        *count <= WAYS
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(typed: &str) -> Vec<Pattern> {
        let readings = Readings::load();
        Question::read(typed, &readings).ways(&readings)
    }

    fn sizes(typed: &str) -> Vec<usize> {
        ways(typed).iter().map(|way| way.elements.len()).collect()
    }

    #[test]
    fn whole_syllables_come_first_and_marks_divide_them() {
        assert_eq!((sizes("xi'an")[0], sizes("xi an")[0]), (2, 2));
        assert_eq!(sizes("gongsi")[0], 2);
        assert_eq!(sizes("xian")[..2], [1, 2]);
        assert_eq!(ways("xian")[1].extra, 1);
        assert_eq!(sizes("shehuibaozhangka")[0], 5);
    }

    #[test]
    fn the_last_syllable_may_be_unfinished() {
        let way = &ways("gongsh")[0];
        assert_eq!((way.elements.len(), way.elements[1].class), (2, None));
        assert_eq!(ways("gon")[0].elements.len(), 1);
    }

    #[test]
    fn letters_may_all_be_first_letters() {
        assert_eq!(sizes("gszc"), [4]);
        assert!(sizes("bansfz").contains(&4) && sizes("bansfz").contains(&6));
    }

    #[test]
    fn words_are_what_stands_between_spaces() {
        let readings = Readings::load();
        assert_eq!(Question::read("登记 gs（x） 3", &readings).words().len(), 3);
        assert_eq!(Question::read(" 登记（公司） ", &readings).words().len(), 0);
    }

    #[test]
    fn slips_leave_all_but_one_syllable_whole() {
        let readings = Readings::load();
        let slips = Question::read("hukuoqianyi", &readings).slips(&readings);
        assert!(slips.iter().any(|way| way.elements.len() == 4
            && way.elements.iter().filter(|element| element.class.is_some()).count() == 3));
        assert!(Question::read("huk", &readings).slips(&readings).is_empty());
    }

    #[test]
    fn only_so_much_of_a_question_is_heard() {
        let longest = ways(&"登".repeat(500));
        assert_eq!(longest[0].elements.len(), LONGEST);
        assert!(ways(&"😀".repeat(500)).is_empty());
        assert!(ways(&"a".repeat(500)).iter().all(|way| way.elements.len() <= LONGEST));
    }
}
