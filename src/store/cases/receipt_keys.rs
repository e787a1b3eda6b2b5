//! The keys under which receipts are sealed: a new one, while older receipts stay true.
use crate::hall::cases::CaseRules;
use crate::hall::receipts::KEYS;
use crate::store::engine::database::first;
use crate::store::rows::receipt_key;
use crate::store::rows::ticket::written;
use crate::store::{Store, StoreError, TxOutcome};
use chrono::{Days, NaiveDateTime};

/// What a new key has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRotation {
    /// The number of the new key.
    pub number: u8,
    /// How many keys are kept, the new one with them.
    pub kept: u32,
    /// How many were given up, since no receipt under them is answered any more.
    pub dropped: u32,
}

impl Store {
    /// Makes a new key, under which receipts are sealed from now on, and gives up those that no receipt needs any more: cases
    /// need theirs until `receipt_days` after their end, those that were merged after the end of the case they go on in, and
    /// tickets until `ticket_days` after their day.
    ///
    /// A number that is still needed is passed over. Nothing where all 64 keys are needed. Programs that are running see the new key with their next number or case; what
    /// they sealed before stays true.
    pub fn rotate_receipt_key(
        &mut self,
        rules: &CaseRules,
        at: NaiveDateTime,
    ) -> Result<Option<KeyRotation>, StoreError> {
        let ago = |days: u16| at.date().checked_sub_days(Days::new(days.into()));
        let over = at.checked_sub_days(Days::new(u64::from(rules.receipt_days) + 1)).map(written);
        let tickets = ago(rules.ticket_days).map(|day| day.to_string()).unwrap_or_default();
        let rotated = self.write("making a key for receipts", |database, _| {
            let newest = "SELECT turn FROM receipt_key WHERE hall = :hall ORDER BY turn DESC LIMIT 1";
            let turn = first(database, newest, &[], |row| row.count(0))?.ok_or("there is no key of receipts")?;
            // A case that was merged needs its key as long as the one it goes on in at last, however often that was merged.
            let give_up = "DELETE FROM receipt_key WHERE hall = :hall AND turn < $1 AND NOT EXISTS (
                     SELECT 1 FROM case_file WHERE case_file.hall = :hall AND case_file.receipt_key = receipt_key.number
                      AND (case_file.ended_at = '' OR case_file.ended_at >= $2))
                  AND number NOT IN (
                     WITH RECURSIVE goes_on (receipt_key, target) AS (
                         SELECT receipt_key, merged_into FROM case_file WHERE hall = :hall AND state = 'merged'
                         UNION
                         SELECT goes_on.receipt_key, case_file.merged_into FROM goes_on JOIN case_file
                             ON case_file.hall = :hall AND case_file.number = goes_on.target
                         WHERE case_file.merged_into > 0)
                     SELECT goes_on.receipt_key FROM goes_on JOIN case_file
                         ON case_file.hall = :hall AND case_file.number = goes_on.target
                     WHERE case_file.ended_at = '' OR case_file.ended_at >= $2)
                  AND NOT EXISTS (
                     SELECT 1 FROM application_receipt JOIN application ON application.hall = application_receipt.hall
                         AND application.number = application_receipt.number
                     WHERE application_receipt.hall = :hall AND application_receipt.receipt_key = receipt_key.number
                      AND (application.is_open = 1 OR application.finished_at >= $2
                         OR application.finished_at = '' AND application.ended_at >= $2))
                 AND EXISTS (SELECT 1 FROM receipt_key AS later WHERE later.hall = :hall
                      AND later.turn > receipt_key.turn AND later.made_at < $3)";
            let over = over.as_deref().unwrap_or_default();
            // A ticket that is still good was sealed under a key that was the newest on its day, or is now.
            let dropped = database.run(give_up, &[turn.into(), over.into(), (&tickets).into()])?;
            let keys = receipt_key::keys(database)?;
            let number_of = |turn: u32| u8::try_from(turn % u32::from(KEYS)).unwrap_or_default();
            let mut turns = turn + 1..=turn + u32::from(KEYS);
            let Some(next) = turns.find(|turn| keys.numbered(number_of(*turn)).is_none()) else {
                return Ok(TxOutcome::Rollback(None));
            };
            let number = number_of(next);
            receipt_key::insert(database, next, at)?;
            let (kept, dropped) = (u32::try_from(keys.0.len() + 1)?, u32::try_from(dropped)?);
            Ok(TxOutcome::Commit(Some(KeyRotation { number, kept, dropped })))
        })?;
        self.receipt_keys = self.view("reading the keys of receipts", receipt_key::keys)?;
        Ok(rotated)
    }
}
