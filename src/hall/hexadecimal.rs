//! Bytes as hexadecimal digits, as columns and hashes have them.

/// Bytes as lower-case hexadecimal digits.
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of hexadecimal digits, in letters of either case; none where there is anything else, or half a byte.
pub fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let halves: Option<Vec<u32>> = digits.chars().map(|digit| digit.to_digit(16)).collect();
    let halves = halves.filter(|halves| halves.len() % 2 == 0)?;
    halves.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair[1]).ok()).collect()
}

/// The same where there must be so many bytes.
pub fn array_of<const N: usize>(digits: &str) -> Option<[u8; N]> {
    bytes_of(digits)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_as_they_were_written() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes_of(&hexadecimal(&all)), Some(all));
        assert_eq!(hexadecimal(&[0, 10, 255]), "000aff");
        assert_eq!(array_of::<2>("0Aff"), Some([10, 255]));
        assert_eq!(bytes_of(""), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_byte_is_none() {
        for wrong in ["0", "0g", "政政", "+1", " 00"] {
            assert_eq!(bytes_of(wrong), None, "{wrong}");
        }
        assert_eq!(array_of::<32>(&"0".repeat(62)), None);
        assert!(array_of::<32>(&"0".repeat(64)).is_some());
    }
}
