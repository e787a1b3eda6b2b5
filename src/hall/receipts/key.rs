//! The keys under which receipts are sealed: numbered, so that a new one does not make older receipts void.
use super::receipt::{BODY, ID, Receipt, ReceiptId, ReceiptKind, SEAL, mask};
use blake2::digest::consts::{U9, U32};
use blake2::digest::{KeyInit, Mac};
use blake2::{Blake2s, Blake2sMac, Digest};
use std::fmt;

/// How many keys are told apart; the number of a key is below.
pub const KEYS: u8 = 64;

/// Kept apart from everything else that is derived under a hall's secrets.
const SEALING: &[u8] = b"receipt";
const DERIVING: &[u8] = b"receipt id";

/// A key with its number; it never shows itself.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptKey {
    number: u8,
    secret: [u8; 32],
}

impl ReceiptKey {
    /// The key of a number below [`KEYS`]; nothing where the number is none.
    pub fn new(number: u8, secret: [u8; 32]) -> Option<Self> {
        (number < KEYS).then_some(ReceiptKey { number, secret })
    }

    /// Its number.
    pub fn number(&self) -> u8 {
        self.number
    }

    /// The receipt of a thing of a kind, sealed under this key; the same for the same thing.
    pub fn seal(&self, kind: ReceiptKind, id: ReceiptId) -> Receipt {
        let header = kind.code() << 6 | self.number;
        let seal = self.mac(header, id);
        let mut bytes = [0; BODY];
        bytes[1..=ID].copy_from_slice(&id.0);
        bytes[1 + ID..].copy_from_slice(&seal);
        bytes[0] = header ^ mask(&bytes);
        Receipt::of_bytes(bytes)
    }

    fn mac(&self, header: u8, id: ReceiptId) -> [u8; SEAL] {
        let key = self.secret.into();
        let mac = <Blake2sMac<U9> as KeyInit>::new(&key);
        mac.chain_update(SEALING).chain_update([header]).chain_update(id.0).finalize().into_bytes().into()
    }
}

impl fmt::Debug for ReceiptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReceiptKey({}, …)", self.number)
    }
}

/// The keys of a hall, the newest last; receipts are sealed under that one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReceiptKeys(pub Vec<ReceiptKey>);

impl ReceiptKeys {
    /// The key receipts are sealed under now.
    pub fn newest(&self) -> Option<&ReceiptKey> {
        self.0.last()
    }

    /// The key of a number.
    pub fn numbered(&self, number: u8) -> Option<&ReceiptKey> {
        self.0.iter().find(|key| key.number == number)
    }

    /// Says whether a receipt was sealed under one of these keys and is as it was then.
    pub fn verify(&self, receipt: &Receipt) -> bool {
        let header = receipt.kind().code() << 6 | receipt.key();
        self.numbered(receipt.key()).is_some_and(|key| {
            // Every byte is compared, so that time tells nothing.
            let wrong =
                key.mac(header, receipt.id()).iter().zip(receipt.seal()).fold(0, |w, (a, b)| w | (a ^ b));
            wrong == 0
        })
    }
}

impl ReceiptId {
    /// The id that a request leads to, under the hall's secret: the same request leads to the same receipt, and nobody
    /// without the secret can compute it. For a ticket the request is its visit, and `turn` counts the tickets of the visit.
    pub fn of_request(secret: &str, kind: ReceiptKind, request: &str, turn: u32) -> ReceiptId {
        let mut hash = Blake2s::<U32>::new();
        for part in [DERIVING, &[kind.code()], secret.as_bytes(), b"\0", request.as_bytes(), b"\0"] {
            Digest::update(&mut hash, part);
        }
        Digest::update(&mut hash, turn.to_le_bytes());
        let mut id = [0; ID];
        id.copy_from_slice(&hash.finalize()[..ID]);
        ReceiptId(id)
    }
}
