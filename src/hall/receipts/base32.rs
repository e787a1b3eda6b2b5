//! Crockford's base32: digits and capitals without I, L, O and U, so that it can be read out and typed.

/// The digits by their value.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Five bytes as eight digits each; the count of bytes is a multiple of five, so that no digit holds padding.
pub(in crate::hall) fn encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5);
    for five in bytes.chunks(5) {
        let bits = five.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let digit = |place: u32| char::from(DIGITS[usize::try_from(bits >> (5 * place) & 31).unwrap_or(0)]);
        text.extend((0..8).rev().map(digit));
    }
    text
}

/// The bytes of so many digits, however they are written: in small letters, with O for 0 and I or L for 1, with hyphens and
/// spaces between them; nothing where there is anything else, or another count of digits.
pub(in crate::hall) fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    let (mut bits, mut count, mut place) = (0_u64, 0_u32, 0);
    for letter in text.chars().filter(|letter| !matches!(letter, ' ' | '-')) {
        bits = bits << 5 | value(letter)?;
        count += 1;
        if count % 8 == 0 {
            bytes.get_mut(place..place + 5)?.copy_from_slice(bits.to_be_bytes().get(3..)?);
            (bits, place) = (0, place + 5);
        }
    }
    (place == N && count % 8 == 0).then_some(bytes)
}

/// The digits of a text as they are written best, however they are written in it; nothing where there is anything else.
pub(super) fn normalised(text: &str) -> Option<String> {
    let letters = text.chars().filter(|letter| !matches!(letter, ' ' | '-'));
    letters
        .map(|letter| {
            value(letter).and_then(|value| DIGITS.get(usize::try_from(value).ok()?)).copied().map(char::from)
        })
        .collect()
}

fn value(letter: char) -> Option<u64> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    DIGITS.iter().position(|digit| char::from(*digit) == letter).and_then(|value| u64::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_however_their_digits_are_written() {
        assert_eq!(encoded(&[0, 0, 0, 0, 1]), "00000001");
        assert_eq!(encoded(&[0xff; 5]), "ZZZZZZZZ");
        assert_eq!(encoded(b"hall!"), "D1GPRV11");
        for written in ["D1GPRV11", "d1gprv11", "DIGP-RVLL", " dlgp rvi1 "] {
            assert_eq!(decoded::<5>(written), Some(*b"hall!"), "{written}");
        }
        assert_eq!(decoded::<5>("oOo00000"), Some([0; 5]));
        assert_eq!(normalised("oi-lz 9").as_deref(), Some("011Z9"));
        assert_eq!(normalised("u"), None);
        for wrong in ["", "D1GPRV1", "D1GPRV111", "D1GPRV1U", "D1GPRV1!", "D1GPRV1１", "D1GPRV11D1GPRV11"] {
            assert_eq!(decoded::<5>(wrong), None, "{wrong}");
        }
    }
}
