//! PINs that are guessed first, and so are refused when they are set.
use chrono::NaiveDate;

/// How many digits a PIN has that is set.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 6..=12;

/// Why a PIN is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeakPin {
    /// It is not 6 to 12 digits.
    Length,
    /// The same digits again and again: 111111, 121212, 123123.
    Repeats,
    /// Digits in a row: 123456, 987654, 135790.
    Sequence,
    /// Fewer than three different digits.
    FewDigits,
    /// A date: 19900101, 900101, 311290.
    Date,
    /// The number of the account is in it.
    OwnCode,
    /// It is among those that are chosen most.
    WellKnown,
}

/// What keys beside each other give, and what sounds like something.
const WELL_KNOWN: [&str; 14] = [
    "147258", "258369", "147369", "159753", "159357", "741852", "852963", "963852", "520131", "131452",
    "168888", "888666", "666888", "147896",
];

/// Why a PIN is refused for the account of a code; nothing where it is not.
pub fn weakness(pin: &str, code: &str) -> Option<WeakPin> {
    let digits: Vec<u32> = pin.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != pin.chars().count() || !PIN_DIGITS.contains(&digits.len()) {
        return Some(WeakPin::Length);
    }
    let repeats = |period: usize| digits.iter().zip(&digits[period..]).all(|(one, other)| one == other);
    let step = |pair: &[u32]| (pair[1] + 10 - pair[0]) % 10;
    let is_row = digits.windows(2).map(step).collect::<std::collections::BTreeSet<_>>().len() == 1;
    let different = digits.iter().collect::<std::collections::BTreeSet<_>>().len();
    let checks = [
        (WeakPin::Repeats, (1..=digits.len() / 2).any(repeats)),
        (WeakPin::Sequence, is_row),
        (WeakPin::FewDigits, different < 3),
        (WeakPin::Date, is_date(pin)),
        (WeakPin::OwnCode, code.len() >= 3 && pin.contains(code)),
        (WeakPin::WellKnown, WELL_KNOWN.iter().any(|known| pin.starts_with(known))),
    ];
    checks.into_iter().find(|(_, is_so)| *is_so).map(|(weak, _)| weak)
}

/// Says whether digits are a day as people write one: year first or last, the year with four digits or two.
fn is_date(pin: &str) -> bool {
    let part = |from: usize, count: usize| pin.get(from..from + count).and_then(|part| part.parse().ok());
    let is_day = |year: Option<u32>, month: Option<u32>, day: Option<u32>| {
        let (Some(year), Some(month), Some(day)) = (year, month, day) else { return false };
        let years = if year < 100 { vec![1900 + year, 2000 + year] } else { vec![year] };
        years.into_iter().filter(|year| (1900..2100).contains(year)).any(|year| {
            i32::try_from(year).is_ok_and(|year| NaiveDate::from_ymd_opt(year, month, day).is_some())
        })
    };
    let ways = |long: usize| {
        [
            is_day(part(0, long), part(long, 2), part(long + 2, 2)),
            is_day(part(4, long), part(2, 2), part(0, 2)),
            is_day(part(4, long), part(0, 2), part(2, 2)),
        ]
        .contains(&true)
    };
    match pin.len() {
        6 => ways(2) || is_day(part(0, 4), part(4, 2), Some(1)),
        8 => ways(4),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused() {
        let weak = [
            ("", WeakPin::Length),
            ("0000", WeakPin::Length),
            ("1234", WeakPin::Length),
            ("2468", WeakPin::Length),
            ("27182", WeakPin::Length),
            ("2718281828459", WeakPin::Length),
            ("27182a", WeakPin::Length),
            ("000000", WeakPin::Repeats),
            ("111111", WeakPin::Repeats),
            ("121212", WeakPin::Repeats),
            ("123123", WeakPin::Repeats),
            ("12121212", WeakPin::Repeats),
            ("123456", WeakPin::Sequence),
            ("654321", WeakPin::Sequence),
            ("567890", WeakPin::Sequence),
            ("135791", WeakPin::Sequence),
            ("112221", WeakPin::FewDigits),
            ("900101", WeakPin::Date),
            ("311290", WeakPin::Date),
            ("123190", WeakPin::Date),
            ("199006", WeakPin::Date),
            ("19900101", WeakPin::Date),
            ("31121990", WeakPin::Date),
            ("104827", WeakPin::OwnCode),
            ("147258", WeakPin::WellKnown),
        ];
        for (pin, why) in weak {
            assert_eq!(weakness(pin, "104"), Some(why), "{pin}");
        }
    }

    #[test]
    fn others_are_taken() {
        for pin in ["271828", "384756", "90215477", "204816", "736519284"] {
            assert_eq!(weakness(pin, "104"), None, "{pin}");
        }
    }
}
