//! What the store keeps of the word by which a window's program is let in again.
use sha2::{Digest, Sha256};

/// What is kept of a word that opens a session: whoever reads the store cannot open it. Nothing of no word.
pub fn session_mark(token: &str) -> String {
    if token.is_empty() { String::new() } else { hexadecimal(&Sha256::digest(token.as_bytes())) }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_tells_nothing_of_the_word_and_none_is_of_no_word() {
        let mark = session_mark("abc");
        assert_eq!(mark, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(session_mark("abd"), mark);
        assert_eq!(session_mark(""), "");
    }
}
