//! Giving a receipt for an application: whoever has it sees how far the application is, and nothing else.
use crate::hall::applications::ApplicationError;
use crate::hall::receipts::{Receipt, ReceiptId, ReceiptKind};
use crate::store::applications::import::lock;
use crate::store::applications::show::{by_code, receipt_of};
use crate::store::rows::receipt_key;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::NaiveDateTime;

impl Store {
    /// The receipt of an application, by its number (办件编号); the same one whenever it is asked for, also after another key
    /// has come.
    pub fn application_receipt(
        &mut self,
        code: &str,
        at: NaiveDateTime,
    ) -> Result<Result<Receipt, ApplicationError>, StoreError> {
        let (secret, mut keys) = (self.secret.clone(), self.receipt_keys.clone());
        let receipt = self.write("giving a receipt", |database, _| {
            // Of two who ask at once the second finds what the first was given.
            lock(database)?;
            let Some(entry) = by_code(database, code)? else {
                return Ok(TxOutcome::Rollback(Err(ApplicationError::NoApplication)));
            };
            if let Some(receipt) = receipt_of(database, &mut keys, entry.number)? {
                return Ok(TxOutcome::Rollback(Ok(receipt)));
            }
            keys = receipt_key::keys(database)?;
            let key = keys.newest().ok_or("there is no key of receipts")?;
            let id = ReceiptId::of_request(&secret, ReceiptKind::Application, code, 0);
            let (text, at) = (id.to_string(), written(at));
            // One that was given under a key that is gone is given anew.
            let statement = "INSERT INTO application_receipt (hall, receipt, receipt_key, number, given_at)
                 VALUES (:hall, $1, $2, $3, $4)
                 ON CONFLICT (hall, receipt) DO UPDATE SET receipt_key = $2, given_at = $4";
            let values = [(&text).into(), u32::from(key.number()).into(), entry.number.into(), (&at).into()];
            database.run(statement, &values)?;
            Ok(TxOutcome::Commit(Ok(key.seal(ReceiptKind::Application, id))))
        });
        self.receipt_keys = keys;
        receipt
    }
}
