//! The key of the opinion box: the half that seals lies in the store; the half that opens is taken apart among its holders.
use super::{BoxHolder, KeyShare};
use std::fmt;
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};

/// The half of the key that seals; it opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxPublicKey(pub [u8; 32]);

/// The half of the key that opens; it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct BoxSecret(pub(super) [u8; 32]);

impl BoxSecret {
    /// The secret of 32 random bytes.
    pub fn new(random: [u8; 32]) -> Self {
        BoxSecret(random)
    }

    /// The half that seals for it.
    pub fn public(&self) -> BoxPublicKey {
        BoxPublicKey(x25519(self.0, X25519_BASEPOINT_BYTES))
    }

    /// Takes the secret apart: all shares together are the secret, and fewer tell nothing of it. For each holder but the last 32
    /// random bytes are needed.
    pub fn split(&self, holders: &[BoxHolder], random: &[[u8; 32]]) -> Vec<(BoxHolder, KeyShare)> {
        let mut rest = self.0;
        let (last, others) = match holders.split_last() {
            Some((last, others)) => (*last, others),
            None => return Vec::new(),
        };
        let mut shares = Vec::new();
        for (holder, share) in others.iter().zip(random) {
            combine(&mut rest, share);
            shares.push((*holder, KeyShare(*share)));
        }
        shares.push((last, KeyShare(rest)));
        shares
    }

    /// The secret of all its shares.
    pub fn join<'a>(shares: impl IntoIterator<Item = &'a KeyShare>) -> Self {
        let mut secret = [0; 32];
        shares.into_iter().for_each(|share| combine(&mut secret, &share.0));
        BoxSecret(secret)
    }
}

fn combine(into: &mut [u8; 32], other: &[u8; 32]) {
    into.iter_mut().zip(other).for_each(|(byte, other)| *byte ^= other);
}

impl fmt::Debug for BoxSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BoxSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_shares_are_the_secret_and_one_alone_is_not() {
        let secret = BoxSecret::new([7; 32]);
        let both = [BoxHolder::Centre, BoxHolder::Discipline];
        let shares = secret.split(&both, &[[0x5a; 32]]);
        assert_eq!(shares.iter().map(|(holder, _)| *holder).collect::<Vec<_>>(), both);
        let of = |places: &[usize]| BoxSecret::join(places.iter().map(|place| &shares[*place].1));
        assert_eq!((of(&[0, 1]), of(&[1, 0])), (secret.clone(), secret.clone()));
        assert!(of(&[0]) != secret && of(&[1]) != secret);
        let alone = secret.split(&[BoxHolder::Centre], &[]);
        assert_eq!(BoxSecret::join(alone.iter().map(|(_, share)| share)), secret);
        assert_eq!(format!("{secret:?}"), "BoxSecret(…)");
    }
}
