//! A holder's share of the key: locked under a passphrase in the store, and written on paper for when the passphrase is lost.
use super::Passphrase;
use crate::hall::hexadecimal::{array_of, hexadecimal};
use crate::hall::receipts::base32;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use sha2::{Digest, Sha256};
use std::fmt;

/// How many random bytes a lock needs.
pub const SALT: usize = 16;
/// A share with its seal.
const LOCKED: usize = 48;
/// What a guess costs: KiB of memory, and rounds.
const COST: (u32, u32) = (65_536, 3);
/// More than this a store may not ask for: whoever writes the database would stop every program that opens.
const MOST: (u32, u32) = (1_048_576, 16);
/// Bytes of a recovery code: the share, and a check that finds a slip of the pen.
const CODE: usize = 35;

/// What one holder has of the key; it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct KeyShare(pub(super) [u8; 32]);

/// Why a share was not given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnlockError {
    /// The passphrase is not the one it is locked under.
    WrongPassphrase,
    /// The machine has not the memory that a passphrase costs: nothing was tried.
    NoMemory,
}

/// A share that only its passphrase gives out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockedShare {
    cost: (u32, u32),
    salt: [u8; SALT],
    body: [u8; LOCKED],
}

impl KeyShare {
    /// Locks the share under a passphrase; none where the machine has not the memory for it.
    pub fn lock(&self, passphrase: &Passphrase, salt: [u8; SALT]) -> Option<LockedShare> {
        let cipher = cipher(passphrase, &salt, COST).ok()?;
        // The key is of this salt alone, so that one nonce is enough.
        let body = cipher.encrypt(&Nonce::default(), self.0.as_slice()).ok()?;
        Some(LockedShare { cost: COST, salt, body: body.try_into().ok()? })
    }

    /// What tells the share from others, and nothing of what it is.
    pub fn mark(&self) -> String {
        hexadecimal(&digest(b"service-hall share mark", &self.0))
    }

    /// The share as it is written on paper, in groups of four.
    pub fn recovery_code(&self) -> String {
        let mut bytes = [0; CODE];
        let (share, check) = bytes.split_at_mut(32);
        share.copy_from_slice(&self.0);
        check.copy_from_slice(&checked(&self.0));
        let digits = base32::encoded(&bytes).into_bytes();
        let groups: Vec<String> =
            digits.chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
        groups.join("-")
    }

    /// The share that somebody copies from paper, however they write it; none where there is a mistake in it.
    pub fn of_recovery_code(typed: &str) -> Option<KeyShare> {
        let bytes = base32::decoded::<CODE>(Passphrase::typed(typed).as_code())?;
        let (share, check) = bytes.split_at(32);
        let share: [u8; 32] = share.try_into().ok()?;
        (checked(&share) == *check).then_some(KeyShare(share))
    }
}

impl LockedShare {
    /// The share, where the passphrase is right.
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<KeyShare, UnlockError> {
        let cipher = cipher(passphrase, &self.salt, self.cost).map_err(UnlockError::of)?;
        let share = cipher.decrypt(&Nonce::default(), self.body.as_slice()).ok();
        let share = share.and_then(|share| share.try_into().ok());
        share.map(KeyShare).ok_or(UnlockError::WrongPassphrase)
    }

    /// The text of a column.
    pub fn in_column(&self) -> String {
        let (memory, rounds) = self.cost;
        format!("argon2id {memory} {rounds} {} {}", hexadecimal(&self.salt), hexadecimal(&self.body))
    }

    /// The locked share of a column; none where it is no such text, or would cost more than any that was ever made.
    pub fn of_column(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(' ').collect();
        let ["argon2id", memory, rounds, salt, body] = parts[..] else { return None };
        let cost = (memory.parse().ok()?, rounds.parse().ok()?);
        if cost.0 > MOST.0 || cost.1 > MOST.1 {
            return None;
        }
        Some(LockedShare { cost, salt: array_of(salt)?, body: array_of(body)? })
    }
}

impl UnlockError {
    /// Of a column that was changed no passphrase is right.
    fn of(error: argon2::Error) -> UnlockError {
        if error == argon2::Error::OutOfMemory { UnlockError::NoMemory } else { UnlockError::WrongPassphrase }
    }
}

fn cipher(
    passphrase: &Passphrase,
    salt: &[u8],
    (memory, rounds): (u32, u32),
) -> Result<ChaCha20Poly1305, argon2::Error> {
    let mut key = [0; 32];
    let params = Params::new(memory, rounds, 1, Some(key.len()))?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase.bytes(), salt, &mut key)?;
    Ok(ChaCha20Poly1305::new(&key.into()))
}

fn digest(meant_for: &[u8], bytes: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(meant_for).chain_update(bytes).finalize().into()
}

fn checked(share: &[u8; 32]) -> [u8; 3] {
    let [one, two, three, ..] = digest(b"service-hall share check", share);
    [one, two, three]
}

impl fmt::Debug for KeyShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyShare(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share() -> KeyShare {
        KeyShare([0xa7; 32])
    }

    #[test]
    fn a_share_is_given_out_by_its_passphrase_alone() {
        let passphrase = Passphrase::typed("three grey herons");
        let locked = share().lock(&passphrase, [3; SALT]).unwrap();
        let kept = LockedShare::of_column(&locked.in_column()).unwrap();
        assert_eq!(kept, locked);
        let wrong = Err(UnlockError::WrongPassphrase);
        assert_eq!(kept.unlock(&passphrase), Ok(share()));
        assert_eq!(kept.unlock(&Passphrase::typed("three grey heron")), wrong);
        let mut changed = kept;
        changed.body[0] ^= 1;
        assert_eq!(changed.unlock(&passphrase), wrong, "a share that was changed is none");
        assert!(!locked.in_column().contains(&hexadecimal(&share().0)));
    }

    #[test]
    fn a_machine_without_memory_does_not_say_that_a_passphrase_is_wrong() {
        assert_eq!(UnlockError::of(argon2::Error::OutOfMemory), UnlockError::NoMemory);
        assert_eq!(UnlockError::of(argon2::Error::MemoryTooLittle), UnlockError::WrongPassphrase);
    }

    #[test]
    fn a_column_that_is_none_is_refused() {
        let good = LockedShare { cost: COST, salt: [1; SALT], body: [2; LOCKED] }.in_column();
        assert!(LockedShare::of_column(&good).is_some());
        let wrong =
            ["", "argon2id", &good[1..], &good[..good.len() - 2], &good.replace("65536 3", "65536 9999999")];
        for wrong in wrong {
            assert_eq!(LockedShare::of_column(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_paper_gives_the_share_back_and_finds_a_slip_of_the_pen() {
        let code = share().recovery_code();
        assert_eq!(code.len(), 56 + 13, "{code}");
        assert_eq!(KeyShare::of_recovery_code(&code), Some(share()));
        let spaced = code.to_lowercase().replace('-', " ");
        assert_eq!(KeyShare::of_recovery_code(&format!("  {spaced}\n")), Some(share()));
        for (place, letter) in code.char_indices().filter(|(_, letter)| *letter != '-') {
            let other = if letter == '7' { '8' } else { '7' };
            let mut wrong = code.clone();
            wrong.replace_range(place..=place, &other.to_string());
            assert_eq!(KeyShare::of_recovery_code(&wrong), None, "{wrong}");
        }
        assert_eq!(KeyShare::of_recovery_code("three grey herons"), None);
        assert_ne!(share().mark(), KeyShare([0; 32]).mark());
        assert_eq!(format!("{:?}", share()), "KeyShare(…)");
    }
}
