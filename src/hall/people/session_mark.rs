//! What the store keeps of the word by which a window's program is let in again.
use crate::hall::hexadecimal::hexadecimal;
use sha2::{Digest, Sha256};

/// What is kept of a word that opens a session: whoever reads the store cannot open it. Nothing of no word.
pub fn session_mark(token: &str) -> String {
    if token.is_empty() { String::new() } else { hexadecimal(&Sha256::digest(token.as_bytes())) }
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
