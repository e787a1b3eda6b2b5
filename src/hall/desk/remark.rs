//! Remarks (备注) of a window: short, and nothing in them that tells who somebody is.
use crate::hall::queue::StepError;

/// The most characters a remark may have.
pub const REMARK: usize = 100;

/// A number this long is a card's, an account's or an identity card's.
const CARD: usize = 12;
/// Digits of a mobile number.
const MOBILE: usize = 11;

/// Says whether a remark may be kept: at most [`REMARK`] characters, no number of an identity card (18 or 15 characters), of a
/// mobile telephone or of a bank card, whatever spaces and dashes stand between the digits.
pub fn remark(text: &str) -> Result<(), StepError> {
    if text.chars().count() > REMARK {
        return Err(StepError::TooLong);
    }
    if has_personal_number(text) { Err(StepError::Personal) } else { Ok(()) }
}

/// Says whether a text holds what looks like the number of an identity card, of a mobile telephone or of a bank card.
pub fn has_personal_number(text: &str) -> bool {
    numbers(text).iter().any(|number| is_personal(number))
}

/// Says whether a text can be why something was done: one of digits alone is a PIN in the wrong place, most likely.
pub fn says_why(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}

/// The numbers in a text, digits only; spaces and dashes inside one are passed over.
fn numbers(text: &str) -> Vec<Vec<u32>> {
    let (mut numbers, mut number) = (Vec::new(), Vec::new());
    for c in text.chars() {
        match digit(c) {
            Some(digit) => number.push(digit),
            None if joins(c) => {}
            None => numbers.push(std::mem::take(&mut number)),
        }
    }
    numbers.push(number);
    numbers
}

/// A digit, half or full width.
fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// Says whether somebody may have written this inside one number.
fn joins(c: char) -> bool {
    c.is_whitespace() || "-‐‑‒–—―−－_.．·".contains(c)
}

fn is_personal(number: &[u32]) -> bool {
    // The last character of an identity card may be an X, which ends a number of 17 digits.
    number.len() >= CARD || number.len() == MOBILE && matches!(number, [1, 3..=9, ..])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that look random and are the same in every run.
    struct TestRng(u64);

    impl TestRng {
        fn below(&mut self, most: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % most
        }

        fn digits(&mut self, count: usize) -> String {
            (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
        }

        fn words(&mut self, most: u64) -> String {
            let words: Vec<char> = "材料齐全补一份复印件请下周再来A，。：()".chars().collect();
            let count = words.len() as u64;
            (0..self.below(most)).map(|_| words[usize::try_from(self.below(count)).unwrap()]).collect()
        }

        /// A number as people write it: with gaps here and there, now and then full width.
        fn written(&mut self, number: &str) -> String {
            let mut text = String::new();
            for c in number.chars() {
                let full = self.below(9) == 0 && c.is_ascii_digit();
                text.push(if full { char::from_u32(u32::from(c) - 48 + 0xff10).unwrap() } else { c });
                match self.below(7) {
                    0 => text.push(' '),
                    1 => text.push('-'),
                    2 => text.push_str(" – "),
                    _ => {}
                }
            }
            text
        }
    }

    #[test]
    fn what_tells_who_somebody_is_is_refused_however_it_is_written() {
        for seed in 0..20_000 {
            let mut rng = TestRng(seed);
            let number = match rng.below(4) {
                0 => rng.digits(17) + ["X", "x", "7"][usize::try_from(rng.below(3)).unwrap()],
                1 => rng.digits(15),
                2 => format!("1{}{}", 3 + rng.below(7), rng.digits(9)),
                _ => {
                    let length = usize::try_from(12 + rng.below(8)).unwrap();
                    rng.digits(length)
                }
            };
            let text = rng.words(10) + &rng.written(&number) + &rng.words(10);
            if text.chars().count() <= REMARK {
                assert_eq!(remark(&text), Err(StepError::Personal), "{text}");
            }
        }
    }

    #[test]
    fn what_tells_nothing_is_kept() {
        for seed in 0..20_000 {
            let mut rng = TestRng(seed);
            let mut text = rng.words(20);
            for _ in 0..rng.below(4) {
                let length = usize::try_from(rng.below(11)).unwrap();
                text = text + &rng.digits(length) + "份" + &rng.words(8);
            }
            assert_eq!(remark(&text), Ok(()), "{text}");
        }
        for text in ["", "2026-11-23 来取", "窗口电话 0826-2345678", "A012 转 B 队列", "1-2-3，补 20 份"]
        {
            assert_eq!(remark(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_hundred_characters_are_enough() {
        assert_eq!(remark(&"齐".repeat(REMARK)), Ok(()));
        assert_eq!(remark(&"齐".repeat(REMARK + 1)), Err(StepError::TooLong));
    }
}
