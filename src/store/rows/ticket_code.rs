//! The opaque code in a ticket's QR: nothing about its holder, and nothing to guess.
//!
//! It is derived from the visit under a secret of the hall, so that asking again in the same visit leads to the same ticket,
//! whatever became of the first answer.
use crate::store::engine::fault::Fault;
use blake2::{Blake2s256, Digest};
use std::fmt::Write;

/// Crockford's base32: no I, L, O or U, so that it can be read out and typed.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 26;

/// The code of a visit's ticket: 26 characters, 130 bits. `turn` counts the tickets of the visit from 0.
pub fn of_visit(secret: &str, visit: &str, turn: u32) -> String {
    let mut hash = Blake2s256::new();
    for part in [secret.as_bytes(), b"\0", visit.as_bytes(), b"\0", &turn.to_le_bytes()] {
        hash.update(part);
    }
    let bytes = hash.finalize();
    bytes.iter().take(LENGTH).map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect()
}

/// A new secret for a hall: 256 bits from the operating system.
pub fn new_secret() -> Result<String, Fault> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _always = write!(text, "{byte:02x}");
        text
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_long_and_different_and_the_same_for_the_same_visit() {
        let (secret, other) = (new_secret().unwrap(), new_secret().unwrap());
        assert!(secret.len() == 64 && secret != other);
        let code = of_visit(&secret, "kiosk-1", 0);
        assert!(code.len() == 26 && code.bytes().all(|digit| DIGITS.contains(&digit)), "{code}");
        assert_eq!(code, of_visit(&secret, "kiosk-1", 0));
        for different in
            [of_visit(&secret, "kiosk-1", 1), of_visit(&secret, "kiosk-2", 0), of_visit(&other, "kiosk-1", 0)]
        {
            assert_ne!(code, different);
        }
    }
}
