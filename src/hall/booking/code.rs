//! Codes of appointments (预约码): what people can type on a touch panel.
//!
//! A code made here has eight digits: seven by chance and a check digit after Damm, which notices every single wrong digit
//! and every two neighbours that were exchanged. So a slip of the finger is told from a code that nobody has. A centre's
//! booking system may bring codes of its own: 4 to 32 letters and digits, in which no check digit is looked for.

/// How many digits a code made here has.
pub const DIGITS: usize = 8;
/// The least and the most characters of a centre's own code.
pub const LENGTHS: std::ops::RangeInclusive<usize> = 4..=32;

/// The quasigroup of order 10 of H. Michael Damm's thesis (2004): no two neighbours can be exchanged unnoticed.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A code as it is kept and compared: capitals and digits, without the spaces and hyphens it was written with; `None`
/// where it cannot be a code.
pub fn plain(written: &str) -> Option<String> {
    let code: String =
        written.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect();
    let is_code = LENGTHS.contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric());
    is_code.then_some(code)
}

/// The code of a number below ten million.
pub fn of(number: u32) -> String {
    let digits = format!("{:07}", number % 10_000_000);
    let check = char::from(b'0' + remainder(&digits));
    digits + &check.to_string()
}

/// Says of a code that nobody has whether it looks like one made here in which a digit is wrong.
pub fn is_mistyped(code: &str) -> bool {
    code.len() == DIGITS && code.bytes().all(|b| b.is_ascii_digit()) && remainder(code) != 0
}

/// Says whether a code looks like one made here whose first digit, a 0, a spreadsheet has left out.
pub fn has_lost_a_zero(code: &str) -> bool {
    code.len() + 1 == DIGITS && code.bytes().all(|b| b.is_ascii_digit()) && remainder(code) == 0
}

/// What is left of digits after Damm: 0 where the last one is the check digit of the others.
fn remainder(digits: &str) -> u8 {
    digits.bytes().fold(0, |interim, digit| {
        let row = DAMM.get(usize::from(interim)).unwrap_or(&DAMM[0]);
        row.get(usize::from(digit.wrapping_sub(b'0'))).copied().unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wrong_digit_and_every_two_neighbours_exchanged_are_noticed() {
        for number in (0..10_000_000).step_by(99_991) {
            let code = of(number);
            assert!(code.len() == DIGITS && !is_mistyped(&code), "{code}");
            for at in 0..DIGITS {
                for digit in b'0'..=b'9' {
                    let mut wrong = code.clone().into_bytes();
                    wrong[at] = digit;
                    let wrong = String::from_utf8(wrong).unwrap();
                    assert_eq!(is_mistyped(&wrong), wrong != code, "{wrong} for {code}");
                }
            }
            for at in 1..DIGITS {
                let mut wrong = code.clone().into_bytes();
                wrong.swap(at - 1, at);
                let wrong = String::from_utf8(wrong).unwrap();
                assert_eq!(is_mistyped(&wrong), wrong != code, "{wrong} for {code}");
            }
        }
    }

    #[test]
    fn the_published_example_has_its_check_digit() {
        // 572 has the check digit 4 in the thesis; zeros in front change nothing.
        assert_eq!(of(572), "00005724");
    }

    #[test]
    fn t_d7_a_code_that_has_lost_its_zero_is_noticed() {
        assert!(has_lost_a_zero(&of(123_456)[1..]) && !has_lost_a_zero("1234567"));
        for other in [&of(1_234_567), "YY12345", "12345", ""] {
            assert!(!has_lost_a_zero(other), "{other}");
        }
    }

    #[test]
    fn a_code_is_plain_however_it_was_written() {
        assert_eq!(plain(" 1234 5678").as_deref(), Some("12345678"));
        assert_eq!(plain("yy-2026-ab3").as_deref(), Some("YY2026AB3"));
        for none in ["", "123", "1 2 3", "１２３４", "张三丰李四", "AB_12", &"A".repeat(33)] {
            assert_eq!(plain(none), None, "{none:?}");
        }
        assert!(!is_mistyped("AB123456") && !is_mistyped("123456789"), "not one of ours");
    }
}
