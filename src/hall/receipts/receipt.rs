//! A receipt: 40 characters of Crockford's base32 that nobody can make without the hall's key, and nothing about a person.
//!
//! Inside are 25 bytes, so that no character holds padding: kind and key (one byte, masked), an id of 120 bits that looks
//! random, and a seal of 72 bits, a keyed hash of all of it.
use super::base32;
use blake2::digest::consts::U32;
use blake2::{Blake2s, Digest};
use std::fmt;

/// Bytes of an id, of a seal, and of the whole.
pub(super) const ID: usize = 15;
pub(super) const SEAL: usize = 9;
pub(super) const BODY: usize = 1 + ID + SEAL;

/// Kept apart from everything else that is hashed.
const MASKING: &[u8] = b"receipt mask";

/// How many characters a receipt has.
pub const LENGTH: usize = 40;

/// What a receipt is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReceiptKind {
    /// A number in a line; over with its day.
    Ticket,
    /// A case: an opinion, a complaint and all else that is put right in one loop.
    Case,
    /// A case of the approval system (办件).
    Application,
}

impl ReceiptKind {
    const ALL: [ReceiptKind; 3] = [ReceiptKind::Ticket, ReceiptKind::Case, ReceiptKind::Application];

    /// Two bits.
    pub(super) fn code(self) -> u8 {
        match self {
            ReceiptKind::Ticket => 0,
            ReceiptKind::Case => 1,
            ReceiptKind::Application => 2,
        }
    }
}

/// What tells one thing from all others, 120 bits; as text 24 characters of Crockford's base32.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ReceiptId(pub(super) [u8; ID]);

impl ReceiptId {
    /// The id as the store keeps it.
    pub fn in_row(text: &str) -> Option<ReceiptId> {
        base32::decoded(text).map(ReceiptId)
    }
}

impl fmt::Display for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32::encoded(&self.0))
    }
}

impl fmt::Debug for ReceiptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptId(…)")
    }
}

/// A receipt as it was written; whether it is a true one only [`super::ReceiptKeys::verify`] can tell.
///
/// It opens what it is for, so it never shows itself in a log.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Receipt {
    bytes: [u8; BODY],
    kind: ReceiptKind,
}

impl Receipt {
    /// Reads a receipt as people and scanners write it: capitals or not, with hyphens and spaces, O for 0, I and L for 1.
    ///
    /// Nothing where it has not the form of one: 40 characters, of a kind there is.
    pub fn read(text: &str) -> Option<Receipt> {
        let bytes: [u8; BODY] = base32::decoded(text)?;
        let code = (bytes[0] ^ mask(&bytes)) >> 6;
        ReceiptKind::ALL.into_iter().find(|kind| kind.code() == code).map(|kind| Receipt { bytes, kind })
    }

    /// The receipt of bytes that hold a kind.
    pub(super) fn of_bytes(bytes: [u8; BODY]) -> Receipt {
        let code = (bytes[0] ^ mask(&bytes)) >> 6;
        let kind = ReceiptKind::ALL.into_iter().find(|kind| kind.code() == code);
        Receipt { bytes, kind: kind.unwrap_or(ReceiptKind::Case) }
    }

    /// What it is for.
    pub fn kind(&self) -> ReceiptKind {
        self.kind
    }

    /// The number of the key it says it was sealed under.
    pub fn key(&self) -> u8 {
        (self.bytes[0] ^ mask(&self.bytes)) & 63
    }

    /// Which thing it is for.
    pub fn id(&self) -> ReceiptId {
        let mut id = [0; ID];
        id.copy_from_slice(&self.bytes[1..=ID]);
        ReceiptId(id)
    }

    pub(super) fn seal(&self) -> &[u8] {
        &self.bytes[1 + ID..]
    }

    /// In groups of four, for people who must read it out or type it.
    pub fn in_groups(&self) -> String {
        let letters: Vec<char> = self.to_string().chars().collect();
        letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
    }

    /// What its QR code says: the link before it, all in capitals, which a code packs two to eleven bits.
    pub fn in_code(&self, link: &str) -> String {
        format!("{link}{self}").to_ascii_uppercase()
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&base32::encoded(&self.bytes))
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Receipt({:?}, …)", self.kind)
    }
}

/// What hides kind and key in the first byte, so that no bit of a receipt says more than another: it depends on everything
/// behind that byte, and on no secret, since neither kind nor key is one.
pub(super) fn mask(bytes: &[u8; BODY]) -> u8 {
    let hash = Blake2s::<U32>::new().chain_update(MASKING).chain_update(&bytes[1..]).finalize();
    hash[0]
}

#[cfg(test)]
mod tests;
