//! The keys under which a hall's receipts are sealed, as rows.
use crate::hall::hexadecimal::array_of;
use crate::hall::receipts::{KEYS, Receipt, ReceiptKey, ReceiptKeys, ReceiptKind};
use crate::store::engine::database::{Database, all};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket::written;
use crate::store::rows::ticket_code::new_secret;
use chrono::NaiveDateTime;

/// How many characters the code of a ticket has that an older program gave.
const OLDER: usize = 26;

/// The keys of the hall, the newest last.
pub(in crate::store) fn keys(database: &mut dyn Database) -> Result<ReceiptKeys, Fault> {
    let statement = "SELECT number, secret FROM receipt_key WHERE hall = :hall ORDER BY turn";
    let keys = all(database, statement, &[], |row| {
        let secret = array_of(row.text(1)?).ok_or("a key of receipts is none")?;
        ReceiptKey::new(u8::try_from(row.number(0)?)?, secret)
            .ok_or_else(|| "a key of receipts has no number".into())
    })?;
    Ok(ReceiptKeys(keys))
}

/// The keys of the hall, with a first one where there is none.
pub(in crate::store) fn ensure(database: &mut dyn Database) -> Result<ReceiptKeys, Fault> {
    let found = keys(database)?;
    if found.newest().is_some() {
        return Ok(found);
    }
    let statement =
        "INSERT INTO receipt_key (hall, number, turn, secret, made_at) VALUES (:hall, 0, 0, $1, '')
         ON CONFLICT (hall, number) DO NOTHING";
    database.run(statement, &[(&new_secret()?).into()])?;
    keys(database)
}

/// Says whether a receipt of a kind is true. Before one is called forged the keys are read again: another program may have
/// made a new one, and after 64 of them a number that is known here stands for another key.
pub(in crate::store) fn is_true(
    database: &mut dyn Database,
    known: &mut ReceiptKeys,
    receipt: &Receipt,
    kind: ReceiptKind,
) -> Result<bool, Fault> {
    if receipt.kind() != kind {
        return Ok(false);
    }
    if !known.verify(receipt) {
        *known = keys(database)?;
    }
    Ok(known.verify(receipt))
}

/// The key of a number that was the newest when it was read. Where another one is the newest here the keys are read again, so
/// that a number that comes round is not taken for the key it was before.
pub(in crate::store) fn newest<'a>(
    database: &mut dyn Database,
    known: &'a mut ReceiptKeys,
    number: u8,
) -> Result<&'a ReceiptKey, Fault> {
    if known.newest().is_none_or(|key| key.number() != number) {
        *known = keys(database)?;
    }
    known.numbered(number).ok_or_else(|| "the key of a receipt is gone".into())
}

/// Says whether a code may be looked for: a true receipt of a ticket, or a code that older programs gave.
pub(in crate::store) fn is_true_ticket(
    database: &mut dyn Database,
    known: &mut ReceiptKeys,
    code: &str,
) -> Result<bool, Fault> {
    let Some(receipt) = Receipt::read(code) else {
        return Ok(code.len() == OLDER);
    };
    is_true(database, known, &receipt, ReceiptKind::Ticket)
}

/// Adds a key; `turn` is greater for each, and tells its number.
pub(in crate::store) fn insert(
    database: &mut dyn Database,
    turn: u32,
    at: NaiveDateTime,
) -> Result<(), Fault> {
    let statement =
        "INSERT INTO receipt_key (hall, number, turn, secret, made_at) VALUES (:hall, $1, $2, $3, $4)";
    let (secret, at) = (new_secret()?, written(at));
    let number = turn % u32::from(KEYS);
    database.run(statement, &[number.into(), turn.into(), (&secret).into(), (&at).into()]).map(drop)
}
