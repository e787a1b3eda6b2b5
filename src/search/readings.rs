//! The lexicon: how a character is read, and which words make it read otherwise.

use super::cell::Cell;
use super::fold::{FoldedChar, Gap, kept};
use super::sounds::{OTHER, Sound, Sounds, literal};

const HAN: std::ops::Range<usize> = 0x3400..0xa000;

/// The readings of characters, alone and within words.
#[derive(Debug)]
pub struct Readings {
    sounds: Sounds,
    single: Vec<Sound>,
    bucket: Vec<u16>,
    words: Vec<Vec<ReadingWord>>,
    /// The characters that places of two readings begin with.
    places: Vec<char>,
    /// The last six bits of each of them, as a set.
    place_mask: u64,
}

/// A word that reads one of its characters otherwise than that character alone.
#[derive(Debug)]
struct ReadingWord {
    chars: Box<[char]>,
    sounds: Box<[Sound]>,
    whose: Whose,
}

/// Whose word it is: hall's own words and places claim their characters before any word of the dictionary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Whose {
    Dictionary,
    Own,
    Place,
}

impl Readings {
    /// Returns the sound of every character of a title that counts, each in its context.
    ///
    /// Brackets, spaces and other marks do not count; see [`Readings::name`] for what a sound is called.
    #[must_use]
    pub fn read(&self, title: &str) -> Vec<Sound> {
        self.cells(title).into_iter().map(Cell::sound).collect()
    }

    /// Returns the letters of a sound: a syllable without tone, `v` for ü; empty where the reading is unknown.
    #[must_use]
    pub fn name(&self, sound: Sound) -> &'static str {
        self.sounds.name(sound)
    }

    /// Returns all sounds.
    pub(super) fn sounds(&self) -> &Sounds {
        &self.sounds
    }

    /// Returns the reading of a character standing alone.
    pub(super) fn alone(&self, ch: char) -> Sound {
        match literal(ch) {
            Some(sound) => sound,
            None => han(ch).map_or(OTHER, |at| self.single[at]),
        }
    }

    /// Returns the cells of a title.
    pub(super) fn cells(&self, title: &str) -> Vec<Cell> {
        let kept: Vec<FoldedChar> = kept(title).collect();
        let mut sounds = Vec::new();
        self.sound_out(&kept, &mut sounds);
        Self::joined(&kept, &sounds)
    }

    /// Returns the cells of a title as people read it who do not know how the places in it are read; none where
    /// that makes no difference.
    pub(super) fn otherwise(&self, title: &str) -> Option<Vec<Cell>> {
        if !title
            .chars()
            .any(|ch| self.place_mask >> (u32::from(ch) & 63) & 1 == 1 && self.places.contains(&ch))
        {
            return None;
        }
        let kept: Vec<FoldedChar> = kept(title).collect();
        let is_place = |at: usize| self.word_at(&kept, at, Whose::Place, 0).is_some();
        if !(0..kept.len()).any(is_place) {
            return None;
        }
        let (mut own, mut usual) = (Vec::new(), Vec::new());
        self.sound_out(&kept, &mut own);
        self.sound_out_by(&kept, &[Whose::Own, Whose::Dictionary], &mut usual);
        (own != usual).then(|| Self::joined(&kept, &usual))
    }

    fn joined(kept: &[FoldedChar], sounds: &[Sound]) -> Vec<Cell> {
        let mut latin = false;
        let cell = |(kept, sound): (&FoldedChar, &Sound)| {
            let continues = latin && kept.gap == Gap::None && kept.ch.is_ascii();
            latin = kept.ch.is_ascii();
            Cell::new(kept.ch, *sound, continues)
        };
        kept.iter().zip(sounds).map(cell).collect()
    }

    /// Fills `sounds` with the reading of each character in its context.
    pub(super) fn sound_out(&self, kept: &[FoldedChar], sounds: &mut Vec<Sound>) {
        self.sound_out_by(kept, &[Whose::Place, Whose::Own, Whose::Dictionary], sounds);
    }

    fn sound_out_by(&self, kept: &[FoldedChar], by: &[Whose], sounds: &mut Vec<Sound>) {
        sounds.clear();
        sounds.extend(kept.iter().map(|kept| self.alone(kept.ch)));
        let mut claimed = 0u128;
        for &whose in by {
            let mut at = 0;
            while at < kept.len() {
                match self.word_at(kept, at, whose, claimed) {
                    Some(word) => {
                        sounds[at..at + word.sounds.len()].copy_from_slice(&word.sounds);
                        (at..at + word.sounds.len()).for_each(|at| claimed |= bit(at));
                        at += word.sounds.len();
                    }
                    None => at += 1,
                }
            }
        }
    }

    /// Returns the longest word that stands at a place nobody has claimed.
    fn word_at(&self, kept: &[FoldedChar], at: usize, whose: Whose, claimed: u128) -> Option<&ReadingWord> {
        let bucket = self.bucket[han(kept[at].ch)?];
        let words = self.words.get(usize::from(bucket.checked_sub(1)?))?;
        words.iter().find(|word| {
            let spot = at..at + word.chars.len();
            word.whose == whose
                && kept.len() >= spot.end
                && spot.clone().all(|at| claimed & bit(at) == 0)
                && kept[spot].iter().zip(&word.chars).all(|(kept, ch)| kept.ch == *ch)
        })
    }

    /// Reads a dictionary, the readings that come before it, and the places of two readings.
    pub(super) fn parse(dictionary: &'static str, overrides: &'static str, places: &'static str) -> Self {
        let lines = |text: &'static str| text.lines().filter(|line| !line.starts_with('#'));
        let mut names: Vec<&str> =
            lines(dictionary).chain(lines(overrides)).chain(reading_lines(places)).flat_map(spoken).collect();
        names.sort_unstable();
        names.dedup();
        let sounds = Sounds::new(names);
        let mut readings = Self {
            sounds,
            single: vec![OTHER; HAN.len()],
            bucket: vec![0; HAN.len()],
            words: Vec::new(),
            places: Vec::new(),
            place_mask: 0,
        };
        lines(dictionary).for_each(|line| readings.learn(line, Whose::Dictionary));
        lines(overrides).for_each(|line| readings.learn(line, Whose::Own));
        for line in reading_lines(places) {
            readings.learn(line, Whose::Place);
            readings.places.extend(line.chars().next());
            readings.place_mask |= line.chars().next().map_or(0, |ch| 1 << (u32::from(ch) & 63));
        }
        for bucket in &mut readings.words {
            bucket.sort_by_key(|word| std::cmp::Reverse(word.chars.len()));
        }
        readings
    }

    /// Takes in a line: `syllable characters` or `word syllable syllable …`.
    fn learn(&mut self, line: &'static str, whose: Whose) {
        let mut fields = line.split(' ');
        let (Some(first), Some(second)) = (fields.next(), fields.next()) else { return };
        if let Some(sound) = self.sounds.syllable(first) {
            second.chars().filter_map(han).for_each(|at| self.single[at] = sound);
            return;
        }
        let chars: Box<[char]> = first.chars().collect();
        let sounds: Box<[Sound]> =
            spoken(line).into_iter().filter_map(|name| self.sounds.syllable(name)).collect();
        let Some(start) = chars.first().copied().and_then(han) else { return };
        if chars.len() != sounds.len() {
            return;
        }
        if let [sound] = *sounds {
            self.single[start] = sound;
            return;
        }
        if self.bucket[start] == 0 {
            self.words.push(Vec::new());
            self.bucket[start] = u16::try_from(self.words.len()).unwrap_or(0);
        }
        if let Some(bucket) = self.words.get_mut(usize::from(self.bucket[start]).wrapping_sub(1)) {
            bucket.push(ReadingWord { chars, sounds, whose });
        }
    }
}

/// Yields the entries of the list of places, without their sources.
fn reading_lines(places: &'static str) -> impl Iterator<Item = &'static str> {
    places.lines().filter(|line| !line.starts_with('#')).map(|line| line.split(" ; ").next().unwrap_or(line))
}

/// Returns the place of a character in the tables, if it is a Han character of the basic plane.
fn han(ch: char) -> Option<usize> {
    (ch as usize).checked_sub(HAN.start).filter(|&at| at < HAN.len())
}

/// Returns the bit of a place; places beyond the 128th are never claimed.
fn bit(at: usize) -> u128 {
    1u128.checked_shl(u32::try_from(at).unwrap_or(u32::MAX)).unwrap_or(0)
}

/// Returns the syllables of a line of the lexicon.
fn spoken(line: &'static str) -> Vec<&'static str> {
    let fields = || line.split(' ');
    if line.starts_with(|ch: char| ch.is_ascii()) {
        fields().take(1).collect()
    } else {
        fields().skip(1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::built_in::{DICTIONARY, OVERRIDES, PLACES};

    fn spell(title: &str) -> String {
        let readings = Readings::load();
        let names: Vec<&str> = readings.read(title).into_iter().map(|sound| readings.name(sound)).collect();
        names.join(" ")
    }

    #[test]
    fn polyphones_follow_their_word() {
        for (title, said) in [
            ("六安", "lu an"),
            ("单县", "shan xian"),
            ("东阿", "dong e"),
            ("还款", "huan kuan"),
            ("重庆", "chong qing"),
            ("银行", "yin hang"),
            ("长沙", "chang sha"),
            ("会计", "kuai ji"),
            ("厦门", "xia men"),
            ("乐清", "yue qing"),
            ("番禺", "pan yu"),
            ("调解", "tiao jie"),
        ] {
            assert_eq!(spell(title), said, "{title}");
        }
    }

    #[test]
    fn the_halls_own_words_win_over_the_dictionary() {
        assert_eq!(spell("人民调解员"), "ren min tiao jie yuan");
        assert_eq!(spell("出本行政许可"), "chu ben xing zheng xu ke");
        assert_eq!(spell("机动车行驶证"), "ji dong che xing shi zheng");
        assert_eq!(spell("个人参保证明"), "ge ren can bao zheng ming");
    }

    #[test]
    fn places_are_read_their_own_way_and_the_usual_one() {
        let readings = Readings::load();
        let name = |cells: Vec<Cell>| {
            cells.into_iter().map(|cell| readings.name(cell.sound())).collect::<Vec<_>>().join(" ")
        };
        for line in reading_lines(PLACES) {
            let (place, said) = line.split_once(' ').expect("a name and its reading");
            let title = format!("{place}县户口登记");
            assert_eq!(name(readings.cells(&title)), format!("{said} xian hu kou deng ji"));
            let otherwise = readings.otherwise(&title).map(name).expect("it differs from the usual reading");
            assert!(
                otherwise.ends_with(" xian hu kou deng ji") && !otherwise.starts_with(said),
                "{otherwise}"
            );
        }
        assert_eq!(readings.otherwise("广安区户口登记"), None);
    }

    #[test]
    fn letters_and_digits_read_as_themselves() {
        assert_eq!(spell("Ａ类3"), "a lei 3");
    }

    #[test]
    fn what_has_no_reading_has_no_name() {
        assert_eq!(spell("は公"), " gong");
    }

    #[test]
    fn the_lexicon_covers_the_common_characters() {
        let readings = Readings::load();
        let common = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动";
        assert!(common.chars().all(|ch| readings.alone(ch) != OTHER));
        assert!(readings.sounds.count() > 440 && readings.sounds.count() <= 512);
    }

    #[test]
    fn every_line_of_the_lexicon_is_well_formed() {
        for line in DICTIONARY.lines().chain(OVERRIDES.lines()).filter(|line| !line.starts_with('#')) {
            let (first, rest) = line.split_once(' ').expect("two fields");
            let word = !first.is_ascii();
            assert!(!word || first.chars().count() == rest.split(' ').count(), "{line}");
        }
    }

    #[test]
    fn a_long_title_is_read_to_its_end() {
        let long = "银行".repeat(100);
        let readings = Readings::load();
        assert_eq!(readings.read(&long).len(), 200);
    }

    #[test]
    fn a_latin_word_continues_until_a_gap() {
        let readings = Readings::load();
        let continues: Vec<bool> = readings.cells("SIM卡 a-b").into_iter().map(Cell::continues).collect();
        assert_eq!(continues, [false, true, true, false, false, false]);
    }
}
