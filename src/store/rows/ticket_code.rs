//! The code of a ticket as its row keeps it: a receipt is found by its id, the code of an older program by itself.
//!
//! The id is derived from the visit under a secret of the hall, so that asking again in the same visit leads to the same ticket,
//! whatever became of the first answer, and whatever key is the newest by then.
use crate::hall::hexadecimal::hexadecimal;
use crate::hall::receipts::{Receipt, ReceiptId, ReceiptKind};
use crate::store::engine::fault::Fault;

/// The id of a visit's ticket; `turn` counts the tickets of the visit from 0.
pub(in crate::store) fn of_visit(secret: &str, visit: &str, turn: u32) -> ReceiptId {
    ReceiptId::of_request(secret, ReceiptKind::Ticket, visit, turn)
}

/// What the row of a ticket says in its column `code`.
pub(in crate::store) fn in_column(code: &str) -> String {
    Receipt::read(code).map_or_else(|| code.to_owned(), |receipt| receipt.id().to_string())
}

/// A new secret for a hall: 256 bits from the operating system.
pub fn new_secret() -> Result<String, Fault> {
    Ok(hexadecimal(&random::<32>()?))
}

/// Bytes that nobody can foretell, from the operating system.
pub(in crate::store) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hall::receipts::ReceiptKey;

    #[test]
    fn ids_are_different_and_the_same_for_the_same_visit() {
        let (secret, other) = (new_secret().unwrap(), new_secret().unwrap());
        assert!(secret.len() == 64 && secret != other);
        let id = of_visit(&secret, "kiosk-1", 0);
        assert_eq!(id, of_visit(&secret, "kiosk-1", 0));
        for different in
            [of_visit(&secret, "kiosk-1", 1), of_visit(&secret, "kiosk-2", 0), of_visit(&other, "kiosk-1", 0)]
        {
            assert_ne!(id, different);
        }
    }

    #[test]
    fn a_receipt_is_found_by_its_id_whatever_key_sealed_it() {
        let id = of_visit("secret", "kiosk-1", 0);
        let sealed = |number| ReceiptKey::new(number, [number; 32]).unwrap().seal(ReceiptKind::Ticket, id);
        for receipt in [sealed(0), sealed(5)] {
            assert_eq!(in_column(&receipt.to_string()), id.to_string());
            assert_eq!(in_column(&receipt.in_groups().to_lowercase()), id.to_string(), "as people write it");
        }
        let older = "7K3M9QX2V5T8W4N6H1JZRB0CDE";
        assert_eq!(in_column(older), older);
        assert_eq!(in_column(&id.to_string()), id.to_string());
    }
}
