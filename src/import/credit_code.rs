//! The check digit of a unified social credit code (统一社会信用代码), GB 32100—2015.

/// The characters a code is made of; I, O, S, V and Z would be mistaken for digits.
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// What the first seventeen places count.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Says whether a code has eighteen allowed characters of which the last is the right check digit.
pub fn is_valid(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.chars().map(|c| ALPHABET.find(c)).collect();
    let Some((last, first)) = values.as_deref().and_then(<[usize]>::split_last) else { return false };
    let sum: usize = first.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    first.len() == WEIGHTS.len() && (31 - sum % 31) % 31 == *last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_codes_pass_and_changed_ones_do_not() {
        for good in ["11440000006939801C", "11511301008778183N", "11440000MB2C87614P"] {
            assert!(is_valid(good), "{good}");
        }
        for bad in
            ["", "2222222222222", "11440000006939801D", "11440000006939801c", "11440000006939801C0", "甲"]
        {
            assert!(!is_valid(bad), "{bad}");
        }
    }
}
