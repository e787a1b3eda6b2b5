//! Bytes as a line of text and back: printable ASCII as it is, all else as `\r`, `\n`, `\t`, `\\` or `\xNN`.

use std::fmt::Write;

/// Bytes as text that can be shown on any terminal.
pub fn escaped(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for byte in bytes {
        match byte {
            b'\r' => text.push_str("\\r"),
            b'\n' => text.push_str("\\n"),
            b'\t' => text.push_str("\\t"),
            b'\\' => text.push_str("\\\\"),
            b' '..=b'~' => text.push(char::from(*byte)),
            // Writing into a string cannot fail.
            other => drop(write!(text, "\\x{other:02x}")),
        }
    }
    text
}

/// The bytes of a text with escapes; whatever is not ASCII stands for its UTF-8 bytes.
///
/// # Errors
/// Gives the place, in characters from 1, of an escape there is none of.
pub fn unescaped(text: &str) -> Result<Vec<u8>, usize> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut letters = text.chars().enumerate();
    while let Some((place, letter)) = letters.next() {
        if letter != '\\' {
            bytes.extend(letter.encode_utf8(&mut [0; 4]).bytes());
            continue;
        }
        let mut next = || letters.next().map(|(_, letter)| letter);
        let byte = match next() {
            Some('\\') => Some(b'\\'),
            Some('r') => Some(b'\r'),
            Some('n') => Some(b'\n'),
            Some('t') => Some(b'\t'),
            Some('0') => Some(0),
            Some('x') => {
                let digit = |letter: Option<char>| letter.and_then(|letter| letter.to_digit(16));
                let (high, low) = (digit(next()), digit(next()));
                high.zip(low).and_then(|(high, low)| u8::try_from(high * 16 + low).ok())
            }
            _ => None,
        };
        bytes.push(byte.ok_or(place + 1)?);
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_from_their_text() {
        let all: Vec<u8> = (0..=255).collect();
        let text = escaped(&all);
        assert!(text.bytes().all(|byte| (b' '..=b'~').contains(&byte)), "{text}");
        assert_eq!(unescaped(&text), Ok(all));
        assert_eq!(escaped(b"A'\"\\\r\n\t\x02\xff"), r#"A'"\\\r\n\t\x02\xff"#);
        assert_eq!(escaped(b"\\'"), r"\\'");
        assert_eq!(unescaped(r"\x16M\rQR\x2e\0"), Ok(b"\x16M\rQR.\0".to_vec()));
        assert_eq!(unescaped("张"), Ok("张".as_bytes().to_vec()));
    }

    #[test]
    fn an_escape_there_is_none_of_is_named() {
        for (text, place) in [(r"\", 1), (r"ab\q", 3), (r"\x1", 1), (r"\xg0", 1), (r"\x", 1), ("张\\u", 2)] {
            assert_eq!(unescaped(text), Err(place), "{text}");
        }
    }
}
