//! The opaque code in a ticket's QR: nothing about its holder, and nothing to guess.
use crate::store::engine::error::Fault;

/// Crockford's base32: no I, L, O or U, so that it can be read out and typed.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code: 26 characters, 130 bits from the operating system.
pub fn new() -> Result<String, Fault> {
    let mut bytes = [0; 26];
    getrandom::fill(&mut bytes)?;
    Ok(bytes.iter().map(|byte| char::from(DIGITS[usize::from(byte & 31)])).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_long_and_different() {
        let (one, two) = (new().unwrap(), new().unwrap());
        assert_ne!(one, two);
        assert!(one.len() == 26 && one.bytes().all(|digit| DIGITS.contains(&digit)), "{one}");
    }
}
