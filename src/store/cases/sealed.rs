//! What lies in the opinion box: sealed at submission by a key that opens nothing, so that a kiosk holds no secret.
use crate::hall::cases::{Case, Submission};
use crate::hall::hexadecimal::{array_of, bytes_of, hexadecimal};
use crate::hall::sealing::{self, BoxPublicKey, BoxSecret, BoxedWords};
use crate::store::cases::text_part::{NAME, PHONE, TEXT};
use crate::store::engine::change_set::{ChangeSet, ColumnValue};
use crate::store::engine::database::{Database, Row, all, first};
use crate::store::engine::fault::Fault;
use crate::store::rows::ticket_code::random;

/// The key that seals, as the store keeps it.
#[derive(Clone, Copy, Debug)]
pub(super) struct BoxKeyRow {
    /// Its number, from 1.
    pub number: u32,
    /// The half that seals.
    pub public: BoxPublicKey,
}

/// The keys under which something is sealed: the newest that nobody has objected to, or the one before it and the newest, as long as
/// that may still be objected to.
pub(super) type SealingKeys = (BoxKeyRow, Option<BoxKeyRow>);

/// Number and text of the newest key that nobody has objected to, and of the one before it as long as that may still be done; the
/// moment is in a parameter.
macro_rules! sealing_keys {
    ($now:literal) => {
        concat!(
            "COALESCE((SELECT number FROM case_box_key WHERE hall = :hall AND number NOT IN
              (SELECT number FROM case_box_appointment WHERE hall = :hall AND objected_at <> '')
              ORDER BY number DESC LIMIT 1), 0),
             COALESCE((SELECT public_key FROM case_box_key WHERE hall = :hall AND number NOT IN
              (SELECT number FROM case_box_appointment WHERE hall = :hall AND objected_at <> '')
              ORDER BY number DESC LIMIT 1), ''),
             COALESCE((SELECT follows FROM case_box_appointment
              WHERE hall = :hall AND objected_at = '' AND opens_from > ",
            $now,
            " ORDER BY number DESC LIMIT 1), 0),
             COALESCE((SELECT k.public_key FROM case_box_key k JOIN case_box_appointment a
              ON a.hall = k.hall AND a.follows = k.number
              WHERE a.hall = :hall AND a.objected_at = '' AND a.opens_from > ",
            $now,
            " ORDER BY a.number DESC LIMIT 1), '')"
        )
    };
}
pub(super) use sealing_keys;

/// The keys of a row that has the columns of `sealing_keys` from a place on; none in a hall that has no key.
pub(super) fn keys(row: &dyn Row, at: usize) -> Result<Option<SealingKeys>, Fault> {
    let newest = key(row.count(at)?, row.text(at + 1)?)?;
    let before = key(row.count(at + 2)?, row.text(at + 3)?)?;
    Ok(newest.map(|newest| before.map_or((newest, None), |before| (before, Some(newest)))))
}

/// The key of a number, and the text of its column; none of number 0.
fn key(number: u32, public: &str) -> Result<Option<BoxKeyRow>, Fault> {
    if number == 0 {
        return Ok(None);
    }
    let public = array_of(public).map(BoxPublicKey).ok_or("a key of the opinion box is none")?;
    Ok(Some(BoxKeyRow { number, public }))
}

/// The number of the newest key that nobody has objected to, 0 where there is none.
pub(super) fn newest(database: &mut dyn Database) -> Result<u32, Fault> {
    let statement = "SELECT COALESCE(MAX(number), 0) FROM case_box_key
         WHERE hall = :hall AND number NOT IN
          (SELECT number FROM case_box_appointment WHERE hall = :hall AND objected_at <> '')";
    Ok(first(database, statement, &[], |row| row.count(0))?.unwrap_or(0))
}

/// Seals what somebody submits; not a letter of it is in the changes as it was written. Where two keys are told, it is sealed under
/// each: the second may still be objected to.
pub(super) fn seal(
    changes: &mut ChangeSet,
    case: &Case,
    (key, also): SealingKeys,
    asked: &Submission,
) -> Result<(), Fault> {
    let words = BoxedWords { text: asked.text.clone(), name: asked.name.clone(), phone: asked.phone.clone() };
    let tables = [("case_sealed", Some(key)), ("case_sealed_twice", also)];
    for (table, key) in tables.into_iter().filter_map(|(table, key)| Some((table, key?))) {
        let sealed = sealing::seal(key.public, random()?, case.number, &words)
            .ok_or("nothing can be sealed under the key of the opinion box")?;
        let body = ColumnValue::FreeText(hexadecimal(&sealed));
        let columns = vec![("number", case.number.into()), ("box_key", key.number.into()), ("body", body)];
        changes.insert(table, columns);
    }
    Ok(())
}

/// What lies in the box under a key: the numbers of cases with what was sealed, the oldest first.
pub(super) fn lying(database: &mut dyn Database, key: u32) -> Result<Vec<(u32, Vec<u8>)>, Fault> {
    let statement = "SELECT number, body FROM case_sealed WHERE hall = :hall AND box_key = $1
         UNION ALL SELECT number, body FROM case_sealed_twice WHERE hall = :hall AND box_key = $1 ORDER BY 1";
    // What is not even hexadecimal is as little to be read as what was changed.
    all(database, statement, &[key.into()], |row| {
        Ok((row.count(0)?, bytes_of(row.text(1)?).unwrap_or_default()))
    })
}

/// Puts the words of a case among its texts; `false` where they cannot be read, and then they stay where they are.
pub(super) fn open(
    database: &mut dyn Database,
    (number, body): (u32, &[u8]),
    secret: &BoxSecret,
    at: &str,
) -> Result<bool, Fault> {
    let Some(words) = sealing::open(secret, number, body) else { return Ok(false) };
    for (part, words) in [(TEXT, &words.text), (NAME, &words.name), (PHONE, &words.phone)] {
        if !words.is_empty() {
            let statement =
                "INSERT INTO case_text (hall, number, step, part, body) VALUES (:hall, $1, 1, $2, $3)";
            database.run(statement, &[number.into(), part.into(), words.reveal().into()])?;
        }
    }
    database.run("DELETE FROM case_sealed_twice WHERE hall = :hall AND number = $1", &[number.into()])?;
    database.run("DELETE FROM case_sealed WHERE hall = :hall AND number = $1", &[number.into()])?;
    let statement = "UPDATE case_file SET sealed = 0, opened_at = $2 WHERE hall = :hall AND number = $1";
    database.run(statement, &[number.into(), at.into()])?;
    Ok(true)
}
