//! What keys spell: which syllables they may be, whole or begun.
use super::table::{Longs, Shorts, numbers, row, short};

/// A keyboard's way of spelling syllables.
#[derive(Debug)]
pub(super) struct Spelling {
    keys: usize,
    moves: Shorts,
    full_starts: Longs,
    full: Longs,
    partial_starts: Longs,
    partial: Shorts,
    initial: &'static [u8],
}

/// The letters a to z.
pub(super) static LETTERS: Spelling = Spelling {
    keys: 26,
    moves: numbers!("letter_moves", 2),
    full_starts: numbers!("letter_full_starts", 4),
    full: numbers!("letter_full", 4),
    partial_starts: numbers!("letter_partial_starts", 4),
    partial: numbers!("letter_partial", 2),
    initial: include_bytes!(concat!(env!("OUT_DIR"), "/ime_letter_initial")),
};

/// The digits 2 to 9, each with its letters.
pub(super) static DIGITS: Spelling = Spelling {
    keys: 8,
    moves: numbers!("digit_moves", 2),
    full_starts: numbers!("digit_full_starts", 4),
    full: numbers!("digit_full", 4),
    partial_starts: numbers!("digit_partial_starts", 4),
    partial: numbers!("digit_partial", 2),
    initial: include_bytes!(concat!(env!("OUT_DIR"), "/ime_digit_initial")),
};

/// A place in a spelling: the keys since the beginning of a syllable.
pub(super) type Spelled = u16;

impl Spelling {
    /// Returns the number of a key, if this keyboard has it.
    pub fn key(&self, ch: char) -> Option<usize> {
        let first = if self.keys == 8 { '2' } else { 'a' };
        (ch as usize).checked_sub(first as usize).filter(|&key| key < self.keys)
    }

    /// Returns where a further key leads, if some syllable is spelled so.
    pub fn step(&self, spelled: Spelled, key: usize) -> Option<Spelled> {
        Some(short(self.moves, usize::from(spelled) * self.keys + key)).filter(|&next| next != 0)
    }

    /// Returns the syllables spelled in full, each with the cost of its being meant.
    pub fn full(&self, spelled: Spelled) -> impl Iterator<Item = (u16, u32)> {
        let row = self.full.get(row(self.full_starts, usize::from(spelled))).unwrap_or_default();
        row.iter().map(|&[a, b, c, d]| (u16::from_le_bytes([a, b]), u32::from(u16::from_le_bytes([c, d]))))
    }

    /// Returns the syllables that are begun, in their order.
    pub fn partial(&self, spelled: Spelled) -> Shorts {
        self.partial.get(row(self.partial_starts, usize::from(spelled))).unwrap_or_default()
    }

    /// May the keys stand for the initial of a syllable that is not written out?
    pub fn is_initial(&self, spelled: Spelled) -> bool {
        self.initial.get(usize::from(spelled)).is_some_and(|&initial| initial == 1)
    }
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn spelled(spelling: &Spelling, keys: &str) -> Option<Spelled> {
        keys.chars().try_fold(0, |spelled, key| spelling.step(spelled, spelling.key(key)?))
    }

    /// The syllables of keys, those that were spelled exactly first.
    fn full(spelling: &Spelling, keys: &str) -> Vec<&'static str> {
        let mut found: Vec<(u32, &str)> = spelled(spelling, keys)
            .map(|at| spelling.full(at).map(|(syllable, cost)| (cost, table::syllable(syllable))).collect())
            .unwrap_or_default();
        found.sort_unstable();
        found.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn a_syllable_is_itself_first_and_then_what_it_is_mixed_up_with() {
        assert_eq!(full(&LETTERS, "zhong")[0], "zhong");
        assert!(full(&LETTERS, "zhong").contains(&"zong"));
        let san = full(&LETTERS, "san");
        assert!(
            san[0] == "san" && ["shan", "sang", "shang"].iter().all(|other| san.contains(other)),
            "{san:?}"
        );
        assert_eq!(full(&LETTERS, "lve"), ["lue"]);
        assert!(full(&LETTERS, "hui").contains(&"fei") && full(&LETTERS, "nan").contains(&"lan"));
        assert!(full(&LETTERS, "q").is_empty() && spelled(&LETTERS, "uu").is_none());
    }

    #[test]
    fn begun_syllables_are_in_their_order() {
        let at = spelled(&LETTERS, "zh").unwrap();
        let names: Vec<&str> =
            LETTERS.partial(at).iter().map(|bytes| table::syllable(u16::from_le_bytes(*bytes))).collect();
        assert!(names.contains(&"zhe") && names.is_sorted(), "{names:?}");
        assert!(LETTERS.is_initial(at) && !LETTERS.is_initial(spelled(&LETTERS, "zho").unwrap()));
    }

    #[test]
    fn digits_stand_for_all_their_letters() {
        let found = full(&DIGITS, "94");
        assert!(found.contains(&"xi") && found.contains(&"yi"), "{found:?}");
        assert!(DIGITS.key('1').is_none() && DIGITS.key('2') == Some(0) && LETTERS.key('A').is_none());
    }
}
