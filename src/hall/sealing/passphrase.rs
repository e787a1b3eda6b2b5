//! The passphrases (口令) by which holders unlock their shares.
use std::collections::BTreeSet;
use std::fmt;

/// So many characters a passphrase has at least.
const LEAST: usize = 12;
/// So many different ones.
const DIFFERENT: usize = 6;
/// From here on the full-width letters of an input method follow one another as their plain ones do.
const FULL_WIDTH: u32 = 0xfee0;

/// A passphrase on its way to being tried; it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct Passphrase(String);

/// Why a passphrase is refused when it is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPassphrase {
    /// It has fewer than so many characters.
    Short(usize),
    /// It has fewer than so many different characters.
    FewCharacters(usize),
    /// It repeats itself, or its letters follow one another.
    Guessable,
}

impl Passphrase {
    /// A passphrase as somebody typed it: full-width letters and digits are plain ones, and blanks around it do not count.
    pub fn typed(text: &str) -> Self {
        let plain = |c: char| match c {
            '\u{3000}' => ' ',
            '！'..='～' => char::from_u32(u32::from(c) - FULL_WIDTH).unwrap_or(c),
            c => c,
        };
        Passphrase(text.chars().map(plain).collect::<String>().trim().to_owned())
    }

    /// Why it is not good enough to be set; nothing where it is.
    pub fn weakness(&self) -> Option<WeakPassphrase> {
        let letters: Vec<char> = self.0.chars().collect();
        let different: BTreeSet<&char> = letters.iter().collect();
        let repeats = |period: usize| letters.iter().zip(&letters[period..]).all(|(one, other)| one == other);
        let step = |pair: &[char]| i64::from(u32::from(pair[1])) - i64::from(u32::from(pair[0]));
        let is_row = letters.windows(2).map(step).collect::<BTreeSet<_>>().len() <= 1;
        if letters.len() < LEAST {
            Some(WeakPassphrase::Short(LEAST))
        } else if different.len() < DIFFERENT {
            Some(WeakPassphrase::FewCharacters(DIFFERENT))
        } else if is_row || (1..=letters.len() / 2).any(repeats) {
            Some(WeakPassphrase::Guessable)
        } else {
            None
        }
    }

    /// The letters, where they are not a passphrase but a code of a paper.
    pub(super) fn as_code(&self) -> &str {
        &self.0
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_long_and_of_many_letters() {
        let weak = |text: &str| Passphrase::typed(text).weakness();
        for short in ["", "271828", "政务服务中心意见箱", "  eleven cha  "] {
            assert_eq!(weak(short), Some(WeakPassphrase::Short(12)), "{short}");
        }
        assert_eq!(weak("112233112233"), Some(WeakPassphrase::FewCharacters(6)));
        for guessable in ["271839271839", "abcdefghijkl", "abcdefabcdefabcdef"] {
            assert_eq!(weak(guessable), Some(WeakPassphrase::Guessable), "{guessable}");
        }
        for good in ["梧桐叶落满庭秋，夜雨打窗声", "three grey herons stand", "9215 7740 3368"] {
            assert_eq!(weak(good), None, "{good}");
        }
    }

    #[test]
    fn full_width_letters_are_plain_ones() {
        assert_eq!(Passphrase::typed("　ｔｗｏ　９ ｃａｔｓ！ "), Passphrase::typed("two 9 cats!"));
        assert_eq!(format!("{:?}", Passphrase::typed("x")), "Passphrase(…)");
    }
}
