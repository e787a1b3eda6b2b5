//! What an applicant wrote, sealed for whoever holds the key: an ephemeral key and a cipher text, as sealed boxes are everywhere.
use super::{BoxPublicKey, BoxSecret};
use crate::hall::cases::Confidential;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use sha2::{Digest, Sha256};
use x25519_dalek::x25519;

/// Sealed words are as long as a multiple of this, so that their length tells little.
const BLOCK: usize = 256;

/// What is sealed of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BoxedWords {
    /// What the applicant wrote.
    pub text: Confidential,
    /// How the applicant is called.
    pub name: Confidential,
    /// By what number the applicant is reached.
    pub phone: Confidential,
}

impl BoxedWords {
    /// The words with their lengths, behind the number of the case, filled up with zeros.
    fn packed(&self, number: u32) -> Vec<u8> {
        let mut packed = number.to_be_bytes().to_vec();
        for words in [&self.text, &self.name, &self.phone] {
            let bytes = words.reveal().as_bytes();
            // No text of a case is as long as 4 GiB.
            packed.extend(u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
            packed.extend(bytes);
        }
        packed.resize(packed.len().next_multiple_of(BLOCK), 0);
        packed
    }

    fn unpacked(packed: &[u8], number: u32) -> Option<Self> {
        let mut rest = packed.strip_prefix(&number.to_be_bytes())?;
        let mut next = || {
            let (length, behind) = rest.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
            let (words, behind) = behind.split_at_checked(length)?;
            rest = behind;
            Some(Confidential::from(String::from_utf8(words.to_vec()).ok()?))
        };
        Some(BoxedWords { text: next()?, name: next()?, phone: next()? })
    }
}

/// Seals what was written in the case of a number. `ephemeral` is 32 random bytes, used once; none where the public key is none that
/// anybody can hold the other half of.
pub fn seal(key: BoxPublicKey, ephemeral: [u8; 32], number: u32, words: &BoxedWords) -> Option<Vec<u8>> {
    let one_time = BoxSecret::new(ephemeral).public();
    let cipher = cipher(x25519(ephemeral, key.0), one_time, key)?;
    // The key is used once, so that one nonce is enough.
    let body = cipher.encrypt(&Nonce::default(), words.packed(number).as_slice()).ok()?;
    Some([one_time.0.as_slice(), &body].concat())
}

/// Opens what was sealed in the case of a number; none where it was sealed for another key, is of another case, or was changed.
pub fn open(secret: &BoxSecret, number: u32, sealed: &[u8]) -> Option<BoxedWords> {
    let (one_time, body) = sealed.split_first_chunk::<32>()?;
    let cipher = cipher(x25519(secret.0, *one_time), BoxPublicKey(*one_time), secret.public())?;
    BoxedWords::unpacked(&cipher.decrypt(&Nonce::default(), body).ok()?, number)
}

/// The cipher of what both halves have in common.
fn cipher(common: [u8; 32], one_time: BoxPublicKey, key: BoxPublicKey) -> Option<ChaCha20Poly1305> {
    // A public key of small order has nothing in common with anybody: what it seals everybody could open.
    if common == [0; 32] {
        return None;
    }
    let mut hash = Sha256::new();
    for part in [b"service-hall envelope".as_slice(), &one_time.0, &key.0, &common] {
        hash.update(part);
    }
    Some(ChaCha20Poly1305::new(&hash.finalize()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> BoxedWords {
        let (text, name, phone) =
            ("窗口总说“材料不齐”\n跑了三次".into(), "张三".into(), "139-0000-0000".into());
        BoxedWords { text, name, phone }
    }

    #[test]
    fn only_the_key_it_was_sealed_for_opens_it_and_only_as_its_own_case() {
        let (secret, other) = (BoxSecret::new([1; 32]), BoxSecret::new([2; 32]));
        let sealed = seal(secret.public(), [9; 32], 12, &words()).unwrap();
        assert_eq!(open(&secret, 12, &sealed), Some(words()));
        assert_eq!(open(&other, 12, &sealed), None);
        assert_eq!(open(&secret, 13, &sealed), None, "another case's words are not taken for its own");
        for place in [0, 31, 32, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert_eq!(open(&secret, 12, &changed), None, "byte {place}");
        }
        for short in [0, 31, 32, 47, sealed.len() - 1] {
            assert_eq!(open(&secret, 12, &sealed[..short]), None, "{short} bytes");
        }
        assert_ne!(seal(secret.public(), [8; 32], 12, &words()), Some(sealed));
    }

    #[test]
    fn a_length_tells_little() {
        let of = |text: &str| {
            let words = BoxedWords { text: text.into(), ..BoxedWords::default() };
            seal(BoxSecret::new([1; 32]).public(), [9; 32], 1, &words).unwrap().len()
        };
        assert_eq!(of("好"), of(&"好".repeat(70)));
        assert!(of("好") < of(&"好".repeat(1000)));
    }

    #[test]
    fn nothing_is_sealed_for_a_key_that_is_nobody_s() {
        assert_eq!(seal(BoxPublicKey([0; 32]), [9; 32], 1, &words()), None);
    }
}
