//! The lock of a day, under which what windows order follows one another in the whole hall.
use crate::store::engine::{
    database::{Database, first},
    fault::Fault,
};
use crate::store::queue::end_of_day;
use chrono::NaiveDateTime;

/// Locks the day for a deed of a window and says how many calls it has had.
///
/// Every deed of a window begins here, so that they follow one another in the whole hall; whoever takes a number does not
/// wait for them. The first one of a day makes what is left of earlier days void.
pub(in crate::store) fn lock(
    database: &mut dyn Database,
    day: &str,
    at: NaiveDateTime,
) -> Result<u32, Fault> {
    let statement = "INSERT INTO calling (hall, day, seq, turn) VALUES (:hall, $1, 0, 1)
         ON CONFLICT (hall, day) DO UPDATE SET turn = calling.turn + 1 RETURNING seq, turn";
    let stand = first(database, statement, &[day.into()], |row| Ok((row.count(0)?, row.number(1)?)))?;
    let (seq, turn) = stand.ok_or("the row of the day does not come back")?;
    if turn == 1 {
        end_of_day::expire_before(database, day, at)?;
    }
    Ok(seq)
}
