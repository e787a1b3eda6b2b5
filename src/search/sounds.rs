//! The sounds a character can stand for, and which of them visitors mix up.

use super::set::SoundSet;

pub use super::set::Sound;

/// The sound of a character without a known reading.
pub(super) const OTHER: Sound = 36;
/// The class that stands before the first cell of every title.
pub(super) const EDGE_CLASS: u16 = 37;
/// The code that stands before the first cell of every title.
pub(super) const EDGE_CODE: u8 = 37;
/// The number of first-letter codes: 26 letters, 10 digits, the rest, the edge.
pub(super) const CODES: usize = 38;
/// The first sound that is a syllable.
pub(super) const SYLLABLES: Sound = 38;
const FIRST: usize = SYLLABLES as usize;

/// All sounds: letters and digits first, then [`OTHER`], the edge, and the syllables in alphabetical order.
#[derive(Debug)]
pub(super) struct Sounds {
    names: Vec<&'static str>,
    letters: Vec<u32>,
    class: Vec<u16>,
    members: Vec<SoundSet>,
}

impl Sounds {
    /// Numbers the syllables, which must be sorted and distinct.
    pub fn new(names: Vec<&'static str>) -> Self {
        let folded: Vec<String> = names.iter().map(|name| blurred(name)).collect();
        let mut distinct = folded.clone();
        distinct.sort();
        distinct.dedup();
        let mut class: Vec<u16> = (0..38).collect();
        let mut members: Vec<SoundSet> = (0..38).map(SoundSet::one).collect();
        members.resize(FIRST + distinct.len(), SoundSet::default());
        for (sound, name) in (38u16..).zip(&folded) {
            let at = 38 + u16::try_from(distinct.partition_point(|other| other < name)).unwrap_or(0);
            class.push(at);
            members[usize::from(at)].add(sound);
        }
        let letters = names.iter().map(|name| mask(name.as_bytes())).collect();
        Self { names, letters, class, members }
    }

    /// Returns how many classes there are.
    pub fn classes(&self) -> usize {
        self.members.len()
    }

    /// Returns how many sounds there are.
    pub fn count(&self) -> usize {
        self.class.len()
    }

    /// Returns the sound of a syllable written in full.
    pub fn syllable(&self, name: &str) -> Option<Sound> {
        let at = self.names.binary_search(&name).ok()?;
        u16::try_from(FIRST + at).ok()
    }

    /// Returns how a sound is written; empty for [`OTHER`].
    pub fn name(&self, sound: Sound) -> &'static str {
        const LITERALS: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
        let sound = usize::from(sound);
        match sound.checked_sub(FIRST) {
            Some(at) => self.names.get(at).copied().unwrap_or(""),
            None => LITERALS.get(sound..=sound).unwrap_or(""),
        }
    }

    /// Returns the class of sounds that visitors mix up with this one.
    pub fn class(&self, sound: Sound) -> u16 {
        self.class.get(usize::from(sound)).copied().unwrap_or(OTHER)
    }

    /// Returns the code of the first letter; n counts as l.
    pub fn code(&self, sound: Sound) -> u8 {
        let code = match usize::from(sound).checked_sub(FIRST) {
            Some(at) => self.names.get(at).map_or(36, |name| name.as_bytes()[0] - b'a'),
            None => u8::try_from(sound).unwrap_or(36),
        };
        if code == b'n' - b'a' { b'l' - b'a' } else { code }
    }

    /// Returns the syllables that begin with these letters.
    pub fn starting(&self, letters: &str) -> SoundSet {
        let from = self.names.partition_point(|name| *name < letters);
        let mut set = SoundSet::default();
        let ahead = self.names.get(from..).unwrap_or_default();
        for (at, _) in (FIRST + from..).zip(ahead.iter().take_while(|name| name.starts_with(letters))) {
            set.add(u16::try_from(at).unwrap_or(OTHER));
        }
        set
    }

    /// Returns the set together with all sounds that visitors mix up with one of it.
    pub fn alike(&self, set: &SoundSet) -> SoundSet {
        let mut all = *set;
        for sound in set.iter() {
            all.unite(&self.members[usize::from(self.class(sound))]);
        }
        all
    }

    /// Returns the syllables one slip of the finger away: a letter wrong, missing, too many, or two swapped.
    pub fn near(&self, letters: &[u8]) -> SoundSet {
        let wanted = mask(letters);
        let mut set = SoundSet::default();
        for ((at, name), have) in (38u16..).zip(&self.names).zip(&self.letters) {
            let close = name.len().abs_diff(letters.len()) < 2 && (wanted ^ have).count_ones() < 3;
            if close && one_slip(letters, name.as_bytes()) {
                set.add(at);
            }
        }
        set
    }
}

/// Returns the sound of a letter or digit read as itself.
pub(super) fn literal(ch: char) -> Option<Sound> {
    match ch {
        'a'..='z' => Some(u16::from(u8::try_from(ch).ok()? - b'a')),
        '0'..='9' => Some(u16::from(u8::try_from(ch).ok()? - b'0') + 26),
        _ => None,
    }
}

/// Returns the letters of a word as a set of bits.
fn mask(letters: &[u8]) -> u32 {
    letters.iter().fold(0, |bits, letter| bits | 1 << (letter & 31))
}

/// Is `typed` at most one wrong, missing, extra or swapped letter away from `name`?
fn one_slip(typed: &[u8], name: &[u8]) -> bool {
    let same = typed.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (typed, name) = (&typed[same..], &name[same..]);
    match (typed, name) {
        ([], []) => true,
        ([_, rest @ ..], _) if rest == name => true,
        (_, [_, rest @ ..]) if rest == typed => true,
        ([_, left @ ..], [_, right @ ..]) if left == right => true,
        ([a, b, left @ ..], [c, d, right @ ..]) => (a, b, left) == (d, c, right),
        _ => false,
    }
}

/// Returns a syllable with everything levelled that dialects of Mandarin do not tell apart.
fn blurred(name: &str) -> String {
    let initials = [
        ("zh", "z"),
        ("ch", "c"),
        ("sh", "s"),
        ("n", "l"),
        ("hui", "fei"),
        ("huo", "fo"),
        ("hu", "f"),
        ("fu", "f"),
    ];
    let mut plain = name.to_owned();
    for (from, to) in initials {
        if let Some(rest) = name.strip_prefix(from) {
            // A lone nasal (`n`, `ng`) has no initial to blur.
            if !(from == "n" && matches!(rest, "" | "g")) {
                plain = format!("{to}{rest}");
                break;
            }
        }
    }
    if plain == "lv" {
        "lu".clone_into(&mut plain);
    }
    for ending in ["ang", "eng", "ing"] {
        if plain.ends_with(ending) && plain.len() > 1 {
            plain.pop();
        }
    }
    // hun is hu + (u)en, and so meets fen.
    if name == "hun" { "fen".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds() -> Sounds {
        let mut names: Vec<&str> =
            "zi zhi shan sang shang san lan nan lang gong gon hu fu fei hui huang fang si shi jin jing lv lu nv n ng"
                .split(' ')
                .collect();
        names.sort_unstable();
        Sounds::new(names)
    }

    fn alike(a: &str, b: &str) -> bool {
        let sounds = sounds();
        sounds.class(sounds.syllable(a).unwrap()) == sounds.class(sounds.syllable(b).unwrap())
    }

    #[test]
    fn what_dialects_level_is_one_class() {
        for (a, b) in [("zi", "zhi"), ("san", "shang"), ("nan", "lang"), ("jin", "jing"), ("hu", "fu")] {
            assert!(alike(a, b), "{a} {b}");
        }
        assert!(alike("huang", "fang") && alike("hui", "fei") && alike("lv", "lu"));
    }

    #[test]
    fn different_sounds_stay_apart() {
        assert!(!alike("zi", "si") && !alike("gong", "si") && !alike("shi", "shan"));
    }

    #[test]
    fn a_name_leads_to_its_sound_and_back() {
        let sounds = sounds();
        assert_eq!(sounds.name(sounds.syllable("gong").unwrap()), "gong");
        assert_eq!(sounds.name(literal('b').unwrap()), "b");
        assert_eq!(sounds.name(literal('7').unwrap()), "7");
        assert_eq!(sounds.syllable("gog"), None);
    }

    #[test]
    fn starting_letters_select_a_run_of_syllables() {
        let sounds = sounds();
        let names: Vec<&str> = sounds.starting("sh").iter().map(|sound| sounds.name(sound)).collect();
        assert_eq!(names, ["shan", "shang", "shi"]);
        assert!(sounds.starting("v").is_empty());
    }

    #[test]
    fn one_slip_is_found_and_two_are_not() {
        assert!(one_slip(b"gon", b"gong") && one_slip(b"gogn", b"gong") && one_slip(b"ging", b"gong"));
        assert!(one_slip(b"goong", b"gong") && one_slip(b"gong", b"gong"));
        assert!(!one_slip(b"gnig", b"gong") && !one_slip(b"go", b"gong"));
    }

    #[test]
    fn near_agrees_with_trying_every_syllable() {
        let sounds = sounds();
        for typed in ["sahn", "gog", "hui", "jign", "zhii"] {
            let near = sounds.near(typed.as_bytes());
            for name in &sounds.names {
                let sound = sounds.syllable(name).unwrap();
                assert_eq!(near.has(sound), one_slip(typed.as_bytes(), name.as_bytes()), "{typed} {name}");
            }
        }
    }

    #[test]
    fn n_and_l_share_a_first_letter_code() {
        let sounds = sounds();
        assert_eq!(
            sounds.code(sounds.syllable("nan").unwrap()),
            sounds.code(sounds.syllable("lan").unwrap())
        );
        assert_eq!(sounds.code(literal('n').unwrap()), sounds.code(literal('l').unwrap()));
    }
}
